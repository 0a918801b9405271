//! Databases of earlier versions, frozen with rows, open today (migrations/README.md).
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use samsyn_rules::sekretess::Domain;

use super::files::concern;
use super::log::raw;
use super::support::{Vault, now, open, record};
use crate::StoreError;

/// Version, and the digest of the projections when it was frozen. The first release freezes the first.
const FROZEN: &[(u32, &str)] = &[];

/// What a later program would add.
const LATER_SQL: &str = "ALTER TABLE setting ADD COLUMN later INTEGER;
     CREATE INDEX setting_value ON setting (value);";

/// A vault of this version, closed, and its digest.
fn closed() -> (tempfile::TempDir, [u8; 32]) {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).unwrap();
    let Vault { store, dir, .. } = vault;
    let digest = store.digest().unwrap();
    drop(store);
    (dir, digest)
}

/// From here on this thread's program is one version later.
fn become_later() {
    crate::migrate::LATER.set(Some(LATER_SQL));
}

fn fixture(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/version-{version}.db"))
}

/// Opens an older file, and goes on with it.
fn upgrade(dir: tempfile::TempDir, digest: &str) {
    let store = open(dir.path()).unwrap();
    let hex: String = store.digest().unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, digest, "not a value was changed by the upgrade");
    assert!(dir.path().join("samsyn-previous.db").exists(), "the old file is kept");
    let mut vault = Vault { store, dir, at: now() };
    let events = vault.store.event_count().unwrap();
    vault.write(|writer| writer.add_concern(&concern("efter uppgraderingen"))).unwrap();
    let pupil = vault.id_of("e1").unwrap();
    vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).unwrap();
    let report = vault.store.verify().unwrap();
    assert!(report.holds() && report.events > events, "{:?}", report.faults);
    let mut vault = vault.reopen();
    assert!(!vault.path().join("samsyn-previous.db").exists(), "the next clean start removes the old file");
    assert!(vault.store.verify().unwrap().holds(), "and the new one stands alone");
}

#[test]
fn every_frozen_database_is_upgraded_and_tells_the_same() {
    for (version, digest) in FROZEN {
        let dir = tempfile::tempdir().unwrap();
        fs::copy(fixture(*version), dir.path().join("samsyn.db")).unwrap();
        upgrade(dir, digest);
    }
    let (dir, digest) = closed();
    become_later();
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    upgrade(dir, &hex);
}

#[test]
fn an_upgrade_that_fails_leaves_the_old_file() {
    let (dir, _) = closed();
    let file = dir.path().join("samsyn.db");
    // A name that the next migration wants is taken: it cannot be carried out.
    raw(&file).execute_batch("CREATE TABLE setting_value (x)").unwrap();
    let before = fs::read(&file).unwrap();
    become_later();
    assert!(matches!(open(dir.path()), Err(StoreError::Sql(_))), "the fault is said");
    assert_eq!(fs::read(&file).unwrap(), before, "not a byte of the old file was changed");
    assert!(!dir.path().join("samsyn-next.db").exists(), "nothing half is left");
}

#[test]
fn what_only_lay_beside_the_old_file_is_upgraded_too() {
    let (dir, _) = closed();
    let home = tempfile::tempdir().unwrap();
    let db = raw(&dir.path().join("samsyn.db"));
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    db.execute("INSERT INTO setting (name, value) VALUES ('idle_minutes', '7')", []).unwrap();
    // As after a crash: the last write is in the write-ahead log and nowhere else.
    for name in ["samsyn.db", "samsyn.db-wal"] {
        fs::copy(dir.path().join(name), home.path().join(name)).unwrap();
    }
    become_later();
    let store = open(home.path()).unwrap();
    let minutes = store.setting(crate::settings::SettingKey::IdleMinutes).unwrap();
    assert_eq!(minutes.as_deref(), Some("7"), "the last write before the crash is there");
}
