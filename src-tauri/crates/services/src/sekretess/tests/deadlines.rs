//! Deadlines in Swedish civil dates, over switches of the law, clock changes and year ends.

use chrono::NaiveDate;

use super::super::deadlines::{DeadlinesRequest, DeadlinesView, LegalDeadlineView, legal_deadlines};
use crate::error::Code;
use crate::time::Day;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn meant(text: &str) -> Day {
    text.parse().unwrap()
}

fn ask(reported: &str, requested: Option<&str>, decided: Option<&str>, outcome: Option<&str>) -> DeadlinesView {
    legal_deadlines(&DeadlinesRequest {
        reported: meant(reported),
        feedback_requested: requested.map(meant),
        decided: decided.map(meant),
        outcome: outcome.map(str::to_owned),
    })
    .unwrap()
}

fn find<'a>(view: &'a DeadlinesView, id: &str) -> Option<&'a LegalDeadlineView> {
    view.deadlines.iter().find(|deadline| deadline.id == id)
}

fn due(view: &DeadlinesView, id: &str) -> Option<String> {
    find(view, id).and_then(|deadline| deadline.due_on).map(|due| due.to_string())
}

#[test]
fn todays_law_gives_every_deadline_its_provision() {
    let view = ask("2026-11-02", Some("2026-11-02"), Some("2026-11-12"), None);
    let listed: Vec<(&str, &str, Option<String>)> = view
        .deadlines
        .iter()
        .map(|one| (one.id.as_str(), one.provision.as_str(), one.due_on.map(|due| due.to_string())))
        .collect();
    let expected = [
        ("report", "SoL 19:1", Some("2026-11-02")),
        ("protection", "SoL 20:1", Some("2026-11-02")),
        ("inquiry_decision", "SoL 20:2", Some("2026-11-16")),
        ("feedback", "SoL 19:6", Some("2026-11-19")),
        ("inquiry", "SoL 20:3", Some("2027-03-12")),
        ("information", "SoL 20:6", None),
    ];
    let expected: Vec<_> = expected.map(|(id, law, due)| (id, law, due.map(str::to_owned))).to_vec();
    assert_eq!(listed, expected, "a decided inquiry starts the four months and the duty to inform");
    assert_eq!(view.regime, Some(day("2026-01-15")), "by the law of the report's day");
}

#[test]
fn an_open_assessment_expects_the_decision_on_its_last_day() {
    let view = ask("2026-11-02", Some("2026-11-02"), None, None);
    assert_eq!(due(&view, "feedback").as_deref(), Some("2026-11-23"), "a week after the fourteen days");
    assert!(find(&view, "feedback").unwrap().expected, "and said to be expected");
    assert!(find(&view, "inquiry").is_none(), "no inquiry is decided");
    assert!(find(&view, "information").is_none(), "the duty to inform starts with a decided inquiry only");
    assert!(find(&ask("2026-11-02", None, None, None), "feedback").is_none(), "who does not ask is not answered");
}

#[test]
fn a_late_request_and_a_running_inquiry_are_answered_at_once() {
    let late = ask("2026-11-02", Some("2026-11-20"), Some("2026-11-12"), Some("inte_inledd"));
    assert_eq!(due(&late, "feedback").as_deref(), Some("2026-11-20"), "asked after the decision: at once");
    assert_eq!(find(&late, "feedback").unwrap().limit, "genast", "and called so");
    assert!(find(&late, "inquiry").is_none(), "a decision not to open starts no inquiry");
    let running = ask("2026-11-02", Some("2026-11-02"), Some("2026-11-04"), Some("pagar_redan"));
    assert_eq!(due(&running, "feedback").as_deref(), Some("2026-11-02"), "a running inquiry waits for no decision");
    assert!(find(&running, "inquiry_decision").is_none(), "and needs none");
}

#[test]
fn feedback_has_a_time_from_the_switch_only() {
    let before = ask("2025-12-20", Some("2025-12-20"), Some("2026-01-02"), None);
    assert_eq!(due(&before, "feedback"), None, "before 2026-01-15 the law gave no time");
    assert_eq!(find(&before, "feedback").unwrap().limit, "none", "which is said");
    let after = ask("2026-01-05", Some("2026-01-05"), Some("2026-01-15"), None);
    assert_eq!(due(&after, "feedback").as_deref(), Some("2026-01-22"), "a decision on the day of the switch");
}

