//! The school of the matrix: a record with a secret in every domain, twice, and what each role wrote itself.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::school::Samsyn;
pub use crate::team::ROLES;
use crate::team::Team;

/// Domains in the order of the list.
pub const DOMAINS: [&str; 6] = ["emi", "epi", "elevstod", "anmalan", "skola", "private"];

/// What stands in a record of this domain and nowhere else.
pub fn secret(domain: &str, relation: &str) -> String {
    match (domain, relation) {
        // The register's own: a guardian's number.
        ("skola", "annan") => "070-1740627".to_owned(),
        ("skola", _) => "070-1740630".to_owned(),
        _ => format!("Hemligt i {domain}, {relation}."),
    }
}

/// A pupil with a record in every domain.
pub struct Records {
    pub pupil: Value,
    pub guardian: Value,
    pub case: Value,
    pub emi_case: Value,
    pub concern: Value,
    pub report: Value,
    pub sent: Value,
    pub content: Value,
    /// Items by domain.
    pub items: BTreeMap<&'static str, Value>,
}

/// What one role wrote itself.
pub struct Own {
    pub concern: Value,
    /// A report to send, and one to throw away.
    pub reports: [Value; 2],
    pub draft: &'static str,
}

/// The school.
pub struct World {
    pub team: Team,
    pub others: Records,
    pub assigned: Records,
    pub own: BTreeMap<&'static str, Own>,
    pub file: Value,
    pub job: Value,
    /// A colleague's concern about a pupil nobody works with, for each role: taking it assigns.
    pub handed: BTreeMap<&'static str, Value>,
    /// A pupil nobody works with, for each role.
    pub fresh: BTreeMap<&'static str, Value>,
}

impl World {
    /// Hands the register over anew: the last role's lock took it away.
    pub fn check_again(&mut self) {
        (self.file, self.job) = checked(self.team.as_("rektor"));
    }

