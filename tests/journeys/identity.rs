//! Who a protected person is opens with a row of its own; the number is in no list; why a guardian is silenced is for whoever
//! may read the report that says so.

use chrono::Duration;
use serde_json::{Value, json};

use crate::school::{Samsyn, holds};
use crate::team::{ROLES, Team, affirmed, question};

const REASON: &str = "sexuella_overgrepp enligt flickans kusin";

/// Every question that could be answered with a guardian in it.
fn answers(team: &Team, who: &str, pupil: &Value, case: &Value, report: &Value) -> Vec<(String, String)> {
    let samsyn = team.as_(who);
    let mut said = Vec::new();
    let mut ask = |name: &str, request: Value| {
        let answer = samsyn.try_call(name, request);
        said.push((name.to_owned(), answer.as_ref().map_or_else(Clone::clone, Value::to_string)));
        answer.unwrap_or_default()
    };
    let draft = ask("report_draft", json!({ "pupil": pupil["id"], "concern": null, "content": null }));
    for id in [&draft["id"], report] {
        ask("report", json!({ "report": id }));
        ask("report_text", json!({ "report": id }));
        ask("report_save", json!({ "report": id, "content": draft["content"], "revision": draft["revision"] }));
    }
    ask("report_export", json!({ "report": draft["id"], "formats": ["text", "sdk"], "folder": null }));
    ask("report_discard", json!({ "report": draft["id"] }));
    let start = ask("share_start", json!({ "pupil": pupil["id"] }));
    let items: Vec<&Value> = start["items"].as_array().into_iter().flatten().map(|item| &item["id"]).collect();
    let wish = question(pupil, &items, ("socialnamnd", None), "orosanmalan", &json!({ "suspects_harm": "yes" }));
    ask("share_decide", wish.clone());
    ask("share_preview", json!({ "question": wish }));
    ask("pupil", json!({ "pupil": pupil["id"] }));
    ask("pupil_list", json!({ "limit": 100 }));
    ask("search", json!({ "query": "overgrepp", "limit": 20 }));
    ask("today", json!({}));
    ask("case", json!({ "case": case["id"] }));
    ask("report_list", json!({}));
    ask("draft_list", json!({}));
    ask("disclosure_log", json!({ "pupil": null }));
    ask("disclosure_log_export", json!({ "filter": { "pupil": null }, "audience": "inspektor" }));
    for domain in ["emi", "epi", "elevstod", "anmalan", "skola"] {
        ask("access_log", json!({ "domain": domain, "pupil": null, "actor": null, "limit": 1000 }));
    }
    said
}

#[test]
fn a_role_learns_that_a_guardian_is_silenced_and_not_why() {
    let team = Team::kommunal();
    let kurator = team.as_("kurator");
    let isak = kurator.pupil("Isak Sjöglim");
    let case = kurator.call("case_open", json!({ "pupil": isak["id"] }));
    let draft = kurator.call("report_draft", json!({ "pupil": isak["id"], "concern": null, "content": null }));
    let guardian = kurator.call("pupil", json!({ "pupil": isak["id"] }))["guardians"][0]["id"].clone();
    let silence = json!({ "guardian": guardian, "inform": "do_not_inform", "reason": REASON });
    assert_eq!(
        kurator.try_call("guardian_inform_set", silence),
        Ok(json!({})),
        "the one who writes the report silences"
    );
    for who in ROLES.into_iter().chain(["kollega"]) {
        if !["mentor", "larare", "huvudman", "registeransvarig"].contains(&who) {
            team.assign(&case, who);
        }
        let said = answers(&team, who, &isak, &case, &draft["id"]);
        let told: Vec<&str> =
            said.iter().filter(|(_, answer)| answer.contains("overgrepp")).map(|(name, _)| name.as_str()).collect();
        if who == "kurator" {
            assert!(
                told.contains(&"pupil") && told.contains(&"report"),
                "whoever may read the report knows why: {told:?}"
            );
        } else {
            assert_eq!(told, [""; 0], "{who} learns that, not why");
        }
        let shown = said.iter().filter(|(name, _)| name == "pupil" || name == "report_draft");
        for (name, answer) in shown.filter(|(_, answer)| answer.starts_with('{')) {
            assert!(answer.contains("do_not_inform\""), "{who}: {name} must say that the guardian is not told");
        }
    }
    let exports = crate::school::bytes_below(&team.samsyn.folder.path().join("exports"));
    assert!(!holds(&exports, "overgrepp"), "and no paper holds the reason");

    let teacher =
        team.as_("larare").call("report_draft", json!({ "pupil": isak["id"], "concern": null, "content": null }));
    assert_eq!(teacher["guardians"][0]["inform_reason"], json!(null), "a teacher does not");
}

