//! Samsyn.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    samsyn::run(samsyn::Seams::default())
}
