//! One call a command and record: what it asks for, and where the record lies.

use serde_json::{Value, json};

use super::world::{DOMAINS, Own, ROLES, Records, World, secret};
use crate::team::question;

/// One call.
pub struct Probe {
    pub command: &'static str,
    pub domain: &'static str,
    pub relation: &'static str,
    pub request: Value,
    /// What the answer must hold to count; empty when being let through is enough.
    pub holds: String,
}

const NOWHERE: &str = "00000000-0000-4000-8000-000000000000";
const NONE: &str = "-";
/// In no answer.
const NEVER: &str = "\u{0}";

fn probe(command: &'static str, domain: &'static str, relation: &'static str, request: Value) -> Probe {
    Probe { command, domain, relation, request, holds: String::new() }
}

/// Every call of the matrix, in an order in which no call takes away what a later one needs.
pub fn all(world: &World, role: &'static str) -> Vec<Probe> {
    let mut probes = school(world);
    probes.extend(staff(world, role));
    probes.extend(lists());
    probes.extend(records(&world.others, &world.handed[role], "annan"));
    probes.extend(records(&world.assigned, &world.assigned.concern, "\u{e4}rende"));
    let own = &world.own[role];
    probes.extend(written(own));
    probes.extend(drafts(own.draft, "egen"));
    probes.push(probe("case_open", NONE, NONE, json!({ "pupil": world.fresh[role]["id"] })));
    probes.extend(keys());
    probes
}

/// What is about no pupil.
fn school(world: &World) -> Vec<Probe> {
    let dash = |command, request| probe(command, NONE, NONE, request);
    let file = &world.file;
    vec![
        dash("app_status", json!({})),
        dash("activity", json!({})),
        dash("session", json!({})),
        dash("clock_confirm", json!({})),
        dash("upload", json!({ "name": "a.csv", "base64": "" })),
        dash("pupil_import_check", json!({ "files": [file], "mapping": null })),
        dash("pupil_import_live", json!({ "url": "https://127.0.0.1:1/", "token": "" })),
        dash("pupil_import_plan", json!({ "job": world.job })),
        dash("pupil_import_apply", json!({ "plan": NOWHERE, "confirm": false })),
        dash("register_check", json!({ "kind": "areas", "file": file })),
        dash("register_apply", json!({ "plan": NOWHERE })),
        dash("job", json!({ "job": world.job })),
        dash("job_cancel", json!({ "job": world.job })),
        dash("receiver_search", json!({ "query": "skarp" })),
        dash("place_search", json!({ "query": "skarp" })),
        dash("contact_set", json!({ "receiver": "SE-0126", "phone": "070-1740605", "checked_on": "2026-11-24" })),
        dash("settings", json!({})),
        dash("settings_set", json!({ "stadsdel": "Farsta" })),
        dash("staff_list", json!({})),
    ]
}

/// Rows of the staff: everybody else's by the domain they open, and one's own, which open nothing more by the own hand.
fn staff(world: &World, me: &str) -> Vec<Probe> {
    let branch = |role: &str| match role {
        "skolskoterska" | "skollakare" => "emi",
        "kurator" | "skolpsykolog" | "specialpedagog" => "epi",
        _ => "skola",
    };
    let put = |row: Value, domain, relation| probe("staff_put", domain, relation, row);
    let with = |mut row: Value, field: &str, value: Value| {
        row[field] = value;
        row
    };
    let own = world.team.row(me);
    let mut probes = vec![put(with(own.clone(), "phone", json!("070-1740699")), NONE, "egen")];
    for role in ROLES {
        let new = json!({ "id": null, "name": "Ny Medarbetare", "role": role, "active": false });
        probes.push(put(new, branch(role), "annan"));
        if role != me {
            probes.push(put(with(own.clone(), "role", json!(role)), branch(role), "egen"));
        }
    }
    for domain in DOMAINS {
        // Nobody answers for somebody's own drafts.
        if domain != "private" {
            let colleague = world.team.row(if domain == "emi" { "kollega_emi" } else { "kollega" });
            let kept = with(colleague, "custodian_of", json!([domain]));
            let holds = format!("\"custodian_of\":[\"{domain}\"]");
            probes.push(Probe { holds, ..put(kept, domain, "\u{e4}rende") });
        }
        let mut domains: Vec<Value> = own["custodian_of"].as_array().cloned().unwrap_or_default();
        match domains.iter().position(|kept| kept == domain) {
            Some(place) => drop(domains.remove(place)),
            None => domains.push(json!(domain)),
        }
        probes.push(put(with(own.clone(), "custodian_of", json!(domains)), domain, "egen"));
    }
    probes.push(put(with(own, "active", json!(false)), "skola", "egen"));
    probes
}

