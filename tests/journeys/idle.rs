//! The idle lock as the core holds it, with no window to help it; and the text that waits for a full disk.

use chrono::Duration;
use serde_json::{Value, json};

use crate::school::Samsyn;

const DRAFT: &str = "018f6b1c-0000-7000-8000-000000000001";

/// A school whose vault closes after three minutes.
fn watched() -> Samsyn {
    let samsyn = Samsyn::locking_when_idle();
    samsyn.create("kurator", true);
    samsyn.call("settings_set", json!({ "idle_minutes": 3 }));
    samsyn
}

fn state(samsyn: &Samsyn) -> Value {
    samsyn.call("app_status", json!({}))["vault"].clone()
}

#[test]
fn nobody_at_the_keyboard_locks_whatever_the_window_asks_for() {
    let samsyn = watched();
    for _ in 0..6 {
        samsyn.clock.pass(Duration::seconds(29));
        // What a window does by itself: it asks again for what changed, and for the state of long work.
        samsyn.call("today", json!({}));
        samsyn.call("pupil_list", json!({ "limit": 5 }));
        samsyn.app.look();
    }
    assert_eq!(state(&samsyn), "open", "174 seconds have passed");
    samsyn.clock.pass(Duration::seconds(6));
    assert_eq!(
        samsyn.try_call("today", json!({})),
        Err("vault_locked".to_owned()),
        "at the limit nothing is read any more, though nobody has looked at the clock yet"
    );
    samsyn.app.look();
    samsyn.app.look();
    assert_eq!(state(&samsyn), "locked", "and at the next looks the vault is closed");
    assert_eq!(samsyn.call("app_status", json!({}))["locked_by"], "idle", "the lock screen can say why");
}

#[test]
fn only_a_person_keeps_it_open_and_not_after_the_time_is_out() {
    let samsyn = watched();
    for _ in 0..5 {
        samsyn.clock.pass(Duration::seconds(170));
        samsyn.call("activity", json!({}));
        samsyn.app.look();
    }
    assert_eq!(state(&samsyn), "open", "somebody was there all the time");
    samsyn.clock.pass(Duration::hours(9));
    samsyn.call("activity", json!({}));
    assert_eq!(
        samsyn.try_call("pupil_list", json!({ "limit": 5 })),
        Err("vault_locked".to_owned()),
        "a computer that slept over night is locked before anybody can move the mouse"
    );
}

#[test]
fn what_is_typed_when_the_time_is_out_is_saved_before_the_lock() {
    let samsyn = watched();
    samsyn.clock.pass(Duration::minutes(3));
    samsyn.app.look();
    let draft = json!({ "draft": DRAFT, "kind": "concern", "pupil": null, "body": "{\"what\":\"Sista orden\"}" });
    samsyn.call("draft_save", draft);
    samsyn.app.look();
    assert_eq!(state(&samsyn), "locked", "saving does not keep it open");
    samsyn.unlock();
    let kept = samsyn.call("draft", json!({ "draft": DRAFT }));
    assert!(kept["body"].as_str().is_some_and(|body| body.contains("Sista orden")), "no word was lost: {kept}");
}

#[test]
fn the_command_line_is_not_locked_in_the_middle_of_its_work() {
    let samsyn = Samsyn::demonstration("kurator");
    samsyn.clock.pass(Duration::hours(9));
    samsyn.app.look();
    samsyn.call("today", json!({}));
}
