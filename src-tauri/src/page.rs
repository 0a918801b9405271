//! The page in the window: which addresses are its own, and how it is made anew.

use samsyn_services::app::LockCause;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Runtime, Url, WebviewWindow, WebviewWindowBuilder};

use crate::window::lock;

/// The window with its page. It shows what is embedded in the program and nothing else: whoever asks for another page
/// gets none, and the vault is locked, since the asker is no part of Samsyn.
///
/// # Errors
/// The system's webview cannot start.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let config = app.config();
    let missing = || tauri::Error::WindowNotFound;
    let window = config.app.windows.first().ok_or_else(missing)?;
    let handle = app.clone();
    let own = own_address(app);
    let window = WebviewWindowBuilder::from_config(app, window)?
        .on_navigation(move |url| is_own(url, own.as_ref()) || refuse(&handle))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        // The inspector reads whatever the page shows: only for who develops with `cargo tauri dev`.
        .devtools(tauri::is_dev())
        .build()?;
    watch(&window)?;
    Ok(window)
}

fn refuse<R: Runtime>(app: &AppHandle<R>) -> bool {
    tracing::error!("a foreign page was asked for, and refused");
    lock(app, LockCause::ForeignPage);
    false
}

/// The address of the page under development, and none in a built program.
fn own_address<R: Runtime>(app: &AppHandle<R>) -> Option<Url> {
    app.config().build.dev_url.clone().filter(|_| tauri::is_dev())
}

/// The page's own addresses: those of its router. Not its files, which would show as text in place of Samsyn.
fn is_own(url: &Url, own: Option<&Url>) -> bool {
    // The address of embedded files is a scheme of its own, and http on Windows, which has no schemes.
    let embedded = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    };
    let developed = own.is_some_and(|own| own.origin() == url.origin());
    (embedded && url.port().is_none() && url.username().is_empty() && !url.path().contains('.')) || developed
}

/// After a lock: what the page showed, and what was typed into it, leaves memory with its process; the new one starts
/// where the old was, with the lock in front. The window stays where it is.
#[cfg(target_os = "linux")]
pub(crate) fn renew<R: Runtime>(window: &WebviewWindow<R>) {
    use webkit2gtk::WebViewExt;
    let ended = window.with_webview(|page| page.inner().terminate_web_process());
    if let Err(fault) = ended {
        tracing::error!(%fault, "the page could not be ended");
    }
}

/// A page whose process ended, by itself or by us, is loaded anew in another.
#[cfg(target_os = "linux")]
fn watch<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    window.with_webview(|page| {
        page.inner().connect_web_process_terminated(|page, _| {
            tracing::info!("the page ended; another begins");
            page.reload();
        });
    })
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn renew<R: Runtime>(window: &WebviewWindow<R>) {
    // These webviews give no hold of their process; the old page's memory is theirs to clear.
    if let Err(fault) = window.reload() {
        tracing::error!(%fault, "the page could not be loaded anew");
    }
}

#[cfg(not(target_os = "linux"))]
fn watch<R: Runtime>(_: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_the_pages_of_the_program_are_its_own() {
        for own in ["tauri://localhost", "tauri://localhost/", "tauri://localhost/oro/ny?utkast=1#main"] {
            assert!(is_own(&own.parse().unwrap(), None), "{own} is a page of Samsyn");
        }
        for foreign in [
            "http://127.0.0.1:8000/dropped",
            "https://tauri.localhost/",
            "https://localhost/",
            "file:///home/somebody/page.html",
            "data:text/html,x",
            "blob:tauri://localhost/1",
            "javascript:alert(1)",
            "about:blank",
            "tauri://evil/",
            "tauri://localhost.evil/",
            "tauri://localhost:81/",
            "tauri://somebody@localhost/",
            "tauri://localhost/assets/index.js",
            "ipc://localhost/",
            "asset://localhost/etc/passwd",
        ] {
            assert!(!is_own(&foreign.parse().unwrap(), None), "{foreign} is no page of Samsyn");
        }
    }
}
