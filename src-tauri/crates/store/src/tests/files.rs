//! Files: made, opened, locked, damaged, restored.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::sync::Arc;

use crate::concerns::{NewConcern, PersonCertainty, Urgent};
use crate::settings::SettingKey;
use crate::{Part, Store, StoreError, move_aside, moved_aside, restore_backup, verify_backup};
use samsyn_rules::sekretess::Role;
use samsyn_vault::SeededEntropy;

use super::support::{KEYS_FILE, Vault, key, now, open, other_key, record, setup};

const ALL: &[Part] = &[Part::Keys, Part::Head, Part::Database];

pub(crate) fn concern(what: &str) -> NewConcern {
    NewConcern {
        pupil: None,
        certainty: PersonCertainty::Sure,
        happened_on: None,
        happened_at: None,
        ongoing: false,
        what: what.to_owned(),
        child_words: String::new(),
        urgent: Urgent::No,
        draft: None,
    }
}

#[test]
fn what_was_made_is_there_after_opening() {
    let vault = Vault::new();
    let (school, user) = (vault.store.school().unwrap(), vault.store.user().unwrap());
    assert_eq!(school, setup(Role::Kurator).school, "the school is as it was given, the place to seven decimals");
    let mut vault = vault.reopen();
    assert_eq!(vault.store.user().unwrap(), user, "the person is the same after a restart");
    assert_eq!(
        vault.store.event_count().unwrap(),
        5,
        "the school's compartment with its key, the device, the school and the person"
    );
    vault.write(|writer| writer.add_concern(&concern("efter"))).unwrap();
    assert!(vault.store.verify().unwrap().holds(), "the chain goes on over a restart");
}

#[test]
fn a_folder_holds_one_vault_for_one_program() {
    let vault = Vault::new();
    assert!(matches!(open(vault.path()), Err(StoreError::InUse)), "a second program is kept out");
    assert!(matches!(move_aside(vault.path(), ALL, now()), Err(StoreError::InUse)), "nobody moves an open file");
    let Vault { store, dir, .. } = vault;
    drop(store);
    let again =
        Store::create(dir.path(), key(), (&setup(Role::Kurator), KEYS_FILE), now(), Arc::new(SeededEntropy::new(1)));
    assert!(matches!(again, Err(StoreError::Exists)), "a vault is never made over another");
    drop(again);
    assert!(open(dir.path()).is_ok(), "the lock goes with the program");
    assert!(matches!(open(&dir.path().join("ingenstans")), Err(StoreError::Missing)), "no folder, no vault");
}

#[test]
fn a_wrong_key_is_told_from_a_damaged_file() {
    let vault = Vault::new();
    let (file, Vault { store, dir, .. }) = (vault.file(), vault);
    drop(store);
    let wrong = Store::open(dir.path(), other_key(), None, now(), Arc::new(SeededEntropy::new(1)));
    assert!(matches!(wrong, Err(StoreError::WrongKey)), "another vault's key");
    drop(wrong);
    let whole = fs::read(&file).unwrap();
    for (what, broken) in [
        ("the first page", [vec![0x5a; 4096], whole[4096..].to_vec()].concat()),
        ("everything", vec![0x5a; whole.len()]),
        ("the end", whole[..1000].to_vec()),
        ("all bytes", Vec::new()),
    ] {
        fs::write(&file, broken).unwrap();
        let kept = match open(dir.path()) {
            Err(StoreError::Unreadable { kept }) => kept,
            other => unreachable!("{what} is lost and the key is right: {:?}", other.err()),
        };
        assert!(dir.path().join(kept).exists() && !file.exists(), "{what}: it is kept under the name that is told");
    }
    assert!(matches!(open(dir.path()), Err(StoreError::Missing)), "its place is free");
    let second =
        Store::create(dir.path(), key(), (&setup(Role::Kurator), KEYS_FILE), now(), Arc::new(SeededEntropy::new(1)));
    drop(second.unwrap());
    move_aside(dir.path(), ALL, now()).unwrap();
    let names = moved_aside(dir.path()).unwrap();
    assert_eq!(names.len(), 5, "all of them: {names:?}");
    assert_eq!(
        names[..2],
        ["samsyn-damaged-20261123-091500.db", "samsyn-damaged-20261123-091500-2.db"],
        "oldest first"
    );
}

#[test]
fn a_damaged_page_is_damage_and_not_another_answer() {
    let mut vault = Vault::new();
    vault.import((0..400).map(|n| record(&format!("p{n}"), "Anna", "Påhittad", "7A")).collect());
    let (file, Vault { store, dir, .. }) = (vault.file(), vault);
    drop(store);
    let mut bytes = fs::read(&file).unwrap();
    for page in bytes.chunks_mut(4096).skip(1) {
        page[100] ^= 1;
    }
    fs::write(&file, bytes).unwrap();
    assert!(matches!(open(dir.path()), Err(StoreError::Unreadable { .. })), "one flipped bit on each page is seen");
}

#[test]
fn a_newer_file_is_left_alone() {
    let vault = Vault::new();
    let (file, Vault { store, dir, .. }) = (vault.file(), vault);
    drop(store);
    super::log::raw(&file).pragma_update(None, "user_version", 999).unwrap();
    let before = fs::read(&file).unwrap();
    assert!(matches!(open(dir.path()), Err(StoreError::Newer { found: 999, .. })), "the newer version is named");
    assert_eq!(fs::read(&file).unwrap(), before, "not a byte of it was changed");
}

