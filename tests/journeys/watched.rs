//! What is tried and what is read stands in the log; what lies in EMI is not there for others.

use std::collections::BTreeMap;

use chrono::Duration;
use serde_json::{Value, json};

use crate::team::{ROLES, Team};

fn count(rows: &[Value], action: &str, actor: &str) -> usize {
    rows.iter().filter(|row| row["action"] == action && row["actor"] == actor).count()
}

#[test]
fn a_rektor_cannot_stop_edit_or_delay_a_teachers_report() {
    let team = Team::kommunal();
    let teacher = team.as_("larare");
    let pupil = teacher.pupil("Yasmin Ekvret");
    let draft = teacher.call("report_draft", json!({ "pupil": pupil["id"], "concern": null, "content": null }));
    let id = &draft["id"];
    let rektor = team.as_("rektor");
    let changes = [
        ("report_save", json!({ "report": id, "content": draft["content"], "revision": draft["revision"] })),
        ("report_discard", json!({ "report": id })),
        ("report_sent", json!({ "report": id, "how": "bud", "at": "2026-11-24T09:00:00Z" })),
        ("report_receiver_choose", json!({ "report": id, "receiver": "SE-0126", "reason": "Ska inte dit." })),
        ("report_export", json!({ "report": id, "formats": ["text"], "folder": null })),
        ("signal_dismiss", json!({ "id": id, "reason": "Det är inget." })),
    ];
    for (command, request) in &changes {
        assert_eq!(
            rektor.try_call(command, request.clone()),
            Err("forbidden".to_owned()),
            "{command} is the reporter's alone"
        );
    }
    for command in ["report", "report_text"] {
        assert_eq!(
            rektor.try_call(command, json!({ "report": id })),
            Err("forbidden".to_owned()),
            "{command}: nor is it read"
        );
    }
    let log = team.access("kurator", "anmalan");
    assert_eq!(
        count(&log, "attempt_change", "Mirja Ahlgren"),
        changes.len(),
        "every attempt has a row the rektor does not keep"
    );
    assert_eq!(count(&log, "attempt", "Mirja Ahlgren"), 2, "also of those to read");
    let row = log.iter().find(|row| row["action"] == "attempt_change").expect("an attempt");
    assert_eq!(
        (&row["ground"], &row["kind"]),
        (&json!("SoL 19:1"), &json!("orosanmalan")),
        "with the ground of the refusal"
    );

    let teacher = team.as_("larare");
    let now = teacher.call("report", json!({ "report": id }));
    assert_eq!((&now["state"], &now["revision"]), (&json!("utkast"), &draft["revision"]), "nothing has changed");
    let sent =
        teacher.call("report_sent", json!({ "report": id, "how": "telefon och brev", "at": "2026-11-24T09:00:00Z" }));
    assert_eq!(sent["state"], "skickad", "and the teacher sends it without asking anybody");
    let stop = team.as_("rektor").try_call(
        "report_progress",
        json!({ "report": id, "state": "beslut", "at": "2026-11-24T10:00:00Z", "outcome": "inte_inledd" }),
    );
    assert_eq!(stop, Err("forbidden".to_owned()), "nor does anybody else close it");
    let verified = team.samsyn.call("vault_verify", json!({}));
    assert_eq!(
        (&verified["same"], &verified["faults"]),
        (&json!(true), &json!([])),
        "attempts are links of the log's chain"
    );
}

/// Everything the one in this role can ask about the pupil and the school.
fn everything(team: &Team, who: &str, pupil: &Value, case: &Value) -> BTreeMap<&'static str, String> {
    let samsyn = team.as_(who);
    let questions = [
        ("today", json!({})),
        ("pupil", json!({ "pupil": pupil["id"] })),
        ("pupil_list", json!({ "limit": 100 })),
        ("search", json!({ "query": "Isak", "limit": 20 })),
        ("case", json!({ "case": case["id"] })),
        ("report_list", json!({})),
        ("share_start", json!({ "pupil": pupil["id"] })),
        ("disclosure_log", json!({ "pupil": null })),
        ("concerns_left", json!({})),
        ("draft_list", json!({})),
        ("vault_verify", json!({})),
        ("backup", json!({ "file": null })),
    ];
    // A copy and a check of the whole vault say how much there is in it, and where no word of it lies.
    let whole = ["events", "digest", "size_bytes", "sha256", "file", "at"];
    let answer = |request, name| match samsyn.try_call(name, request) {
        Err(code) => code,
        Ok(mut view) => {
            if name == "vault_verify" || name == "backup" {
                view.as_object_mut().expect("an object").retain(|key, _| !whole.contains(&key.as_str()));
            }
            view.to_string()
        }
    };
    questions.into_iter().map(|(name, request)| (name, answer(request, name))).collect()
}

