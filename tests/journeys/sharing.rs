//! Sekretess between colleagues: what goes, what does not, and what is written of it.

use serde_json::{Value, json};

use crate::school::Samsyn;
use crate::team::{Team, affirmed, question};

fn share(samsyn: &Samsyn, question: &Value, channel: &str, masks: &Value) -> Result<Value, String> {
    let decision = samsyn.call("share_decide", question.clone());
    let record = json!({ "consent": "Isak och Lova Sjöglim, till läsårets slut" });
    samsyn.try_call("share", json!({ "question": question, "affirmed": affirmed(&decision), "masks": masks, "channel": channel, "record": record }))
}

#[test]
fn a_kurator_shares_two_of_five_entries_with_the_nurse() {
    let team = Team::kommunal();
    let samsyn = team.as_("kurator");
    let isak = samsyn.pupil("Isak Sjöglim");
    let case = samsyn.call("case_open", json!({ "pupil": isak["id"] }));
    let facts = ["Första samtalet.", "Andra samtalet.", "Tredje samtalet.", "Fjärde samtalet.", "Femte samtalet."];
    let entries: Vec<Value> = facts.iter().map(|said| team.entry("kurator", &case, "epi", said)).collect();
    let to_nurse = ("skolskoterska", Some(team.id("skolskoterska")));
    let two = [&entries[1], &entries[3]];
    let silent = question(&isak, &two, to_nurse, "stod_till_eleven", &json!({}));
    let samsyn = team.as_("kurator");
    assert_ne!(
        samsyn.call("share_decide", silent)["decision"],
        "allow",
        "without consent the branches stand apart (OSL 8:2)"
    );
    let agreed = question(&isak, &two, to_nurse, "stod_till_eleven", &json!({ "consent": "yes" }));
    let done = share(samsyn, &agreed, "oral", &json!([])).expect("consent opens");
    let went = done["sections"].to_string();
    assert!(went.contains("Andra samtalet.") && went.contains("Fjärde samtalet."), "the two chosen go");
    assert!(["Första", "Tredje", "Femte"].iter().all(|kept| !went.contains(kept)), "the other three stay: {went}");

    let row = samsyn.call("disclosure_log", json!({ "pupil": isak["id"] }))["rows"][0].clone();
    assert_eq!((&row["items"], &row["by"]), (&json!(2), &json!("Hanna Granvret")), "how many, and who decided");
    assert_eq!(row["grounds"], json!(["samtycke"]), "on which ground");
    assert_eq!(
        row["text"].as_str().map(|text| text.matches("Anteckning").count()),
        Some(2),
        "the row names the items: {row}"
    );
    assert!(!row.to_string().contains("Andra samtalet"), "and holds nothing of their words");

    let entries = samsyn.call("case", json!({ "case": case["id"] }))["entries"].clone();
    let told = entries.as_array().expect("entries").iter().find(|entry| entry["kind"] == "disclosure").cloned();
    let told = told.expect("the disclosure stands in the chronology");
    assert!(told["title"].as_str().is_some_and(|title| title.contains("skolsköterska")), "who got it: {told}");
    assert!(told["decision"].as_str().is_some_and(|ground| ground.contains("samtycke")), "on which ground: {told}");
    assert_eq!(told["can_open"][0]["name"], "Hanna Granvret", "and who can open it");

    let nurse = team.as_("skolskoterska");
    assert_eq!(
        nurse.try_call("case", json!({ "case": case["id"] })),
        Err("forbidden".to_owned()),
        "a disclosure gives no key to the case"
    );
    let log = nurse.call("disclosure_log", json!({ "pupil": null }));
    assert_eq!(log["rows"], json!([]), "nor to the log of what she got");
}

