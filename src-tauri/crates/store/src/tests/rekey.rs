//! The whole database under another key.
#![allow(clippy::unwrap_used)]

use rusqlite::params;
use samsyn_vault::{CompartmentKey, SeededEntropy};

use super::support::{Vault, key, other_key};
use crate::connection::{Mode, open_file};
use crate::sql::{all, change};
use crate::{StoreError, verify_backup};

fn blobs(file: &std::path::Path, key: &samsyn_vault::VaultKey, sql: &str) -> Vec<Vec<u8>> {
    let db = open_file(file, key, Mode::Read).unwrap();
    all(&db, sql, [], |row| row.get::<_, Vec<u8>>(0)).unwrap()
}

#[test]
fn everything_is_there_under_the_new_key_and_nothing_under_the_old() {
    let vault = Vault::new();
    let file = vault.dir.path().join("rekeyed.db");
    let (old, new) = (key(), other_key());
    let mut seen = Vec::new();
    let step = &mut |done, total| {
        seen.push((done, total));
        true
    };
    vault.store.write_rekeyed(&file, &new, step).unwrap();
    assert!(
        seen.last().is_some_and(|(done, total)| done == total && *total > 0),
        "progress ends at the whole: {seen:?}"
    );
    let report = verify_backup(&file, &new).unwrap();
    assert!(report.holds() && report.events > 0, "chains, seals and projections hold under the new key");
    assert!(matches!(verify_backup(&file, &old), Err(StoreError::WrongKey)), "the old key opens nothing of it");
    for sql in ["SELECT sealed FROM epoch_key", "SELECT sealed FROM chain WHERE sealed IS NOT NULL"] {
        let sealed = blobs(&file, &new, sql);
        assert!(!sealed.is_empty(), "{sql}: there is something to seal anew");
        assert!(sealed.iter().all(|bytes| new.has_sealed(bytes)), "{sql}: under the new key");
        assert!(!sealed.iter().any(|bytes| old.has_sealed(bytes)), "{sql}: and not the old");
    }
    let mut vault = vault.reopen();
    assert!(vault.store.verify().unwrap().holds(), "the open database is as it was, under the old key");
}

#[test]
fn stopping_leaves_nothing() {
    let vault = Vault::new();
    let file = vault.dir.path().join("rekeyed.db");
    let stopped = vault.store.write_rekeyed(&file, &other_key(), &mut |_, _| false);
    assert!(matches!(stopped, Err(StoreError::Cancelled)), "a person may say stop");
    assert!(!file.exists(), "half a database is worth nothing");
}

#[test]
fn what_nobody_seals_anew_is_found() {
    let vault = Vault::new();
    let entropy = SeededEntropy::new(4);
    let forgotten = CompartmentKey::make(&entropy).unwrap().to_sealed(&key(), &entropy).unwrap();
    let sql = "INSERT INTO meta (name, value) VALUES ('a later table', ?1)";
    change(&vault.store.db, sql, params![forgotten]).unwrap();
    let file = vault.dir.path().join("rekeyed.db");
    let refused = vault.store.write_rekeyed(&file, &other_key(), &mut |_, _| true);
    assert!(matches!(refused, Err(StoreError::Damaged { place: "rekey" })), "a box under the old key is no new vault");
    assert!(!file.exists(), "nothing of it stays");
}
