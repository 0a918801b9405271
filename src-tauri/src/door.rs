//! The one command of the window.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use samsyn_services::api::dispatch_once;
use samsyn_services::app::App;
use samsyn_services::error::{Code, Error, ErrorView};
use tauri::State;

/// Runs a command of the door: JSON in, JSON out.
///
/// The work runs off the window's thread, so that typing never waits for the disk. A panic becomes
/// the code `internal`: no panic reaches a user (ARCHITECTURE.md, invariant 11).
#[tauri::command]
pub(crate) async fn call(app: State<'_, Arc<App>>, name: String, json: String) -> Result<String, ErrorView> {
    let app = Arc::clone(&app);
    let answer = tauri::async_runtime::spawn_blocking(move || {
        catch_unwind(AssertUnwindSafe(|| dispatch_once(&app, &name, json)))
    })
    .await;
    match answer {
        Ok(Ok(answer)) => answer.map_err(|fault| fault.view()),
        Ok(Err(_)) | Err(_) => Err(Error::new(Code::Internal).with("place", "call").view()),
    }
}
