//! A power cut in the middle of writing takes no word with it.

use serde_json::json;
use thirtyfour::Key;

use crate::program::Program;
use crate::school::School;
use crate::window::Window;

/// From the last key until the status bar says that it is saved; the promise of the window is one second.
const SAVED_MAX_MS: f64 = 1000.0;

#[tokio::test]
async fn a_report_and_a_concern_survive_it() {
    let school = School::demonstration();
    let elsa = school.pupil("Elsa Vintergren");
    school.call("report_draft", json!({ "pupil": elsa, "concern": null, "content": null }));
    let (program, window) = school.open().await;

    window.press("Orosanmälan, Elsa Vintergren").await;
    window.is_at("Orosanmälan").await;
    window.tab_to("Varför anmäler du nu?").await;
    types(&window, "Elsa säger att hon inte vågar gå hem.").await;
    let (program, window) = power_cut(program, window).await;
    window.press("Orosanmälan, Elsa Vintergren").await;
    window.tab_to("Varför anmäler du nu?").await;
    assert_eq!(window.value().await, "Elsa säger att hon inte vågar gå hem.", "every word of the report is there");

    window.control("n").await;
    window.is_at("Ny oro").await;
    window.focus_is_on("Elev").await;
    window.keys("Elsa Vin").await;
    window.sees("1 träff").await;
    window.keys(Key::Enter).await;
    window.tab_to("Vad har du sett eller hört?").await;
    types(&window, "Kom utan jacka och sov på bänken.").await;
    let (_program, window) = power_cut(program, window).await;
    window.press("Ny oro, Elsa Vintergren").await;
    window.is_at("Ny oro").await;
    window.tab_to("Vad har du sett eller hört?").await;
    assert_eq!(window.value().await, "Kom utan jacka och sov på bänken.", "every word of the concern is there");
    window.close().await;
}

/// Keeps in the page when the last key was and when a saving that began after it was done.
const WATCH: &str = "window.typed = 0; window.begun = 0; window.kept = 0;\
    addEventListener('input', () => { window.typed = performance.now(); window.kept = 0; }, true);\
    new MutationObserver(() => {\
        const said = document.querySelector('footer [role=status]')?.textContent ?? '';\
        if (said === 'Sparar') window.begun = performance.now();\
        else if (window.begun > window.typed) window.kept ||= performance.now();\
    }).observe(document.querySelector('footer'), { childList: true, subtree: true, characterData: true });";

/// Types, and measures how long after the last key everything is saved.
async fn types(window: &Window, text: &str) {
    window.script(WATCH).await;
    window.keys(text).await;
    let kept = "return window.typed > 0 && window.kept > window.typed";
    window.until("it is saved after the last key", async || window.script(kept).await == json!(true)).await;
    let saved_ms = window.script("return window.kept - window.typed").await.as_f64().expect("a number");
    println!("saved {saved_ms:.0} ms after the last key");
    assert!(saved_ms <= SAVED_MAX_MS, "what is typed is saved within a second, not {saved_ms:.0} ms");
}

/// Kills the program and starts it again on the same vault.
async fn power_cut(program: Program, window: Window) -> (Program, Window) {
    program.kill();
    let again = Program::over(program.folder());
    window.forget();
    drop(program);
    let window = Window::open(&again).await;
    window.unlock().await;
    // Where one is asked to continue: the drafts stand beside the day's work.
    window.sees("Utkast").await;
    window.keys(Key::Tab).await;
    (again, window)
}
