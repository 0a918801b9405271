//! The gate: the one place where a decision becomes opened content.
//!
//! It asks the law of access, commits the access-log rows, and only then opens (ARCHITECTURE.md, invariant 1). The law is asked every
//! time; a row that says the same as one committed within the last minute is not written again, so that the log can be read.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use samsyn_rules::sekretess::{
    Access, AccessPurpose, Guarded, LoggedPermit, Permit, RecordKind, RecordRef, Refusal, access,
};
use samsyn_store::WriteContext;
use samsyn_store::audit::Attempt;
use uuid::Uuid;

use crate::error::{Code, Error, Result};
use crate::open::OpenVault;

/// Permits kept at most; beyond it the expired ones go.
const LOGGED_MAX: usize = 4096;

/// Permits logged within the last minute, by what they open.
#[derive(Default)]
pub(crate) struct RecentPermits(BTreeMap<(Uuid, RecordKind, AccessPurpose), LoggedPermit>);

impl RecentPermits {
    /// A committed row that says just this, and still opens.
    fn find(&self, wanted: &Permit, at: NaiveDateTime) -> Option<&LoggedPermit> {
        let logged = self.0.get(&key(wanted))?;
        let permit = logged.permit();
        let same = permit.record() == wanted.record()
            && permit.reader() == wanted.reader()
            && permit.role() == wanted.role()
            && permit.ground() == wanted.ground();
        (same && permit.given_at() <= at && at < permit.expires_at()).then_some(logged)
    }

    fn keep(&mut self, logged: LoggedPermit, at: NaiveDateTime) {
        if self.0.len() >= LOGGED_MAX {
            self.0.retain(|_, kept| at < kept.permit().expires_at());
        }
        self.0.insert(key(logged.permit()), logged);
    }
}

fn key(permit: &Permit) -> (Uuid, RecordKind, AccessPurpose) {
    (permit.record().id, permit.record().kind, permit.purpose())
}

/// Opens one record.
///
/// # Errors
/// `forbidden`, or `not_found` when the reader may not even know that it exists.
pub(crate) fn open<T>(
    vault: &mut OpenVault,
    at: DateTime<Utc>,
    purpose: AccessPurpose,
    guarded: Guarded<T>,
) -> Result<T> {
    let permit = permit_or_attempt(vault, at, purpose, &guarded)?;
    log(vault, vec![permit], at)?;
    opened(vault, at, purpose, guarded)
}

/// Opens one record with a log row of its own, whatever was logged before: for what is masked until asked for.
///
/// # Errors
/// As [`open`].
pub(crate) fn open_anew<T>(
    vault: &mut OpenVault,
    at: DateTime<Utc>,
    purpose: AccessPurpose,
    guarded: Guarded<T>,
) -> Result<T> {
    let permit = permit_or_attempt(vault, at, purpose, &guarded)?;
    let logged = permit.commit(&mut vault.store)?;
    guarded.open(&logged, vault.actor().id, at.naive_utc()).map_err(|_| mismatch())
}

/// Opens what may be opened of several records. What may not leaves no trace: no row, no count, no gap.
///
/// # Errors
/// The log cannot be written; nothing is opened then.
pub(crate) fn open_each<T>(
    vault: &mut OpenVault,
    at: DateTime<Utc>,
    purpose: AccessPurpose,
    guarded: Vec<Guarded<T>>,
) -> Result<Vec<T>> {
    let (permits, allowed) = allowed(vault, at, purpose, guarded)?;
    log(vault, permits, at)?;
    allowed.into_iter().map(|record| opened(vault, at, purpose, record)).collect()
}

/// Pupils of the records that the reader could open. Nothing is opened, so no row is owed: that a record exists is told to those
/// alone who may read it, and the list that shows the mark has its own row.
///
/// # Errors
/// The database cannot be read.
pub(crate) fn pupils_of<T>(
    vault: &OpenVault,
    at: DateTime<Utc>,
    purpose: AccessPurpose,
    guarded: Vec<Guarded<T>>,
) -> Result<BTreeSet<Uuid>> {
    let (_, allowed) = allowed(vault, at, purpose, guarded)?;
    Ok(allowed.iter().filter_map(|record| record.record().pupil).collect())
}

