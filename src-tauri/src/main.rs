//! The window: a thin shell around the services.
//!
//! It owns what only a desktop can give (window, folders, log sink) and one command, `call`.
//! It decides nothing; see ARCHITECTURE.md, "One door".
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod door;
mod folders;
mod logs;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    logs::start();
    samsyn_services::process::harden();
    match window::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            tracing::error!(%fault, "the window could not start");
            ExitCode::FAILURE
        }
    }
}
