//! One order of the fold, whatever came when; payloads that are gone; marks of later programs; every table is one of two kinds.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use rusqlite::params;
use samsyn_rules::sekretess::{AccessPurpose, Actor, Domain, Role};
use samsyn_vault::EventHash;
use uuid::Uuid;

use super::files::concern;
use super::log::full;
use super::support::{Vault, now};
use crate::digest::PROJECTIONS;
use crate::{ShreddingGround, StoreError, Word, WriteContext, Writer};

/// Tables that are the truth, or stand beside it.
const KEPT: [&str; 12] = [
    "meta",
    "chain",
    "event",
    "epoch_key",
    "blob",
    "audit",
    "setting",
    "draft",
    "report_text",
    "report_version",
    "routing",
    "address_point",
];

#[test]
fn every_table_is_kept_or_follows_from_the_log_with_every_column() {
    let vault = Vault::new();
    let db = &vault.store.db;
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'pupil_name_%'";
    let tables: BTreeSet<String> = crate::sql::all(db, sql, [], |row| row.get(0)).unwrap().into_iter().collect();
    let folded: BTreeSet<String> = PROJECTIONS.iter().map(|projection| projection.table.to_owned()).collect();
    let kept: BTreeSet<String> = KEPT.iter().map(|&name| name.to_owned()).collect();
    assert!(folded.is_disjoint(&kept), "no table is both");
    let unknown: Vec<&String> = tables.iter().filter(|name| !folded.contains(*name) && !kept.contains(*name)).collect();
    assert!(unknown.is_empty(), "say of each whether it follows from the log: {unknown:?}");
    assert!(folded.is_subset(&tables), "and list none that is not there");
    for projection in PROJECTIONS.iter().filter(|projection| projection.table != "pupil_name") {
        let sql = format!("SELECT name FROM pragma_table_info('{}') WHERE name <> 'n'", projection.table);
        let columns: Vec<String> = crate::sql::all(db, &sql, [], |row| row.get(0)).unwrap();
        assert_eq!(projection.columns, columns.join(", "), "{}: the digest names every column", projection.table);
    }
}

/// A vault in which three people have written, in turns.
fn of_three() -> Vault {
    let mut vault = full();
    let first = vault.user();
    for turn in 0..9_u128 {
        let actor = match turn % 3 {
            0 => first,
            n => Actor { id: Uuid::from_u128(n), role: Role::Larare },
        };
        vault.store.sit_down(actor, now()).unwrap();
        vault.at += chrono::TimeDelta::minutes(1);
        let context = WriteContext { actor, at: vault.at };
        let pupil = vault.id_of("e1");
        let said = crate::concerns::NewConcern { pupil, ..concern(&format!("nummer {turn}")) };
        let added = vault.store.write(&context, |writer| writer.add_concern(&said)).unwrap();
        vault.store.write(&context, |writer| writer.receive_concern(added.concern)).unwrap();
    }
    vault.store.sit_down(first, now()).unwrap();
    vault
}

#[test]
fn the_same_events_fold_to_the_same_tables_in_whatever_order_they_came() {
    let mut vault = of_three();
    let digest = vault.store.digest().unwrap();
    // Each time the chains have other numbers, as if they had come here in another order.
    for numbers in [[1, 2, 3], [3, 1, 2], [2, 3, 1], [30, 20, 10]] {
        let db = &vault.store.db;
        let away = "UPDATE event SET n = n + (1000 << 40); ";
        db.execute_batch(&format!("{away} UPDATE chain SET n = n + 1000;")).unwrap();
        let chains: Vec<i64> =
            crate::sql::all(db, "SELECT n FROM chain ORDER BY public", [], |row| row.get(0)).unwrap();
        for (old, new) in chains.iter().zip(numbers) {
            db.execute("UPDATE event SET n = n + ((?2 - ?1) << 40) WHERE n >> 40 = ?1", params![old, new]).unwrap();
            db.execute("UPDATE chain SET n = ?2 WHERE n = ?1", params![old, new]).unwrap();
        }
        vault.store.rebuild().unwrap();
        assert_eq!(vault.store.digest().unwrap(), digest, "numbers {numbers:?} change nothing");
    }
}

