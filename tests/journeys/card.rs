//! The lock screen shows what the vault wrote, or nothing.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::keyring::MemoryKeychain;
use crate::school::{PASSPHRASE, Samsyn};

const NUMBER: &str = "070-1740612";

/// A vault with a checked number, and the program before anybody unlocked it.
fn locked() -> (Arc<tempfile::TempDir>, MemoryKeychain, Samsyn) {
    let (folder, keychain) = (Arc::new(tempfile::tempdir().expect("a folder")), MemoryKeychain::default());
    let samsyn = Samsyn::beside(Arc::clone(&folder), keychain.clone());
    samsyn.create("kurator", false);
    samsyn.call(
        "contact_set",
        json!({ "receiver": "socialjour", "phone": NUMBER, "sdk_address": "", "checked_on": "2026-11-20" }),
    );
    samsyn.call("vault_lock", json!({}));
    (folder, keychain, samsyn)
}

fn shown(samsyn: &Samsyn) -> [Value; 3] {
    let status = samsyn.call("app_status", json!({}));
    assert_eq!(status["vault"], "locked", "nothing of it keeps the vault from being there");
    [status["school"].clone(), status["user"]["name"].clone(), status["socialjour"]["number"].clone()]
}

fn card(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("vault/card.json")
}

#[test]
fn what_the_vault_wrote_is_shown_and_what_somebody_else_wrote_is_not() {
    let (folder, _, samsyn) = locked();
    assert_eq!(shown(&samsyn), [json!("Norra skolan"), json!("Mirja Ahlgren"), json!(NUMBER)], "its own card");
    let written = std::fs::read_to_string(card(&folder)).expect("the card");
    let plain = r#"{"school":"Norra skolan","user":{"id":"5e5f5a3c-4b1d-4c59-9a55-0d7c0a1b0001","name":"X","role":"rektor"},
        "socialjour":{"number":"070-1740699","checked_on":"2026-11-20","checked_by":"X"}}"#;
    let forgeries = [
        ("another number", written.replace(NUMBER, "070-1740699")),
        ("a number in the school's name", written.replace("Norra skolan", "Ring 070-1740699")),
        ("a card without a mark", plain.to_owned()),
        ("no card", String::new()),
        ("half a card", written[..written.len() / 2].to_owned()),
    ];
    for (what, forged) in forgeries {
        assert_ne!(forged, written, "{what} is another text");
        std::fs::write(card(&folder), forged).expect("somebody writes beside the vault");
        assert_eq!(shown(&samsyn), [Value::Null, Value::Null, Value::Null], "{what}: 112 alone is shown");
    }
    samsyn.unlock();
    samsyn.call("vault_lock", json!({}));
    assert_eq!(shown(&samsyn)[2], NUMBER, "the next opening writes the card anew");
}

#[test]
fn a_card_of_another_vault_and_one_that_cannot_be_checked_are_not_shown() {
    let (folder, keychain, samsyn) = locked();
    let (other, ..) = locked();
    std::fs::copy(card(&other), card(&folder)).expect("a card from elsewhere");
    assert_eq!(shown(&samsyn), [Value::Null, Value::Null, Value::Null], "another school's numbers are not this one's");
    samsyn.unlock();
    samsyn.call("vault_lock", json!({}));
    assert_eq!(shown(&Samsyn::beside(Arc::clone(&folder), keychain))[2], NUMBER, "with the keyring it is checked");
    assert_eq!(
        shown(&Samsyn::beside(Arc::clone(&folder), MemoryKeychain::default())),
        [Value::Null, Value::Null, Value::Null],
        "a keyring that does not know the vault says nothing of its card"
    );
    let bare = Samsyn::beside(Arc::clone(&folder), MemoryKeychain::none());
    assert_eq!(shown(&bare), [Value::Null, Value::Null, Value::Null], "nor does a computer without one");
    assert!(bare.try_call("vault_unlock", json!({ "passphrase": PASSPHRASE })).is_ok(), "it opens all the same");
}