#[test]
fn a_nurse_refuses_the_rektors_wish_for_an_overview_of_emi() {
    let team = Team::kommunal();
    let nurse = team.as_("skolskoterska");
    let isak = nurse.pupil("Isak Sjöglim");
    let case = nurse.call("case_open", json!({ "pupil": isak["id"] }));
    let entry = team.entry("skolskoterska", &case, "emi", "Hälsobesök.");
    let wish = question(&isak, &[&entry], ("rektor", Some(team.id("rektor"))), "overblick", &json!({}));
    let nurse = team.as_("skolskoterska");
    let decision = nurse.call("share_decide", wish.clone());
    assert_eq!(decision["decision"], "deny", "nobody reads EMI without a case");
    assert!(decision["record"].to_string().contains("attempt"), "and the wish is to be recorded: {decision}");
    assert_eq!(share(nurse, &wish, "copy", &json!([])), Err("not_allowed".to_owned()), "it cannot be sent by mistake");
    let no = json!({ "question": wish, "reason": " " });
    assert_eq!(nurse.try_call("share_refuse", no), Err("reason_needed".to_owned()), "a refusal has a reason");
    nurse.call("share_refuse", json!({ "question": wish, "reason": "Ingen överblick över EMI." }));
    let row = nurse.call("disclosure_log", json!({ "pupil": isak["id"] }))["rows"][0].clone();
    assert_eq!(
        (&row["result"], &row["receiver_kind"]),
        (&json!("refused"), &json!("rektor")),
        "the refusal stands in the log"
    );
    let seen = team.as_("rektor").call("disclosure_log", json!({ "pupil": isak["id"] }));
    assert_eq!(seen["rows"], json!([]), "where the rektor does not see it: it would tell of the record");
}

#[test]
fn a_fristaende_schools_nurse_shares_with_consent_only() {
    let team = Team::of("fristaende");
    let nurse = team.as_("skolskoterska");
    let isak = nurse.pupil("Isak Sjöglim");
    let case = nurse.call("case_open", json!({ "pupil": isak["id"] }));
    let entry = team.entry("skolskoterska", &case, "emi", "Hälsobesök.");
    let to_kurator = ("kurator", Some(team.id("kurator")));
    let nurse = team.as_("skolskoterska");
    let without = question(&isak, &[&entry], to_kurator, "stod_till_eleven", &json!({ "consent": "no" }));
    assert_eq!(
        share(nurse, &without, "copy", &json!([])),
        Err("not_allowed".to_owned()),
        "OSL 25:13 a is not for a fristaende school"
    );
    let with = question(&isak, &[&entry], to_kurator, "stod_till_eleven", &json!({ "consent": "yes" }));
    let done = share(nurse, &with, "copy", &json!([])).expect("consent opens");
    assert_eq!(done["result"], "disclosed", "with consent it goes");
    let row = nurse.call("disclosure_log", json!({ "pupil": isak["id"] }))["rows"][0].clone();
    assert!(
        row["text"].as_str().is_some_and(|text| text.contains("till läsårets slut")),
        "whose consent, for what, until when: {row}"
    );
}

#[test]
fn a_guardians_request_for_copies_yields_a_masked_bundle_and_a_row() {
    let team = Team::kommunal();
    let samsyn = team.as_("kurator");
    let isak = samsyn.pupil("Isak Sjöglim");
    let case = samsyn.call("case_open", json!({ "pupil": isak["id"] }));
    let said = "Isak och Noel Strandmo grälade. Noels pappa ringde. Noel bad om ursäkt.";
    let entry = team.entry("kurator", &case, "elevstod", said);
    let samsyn = team.as_("kurator");
    let start = samsyn.call("share_start", json!({ "pupil": isak["id"] }));
    let guardian =
        start["receivers"].as_array().expect("receivers").iter().find(|one| one["kind"] == "vardnadshavare").cloned();
    let guardian = guardian.expect("a guardian is offered");
    let id = guardian["id"].as_str().and_then(|id| id.parse().ok());
    let facts = json!({ "guardian_suspected": "no", "betydande_men": "no" });
    let wish = question(&isak, &[&entry], ("vardnadshavare", id), "insyn", &facts);
    let masks = json!(["Noel Strandmo"]);
    let shown = samsyn.call("share_preview", json!({ "question": wish, "masks": masks }));
    assert_eq!(shown["masked"], 3, "every place is shown masked before it goes: {shown}");
    let done = share(samsyn, &wish, "pdf", &masks).expect("a guardian may have it");
    assert!(!done["sections"].to_string().contains("Noel"), "nothing of the other child is left: {done}");
    let file = done["file"].as_str().expect("a file");
    assert!(!file.contains("Isak"), "the name of the file says nothing");
    let path = std::path::Path::new(done["folder"].as_str().expect("a folder")).join(file);
    let bytes = std::fs::read(path).expect("the bundle");
    assert!(bytes.starts_with(b"%PDF-"), "the bundle is a PDF");
    let row = samsyn.call("disclosure_log", json!({ "pupil": isak["id"] }))["rows"][0].clone();
    assert_eq!(row["receiver_kind"], "vardnadshavare", "and the log has a row");
    assert!(
        row["text"].as_str().is_some_and(|text| text.contains("3 ställen")),
        "that says how much was masked: {row}"
    );
}

