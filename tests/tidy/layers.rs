//! Crates are layers: nothing imports upward (ARCHITECTURE.md, "Layers").

use std::collections::BTreeMap;
use std::process::Command;

/// Package, the packages of this workspace it may use, and whether nothing else may be used.
const LAYERS: &[(&str, &[&str])] = &[
    ("samsyn-rules", &[]),
    ("samsyn-vault", &[]),
    ("samsyn-store", &["samsyn-rules", "samsyn-vault"]),
    ("samsyn-sync", &["samsyn-rules", "samsyn-vault", "samsyn-store"]),
    ("samsyn-services", &["samsyn-rules", "samsyn-vault", "samsyn-store", "samsyn-sync"]),
    ("samsyn-cli", &["samsyn-services"]),
    ("samsyn", &["samsyn-services"]),
    ("samsyn-tests", &["samsyn-services"]),
    ("samsyn-benches", &["samsyn-services", "samsyn-rules", "samsyn-vault", "samsyn-store"]),
];

/// What a layer must never use, whoever brings it in directly.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("samsyn-rules", &["serde", "serde_json", "rusqlite", "tokio", "getrandom", "rand", "ureq"]),
    ("samsyn-vault", &["rusqlite", "serde_json", "tauri"]),
    ("samsyn-store", &["tauri", "typst", "ureq", "reqwest", "serde_json"]),
    ("samsyn-services", &["tauri", "rusqlite"]),
    ("samsyn-cli", &["tauri", "rusqlite", "keyring"]),
    ("samsyn", &["rusqlite"]),
];

fn dependencies() -> BTreeMap<String, Vec<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(samsyn_tests::root())
        .output()
        .expect("cargo runs");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().expect("cargo metadata lists packages");
    packages
        .iter()
        .map(|package| {
            let uses = package["dependencies"].as_array().into_iter().flatten();
            let normal = uses.filter(|dependency| dependency["kind"].is_null());
            let names = normal.filter_map(|dependency| dependency["name"].as_str().map(str::to_owned));
            (package["name"].as_str().expect("a package has a name").to_owned(), names.collect())
        })
        .collect()
}

#[test]
fn no_crate_imports_upward() {
    let dependencies = dependencies();
    assert_eq!(dependencies.len(), LAYERS.len(), "every package of the workspace is listed in LAYERS");
    for (package, allowed) in LAYERS {
        for used in dependencies[*package].iter().filter(|name| name.starts_with("samsyn")) {
            assert!(allowed.contains(&used.as_str()), "{package} may not use {used}: it lies above or beside");
        }
    }
}

#[test]
fn no_layer_uses_what_it_must_not() {
    let dependencies = dependencies();
    for (package, forbidden) in FORBIDDEN {
        for used in &dependencies[*package] {
            assert!(!forbidden.contains(&used.as_str()), "{package} may not use {used}: see ARCHITECTURE.md, Layers");
        }
    }
}

#[test]
fn only_the_tests_and_benches_lack_the_strict_lints() {
    for (package, _) in LAYERS {
        let folder = match *package {
            "samsyn" => String::new(),
            "samsyn-tests" => "tests/".to_owned(),
            "samsyn-benches" => "benches/".to_owned(),
            layer => format!("src-tauri/crates/{}/", layer.trim_start_matches("samsyn-")),
        };
        let manifest =
            std::fs::read_to_string(samsyn_tests::root().join(format!("{folder}Cargo.toml"))).expect("a manifest");
        let strict = manifest.contains("[lints]\nworkspace = true");
        assert!(strict || *package == "samsyn-tests", "{package} must take the workspace's lints");
    }
}
