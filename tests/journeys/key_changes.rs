//! Changing what opens a vault, stopped at every call to the keyring: the old or the new always opens.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use serde_json::{Value, json};

use crate::keyring::{MemoryKeychain, Trouble};
use crate::school::{PASSPHRASE, Samsyn};

pub const NEW: &str = "fyra nya ord om skogen";
const POLICIES: [&str; 3] = ["passphrase", "keyring_or_passphrase", "keyring_and_passphrase"];
pub const TROUBLES: [Trouble; 3] = [Trouble::Refuses, Trouble::EndsBefore, Trouble::EndsAfter];

/// A locked vault with its keyring and its paper.
pub struct Locked {
    pub folder: Arc<tempfile::TempDir>,
    pub keychain: MemoryKeychain,
    pub paper: String,
}

impl Locked {
    pub fn make(policy: &str) -> Self {
        let (folder, keychain) = (Arc::new(tempfile::tempdir().expect("a folder")), MemoryKeychain::default());
        let samsyn = Samsyn::beside(Arc::clone(&folder), keychain.clone());
        let made = samsyn.call("vault_create", setup(policy));
        Self { folder, keychain, paper: printed(&made) }
    }

    /// The same vault and keyring once more, in a folder of its own.
    pub fn copied(&self) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().join("vault");
        std::fs::create_dir(&to).expect("the vault's folder");
        for entry in std::fs::read_dir(self.folder.path().join("vault")).expect("the vault").flatten() {
            std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a file of the vault");
        }
        Self { folder: Arc::new(folder), keychain: self.keychain.copied(), paper: self.paper.clone() }
    }

    /// The program, started anew.
    pub fn program(&self) -> Samsyn {
        Samsyn::beside(Arc::clone(&self.folder), self.keychain.clone())
    }

    pub fn opens(&self, passphrase: &str) -> bool {
        let opened = self.program().try_call("vault_unlock", json!({ "passphrase": passphrase }));
        assert!(
            opened.is_ok()
                || opened == Err("passphrase_wrong".to_owned())
                || opened == Err("keychain_refused".to_owned()),
            "the vault is there, whichever key opens it: {opened:?}"
        );
        opened.is_ok()
    }

    fn paper_opens(&self) {
        let recovered = json!({ "recovery_key": self.paper, "passphrase": PASSPHRASE });
        assert!(self.program().try_call("vault_recover", recovered).is_ok(), "the paper opens whatever happened");
    }
}

fn setup(policy: &str) -> Value {
    json!({
        "school": "Norra skolan", "municipality": "0180", "stadsdel": "Farsta", "point": null, "huvudman": "kommunal",
        "user": "Mirja Ahlgren", "role": "kurator", "passphrase": PASSPHRASE, "policy": policy, "demonstration": false
    })
}

pub fn printed(made: &Value) -> String {
    let groups = made["groups"].as_array().expect("groups").iter();
    groups.map(|group| group.as_str().expect("a group")).collect::<Vec<_>>().join(" ")
}

/// Stops a change from one policy to another at each call, until there is no such call.
fn stopped_everywhere(from: &str) {
    let locked = Locked::make(from);
    for to in POLICIES {
        for trouble in TROUBLES {
            for call in 0.. {
                let vault = locked.copied();
                let samsyn = vault.program();
                samsyn.unlock();
                vault.keychain.meets(call, trouble);
                let request = json!({ "old": PASSPHRASE, "new": NEW, "policy": to });
                let changed = catch_unwind(AssertUnwindSafe(|| samsyn.try_call("passphrase_change", request)));
                let reached = vault.keychain.recovers();
                drop(samsyn);
                let (old, new) = (vault.opens(PASSPHRASE), vault.opens(NEW));
                let what = format!("{from} to {to}, {trouble:?} at call {call}: {changed:?}");
                assert!(old != new, "exactly one of the two opens: {what}");
                match changed {
                    Ok(Ok(_)) => assert!(new, "what was answered is what is: {what}"),
                    Ok(Err(_)) => assert!(old, "after a refusal nothing is changed: {what}"),
                    Err(_) => {}
                }
                if !reached {
                    assert!(vault.keychain.secrets().len() <= 1, "no secret is left behind: {what}");
                    vault.paper_opens();
                    break;
                }
            }
        }
    }
}

#[test]
fn a_change_from_the_passphrase_alone_leaves_one_that_opens() {
    stopped_everywhere(POLICIES[0]);
}

#[test]
fn a_change_from_either_leaves_one_that_opens() {
    stopped_everywhere(POLICIES[1]);
}

#[test]
fn a_change_from_both_leaves_one_that_opens() {
    stopped_everywhere(POLICIES[2]);
}

#[test]
fn a_mere_change_of_passphrase_writes_nothing_to_the_keyring() {
    let locked = Locked::make("keyring_and_passphrase");
    let before = locked.keychain.secrets();
    let samsyn = locked.program();
    samsyn.unlock();
    samsyn.call("passphrase_change", json!({ "old": PASSPHRASE, "new": NEW, "policy": null }));
    drop(samsyn);
    assert_eq!(locked.keychain.secrets(), before, "the secret that lies there is part of the new key too");
    assert!(locked.opens(NEW) && !locked.opens(PASSPHRASE), "and the new passphrase opens with it");
}

#[test]
fn a_vault_is_not_made_when_the_keyring_refuses_and_not_half_made_when_the_program_ends() {
    for policy in ["keyring_or_passphrase", "keyring_and_passphrase"] {
        for trouble in TROUBLES {
            for call in 0.. {
                let (folder, keychain) = (Arc::new(tempfile::tempdir().expect("a folder")), MemoryKeychain::default());
                let samsyn = Samsyn::beside(Arc::clone(&folder), keychain.clone());
                keychain.meets(call, trouble);
                let made = catch_unwind(AssertUnwindSafe(|| samsyn.try_call("vault_create", setup(policy))));
                let reached = keychain.recovers();
                drop(samsyn);
                let again = Samsyn::beside(Arc::clone(&folder), keychain.clone());
                let what = format!("{policy}, {trouble:?} at call {call}: {made:?}");
                if folder.path().join("vault/vault.keys").exists() {
                    assert!(again.try_call("vault_unlock", json!({ "passphrase": PASSPHRASE })).is_ok(), "{what}");
                } else {
                    assert!(!matches!(made, Ok(Ok(_))), "a vault that was answered is there: {what}");
                    assert!(again.try_call("vault_create", setup(policy)).is_ok(), "it can be made again: {what}");
                }
                if !reached {
                    break;
                }
            }
        }
    }
}

#[test]
fn a_recovery_keeps_the_schools_policy_where_there_is_a_keyring() {
    for policy in POLICIES {
        let locked = Locked::make(policy);
        let samsyn = locked.program();
        samsyn.call("vault_recover", json!({ "recovery_key": locked.paper, "passphrase": NEW }));
        assert_eq!(samsyn.call("app_status", json!({}))["policy"], policy, "the paper takes no rule down");
        drop(samsyn);
        assert!(locked.opens(NEW) && !locked.opens(PASSPHRASE), "{policy}: the new passphrase opens, the old does not");
    }
}