#[test]
fn the_window_asks_what_the_law_turns_on_and_no_more() {
    let team = Team::kommunal();
    let samsyn = team.as_("kurator");
    let isak = samsyn.pupil("Isak Sjöglim");
    let case = samsyn.call("case_open", json!({ "pupil": isak["id"] }));
    let entry = team.entry("kurator", &case, "epi", "Samtal.");
    let samsyn = team.as_("kurator");
    let asked = |receiver: &str, purpose: &str, facts: Value| {
        let decision = samsyn.call("share_decide", question(&isak, &[&entry], (receiver, None), purpose, &facts));
        let asks: Vec<String> = decision["asks"]
            .as_array()
            .expect("asks")
            .iter()
            .filter_map(|ask| ask["code"].as_str().map(str::to_owned))
            .collect();
        (decision["decision"].as_str().unwrap_or_default().to_owned(), asks)
    };
    let has = |asks: &[String], code: &str| asks.iter().any(|one| one == code);

    let (_, guardian) = asked("vardnadshavare", "insyn", json!({}));
    assert!(has(&guardian, "receiver_is_guardian"), "a parent may lack custody: {guardian:?}");
    assert!(!has(&guardian, "receiver_huvudman"), "whose school it is changes nothing here: {guardian:?}");
    let (without, _) = asked("vardnadshavare", "insyn", json!({ "receiver_is_guardian": "no" }));
    assert_eq!(without, "deny", "a parent without custody is a private person");

    let (_, inquiry) = asked("socialnamnd", "utredning", json!({ "inquiry_decided": "yes" }));
    assert!(has(&inquiry, "inquiry_running"), "the duty holds while the inquiry runs: {inquiry:?}");
    let (over, _) = asked("socialnamnd", "utredning", json!({ "inquiry_decided": "yes", "inquiry_running": "no" }));
    assert_eq!(over, "allow_if", "an inquiry that is over makes no duty");

    let (_, school) = asked("annan_skola", "overgang", json!({ "needed_for_transition": "yes" }));
    assert!(has(&school, "receiver_huvudman"), "OSL 10:28 opens to an authority: {school:?}");
    let fristaende = json!({ "needed_for_transition": "yes", "receiver_huvudman": "yes" });
    assert_eq!(asked("annan_skola", "overgang", fristaende).0, "manual", "no rule opens OSL to a fristaende school");

    let (_, consent) = asked("region", "samordning", json!({ "consent": "yes" }));
    assert!(has(&consent, "guardian_objects"), "two guardians decide together (FB 6:13): {consent:?}");
}

#[test]
fn a_fristaende_schools_report_prints_no_law_of_authorities() {
    for (huvudman, prints) in [("fristaende", false), ("kommunal", true)] {
        let team = Team::of(huvudman);
        let samsyn = team.as_("kurator");
        let isak = samsyn.pupil("Isak Sjöglim");
        let draft = samsyn.call("report_draft", json!({ "pupil": isak["id"], "concern": null, "content": null }));
        let shown = samsyn.call("report", json!({ "report": draft["id"] }))["legal"].to_string();
        assert_eq!(shown.contains("OSL"), prints, "the preview of a {huvudman} school: {shown}");
        let request = json!({ "report": draft["id"], "formats": ["text"], "folder": null });
        let exported = samsyn.call("report_export", request);
        let folder = std::path::Path::new(exported["folder"].as_str().expect("a folder"));
        let file = folder.join(exported["files"][0]["file"].as_str().expect("a file"));
        let paper = std::fs::read_to_string(file).expect("the paper");
        assert_eq!(paper.contains("OSL"), prints, "and its paper: {paper}");
        assert!(paper.contains("19 kap. 1 § socialtjänstlagen"), "the duty stands on both: {paper}");
    }
}
