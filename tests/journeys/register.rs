//! A pupil register comes again: what changed is shown first, and nobody is deleted.

use serde_json::json;

use crate::school::Samsyn;

const HEAD: &str = "Personnummer;Efternamn;Förnamn;Klass;Gatuadress;Postnr;Postort\n";
const SIGNE: &str = "201204052383;Öppensson;Signe;8A;Synliga vägen 3;12800;Skarpnäck\n";
const ADAM: &str = "201305062398;Holm;Adam;7B;Andra vägen 9;12800;Skarpnäck\n";

fn register(rows: &[&str]) -> Vec<u8> {
    format!("{HEAD}{}", rows.concat()).into_bytes()
}

fn plan_of(samsyn: &Samsyn, bytes: &[u8]) -> serde_json::Value {
    let file = samsyn.upload("elever.csv", bytes);
    let job = samsyn.call("pupil_import_check", json!({ "files": [file], "mapping": null }));
    assert_eq!(samsyn.finish(&job)["state"], "done", "the register can be read");
    samsyn.call("pupil_import_plan", json!({ "job": job["job"] }))
}

#[test]
fn a_dry_run_changes_nothing() {
    let samsyn = Samsyn::new();
    samsyn.create("rektor", false);
    let plan = plan_of(&samsyn, &register(&[SIGNE, ADAM]));
    assert_eq!((&plan["new"], &plan["rows"]), (&json!(2), &json!(2)), "two new pupils would come");
    assert_eq!(samsyn.call("pupil_list", json!({ "limit": 10 }))["total"], 0, "and none has");
}

#[test]
fn a_pupil_who_left_is_marked_and_comes_back() {
    let samsyn = Samsyn::new();
    samsyn.create("rektor", false);
    samsyn.import_pupils(&[("elever.csv", &register(&[SIGNE, ADAM]))]);
    let plan = plan_of(&samsyn, &register(&[SIGNE]));
    assert_eq!(plan["gone"], 1, "the absent pupil is seen");
    samsyn.import_pupils(&[("elever.csv", &register(&[SIGNE]))]);
    assert_eq!(samsyn.call("pupil_list", json!({ "limit": 10 }))["active"], 1, "the list is of those who go here");
    let all = samsyn.call("pupil_list", json!({ "limit": 10, "include_left": true }));
    assert_eq!(all["total"], 2, "nobody is deleted because a register forgot");
    samsyn.import_pupils(&[("elever.csv", &register(&[SIGNE, ADAM]))]);
    assert_eq!(
        samsyn.call("pupil_list", json!({ "limit": 10 }))["active"],
        2,
        "and a pupil who returns is the same pupil"
    );
}

#[test]
fn a_move_to_another_class_is_one_change() {
    let samsyn = Samsyn::new();
    samsyn.create("rektor", false);
    samsyn.import_pupils(&[("elever.csv", &register(&[SIGNE, ADAM]))]);
    let moved = SIGNE.replace("8A", "8B");
    let plan = plan_of(&samsyn, &register(&[&moved, ADAM]));
    assert_eq!(
        (&plan["changed"], &plan["unchanged"], &plan["new"]),
        (&json!(1), &json!(1), &json!(0)),
        "only what differs changes"
    );
    assert_eq!(plan["sample"][0]["fields"], json!(["class"]), "and it is named");
}

#[test]
fn half_a_register_needs_a_person_to_say_yes() {
    let samsyn = Samsyn::new();
    samsyn.create("rektor", false);
    let rows: Vec<String> =
        (1..=20).map(|day| format!("{};Ek;Elev{day};6A;Vägen {day};12800;Skarpnäck\n", number(day))).collect();
    let all: Vec<&str> = rows.iter().map(String::as_str).collect();
    samsyn.import_pupils(&[("elever.csv", &register(&all))]);
    let plan = plan_of(&samsyn, &register(&all[..3]));
    assert_eq!(plan["suspicious"], true, "most of the school gone is more likely half a file");
    let apply = samsyn.try_call("pupil_import_apply", json!({ "plan": plan["plan"] }));
    assert_eq!(apply, Err("confirm_needed".to_owned()), "so it takes a person's yes");
}

/// A test number born on a day of March 2014.
fn number(day: u32) -> String {
    let nine = format!("1403{day:02}238");
    let sum: u32 = nine
        .bytes()
        .enumerate()
        .map(|(place, digit)| {
            let value = u32::from(digit - b'0') * if place % 2 == 0 { 2 } else { 1 };
            value / 10 + value % 10
        })
        .sum();
    format!("20{nine}{}", (10 - sum % 10) % 10)
}
