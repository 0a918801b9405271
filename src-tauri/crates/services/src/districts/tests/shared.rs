#![allow(clippy::unwrap_used)]
//! Extra: worked cases and public areas that lie outside the project, when they are there.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::super::{Registers, embedded, read_areas, read_cases, view};

/// The folder with the cases; a word is printed when it is absent.
#[allow(clippy::print_stdout)]
pub(super) fn shared() -> Option<PathBuf> {
    let beside = || {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        root.ancestors().nth(3).map(|root| root.join("../shared"))
    };
    let found = std::env::var_os("SAMSYN_SHARED").map(PathBuf::from).or_else(beside).filter(|path| path.is_dir());
    if found.is_none() {
        println!("skipped: no shared cases");
    }
    found
}

fn areas(shared: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    ["stadsdelsomraden_2023-07-01.geojson", "stadsdelsomraden_2020-07-01.geojson"]
        .map(|name| (name.to_owned(), std::fs::read(shared.join("data/geo").join(name)).unwrap()))
        .into()
}

fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

#[test]
fn public_areas_are_sound() {
    let Some(shared) = shared() else { return };
    for (name, bytes) in areas(&shared) {
        let read = read_areas(&name, &bytes, embedded().unwrap(), &crate::import::NoProgress).unwrap();
        assert_eq!(read.faults, [], "{name} divides the city without overlap or gap");
        let begins = read.valid_from.unwrap().to_string();
        assert!(name.contains(&begins), "{name} begins on {begins}");
    }
}

#[test]
fn worked_cases_come_out() {
    let Some(shared) = shared() else { return };
    let registers = Registers::from_files(&areas(&shared), None).unwrap();
    let text = std::fs::read_to_string(shared.join("data/cases/routing.jsonl")).unwrap();
    for (case, line) in read_cases(&text).unwrap().into_iter().zip(text.lines()) {
        let expected: Value = serde_json::from_str(line).unwrap();
        let expected = &expected["expect"];
        let decision = registers.route(&case.case, today());
        let got = serde_json::to_value(view(case.id, &decision, today()).unwrap()).unwrap();
        let id = &got["id"];
        for key in ["certainty", "receivers"] {
            assert_eq!(got["individual"][key], expected["individual"][key], "{id}: {key}; {got}");
        }
        for key in ["preventive", "overlap"] {
            assert_eq!(got[key], expected[key], "{id}: {key}; {got}");
        }
        if let Some(phone_first) = expected.get("phone_first") {
            assert_eq!(&got["phone_first"], phone_first, "{id}: phone_first");
        }
        for warning in expected["warnings_include"].as_array().unwrap() {
            assert!(got["warnings"].as_array().unwrap().contains(warning), "{id}: {warning} missing; {got}");
        }
    }
}

#[test]
fn addresses_reach_their_namnd() {
    let Some(shared) = shared() else { return };
    let file = std::fs::read(shared.join("data/cases/addresses.csv")).unwrap();
    let registers = Registers::from_files(&areas(&shared), Some(&file)).unwrap();
    let mut rows = csv::Reader::from_reader(&file[..]);
    let mut seen = 0;
    for row in rows.records() {
        let row = row.unwrap();
        let case = json!({"date": "2026-11-22", "pupil": {"age": 12, "residence": {"basis": "folkbokford",
            "municipality": "0180", "street": &row[0], "postal_code": &row[1], "postal_town": &row[2]}}});
        let case = read_cases(&case.to_string()).unwrap().remove(0).case;
        let decision = registers.route(&case, today());
        assert_eq!(decision.certainty.as_str(), "certain", "{}: the file holds it", &row[0]);
        assert_eq!(decision.receivers[0].as_str(), &row[6], "{}: the point decides", &row[0]);
        seen += 1;
    }
    assert!(seen > 250, "the sample was read");
}
