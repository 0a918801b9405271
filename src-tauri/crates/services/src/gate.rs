//! The gate: the one place where a decision becomes opened content.
//!
//! It asks the law of access, commits the access-log rows, and only then opens (ARCHITECTURE.md, invariant 1).

use chrono::{DateTime, Utc};
use samsyn_rules::sekretess::{Access, AccessPurpose, Guarded, Permit, Refusal, access};

use crate::error::{Code, Error, Result};
use crate::open::OpenVault;

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
    let permit = permit(vault, at, purpose, &guarded)?.map_err(refused)?;
    let logged = permit.commit(&mut vault.store)?;
    let reader = vault.actor().id;
    guarded.open(&logged, reader, at.naive_utc()).map_err(|_| Error::new(Code::Internal).with("place", "gate"))
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
    let mut permits = Vec::new();
    let mut open = Vec::new();
    for record in guarded {
        if let Ok(permit) = permit(vault, at, purpose, &record)? {
            permits.push(permit);
            open.push(record);
        }
    }
    let logged = Permit::commit_all(permits, &mut vault.store)?;
    let reader = vault.actor().id;
    open.into_iter()
        .zip(&logged)
        .map(|(record, permit)| {
            record.open(permit, reader, at.naive_utc()).map_err(|_| Error::new(Code::Internal).with("place", "gate"))
        })
        .collect()
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

fn refused(refusal: Refusal) -> Error {
    if refusal.hides_existence() { Code::NotFound.into() } else { Code::Forbidden.into() }
}
