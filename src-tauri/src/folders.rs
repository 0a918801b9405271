//! Which folders the program uses on this computer.

use std::path::PathBuf;

use tauri::{AppHandle, Manager, Runtime};

/// The vault's folder: `SAMSYN_VAULT`, or `vault` in the system's folder for program data.
pub(crate) fn vault<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<PathBuf> {
    match std::env::var_os("SAMSYN_VAULT") {
        Some(dir) => Ok(PathBuf::from(dir)),
        None => Ok(app.path().app_data_dir()?.join("vault")),
    }
}

/// Where exports go until the user says otherwise: `Samsyn` in the documents folder.
pub(crate) fn exports<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<PathBuf> {
    match std::env::var_os("SAMSYN_EXPORTS") {
        Some(dir) => Ok(PathBuf::from(dir)),
        None => Ok(app.path().document_dir().or_else(|_| app.path().app_data_dir())?.join("Samsyn")),
    }
}
