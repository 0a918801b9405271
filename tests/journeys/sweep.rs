//! One sweep: protected people of every kind, a word for each of their secrets, every command of the door as every role, every file that
//! leaves. Nothing is said where it may not be; where it may, the place is listed with its reason.

use std::collections::BTreeSet;

use samsyn_services::api::COMMANDS;
use serde_json::{Value, json};

use crate::households::{kids, register};
use crate::school::{PASSPHRASE, bytes_below, holds};
use crate::team::{ROLES, Team, affirmed, question};

/// What nobody is told by the program: places, and phones that lead to them.
const NOWHERE: [&str; 10] = [
    "emliga gatan",
    "EMLIGA GATAN",
    "Farliga vägen",
    "Dolda stigen",
    "Personalvägen",
    "1740690",
    "174 06 90",
    "1740698",
    "Bromölla",
    "SE-1272",
];
/// Who the protected pupil is.
const IDENTITY: [&str; 3] = ["Bea Skydd", "201203042385", "20120304-2385"];
/// Commands whose answer or file may say who she is, and why: each has a row of its own (tests/journeys/identity.rs).
const MAY_NAME: [&str; 5] = [
    // Masked until asked for.
    "pupil_reveal",
    // Whoever reports says whom the report is about (SoL 19:1).
    "report_text",
    "report_export",
    // A report that is shared after a decision.
    "share_preview",
    "share",
];

/// Who said what to which command.
type Said = Vec<(&'static str, &'static str, String)>;

/// One person asking.
struct Asker<'a> {
    team: &'a Team,
    who: &'static str,
    said: &'a mut Said,
}

impl Asker<'_> {
    fn ask(&mut self, command: &'static str, request: Value) -> Value {
        let answer = samsyn_services::api::dispatch(&self.team.as_(self.who).app, command, &request.to_string());
        let text = match &answer {
            Ok(text) => text.clone(),
            // Errors too: their parameters reach the window.
            Err(fault) => serde_json::to_string(&fault.view()).expect("JSON"),
        };
        let view = answer.ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        self.said.push((self.who, command, text));
        view
    }
}

/// Everybody whom somebody's protection touches, with a guardian.
fn people(team: &Team) -> Vec<(Value, Value)> {
    let list = team.as_("rektor").call("pupil_list", json!({ "limit": 100 }));
    let rows = list["rows"].as_array().expect("rows").clone();
    let guardian = |row: &Value| {
        let samsyn = team.as_("larare");
        let draft = samsyn.call("report_draft", json!({ "pupil": row["id"], "concern": null, "content": null }));
        samsyn.call("report_discard", json!({ "report": draft["id"] }));
        draft["guardians"][0]["id"].clone()
    };
    rows.into_iter().map(|row| (row.clone(), guardian(&row))).collect()
}

fn sweep(team: &Team) -> Said {
    let people = people(team);
    let file = team.as_("rektor").upload("skola.json", &register(&kids()));
    let checked = team.as_("rektor").call("pupil_import_check", json!({ "files": [file], "mapping": null }));
    team.as_("rektor").finish(&checked);
    let mut said = Said::new();
    for who in ROLES {
        let mut asker = Asker { team, who, said: &mut said };
        // A protected pupil and the child of a protected guardian for every role; the kurator works with all of them.
        let is_tried = |pupil: &Value| pupil["protected"] == true || pupil["label"] == "Alva Skyddsson";
        for (pupil, guardian) in people.iter().filter(|(pupil, _)| who == "kurator" || is_tried(pupil)) {
            let (concern, entry) = work(&mut asker, pupil, guardian);
            reports(&mut asker, pupil, &concern);
            sharing(&mut asker, pupil, &entry);
        }
        school(&mut asker, &file, &checked);
    }
    said
}

/// The case and the card. Returns the concern and the entry that were left.
fn work(asker: &mut Asker, pupil: &Value, guardian: &Value) -> (Value, Value) {
    let id = &pupil["id"];
    let concern = asker.ask("concern_add", json!({ "pupil": id, "certainty": "sure", "happened_on": null, "happened_at": null, "what": "Sett.", "urgent": "yes", "draft": null }));
    asker.ask("concern", json!({ "concern": concern["concern"] }));
    asker.ask("concern_receive", json!({ "concern": concern["concern"] }));
    let case = asker.ask("case_open", json!({ "pupil": id }));
    if case["id"].is_string() {
        asker.team.assign(&case, asker.who);
    }
    let entry = asker.ask("entry_add", json!({ "case": case["id"], "kind": "note", "domain": "elevstod", "at": null, "title": "", "facts": "Sett.", "corrects": null, "draft": null }));
    asker.ask("case", json!({ "case": case["id"] }));
    asker.ask("pupil", json!({ "pupil": id }));
    for field in ["name", "number"] {
        asker.ask("pupil_reveal", json!({ "pupil": id, "field": field }));
    }
    // Who is free may have a second home; the others' is refused.
    let places =
        json!({ "second_home_municipality": "1272", "stays_at_municipality": "1272", "moved_from": "SE-1272" });
    let places = if pupil["label"] == "Elsa Fri" { json!({}) } else { places };
    asker.ask("pupil_circumstances_set", json!({ "pupil": id, "circumstances": places }));
    asker.ask("child_wish_set", json!({ "pupil": id, "text": "Själv." }));
    asker.ask("guardian_inform_set", json!({ "guardian": guardian, "inform": "normal", "reason": "Frågat." }));
    asker.ask("search", json!({ "query": pupil["label"], "limit": 20 }));
    (concern["concern"].clone(), entry["entry"].clone())
}

