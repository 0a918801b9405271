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

#[test]
fn what_is_too_much_at_once_is_refused_with_a_limit_that_can_be_said() {
    let samsyn = Samsyn::demonstration("kurator");
    let fault = |command: &str, request: serde_json::Value| {
        let fault = samsyn_services::api::dispatch(&samsyn.app, command, &request.to_string()).expect_err("refused");
        let params = fault.view().params;
        (json!(fault.code), params["limit"].clone(), params["unit"].clone())
    };
    let said = |limit: &str, unit: &str| (json!("input_too_large"), limit.to_owned(), unit.to_owned());
    let draft = "018f6b1c-0000-7000-8000-000000000001";
    let body = "x".repeat(257 * 1024);
    let form = json!({ "draft": draft, "kind": "concern", "pupil": null, "body": body });
    assert_eq!(fault("draft_save", form), said("256", "kib"), "no limit is said to be nought");
    let masks = vec!["Elsa"; 501];
    let wish = json!({ "question": null, "masks": masks });
    assert_eq!(fault("share_preview", wish), said("500", "rows"), "a list has an end");
    assert_eq!(
        fault("search", json!({ "query": "x".repeat(1_001), "limit": 5 })),
        said("1000", "characters"),
        "a query"
    );
    let deep = "[".repeat(5_000);
    let code = samsyn_services::api::dispatch(&samsyn.app, "search", &deep).expect_err("refused").code;
    assert_eq!(json!(code), "input_too_large", "levels are counted before anything goes into them");
}

#[test]
fn an_id_of_a_register_tells_nobody_whom_the_school_has() {
    use samsyn_services::people::by_source;
    let team = crate::team::Team::kommunal();
    let known = "p1";
    let ask = |who: &str, id: &str| by_source(&team.as_(who).app, id).map_err(|fault| json!(fault.code));
    for id in [known, "nobody"] {
        assert_eq!(ask("huvudman", id), Err(json!("forbidden")), "whoever sees numbers only is told nothing of {id}");
    }
    assert_eq!(ask("larare", "nobody"), Err(json!("not_found")), "who may pick a pupil learns that there is none");
    for who in ["huvudman", "registeransvarig", "larare", "mentor"] {
        let pupil = team.as_("kurator").pupil("Yasmin Ekvret");
        let concern = json!({ "pupil": pupil["id"], "certainty": "sure", "happened_on": null, "happened_at": null, "what": "Satt ensam.", "urgent": "no", "draft": null });
        let added = team.as_(who).call("concern_add", concern);
        assert_eq!(added["case"], json!(null), "{who} sees no case and gets no id of one");
    }
}
