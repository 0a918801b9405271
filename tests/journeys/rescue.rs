//! Something of the vault is missing or damaged: it is never "no vault", and there is a way back.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::school::{PASSPHRASE, Samsyn};

/// A locked vault with one concern that a copy has and one that it has not.
fn locked_with_copy() -> (Samsyn, PathBuf) {
    let samsyn = Samsyn::new();
    samsyn.create("kurator", false);
    concern(&samsyn, "i kopian");
    let copy = samsyn.folder.path().join("kopia.samsyn");
    samsyn.call("backup", json!({ "proof": PASSPHRASE, "file": copy.display().to_string() }));
    concern(&samsyn, "efter kopian");
    samsyn.call("vault_lock", json!({}));
    (samsyn, copy)
}

fn concern(samsyn: &Samsyn, what: &str) -> Value {
    samsyn.call(
        "concern_add",
        json!({
            "pupil": null, "certainty": "sure", "happened_on": null, "happened_at": null, "ongoing": false, "what": what,
            "child_words": "", "urgent": "no", "draft": null
        }),
    )
}

fn restore(samsyn: &Samsyn, copy: &Path, secret: &str, replace: bool) -> Result<Value, String> {
    samsyn
        .try_call("vault_restore", json!({ "file": copy.display().to_string(), "secret": secret, "replace": replace }))
}

fn vault(samsyn: &Samsyn) -> PathBuf {
    samsyn.folder.path().join("vault")
}

fn left(samsyn: &Samsyn) -> usize {
    samsyn.call("concerns_left", json!({}))["rows"].as_array().expect("rows").len()
}

#[test]
fn a_part_that_is_missing_is_named_and_never_no_vault() {
    for (gone, trouble, code) in [
        (&["vault.keys"][..], "keys_missing", "key_file_missing"),
        (&["samsyn.db"], "database_missing", "database_missing"),
        (&["samsyn.db", "vault.keys"], "gone", "vault_gone"),
    ] {
        let (samsyn, copy) = locked_with_copy();
        for file in gone {
            std::fs::remove_file(vault(&samsyn).join(file)).expect("a file of the vault");
        }
        let status = samsyn.call("app_status", json!({}));
        assert_eq!(
            (&status["vault"], &status["trouble"]),
            (&json!("locked"), &json!(trouble)),
            "{gone:?}: what is missing"
        );
        let opened = samsyn.try_call("vault_unlock", json!({ "passphrase": PASSPHRASE }));
        assert_eq!(opened, Err(code.to_owned()), "{gone:?}: opening says it in words");
        let before = names(&vault(&samsyn));
        let made = samsyn.try_call(
            "vault_create",
            json!({
                "school": "X", "municipality": "0180", "stadsdel": null, "point": null, "huvudman": "kommunal", "user": "Y",
                "role": "kurator", "passphrase": PASSPHRASE, "policy": "passphrase", "demonstration": false
            }),
        );
        assert_eq!(made, Err(code.to_owned()), "{gone:?}: never a new vault over the old");
        assert_eq!(names(&vault(&samsyn)), before, "{gone:?}: nothing was moved");
        restore(&samsyn, &copy, PASSPHRASE, false).expect("the copy is put in place");
        samsyn.unlock();
        assert_eq!(left(&samsyn), 1, "{gone:?}: and the school works again");
    }
}

