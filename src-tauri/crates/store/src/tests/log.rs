//! The log is the truth: what is folded from it is what is there, and a changed byte is seen.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use crate::audit::{AuditAction, AuditQuery};
use crate::concerns::Urgent;
use rusqlite::Connection;
use samsyn_rules::sekretess::AccessPurpose;
use samsyn_rules::sekretess::Domain;

use super::files::concern;
use super::records::entry;
use super::reports::finish_report;
use super::support::{Vault, hidden, key, record};

/// The encrypted file as somebody with the key could change it.
pub(crate) fn raw(file: &Path) -> Connection {
    let db = Connection::open(file).unwrap();
    let hex: String = key().derive_database_key().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    db.execute_batch(&format!("PRAGMA key = \"x'{hex}'\"; PRAGMA foreign_keys = OFF;")).unwrap();
    db
}

/// A vault with something of everything.
pub(crate) fn full() -> Vault {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    vault.import(vec![hidden("e2", "Vera", "Dold"), record("e3", "Bo", "Åberg", "8B")]);
    let added = vault
        .write(|writer| {
            writer.add_concern(&crate::concerns::NewConcern {
                pupil: Some(pupil),
                urgent: Urgent::Yes,
                ..concern("något syntes")
            })
        })
        .unwrap();
    let case = added.case.unwrap();
    vault.write(|writer| writer.receive_concern(added.concern)).unwrap();
    let first = vault.write(|writer| writer.add_entry(&entry(case, Domain::Epi))).unwrap();
    vault
        .write(|writer| {
            writer.add_entry(&crate::entries::NewEntry {
                corrects: Some(first),
                reason: "fel dag".to_owned(),
                ..entry(case, Domain::Epi)
            })
        })
        .unwrap();
    finish_report(&mut vault, pupil, Some(case));
    vault.write(|writer| writer.set_child_wish(pupil, "vill berätta själv")).unwrap();
    vault
}

#[test]
fn projections_follow_from_the_log() {
    let mut vault = full();
    let before = vault.store.digest().unwrap();
    vault.store.rebuild().unwrap();
    assert_eq!(vault.store.digest().unwrap(), before, "dropped and folded again, they are the same");
    let report = vault.store.verify().unwrap();
    assert!(report.holds(), "everything holds: {:?}", report.faults);
    assert_eq!(report.events, vault.store.event_count().unwrap(), "every event was verified");
}

#[test]
fn a_changed_byte_is_noticed_wherever_it_is() {
    for (what, sql) in [
        (
            "header",
            "UPDATE event SET header = CAST(substr(header, 1, 40) || x'00' || substr(header, 42) AS BLOB) WHERE seq = 7",
        ),
        ("signature", "UPDATE event SET sig = CAST(x'00' || substr(sig, 2) AS BLOB) WHERE seq = 7"),
        (
            "payload",
            "UPDATE event SET payload = CAST(substr(payload, 1, 90) || x'00' || substr(payload, 92) AS BLOB) WHERE seq = 7",
        ),
        ("missing event", "DELETE FROM event WHERE seq = 7"),
        ("key", "UPDATE epoch_key SET sealed = zeroblob(96)"),
        ("pupil", "UPDATE pupil SET family = 'Annan' WHERE family = 'Åberg'"),
        ("guardian", "UPDATE guardian SET inform = 'do_not_inform'"),
        ("concern", "UPDATE concern SET received_by = NULL"),
        ("search", "DELETE FROM pupil_name WHERE rowid = 1"),
        ("sent report", "UPDATE report_sent SET content = content || ' '"),
        ("log row", "UPDATE audit SET ground = 'annat' WHERE seq = 3"),
        ("log order", "DELETE FROM audit WHERE seq = 3"),
        ("log time", "UPDATE audit SET at = at + 1 WHERE seq = 4"),
        ("the end of the log", "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)"),
        ("outbox", "UPDATE chain SET sent = 9999"),
    ] {
        let vault = full();
        let (file, Vault { store, dir, .. }) = (vault.file(), vault);
        drop(store);
        let changed = raw(&file).execute(sql, []).unwrap();
        assert!(changed > 0, "{what}: the attack hits something");
        let mut store = super::support::open(dir.path()).unwrap();
        assert!(!store.verify().unwrap().holds(), "{what}: the change is noticed");
    }
}

