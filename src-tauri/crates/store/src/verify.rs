//! Rebuilding the projections and checking that they follow from the log.

use std::collections::HashMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, TransactionBehavior};
use samsyn_vault::{CompartmentKey, EventFault, EventHash, KeyId, Position, VaultKey};
use sha2::{Digest, Sha256};

use crate::audit::first_broken_row;
use crate::districts::NewRegister;
use crate::keys::all_keys;
use crate::open::Meta;
use crate::sql::{Columns, all};
use crate::{Result, Store, StoreError, fact, log, migrate};

/// Tables that follow from the log, in an order in which each may be emptied, with what orders their rows.
const PROJECTIONS: &[(&str, &str)] = &[
    ("school", "one"),
    ("staff", "id"),
    ("residence", "pupil"),
    ("protected_identity", "pupil"),
    ("guardian", "id"),
    ("pupil_import", "id"),
    ("concern", "id"),
    ("entry", "id"),
    ("report_sent", "report"),
    ("report_progress", "report, state"),
    ("report_export", "id"),
    ("report", "id"),
    ("disclosure", "id"),
    ("case_staff", "case_id, staff"),
    ("care_case", "id"),
    ("pupil", "n"),
    ("register", "id"),
    ("contact", "receiver"),
    ("pupil_name", "rowid"),
];

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyReport {
    /// Events whose chain, signature and seal hold.
    pub events: u64,
    /// Events of a type this program does not know; carried as they are.
    pub unknown: u64,
    /// SHA-256 over the projections as they are.
    pub digest: [u8; 32],
    /// SHA-256 over the projections rebuilt from the log.
    pub rebuilt: [u8; 32],
    /// Faults: a code and a place, never content.
    pub faults: Vec<String>,
}

impl VerifyReport {
    /// Everything holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.faults.is_empty() && self.digest == self.rebuilt
    }
}

impl Store {
    /// SHA-256 over all projections in canonical order.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn digest(&self) -> Result<[u8; 32]> {
        derive_digest(&self.db)
    }

    /// Drops the projections and folds them from the log again.
    ///
    /// # Errors
    /// The log does not hold; nothing is changed then.
    pub fn rebuild(&mut self) -> Result<()> {
        let meta = Meta::read(&self.db, &self.key)?;
        let keys = all_keys(&self.db, &self.key)?;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (table, _) in PROJECTIONS {
            tx.execute(&format!("DELETE FROM {table}"), [])?;
        }
        let mut position = first_position(&meta);
        log::each(&tx, |seq, event| {
            let (next, plain) = log::opened(&event, &position, &meta.device, &keys)?;
            position = next;
            fact::apply(&tx, seq, &plain).map(|_| ())
        })?;
        Ok(tx.commit()?)
    }

    /// Checks file, chain, signatures, seals, log and projections. Changes nothing.
    ///
    /// # Errors
    /// The database cannot be read at all.
    pub fn verify(&mut self) -> Result<VerifyReport> {
        verify_file(&self.db, &self.key, &Meta::read(&self.db, &self.key)?)
    }
}

fn first_position(meta: &Meta) -> Position {
    Position { vault: meta.vault, incarnation: meta.incarnation, seq: 1, prev: EventHash::default() }
}

/// Checks an open database and folds its log into a second one in memory.
pub(crate) fn verify_file(db: &Connection, key: &VaultKey, meta: &Meta) -> Result<VerifyReport> {
    let mut report = VerifyReport { events: 0, unknown: 0, digest: [0; 32], rebuilt: [0; 32], faults: Vec::new() };
    if let Err(fault) = migrate::check_integrity(db) {
        report.faults.push(place_of(&fault));
    }
    match derive_digest(db) {
        Ok(digest) => report.digest = digest,
        Err(fault) => report.faults.push(place_of(&fault)),
    }
    match all_keys(db, key) {
        Ok(keys) => check_log(db, meta, &keys, &mut report)?,
        Err(fault) => report.faults.push(place_of(&fault)),
    }
    if !registers_hold(db)? {
        report.faults.push("register".to_owned());
    }
    match first_broken_row(db) {
        Ok(None) => {}
        Ok(Some(seq)) => report.faults.push(format!("audit:{seq}")),
        Err(fault) => report.faults.push(place_of(&fault)),
    }
    Ok(report)
}