/// The permits that are given for several records, and those records.
fn allowed<T>(
    vault: &OpenVault,
    at: DateTime<Utc>,
    purpose: AccessPurpose,
    guarded: Vec<Guarded<T>>,
) -> Result<(Vec<Permit>, Vec<Guarded<T>>)> {
    let actor = vault.actor();
    let facts = vault.store.facts_of(&actor)?;
    let (mut permits, mut allowed) = (Vec::new(), Vec::new());
    for record in guarded {
        let about = facts.about(record.record())?;
        if let Access::Open(permit) = access(&actor, record.record(), purpose, &about, at.naive_utc()) {
            permits.push(permit);
            allowed.push(record);
        }
    }
    Ok((permits, allowed))
}

/// Commits the rows that are not there yet, in one transaction.
fn log(vault: &mut OpenVault, permits: Vec<Permit>, at: DateTime<Utc>) -> Result<()> {
    let now = at.naive_utc();
    let new = permits.into_iter().filter(|permit| vault.recent.find(permit, now).is_none()).collect();
    for logged in Permit::commit_all(new, &mut vault.store)? {
        vault.recent.keep(logged, now);
    }
    Ok(())
}

fn opened<T>(vault: &OpenVault, at: DateTime<Utc>, purpose: AccessPurpose, guarded: Guarded<T>) -> Result<T> {
    let record = guarded.record();
    let logged = vault.recent.0.get(&(record.id, record.kind, purpose)).ok_or_else(mismatch)?;
    guarded.open(logged, vault.actor().id, at.naive_utc()).map_err(|_| mismatch())
}

fn permit<T>(
    vault: &OpenVault,
    at: DateTime<Utc>,
    purpose: AccessPurpose,
    guarded: &Guarded<T>,
) -> Result<std::result::Result<Permit, Refusal>> {
    let actor = vault.actor();
    let facts = vault.store.access_facts(&actor, guarded.record())?;
    Ok(match access(&actor, guarded.record(), purpose, &facts, at.naive_utc()) {
        Access::Open(permit) => Ok(permit),
        Access::Refused(refusal) => Err(refusal),
    })
}

/// A permit, or the refusal with its row: who asks for one record by its id and may not have it has tried.
fn permit_or_attempt<T>(
    vault: &mut OpenVault,
    at: DateTime<Utc>,
    purpose: AccessPurpose,
    guarded: &Guarded<T>,
) -> Result<Permit> {
    match permit(vault, at, purpose, guarded)? {
        Ok(permit) => Ok(permit),
        Err(refusal) => {
            let record = guarded.record();
            // The list of names is no record about anybody.
            if record.kind != RecordKind::PupilList {
                let attempt = Attempt { record, purpose: Some(purpose), ground: refusal.reason.as_str() };
                let context = WriteContext { actor: vault.actor(), at };
                vault.store.log_attempt(&context, &attempt)?;
            }
            Err(refused(refusal))
        }
    }
}

/// Somebody tried to change, send or stop what is another's. Answers with the refusal, once it is in the log.
///
/// # Errors
/// The log cannot be written; it is refused all the same.
pub(crate) fn refuse_change(
    vault: &mut OpenVault,
    at: DateTime<Utc>,
    record: &RecordRef,
    ground: &str,
) -> Result<Error> {
    let context = WriteContext { actor: vault.actor(), at };
    vault.store.log_attempt(&context, &Attempt { record, purpose: None, ground })?;
    Ok(Code::Forbidden.into())
}

fn refused(refusal: Refusal) -> Error {
    if refusal.hides_existence() { Code::NotFound.into() } else { Code::Forbidden.into() }
}

fn mismatch() -> Error {
    Error::new(Code::Internal).with("place", "gate")
}
