//! Worked cases, the contract's shape, and the properties of the decision.
#![allow(clippy::unwrap_used, clippy::panic)]

mod coverage;
mod deadlines;
mod properties;
mod reference;

use std::path::PathBuf;

use serde_json::{Value, json};

use super::answer_lines;

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Every case of a file answers as it says; the answers as JSON.
fn holds(cases: &str) -> usize {
    let lines: Vec<&str> = cases.lines().filter(|line| !line.trim().is_empty()).collect();
    let answers = answer_lines(cases).unwrap();
    assert_eq!(answers.len(), lines.len(), "one answer a case");
    let mut wrong = Vec::new();
    for (line, answer) in lines.iter().zip(&answers) {
        let written: Value = serde_json::from_str(line).unwrap();
        let expect = &written["expect"];
        let missing = |list: &str, have: &[String]| {
            strings(&expect[list]).into_iter().any(|wanted| !have.iter().any(|one| one == wanted))
        };
        if expect["decision"] != answer.decision.as_str()
            || missing("grounds_include", &answer.grounds)
            || missing("record_include", &answer.record)
            || missing("conditions_include", &answer.conditions)
        {
            wrong.push(format!("{} expected {expect}\n  got {}", answer.id, serde_json::to_string(answer).unwrap()));
        }
    }
    assert!(wrong.is_empty(), "these cases answer otherwise:\n{}", wrong.join("\n"));
    answers.len()
}

#[test]
fn our_worked_cases_answer_as_the_law_says() {
    let count = holds(include_str!("cases.jsonl"));
    assert!(count > 80, "the rows of the law have their cases");
}

#[test]
fn the_shared_cases_answer_as_expected() {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../.."));
    let shared = std::env::var_os("SAMSYN_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let Ok(cases) = std::fs::read_to_string(shared.join("data/cases/sekretess.jsonl")) else {
        eprintln!("skipped: no shared cases");
        return;
    };
    assert!(holds(&cases) > 0, "the file has cases");
}

#[test]
fn an_answer_has_the_contracts_shape() {
    let case = json!({"id": "S04", "date": "2026-11-22", "huvudman": "kommunal", "holder": "skolskoterska",
        "information": "emi", "receiver": "kurator", "purpose": "stod_till_eleven", "pupil_age": 12,
        "same_authority": true, "facts": {"consent": false}});
    let answer = answer_lines(&case.to_string()).unwrap().remove(0);
    let value = serde_json::to_value(answer).unwrap();
    let mut keys: Vec<&String> = value.as_object().unwrap().keys().collect();
    keys.sort();
    let contract = ["conditions", "decision", "explanation", "grounds", "id", "record", "regime"];
    assert_eq!(keys, contract, "the contract's keys and no other");
    assert_eq!(value["regime"], "2026-01-15", "the regime is the first day of the law that answered");
    assert_eq!(value["grounds"], json!(["OSL 25:13 a"]), "one provision opens it");
    assert!(value["explanation"].as_str().unwrap().contains("elevhälsa"), "explained in Swedish");
}

#[test]
fn what_cannot_be_read_is_manual_and_never_half_understood() {
    let good = json!({"date": "2026-11-22", "huvudman": "kommunal", "holder": "kurator", "information": "elevhalsa",
        "receiver": "socialnamnd", "purpose": "orosanmalan", "pupil_age": 12, "facts": {"suspects_harm": true}});
    assert_eq!(answer_lines(&good.to_string()).unwrap()[0].decision, "require", "the whole case is understood");
    let changes = [
        ("/date", json!("2026-13-01")),
        ("/date", Value::Null),
        ("/huvudman", json!("privat")),
        ("/holder", json!("vaktmastare")),
        ("/information", json!("betyg")),
        ("/receiver", json!("granne")),
        ("/purpose", json!("nyfikenhet")),
        ("/pupil_age", json!("tolv")),
        ("/pupil_age", json!(-1)),
        ("/facts", json!([])),
        ("/facts/suspects_harm", json!("ja")),
    ];
    for (place, value) in changes {
        let mut case = good.clone();
        *case.pointer_mut(place).unwrap() = value.clone();
        let answer = &answer_lines(&case.to_string()).unwrap()[0];
        assert_eq!(answer.decision, "manual", "{place} as {value} must not get an answer");
    }
    let mut case = good;
    case["facts"]["court_order"] = json!(true);
    let answer = &answer_lines(&case.to_string()).unwrap()[0];
    assert_eq!(answer.decision, "manual", "a fact the rules do not know must not be passed over");
}