#[test]
fn the_existence_of_an_emi_case_is_invisible_outside_emi() {
    let team = Team::kommunal();
    let kurator = team.as_("kurator");
    let isak = kurator.pupil("Isak Sjöglim");
    let case = kurator.call("case_open", json!({ "pupil": isak["id"] }));
    let roles =
        ["rektor", "kurator", "skolpsykolog", "specialpedagog", "mentor", "larare", "huvudman", "registeransvarig"];
    let before: Vec<_> = roles.iter().map(|who| everything(&team, who, &isak, &case)).collect();

    let nurse = team.as_("skolskoterska");
    let secret = nurse.call("case_open", json!({ "pupil": isak["id"] }));
    let entry = team.entry("skolskoterska", &secret, "emi", "Hälsobesök.");
    team.assign(&secret, "skollakare");
    let wish = crate::team::question(&isak, &[&entry], ("rektor", None), "overblick", &json!({}));
    team.as_("skolskoterska").call("share_refuse", json!({ "question": wish, "reason": "Nej." }));

    let answers = |(who, name): (&str, &str), then: &str, now: &str| {
        // The contact item carries the instant of the question, which has not moved.
        assert_eq!(then, now, "{who}: {name} must not change when EMI opens a case");
    };
    for (who, then) in roles.iter().zip(&before) {
        let now = everything(&team, who, &isak, &case);
        for (name, answer) in &now {
            answers((who, name), &then[name], answer);
        }
        let samsyn = team.as_(who);
        let outside = samsyn.try_call("case", json!({ "case": secret["id"] }));
        let nowhere = samsyn.try_call("case", json!({ "case": "00000000-0000-4000-8000-000000000000" }));
        assert_eq!(outside, nowhere, "{who}: by its id it is as if it were not there");
    }
    for (who, domain) in [("rektor", "elevstod"), ("rektor", "skola"), ("kurator", "epi"), ("kurator", "anmalan")] {
        let rows = team.access(who, domain);
        let numbers: Vec<u64> = rows.iter().filter_map(|row| row["seq"].as_u64()).collect();
        assert!(numbers.iter().copied().eq(1..=rows.len() as u64), "{domain}: no gap tells that EMI was written");
        let of_emi = rows.iter().filter(|row| {
            row["actor"] == "Sofia Björkdal"
                && (row["kind"] == "case" || row["kind"] == "entry" || row["kind"] == "disclosure")
        });
        assert_eq!(of_emi.count(), 0, "the log of {domain} holds nothing of it");
    }
    let attempts = team.access("skolskoterska", "emi");
    assert_eq!(count(&attempts, "attempt", "Mirja Ahlgren"), 1, "who tried its id stands in the log of EMI");

    let entries = team.as_("skollakare").call("case", json!({ "case": secret["id"] }))["entries"].clone();
    let names: Vec<&str> =
        entries[0]["can_open"].as_array().expect("readers").iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(entries[1]["can_open"], entries[0]["can_open"], "what was refused is as closed as the entry");
    assert_eq!(names.len(), 2, "nurse and doctor, and nobody else, can open it: {names:?}");
}

#[test]
fn a_colleagues_reading_is_logged_for_the_responsible_person() {
    let team = Team::kommunal();
    let teacher = team.as_("mentor");
    let yasmin = teacher.pupil("Yasmin Ekvret");
    let concern = teacher.call("concern_add", json!({
        "pupil": yasmin["id"], "certainty": "sure", "happened_on": null, "happened_at": null, "what": "Satt ensam.", "urgent": "no", "draft": null
    }));
    team.as_("kurator").call("concern", json!({ "concern": concern["concern"] }));
    let rows = team.access("rektor", "elevstod");
    let read = rows
        .iter()
        .find(|row| row["actor"] == "Hanna Granvret" && row["kind"] == "concern")
        .expect("the reading has a row");
    assert_eq!((&read["action"], &read["role"]), (&json!("open"), &json!("kurator")), "who, and in which role");
    assert!(read["ground"] != "" && read["purpose"] == "elevvard", "why, and on which ground: {read}");
    for who in ["kurator", "skolpsykolog", "larare"] {
        let log = team
            .as_(who)
            .try_call("access_log", json!({ "domain": "elevstod", "pupil": null, "actor": null, "limit": 10 }));
        assert_eq!(log, Err("forbidden".to_owned()), "{who} does not keep that log");
    }
}

