//! `samsyn-cli route`: exit statuses, and JSON Lines alone on standard output.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Output};

const CASE: &str = r#"{"id":"A1","date":"2026-11-22","school":{"municipality":"0180","stadsdel":"Farsta"},
"pupil":{"age":12,"residence":{"basis":"folkbokford","municipality":"0184"}}}"#;

fn route(folder: &Path, args: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_samsyn-cli");
    Command::new(program).arg("route").args(args).current_dir(folder).env("LC_ALL", "sv_SE.UTF-8").output().unwrap()
}

fn folder_with(cases: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("cases.jsonl"), cases).unwrap();
    folder
}

#[test]
fn cases_in_answers_out() {
    let one = CASE.replace('\n', "");
    let folder = folder_with(&format!("{one}\n{one}\n"));
    let output = route(folder.path(), &["--cases", "cases.jsonl", "--json"]);
    assert_eq!(output.status.code(), Some(0), "done");
    let printed = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<serde_json::Value> = printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 2, "one line an answer");
    assert_eq!(answers[0]["individual"]["receivers"][0], "SE-0184", "the other municipality answers");
    assert_eq!(answers[0]["warnings"][0], "other_municipality", "and the school is told");
}

#[test]
fn a_fault_prints_one_line_and_nothing_else() {
    let folder = folder_with("{\"date\":");
    std::fs::write(folder.path().join("areas.geojson"), "{}").unwrap();
    for args in [
        &["--cases", "cases.jsonl", "--json"][..],
        &["--cases", "absent.jsonl", "--json"],
        &["--cases", "cases.jsonl", "--districts", "areas.geojson", "--json"],
    ] {
        let output = route(folder.path(), args);
        assert_eq!(output.status.code(), Some(1), "refused");
        assert!(output.stdout.is_empty(), "no half answer");
        assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1, "one clear line");
    }
}

#[test]
fn wrong_usage_is_told_apart() {
    let output = route(Path::new("."), &["--json"]);
    assert_eq!(output.status.code(), Some(2), "the cases are missing");
}
