//! The window and what it is given.

use std::sync::Arc;

use samsyn_services::app::{App, Change, Ports};
use tauri::webview::PageLoadEvent;
use tauri::{AppHandle, Emitter, Manager, RunEvent};

use crate::{door, folders};

/// The event on which the core says that something changed; the window then asks again through
/// the door, so that the gate decides again.
const CHANGED: &str = "samsyn://changed";

/// Opens the window and runs until it is closed.
///
/// # Errors
/// The system's webview cannot start.
pub fn run() -> tauri::Result<()> {
    let app = tauri::Builder::default()
        .on_page_load(|_, page| {
            if page.event() == PageLoadEvent::Finished {
                tracing::info!("page loaded");
            }
        })
        .invoke_handler(tauri::generate_handler![door::call])
        .setup(|app| {
            app.manage(Arc::new(App::new(ports(app.handle())?)));
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

fn ports(handle: &AppHandle) -> tauri::Result<Ports> {
    let window = handle.clone();
    Ok(Ports::of_this_computer(folders::vault(handle)?, folders::exports(handle)?).on_change(move |change: &Change| {
        // A window that is closing cannot hear; nothing is lost, since it asks again when opened.
        let _ = window.emit(CHANGED, change);
    }))
}
