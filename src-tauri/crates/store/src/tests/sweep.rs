//! What a killed program leaves is removed at the next start, and nothing else is.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::time::{Duration, SystemTime};

use super::support::{Vault, open};
use crate::{StoreError, sweep_unfinished};

#[test]
fn snapshots_and_half_files_in_the_folder_of_the_vault_are_swept_by_whoever_has_its_lock() {
    let vault = Vault::new();
    let scratch = vault.path().join(".samsyn-scratch-a1b2c3");
    fs::create_dir(&scratch).unwrap();
    fs::write(scratch.join("snapshot.db"), b"the whole vault").unwrap();
    fs::write(scratch.join("snapshot.db-journal"), b"").unwrap();
    for name in [".samsyn-x9y8z7.tmp", "samsyn-next.db", "samsyn-next.keys"] {
        fs::write(vault.path().join(name), b"half").unwrap();
    }
    let foreign = [".annat.tmp", "anteckning.txt", "samsyn-damaged-20261123-091500.db"];
    for name in foreign {
        fs::write(vault.path().join(name), b"not ours to remove").unwrap();
    }
    fs::create_dir(vault.path().join(".samsyn-scratch-other")).unwrap();
    fs::write(vault.path().join(".samsyn-scratch-other/brev.txt"), b"somebody's").unwrap();
    assert!(matches!(open(vault.path()), Err(StoreError::InUse)), "a second program is kept out");
    assert!(scratch.exists(), "and sweeps nothing: the first may be writing it");
    let vault = vault.reopen();
    let mut names: Vec<_> =
        fs::read_dir(vault.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let kept = [".annat.tmp", ".samsyn-scratch-other", "anteckning.txt", "samsyn-damaged-20261123-091500.db"];
    let own = ["samsyn.db", "samsyn.db-wal", "samsyn.head", "samsyn.lock", "vault.keys"];
    assert_eq!(names.iter().filter(|name| !own.contains(&name.as_str())).collect::<Vec<_>>(), kept, "only ours go");
}

#[test]
fn half_files_among_exports_are_swept_when_nobody_can_be_writing_them() {
    let dir = tempfile::tempdir().unwrap();
    let old = |name: &str| {
        let file = fs::File::create(dir.path().join(name)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(2 * 24 * 60 * 60)).unwrap();
    };
    for name in [".samsyn-abc123.tmp", ".annat.tmp", "N-2026-0001.pdf"] {
        old(name);
    }
    fs::write(dir.path().join(".samsyn-def456.tmp"), b"being written").unwrap();
    sweep_unfinished(dir.path());
    let mut names: Vec<_> =
        fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, [".annat.tmp", ".samsyn-def456.tmp", "N-2026-0001.pdf"], "ours and a day old, nothing else");
}