#[test]
fn the_old_act_holds_to_its_last_day() {
    let old = ask("2025-06-30", Some("2025-06-30"), Some("2025-07-03"), None);
    assert_eq!(find(&old, "inquiry_decision").unwrap().provision, "SoL 11:1 a", "started under the old act");
    assert_eq!(find(&old, "inquiry").unwrap().provision, "SoL 20:3", "opened under the new");
    let new = ask("2025-07-01", None, None, None);
    assert_eq!(find(&new, "report").unwrap().provision, "SoL 19:1", "the first day of the new act");
}

#[test]
fn clock_changes_and_year_ends_move_no_date() {
    assert_eq!(
        due(&ask("2026-03-20", None, None, None), "inquiry_decision").as_deref(),
        Some("2026-04-07"),
        "spring, and Easter"
    );
    assert_eq!(due(&ask("2026-10-20", None, None, None), "inquiry_decision").as_deref(), Some("2026-11-03"), "autumn");
    let winter = ask("2026-12-22", Some("2026-12-22"), Some("2026-12-29"), None);
    assert_eq!(due(&winter, "inquiry_decision").as_deref(), Some("2027-01-05"), "over the new year");
    assert_eq!(due(&winter, "feedback").as_deref(), Some("2027-01-05"), "a week over the new year");
    assert_eq!(due(&winter, "inquiry").as_deref(), Some("2027-04-29"), "four months over the new year");
    let leap = ask("2027-10-20", None, Some("2027-10-31"), None);
    assert_eq!(due(&leap, "inquiry").as_deref(), Some("2028-02-29"), "a month without the day ends on its last");
    let plain = ask("2026-10-20", None, Some("2026-10-31"), None);
    assert_eq!(due(&plain, "inquiry").as_deref(), Some("2027-03-01"), "also in other years, and a Sunday moves");
}

#[test]
fn a_last_day_that_is_no_working_day_moves_and_says_so() {
    let saturday = ask("2026-11-28", None, None, None);
    let decision = find(&saturday, "inquiry_decision").unwrap();
    assert_eq!(decision.due_on, Some(day("2026-12-14")), "fourteen days end on a Saturday, so the Monday");
    assert_eq!(decision.moved_by.as_deref(), Some("lag 1930:173 2 §"), "with the provision that moves it");
    assert!(decision.explanation.contains("lag 1930:173 2 §"), "and in words");
    assert_eq!(due(&saturday, "report").as_deref(), Some("2026-11-28"), "at once waits for no Monday");
    let midsummer = ask("2026-06-05", Some("2026-06-05"), Some("2026-06-12"), None);
    assert_eq!(due(&midsummer, "inquiry_decision").as_deref(), Some("2026-06-22"), "over Midsummer");
    assert_eq!(due(&midsummer, "feedback").as_deref(), Some("2026-06-22"), "also the week of feedback");
    let plain = ask("2026-11-02", None, None, None);
    assert_eq!(find(&plain, "inquiry_decision").unwrap().moved_by, None, "a working day stays");
}

#[test]
fn events_in_the_wrong_order_are_refused() {
    let ask = |requested: Option<&str>, decided: Option<&str>, outcome: Option<&str>| {
        legal_deadlines(&DeadlinesRequest {
            reported: meant("2026-11-02"),
            feedback_requested: requested.map(meant),
            decided: decided.map(meant),
            outcome: outcome.map(str::to_owned),
        })
    };
    let wrong = [
        (ask(Some("2026-11-01"), None, None), "feedback_requested"),
        (ask(None, Some("2026-11-01"), None), "decided"),
        (ask(None, Some("2026-11-03"), Some("kanske")), "outcome"),
        (ask(None, None, Some("inledd")), "outcome"),
    ];
    for (answer, field) in wrong {
        let fault = answer.unwrap_err();
        assert_eq!((fault.code, fault.params["field"].as_str()), (Code::InputInvalid, field), "the field is named");
    }
}
