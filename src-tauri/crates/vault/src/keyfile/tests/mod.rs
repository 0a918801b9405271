#![allow(clippy::unwrap_used)]

mod tamper;

use super::*;
use crate::entropy::SeededEntropy;

const PASSPHRASE: &str = "hästen åt alla äpplen";

fn keyring() -> Secret32 {
    Secret32::from_bytes([0x5A; 32])
}

fn kept(entry: u8, secret: Secret32) -> KeyringSecret {
    KeyringSecret { entry: [entry; 16], secret }
}

fn make(policy: Policy) -> (KeyFile, VaultKey, RecoveryKey) {
    KeyFile::make(&SeededEntropy::new(3), policy, PASSPHRASE, Some(&kept(0xE1, keyring()))).unwrap()
}

#[test]
fn each_policy_opens_its_own_ways_only() {
    let other = Secret32::from_bytes([0x5B; 32]);
    for policy in [Policy::Passphrase, Policy::KeyringOrPassphrase, Policy::KeyringAndPassphrase] {
        let (file, key, recovery) = make(policy);
        let opens = |result: Result<VaultKey, KeyFault>| result.is_ok_and(|opened| opened == key);
        let alone = policy != Policy::KeyringAndPassphrase;
        assert_eq!(opens(file.unlock_passphrase(PASSPHRASE)), alone, "{policy:?}: the passphrase alone");
        let login = policy == Policy::KeyringOrPassphrase;
        assert_eq!(opens(file.unlock_keyring(&keyring())), login, "{policy:?}: the keyring alone");
        assert_eq!(opens(file.unlock_both(PASSPHRASE, &keyring())), !alone, "{policy:?}: both");
        assert!(opens(file.unlock_recovery(&recovery)), "{policy:?}: paper always opens");
        let stolen = file.unlock_both(PASSPHRASE, &other);
        assert!(stolen.is_err(), "{policy:?}: a copied vault does not open beside another keyring");
    }
}

#[test]
fn wrong_secrets_are_told_from_damage_and_from_each_other() {
    let (file, ..) = make(Policy::KeyringOrPassphrase);
    assert!(matches!(file.unlock_passphrase("hästen"), Err(KeyFault::WrongPassphrase)), "mistyped");
    let other = Secret32::from_bytes([1; 32]);
    assert!(matches!(file.unlock_keyring(&other), Err(KeyFault::WrongKeyring)), "another computer");
    let other = RecoveryKey::make(&SeededEntropy::new(9)).unwrap();
    assert!(matches!(file.unlock_recovery(&other), Err(KeyFault::WrongRecovery)), "another vault's paper");
    let both = file.unlock_both(PASSPHRASE, &keyring());
    assert!(matches!(both, Err(KeyFault::NotAllowed)), "the policy is either, not both");
    let (file, ..) = make(Policy::KeyringAndPassphrase);
    assert!(matches!(file.unlock_passphrase(PASSPHRASE), Err(KeyFault::NotAllowed)), "the keyring is asked for");
}

#[test]
fn a_letter_with_a_ring_is_one_letter_from_every_keyboard() {
    let (file, key, _) = make(Policy::Passphrase);
    let decomposed = "ha\u{308}sten a\u{30a}t alla a\u{308}pplen";
    assert_eq!(file.unlock_passphrase(decomposed).unwrap(), key, "macOS may send letter and ring apart");
}

#[test]
fn unusable_input_is_refused_before_anything_is_made() {
    let make = |policy, passphrase: &str, keyring| KeyFile::make(&SeededEntropy::new(3), policy, passphrase, keyring);
    for passphrase in ["", &"x".repeat(1025)] {
        let fault = make(Policy::Passphrase, passphrase, None).unwrap_err();
        assert!(matches!(fault, KeyFault::UnusablePassphrase), "{} bytes", passphrase.len());
    }
    let fault = make(Policy::KeyringAndPassphrase, PASSPHRASE, None).unwrap_err();
    assert!(matches!(fault, KeyFault::KeyringNeeded), "the policy cannot be kept without a keyring");
}

