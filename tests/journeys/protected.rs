//! A protected identity: no address anywhere, no name in lists, no automatic receiver.

use serde_json::{Value, json};

use crate::school::{Samsyn, bytes_below, demo_file, holds};

const REGISTER: &str = "Personnummer;Efternamn;Förnamn;Klass;Gatuadress;Postnr;Postort;Skydd;Vårdnadshavare 1;Telefon 1\n\
    201203042385;Hemligsson;Vera;8A;Gömda vägen 7;12345;Dolda;Sekretessmarkering;Ada Hemligsson;070-1740690\n\
    201204052383;Öppensson;Signe;8A;Synliga vägen 3;12800;Skarpnäck;;Bo Öppensson;070-1740691\n";

fn school() -> Samsyn {
    let samsyn = Samsyn::new();
    samsyn.create("kurator", false);
    let areas = samsyn.upload("areas.geojson", &demo_file("areas.geojson"));
    let check = samsyn.call("register_check", json!({ "kind": "areas", "file": areas }));
    samsyn.call("register_apply", json!({ "plan": check["plan"] }));
    let plan = samsyn.import_pupils(&[("elever.csv", REGISTER.as_bytes())]);
    assert_eq!(plan["protected"], 1, "the plan counts the protected pupil");
    assert!(!plan.to_string().contains("Hemligsson"), "and names nobody protected");
    samsyn
}

/// The one protected pupil of a list.
fn protected_row(list: &Value) -> Value {
    let rows = list["rows"].as_array().expect("rows");
    rows.iter().find(|row| row["protected"] == true).cloned().expect("a protected row")
}

#[test]
fn a_list_shows_a_neutral_label_and_nothing_else() {
    let samsyn = school();
    let list = samsyn.call("pupil_list", json!({ "limit": 50 }));
    let row = protected_row(&list);
    assert!(row["label"].as_str().expect("a label").contains("S-"), "a neutral label: {row}");
    assert_eq!(
        (&row["class"], &row["born"], &row["age"], &row["receiver"]),
        (&json!(""), &json!(null), &json!(null), &json!("")),
        "no class, age or receiver"
    );
    assert!(!list.to_string().contains("Hemligsson"), "the name is in no list");
    assert!(
        !samsyn.call("search", json!({ "query": "Hemlig", "limit": 5 })).to_string().contains("S-"),
        "nor can it be searched for"
    );
}

#[test]
fn routing_stops_and_says_why() {
    let samsyn = school();
    let list = samsyn.call("pupil_list", json!({ "limit": 50 }));
    let row = protected_row(&list);
    // Danger to a protected pupil must be reported all the same; the receiver is found by phone.
    let draft = samsyn.call("report_draft", json!({ "pupil": row["id"], "concern": null, "content": null }));
    assert_eq!(draft["receiver"]["certainty"], "stop", "no automatic receiver");
    assert!(draft["receiver"]["warnings"].to_string().contains("protected_identity"), "and the card says why");
    let exported = samsyn.call("report_export", json!({ "report": draft["id"], "formats": ["text"], "folder": null }));
    assert_eq!(exported["files"].as_array().map(Vec::len), Some(1), "nothing holds the report back");
    assert!(!holds(&bytes_below(&samsyn.folder.path().join("exports")), "Gömda"), "no address in what leaves");
}

#[test]
fn the_address_is_nowhere_in_the_vault() {
    let samsyn = school();
    let pupil = samsyn.call("pupil_list", json!({ "limit": 50 }))["rows"].clone();
    assert!(!pupil.to_string().contains("Gömda"), "not in a list");
    samsyn.call("vault_lock", json!({}));
    let bytes = bytes_below(&samsyn.folder.path().join("vault"));
    assert!(
        !holds(&bytes, "Gömda") && !holds(&bytes, "Hemligsson") && !holds(&bytes, "Öppensson"),
        "and the files hold nothing readable of anybody"
    );
}