#[test]
fn what_was_committed_survives_a_crash_and_what_was_not_is_not_there() {
    let mut vault = Vault::new();
    vault.write(|writer| writer.add_concern(&concern("bekräftad"))).unwrap();
    let failed: Result<(), StoreError> = vault.write(|writer| {
        writer.add_concern(&concern("avbruten"))?;
        Err(StoreError::NotFound)
    });
    assert!(failed.is_err(), "the fault of the work comes back");
    // A crash: the files as they lie while the program runs, with what is in the write-ahead log.
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(vault.path()).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    let mut after = open(copy.path()).unwrap();
    assert_eq!(
        after.event_count().unwrap(),
        8,
        "what every vault has, and the one concern with its compartment and key"
    );
    assert!(after.verify().unwrap().holds(), "and nothing half");
    vault.write(|writer| writer.add_concern(&concern("vidare"))).unwrap();
    assert!(vault.store.verify().unwrap().holds(), "after the undone work the chain goes on");
}

#[test]
fn a_fault_that_was_passed_over_is_not_committed() {
    let mut vault = Vault::new();
    let too_long = "x".repeat(5 << 20);
    let direct = vault.write(|writer| writer.add_concern(&concern(&too_long)));
    assert!(matches!(direct, Err(StoreError::TooLarge { .. })), "more than fits one event");
    let passed = vault.write(|writer| {
        let _ = writer.add_concern(&concern(&too_long));
        writer.add_concern(&concern("efter"))
    });
    assert!(passed.is_err(), "a transaction with a hole in it is refused");
    vault.write(|writer| writer.add_concern(&concern("ny"))).unwrap();
    assert!(vault.store.verify().unwrap().holds(), "and the chain goes on");
}

#[test]
fn nothing_readable_lies_on_the_disk() {
    let mut vault = Vault::new();
    vault.import(vec![record("elev-4711", "Hemlighetsnamn", "Klartextsson", "7A")]);
    vault.write(|writer| writer.add_concern(&concern("klartextoro om blåmärken"))).unwrap();
    vault.store.set_setting(SettingKey::ExportFolder, Some("/klartext/mapp")).unwrap();
    for entry in fs::read_dir(vault.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for word in ["Hemlighetsnamn", "Klartext", "klartext", "elev-4711", "SQLite format", "CREATE TABLE"] {
            let found = bytes.windows(word.len()).any(|window| window == word.as_bytes());
            assert!(!found, "{word} can be read in {}", path.display());
        }
    }
}

#[test]
fn a_full_disk_is_said_and_loses_nothing() {
    let mut vault = Vault::new();
    vault.write(|writer| writer.add_concern(&concern("före"))).unwrap();
    let before = vault.store.event_count().unwrap();
    let limit = |vault: &Vault, pages: u32| vault.store.db.pragma_update(None, "max_page_count", pages).unwrap();
    limit(&vault, 1);
    let long = "ord ".repeat(200_000);
    let full = vault.write(|writer| writer.add_concern(&concern(&long)));
    assert!(matches!(full, Err(StoreError::DiskFull)), "no room is no other fault");
    limit(&vault, u32::MAX - 1);
    vault.write(|writer| writer.add_concern(&concern("efter"))).unwrap();
    assert_eq!(
        vault.store.event_count().unwrap(),
        before + 3,
        "only what was committed is there: concern, compartment, key"
    );
    assert!(vault.store.verify().unwrap().holds(), "and it holds");
}

#[test]
fn what_may_not_be_written_is_said() {
    let mut vault = Vault::new();
    vault.store.db.pragma_update(None, "query_only", true).unwrap();
    let refused = vault.write(|writer| writer.add_concern(&concern("inte")));
    assert!(matches!(refused, Err(StoreError::NotWritable)), "a read-only file is no fault of the program");
    vault.store.db.pragma_update(None, "query_only", false).unwrap();
    vault.write(|writer| writer.add_concern(&concern("nu"))).unwrap();
    assert!(vault.store.verify().unwrap().holds(), "and nothing was lost");
}

#[test]
fn a_backup_is_verified_and_restores_the_same_vault() {
    let mut vault = Vault::new();
    vault.import(vec![record("e1", "Anna", "Påhittad", "7A")]);
    vault.write(|writer| writer.add_concern(&concern("sparas"))).unwrap();
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("kopia.db");
    vault.store.backup(&file).unwrap();
    assert!(matches!(vault.store.backup(&file), Err(StoreError::Exists)), "no copy is overwritten");
    let report = verify_backup(&file, &key()).unwrap();
    assert!(report.holds(), "the copy verifies on its own");
    assert_eq!(report.events, vault.store.event_count().unwrap(), "with every event");
    assert!(matches!(verify_backup(&file, &other_key()), Err(StoreError::WrongKey)), "under its own key only");
    let home = tempfile::tempdir().unwrap();
    let kept = restore_backup(&file, KEYS_FILE, home.path(), &key(), now()).unwrap();
    assert_eq!(kept, None, "there was nothing to keep");
    assert_eq!(fs::read(home.path().join("vault.keys")).unwrap(), KEYS_FILE, "its key file comes with it");
    let events = vault.store.event_count().unwrap();
    let mut restored = open(home.path()).unwrap();
    assert_eq!(restored.event_count().unwrap(), events + 1, "all of them, and the first words of a new device");
    assert!(restored.verify().unwrap().holds(), "which hold");
    let names: Vec<_> = fs::read_dir(out.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["kopia.db"], "a copy is one file");
}
