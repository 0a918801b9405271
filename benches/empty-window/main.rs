//! The peer of the cold start: a Tauri window with an empty page and nothing behind it.

use tauri::webview::PageLoadEvent;

fn main() {
    let built = tauri::Builder::default()
        .on_page_load(|_, page| {
            if page.event() == PageLoadEvent::Finished {
                eprintln!("page loaded");
            }
        })
        .build(tauri::generate_context!("benches/empty-window/tauri.conf.json"));
    match built {
        Ok(app) => app.run(|_, _| {}),
        Err(fault) => eprintln!("the empty window could not start: {fault}"),
    }
}
