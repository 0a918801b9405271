//! The lock with a window that does not help: dead, hung, led away, or with a disk that takes nothing.

use std::io::Read;
use std::net::TcpListener;
use std::process::Command;

use serde_json::json;

use crate::program::until;
use crate::school::School;
use crate::window::Window;

const TEXT: &str = "Zebrakanariefågeln sjöng inte i dag.";
/// More than the three minutes of these schools.
const IDLE_S: u32 = 181;

/// A school that locks after three minutes.
fn school() -> School {
    let school = School::demonstration();
    school.call("settings_set", json!({ "idle_minutes": 3 }));
    school
}

async fn types_a_concern(window: &Window) {
    window.control("n").await;
    window.is_at("Ny oro").await;
    window.sees("Vad har du sett eller hört?").await;
    window.tab_to("Vad har du sett eller hört?").await;
    window.keys(TEXT).await;
}

#[tokio::test]
async fn a_page_that_dies_holds_nothing_open() {
    let (program, window) = school().open().await;
    window.forget();
    let page = program.pages();
    for pid in &page {
        assert!(Command::new("kill").args(["-9", &pid.to_string()]).status().expect("kill runs").success());
    }
    until("the page is gone", || program.pages().iter().all(|pid| !page.contains(pid)));
    program.pass_s(IDLE_S);
    program.until_locked();
    assert!(program.log().contains("locked cause=Idle"), "it locked by itself: {}", program.log());
    let window = Window::open(&program).await;
    window.is_at("Lås upp").await;
    window.sees("Samsyn låste när ingen var här.").await;
    window.focus_is_on("Lösenfras").await;
    window.screen_in_all_looks("44-last-av-sig-sjalv").await;
    window.close().await;
}

#[tokio::test]
async fn a_page_that_hangs_holds_nothing_open_and_is_replaced() {
    let (program, window) = school().open().await;
    // It answers the driver first.
    window.script("setTimeout(() => { for (;;); }, 500)").await;
    window.forget();
    program.pass_s(IDLE_S);
    program.until_locked();
    let window = Window::open(&program).await;
    window.is_at("Lås upp").await;
    window.close().await;
}

#[tokio::test]
async fn no_way_leads_the_window_to_another_page_and_who_tries_meets_the_lock() {
    let (program, mut window) = school().open().await;
    let server = TcpListener::bind(("127.0.0.1", 0)).expect("a port on loopback");
    server.set_nonblocking(true).expect("it can be asked without waiting");
    let there = format!("http://{}/page?stolen=1", server.local_addr().expect("an address"));
    let file = program.folder().path().join("page.html");
    std::fs::write(&file, "<title>Lås upp</title><h1>Ange lösenfrasen</h1>").expect("a foreign page");
    let link = |address: &str| {
        format!("const a = document.createElement('a'); a.href = '{address}'; document.body.append(a); a.click()")
    };
    // What the page can ask for reaches the shell, which locks.
    for attempt in [
        format!("location.href = '{there}'"),
        link(&there),
        format!(
            "document.body.insertAdjacentHTML('beforeend', '<meta http-equiv=\"refresh\" content=\"0;url={there}\">')"
        ),
        "location.href = 'data:text/html,<h1>x</h1>'".to_owned(),
    ] {
        // The answer may never come: the page ends with the attempt.
        let _ = window.try_script(&format!("setTimeout(() => {{ {attempt} }}, 200)")).await;
        window = window.locked(&program).await;
        let address = window.script("return location.href").await.to_string();
        assert!(address.starts_with("\"tauri://localhost/"), "{attempt} left the window at {address}");
        window.sees("Samsyn låste, för något försökte visa en annan sida i fönstret.").await;
        window.unlock().await;
    }
    // The rest gets nowhere before that: by the page's own policy, or the webview's.
    for attempt in [
        format!("location.replace('file://{}')", file.display()),
        link(&format!("file://{}", file.display())),
        format!("window.open('{there}')"),
        format!("const f = document.createElement('form'); f.action = '{there}'; document.body.append(f); f.submit()"),
        format!("const i = document.createElement('iframe'); i.src = '{there}'; document.body.append(i)"),
        "history.go(-20)".to_owned(),
    ] {
        window.script(&attempt).await;
        let address = window.script("return location.href").await.to_string();
        assert!(address.starts_with("\"tauri://localhost/"), "{attempt} left the window at {address}");
        window.sees("Allt finns på den här datorn").await;
    }
    while let Ok((mut stream, _)) = server.accept() {
        // The webview may open a connection before it is told no; it says nothing on it.
        stream.set_nonblocking(true).expect("it can be read without waiting");
        let said = stream.read(&mut [0; 64]);
        assert!(!matches!(said, Ok(1..)), "nothing was asked or told: {said:?}");
    }
    window.close().await;
}

#[tokio::test]
async fn a_full_disk_holds_nothing_open_and_no_word_is_lost() {
    let school = school();
    let (program, window) = school.open_on_a_small_disk().await;
    program.fill_the_disk();
    types_a_concern(&window).await;
    window.sees("Kunde inte spara").await;
    window.screen("45-full-disk").await;
    program.pass_s(IDLE_S);
    let window = window.locked(&program).await;
    window.sees("En text fick inte plats på disken.").await;
    window.focus_is_on("Lösenfras").await;
    window.screen_in_all_looks("46-last-full-disk").await;
    program.free_the_disk();
    window.unlock().await;
    window.is_at("Ny oro").await;
    window.focus_is_on("Vad har du sett eller hört?").await;
    assert_eq!(window.value().await, TEXT, "every word is there");
    let window = window.lock(&program).await;
    window.sees_no("fick inte plats").await;
    window.close().await;
}