/// Lists hold what the reader may open, and are searched for secrets.
fn lists() -> Vec<Probe> {
    let list = |command, request| probe(command, NONE, NONE, request);
    let names =
        |command, request| Probe { holds: "Noah Östlund".to_owned(), ..probe(command, "skola", "annan", request) };
    let mut probes = vec![
        list("today", json!({})),
        list("concerns_left", json!({})),
        list("report_list", json!({})),
        list("draft_list", json!({})),
        list("disclosure_log", json!({ "pupil": null })),
        list("disclosure_log_export", json!({ "filter": { "pupil": null }, "audience": "inspektor" })),
        names("pupil_list", json!({ "limit": 100 })),
        names("search", json!({ "query": "Östlund", "limit": 20 })),
    ];
    probes.extend(DOMAINS.map(|domain| {
        probe("access_log", domain, NONE, json!({ "domain": domain, "pupil": null, "actor": null, "limit": 10 }))
    }));
    probes
}

/// What a colleague wrote about a pupil.
fn records(of: &Records, handed: &Value, relation: &'static str) -> Vec<Probe> {
    let pupil = &of.pupil["id"];
    let skola = |command, request| probe(command, "skola", relation, request);
    let mut probes = vec![
        skola("pupil", json!({ "pupil": pupil })),
        skola("pupil_reveal", json!({ "pupil": pupil, "field": "number" })),
        skola("pupil_circumstances_set", json!({ "pupil": pupil, "circumstances": {} })),
        skola("child_wish_set", json!({ "pupil": pupil, "text": "Vill ber\u{e4}tta sj\u{e4}lv." })),
        skola("guardian_inform_set", json!({ "guardian": of.guardian, "inform": "normal", "reason": "Fr\u{e5}gat." })),
        skola("share_start", json!({ "pupil": pupil })),
        probe(
            "concern_add",
            "elevstod",
            relation,
            json!({ "pupil": pupil, "certainty": "sure", "happened_on": null, "happened_at": null, "what": "Sett.", "urgent": "no", "draft": null }),
        ),
        probe("concern", "elevstod", relation, json!({ "concern": of.concern })),
        probe("concern_receive", "elevstod", relation, json!({ "concern": handed })),
        probe("signal_dismiss", "elevstod", relation, json!({ "id": handed, "reason": "Svarat." })),
        probe("case", "elevstod", relation, json!({ "case": of.case["id"] })),
        probe("case", "emi", relation, json!({ "case": of.emi_case["id"] })),
        probe("report_draft", "anmalan", relation, json!({ "pupil": pupil, "concern": null, "content": null })),
    ];
    probes.extend(DOMAINS.map(|domain| {
        let case = if domain == "emi" { &of.emi_case } else { &of.case };
        probe("entry_add", domain, relation, json!({ "case": case["id"], "kind": "note", "domain": domain, "at": null, "title": "", "facts": "Sett.", "corrects": null, "draft": null }))
    }));
    for report in [&of.report, &of.sent] {
        probes.extend(reports(report, &of.content, relation));
    }
    for domain in DOMAINS {
        let wish =
            question(&of.pupil, &[&of.items[domain]], ("socialnamnd", None), "utredning", &json!({ "consent": "yes" }));
        probes.push(probe("share_decide", domain, relation, wish.clone()));
        probes.push(Probe {
            holds: secret(domain, relation),
            ..probe("share_preview", domain, relation, json!({ "question": wish }))
        });
        probes.push(probe("share", domain, relation, json!({ "question": wish, "channel": "copy" })));
        probes.push(probe("share_refuse", domain, relation, json!({ "question": wish, "reason": "Nej." })));
    }
    probes.extend(drafts(
        of.items["private"].as_str().map_or("", |id| {
            if id.ends_with('1') {
                "11111111-0000-4000-8000-000000000001"
            } else {
                "11111111-0000-4000-8000-000000000002"
            }
        }),
        relation,
    ));
    probes
}