#[test]
fn an_event_cites_the_last_about_its_record_and_its_case() {
    let mut vault = full();
    let concern: Uuid =
        crate::sql::first(&vault.store.db, "SELECT id FROM concern WHERE case_id IS NOT NULL", [], |row| {
            crate::sql::Columns::id(row, 0)
        })
        .unwrap()
        .unwrap();
    let case = vault.store.concern_ref(concern).unwrap().unwrap().case.unwrap();
    let before = [concern, case].map(|record| vault.store.event_of(record).unwrap().unwrap());
    vault.write(|writer| writer.dismiss_concern_signal(concern, "ofarligt")).unwrap();
    let after = [concern, case].map(|record| vault.store.event_of(record).unwrap().unwrap());
    assert_eq!(after[0], after[1], "what is said of a concern is the newest in its case, too");
    assert_ne!(before[0], after[0], "and another than before");
    let deps = deps_of(&vault, after[0]);
    assert!(deps.contains(&before[0]) && deps.contains(&before[1]), "it builds on both");
}

#[test]
fn what_a_wrong_clock_dates_early_is_still_folded_after_what_it_builds_on() {
    let mut vault = full();
    let first = vault.user();
    let colleague = Actor { id: Uuid::from_u128(1), role: Role::Larare };
    vault.store.sit_down(colleague, now()).unwrap();
    let early = vault.store.log.pen.chain.hlc;
    vault.store.sit_down(first, now()).unwrap();
    let far = now() + chrono::TimeDelta::days(4000);
    vault.store.confirm_clock(far);
    vault.at = far;
    let pupil = vault.id_of("e1");
    let said = crate::concerns::NewConcern { pupil, ..concern("2037") };
    let left = vault.write(|writer| writer.add_concern(&said)).unwrap();
    vault.store.sit_down(colleague, now()).unwrap();
    // The colleague's log has not followed the wrong clock: what it writes is dated years before what it answers.
    vault.store.log.pen.chain.hlc = early;
    let context = WriteContext { actor: colleague, at: now() };
    vault.store.write(&context, |writer| writer.receive_concern(left.concern)).unwrap();
    vault.store.sit_down(first, far).unwrap();
    let digest = vault.store.digest().unwrap();
    let report = vault.store.verify().unwrap();
    assert!(report.holds(), "causes come before time: {:?}", report.faults);
    vault.store.rebuild().unwrap();
    assert_eq!(vault.store.digest().unwrap(), digest, "in place as well");
}

#[test]
fn a_role_of_a_later_program_is_carried_and_shown() {
    let mut vault = Vault::new();
    let id = Uuid::from_u128(77);
    let fact = crate::concerns::ConcernLeft::of(id, concern("sett av en ny roll"));
    let written = crate::fact::Written { at: now(), role: Word::Unknown("fritidsledare".to_owned()), fact };
    let body = crate::wire::encode_body(&written).unwrap();
    vault.write(|writer| writer.seal_body(&crate::keys::Place::of(None, id, Domain::Elevstod), 3, body)).unwrap();
    vault.store.rebuild().unwrap();
    let guarded = vault.store.concern(id).unwrap().unwrap();
    let stored = vault.read(AccessPurpose::Elevvard, guarded);
    assert_eq!(stored.by_role.as_str(), "fritidsledare", "as it is written, and no role of ours");
    let faults = vault.store.verify().unwrap().faults;
    assert!(faults.iter().all(|fault| fault == "count"), "only the row in the access log is missing: {faults:?}");
}

#[test]
fn an_event_in_no_chain_is_noticed() {
    let mut vault = Vault::new();
    vault.store.begin_incarnation(now(), crate::NewLife::RolledBack).unwrap();
    vault.store.db.execute("DELETE FROM chain WHERE n = 1", []).unwrap();
    assert!(!vault.store.verify().unwrap().holds(), "a chain cannot be taken out with what is in it");
}

fn deps_of(vault: &Vault, hash: EventHash) -> Vec<EventHash> {
    let sql = format!("{} WHERE hash = ?1", crate::log::STORED);
    let event = crate::sql::first(&vault.store.db, &sql, [hash.as_bytes()], crate::log::Stored::read).unwrap().unwrap();
    let chains = crate::chains::chains(&vault.store.db).unwrap();
    let verified = samsyn_vault::verify_header(&event.header, &event.sig, &chains[0].public).unwrap();
    let keys = crate::keys::all_keys(&vault.store.db, &vault.store.key).unwrap();
    let sealed = samsyn_vault::SealedEvent { header: event.header, sig: event.sig, payload: event.payload.unwrap() };
    samsyn_vault::open_event(&sealed, &verified, &keys[&verified.header().kid]).unwrap().deps
}