/// Verifies every event and folds it. After a broken link nothing that follows is believed.
fn check_log(
    db: &Connection,
    meta: &Meta,
    keys: &HashMap<KeyId, CompartmentKey>,
    report: &mut VerifyReport,
) -> Result<()> {
    let mut fresh = Connection::open_in_memory()?;
    migrate::run_to(&mut fresh, migrate::version(db)?)?;
    let fold = fresh.transaction()?;
    let mut position = first_position(meta);
    let (mut events, mut unknown) = (0, 0);
    let walked = log::each(db, |seq, event| {
        let (next, plain) = log::opened(&event, &position, &meta.device, keys).map_err(StoreError::Event)?;
        position = next;
        if !fact::apply(&fold, seq, &plain)? {
            unknown += 1;
        }
        events += 1;
        Ok(())
    });
    (report.events, report.unknown) = (events, unknown);
    if let Err(fault) = walked {
        report.faults.push(format!("{}:{}", place_of(&fault), events + 1));
    }
    let holds = |sql: &str| db.query_row(sql, [], |row| row.get::<_, bool>(0)).unwrap_or(false);
    if !holds("SELECT NOT EXISTS (SELECT 1 FROM outbox WHERE seq NOT IN (SELECT seq FROM event))") {
        report.faults.push("outbox".to_owned());
    }
    // Every event left one row in the access log: an end cut off the one shows in the other.
    if !holds("SELECT (SELECT count(*) FROM event) = (SELECT count(*) FROM audit WHERE action = 'write')") {
        report.faults.push("count".to_owned());
    }
    report.rebuilt = derive_digest(&fold)?;
    Ok(())
}

/// Whether the bytes of every area file in use are the signed ones.
fn registers_hold(db: &Connection) -> Result<bool> {
    let sql =
        "SELECT r.body, f.bytes FROM register r LEFT JOIN register_file f ON f.register = r.id WHERE r.kind = 'areas'";
    let files = all(db, sql, [], |row| Ok((row.body::<NewRegister>(0)?, row.get::<_, Option<Vec<u8>>>(1)?)))?;
    Ok(files.iter().all(|(file, bytes)| bytes.as_ref().is_some_and(|bytes| Sha256::digest(bytes)[..] == file.sha256)))
}

/// A code for a fault: never content.
fn place_of(fault: &StoreError) -> String {
    match fault {
        StoreError::Event(EventFault::WrongPrevious | EventFault::WrongSequence { .. }) => "chain".to_owned(),
        StoreError::Event(EventFault::BadSignature | EventFault::WrongDevice) => "signature".to_owned(),
        StoreError::Event(_) => "event".to_owned(),
        StoreError::Damaged { place } => (*place).to_owned(),
        _ => "file".to_owned(),
    }
}

/// Every value with its kind and length, so that no two contents spell the same bytes.
pub(crate) fn derive_digest(db: &Connection) -> Result<[u8; 32]> {
    let mut sha = Sha256::new();
    for (table, order) in PROJECTIONS {
        sha.update((table.len() as u64).to_be_bytes());
        sha.update(table);
        let mut statement = db.prepare(&format!("SELECT * FROM {table} ORDER BY {order}"))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            sha.update([0xff]);
            for column in 0..columns {
                let (kind, number, bytes) = match row.get_ref(column)? {
                    ValueRef::Null => (0_u8, 0, [].as_slice()),
                    ValueRef::Integer(value) => (1, value, [].as_slice()),
                    ValueRef::Real(value) => (2, value.to_bits().cast_signed(), [].as_slice()),
                    ValueRef::Text(text) => (3, text.len() as i64, text),
                    ValueRef::Blob(blob) => (4, blob.len() as i64, blob),
                };
                sha.update([kind]);
                sha.update(number.to_be_bytes());
                sha.update(bytes);
            }
        }
    }
    Ok(sha.finalize().into())
}
