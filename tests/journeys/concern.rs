//! Ny oro by anyone, and what happens to it.

use serde_json::json;

use crate::school::Samsyn;

fn request(pupil: &serde_json::Value) -> serde_json::Value {
    json!({
        "pupil": pupil["id"], "certainty": "probable", "happened_on": null, "happened_at": null,
        "what": "Satt ensam och grät vid skåpen.", "urgent": "no", "draft": null
    })
}

#[test]
fn a_teacher_leaves_a_concern_and_reads_none() {
    let samsyn = Samsyn::demonstration("larare");
    let pupil = samsyn.pupil("Yasmin Ekvret");
    samsyn.clock.pass(chrono::Duration::minutes(5));
    let added = samsyn.call("concern_add", request(&pupil));
    assert!(added["case"].is_null(), "a teacher is not told of cases");
    assert_eq!(
        samsyn.try_call("concern", json!({ "concern": added["concern"] })),
        Err("forbidden".to_owned()),
        "write-only"
    );
    let left = samsyn.call("concerns_left", json!({}));
    assert_eq!(left["rows"][0]["concern"], added["concern"], "the writer has a receipt");
    assert!(!left.to_string().contains("grät"), "the receipt holds nothing of what was written");
    let session = samsyn.call("session", json!({}));
    assert!(!session["screens"].to_string().contains("elever"), "no pupil list in the navigation");
}

#[test]
fn a_teacher_reports_without_asking_anybody() {
    let samsyn = Samsyn::demonstration("larare");
    let pupil = samsyn.pupil("Yasmin Ekvret");
    let draft = samsyn.call("report_draft", json!({ "pupil": pupil["id"], "concern": null, "content": null }));
    let sent = samsyn
        .call("report_sent", json!({ "report": draft["id"], "how": "telefon och brev", "at": "2026-11-24T09:00:00Z" }));
    assert_eq!(sent["state"], "skickad", "the duty is personal (SoL 19:1)");
}

#[test]
fn a_second_concern_joins_the_open_case() {
    let samsyn = Samsyn::demonstration("kurator");
    let pupil = samsyn.pupil("Yasmin Ekvret");
    let first = samsyn.call("concern_add", request(&pupil));
    let second = samsyn.call("concern_add", request(&pupil));
    assert_eq!(first["case"], second["case"], "one open case a pupil");
    let case = samsyn.call("case", json!({ "case": first["case"] }));
    let concerns =
        case["entries"].as_array().expect("entries").iter().filter(|entry| entry["kind"] == "concern").count();
    assert!(concerns >= 2, "both stand in the chronology");
}

#[test]
fn the_writer_is_told_who_took_the_concern() {
    let samsyn = Samsyn::demonstration("kurator");
    let pupil = samsyn.pupil("Yasmin Ekvret");
    samsyn.clock.pass(chrono::Duration::minutes(5));
    let added = samsyn.call("concern_add", request(&pupil));
    samsyn.call("concern_receive", json!({ "concern": added["concern"] }));
    let left = samsyn.call("concerns_left", json!({}));
    assert_eq!(left["rows"][0]["received_by"], "Mirja Ahlgren", "a receipt is a person");
}

#[test]
fn a_signal_of_danger_is_dismissed_with_a_reason_only() {
    let samsyn = Samsyn::demonstration("kurator");
    let genast = samsyn.call("today", json!({}))["todo"][0].clone();
    assert_eq!(genast["code"], "genast", "the demonstration school has one");
    let dismiss = |reason: &str| samsyn.try_call("signal_dismiss", json!({ "id": genast["id"], "reason": reason }));
    assert_eq!(dismiss(""), Err("reason_needed".to_owned()), "the clock of genast never stops silently");
    dismiss("Anmält av skolsköterskan 24 november.").expect("dismissed");
    let todo = samsyn.call("today", json!({}))["todo"].clone();
    assert!(
        todo.as_array().expect("todo").iter().all(|row| row["code"] != "genast"),
        "the row is gone when somebody has answered for it"
    );
}

#[test]
fn a_signed_entry_is_corrected_by_a_new_one() {
    let samsyn = Samsyn::demonstration("kurator");
    let pupil = samsyn.pupil("Elsa Vintergren");
    let case = samsyn.call("case_open", json!({ "pupil": pupil["id"] }));
    let entry = |facts: &str, corrects: serde_json::Value, reason: &str| {
        samsyn.try_call(
            "entry_add",
            json!({
                "case": case["id"], "kind": "note", "domain": "epi", "at": null, "title": "Samtal", "facts": facts,
                "corrects": corrects, "reason": reason, "draft": null
            }),
        )
    };
    let first = entry("Talade med Elsa i tjugo minuter.", json!(null), "").expect("signed");
    assert_eq!(
        entry("Tio minuter.", first["entry"].clone(), ""),
        Err("reason_needed".to_owned()),
        "a correction says why"
    );
    let second = entry("Talade med Elsa i tio minuter.", first["entry"].clone(), "Fel tid.").expect("signed");
    let entries = samsyn.call("case", json!({ "case": case["id"] }))["entries"].clone();
    let find = |id: &serde_json::Value| {
        entries.as_array().expect("entries").iter().find(|entry| entry["id"] == *id).cloned().expect("the entry")
    };
    assert_eq!(find(&first["entry"])["facts"], "Talade med Elsa i tjugo minuter.", "what was signed stays");
    assert_eq!(find(&first["entry"])["corrected_by"], second["entry"], "and says that it was corrected");
}