    pub fn new() -> Self {
        let team = Team::kommunal();
        let others = records(&team, "Noah Östlund", "annan");
        let assigned = records(&team, "Omar Ängsund", "\u{e4}rende");
        for role in ROLES {
            team.assign(&assigned.case, role);
            team.assign(&assigned.emi_case, role);
        }
        let samsyn = team.as_("rektor");
        let list = samsyn.call("pupil_list", json!({ "limit": 100 }));
        let free: Vec<&Value> = list["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .filter(|row| row["open_case"] == false && row["protected"] == false)
            .filter(|row| row["id"] != others.pupil["id"] && row["id"] != assigned.pupil["id"])
            .collect();
        let fresh = ROLES.iter().zip(&free).map(|(&role, &row)| (role, row.clone())).collect();
        let (file, job) = checked(samsyn);
        let own = ROLES
            .iter()
            .zip(&free[ROLES.len()..])
            .map(|(&role, &row)| (role, own(team.as_(role), role, row)))
            .collect();
        let handed = ROLES.iter().zip(&free[2 * ROLES.len()..]);
        let handed = handed.map(|(&role, &row)| (role, concern(team.as_("kollega"), row, "L\u{e4}mnat."))).collect();
        Self { own, handed, fresh, file, job, team, others, assigned }
    }
}

/// A register that was handed over, and the check of it.
fn checked(samsyn: &Samsyn) -> (Value, Value) {
    let file = samsyn.upload("elever.csv", &crate::school::demo_file("elever.csv"));
    let job = samsyn.call("pupil_import_check", json!({ "files": [file], "mapping": null }));
    samsyn.finish(&job);
    (file, job["job"].clone())
}

fn concern(samsyn: &Samsyn, pupil: &Value, what: &str) -> Value {
    let request = json!({ "pupil": pupil["id"], "certainty": "sure", "happened_on": null, "happened_at": null, "what": what, "urgent": "no", "draft": null });
    samsyn.try_call("concern_add", request).map_or(Value::Null, |added| added["concern"].clone())
}

fn report(samsyn: &Samsyn, pupil: &Value, why_now: &str) -> (Value, Value) {
    let draft = samsyn.call("report_draft", json!({ "pupil": pupil["id"], "concern": null, "content": null }));
    let mut content = draft["content"].clone();
    content["why_now"] = json!(why_now);
    samsyn.call("report_save", json!({ "report": draft["id"], "content": content, "revision": draft["revision"] }));
    (draft["id"].clone(), content)
}

fn save_draft(samsyn: &Samsyn, id: &str, pupil: &Value, body: &str) {
    samsyn.call(
        "draft_save",
        json!({ "draft": id, "kind": "entry", "pupil": pupil["id"], "body": json!({ "facts": body }).to_string() }),
    );
}

/// Colleagues that are nobody in the list write about a pupil, and refuse to give it away.
fn records(team: &Team, name: &str, relation: &str) -> Records {
    let samsyn = team.as_("kollega");
    let pupil = samsyn.pupil(name);
    let case = json!({ "id": concern_case(team, &pupil, relation) });
    let concern = team.as_("kollega").call("case", json!({ "case": case["id"] }))["entries"][0]["id"].clone();
    let mut items = BTreeMap::new();
    for domain in ["epi", "elevstod"] {
        items.insert(domain, team.entry("kollega", &case, domain, &secret(domain, relation)));
    }
    let samsyn = team.as_("kollega");
    let (report_id, content) = report(samsyn, &pupil, &secret("anmalan", relation));
    let (sent, _) = report(samsyn, &pupil, &secret("anmalan", relation));
    samsyn.call("report_sent", json!({ "report": sent, "how": "bud", "at": "2026-11-24T08:00:00Z" }));
    let draft = if relation == "annan" {
        "11111111-0000-4000-8000-000000000001"
    } else {
        "11111111-0000-4000-8000-000000000002"
    };
    save_draft(samsyn, draft, &pupil, &secret("private", relation));
    let guardian = samsyn.call("pupil", json!({ "pupil": pupil["id"] }))["guardians"][0]["id"].clone();
    items.extend([("anmalan", sent.clone()), ("private", json!(draft)), ("skola", pupil["id"].clone())]);
    let emi_case = team.as_("kollega_emi").call("case_open", json!({ "pupil": pupil["id"] }));
    items.insert("emi", team.entry("kollega_emi", &emi_case, "emi", &secret("emi", relation)));
    for (domain, item) in items.iter().filter(|(domain, _)| **domain != "private") {
        let who = if *domain == "emi" { "kollega_emi" } else { "kollega" };
        let wish = crate::team::question(&pupil, &[item], ("rektor", None), "overblick", &json!({}));
        team.as_(who).call("share_refuse", json!({ "question": wish, "reason": secret(domain, relation) }));
    }
    Records { pupil, guardian, case, emi_case, concern, report: report_id, sent, content, items }
}

/// The kollega takes the pupil's case, which the demonstration may have opened.
fn concern_case(team: &Team, pupil: &Value, relation: &str) -> Value {
    let samsyn = team.as_("kollega");
    let request = json!({ "pupil": pupil["id"], "certainty": "sure", "happened_on": null, "happened_at": null, "what": secret("elevstod", relation), "urgent": "no", "draft": null });
    let case = samsyn.call("concern_add", request)["case"].clone();
    team.assign(&json!({ "id": case }), "kollega");
    case
}

fn own(samsyn: &Samsyn, role: &str, row: &Value) -> Own {
    const DRAFTS: [&str; 10] = [
        "22222222-0000-4000-8000-000000000000",
        "22222222-0000-4000-8000-000000000001",
        "22222222-0000-4000-8000-000000000002",
        "22222222-0000-4000-8000-000000000003",
        "22222222-0000-4000-8000-000000000004",
        "22222222-0000-4000-8000-000000000005",
        "22222222-0000-4000-8000-000000000006",
        "22222222-0000-4000-8000-000000000007",
        "22222222-0000-4000-8000-000000000008",
        "22222222-0000-4000-8000-000000000009",
    ];
    let draft = DRAFTS[ROLES.iter().position(|known| *known == role).expect("a role")];
    let start = || {
        samsyn
            .try_call("report_draft", json!({ "pupil": row["id"], "concern": null, "content": null }))
            .unwrap_or(Value::Null)
    };
    Own { concern: concern(samsyn, row, "Eget."), reports: [start(), start()], draft }
}
