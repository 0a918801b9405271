//! Databases of earlier versions, frozen with rows, open today (migrations/README.md).
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use samsyn_rules::sekretess::Domain;

use super::files::concern;
use super::log::raw;
use super::support::{Vault, now, open};
use crate::StoreError;

/// Version, and the digest of the projections when it was frozen.
const FROZEN: &[(u32, &str)] = &[(1, "cf2125dfb31cd59aac1233e017617c53445d3a193284209dc8ce43397903e871")];

fn fixture(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/version-{version}.db"))
}

#[test]
fn every_frozen_database_is_upgraded_and_tells_the_same() {
    for (version, digest) in FROZEN {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("samsyn.db");
        fs::copy(fixture(*version), &file).unwrap();
        let store = open(dir.path()).unwrap();
        let hex: String = store.digest().unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, *digest, "version {version}: not a value was changed by the upgrade");
        assert!(dir.path().join("samsyn-previous.db").exists(), "the old file is kept");
        let mut vault = Vault { store, dir, at: now() };
        let events = vault.store.event_count().unwrap();
        vault.write(|writer| writer.add_concern(&concern("efter uppgraderingen"))).unwrap();
        let pupil = vault.store.pupil_by_source("e1").unwrap().unwrap();
        vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).unwrap();
        let report = vault.store.verify().unwrap();
        assert!(report.holds() && report.events > events, "version {version}: {:?}", report.faults);
        let mut vault = vault.reopen();
        assert!(!vault.path().join("samsyn-previous.db").exists(), "the next clean start removes the old file");
        assert!(vault.store.verify().unwrap().holds(), "and the new one stands alone");
    }
}

#[test]
fn an_upgrade_that_fails_leaves_the_old_file() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("samsyn.db");
    fs::copy(fixture(1), &file).unwrap();
    // A name that the second migration wants is taken: it cannot be carried out.
    raw(&file).execute_batch("CREATE TABLE routing_state (x)").unwrap();
    let before = fs::read(&file).unwrap();
    assert!(matches!(open(dir.path()), Err(StoreError::Sql(_))), "the fault is said");
    assert_eq!(fs::read(&file).unwrap(), before, "not a byte of the old file was changed");
    let names: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "nothing half is left: {names:?}");
}

#[test]
fn what_only_lay_beside_the_old_file_is_upgraded_too() {
    let dir = tempfile::tempdir().unwrap();
    let home = tempfile::tempdir().unwrap();
    let file = dir.path().join("samsyn.db");
    fs::copy(fixture(1), &file).unwrap();
    let db = raw(&file);
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    db.execute("INSERT INTO setting (name, value) VALUES ('idle_minutes', '7')", []).unwrap();
    // As after a crash: the last write is in the write-ahead log and nowhere else.
    for name in ["samsyn.db", "samsyn.db-wal"] {
        fs::copy(dir.path().join(name), home.path().join(name)).unwrap();
    }
    let store = open(home.path()).unwrap();
    let minutes = store.setting(crate::settings::SettingKey::IdleMinutes).unwrap();
    assert_eq!(minutes.as_deref(), Some("7"), "the last write before the crash is there");
}
