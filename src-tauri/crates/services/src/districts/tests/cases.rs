#![allow(clippy::unwrap_used)]
//! Lines in, lines out: the command line's contract.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::super::{Registers, read_cases, view};
use crate::error::Code;

const DEMO: &[u8] = include_bytes!("../../../demo/areas.geojson");

fn answer(line: &str) -> Value {
    let registers = Registers::from_files(&[("areas.geojson".to_owned(), DEMO.to_vec())], None).unwrap();
    let today: NaiveDate = "2026-11-22".parse().unwrap();
    let case = read_cases(line).unwrap().remove(0);
    serde_json::to_value(view(case.id, &registers.route(&case.case, today), today).unwrap()).unwrap()
}

#[test]
fn a_line_has_the_contracts_shape() {
    let case = json!({"id": "A1", "date": "2026-11-22", "acute": null, "school": {"municipality": "0180", "stadsdel": "Vasastan"},
        "pupil": {"age": 12, "residence": {"basis": "folkbokford", "municipality": "0180", "point": [59.245557, 18.088858]}}});
    let got = answer(&case.to_string());
    let text = "Folkbokföringsadressen ligger i området för Farsta stadsdelsnämnd.";
    let source = "Stockholms stads anvisning till skolor; områden gällande från 2023-07-01";
    let reason = |rule: &str, text: &str, source: &str| json!({"rule": rule, "text": text, "source": source});
    let rest = [
        reason("inside_border", "Ingen annan nämnds område ligger närmare än 250 meter.", "Skolans områdesfil"),
        reason(
            "no_circumstances",
            "Ingen placering, inget annat boende och ingen flytt är angiven.",
            "Skolans uppgifter",
        ),
        reason(
            "not_school_namnd",
            "Inte skolans nämnd, som är Norra innerstadens stadsdelsnämnd. Den är part för det förebyggande arbetet.",
            "29 kap. 1 § SoL; Stockholms stads anvisning till skolor",
        ),
    ];
    let expected = json!({"id": "A1",
        "individual": {"certainty": "certain", "receivers": ["SE-0180-SDN-FARSTA"],
            "because": [{"rule": "folkbokforing_address", "text": text, "source": source}, rest[0], rest[1], rest[2]]},
        "preventive": "SE-0180-SDN-NORRAINNERSTADEN", "overlap": "different", "phone_first": false, "warnings": [],
        "register": "2026-11-22"});
    assert_eq!(got, expected, "exactly these keys, and no others");
}

#[test]
fn a_case_may_be_bare_or_under_case_and_its_id_comes_back() {
    for (line, id) in [
        (json!({"id": 7, "date": "2026-11-22", "why": "x"}), json!(7)),
        (json!({"case": {"id": "inner", "date": "2026-11-22"}, "id": "outer"}), json!("inner")),
        (json!({"case": {"date": "2026-11-22"}, "id": "outer"}), json!("outer")),
        (json!({"date": "2026-11-22"}), Value::Null),
    ] {
        assert_eq!(answer(&line.to_string())["id"], id, "the id comes back as it was");
    }
    let two = "\u{feff}{\"date\":\"2026-11-22\"}\n\n{\"date\":\"2026-11-22\"}\r\n";
    assert_eq!(read_cases(two).unwrap().len(), 2, "empty lines are passed over");
}

#[test]
fn a_line_that_is_no_case_stops_all_and_says_where() {
    for (text, at) in [
        ("{\"date\":\"2026-11-22\"}\n{\"date\":", "2:8"),
        ("{}", "1"),
        ("[1]", "1:1"),
        ("{\"date\":\"2026-11-22\",\"pupil\":{\"residence\":{\"basis\":\"gissat\"}}}", "1"),
        ("{\"date\":\"2026-11-22\",\"pupil\":{\"age\":-1}}", "1"),
    ] {
        let fault = read_cases(text).err().unwrap();
        assert_eq!(
            (fault.code, &fault.params["at"][..]),
            (Code::RequestInvalid, at),
            "a line and nothing of its content"
        );
    }
}

#[test]
fn numbers_that_a_spreadsheet_made_are_read() {
    let case = json!({"date": "2026-11-22", "pupil": {"age": 9, "residence": {"basis": "folkbokford", "municipality": 180,
        "postal_code": 12345}}});
    let got = answer(&case.to_string());
    assert_eq!(
        got["individual"]["receivers"],
        json!(["SE-0180-SDN-FARSTA"]),
        "the code suggests, in the city it lost its nought of"
    );
    assert_eq!(got["individual"]["certainty"], "check", "and does not decide");
}

#[test]
fn an_unknown_word_for_protection_protects() {
    for word in [json!("ny_sort"), json!(true), json!("fingerad")] {
        let case = json!({"date": "2026-11-22", "pupil": {"age": 9, "protected": word,
            "residence": {"basis": "folkbokford", "municipality": "0184"}}});
        let got = answer(&case.to_string());
        assert_eq!(got["individual"]["certainty"], "stop", "nothing is sent by an address that must not be known");
        assert_eq!(got["individual"]["receivers"], json!([]), "and nobody is named");
    }
}

#[test]
fn a_past_day_names_todays_receiver() {
    let case = json!({"date": "2021-03-01", "pupil": {"age": 9, "residence": {"basis": "folkbokford", "municipality": "0180",
        "stadsdel": "Tensta"}}});
    let got = answer(&case.to_string());
    assert_eq!(got["individual"]["receivers"], json!(["SE-0180-SDN-SPANGATENSTA"]), "the namnd of that day");
    assert_eq!(got["successors"], json!(["SE-0180-SDN-JARVA"]), "and who took over");
    assert_eq!(got["warnings"], json!(["historic_date"]), "marked as the past");
}

#[test]
fn a_file_with_a_fault_is_not_used() {
    let broken = ("prov.geojson".to_owned(), b"{}".to_vec());
    let fault = Registers::from_files(&[broken], None).err().unwrap();
    assert_eq!(
        (fault.code, &fault.params["fault"][..]),
        (Code::RegisterInvalid, "not_geojson"),
        "the first fault is told"
    );
}