/// Setting a PDF takes its time; one role and two pupils are enough for what is the same paper.
fn sets_paper(who: &str, pupil: &Value) -> bool {
    who == "kurator" && (pupil["protected"] == true || pupil["label"] == "Alva Skyddsson")
}

/// A report from its draft to the namnd's answer.
fn reports(asker: &mut Asker, pupil: &Value, concern: &Value) {
    let id = &pupil["id"];
    asker.ask("report_draft", json!({ "pupil": id, "concern": concern, "content": null }));
    let draft = asker.ask("report_draft", json!({ "pupil": id, "concern": null, "content": null }));
    let report = &draft["id"];
    let formats = if sets_paper(asker.who, pupil) { json!(["pdf", "text", "sdk"]) } else { json!(["text"]) };
    let content = &draft["content"];
    for (command, request) in [
        ("report", json!({ "report": report })),
        ("report_save", json!({ "report": report, "content": content, "revision": draft["revision"] })),
        ("report_text", json!({ "report": report })),
        ("report_receiver_choose", json!({ "report": report, "receiver": "SE-0126", "reason": "Bestämt på telefon." })),
        ("report_export", json!({ "report": report, "formats": formats, "folder": null })),
        ("signal_dismiss", json!({ "id": report, "reason": "Svarat." })),
        ("report_sent", json!({ "report": report, "how": "bud", "at": "2026-11-24T08:00:00Z" })),
        ("report_progress", json!({ "report": report, "state": "levererad", "at": "2026-11-24T08:30:00Z" })),
    ] {
        asker.ask(command, request);
    }
    let other = asker.ask("report_draft", json!({ "pupil": id, "concern": null, "content": null }));
    asker.ask("report_discard", json!({ "report": other["id"] }));
}

/// What can be given away: the newest item, a report, the contact data, which come last, and what one wrote.
fn sharing(asker: &mut Asker, pupil: &Value, entry: &Value) {
    let start = asker.ask("share_start", json!({ "pupil": pupil["id"] }));
    let items = start["items"].as_array().cloned().unwrap_or_default();
    let report = items.iter().find(|item| item["kind"] == "report");
    let mut chosen: Vec<&Value> =
        [items.first(), report, items.last()].into_iter().flatten().map(|item| &item["id"]).collect();
    chosen.push(entry);
    let channel = if sets_paper(asker.who, pupil) { "print" } else { "copy" };
    let facts = json!({ "guardian_suspected": "no", "betydande_men": "no", "consent": "yes", "suspects_harm": "yes", "inquiry_decided": "yes" });
    let receivers = [("vardnadshavare", "insyn"), ("socialnamnd", "utredning"), ("rektor", "stod_till_eleven")];
    // The kurator tries everything; the others what a guardian asks for first.
    let everything = asker.who == "kurator";
    if !everything {
        chosen = items.last().map(|item| &item["id"]).into_iter().collect();
    }
    for (receiver, purpose) in receivers.into_iter().take(if everything { 3 } else { 1 }) {
        for item in &chosen {
            let wish = question(pupil, &[*item], (receiver, None), purpose, &facts);
            let decision = asker.ask("share_decide", wish.clone());
            asker.ask("share_preview", json!({ "question": wish, "masks": ["Dan Farlig"] }));
            let affirmed = if decision["conditions"].is_array() { affirmed(&decision) } else { json!([]) };
            asker.ask(
                "share",
                json!({ "question": wish, "affirmed": affirmed, "masks": [], "channel": channel, "record": {} }),
            );
            asker.ask("share_refuse", json!({ "question": wish, "reason": "Nej." }));
        }
    }
}