/// A kind of event that this program does not know.
#[derive(minicbor::Encode, minicbor::Decode)]
#[cbor(map)]
struct Later;

impl crate::fact::Fact for Later {
    const NUMBER: u16 = 9999;
    const NAME: &'static str = "later";

    fn record(&self) -> uuid::Uuid {
        uuid::Uuid::nil()
    }

    fn place(&self, _: &Connection) -> crate::Result<Option<crate::keys::Place>> {
        Ok(Some(crate::keys::Place::school()))
    }

    fn apply(&self, _: &Connection, _: &crate::fact::Stamp) -> crate::Result<()> {
        Ok(())
    }
}

#[test]
fn an_event_of_a_later_program_is_carried() {
    let mut vault = full();
    let record = vault.store.pupil_list_ref();
    vault.write(|writer| writer.append(&Later, &record).map(|_| ())).unwrap();
    // This program folds for itself what it understands.
    vault.store.rebuild().unwrap();
    vault.write(|writer| writer.add_concern(&concern("efteråt"))).unwrap();
    let report = vault.store.verify().unwrap();
    assert!(report.holds(), "it stands in the chain: {:?}", report.faults);
    assert_eq!(report.unknown, 1, "and is counted");
    let before = vault.store.digest().unwrap();
    vault.store.rebuild().unwrap();
    assert_eq!(vault.store.digest().unwrap(), before, "rebuilding does not stumble over it");
}

#[test]
fn the_access_log_tells_who_did_what() {
    let mut vault = full();
    let guarded = vault.store.pupil_page(&crate::people::PupilQuery { limit: 10, ..Default::default() }).unwrap();
    vault.read(AccessPurpose::Oversikt, guarded);
    let query = AuditQuery { limit: 1, ..AuditQuery::default() };
    let guarded = vault.store.audit(Domain::Skola, &query).unwrap();
    let rows = vault.read(AccessPurpose::Granskning, guarded);
    assert_eq!(rows.len(), 1, "as many as asked for");
    assert_eq!(rows[0].action, AuditAction::Open, "the list was opened");
    assert_eq!(rows[0].purpose, Some(AccessPurpose::Oversikt), "for what");
    assert_eq!(rows[0].actor, vault.user().id, "by whom");
    let written = AuditQuery { limit: 99, ground: Some("concern_left".to_owned()), ..AuditQuery::default() };
    let guarded = vault.store.audit(Domain::Elevstod, &written).unwrap();
    let rows = vault.read(AccessPurpose::Granskning, guarded);
    assert_eq!(rows.len(), 1, "the one concern");
    assert_eq!(rows[0].action, AuditAction::Write, "was written");
    let query = AuditQuery { limit: 99, pupil: rows[0].pupil, until: Some(rows[0].at), ..AuditQuery::default() };
    let guarded = vault.store.audit(Domain::Elevstod, &query).unwrap();
    let earlier = vault.read(AccessPurpose::Granskning, guarded);
    assert!(earlier.iter().all(|row| row.at < rows[0].at), "the end of the time asked for is not in it");
}

#[test]
fn a_thousand_rows_opened_as_a_list_are_one_row_in_the_log() {
    let mut vault = Vault::new();
    vault.import((0..300).map(|n| record(&format!("p{n}"), "Anna", "Påhittad", "7A")).collect());
    let count = |vault: &mut Vault| {
        let query = AuditQuery { limit: 9999, ..AuditQuery::default() };
        let guarded = vault.store.audit(Domain::Skola, &query).unwrap();
        vault.read(AccessPurpose::Granskning, guarded).len()
    };
    let before = count(&mut vault);
    let query = crate::people::PupilQuery { limit: 300, ..Default::default() };
    let guarded = vault.store.pupil_page(&query).unwrap();
    assert_eq!(vault.read(AccessPurpose::Oversikt, guarded).rows.len(), 300, "all rows are read");
    assert_eq!(count(&mut vault), before + 2, "the list, and the reading of the log before");
}