#[test]
fn whoever_can_open_an_entry_is_said_on_it_and_is_right() {
    let team = Team::kommunal();
    let kurator = team.as_("kurator");
    let isak = kurator.pupil("Isak Sjöglim");
    let case = kurator.call("case_open", json!({ "pupil": isak["id"] }));
    for who in ["rektor", "skolpsykolog", "skolskoterska"] {
        team.assign(&case, who);
    }
    team.entry("kurator", &case, "epi", "Samtal hos kuratorn.");
    team.entry("kurator", &case, "elevstod", "Plan för lektionerna.");
    let entries = |who: &str| {
        team.as_(who)
            .try_call("case", json!({ "case": case["id"] }))
            .map(|view| view["entries"].as_array().cloned().unwrap_or_default())
    };
    for entry in entries("kurator").expect("the kurator's own case") {
        for who in ROLES.into_iter().chain(["kollega"]) {
            let id = team.id(who).to_string();
            let said = entry["can_open"].as_array().expect("readers").iter().any(|one| one["id"] == id.as_str());
            let opens = entries(who).is_ok_and(|seen| seen.iter().any(|one| one["id"] == entry["id"]));
            assert_eq!(said, opens, "{who}: what is said of {} must hold", entry["domain"]);
        }
    }
}

#[test]
fn every_way_to_content_leaves_a_row() {
    let team = Team::kommunal();
    let samsyn = team.as_("kurator");
    let isak = samsyn.pupil("Isak Sjöglim");
    let case = samsyn.call("case_open", json!({ "pupil": isak["id"] }));
    let entry = team.entry("kurator", &case, "elevstod", "Plan.");
    let samsyn = team.as_("kurator");
    let draft = samsyn.call("report_draft", json!({ "pupil": isak["id"], "concern": null, "content": null }));
    let wish = crate::team::question(
        &isak,
        &[&entry],
        ("rektor", Some(team.id("rektor"))),
        "stod_till_eleven",
        &json!({ "assigned_to_case": "yes" }),
    );
    let share =
        |channel: &str| json!({ "question": wish, "affirmed": [], "masks": [], "channel": channel, "record": {} });
    let ways = [
        ("today", json!({})),
        ("search", json!({ "query": "Isak", "limit": 5 })),
        ("pupil_list", json!({ "limit": 5 })),
        ("pupil", json!({ "pupil": isak["id"] })),
        ("pupil_reveal", json!({ "pupil": isak["id"], "field": "number" })),
        ("case", json!({ "case": case["id"] })),
        ("report_list", json!({})),
        ("report", json!({ "report": draft["id"] })),
        ("report_text", json!({ "report": draft["id"] })),
        ("report_export", json!({ "report": draft["id"], "formats": ["pdf"], "folder": null })),
        ("share_start", json!({ "pupil": isak["id"] })),
        ("share_preview", json!({ "question": wish, "masks": [] })),
        ("share", share("print")),
        ("share", share("pdf")),
        ("share", share("copy")),
        ("share", share("oral")),
        ("disclosure_log", json!({ "pupil": isak["id"] })),
        ("disclosure_log_export", json!({ "filter": { "pupil": isak["id"] }, "audience": "inspektor" })),
    ];
    let opened = || {
        let logs = [("rektor", "elevstod"), ("rektor", "skola"), ("kurator", "anmalan")]
            .map(|(who, domain)| team.access(who, domain));
        logs.iter().map(|rows| count(rows, "open", "Hanna Granvret")).sum::<usize>()
    };
    for (command, request) in ways {
        // A row of the last minute is not written again.
        samsyn.clock.pass(Duration::minutes(2));
        let before = opened();
        team.as_("kurator").call(command, request);
        // Reading the log of anmalan as the kurator is a row of its own.
        assert!(opened() > before + 1, "{command} must leave a row");
    }
}
