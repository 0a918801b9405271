//! The log is the truth: what is folded from it is what is there, and a changed byte is seen.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use crate::StoreError;
use crate::audit::{AuditAction, AuditQuery};
use crate::concerns::Urgent;
use crate::people::{Circumstances, InformState};
use proptest::prelude::*;
use rusqlite::Connection;
use samsyn_rules::sekretess::AccessPurpose;
use samsyn_rules::sekretess::Domain;

use super::files::concern;
use super::records::entry;
use super::reports::{finish_report, new_report};
use super::support::{Vault, day, hidden, key, record};

/// The encrypted file as somebody with the key could change it.
pub(crate) fn raw(file: &Path) -> Connection {
    let db = Connection::open(file).unwrap();
    let hex: String = key().derive_database_key().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    db.execute_batch(&format!("PRAGMA key = \"x'{hex}'\"; PRAGMA foreign_keys = OFF;")).unwrap();
    db
}

/// A vault with something of everything.
fn full() -> Vault {
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
            "UPDATE event SET header = CAST(substr(header, 1, 40) || x'00' || substr(header, 42) AS BLOB) WHERE seq = 5",
        ),
        ("signature", "UPDATE event SET sig = CAST(x'00' || substr(sig, 2) AS BLOB) WHERE seq = 5"),
        (
            "payload",
            "UPDATE event SET payload = CAST(substr(payload, 1, 90) || x'00' || substr(payload, 92) AS BLOB) WHERE seq = 5",
        ),
        ("missing event", "DELETE FROM event WHERE seq = 5"),
        ("key", "UPDATE compartment SET sealed_key = zeroblob(96)"),
        ("pupil", "UPDATE pupil SET family = 'Annan' WHERE family = 'Åberg'"),
        ("guardian", "UPDATE guardian SET inform = 'do_not_inform'"),
        ("concern", "UPDATE concern SET received_by = NULL"),
        ("search", "DELETE FROM pupil_name WHERE rowid = 1"),
        ("sent report", "UPDATE report_sent SET content = content || ' '"),
        ("log row", "UPDATE audit SET ground = 'annat' WHERE seq = 3"),
        ("log order", "DELETE FROM audit WHERE seq = 3"),
        ("log time", "UPDATE audit SET at = at + 1 WHERE seq = 4"),
        ("outbox", "INSERT INTO outbox (seq) VALUES (9999)"),
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

    fn apply(&self, _: &Connection, _: &crate::fact::Stamp) -> crate::Result<()> {
        Ok(())
    }
}

#[test]
fn an_event_of_a_later_program_is_carried() {
    let mut vault = full();
    let record = vault.store.pupil_list_ref();
    vault.write(|writer| writer.append(&Later, &record).map(|_| ())).unwrap();
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

/// One step of somebody's work.
#[derive(Debug, Clone)]
enum Step {
    Import(u8, bool),
    Leave(u8),
    Concern(Option<u8>),
    Receive(u8),
    Entry(u8),
    Report(u8),
    Silence(u8),
    Answers(u8),
    Contact(u8),
    Close(u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..4_u8, any::<bool>()).prop_map(|(n, hidden)| Step::Import(n, hidden)),
        (0..4_u8).prop_map(Step::Leave),
        proptest::option::of(0..4_u8).prop_map(Step::Concern),
        (0..4_u8).prop_map(Step::Receive),
        (0..4_u8).prop_map(Step::Entry),
        (0..4_u8).prop_map(Step::Report),
        (0..4_u8).prop_map(Step::Silence),
        (0..4_u8).prop_map(Step::Answers),
        (0..4_u8).prop_map(Step::Contact),
        (0..4_u8).prop_map(Step::Close),
    ]
}

