//! Whatever was once committed and is not there any more is told, and the bytes are kept.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use samsyn_vault::SeededEntropy;
use tempfile::TempDir;

use super::files::concern;
use super::log::raw;
use super::support::{Vault, key, now, open};
use crate::drafts::{DraftKind, NewDraft};
use crate::{Loss, LossKind, Store};

/// A frame of the write-ahead log: its header and a page.
const FRAME: usize = 24 + 4096;
const WAL_HEADER: usize = 32;

/// The files as they lie while the program runs: what a power cut leaves.
fn cut(vault: &Vault) -> TempDir {
    copy_of(vault.path())
}

fn copy_of(dir: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    copy
}

fn busy_vault(concerns: u32) -> Vault {
    let mut vault = Vault::new();
    for n in 0..concerns {
        vault.write(|writer| writer.add_concern(&concern(&format!("oro {n}")))).unwrap();
    }
    vault
}

fn wal(dir: &Path) -> PathBuf {
    dir.join("samsyn.db-wal")
}

/// The one loss that is told, once: the next start has nothing more to say.
fn told(dir: &Path) -> Loss {
    let mut store = open(dir).unwrap();
    let losses = store.losses().unwrap();
    assert_eq!(losses.len(), 1, "one loss is told: {losses:?}");
    assert!(store.verify().unwrap().faults.iter().any(|fault| fault.starts_with("lost:")), "a check says it too");
    drop(store);
    let mut again = open(dir).unwrap();
    assert_eq!(again.losses().unwrap(), losses, "it stays on record, and is not found a second time");
    again.acknowledge_losses().unwrap();
    assert!(
        again.verify().unwrap().holds(),
        "what was read is no fault any more: {:?}",
        again.verify().unwrap().faults
    );
    losses.into_iter().next().unwrap()
}

fn kept(dir: &Path, loss: &Loss) -> PathBuf {
    dir.join(loss.kept.as_ref().unwrap())
}

