//! What keeps others from reading: Dölj, Lås, the passphrase, and one program at a time.

use thirtyfour::Key;

use crate::program::Program;
use crate::school::{PASSPHRASE, School};
use crate::window::Window;

#[tokio::test]
async fn f9_hides_at_once_and_ctrl_l_locks() {
    let (program, window) = School::demonstration().open().await;
    window.control("n").await;
    window.is_at("Ny oro").await;
    window.tab_to("Vad har du sett eller hört?").await;
    window.keys("Hemligt om ett barn.").await;
    window.keys(Key::F9).await;
    let left = window
        .script("return document.body.textContent.trim() + document.querySelectorAll('h1, input, textarea').length")
        .await;
    assert_eq!(left, "0", "nothing of the content is in the document, at once");
    assert_eq!(titles(&program), ["Samsyn"], "the window's name says nothing more");
    window.screen("40-dold").await;
    window.keys(Key::F9).await;
    window.is_at("Ny oro").await;
    window.focus_is_on("Vad har du sett eller hört?").await;
    assert_eq!(window.value().await, "Hemligt om ett barn.", "the same key brings the same text back");

    let page = program.pages();
    let window = window.lock(&program).await;
    assert!(program.pages().iter().all(|new| !page.contains(new)), "the page's process ended with what it held");
    let html = window.script("return document.body.textContent").await.to_string();
    assert!(!html.contains("Hemligt") && !html.contains("Elsa"), "a locked window holds no content");
    window.screen("41-last").await;
    window.focus_is_on("Lösenfras").await;
    window.keys("fyra ord om skogen").await;
    window.keys(Key::Enter).await;
    window.sees("Lösenfrasen stämmer inte.").await;
    window.screen("42-fel-losenfras").await;
    window.keys(PASSPHRASE).await;
    window.keys(Key::Enter).await;
    window.is_at("Ny oro").await;
    window.focus_is_on("Vad har du sett eller hört?").await;
    assert_eq!(window.value().await, "Hemligt om ett barn.", "unlocking returns to where one was");
    assert_eq!(titles(&program), ["Samsyn"], "no screen puts anything in the window's name");
    window.close().await;
}

#[tokio::test]
async fn a_second_program_on_the_vault_says_that_it_is_open() {
    let (program, window) = School::demonstration().open().await;
    let second = Program::over(program.folder());
    let other = Window::open(&second).await;
    other.is_at("Lås upp").await;
    other.focus_is_on("Lösenfras").await;
    other.keys(PASSPHRASE).await;
    other.keys(Key::Enter).await;
    other.sees("Samsyn är redan öppet i ett annat fönster.").await;
    other.screen("43-redan-oppet").await;
    let window = window.lock(&program).await;
    other.keys(Key::Enter).await;
    other.sees("Allt finns på den här datorn").await;
    other.close().await;
    window.close().await;
}

/// The names of the program's windows as the desktop shows them; the webview's helpers carry their own program's name.
fn titles(program: &Program) -> Vec<String> {
    let mut titles = program.titles();
    titles.retain(|title| !["samsyn-driven", "WebKitWebProcess"].contains(&title.as_str()));
    titles.dedup();
    titles
}
