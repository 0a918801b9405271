//! Rebuilding the projections and checking that they follow from the log.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};
use samsyn_vault::{EventFault, VaultKey};

use crate::audit::{first_broken_row, written_rows};
use crate::connection::{Mode, STATEMENTS, open_file};
use crate::digest::{PROJECTIONS, derive_digest};
use crate::fold::{Admitted, Fold};
use crate::keys::all_keys;
use crate::open::Meta;
use crate::place::Place;
use crate::salvage::{self, known_gaps};
use crate::shredding::is_decided;
use crate::walk::{Step, Walk};
use crate::{Result, Store, StoreError, blobs, fact, loss, migrate};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyReport {
    /// Events whose chain, signature and seal hold.
    pub events: u64,
    /// Events with a type or a word that this program does not know; carried as they are.
    pub unknown: u64,
    /// Events whose payload was destroyed by a decision in the log; their headers hold.
    pub shredded: u64,
    /// SHA-256 over the projections as they are.
    pub digest: [u8; 32],
    /// SHA-256 over the projections rebuilt from the log.
    pub rebuilt: [u8; 32],
    /// Faults: a code and a place (`chain.number` of an event), never content.
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
    /// The log does not hold; nothing is changed then. An event that only cannot be folded is put aside and no error.
    pub fn rebuild(&mut self) -> Result<()> {
        let keys = all_keys(&self.db, &self.key)?;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for projection in PROJECTIONS {
            tx.execute(&format!("DELETE FROM {}", projection.table), [])?;
        }
        // Receivers were found from what the projections said before.
        tx.execute("DELETE FROM routing", [])?;
        let mut fold = Fold::new(&tx);
        let mut walk = Walk::new(&tx, self.vault, &keys)?;
        let mut shredded = Vec::new();
        while let Some((_, step)) = walk.next(&mut fold)? {
            match step {
                Step::Broken(fault) => return Err(fault),
                Step::Shredded(event) => shredded.push(event),
                Step::Taken { .. } => {}
            }
        }
        for event in &shredded {
            if !is_decided(&tx, event)? {
                return Err(StoreError::Damaged { place: "payload" });
            }
        }
        tx.commit()?;
        // What was known of compartments is read anew.
        self.log.homes.clear();
        Ok(())
    }

    /// Checks file, chains, signatures, seals, log, attachments and projections. Changes nothing.
    ///
    /// # Errors
    /// The database cannot be read at all.
    pub fn verify(&mut self) -> Result<VerifyReport> {
        verify_file(&self.db, &self.key, &Meta::read(&self.db)?)
    }
}

/// Checks the database of a closed vault, without changing anything.
///
/// # Errors
/// As [`Store::open`].
pub fn verify_vault(dir: &Path, key: &VaultKey) -> Result<VerifyReport> {
    let place = Place::lock(dir)?;
    let db = look_into(&place, key)?;
    verify_file(&db, key, &Meta::read(&db)?)
}

/// Whether `key` is the key of the database in `dir`; changes nothing.
///
/// # Errors
/// [`StoreError::Missing`], [`StoreError::InUse`]; [`StoreError::Damaged`] when nobody can tell.
pub fn opens(dir: &Path, key: &VaultKey) -> Result<bool> {
    let place = Place::lock(dir)?;
    match look_into(&place, key) {
        Ok(_) => Ok(true),
        Err(StoreError::WrongKey) => Ok(false),
        Err(fault) => Err(fault),
    }
}

fn look_into(place: &Place, key: &VaultKey) -> Result<Connection> {
    if !place.file().exists() {
        return Err(StoreError::Missing);
    }
    let db = open_file(&place.file(), key, Mode::Write)?;
    crate::open::version(&db, place, key)?;
    Ok(db)
}