fn reports(report: &Value, content: &Value, relation: &'static str) -> Vec<Probe> {
    let of = |command, request| probe(command, "anmalan", relation, request);
    vec![
        of("report", json!({ "report": report })),
        of("report_text", json!({ "report": report })),
        of("report_save", json!({ "report": report, "content": content, "revision": 0 })),
        of("report_receiver_choose", json!({ "report": report, "receiver": "SE-0126", "reason": "Flyttat." })),
        of("report_export", json!({ "report": report, "formats": ["text"], "folder": null })),
        of("signal_dismiss", json!({ "id": report, "reason": "Svarat." })),
        of("report_progress", json!({ "report": report, "state": "levererad", "at": "2026-11-24T09:00:00Z" })),
        of("report_sent", json!({ "report": report, "how": "bud", "at": "2026-11-24T08:30:00Z" })),
        of("report_discard", json!({ "report": report })),
    ]
}

/// What the reader wrote.
fn written(own: &Own) -> Vec<Probe> {
    let mut probes = vec![
        probe("concern", "elevstod", "egen", json!({ "concern": own.concern })),
        Probe {
            holds: own.concern.as_str().unwrap_or(NEVER).to_owned(),
            ..probe("concerns_left", "elevstod", "egen", json!({}))
        },
    ];
    for report in &own.reports {
        let id = if report.is_null() { json!(NOWHERE) } else { report["id"].clone() };
        let content = if report.is_null() { json!({}) } else { report["content"].clone() };
        let mut calls = reports(&id, &content, "egen");
        if report["id"] == own.reports[1]["id"] {
            calls.retain(|call| call.command == "report_discard");
        } else {
            calls.retain(|call| call.command != "report_discard");
        }
        probes.extend(calls);
    }
    probes
}

fn drafts(draft: &'static str, relation: &'static str) -> Vec<Probe> {
    let of = |command, request| probe(command, "private", relation, request);
    vec![
        of("draft_save", json!({ "draft": draft, "kind": "entry", "pupil": null, "body": "{\"facts\":\"Eget.\"}" })),
        of("draft", json!({ "draft": draft })),
        // Another's draft stays, and the answer does not tell that there is one: the test looks afterwards.
        Probe {
            holds: if relation == "egen" { String::new() } else { NEVER.to_owned() },
            ..of("draft_discard", json!({ "draft": draft }))
        },
    ]
}

/// The vault and its keys, last: whoever sits at the keyboard has the passphrase or has not.
fn keys() -> Vec<Probe> {
    let dash = |command, request| probe(command, NONE, NONE, request);
    vec![
        dash(
            "vault_create",
            json!({
                "school": "S", "municipality": "0180", "stadsdel": null, "point": null, "huvudman": "kommunal", "user": "U", "role": "larare",
                "passphrase": crate::school::PASSPHRASE, "policy": "passphrase", "demonstration": false
            }),
        ),
        dash("vault_recover", json!({ "recovery_key": "", "passphrase": crate::school::PASSPHRASE })),
        dash("passphrase_change", json!({ "old": "fel fras om havet", "new": "fyra ord om skogen", "policy": null })),
        dash("recovery_key_replace", json!({ "proof": "fel fras om havet" })),
        dash(
            "vault_rekey",
            json!({ "proof": "fel fras om havet", "passphrase": "fyra ord om skogen", "policy": null }),
        ),
        dash("vault_rekey_paper", json!({ "job": uuid::Uuid::nil() })),
        dash("backup", json!({ "proof": "fyra ord om havet", "file": null })),
        dash("vault_verify", json!({})),
        dash("losses_seen", json!({})),
        dash("vault_copies", json!({})),
        dash("vault_restore", json!({ "file": "/nowhere", "secret": "", "replace": false })),
        dash("vault_restore_keys", json!({ "file": "/nowhere", "secret": "" })),
        dash("vault_set_aside", json!({})),
        dash("vault_lock", json!({})),
        dash("vault_unlock", json!({ "passphrase": crate::school::PASSPHRASE })),
    ]
}