fn names(dir: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(dir).expect("the folder").flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_lost_or_damaged_key_file_comes_out_of_a_copy_and_nothing_else_does() {
    for damage in [None, Some(b"rubbish".as_slice())] {
        let (samsyn, copy) = locked_with_copy();
        let keys = vault(&samsyn).join("vault.keys");
        match damage {
            None => std::fs::remove_file(&keys).expect("the key file"),
            Some(bytes) => std::fs::write(&keys, bytes).expect("the key file"),
        }
        let asked = |secret: &str| {
            samsyn.try_call("vault_restore_keys", json!({ "file": copy.display().to_string(), "secret": secret }))
        };
        assert_eq!(asked("fel fras om havet"), Err("passphrase_wrong".to_owned()), "only whoever may open the copy");
        asked(PASSPHRASE).expect("the key file is taken out");
        samsyn.unlock();
        assert_eq!(left(&samsyn), 2, "what was written after the copy is there: the database was not touched");
    }
}

#[test]
fn the_key_file_of_another_vault_is_refused() {
    let (samsyn, _) = locked_with_copy();
    let (_other, copy) = locked_with_copy();
    std::fs::remove_file(vault(&samsyn).join("vault.keys")).expect("the key file");
    let asked = json!({ "file": copy.display().to_string(), "secret": PASSPHRASE });
    assert_eq!(samsyn.try_call("vault_restore_keys", asked), Err("backup_invalid".to_owned()), "it opens nothing here");
    assert!(!vault(&samsyn).join("vault.keys").exists(), "and is not put here");
}

#[test]
fn a_damaged_vault_is_replaced_by_a_copy_and_kept_and_a_whole_one_only_when_asked() {
    let (samsyn, copy) = locked_with_copy();
    assert_eq!(restore(&samsyn, &copy, PASSPHRASE, false), Err("vault_exists".to_owned()), "a whole vault stays");
    let database = vault(&samsyn).join("samsyn.db");
    let mut bytes = std::fs::read(&database).expect("the database");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&database, &bytes).expect("the damage");
    let restored = restore(&samsyn, &copy, PASSPHRASE, false).expect("a damaged one does not stand in the way");
    let kept = vault(&samsyn).join(restored["kept"].as_str().expect("a name"));
    assert_eq!(
        std::fs::read(kept).expect("the damaged database"),
        bytes,
        "every byte of it is kept under the name that is told"
    );
    assert_eq!(
        restore(&samsyn, &copy, "fel fras om havet", true),
        Err("passphrase_wrong".to_owned()),
        "a wrong one moves nothing"
    );
    restore(&samsyn, &copy, PASSPHRASE, true).expect("asked for, a whole one is replaced too");
    samsyn.unlock();
    assert_eq!(left(&samsyn), 1, "what the copy holds");
    assert_eq!(restore(&samsyn, &copy, PASSPHRASE, true), Err("vault_open".to_owned()), "not under an open vault");
}

#[test]
fn the_printed_key_restores_a_copy() {
    let samsyn = Samsyn::new();
    let groups = samsyn.create("kurator", false)["groups"].clone();
    let printed: Vec<&str> = groups.as_array().expect("groups").iter().filter_map(Value::as_str).collect();
    let copy = samsyn.folder.path().join("kopia.samsyn");
    samsyn.call("backup", json!({ "proof": PASSPHRASE, "file": copy.display().to_string() }));
    let other = Samsyn::new();
    restore(&other, &copy, &printed.join(" "), false).expect("the paper opens the copy");
    assert_eq!(other.unlock()["school"], "Norra skolan", "on a computer that never saw the vault");
}

#[test]
fn what_is_left_of_a_vault_is_given_up_only_by_a_person_and_kept() {
    let (samsyn, _) = locked_with_copy();
    assert_eq!(samsyn.try_call("vault_set_aside", json!({})), Err("vault_exists".to_owned()), "never a whole vault");
    std::fs::remove_file(vault(&samsyn).join("vault.keys")).expect("the key file");
    let database = std::fs::read(vault(&samsyn).join("samsyn.db")).expect("the database");
    let status = samsyn.call("vault_set_aside", json!({}));
    assert_eq!(
        (&status["vault"], &status["trouble"]),
        (&json!("missing"), &Value::Null),
        "now there is room for a new one"
    );
    let aside = std::fs::read_dir(vault(&samsyn)).expect("the folder").flatten().find(|entry| entry.path().is_dir());
    let kept = aside.expect("a folder beside").path().join("samsyn.db");
    assert_eq!(std::fs::read(kept).expect("the database"), database, "and the old database is kept whole");
    samsyn.create("kurator", false);
    concern(&samsyn, "i det nya");
    assert_eq!(left(&samsyn), 1, "a child can be reported again");
}

#[test]
fn what_is_lost_is_told_until_somebody_says_that_they_know() {
    let (samsyn, _) = locked_with_copy();
    std::fs::remove_file(vault(&samsyn).join("samsyn.head")).expect("the head");
    let told = samsyn.unlock()["losses"].clone();
    assert_eq!(told[0]["kind"], "head_missing", "it is told at unlocking");
    samsyn.call("vault_lock", json!({}));
    assert_eq!(samsyn.unlock()["losses"], told, "and again, until somebody has read it");
    assert_eq!(samsyn.call("losses_seen", json!({}))["losses"], json!([]), "then no more");
    let kept = samsyn.call("settings", json!({}))["losses"].clone();
    assert_eq!((&kept[0]["kind"], &kept[0]["seen"]), (&json!("head_missing"), &json!(true)), "but it stays on record");
}