#[test]
fn a_power_cut_alarms_nobody() {
    let vault = busy_vault(20);
    let (after, events) = (cut(&vault), vault.store.event_count().unwrap());
    let mut store = open(after.path()).unwrap();
    assert_eq!(store.event_count().unwrap(), events, "all is there");
    assert_eq!(store.losses().unwrap(), [], "and nothing is told");
    assert!(store.verify().unwrap().holds(), "and it holds");
    let names = fs::read_dir(after.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(names.into_iter().all(|name| !name.starts_with("samsyn-")), "no copy is left behind");
}

#[test]
fn a_write_ahead_log_that_is_gone_is_told_and_what_is_left_is_kept() {
    let vault = busy_vault(20);
    let after = cut(&vault);
    fs::remove_file(wal(after.path())).unwrap();
    let bytes = fs::read(after.path().join("samsyn.db")).unwrap();
    let loss = told(after.path());
    assert_eq!(loss.kind, LossKind::WalMissing, "what is missing");
    assert!(loss.events >= 20 && loss.rows == 20, "how much: {loss:?}");
    assert_eq!(loss.since, Some(now()), "and since when");
    assert_eq!(fs::read(kept(after.path(), &loss)).unwrap(), bytes, "the database is kept as it lay");
}

#[test]
fn a_write_ahead_log_cut_at_each_frame_is_told() {
    let vault = busy_vault(3);
    let whole = fs::read(wal(vault.path())).unwrap();
    let frames = (whole.len() - WAL_HEADER) / FRAME;
    for frame in 0..frames {
        let after = cut(&vault);
        let lying = &whole[..WAL_HEADER + frame * FRAME];
        fs::write(wal(after.path()), lying).unwrap();
        let loss = told(after.path());
        assert_eq!(loss.kind, LossKind::WalDamaged, "cut after frame {frame}");
        let beside = kept(after.path(), &loss).with_extension("db-wal");
        assert_eq!(fs::read(beside).unwrap(), lying, "cut after frame {frame}: the log is kept with its database");
    }
    assert!(frames > 20, "there were frames to cut at: {frames}");
}

#[test]
fn a_bit_anywhere_in_the_write_ahead_log_is_told() {
    let vault = busy_vault(3);
    let whole = fs::read(wal(vault.path())).unwrap();
    let places: Vec<usize> = (0..WAL_HEADER).chain((WAL_HEADER..whole.len()).step_by(997)).collect();
    for place in places {
        let after = cut(&vault);
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << (place % 8);
        fs::write(wal(after.path()), &bytes).unwrap();
        let loss = told(after.path());
        assert_eq!(loss.kind, LossKind::WalDamaged, "a bit of byte {place}");
        let beside = kept(after.path(), &loss).with_extension("db-wal");
        assert_eq!(fs::read(beside).unwrap(), bytes, "byte {place}: nothing that cannot be read is thrown away");
    }
}

#[test]
fn a_draft_that_was_said_to_be_saved_is_told_too() {
    let mut vault = Vault::new();
    vault.store.settle().unwrap();
    let context = vault.context();
    let draft = NewDraft { id: uuid::Uuid::from_u128(1), kind: DraftKind::Concern, pupil: None, body: "x".repeat(99) };
    vault.store.save_draft(&context, &draft).unwrap();
    let after = cut(&vault);
    fs::write(wal(after.path()), []).unwrap();
    let loss = told(after.path());
    assert_eq!(
        (loss.kind, loss.events, loss.rows),
        (LossKind::WalMissing, 0, 0),
        "no event is missing, and text may be"
    );
}

#[test]
fn an_older_copy_of_the_database_is_told() {
    let mut vault = busy_vault(2);
    vault.store.settle().unwrap();
    let older = fs::read(vault.file()).unwrap();
    vault.write(|writer| writer.add_concern(&concern("senare"))).unwrap();
    let (file, Vault { store, dir, .. }) = (vault.file(), vault);
    drop(store);
    fs::write(&file, &older).unwrap();
    let loss = told(dir.path());
    assert_eq!((loss.kind, loss.rows), (LossKind::OlderCopy, 1), "one concern");
    assert_eq!(fs::read(kept(dir.path(), &loss)).unwrap(), older, "it is kept as it lay");
}

#[test]
fn an_older_folder_is_told_by_what_was_kept_elsewhere() {
    let mut vault = busy_vault(1);
    vault.store.settle().unwrap();
    let older = cut(&vault);
    vault.write(|writer| writer.add_concern(&concern("senare"))).unwrap();
    let elsewhere = vault.store.head().unwrap();
    let open = |dir: &Path, elsewhere: &[u8]| {
        Store::open(dir, key(), Some(elsewhere), now(), Arc::new(SeededEntropy::new(8))).unwrap()
    };
    let store = open(older.path(), &elsewhere);
    let losses = store.losses().unwrap();
    assert_eq!((losses[0].kind, losses[0].rows), (LossKind::OlderFolder, 1), "the folder alone could not know");
    drop(store);
    assert_eq!(open(older.path(), &elsewhere).losses().unwrap().len(), 1, "told once: the folder has gone on since");
    let Vault { store, dir, .. } = vault;
    drop(store);
    assert_eq!(open(dir.path(), &elsewhere).losses().unwrap(), [], "where all is there, nothing is told");
    assert_eq!(open(dir.path(), b"rubbish").losses().unwrap(), [], "what is no head says nothing");
}

#[test]
fn the_end_of_a_log_cut_off_with_the_key_is_told() {
    let event = "DELETE FROM event WHERE n = (SELECT max(n) FROM event);";
    let row = "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit);";
    for (kind, sql) in [
        (LossKind::LogCut, event.to_owned()),
        (LossKind::RowsGone, row.to_owned()),
        (LossKind::OlderCopy, format!("{event}{row} DELETE FROM concern;")),
    ] {
        let vault = busy_vault(1);
        let (file, Vault { store, dir, .. }) = (vault.file(), vault);
        drop(store);
        raw(&file).execute_batch(&sql).unwrap();
        let store = open(dir.path()).unwrap();
        assert_eq!(store.losses().unwrap()[0].kind, kind, "{sql}");
    }
}

#[test]
fn rows_of_the_access_log_cannot_be_rewritten_by_their_reader_unseen() {
    let vault = busy_vault(2);
    let (file, Vault { store, dir, .. }) = (vault.file(), vault);
    drop(store);
    let db = raw(&file);
    db.execute("UPDATE audit SET ground = 'annat' WHERE seq = 2", []).unwrap();
    crate::audit::link_anew(&db);
    assert_eq!(crate::audit::first_broken_row(&db).unwrap(), None, "the chain alone would not tell");
    drop(db);
    let loss = told(dir.path());
    assert_eq!((loss.kind, loss.rows), (LossKind::RowsGone, 0), "as many rows, and not the same");
}

#[test]
fn two_who_wrote_on_in_copies_of_one_vault_are_told() {
    let vault = busy_vault(1);
    let dir = vault.dir.path().to_owned();
    drop(vault.store);
    let other = copy_of(&dir);
    for (place, seed, said) in [(dir.as_path(), 11, "här"), (other.path(), 12, "där")] {
        let store = Store::open(place, key(), None, now(), Arc::new(SeededEntropy::new(seed))).unwrap();
        let mut vault = Vault { store, dir: tempfile::tempdir().unwrap(), at: now() };
        vault.write(|writer| writer.add_concern(&concern(said))).unwrap();
    }
    fs::copy(other.path().join("samsyn.db"), dir.join("samsyn.db")).unwrap();
    assert_eq!(open(&dir).unwrap().losses().unwrap()[0].kind, LossKind::Forked, "one number, two events");
}

#[test]
fn a_head_that_is_gone_or_damaged_is_told_and_made_anew() {
    let Vault { store, dir, .. } = busy_vault(2);
    let before = store.event_count().unwrap();
    drop(store);
    let whole = fs::read(dir.path().join("samsyn.head")).unwrap();
    for (kind, head) in [
        (LossKind::HeadMissing, None),
        (LossKind::HeadDamaged, Some(Vec::new())),
        (LossKind::HeadDamaged, Some(vec![0x5a; whole.len()])),
    ] {
        let copy = copy_of(dir.path());
        let path = copy.path().join("samsyn.head");
        match head {
            None => fs::remove_file(&path).unwrap(),
            Some(bytes) => fs::write(&path, bytes).unwrap(),
        }
        let loss = told(copy.path());
        assert_eq!((loss.kind, loss.events, loss.kept), (kind, 0, None), "nothing else is missing");
        let events = open(copy.path()).unwrap().event_count().unwrap();
        assert_eq!(events, before + 1, "the vault opens, and goes on in a new life");
    }
    for bit in 0..whole.len() * 8 {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let found = crate::head::Mark::decode(&bytes[..crate::head::SLOT], &key()).map(|mark| mark.encode(&key()));
        let first = &whole[..found.as_ref().map_or(0, Vec::len)];
        assert!(found.is_none() || found.as_deref() == Some(first), "no changed bit of a head is believed");
    }
}

#[test]
fn nothing_is_written_before_it_is_known_that_all_is_there() {
    let vault = busy_vault(3);
    let after = cut(&vault);
    let mut bytes = fs::read(wal(after.path())).unwrap();
    bytes[WAL_HEADER + FRAME * 4 + 100] ^= 1;
    fs::write(wal(after.path()), &bytes).unwrap();
    // A database of a newer program is refused after it was read and before anything else.
    let database = fs::read(after.path().join("samsyn.db")).unwrap();
    let db =
        crate::connection::open_file(&after.path().join("samsyn.db"), &key(), crate::connection::Mode::Write).unwrap();
    assert!(crate::migrate::version(&db).unwrap() > 0, "it is read");
    drop(db);
    assert_eq!(fs::read(wal(after.path())).unwrap(), bytes, "the log lies as it lay");
    assert_eq!(fs::read(after.path().join("samsyn.db")).unwrap(), database, "and so does the database");
}