/// Checks an open database and folds its log into a second one in memory.
pub(crate) fn verify_file(db: &Connection, key: &VaultKey, meta: &Meta) -> Result<VerifyReport> {
    let mut report =
        VerifyReport { events: 0, unknown: 0, shredded: 0, digest: [0; 32], rebuilt: [0; 32], faults: Vec::new() };
    if let Err(fault) = migrate::check_integrity(db) {
        report.faults.push(place_of(&fault));
    }
    match derive_digest(db) {
        Ok(digest) => report.digest = digest,
        Err(fault) => report.faults.push(place_of(&fault)),
    }
    if let Err(fault) = check_log(db, key, meta, &mut report) {
        report.faults.push(place_of(&fault));
    }
    match blobs::first_broken(db) {
        Ok(None) => {}
        Ok(Some(place)) => report.faults.push(place.to_owned()),
        Err(fault) => report.faults.push(place_of(&fault)),
    }
    // What was lost before this check, and nobody has said that they know.
    for loss in loss::on_record(db)?.iter().filter(|loss| !loss.seen) {
        report.faults.push(format!("lost:{}:{}:{}", loss.kind.as_str(), loss.events, loss.rows));
    }
    match salvage::carried(db) {
        Ok(0) => {}
        Ok(rows) => report.faults.push(format!("carried:{rows}")),
        Err(fault) => report.faults.push(place_of(&fault)),
    }
    match first_broken_row(db) {
        Ok(None) => {}
        Ok(Some(seq)) => report.faults.push(format!("audit:{seq}")),
        Err(fault) => report.faults.push(place_of(&fault)),
    }
    Ok(report)
}

/// Verifies every event and folds it. After a broken link nothing that follows in that chain is believed.
fn check_log(db: &Connection, key: &VaultKey, meta: &Meta, report: &mut VerifyReport) -> Result<()> {
    let keys = all_keys(db, key)?;
    let mut fresh = Connection::open_in_memory()?;
    fresh.set_prepared_statement_cache_capacity(STATEMENTS);
    migrate::run_to(&mut fresh, migrate::version(db)?)?;
    let tables = fresh.transaction()?;
    let mut fold = Fold::new(&tables);
    let mut walk = Walk::new(db, meta.vault, &keys)?;
    let (mut logged, mut shredded) = (0, Vec::new());
    while let Some((place, step)) = walk.next(&mut fold)? {
        match step {
            Step::Broken(fault) => report.faults.push(format!("{}:{place}", place_of(&fault))),
            Step::Shredded(event) => {
                (report.events, report.shredded) = (report.events + 1, report.shredded + 1);
                shredded.push((place, event));
            }
            Step::Taken { event_type, admitted } => {
                report.events += 1;
                logged += u64::from(fact::is_logged(event_type));
                match admitted {
                    Admitted::Folded => {}
                    Admitted::Unknown => report.unknown += 1,
                    Admitted::Aside(why) if why.is_carried() => report.unknown += 1,
                    Admitted::Aside(why) => report.faults.push(format!("{}:{place}", why.as_str())),
                }
            }
        }
    }
    for (place, event) in shredded {
        if !is_decided(&tables, &event)? {
            report.faults.push(format!("payload:{place}"));
        }
    }
    if !walk.sent_holds() {
        report.faults.push("outbox".to_owned());
    }
    // What stands in no chain was not walked.
    let all: u64 = db.query_row("SELECT count(*) FROM event", [], |row| row.get(0))?;
    if report.faults.is_empty() && all != report.events {
        report.faults.push("chain".to_owned());
    }
    // What is done by a person left a row in the access log: an end cut off the one shows in the other. Of a destroyed payload nobody
    // knows what it was.
    let gaps = known_gaps(db, "event")?.len() + known_gaps(db, "audit")?.len();
    if gaps == 0 && !(logged..=logged + report.shredded).contains(&written_rows(db)?) {
        report.faults.push("count".to_owned());
    }
    report.rebuilt = derive_digest(&tables)?;
    Ok(())
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
