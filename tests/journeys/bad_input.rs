//! Bad input gets a clear code, and nothing is lost.

use serde_json::json;

use crate::school::{Samsyn, demo_file};

fn check(samsyn: &Samsyn, name: &str, bytes: &[u8]) -> serde_json::Value {
    let file = samsyn.upload(name, bytes);
    let job = samsyn.call("pupil_import_check", json!({ "files": [file], "mapping": null }));
    samsyn.finish(&job)
}

#[test]
fn a_register_that_cannot_be_read_says_what_is_wrong() {
    let samsyn = Samsyn::demonstration("kurator");
    let before = samsyn.call("pupil_list", json!({ "limit": 5 }))["total"].clone();
    let missing = check(&samsyn, "elever.csv", "Förnamn;Klass\nSigne;8A\n".as_bytes());
    assert_eq!(missing["error"]["code"], "column_missing", "a missing column is named: {missing}");
    assert_eq!(check(&samsyn, "elever.xlsx", b"no workbook")["error"]["code"], "xlsx_invalid", "an XLSX that is none");
    assert_eq!(
        check(&samsyn, "persons.json", b"{\"data\": [")["error"]["code"],
        "json_invalid",
        "JSON that breaks off"
    );
    assert_eq!(
        samsyn.call("pupil_list", json!({ "limit": 5 }))["total"],
        before,
        "and the register in use is as it was"
    );
}

#[test]
fn a_broken_area_file_never_replaces_a_sound_one() {
    let samsyn = Samsyn::demonstration("kurator");
    let file = samsyn.upload("areas.geojson", b"{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":\"SE-0180-SDN-BROMMA\",\"properties\":{\"id\":\"SE-0180-SDN-BROMMA\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[17.9,59.3],[17.95,59.3],[17.9,59.35]]]}}]}");
    let checked = samsyn.call("register_check", json!({ "kind": "areas", "file": file }));
    assert!(checked["plan"].is_null(), "a ring that does not close cannot be put to use");
    let place = checked["faults"][0]["place"].as_str().expect("a place");
    assert!(place.contains("SE-0180-SDN-BROMMA"), "the faulty area is named: {place}");
    assert_eq!(samsyn.pupil("Elsa Vintergren")["certainty"], "certain", "and routing goes on with what there was");
}

#[test]
fn only_those_who_keep_registers_change_them() {
    let samsyn = Samsyn::demonstration("skolskoterska");
    let file = samsyn.upload("areas.geojson", &demo_file("areas.geojson"));
    assert_eq!(
        samsyn.try_call("register_check", json!({ "kind": "areas", "file": file })),
        Err("forbidden".to_owned()),
        "a nurse does not"
    );
}

#[test]
fn a_request_outside_the_contract_is_refused_without_echo() {
    let samsyn = Samsyn::demonstration("kurator");
    assert_eq!(
        samsyn.try_call("pupil_list", json!({ "limit": 5, "sql": "1" })),
        Err("request_invalid".to_owned()),
        "an unknown key is an error"
    );
    assert_eq!(
        samsyn.try_call("no_such_command", json!({})),
        Err("command_unknown".to_owned()),
        "an unknown command too"
    );
    assert_eq!(samsyn.try_call("vault_create", json!({
        "school": "X", "municipality": "0180", "stadsdel": null, "point": null, "huvudman": "kommunal", "user": "Y",
        "role": "kurator", "passphrase": "kort", "policy": "passphrase", "demonstration": false
    })), Err("vault_open".to_owned()), "a vault is never made over another");
}

#[test]
fn a_weak_passphrase_is_refused_before_anything_is_made() {
    let samsyn = Samsyn::new();
    let made = samsyn.try_call(
        "vault_create",
        json!({
            "school": "X", "municipality": "0180", "stadsdel": null, "point": null, "huvudman": "kommunal", "user": "Y",
            "role": "kurator", "passphrase": "kort", "policy": "passphrase", "demonstration": false
        }),
    );
    assert_eq!(made, Err("passphrase_weak".to_owned()), "four words or sixteen characters");
    assert!(!samsyn.folder.path().join("vault/vault.keys").exists(), "nothing was made");
}
