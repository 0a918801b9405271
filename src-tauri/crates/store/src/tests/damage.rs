//! Files damaged in every way that files are damaged: each loss is told, nothing panics, nothing is deleted.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::files::concern;
use super::support::{Vault, now, open, record};
use crate::{Loss, LossKind, Store, StoreError, WriteContext};
use samsyn_rules::sekretess::Actor;

const PAGE: usize = 4096;

/// The same numbers at every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}

/// What a disk, a memory or a program that means well does to a file.
fn damaged(whole: &[u8], kind: usize, numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    let place = numbers.below(bytes.len());
    let end = (place + 1 + numbers.below(PAGE)).min(bytes.len());
    match kind % 7 {
        0 => bytes[place] ^= 1 << numbers.below(8),
        1 => bytes.truncate(place),
        2 => bytes[place..end].fill(0),
        3 => (place..end).for_each(|at| bytes[at] = numbers.below(256) as u8),
        4 => {
            let page = place / PAGE * PAGE;
            let end = (page + PAGE).min(bytes.len());
            bytes[page..end].fill(0xff);
        }
        5 => drop(bytes.drain(place..end)),
        _ => {
            let page = place / PAGE * PAGE;
            let other = numbers.below(bytes.len() / PAGE) * PAGE;
            let length = PAGE.min(bytes.len() - page).min(bytes.len() - other);
            bytes.copy_within(other..other + length, page);
        }
    }
    bytes
}

/// A vault with something in every table, and what is only in its write-ahead log; the files as they lie while it is open.
fn lying() -> (TempDir, u64) {
    let mut vault = Vault::new();
    vault.import((0..20).map(|n| record(&format!("e{n}"), "Anna", "Påhittad", "7A")).collect());
    for n in 0..10 {
        vault.write(|writer| writer.add_concern(&concern(&format!("oro {n}")))).unwrap();
    }
    vault.store.settle().unwrap();
    for n in 0..3 {
        vault.write(|writer| writer.add_concern(&concern(&format!("sist {n}")))).unwrap();
    }
    (copy_of(vault.path()), vault.store.event_count().unwrap())
}

fn copy_of(dir: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(dir).unwrap().map(|entry| entry.unwrap()) {
        fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    copy
}

fn is_kept(dir: &Path, bytes: &[u8]) -> bool {
    fs::read_dir(dir).unwrap().any(|entry| fs::read(entry.unwrap().path()).is_ok_and(|found| found == bytes))
}

fn leave_a_concern(store: &mut Store) -> crate::Result<()> {
    let user = store.user()?;
    let context = WriteContext { actor: Actor { id: user.id, role: user.role }, at: now() };
    store.write(&context, |writer| writer.add_concern(&concern("efteråt"))).map(|_| ())
}

/// Opens what was damaged, as a person does: what is not noticed at opening is noticed by a check, and then told at the next opening.
fn told(dir: &Path, what: &str) -> Option<Store> {
    let mut store = match open(dir) {
        Ok(store) => store,
        Err(fault) => {
            let known = matches!(fault, StoreError::Unreadable { .. } | StoreError::WrongKey);
            assert!(known, "{what}: a fault of its own, not {fault:?}");
            return None;
        }
    };
    if store.losses().unwrap().is_empty() && !store.verify().unwrap().holds() {
        store.note_damage();
        drop(store);
        store = match open(dir) {
            Ok(store) => store,
            Err(StoreError::Unreadable { .. }) => return None,
            Err(fault) => unreachable!("{what}: {fault:?}"),
        };
        assert!(!store.losses().unwrap().is_empty(), "{what}: it is told once it was noticed");
    }
    Some(store)
}

#[test]
fn a_bit_of_any_page_costs_what_is_on_it_and_is_told() {
    let (whole, events) = lying();
    // Everything in the database, so that each of its pages counts.
    drop(open(whole.path()).unwrap());
    let bytes = fs::read(whole.path().join("samsyn.db")).unwrap();
    let pages = bytes.len() / PAGE;
    assert!(pages >= 72, "enough pages: {pages}");
    let (mut unreadable, mut carried) = (0, 0);
    for page in 0..pages {
        let copy = copy_of(whole.path());
        let mut hit = bytes.clone();
        hit[page * PAGE + 1 + page * 57 % (PAGE - 1)] ^= 1 << (page % 8);
        fs::write(copy.path().join("samsyn.db"), &hit).unwrap();
        let what = format!("page {page}");
        match told(copy.path(), &what) {
            None => {
                unreadable += 1;
                let again = open(copy.path());
                assert!(matches!(again, Err(StoreError::Missing)), "{what}: moved aside, as was said");
            }
            Some(mut store) => {
                let losses = store.losses().unwrap();
                let loss = losses.iter().find(|loss| loss.kind == LossKind::PagesDamaged).unwrap();
                assert_eq!(fs::read(copy.path().join(loss.kept.as_ref().unwrap())).unwrap(), hit, "{what}: kept");
                assert!(loss.events <= events, "{what}: {loss:?}");
                leave_a_concern(&mut store).unwrap();
                store.acknowledge_losses().unwrap();
                let faults = store.verify().unwrap().faults;
                carried += usize::from(!faults.is_empty());
                assert!(faults.is_empty() || loss.events > 0, "{what}: what lost nothing holds: {faults:?}");
            }
        }
        assert!(is_kept(copy.path(), &hit), "{what}: not a byte is thrown away");
    }
    // Without its schema nothing of a file can be found by SQL.
    let schema = 8;
    assert!(
        unreadable <= schema && carried * 4 < pages,
        "most pages cost little: {unreadable} and {carried} of {pages}"
    );
}

#[test]
fn eleven_hundred_damaged_files_lose_nothing_unseen() {
    let (whole, events) = lying();
    let digest = open(copy_of(whole.path()).path()).unwrap().digest().unwrap();
    let mut numbers = Numbers(0x5eed);
    for (file, count) in [
        ("samsyn.db", 300),
        ("samsyn.db-wal", 450),
        ("samsyn.head", 250),
        ("samsyn.lock", 50),
        ("samsyn-previous.db", 50),
    ] {
        let path = whole.path().join(file);
        let sound = fs::read(&path).unwrap_or_else(|_| fs::read(whole.path().join("samsyn.db")).unwrap());
        for n in 0..count {
            let copy = copy_of(whole.path());
            let bytes = damaged(&sound, n, &mut numbers);
            let changed = bytes != sound;
            fs::write(copy.path().join(file), &bytes).unwrap();
            let what = format!("{file} {n}");
            let Ok(mut store) = open(copy.path()) else {
                assert!(is_kept(copy.path(), &bytes), "{what}: kept");
                continue;
            };
            let losses = store.losses().unwrap();
            let there = store.event_count().unwrap();
            let lost = there < events || (file == "samsyn.db-wal" && changed);
            assert!(!lost || !losses.is_empty(), "{what}: {there} of {events} events and not a word");
            // A page that nothing has read yet is found by the check, unless the write-ahead log has it anew; tried for some, since each
            // check reads everything.
            if losses.is_empty() && file == "samsyn.db" && n % 10 == 0 && changed {
                let whole = store.digest().ok() == Some(digest);
                assert!(whole || !store.verify().unwrap().holds(), "{what}: a check finds it");
            }
            let of_content = losses.iter().any(Loss::is_of_content);
            assert!(!of_content || is_kept(copy.path(), &bytes), "{what}: what could not be read is kept");
        }
    }
}
