//! How many pages a save writes: each is encrypted, signed and copied, so their number is what a save costs beside the disk.
#![allow(clippy::unwrap_used)]

use std::fs;

use rusqlite::Connection;

use super::files::concern;
use super::support::{Vault, record};
use crate::drafts::{DraftKind, NewDraft};

/// A page of the write-ahead log with its header.
const FRAME_BYTES: u64 = 4096 + 24;

impl Vault {
    /// Pages that `work` writes.
    fn pages(&mut self, work: impl FnOnce(&mut Self)) -> u64 {
        let empty = |db: &Connection| db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
        empty(&self.store.db);
        work(self);
        let log = self.path().join("samsyn.db-wal");
        fs::metadata(log).unwrap().len() / FRAME_BYTES
    }
}

#[test]
fn a_draft_that_grows_while_it_is_typed_writes_one_page() {
    let mut vault = Vault::new();
    let save = |vault: &mut Vault, length: usize| {
        let context = vault.context();
        let body = "x".repeat(length);
        let draft = NewDraft { id: uuid::Uuid::from_u128(1), kind: DraftKind::Concern, pupil: None, body };
        vault.store.save_draft(&context, &draft).unwrap();
    };
    save(&mut vault, 1500);
    for length in [1600, 2000, 3000, 3500] {
        let pages = vault.pages(|vault| save(vault, length));
        assert_eq!(pages, 1, "{length} bytes: the page the draft lies in, and nothing else");
    }
}

#[test]
fn a_concern_writes_one_page_for_each_table_and_index_it_is_in() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Elsa", "Vintergren", "7B"));
    let mut leave = |about: Option<uuid::Uuid>, most: u64| {
        let mut said = concern("Hon sov på bänken.");
        said.pupil = about;
        vault.write(|writer| writer.add_concern(&said)).unwrap();
        let mut pages: Vec<u64> = (0..15)
            .map(|_| {
                vault.pages(|vault| assert!(vault.write(|writer| writer.add_concern(&said)).is_ok(), "it is stored"))
            })
            .collect();
        pages.sort_unstable();
        assert!(pages[7] <= most, "half of the saves fill no page; they write {} pages", pages[7]);
    };
    // Event and its name, what was last said of the record, access log, concern, and its keys by id, writer, and wait: 8. A concern in
    // no case has a compartment of its own, with its place, its epoch and the epoch's key and order: 5.
    leave(None, 13);
    // The first 8, what was last said of the case, and the key by case.
    leave(Some(pupil), 10);
}