fn take(vault: &mut Vault, concerns: &mut Vec<uuid::Uuid>, step: &Step) -> Result<(), StoreError> {
    let pupil = |vault: &Vault, n: u8| vault.store.pupil_by_source(&format!("e{n}")).unwrap();
    let case = |vault: &mut Vault, n: u8| {
        let Some(pupil) = pupil(vault, n) else { return Err(StoreError::NotFound) };
        vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).map(|(case, _)| (pupil, case))
    };
    match *step {
        Step::Import(n, false) => vault.import(vec![record(&format!("e{n}"), "Anna", "Öberg", "7A")]),
        Step::Import(n, true) => vault.import(vec![hidden(&format!("e{n}"), "Vera", "Dold")]),
        Step::Leave(n) => {
            let Some(pupil) = pupil(vault, n) else { return Err(StoreError::NotFound) };
            let gone = crate::people::PupilChange::Left { pupil, on: day("2026-11-20") };
            vault.write(|writer| writer.apply_import(&super::support::run(7), &[gone]))?;
        }
        Step::Concern(n) => {
            let pupil = n.and_then(|n| pupil(vault, n));
            let new = crate::concerns::NewConcern { pupil, ..concern("något") };
            concerns.push(vault.write(|writer| writer.add_concern(&new))?.concern);
        }
        Step::Receive(n) => {
            let Some(&id) = concerns.get(usize::from(n)) else { return Err(StoreError::NotFound) };
            vault.write(|writer| writer.receive_concern(id))?;
            vault.write(|writer| writer.dismiss_concern_signal(id, "ofarligt"))?;
        }
        Step::Entry(n) => {
            let (_, case) = case(vault, n)?;
            vault.write(|writer| writer.add_entry(&entry(case, Domain::Elevstod)))?;
        }
        Step::Report(n) => {
            let (pupil, case) = case(vault, n)?;
            let started = vault.write(|writer| writer.start_report(&new_report(pupil, Some(case))))?;
            if n % 2 == 0 {
                vault.write(|writer| writer.discard_report(started.report))?;
            } else {
                finish_report(vault, pupil, Some(case));
            }
        }
        Step::Silence(n) => {
            let Some(pupil) = pupil(vault, n) else { return Err(StoreError::NotFound) };
            let guarded = vault.store.pupil_identity(pupil)?.ok_or(StoreError::NotFound)?;
            if guarded.record().protected {
                return Err(StoreError::NotFound);
            }
            let identity = vault.read(AccessPurpose::Elevvard, guarded);
            let guardian = identity.guardians[0].id;
            vault.write(|writer| writer.set_inform(guardian, InformState::Wait, "väntar"))?;
        }
        Step::Answers(n) => {
            let Some(pupil) = pupil(vault, n) else { return Err(StoreError::NotFound) };
            let home = Some("0126".to_owned());
            let answers = Circumstances { second_home_municipality: home, ..Circumstances::default() };
            vault.write(|writer| writer.set_circumstances(pupil, &answers))?;
        }
        Step::Contact(n) => {
            let phone = if n == 0 { "" } else { "070-1740610" };
            vault.write(|writer| writer.set_contact(&format!("r{}", n / 2), phone, "", day("2026-11-20")))?;
        }
        Step::Close(n) => {
            let (_, case) = case(vault, n)?;
            vault.write(|writer| writer.close_case(case))?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_sequence_of_writes_rebuilds_to_the_same_digest(steps in proptest::collection::vec(step(), 1..25)) {
        let (mut vault, mut concerns) = (Vault::new(), Vec::new());
        for step in &steps {
            // A step that cannot be meant yet is refused whole, and leaves nothing.
            let _ = take(&mut vault, &mut concerns, step);
        }
        let report = vault.store.verify().unwrap();
        prop_assert!(report.holds(), "folded anew in memory: {:?}", report.faults);
        let before = vault.store.digest().unwrap();
        vault.store.rebuild().unwrap();
        prop_assert_eq!(vault.store.digest().unwrap(), before, "folded anew in place");
    }
}