#[test]
fn a_changed_passphrase_keeps_key_keyring_and_paper() {
    let (mut file, key, recovery) = make(Policy::KeyringOrPassphrase);
    file.change_passphrase(&SeededEntropy::new(4), &key, "ny fras", None).unwrap();
    assert!(matches!(file.unlock_passphrase(PASSPHRASE), Err(KeyFault::WrongPassphrase)), "the old one is gone");
    assert_eq!(file.unlock_passphrase("ny fras").unwrap(), key, "the new one opens the same vault");
    assert_eq!(file.unlock_keyring(&keyring()).unwrap(), key, "the keyring is untouched");
    assert_eq!(file.unlock_recovery(&recovery).unwrap(), key, "so is the paper");
    assert_eq!(file.entry(), Some(EntryName::new(file.vault(), [0xE1; 16])), "under its name");
    let (mut both, key, _) = make(Policy::KeyringAndPassphrase);
    both.change_passphrase(&SeededEntropy::new(4), &key, "ny fras", Some(&keyring())).unwrap();
    assert_eq!(
        both.unlock_both("ny fras", &keyring()).unwrap(),
        key,
        "the secret that lies there opens with the new one"
    );
    assert_eq!(both.entry(), Some(EntryName::new(both.vault(), [0xE1; 16])), "so nothing is written to the keyring");
    let fault = both.change_passphrase(&SeededEntropy::new(4), &key, "ny fras", None).unwrap_err();
    assert!(matches!(fault, KeyFault::KeyringNeeded), "both are wrapped together");
}

#[test]
fn a_lost_keyring_is_replaced_with_the_paper_key() {
    let (mut file, _, recovery) = make(Policy::KeyringAndPassphrase);
    let key = file.unlock_recovery(&recovery).unwrap();
    let new = Secret32::from_bytes([0x66; 32]);
    let secret = kept(0xE2, new.clone());
    file.rewrap(&SeededEntropy::new(5), &key, Policy::KeyringAndPassphrase, PASSPHRASE, Some(&secret)).unwrap();
    assert_eq!(file.entry(), Some(EntryName::new(file.vault(), [0xE2; 16])), "a new secret lies under a new name");
    assert!(file.unlock_both(PASSPHRASE, &keyring()).is_err(), "the lost secret opens nothing");
    assert_eq!(file.unlock_both(PASSPHRASE, &new).unwrap(), key, "the new one does");
    file.rewrap(&SeededEntropy::new(6), &key, Policy::Passphrase, PASSPHRASE, None).unwrap();
    assert_eq!(file.policy(), Policy::Passphrase, "the policy may change on the way");
    assert_eq!(file.entry(), None, "and then no secret is needed");
    assert_eq!(file.unlock_recovery(&recovery).unwrap(), key, "the paper stays valid");
}

#[test]
fn a_replaced_paper_key_opens_nothing() {
    let (mut file, key, old) = make(Policy::Passphrase);
    let new = file.replace_recovery(&SeededEntropy::new(7), &key).unwrap();
    assert!(matches!(file.unlock_recovery(&old), Err(KeyFault::WrongRecovery)), "found paper is worthless");
    assert_eq!(file.unlock_recovery(&new).unwrap(), key, "the new paper opens");
}

#[test]
fn rekeying_keeps_the_vault_and_nothing_else() {
    let (file, key, recovery) = make(Policy::Passphrase);
    let (new_file, new_key, _) =
        file.rekey(&SeededEntropy::new(8), &key, Policy::Passphrase, PASSPHRASE, None).unwrap();
    assert_eq!(new_file.vault(), file.vault(), "the same vault");
    assert_ne!(new_key, key, "a new key");
    assert!(new_file.unlock_recovery(&recovery).is_err(), "the old paper is worthless");
    let fault = new_file.rekey(&SeededEntropy::new(8), &key, Policy::Passphrase, PASSPHRASE, None).unwrap_err();
    assert!(matches!(fault, KeyFault::ForeignKey), "only a holder of the present key may change the file");
}

#[test]
fn the_file_on_disk_is_the_file_in_memory() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("vault.keys");
    let (file, ..) = make(Policy::KeyringAndPassphrase);
    file.save(&path).unwrap();
    assert_eq!(KeyFile::load(&path).unwrap(), file, "written and read");
    assert!(matches!(KeyFile::load(&directory.path().join("absent")), Err(KeyFault::Io(_))), "a missing file is I/O");
    std::fs::write(&path, vec![0; 1 << 20]).unwrap();
    assert!(matches!(KeyFile::load(&path), Err(KeyFault::Damaged)), "a huge file is not read to its end");
}

#[test]
fn debug_and_errors_show_no_secret() {
    let (file, key, recovery) = make(Policy::Passphrase);
    let text = format!("{key:?} {recovery:?} {:?}", file.unlock_passphrase("fel fras"));
    assert!(!text.contains("fel fras"), "a mistyped passphrase is nearly the passphrase");
    assert!(text.matches("redacted").count() == 2, "keys are redacted: {text}");
}
