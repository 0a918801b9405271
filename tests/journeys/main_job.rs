//! From a pupil register to an orosanmalan for the right namnd.

use chrono::Duration;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::school::{Samsyn, demo_file};

/// An imported school of a kurator: areas, addresses, pupils.
fn imported() -> Samsyn {
    let samsyn = Samsyn::new();
    samsyn.create("kurator", false);
    for (kind, name) in [("areas", "areas.geojson"), ("addresses", "addresses.csv")] {
        let file = samsyn.upload(name, &demo_file(name));
        let check = samsyn.call("register_check", json!({ "kind": kind, "file": file }));
        assert!(check["plan"].is_string(), "a sound register file can be put to use: {check}");
        let register = samsyn.call("register_apply", json!({ "plan": check["plan"] }));
        assert_eq!(register["sha256"], check["sha256"], "what is used is what was checked");
    }
    let plan = samsyn.import_pupils(&[("elever.csv", &demo_file("elever.csv"))]);
    assert_eq!(plan["not_understood"], json!([]), "every row of the register is understood");
    samsyn
}

fn concern(samsyn: &Samsyn, pupil: &Value) -> Value {
    samsyn.call("concern_add", json!({
        "pupil": pupil["id"], "certainty": "sure", "happened_on": "2026-11-24", "happened_at": "08:40:00",
        "what": "Kom utan jacka och sov med huvudet på bänken.", "child_words": "Jag vågar inte gå hem.", "urgent": "yes", "draft": null
    }))
}

#[test]
fn a_concern_becomes_a_report_to_the_right_namnd_and_its_answer_is_kept() {
    let samsyn = imported();
    let elsa = samsyn.pupil("Elsa Vintergren");
    assert_eq!(elsa["certainty"], "certain", "an address the register holds, inside one area, decides");

    let added = concern(&samsyn, &elsa);
    assert_eq!(added["genast"], true, "danger now starts the clock of genast");
    let todo = samsyn.call("today", json!({}))["todo"].clone();
    assert_eq!(todo[0]["urgency"], "genast", "what must be done at once stands first");

    let draft =
        samsyn.call("report_draft", json!({ "pupil": elsa["id"], "concern": added["concern"], "content": null }));
    assert_eq!(draft["state"], "utkast", "a draft is not sent");
    assert_eq!(
        draft["content"]["child_words"], "Jag vågar inte gå hem.",
        "the child's words are carried over as they were"
    );
    assert_eq!(draft["content"]["feedback"], true, "feedback is asked for unless the reporter says no");
    assert_eq!(
        draft["receiver"]["receivers"][0]["id"], "SE-0180-SDN-SKARPNACK",
        "the pupil's home decides, not the school's place"
    );
    assert_eq!(draft["receiver"]["overlap"], "different", "school and home lie in different namnder");
    assert_eq!(draft["receiver"]["phone_first"], true, "danger now: phone first");
    for reason in draft["receiver"]["because"].as_array().expect("reasons") {
        assert!(reason["text"] != "" && reason["source"] != "", "every reason has a sentence and a source");
    }

    let mut content = draft["content"].clone();
    content["why_now"] = json!("Barnet säger sig inte våga gå hem.");
    content["informed"] = json!([{ "person": "child", "informed": true, "when": "2026-11-24", "why_not": "" },
        { "person": "guardian:1", "informed": false, "when": "", "why_not": "Uppgift om våld i hemmet." }]);
    content["do_not_inform"] = json!(["vald_i_familjen"]);
    content["reporter"] = json!({ "name": "Mirja Ahlgren", "role": "kurator", "phone": "070-1740605" });
    let saved =
        samsyn.call("report_save", json!({ "report": draft["id"], "content": content, "revision": draft["revision"] }));
    assert!(saved["checks"].is_array(), "saving answers with hints");

    export_seals_what_left(&samsyn, &draft);

    let before = samsyn.call("report", json!({ "report": draft["id"] }));
    assert_eq!(before["state"], "utkast", "an exported file is no sent report: only the user knows that");
    let sent =
        samsyn.call("report_sent", json!({ "report": draft["id"], "how": "e-tjänst", "at": "2026-11-24T08:30:00Z" }));
    assert_eq!(sent["state"], "skickad", "the user has said how it was sent");
    let due: Vec<&str> = sent["deadlines"]
        .as_array()
        .expect("deadlines")
        .iter()
        .filter_map(|deadline| deadline["due_on"].as_str())
        .collect();
    assert!(due.contains(&"2026-12-08"), "the decision is due within 14 days (SoL 20:2): {due:?}");

    answers_come_in_order(&samsyn, &draft);
    let verified = samsyn.call("vault_verify", json!({}));
    assert_eq!(
        (&verified["same"], &verified["faults"]),
        (&json!(true), &json!([])),
        "chain, signatures and projections hold"
    );
}

