//! A clock that stands far from what was last written is a question, and until it is answered no receiver is certain.

use chrono::Duration;
use serde_json::json;

use crate::school::Samsyn;

fn certainty(samsyn: &Samsyn) -> String {
    let row = samsyn.pupil("Elsa Vintergren");
    let card = samsyn.call("pupil", json!({ "pupil": row["id"] }))["receiver"].clone();
    assert_eq!(row["certainty"], card["certainty"], "the list and the card say the same");
    let doubted = card["warnings"].as_array().expect("warnings").contains(&json!("clock_doubted"));
    let asked = samsyn.call("session", json!({}))["clock"] != "steady";
    assert_eq!(doubted, asked, "the card says why: {card}");
    card["certainty"].as_str().expect("a word").to_owned()
}

/// The program started again after this time, with the clock that shows it.
fn after(samsyn: &Samsyn, time: Duration) {
    samsyn.call("vault_lock", json!({}));
    samsyn.clock.pass(time);
    samsyn.unlock();
}

#[test]
fn a_leap_and_a_clock_that_runs_backwards_are_asked_about() {
    for (time, state) in [(Duration::days(10), "ahead"), (-Duration::days(10), "behind")] {
        let samsyn = Samsyn::demonstration("kurator");
        assert_eq!(certainty(&samsyn), "certain", "with a clock that fits the receiver is certain");
        after(&samsyn, Duration::hours(20));
        assert_eq!(certainty(&samsyn), "certain", "a night is no leap");
        after(&samsyn, time);
        assert_eq!(samsyn.call("session", json!({}))["clock"], state, "{time}: it is told");
        assert_eq!(certainty(&samsyn), "check", "{time}: and nothing is certain until somebody has looked");
        let answered = samsyn.call("clock_confirm", json!({}));
        assert_eq!(answered["clock"], "steady", "{time}: a person says that it is right");
        assert_eq!(certainty(&samsyn), "certain", "{time}: then it is");
        after(&samsyn, Duration::hours(20));
        assert_eq!(samsyn.call("session", json!({}))["clock"], "steady", "{time}: and is not asked again the next day");
    }
}

#[test]
fn a_clock_before_1970_keeps_nobody_from_reporting() {
    let samsyn = Samsyn::demonstration("kurator");
    after(&samsyn, -Duration::days(365 * 60));
    for (command, request) in [
        ("today", json!({})),
        ("session", json!({})),
        ("settings", json!({})),
        ("pupil_list", json!({ "limit": 5 })),
        ("report_list", json!({})),
        ("vault_verify", json!({})),
    ] {
        let answer = samsyn.try_call(command, request);
        assert!(answer.is_ok(), "{command} answers in 1966: {answer:?}");
    }
    assert_eq!(certainty(&samsyn), "check", "no receiver is certain in 1966");
    let pupil = samsyn.pupil("Elsa Vintergren");
    let draft = samsyn.call("report_draft", json!({ "pupil": pupil["id"], "concern": null, "content": null }));
    let sent = samsyn.call("report_sent", json!({ "report": draft["id"], "how": "bud", "at": "2026-11-24T09:00:00Z" }));
    assert_eq!(sent["state"], "skickad", "and a child is reported all the same");
}
