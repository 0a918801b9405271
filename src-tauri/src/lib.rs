//! The window: a thin shell around the services.
//!
//! It owns what only a desktop can give (window, page, folders, log sink) and one command, `call`.
//! It decides nothing; see ARCHITECTURE.md, "One door".

mod door;
mod folders;
mod logs;
mod page;
mod window;

use std::alloc::System;
use std::process::ExitCode;

use samsyn_services::app::{Clock, SystemClock};
use zeroizing_alloc::ZeroAlloc;

/// Whatever is freed is overwritten, whoever used it and whether its author thought of it: answers, plans, names, requests.
#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

/// What the tests of the real window have and no other program: tests/program.
pub struct Seams {
    /// A driver may steer the window (WebDriver).
    pub driven: bool,
    /// Time.
    pub clock: Box<dyn Clock>,
}

impl Default for Seams {
    /// None: nobody steers the window, and the computer has the time.
    fn default() -> Self {
        Self { driven: false, clock: Box::new(SystemClock) }
    }
}

/// Opens the window and runs until it is closed.
#[must_use]
pub fn run(seams: Seams) -> ExitCode {
    logs::start();
    samsyn_services::process::harden();
    // The webview obeys this variable whatever the program thinks, so the program does not start: a window that
    // another program of the same user may steer is no lock.
    if !seams.driven && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some() {
        tracing::error!("TAURI_WEBVIEW_AUTOMATION is set: Samsyn does not open where another program may steer it");
        return ExitCode::FAILURE;
    }
    match window::run(seams.clock) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            tracing::error!(%fault, "the window could not start");
            ExitCode::FAILURE
        }
    }
}
