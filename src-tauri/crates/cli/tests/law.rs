//! `samsyn-cli sekretess` and `samsyn-cli deadlines` as school IT runs them.
#![allow(clippy::unwrap_used)]

use std::process::{Command, Output};

use serde_json::Value;

fn samsyn(arguments: &[&str], language: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samsyn-cli"));
    command.args(arguments).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", language);
    command.output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn cases_go_in_and_answers_come_out_line_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cases.jsonl");
    let case = |id: &str, purpose: &str| {
        format!(
            r#"{{"id":"{id}","date":"2026-11-22","huvudman":"kommunal","holder":"kurator","information":"elevhalsa","#
        ) + &format!(
            r#""receiver":"socialnamnd","purpose":"{purpose}","pupil_age":12,"facts":{{"suspects_harm":true}}}}"#
        )
    };
    let wrapped = format!(r#"{{"case":{},"why":"other keys are ignored"}}"#, case("b", "nyfikenhet"));
    std::fs::write(&file, format!("{}\n\n{wrapped}\n", case("a", "orosanmalan"))).unwrap();
    let output = samsyn(&["sekretess", "--cases", file.to_str().unwrap(), "--json"], "C");
    assert!(output.status.success(), "a file of cases is answered");
    assert!(output.stderr.is_empty(), "and nothing is said beside the answers");
    let answers = lines(&output);
    let decisions: Vec<(&Value, &Value)> = answers.iter().map(|answer| (&answer["id"], &answer["decision"])).collect();
    let expected = [("a", "require"), ("b", "manual")];
    assert_eq!(decisions.len(), expected.len(), "one answer a case");
    for ((id, decision), (wanted_id, wanted)) in decisions.into_iter().zip(expected) {
        assert_eq!((id.as_str(), decision.as_str()), (Some(wanted_id), Some(wanted)), "in the order of the file");
    }
}

#[test]
fn a_line_that_is_no_case_ends_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cases.jsonl");
    std::fs::write(&file, "{}\nnot json\n").unwrap();
    let output = samsyn(&["sekretess", "--cases", file.to_str().unwrap(), "--json"], "sv_SE.UTF-8");
    assert_eq!(output.status.code(), Some(1), "refused");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "one clear line");
    assert!(said.contains("line 2"), "with the place: {said}");
    assert!(output.stdout.is_empty(), "and no half answer");
    let missing = samsyn(&["sekretess", "--cases", "/nowhere/cases.jsonl", "--json"], "C");
    assert_eq!(missing.status.code(), Some(1), "a file that is not there is refused too");
}

#[test]
fn deadlines_come_with_their_provisions() {
    let days = ["--reported", "2026-11-02", "--feedback-requested", "2026-11-02", "--decided", "2026-11-12"];
    let output = samsyn(&[&["deadlines", "--json"], &days[..]].concat(), "C");
    assert!(output.status.success(), "the contract's call is answered");
    let answer = lines(&output).remove(0);
    let feedback = answer["deadlines"].as_array().unwrap().iter().find(|one| one["id"] == "feedback").unwrap();
    assert_eq!(feedback["provision"], "SoL 19:6", "with the provision");
    assert_eq!(feedback["due_on"], "2026-11-19", "a week after the decision");
}

#[test]
fn wrong_usage_is_told_from_refusal() {
    let usage = samsyn(&["deadlines", "--reported", "yesterday"], "C");
    assert_eq!(usage.status.code(), Some(2), "no date is wrong usage");
    let refused = samsyn(&["deadlines", "--reported", "2026-11-02", "--decided", "2026-11-01"], "C");
    assert_eq!(refused.status.code(), Some(1), "a decision before the report is refused");
    for command in ["sekretess", "deadlines"] {
        assert!(samsyn(&[command, "--help"], "C").status.success(), "{command} explains itself");
    }
}
