//! The event log: where its next event goes, and reading one event.

use std::collections::HashMap;

use rusqlite::{Connection, Row, params};
use samsyn_vault::{
    Chain, CompartmentKey, DeviceKey, EventFault, EventHash, EventPlain, KeyId, SealedEvent, VaultKey, open_event,
    verify_header,
};

use uuid::Uuid;

use crate::audit::AuditHead;
use crate::chains::chains;
use crate::keys::{Compartment, Place, key_named};
use crate::sql::{exists, first};
use crate::{Result, StoreError};

/// Numbers of a chain's events begin here in the table: `chain * 2^40 + number in the chain`.
pub(crate) const fn first_of(chain: u32) -> i64 {
    (chain as i64) << 40
}

/// What signs: a device's key, and where its chain stands.
pub(crate) struct Pen {
    pub(crate) device: DeviceKey,
    pub(crate) chain: Chain,
    /// The chain's row.
    pub(crate) number: u32,
    /// Whose device it is; nobody's before the chain's first words.
    pub(crate) person: Option<Uuid>,
}

/// The own chain and the access log: where they stand, and the keys used so far.
pub(crate) struct Log {
    pub(crate) pen: Pen,
    pub(crate) audit: AuditHead,
    pub(crate) homes: HashMap<Place, Compartment>,
    /// An event in the log has a critical mark that this program does not know: it reads and does not write.
    pub(crate) needs_newer: bool,
}

/// Columns `header, sig`.
pub(crate) fn sealed_header(row: &Row<'_>) -> rusqlite::Result<(Vec<u8>, [u8; 64])> {
    Ok((row.get(0)?, row.get(1)?))
}

/// An event as it lies in the table. Without its payload when that was destroyed.
pub(crate) struct Stored {
    pub(crate) n: i64,
    pub(crate) hash: [u8; 32],
    pub(crate) critical: u32,
    pub(crate) header: Vec<u8>,
    pub(crate) sig: [u8; 64],
    pub(crate) payload: Option<Vec<u8>>,
    pub(crate) shredded_by: Option<[u8; 32]>,
}

pub(crate) const STORED: &str = "SELECT n, hash, critical, header, sig, payload, shredded_by FROM event";

impl Stored {
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            n: row.get(0)?,
            hash: row.get(1)?,
            critical: row.get(2)?,
            header: row.get(3)?,
            sig: row.get(4)?,
            payload: row.get(5)?,
            shredded_by: row.get(6)?,
        })
    }
}

/// Whether the log holds an event after which this program must not write.
pub(crate) fn needs_newer(db: &Connection) -> Result<bool> {
    // No critical mark is known yet, so any is unknown.
    exists(db, "SELECT 1 FROM event WHERE critical <> 0", [])
}

/// Opens one event that was verified when it was written or by `verify`; `None` when its payload was destroyed.
pub(crate) fn open_one(db: &Connection, hash: &EventHash, vault_key: &VaultKey) -> Result<Option<EventPlain>> {
    open_by(db, hash, |kid| key_named(db, vault_key, kid))
}

/// The same with keys that are open already.
pub(crate) fn open_with(
    db: &Connection,
    hash: &EventHash,
    keys: &HashMap<KeyId, CompartmentKey>,
) -> Result<Option<EventPlain>> {
    open_by(db, hash, |kid| Ok(keys.get(&kid).cloned()))
}

fn open_by(
    db: &Connection,
    hash: &EventHash,
    key: impl FnOnce(KeyId) -> Result<Option<CompartmentKey>>,
) -> Result<Option<EventPlain>> {
    let missing = || StoreError::Damaged { place: "event" };
    let stored = first(db, &format!("{STORED} WHERE hash = ?1"), params![hash.as_bytes()], Stored::read)?;
    let stored = stored.ok_or_else(missing)?;
    let chain = chains(db)?.into_iter().find(|chain| i64::from(chain.number) == stored.n >> 40);
    let verified = verify_header(&stored.header, &stored.sig, &chain.ok_or_else(missing)?.public)?;
    let Some(payload) = stored.payload else { return Ok(None) };
    let key = key(verified.header().kid)?.ok_or(EventFault::WrongKey)?;
    let event = SealedEvent { header: stored.header, sig: stored.sig, payload };
    Ok(Some(open_event(&event, &verified, &key)?))
}

/// The last event about a record; for a case, about anything in it.
pub(crate) fn latest(db: &Connection, record: Uuid) -> Result<Option<EventHash>> {
    let sql = "SELECT event FROM latest WHERE record = ?1";
    Ok(first(db, sql, params![record.as_bytes()], |row| row.get::<_, [u8; 32]>(0))?.map(EventHash::from_bytes))
}