fn export_seals_what_left(samsyn: &Samsyn, draft: &Value) {
    let exported = samsyn
        .call("report_export", json!({ "report": draft["id"], "formats": ["pdf", "text", "sdk"], "folder": null }));
    let files = exported["files"].as_array().expect("files");
    assert_eq!(files.len(), 3, "one file a format");
    for file in files {
        let name = file["file"].as_str().expect("a name");
        assert!(!name.contains("Elsa") && !name.contains("2013"), "a file name holds no personal data: {name}");
        let path = std::path::Path::new(exported["folder"].as_str().expect("a folder")).join(name);
        let bytes = std::fs::read(path).expect("the exported file");
        let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(file["sha256"], digest, "the sealed digest is that of the bytes that left");
        assert_eq!(file["receiver"]["id"], "SE-0180-SDN-SKARPNACK", "the receiver is sealed with it");
    }
}

fn answers_come_in_order(samsyn: &Samsyn, draft: &Value) {
    let progress = |state: &str, person: &str, outcome: &str| {
        samsyn.try_call("report_progress", json!({
            "report": draft["id"], "state": state, "at": "2026-11-25T10:00:00Z", "person": person, "outcome": outcome, "note": ""
        }))
    };
    samsyn.clock.pass(Duration::days(2));
    assert_eq!(
        progress("kvitterad", "", ""),
        Err("input_invalid".to_owned()),
        "a machine's receipt never fills the third node"
    );
    let delivered = progress("levererad", "", "").expect("delivered");
    assert_eq!(delivered["state"], "levererad", "the channel says it arrived");
    let received = progress("kvitterad", "Ulla Ek, mottagningen", "").expect("acknowledged");
    assert_eq!(received["acknowledged_by"], "Ulla Ek, mottagningen", "a named person has it");
    let decided = progress("beslut", "", "inledd").expect("decided");
    assert_eq!(decided["outcome"], "inledd", "the namnd's answer is kept");
    let content = decided["content"].clone();
    let save = samsyn
        .try_call("report_save", json!({ "report": draft["id"], "content": content, "revision": decided["revision"] }));
    assert_eq!(save, Err("report_sent".to_owned()), "a sent report never changes");
}

#[test]
fn the_namnds_time_runs_from_the_day_the_report_came_in() {
    let samsyn = imported();
    let elsa = samsyn.pupil("Elsa Vintergren");
    let draft = samsyn.call("report_draft", json!({ "pupil": elsa["id"], "concern": null, "content": null }));
    let decision = |report: &Value| {
        let all = report["deadlines"].as_array().expect("deadlines").clone();
        all.into_iter().find(|deadline| deadline["id"] == "inquiry_decision").expect("a decision is due")
    };
    let sent = samsyn.call("report_sent", json!({ "report": draft["id"], "how": "bud", "at": "2026-11-24T08:30:00Z" }));
    assert_eq!(decision(&sent)["due_on"], "2026-12-08", "until it is known, from the day it was sent");
    assert_eq!(decision(&sent)["from_sent"], true, "and that is said");
    samsyn.clock.pass(Duration::days(4));
    let received = |arrived: &str| {
        samsyn.try_call(
            "report_progress",
            json!({
                "report": draft["id"], "state": "kvitterad", "at": "2026-11-28T09:00:00Z", "person": "Ulla Ek",
                "arrived_on": arrived
            }),
        )
    };
    for impossible in ["2026-11-23", "2026-12-24"] {
        assert_eq!(received(impossible), Err("input_invalid".to_owned()), "not before it was sent, not in the future");
    }
    let told = received("2026-11-28").expect("told when it came in");
    let due = decision(&told);
    assert_eq!(due["due_on"], "2026-12-14", "fourteen days from the Saturday end on a Saturday: the Monday");
    assert_eq!(due["from_sent"], false, "the day is known");
    assert_eq!(due["moved_by"], "lag 1930:173 2 §", "and why the last day moved");
}

#[test]
fn another_receiver_needs_a_reason_and_stands_on_the_card() {
    let samsyn = imported();
    let elsa = samsyn.pupil("Elsa Vintergren");
    let draft = samsyn.call("report_draft", json!({ "pupil": elsa["id"], "concern": null, "content": null }));
    let choose = |reason: &str| {
        samsyn.try_call(
            "report_receiver_choose",
            json!({ "report": draft["id"], "receiver": "SE-0126", "reason": reason }),
        )
    };
    assert_eq!(choose(" "), Err("reason_needed".to_owned()), "a receiver is never changed without a why");
    let card = choose("Flyttade i går enligt vårdnadshavaren.").expect("chosen");
    assert_eq!(card["chosen"]["receiver"]["id"], "SE-0126", "the card says what a person chose");
    assert_eq!(card["receivers"][0]["id"], "SE-0180-SDN-SKARPNACK", "and still what the register says");
}

#[test]
fn nothing_holds_an_empty_report_back() {
    let samsyn = imported();
    let elsa = samsyn.pupil("Elsa Vintergren");
    let draft = samsyn.call("report_draft", json!({ "pupil": elsa["id"], "concern": null, "content": null }));
    let exported = samsyn.call("report_export", json!({ "report": draft["id"], "formats": ["pdf"], "folder": null }));
    assert_eq!(exported["files"].as_array().map(Vec::len), Some(1), "hints never block an export");
    let sent = samsyn.call("report_sent", json!({ "report": draft["id"], "how": "bud", "at": "2026-11-24T09:00:00Z" }));
    assert_eq!(sent["state"], "skickad", "nor sending");
}
