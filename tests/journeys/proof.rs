//! Keys and copies are handed out to somebody who could unlock now, and the school's log says so.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::keyring::MemoryKeychain;
use crate::school::{PASSPHRASE, Samsyn};

const WRONG: &str = "fel ord om havet";

/// Rows about keys and copies in the log of the school, oldest first: what was done, and how it went.
fn rows(samsyn: &Samsyn) -> Vec<(String, String)> {
    let log = samsyn.call("access_log", json!({ "domain": "skola", "limit": 1000 }));
    let word = |row: &Value, name: &str| row[name].as_str().expect("a word").to_owned();
    let rows = log["rows"].as_array().expect("rows").iter().rev();
    let acts =
        ["passphrase_changed", "paper_replaced", "recovered", "copy_made", "export_folder_set", "key_policy_set"];
    rows.map(|row| (word(row, "action"), word(row, "ground")))
        .filter(|(_, ground)| acts.contains(&ground.as_str()))
        .collect()
}

fn row(action: &str, ground: &str) -> (String, String) {
    (action.to_owned(), ground.to_owned())
}

/// What hands out keys or copies: its row, the command, and its request with this proof.
fn commands(samsyn: &Samsyn, proof: &str) -> [(&'static str, &'static str, Value); 3] {
    let folder = samsyn.folder.path();
    [
        ("paper_replaced", "recovery_key_replace", json!({ "proof": proof })),
        ("copy_made", "backup", json!({ "proof": proof, "file": folder.join("elsewhere/kopia") })),
        ("export_folder_set", "settings_set", json!({ "proof": proof, "export_folder": folder.join("elsewhere/ny") })),
    ]
}

#[test]
fn without_passphrase_or_paper_nothing_is_handed_out_and_the_attempt_stands_in_the_log() {
    let samsyn = Samsyn::new();
    let paper = printed(&samsyn.create("kurator", false));
    let folder = samsyn.call("settings", json!({}))["export_folder"].clone();
    let mut expected = rows(&samsyn);
    for (act, name, request) in commands(&samsyn, WRONG) {
        assert_eq!(samsyn.try_call(name, request), Err("passphrase_wrong".to_owned()), "{name} asks");
        expected.push(row("attempt_change", act));
    }
    let other = printed(&Samsyn::new().create("kurator", false));
    let (_, name, request) = &commands(&samsyn, &other)[0];
    assert_eq!(samsyn.try_call(name, request.clone()), Err("recovery_key_wrong".to_owned()), "nor another's paper");
    expected.push(row("attempt_change", "paper_replaced"));
    let change = json!({ "old": WRONG, "new": "fyra nya ord nu", "policy": null });
    assert_eq!(samsyn.try_call("passphrase_change", change), Err("passphrase_wrong".to_owned()), "as it always did");
    expected.push(row("attempt_change", "passphrase_changed"));
    for silent in ["recovery_key_replace", "backup"] {
        assert_eq!(samsyn.try_call(silent, json!({})), Err("request_invalid".to_owned()), "{silent} needs a proof");
    }
    let set = json!({ "export_folder": samsyn.folder.path().join("elsewhere/ny") });
    assert_eq!(samsyn.try_call("settings_set", set), Err("input_invalid".to_owned()), "so does the folder");
    assert_eq!(rows(&samsyn), expected, "each attempt is one row");
    assert!(!samsyn.folder.path().join("elsewhere").exists(), "nothing was written or made");
    assert_eq!(samsyn.call("settings", json!({}))["export_folder"], folder, "exports go where they went");
    samsyn.call("vault_lock", json!({}));
    samsyn.call("vault_recover", json!({ "recovery_key": paper, "passphrase": PASSPHRASE }));
}

#[test]
fn with_passphrase_or_paper_each_leaves_one_row() {
    let samsyn = Samsyn::new();
    let paper = printed(&samsyn.create("kurator", false));
    let mut expected = rows(&samsyn);
    for proof in [paper.as_str(), PASSPHRASE] {
        // The paper is replaced last, since the old one then proves nothing.
        for (act, name, mut request) in commands(&samsyn, proof).into_iter().rev() {
            if name == "backup" {
                request["overwrite"] = json!(true);
            }
            samsyn.call(name, request);
            expected.push(row("keys", act));
        }
    }
    let (_, name, request) = &commands(&samsyn, &paper)[0];
    assert_eq!(samsyn.try_call(name, request.clone()), Err("recovery_key_wrong".to_owned()), "the old paper is dead");
    expected.push(row("attempt_change", "paper_replaced"));
    samsyn.call("passphrase_change", json!({ "old": PASSPHRASE, "new": "fyra nya ord nu", "policy": null }));
    expected.push(row("keys", "passphrase_changed"));
    assert_eq!(rows(&samsyn), expected, "each is one row");
    assert_eq!(samsyn.call("vault_verify", json!({}))["faults"], json!([]), "and the log holds");
}

#[test]
fn the_schools_policy_is_signed_and_a_key_file_that_says_otherwise_is_told() {
    let (folder, keychain) = (Arc::new(tempfile::tempdir().expect("a folder")), MemoryKeychain::default());
    let samsyn = Samsyn::beside(Arc::clone(&folder), keychain.clone());
    let paper = printed(&samsyn.create("kurator", false));
    let decided = |samsyn: &Samsyn| samsyn.call("settings", json!({}))["policy_decided"].clone();
    assert_eq!(decided(&samsyn), Value::Null, "what was chosen when the vault was made is what is");
    let keys: PathBuf = folder.path().join("vault/vault.keys");
    let older = std::fs::read(&keys).expect("the key file");
    let both = "keyring_and_passphrase";
    samsyn.call("passphrase_change", json!({ "old": PASSPHRASE, "new": PASSPHRASE, "policy": both }));
    assert_eq!(rows(&samsyn).last(), Some(&row("write", "key_policy_set")), "the decision is an event with its row");
    assert_eq!(decided(&samsyn), Value::Null, "and the key file follows it");
    samsyn.call("vault_lock", json!({}));
    std::fs::write(&keys, older).expect("somebody brings the older key file back");
    samsyn.unlock();
    assert_eq!(decided(&samsyn), both, "it opens, and is told from what the school decided");
    samsyn.call("vault_lock", json!({}));
    let bare = Samsyn::beside(folder, MemoryKeychain::none());
    bare.call("vault_recover", json!({ "recovery_key": paper, "passphrase": PASSPHRASE }));
    assert_eq!(rows(&bare).last(), Some(&row("keys", "recovered")), "opening by paper is a row");
    assert_eq!(bare.call("settings", json!({}))["policy"], "passphrase", "without a keyring the passphrase must do");
    assert_eq!(decided(&bare), both, "and nobody takes that for the school's decision");
}

fn printed(made: &Value) -> String {
    let groups = made["groups"].as_array().expect("groups").iter();
    groups.map(|group| group.as_str().expect("a group")).collect::<Vec<_>>().join(" ")
}
