//! One vault takes the place of another: whole, at any point of a crash, and the old one is kept.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use super::files::concern;
use super::support::{KEYS_FILE, Vault, key, now, open};
use crate::{StoreError, moved_aside, restore_backup, take_up};

/// Events of the copy once it is opened: the new vault's, and the first words of a new device.
const COPIED: u64 = 6;

const NEW_KEYS: &[u8] = b"the key file of the copy";

/// A closed vault of three events, a copy of its first two, and the folder of both.
fn vault_and_copy() -> (tempfile::TempDir, tempfile::TempDir, PathBuf) {
    let mut vault = Vault::new();
    let out = tempfile::tempdir().unwrap();
    let copy = out.path().join("kopia.db");
    vault.store.backup(&copy).unwrap();
    vault.write(|writer| writer.add_concern(&concern("efter kopian"))).unwrap();
    let Vault { store, dir, .. } = vault;
    drop(store);
    (dir, out, copy)
}

fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .filter(|(name, _)| name != "samsyn.lock")
        .collect();
    files.sort();
    files
}

#[test]
fn a_copy_takes_the_place_of_a_vault_and_the_vault_is_kept() {
    let (dir, _out, copy) = vault_and_copy();
    let before = files(dir.path());
    let kept = restore_backup(&copy, NEW_KEYS, dir.path(), &key(), now()).unwrap().unwrap();
    assert_eq!(
        moved_aside(dir.path()).unwrap(),
        std::slice::from_ref(&kept),
        "the old database has the name that is told"
    );
    for (name, bytes) in before {
        let found = files(dir.path()).iter().any(|(_, found)| *found == bytes);
        assert!(found, "every byte of {name} is still in the folder");
    }
    assert_eq!(fs::read(dir.path().join("vault.keys")).unwrap(), NEW_KEYS, "the key file is the copy's");
    let store = open(dir.path()).unwrap();
    assert_eq!(store.event_count().unwrap(), COPIED, "what the copy holds, and the first words of a new device");
    assert_eq!(store.losses().unwrap(), [], "a person asked for it: nothing is told as lost");
}

#[test]
fn a_crash_at_any_point_of_the_swap_is_taken_up() {
    let (dir, _out, copy) = vault_and_copy();
    // The same swap in a folder beside, to have its next files and its marker.
    let whole = tempfile::tempdir().unwrap();
    restore_backup(&copy, NEW_KEYS, whole.path(), &key(), now()).unwrap();
    let stem = "samsyn-damaged-20261123-091500";
    // Each step is one rename; a crash lies before or after it.
    let steps: [(&str, String); 6] = [
        ("vault.keys", format!("{stem}.keys")),
        ("samsyn-next.keys", "vault.keys".to_owned()),
        ("samsyn.head", format!("{stem}.head")),
        ("samsyn-next.head", "samsyn.head".to_owned()),
        ("samsyn.db", format!("{stem}.db")),
        ("samsyn-next.db", "samsyn.db".to_owned()),
    ];
    for done in 0..=steps.len() {
        let crashed = tempfile::tempdir().unwrap();
        for (name, bytes) in files(dir.path()) {
            fs::write(crashed.path().join(name), bytes).unwrap();
        }
        for (from, to) in
            [("vault.keys", "samsyn-next.keys"), ("samsyn.head", "samsyn-next.head"), ("samsyn.db", "samsyn-next.db")]
        {
            fs::copy(whole.path().join(from), crashed.path().join(to)).unwrap();
        }
        fs::write(crashed.path().join("samsyn.swap"), stem).unwrap();
        for (from, to) in &steps[..done] {
            fs::rename(crashed.path().join(from), crashed.path().join(to)).unwrap();
        }
        take_up(crashed.path()).unwrap();
        let names: Vec<_> = files(crashed.path()).into_iter().map(|(name, _)| name).collect();
        let expected = [
            &format!("{stem}.db"),
            &format!("{stem}.head"),
            &format!("{stem}.keys"),
            "samsyn.db",
            "samsyn.head",
            "vault.keys",
        ];
        assert_eq!(names, expected, "after {done} steps: both vaults, whole, and nothing half");
        assert_eq!(
            fs::read(crashed.path().join("vault.keys")).unwrap(),
            NEW_KEYS,
            "after {done} steps: keys and database belong together"
        );
        assert_eq!(
            fs::read(crashed.path().join(format!("{stem}.keys"))).unwrap(),
            KEYS_FILE,
            "after {done} steps: so do the old ones"
        );
        assert_eq!(open(crashed.path()).unwrap().event_count().unwrap(), COPIED, "after {done} steps: it opens");
    }
}

#[test]
fn restoring_can_be_done_again_whatever_lies_there() {
    for lost in ["vault.keys", "samsyn.db", "samsyn.head"] {
        let (dir, _out, copy) = vault_and_copy();
        fs::remove_file(dir.path().join(lost)).unwrap();
        restore_backup(&copy, NEW_KEYS, dir.path(), &key(), now()).unwrap();
        restore_backup(&copy, NEW_KEYS, dir.path(), &key(), now()).unwrap();
        assert_eq!(open(dir.path()).unwrap().event_count().unwrap(), COPIED, "{lost} was gone: the copy is in place");
    }
}

#[test]
fn a_copy_that_does_not_hold_moves_nothing() {
    let (dir, _out, copy) = vault_and_copy();
    let mut bytes = fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&copy, bytes).unwrap();
    let before = files(dir.path());
    assert!(restore_backup(&copy, NEW_KEYS, dir.path(), &key(), now()).is_err(), "it is refused");
    assert_eq!(files(dir.path()), before, "not a file of the vault was touched");
}

#[test]
fn an_earlier_database_never_comes_back_by_itself() {
    let vault = Vault::new();
    let (file, Vault { store, dir, .. }) = (vault.file(), vault);
    drop(store);
    fs::rename(&file, dir.path().join("samsyn-previous.db")).unwrap();
    assert!(matches!(open(dir.path()), Err(StoreError::Missing)), "the one before the last upgrade is not the vault");
    fs::write(dir.path().join("samsyn-next.db"), b"half").unwrap();
    assert!(matches!(open(dir.path()), Err(StoreError::Missing)), "nor is half of a new one");
    assert!(!dir.path().join("samsyn-next.db").exists(), "which is gone");
    assert!(dir.path().join("samsyn-previous.db").exists(), "the old one is kept");
}