/// Everything that is asked about the school.
fn school(asker: &mut Asker, file: &Value, job: &Value) {
    for (command, request) in [
        ("app_status", json!({})),
        ("session", json!({})),
        ("today", json!({})),
        ("pupil_list", json!({ "limit": 100, "include_left": true })),
        ("pupil_list", json!({ "limit": 100, "only_different": true })),
        ("concerns_left", json!({})),
        ("report_list", json!({})),
        ("draft_list", json!({})),
        (
            "draft_save",
            json!({ "draft": "11111111-0000-4000-8000-000000000009", "kind": "entry", "pupil": null, "body": "{}" }),
        ),
        ("draft", json!({ "draft": "11111111-0000-4000-8000-000000000009" })),
        ("draft_discard", json!({ "draft": "11111111-0000-4000-8000-000000000009" })),
        ("receiver_search", json!({ "query": "skarp" })),
        ("place_search", json!({ "query": "hemliga" })),
        ("contact_set", json!({ "receiver": "SE-0126", "phone": "070-1740605", "checked_on": "2026-11-24" })),
        ("upload", json!({ "name": "a.csv", "base64": "" })),
        ("pupil_import_check", json!({ "files": [file], "mapping": null })),
        ("pupil_import_live", json!({ "url": "https://127.0.0.1:1/", "token": "" })),
        ("pupil_import_plan", json!({ "job": job["job"] })),
        ("pupil_import_apply", json!({ "plan": "00000000-0000-4000-8000-000000000000", "confirm": false })),
        ("register_check", json!({ "kind": "addresses", "file": file })),
        ("register_apply", json!({ "plan": "00000000-0000-4000-8000-000000000000" })),
        ("job", json!({ "job": job["job"] })),
        ("job_cancel", json!({ "job": job["job"] })),
        ("settings", json!({})),
        ("settings_set", json!({ "stadsdel": "Farsta" })),
        ("disclosure_log", json!({ "pupil": null })),
        ("disclosure_log_export", json!({ "filter": { "pupil": null }, "audience": "inspektor" })),
        ("staff_list", json!({})),
        ("staff_put", json!({ "id": null, "name": "Ny Medarbetare", "role": "larare", "active": false })),
        ("vault_verify", json!({})),
    ] {
        asker.ask(command, request);
    }
    for query in ["Bea", "Skydd", "Hemliga", "0304", "1740690", "S-0"] {
        asker.ask("search", json!({ "query": query, "limit": 20 }));
        asker.ask("pupil_list", json!({ "query": query, "limit": 20 }));
    }
    for domain in ["emi", "epi", "elevstod", "anmalan", "skola", "private"] {
        asker.ask("access_log", json!({ "domain": domain, "pupil": null, "actor": null, "limit": 100 }));
    }
}

/// Commands of keys, copies and the clock: they say nothing of people, and some end the use of the vault.
const OF_KEYS: [&str; 16] = [
    "vault_create",
    "vault_unlock",
    "vault_recover",
    "vault_lock",
    "passphrase_change",
    "recovery_key_replace",
    "vault_rekey",
    "vault_rekey_paper",
    "backup",
    "vault_copies",
    "vault_restore_keys",
    "vault_set_aside",
    "losses_seen",
    "vault_restore",
    "clock_confirm",
    "activity",
];

#[test]
fn no_command_of_the_door_says_what_it_may_not() {
    let team = Team::kommunal();
    team.as_("rektor").import_pupils(&[("skola.json", &register(&kids()))]);
    let swept = sweep(&team);
    for (who, command, answer) in &swept {
        // What a person types into a search or a form comes back to that person in the error's place alone.
        let said = NOWHERE.iter().find(|secret| answer.contains(**secret));
        assert!(said.is_none(), "{who}: {command} says {said:?}: {}", around(answer, said.unwrap_or(&"")));
        if MAY_NAME.contains(command) {
            continue;
        }
        let named = IDENTITY.iter().find(|secret| answer.contains(**secret));
        assert!(named.is_none(), "{who}: {command} names her: {}", around(answer, named.unwrap_or(&"")));
    }
    let tried: BTreeSet<&str> = swept.iter().map(|(_, command, _)| *command).collect();
    let missing: Vec<_> =
        COMMANDS.iter().filter(|command| !tried.contains(*command) && !OF_KEYS.contains(command)).collect();
    assert!(missing.is_empty(), "a new command is swept too, or says why not: {missing:?}");

    let left = bytes_below(&team.samsyn.folder.path().join("exports"));
    assert!(left.len() > 100_000, "reports, disclosures and logs have left");
    for secret in NOWHERE {
        assert!(!holds(&left, secret), "no file says {secret}");
    }
    team.samsyn.call("vault_lock", json!({}));
    let vault = bytes_below(&team.samsyn.folder.path().join("vault"));
    for secret in NOWHERE.iter().chain(&IDENTITY) {
        assert!(!holds(&vault, secret), "and the vault's files hold nothing readable");
    }
    assert!(team.samsyn.try_call("vault_unlock", json!({ "passphrase": PASSPHRASE })).is_ok(), "it opens again");
}

fn around<'a>(answer: &'a str, secret: &str) -> &'a str {
    let at = answer.find(secret).unwrap_or(0);
    let start = (0..=at.saturating_sub(120)).rev().find(|&start| answer.is_char_boundary(start)).unwrap_or(0);
    let end = (at + 120..answer.len()).find(|&end| answer.is_char_boundary(end)).unwrap_or(answer.len());
    &answer[start..end]
}
