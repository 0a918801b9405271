//! The window and what it is given.

use std::sync::Arc;

use samsyn_services::app::{App, Change, Clock, LockCause, Ports};
use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, Emitter, Manager, RunEvent, Runtime};

use crate::{door, folders, page};

/// The event on which the core says that something changed; the window then asks again through
/// the door, so that the gate decides again.
const CHANGED: &str = "samsyn://changed";

/// Opens the window and runs until it is closed.
///
/// # Errors
/// The system's webview cannot start.
pub(crate) fn run(clock: Box<dyn Clock>) -> tauri::Result<()> {
    let app = tauri::Builder::default()
        .on_page_load(|_, page| {
            if page.event() == PageLoadEvent::Finished {
                tracing::info!("page loaded");
            }
        })
        .invoke_handler(tauri::generate_handler![door::call])
        .setup(|app| {
            let core = App::new(ports(app.handle(), clock)?);
            core.watch();
            app.manage(Arc::new(core));
            page::open(app.handle())?;
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(|handle, event| {
        if let RunEvent::Exit = event {
            // The database is closed and the key wiped before the process ends.
            handle.state::<Arc<App>>().lock();
        }
    });
    Ok(())
}

/// Locks without making the window wait for a command that still has the vault.
pub(crate) fn lock<R: Runtime>(handle: &AppHandle<R>, cause: LockCause) {
    let app = Arc::clone(&handle.state::<Arc<App>>());
    std::thread::spawn(move || app.lock_by(cause));
}

fn ports(handle: &AppHandle, clock: Box<dyn Clock>) -> tauri::Result<Ports> {
    let window = handle.clone();
    let mut ports = Ports::of_this_computer(folders::vault(handle)?, folders::exports(handle)?).locking_when_idle();
    ports.clock = clock;
    Ok(ports.on_change(move |change: &Change| {
        // A window that is closing cannot hear; nothing is lost, since it asks again when opened.
        let _ = window.emit(CHANGED, change);
        if let ("locked", Some(window)) = (change.topic, window.get_webview_window("main")) {
            page::renew(&window);
        }
    }))
}