/// The facts the reader knows, out of its own source: `"name" =>`.
fn facts_of_the_reader() -> Vec<&'static str> {
    let source = include_str!("../case.rs").split("fn fact(").nth(1).unwrap();
    let names =
        source.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\" =>").map(|(name, _)| name));
    names.collect()
}

#[test]
fn every_fact_is_said_in_the_contract_and_the_help() {
    let read = |path: &str| {
        let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../.."));
        std::fs::read_to_string(root.join(path)).unwrap()
    };
    let (contract, help) = (read("docs/contract.md"), read("src-tauri/crates/cli/text/sekretess-help.txt"));
    let facts = facts_of_the_reader();
    assert!(facts.len() > 25, "the reader's facts are found: {facts:?}");
    for fact in &facts {
        assert!(contract.contains(&format!("| `{fact}` |")), "docs/contract.md must say what {fact} is");
        assert!(help.contains(&format!("  {fact}:")), "--help must name {fact}");
        let case = json!({"date": "2026-11-22", "huvudman": "kommunal", "holder": "kurator", "information": "elevhalsa",
            "receiver": "socialnamnd", "purpose": "orosanmalan", "pupil_age": 12, "facts": {*fact: null, "suspects_harm": true}});
        assert_eq!(answer_lines(&case.to_string()).unwrap()[0].decision, "require", "{fact} may be not known");
    }
    let table = contract.split("### `facts`").nth(1).unwrap().split("\n## ").next().unwrap();
    let said = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(name, _)| name));
    for name in said {
        assert!(facts.contains(&name), "the contract says {name}, which no case may have");
    }
}

#[test]
fn danger_to_life_is_never_a_bare_no() {
    for holder in ["skolskoterska", "kurator", "rektor", "larare"] {
        for huvudman in ["kommunal", "fristaende"] {
            for receiver in ["region", "socialnamnd", "polis", "vardnadshavare", "skollakare", "allmanheten", "sip"] {
                for age in [json!(7), json!(17), json!(18), json!(45), Value::Null] {
                    let case = json!({"date": "2026-11-22", "huvudman": huvudman, "holder": holder,
                        "information": "elevhalsa", "receiver": receiver, "purpose": "stod_till_eleven",
                        "pupil_age": age, "facts": {"acute_danger": true, "consent": false}});
                    let answer = &answer_lines(&case.to_string()).unwrap()[0];
                    assert!(answer.explanation.contains("112"), "{case}: {answer:?}");
                    let closed = ["deny", "manual"].contains(&answer.decision.as_str());
                    assert!(!closed || receiver == "allmanheten", "{case}: {answer:?}");
                }
            }
        }
    }
}

#[test]
fn every_answer_says_what_to_do_next() {
    let cases = include_str!("cases.jsonl");
    for answer in answer_lines(cases).unwrap() {
        let sentences = answer.explanation.matches(['.', '?']).count();
        assert!(sentences >= 2, "{} must say why and what to do: {}", answer.id, answer.explanation);
    }
}

#[test]
fn nobody_stops_a_report_whatever_else_is_asked() {
    for case in [
        json!({"date": "2026-11-22", "purpose": "stoppa_anmalan", "holder": "huvudman"}),
        json!({"date": "2019-01-01", "purpose": "stoppa_anmalan"}),
        json!({"purpose": "stoppa_anmalan"}),
    ] {
        let answer = &answer_lines(&case.to_string()).unwrap()[0];
        assert_eq!(answer.decision, "deny", "{case} must not even be a question for a person");
        assert_eq!(answer.record, ["attempt"], "and the attempt is recorded");
    }
}

#[test]
fn a_line_that_is_no_case_is_refused_with_its_number() {
    let fault = answer_lines("\n[]\n").unwrap_err();
    assert_eq!(fault.params["at"], "line 2", "school IT must find the line");
    assert!(answer_lines("\n\n").unwrap().is_empty(), "empty lines are no cases");
    assert_eq!(answer_lines("\u{feff}{}").unwrap().len(), 1, "a byte order mark is no fault");
}
