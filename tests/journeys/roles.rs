//! Nobody gives the own person a role, and nobody but its custodian lets anybody into EMI.

use serde_json::{Value, json};

use crate::school::Samsyn;
use crate::team::Team;

fn with(mut row: Value, field: &str, value: Value) -> Value {
    row[field] = value;
    row
}

/// Everything a person could make of the own row.
fn promotions(own: &Value) -> Vec<Value> {
    let mut tries: Vec<Value> = ["rektor", "kurator", "skolskoterska", "skollakare", "registeransvarig"]
        .iter()
        .filter(|&&role| own["role"] != role)
        .map(|role| with(own.clone(), "role", json!(role)))
        .collect();
    tries.push(with(own.clone(), "custodian_of", json!(["epi", "elevstod", "anmalan", "skola"])));
    tries.push(with(own.clone(), "custodian_of", json!(["emi"])));
    tries.push(with(with(own.clone(), "role", json!("skolskoterska")), "custodian_of", json!(["emi"])));
    tries.push(with(own.clone(), "active", json!(false)));
    tries
}

#[test]
fn whoever_keeps_the_registers_stays_who_he_is() {
    let team = Team::kommunal();
    let kurator = team.as_("kurator");
    let case = kurator.call("case_open", json!({ "pupil": kurator.pupil("Isak Sjöglim")["id"] }));
    for who in ["registeransvarig", "rektor", "kurator"] {
        let samsyn = team.as_(who);
        let own = team.row(who);
        for change in promotions(&own) {
            let answer = samsyn.try_call("staff_put", change.clone());
            assert_eq!(answer, Err("forbidden".to_owned()), "{who} does not become {change}");
        }
        assert_eq!(team.row(who), own, "{who}: nothing of the row has changed");
        let private = with(team.row("kollega"), "custodian_of", json!(["private"]));
        assert_eq!(samsyn.try_call("staff_put", private), Err("input_invalid".to_owned()), "nobody answers for drafts");
        let named = samsyn.call("staff_put", with(own.clone(), "phone", json!("070-1740699")));
        assert!(named.to_string().contains("070-1740699"), "{who}: the own phone is one's own");
    }
    let closed = team.as_("registeransvarig").try_call("case", json!({ "case": case["id"] }));
    assert_eq!(closed, Err("forbidden".to_owned()), "and the case is as closed as before");
}

#[test]
fn a_rektor_lets_nobody_into_emi_by_any_way() {
    let team = Team::kommunal();
    let rektor = team.as_("rektor");
    let doctor = team.row("skollakare");
    let nurse = team.row("skolskoterska");
    let new = json!({ "id": null, "name": "Mirja Ahlgren", "role": "skolskoterska", "active": true });
    let ways = [
        new.clone(),
        with(new, "active", json!(false)),
        json!({ "id": null, "name": "Mirja Ahlgren", "role": "rektor", "custodian_of": ["emi"], "active": true }),
        with(doctor.clone(), "custodian_of", json!(["emi"])),
        with(doctor.clone(), "name", json!("Mirja Ahlgren")),
        with(nurse.clone(), "name", json!("Mirja Ahlgren")),
        with(nurse.clone(), "active", json!(false)),
        with(nurse, "custodian_of", json!([])),
        with(team.row("kollega"), "role", json!("skollakare")),
    ];
    for way in &ways {
        assert_eq!(rektor.try_call("staff_put", way.clone()), Err("forbidden".to_owned()), "no way through {way}");
    }
    rektor.call("staff_put", with(doctor.clone(), "active", json!(false)));
    let back = rektor.try_call("staff_put", doctor.clone());
    assert_eq!(back, Err("forbidden".to_owned()), "who has left EMI does not come back by a rektor's hand");

    let log = team.access("skolskoterska", "emi");
    let tries = log.iter().filter(|row| row["action"] == "attempt_change" && row["kind"] == "settings").count();
    assert_eq!(tries, ways.len() + 1, "whoever answers for EMI sees every attempt");
    let nurse = team.as_("skolskoterska");
    nurse.call("staff_put", with(doctor, "custodian_of", json!(["emi"])));
    let rows = nurse.call("staff_list", json!({}));
    assert!(rows.to_string().contains("Åke Mossberg"), "the custodian lets the doctor in again: {rows}");
    let outside = nurse.try_call("staff_put", json!({ "id": null, "name": "Ny", "role": "rektor", "active": true }));
    assert_eq!(outside, Err("forbidden".to_owned()), "and changes nothing outside EMI");
}

#[test]
fn the_first_custodian_of_emi_is_no_gift_of_the_one_who_made_the_vault() {
    let samsyn = Samsyn::new();
    samsyn.create("rektor", false);
    let new = json!({ "id": null, "name": "Sofia Björkdal", "role": "skolskoterska", "custodian_of": ["emi"], "active": true });
    assert_eq!(samsyn.try_call("staff_put", new), Err("forbidden".to_owned()), "not by a rektor alone");
    let request = json!({ "id": null, "name": "S", "role": "skollakare", "active": true }).to_string();
    let fault = samsyn_services::api::dispatch(&samsyn.app, "staff_put", &request).expect_err("refused");
    assert_eq!(fault.view().params["reason"], "emi_custodian", "the window can say why, and what a school does");

    let nurse = Samsyn::new();
    nurse.create("skolskoterska", false);
    let rows = nurse.call("staff_list", json!({}));
    assert_eq!(rows["rows"][0]["custodian_of"], json!(["emi"]), "a nurse's own vault has its custodian from the start");
    let doctor = json!({ "id": null, "name": "Åke Mossberg", "role": "skollakare", "active": true });
    assert!(nurse.try_call("staff_put", doctor).is_ok(), "who lets a doctor in");
}

#[test]
fn the_last_keeper_and_the_last_custodian_stay() {
    let samsyn = Samsyn::new();
    samsyn.create("registeransvarig", false);
    let own = samsyn.call("staff_list", json!({}))["rows"][0].clone();
    for change in [with(own.clone(), "active", json!(false)), with(own.clone(), "role", json!("larare"))] {
        assert_eq!(samsyn.try_call("staff_put", change), Err("forbidden".to_owned()), "a vault keeps its keeper");
    }
    let other =
        json!({ "id": null, "name": "Petra Nygård", "role": "skolpsykolog", "custodian_of": ["epi"], "active": true });
    let rows = samsyn.call("staff_put", other)["rows"].clone();
    let petra = rows.as_array().expect("rows").iter().find(|row| row["role"] == "skolpsykolog").expect("a row").clone();
    for change in [with(petra.clone(), "active", json!(false)), with(petra, "custodian_of", json!([]))] {
        let request = change.to_string();
        let fault = samsyn_services::api::dispatch(&samsyn.app, "staff_put", &request).expect_err("refused");
        assert_eq!(fault.view().params["reason"], "last_custodian", "EPI keeps somebody who answers for it");
    }
}