#[test]
fn a_payload_is_destroyed_by_a_decision_and_by_nothing_else() {
    let mut vault = full();
    let entry: Uuid =
        crate::sql::first(&vault.store.db, "SELECT id FROM entry WHERE corrects IS NOT NULL", [], |row| {
            crate::sql::Columns::id(row, 0)
        })
        .unwrap()
        .unwrap();
    let event = vault.store.event_of(entry).unwrap().unwrap();
    let context = vault.context();
    vault.store.shred(&context, &[event], ShreddingGround::Retention).unwrap();
    assert!(vault.store.entry_ref(entry).unwrap().is_none(), "what it said is gone");
    let report = vault.store.verify().unwrap();
    assert!(report.holds(), "and the log still verifies: {:?}", report.faults);
    assert_eq!(report.shredded, 1, "it is counted");
    let absent = vault.store.shred(&context, &[EventHash::from_bytes([1; 32])], ShreddingGround::Retention);
    assert!(matches!(absent, Err(StoreError::NotFound)), "nothing is decided about what is not there");
    for sql in [
        "UPDATE event SET payload = NULL, shredded_by = zeroblob(32) WHERE chain = 1 AND seq = 7",
        "UPDATE event SET payload = NULL, shredded_by = (SELECT decision FROM shredded) WHERE chain = 1 AND seq = 8",
    ] {
        vault.store.db.execute(sql, []).unwrap();
        let faults = vault.store.verify().unwrap().faults;
        assert!(
            faults.iter().any(|fault| fault.starts_with("payload:")),
            "without a decision it is a loss: {faults:?}"
        );
        assert!(vault.store.rebuild().is_err(), "and nothing is rebuilt over a loss");
    }
}

#[test]
fn after_a_mark_of_a_later_program_nothing_is_written() {
    let mut vault = full();
    let (pen, key) = (&vault.store.log.pen, vault.store.key.clone());
    let home = crate::keys::compartment(&vault.store.db, crate::keys::Place::school(), &key).unwrap().unwrap();
    let draft = samsyn_vault::EventDraft {
        event_type: 9999,
        compartment: home.id,
        author: (*pen.person.unwrap().as_bytes()).into(),
        deps: Vec::new(),
        body: vec![0xf6],
    };
    for (flags, may) in [(1_u64 << 31, true), (1 << 63, false)] {
        let mut chain = vault.store.log.pen.chain.clone();
        let marks = samsyn_vault::Marks { flags, seen: Vec::new() };
        let entropy = samsyn_vault::SeededEntropy::new(flags);
        let device = &vault.store.log.pen.device;
        let event = samsyn_vault::seal_marked_event(&mut chain, device, &home.key, &draft, marks, 0, &entropy).unwrap();
        let n = crate::log::first_of(vault.store.log.pen.number) + chain.seq.cast_signed();
        let sql = "INSERT INTO event (n, hash, critical, received_at, header, sig, payload) VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6)";
        let hash = event.hash();
        let params = params![n, hash.as_bytes(), flags >> 32, event.header, event.sig, event.payload];
        vault.store.db.execute(sql, params).unwrap();
        vault = vault.reopen();
        let written = vault.write(|writer| writer.add_concern(&concern("efter märket")));
        assert_eq!(written.is_ok(), may, "flags {flags:x}: the low half informs, the high half stops");
        assert!(may || matches!(written, Err(StoreError::NeedsNewer)), "and says why");
        assert!(vault.store.reports().is_ok(), "reading goes on");
        let faults = vault.store.verify().unwrap().faults;
        assert!(faults.iter().all(|fault| fault == "count"), "the event itself is carried: {faults:?}");
    }
    vault.store.db.execute("UPDATE event SET critical = 0", []).unwrap();
    assert!(!vault.store.verify().unwrap().faults.is_empty(), "the column says what is signed, or it is noticed");
}

impl Writer<'_> {
    /// Seals a body as it is, and folds nothing.
    fn seal_body(&mut self, place: &crate::keys::Place, event_type: u16, body: Vec<u8>) -> crate::Result<()> {
        let home = self.compartment(*place)?;
        self.put_sealed(event_type, &home, Vec::new(), body).map(|_| ())
    }
}
