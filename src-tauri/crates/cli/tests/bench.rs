//! `samsyn-cli bench`: what it prints. How long anything takes is no matter of tests.
#![allow(clippy::unwrap_used)]

use std::process::Command;

use serde_json::Value;

#[test]
fn a_workload_is_printed_as_a_row_of_the_report() {
    let output = Command::new(env!("CARGO_BIN_EXE_samsyn-cli")).args(["bench", "paper", "--json"]).output().unwrap();
    assert!(output.status.success(), "it needs no vault: {}", String::from_utf8_lossy(&output.stderr));
    let rows: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(rows.len(), 1, "what was asked for and nothing else");
    for key in ["name", "ours", "limit", "peer", "unit", "ratio", "goal", "met"] {
        assert!(rows[0].get(key).is_some(), "a row has {key}, as in target/bench/report.json");
    }
    assert!(rows[0]["ours"].as_f64().unwrap() > 0.0, "something was measured");
}

#[test]
fn an_unknown_workload_is_wrong_usage() {
    let output = Command::new(env!("CARGO_BIN_EXE_samsyn-cli")).args(["bench", "speed"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "as for every subcommand");
}