fn vera(team: &Team) -> Value {
    let list = team.as_("kurator").call("pupil_list", json!({ "limit": 100 }));
    list["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .find(|row| row["protected"] == true)
        .cloned()
        .expect("a protected pupil")
}

/// A question about a report that the law says yes to.
fn allowed(team: &Team, pupil: &Value, report: &Value) -> (Value, Value) {
    let facts =
        json!({ "suspects_harm": "yes", "consent": "yes", "inquiry_decided": "yes", "assigned_to_case": "yes" });
    let tries = ["socialnamnd", "rektor", "skolpsykolog", "elev", "region"].into_iter().flat_map(|receiver| {
        ["utredning", "orosanmalan", "stod_till_eleven", "insyn"].map(|purpose| (receiver, purpose))
    });
    for (receiver, purpose) in tries {
        let wish = question(pupil, &[report], (receiver, None), purpose, &facts);
        let decision = team.as_("kurator").call("share_decide", wish.clone());
        if ["require", "allow", "allow_if"].iter().any(|yes| decision["decision"] == *yes) {
            return (wish, decision);
        }
    }
    panic!("a report can be shared with somebody")
}

fn identities(team: &Team) -> usize {
    let rows = team.access("rektor", "skola");
    rows.iter().filter(|row| row["kind"] == "identity" && row["action"] == "open").count()
}

#[test]
fn every_way_out_of_a_protected_identity_has_a_row_of_its_own() {
    let team = Team::kommunal();
    let vera = vera(&team);
    let kurator = team.as_("kurator");
    let case = kurator.call("case_open", json!({ "pupil": vera["id"] }));
    team.assign(&case, "kurator");
    let draft =
        team.as_("kurator").call("report_draft", json!({ "pupil": vera["id"], "concern": null, "content": null }));
    let sent =
        team.as_("kurator").call("report_draft", json!({ "pupil": vera["id"], "concern": null, "content": null }));
    team.as_("kurator")
        .call("report_sent", json!({ "report": sent["id"], "how": "bud", "at": "2026-11-24T08:00:00Z" }));
    let (wish, decision) = allowed(&team, &vera, &sent["id"]);
    let share = |channel: &str| json!({ "question": wish, "affirmed": affirmed(&decision), "masks": [], "channel": channel, "record": {} });
    // One after the other in the same minute: a row of the last minute does not stand for the next.
    let ways = [
        ("pupil_reveal", json!({ "pupil": vera["id"], "field": "name" })),
        ("pupil_reveal", json!({ "pupil": vera["id"], "field": "number" })),
        ("report_text", json!({ "report": draft["id"] })),
        ("report_text", json!({ "report": draft["id"] })),
        ("report_export", json!({ "report": draft["id"], "formats": ["pdf"], "folder": null })),
        ("report_export", json!({ "report": draft["id"], "formats": ["text"], "folder": null })),
        ("report_export", json!({ "report": draft["id"], "formats": ["sdk"], "folder": null })),
        ("share_preview", json!({ "question": wish, "masks": [] })),
        ("share", share("print")),
        ("share", share("pdf")),
        ("share", share("copy")),
        ("share", share("oral")),
    ];
    for (command, request) in ways {
        let before = identities(&team);
        let answer = team.as_("kurator").try_call(command, request);
        assert!(answer.is_ok(), "{command} works: {answer:?}");
        assert_eq!(identities(&team), before + 1, "{command} must leave one row of its own");
    }
    // What shows no name leaves none.
    let name =
        team.as_("kurator").call("pupil_reveal", json!({ "pupil": vera["id"], "field": "name" }))["text"].clone();
    let name = name.as_str().expect("a name");
    for (command, request) in [
        ("pupil", json!({ "pupil": vera["id"] })),
        ("pupil_list", json!({ "limit": 100 })),
        ("report", json!({ "report": draft["id"] })),
        ("share_start", json!({ "pupil": vera["id"] })),
        ("share_decide", wish.clone()),
    ] {
        let before = identities(&team);
        let said = team.as_("kurator").call(command, request).to_string();
        assert!(!said.contains(name), "{command} shows a label");
        assert_eq!(identities(&team), before, "{command} opens no identity");
    }
}

const HEAD: &str = "Personnummer;Efternamn;Förnamn;Klass;Gatuadress;Postnr;Postort;Skydd;Vårdnadshavare;Telefon\n";

fn table(mark: &str, street: &str) -> String {
    format!(
        "{HEAD}20120304-2385;Hemligsson;Vera;8A;{street};12345;Dolda;{mark};Ada Hemligsson;070-1740690\n\
         20120405-2383;Öppensson;Signe;8A;Synliga vägen 3;12800;Skarpnäck;;Bo Öppensson;070-1740691\n"
    )
}

fn listed(samsyn: &Samsyn) -> Vec<Value> {
    let rows = samsyn_services::people::routes(&samsyn.app).expect("the list of the command line");
    rows.iter().map(|row| serde_json::to_value(row).expect("JSON")).collect()
}

#[test]
fn a_protected_pupils_number_is_in_no_list_and_still_recognises_the_pupil() {
    let samsyn = Samsyn::new();
    samsyn.create("kurator", false);
    let import = |mark: &str, street: &str| samsyn.import_pupils(&[("elever.csv", table(mark, street).as_bytes())]);
    let by_number = |number: &str| {
        samsyn_services::people::by_source(&samsyn.app, number)
            .unwrap_or_else(|_| panic!("{number}: {:?}", listed(&samsyn)))
    };
    import("", "Öppna gatan 7");
    let vera = by_number("201203042385");
    samsyn.clock.pass(Duration::days(1));
    for (mark, hidden) in [("Ja", true), ("Ja", true), ("Nej", false), ("Sekretessmarkering", true)] {
        let plan = import(mark, "Gömda vägen 7");
        assert_eq!((&plan["new"], &plan["gone"]), (&json!(0), &json!(0)), "{mark}: the same two pupils: {plan}");
        assert_eq!(by_number("201203042385"), vera, "{mark}: whoever has the number on paper finds the pupil");
        assert_eq!(by_number("120304-2385"), vera, "{mark}: in any spelling");
        let rows = listed(&samsyn);
        let row = rows.iter().find(|row| row["protected"] == true);
        assert_eq!(row.is_some(), hidden, "{mark}: protection begins and ends with the register");
        let text = format!("{rows:?}");
        assert_eq!(text.contains("0304"), !hidden, "{mark}: a protected pupil's number is in no list: {text}");
        if let Some(row) = row {
            let id = row["source_id"].as_str().expect("an id");
            assert_eq!(by_number(id), vera, "the id of the list works where an id is asked for");
        }
    }
    assert!(samsyn_services::people::by_source(&samsyn.app, "201204052391").is_err(), "nobody else is found");
}
