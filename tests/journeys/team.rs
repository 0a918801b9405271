//! A school with one person of every role, who take turns at one keyboard.

use std::collections::BTreeMap;

use samsyn_services::api::logs::StaffPutRequest;
use samsyn_services::testing::{act_as, assign, seat};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::school::Samsyn;

/// Everybody on the staff, and the domains whose log each keeps.
const STAFF: [(&str, &str, &[&str]); 12] = [
    ("rektor", "Mirja Ahlgren", &["elevstod", "skola"]),
    ("kurator", "Hanna Granvret", &["epi", "anmalan"]),
    ("skolpsykolog", "Petra Nygård", &[]),
    ("specialpedagog", "Amir Vinterhed", &[]),
    ("skolskoterska", "Sofia Björkdal", &["emi"]),
    ("skollakare", "Åke Mossberg", &[]),
    ("mentor", "Karin Tallvik", &[]),
    ("larare", "Olle Sjöstrand", &[]),
    ("huvudman", "Rut Stenhav", &[]),
    ("registeransvarig", "Nils Fjällgren", &[]),
    // A second one, since nobody is a stranger to what they wrote themselves.
    ("kollega", "Ines Havsvik", &[]),
    ("kollega_emi", "Tove Lindhav", &[]),
];

/// Every role once, in the order of the access matrix; the names are those of the people above. `kollega` is a second kurator.
pub const ROLES: [&str; 10] = [
    "rektor",
    "kurator",
    "skolpsykolog",
    "specialpedagog",
    "skolskoterska",
    "skollakare",
    "mentor",
    "larare",
    "huvudman",
    "registeransvarig",
];

/// The school.
pub struct Team {
    pub samsyn: Samsyn,
    people: BTreeMap<&'static str, Uuid>,
}

impl Team {
    /// A school of a municipality.
    pub fn kommunal() -> Self {
        Self::of("kommunal")
    }

    /// A school of this huvudman with the demonstration's pupils.
    pub fn of(huvudman: &str) -> Self {
        let samsyn = Samsyn::new();
        samsyn.create_of(huvudman, "rektor", true);
        let me = samsyn.call("session", json!({}))["user"]["id"].as_str().and_then(|id| id.parse().ok());
        let mut people = BTreeMap::new();
        for (who, name, custodian_of) in STAFF {
            let role = match who {
                "kollega" => "kurator",
                "kollega_emi" => "skolskoterska",
                _ => who,
            };
            let staff = StaffPutRequest {
                id: me.filter(|_| who == "rektor"),
                name: name.to_owned(),
                role: role.to_owned(),
                phone: String::new(),
                custodian_of: custodian_of.iter().map(|&domain| domain.to_owned()).collect(),
                active: true,
            };
            people.insert(who, seat(&samsyn.app, staff).expect("a row"));
        }
        Self { samsyn, people }
    }

    /// The id of the one in this role.
    pub fn id(&self, who: &str) -> Uuid {
        self.people[who]
    }

    /// The row of the one in this role, as a request that changes nothing.
    pub fn row(&self, who: &str) -> Value {
        let rows = self.samsyn.call("staff_list", json!({}))["rows"].clone();
        let id = json!(self.people[who]);
        rows.as_array().and_then(|rows| rows.iter().find(|row| row["id"] == id)).expect("a row").clone()
    }

    /// Lets the one in this role sit down.
    pub fn as_(&self, who: &str) -> &Samsyn {
        act_as(&self.samsyn.app, self.people[who]).expect("a member of staff");
        &self.samsyn
    }

    /// Assigns the one in this role to a case.
    pub fn assign(&self, case: &Value, who: &str) {
        assign(&self.samsyn.app, id_of(case), self.people[who]).expect("assigned");
    }

    /// Writes an entry as the one in this role, and returns its id.
    pub fn entry(&self, who: &str, case: &Value, domain: &str, facts: &str) -> Value {
        self.as_(who).call(
            "entry_add",
            json!({ "case": case["id"], "kind": "note", "domain": domain, "at": null, "title": "Samtal", "facts": facts, "corrects": null, "draft": null }),
        )["entry"]
            .clone()
    }

    /// The access log of a domain, by the one who keeps it.
    pub fn access(&self, custodian: &str, domain: &str) -> Vec<Value> {
        let log = self
            .as_(custodian)
            .call("access_log", json!({ "domain": domain, "pupil": null, "actor": null, "limit": 1000 }));
        log["rows"].as_array().expect("rows").clone()
    }
}

/// The id in a view.
pub fn id_of(view: &Value) -> Uuid {
    view["id"].as_str().and_then(|id| id.parse().ok()).expect("an id")
}

/// A question of disclosure: these items to that receiver.
pub fn question(
    pupil: &Value,
    items: &[&Value],
    receiver: (&str, Option<Uuid>),
    purpose: &str,
    facts: &Value,
) -> Value {
    json!({ "pupil": pupil["id"], "receiver_kind": receiver.0, "receiver": receiver.1, "receiver_name": "", "items": items, "purpose": purpose, "facts": facts })
}

/// Every condition of a decision, affirmed with a reason.
pub fn affirmed(decision: &Value) -> Value {
    let conditions = decision["conditions"].as_array().expect("conditions");
    conditions.iter().map(|condition| json!({ "code": condition["code"], "reason": "Prövat med eleven." })).collect()
}
