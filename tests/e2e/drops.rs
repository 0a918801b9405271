//! What is dragged onto the window from another program takes nothing away.

use std::net::TcpListener;

use crate::dragged::Dragged;
use crate::school::School;

#[tokio::test]
async fn a_link_or_a_file_dropped_on_the_window_does_not_take_its_place() {
    let (program, window) = School::demonstration().open().await;
    let server = TcpListener::bind(("127.0.0.1", 0)).expect("a port on loopback");
    server.set_nonblocking(true).expect("it can be asked without waiting");
    let there = format!("http://{}/dropped", server.local_addr().expect("an address"));
    let page = program.folder().path().join("page.html");
    std::fs::write(&page, "<title>Lås upp</title><h1>Ange lösenfrasen</h1>").expect("a foreign page");
    let file = format!("file://{}\r\n", page.display());
    window.control("n").await;
    window.is_at("Ny oro").await;
    window.sees("Vad har du sett eller hört?").await;
    window.tab_to("Vad har du sett eller hört?").await;
    window.keys("Kom utan jacka.").await;
    let link = format!("{there}\r\n");
    let anchor = format!("<a href=\"{there}\">x</a>");
    let titled = format!("{there}\nEn sida");
    for offers in [
        vec![("text/uri-list", link.as_str()), ("text/plain", there.as_str())],
        vec![("text/uri-list", file.as_str())],
        vec![("_NETSCAPE_URL", titled.as_str())],
        vec![("text/x-moz-url", titled.as_str())],
        vec![("text/html", anchor.as_str())],
        vec![("text/uri-list", link.as_str()), ("_NETSCAPE_URL", titled.as_str()), ("text/html", anchor.as_str())],
    ] {
        // On the navigation, and on the form beside its fields.
        for place in [(60, 500), (700, 130)] {
            Dragged::over(&program.display_name, &offers).drop_at(place);
            let address = window.script("return location.href").await.to_string();
            assert!(address.starts_with("\"tauri://localhost/oro/ny"), "{offers:?} at {place:?} led to {address}");
            window.is_at("Ny oro").await;
        }
    }
    assert!(server.accept().is_err(), "nobody was asked for anything");
    assert!(program.is_open(), "and it was no reason to lock");
    assert_eq!(window.value().await, "Kom utan jacka.", "the text is as it was typed");
    window.close().await;
}
