//! A new vault key: what opened the vault before opens it no more, and stopping leaves one of the two.

use std::path::{Path, PathBuf};

use samsyn_services::rekey::rekey;
use serde_json::{Value, json};

use crate::key_changes::{Locked, NEW, TROUBLES, printed};
use crate::school::{PASSPHRASE, Samsyn};

/// The request, and what the service answers at once.
fn rekeyed(samsyn: &Samsyn) -> Result<Vec<String>, String> {
    let request = serde_json::from_value(json!({ "proof": PASSPHRASE, "passphrase": NEW, "policy": null }));
    let paper = rekey(&samsyn.app, &request.expect("a request"), &mut |_, _| true);
    paper.map(|paper| paper.groups).map_err(|fault| format!("{:?}", fault.code))
}

fn keys(vault: &Locked) -> PathBuf {
    vault.folder.path().join("vault/vault.keys")
}

fn left_over(vault: &Path) -> Vec<String> {
    let names = std::fs::read_dir(vault).expect("the vault").flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.contains("next") || name.contains("rekeyed") || name.contains("swap")).collect()
}

#[test]
fn the_old_key_file_passphrase_and_paper_open_nothing_any_more() {
    for policy in ["passphrase", "keyring_and_passphrase"] {
        let vault = Locked::make(policy);
        let old = std::fs::read(keys(&vault)).expect("the key file");
        let secrets = vault.keychain.secrets();
        let samsyn = vault.program();
        samsyn.unlock();
        let copy = vault.folder.path().join("kopia");
        samsyn.call("backup", json!({ "proof": PASSPHRASE, "file": copy }));
        let job = samsyn.call("vault_rekey", json!({ "proof": PASSPHRASE, "passphrase": NEW, "policy": null }));
        assert_eq!(samsyn.finish(&job)["state"], "done", "{policy}: the vault goes on open");
        let paper = printed(&samsyn.call("vault_rekey_paper", json!({ "job": job["job"] })));
        let again = samsyn.try_call("vault_rekey_paper", json!({ "job": job["job"] }));
        assert_eq!(again, Err("not_found".to_owned()), "the new paper is shown once");
        let log = samsyn.call("access_log", json!({ "domain": "skola", "limit": 1000 }));
        let row = |row: &Value| row["ground"] == "rekeyed" && row["action"] == "keys";
        assert!(log["rows"].as_array().is_some_and(|rows| rows.iter().any(row)), "and it stands in the log");
        let verified = samsyn.call("vault_verify", json!({}));
        assert_eq!((&verified["same"], &verified["faults"]), (&json!(true), &json!([])), "{policy}: it holds");
        drop(samsyn);
        assert_eq!(
            left_over(&vault.folder.path().join("vault")),
            Vec::<String>::new(),
            "no file under the old key is kept"
        );
        assert!(vault.opens(NEW) && !vault.opens(PASSPHRASE), "{policy}: the new passphrase opens, the old does not");
        assert!(
            policy == "passphrase" || secrets != vault.keychain.secrets(),
            "{policy}: the keyring has another secret"
        );
        let old_paper = json!({ "recovery_key": vault.paper, "passphrase": PASSPHRASE });
        let refused = vault.program().try_call("vault_recover", old_paper);
        assert_eq!(refused.map(|_| ()), Err("recovery_key_wrong".to_owned()), "{policy}: the old paper is dead");
        let new_paper = json!({ "recovery_key": paper, "passphrase": NEW });
        let recovered = vault.program();
        assert_eq!(recovered.call("vault_recover", new_paper)["losses"], json!([]), "{policy}: and nothing is missing");
        drop(recovered);
        std::fs::write(keys(&vault), old).expect("somebody brings the old key file back");
        assert!(!vault.opens(PASSPHRASE) && !vault.opens(NEW), "{policy}: the old key file opens nothing");
    }
}

#[test]
fn a_copy_made_before_stays_what_it_was() {
    let vault = Locked::make("passphrase");
    let samsyn = vault.program();
    samsyn.unlock();
    let copy = vault.folder.path().join("kopia");
    samsyn.call("backup", json!({ "proof": PASSPHRASE, "file": copy }));
    rekeyed(&samsyn).expect("a new key");
    let elsewhere = Samsyn::new();
    elsewhere.call("vault_restore", json!({ "file": copy, "secret": PASSPHRASE, "replace": false }));
    elsewhere.unlock();
}

#[test]
fn stopping_before_the_files_change_places_changes_nothing() {
    let vault = Locked::make("passphrase");
    let samsyn = vault.program();
    samsyn.unlock();
    let request = json!({ "proof": PASSPHRASE, "passphrase": NEW, "policy": null });
    let request = serde_json::from_value(request).expect("a request");
    let stopped =
        rekey(&samsyn.app, &request, &mut |_, _| false).map(|_| ()).map_err(|fault| format!("{:?}", fault.code));
    assert_eq!(stopped, Err("Cancelled".to_owned()), "a person may say stop");
    assert_eq!(left_over(&vault.folder.path().join("vault")), Vec::<String>::new(), "nothing is left of it");
    samsyn.call("session", json!({}));
    drop(samsyn);
    assert!(vault.opens(PASSPHRASE) && !vault.opens(NEW), "the old passphrase opens as before");
}

#[test]
fn a_rekey_stopped_at_any_call_to_the_keyring_leaves_one_that_opens() {
    let locked = Locked::make("keyring_and_passphrase");
    for trouble in TROUBLES {
        for call in 0.. {
            let vault = locked.copied();
            let samsyn = vault.program();
            samsyn.unlock();
            vault.keychain.meets(call, trouble);
            let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| rekeyed(&samsyn)));
            let reached = vault.keychain.recovers();
            drop(samsyn);
            let (old, new) = (vault.opens(PASSPHRASE), vault.opens(NEW));
            let what = format!("{trouble:?} at call {call}: {ended:?}");
            assert!(old != new, "exactly one of the two opens: {what}");
            match ended {
                Ok(Ok(_)) => assert!(new, "what was answered is what is: {what}"),
                Ok(Err(_)) => assert!(old, "after a refusal nothing is changed: {what}"),
                Err(_) => {}
            }
            assert_eq!(left_over(&vault.folder.path().join("vault")), Vec::<String>::new(), "nothing is left: {what}");
            if !reached {
                break;
            }
        }
    }
}
