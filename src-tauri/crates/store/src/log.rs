//! The event log: reading it in order, and where its next event goes.

use std::collections::HashMap;

use rusqlite::{Connection, Row, params};
use samsyn_vault::{
    Chain, CompartmentKey, DeviceKey, EventFault, EventPlain, KeyId, Position, SealedEvent, VaultKey, open_event,
    verify_event, verify_header,
};

use crate::audit::AuditHead;
use crate::keys::{Compartment, Place, key_named};
use crate::sql::first;
use crate::{Result, StoreError};

/// The device's own log and the access log: where they stand, and the keys used so far.
pub(crate) struct Log {
    pub(crate) device: DeviceKey,
    pub(crate) chain: Chain,
    pub(crate) audit: AuditHead,
    pub(crate) keys: HashMap<Place, Compartment>,
}

fn sealed(row: &Row<'_>) -> rusqlite::Result<SealedEvent> {
    Ok(SealedEvent { header: row.get(0)?, sig: row.get(1)?, payload: row.get(2)? })
}

/// One event as stored.
pub(crate) fn event(db: &Connection, seq: u64) -> Result<SealedEvent> {
    let event = first(db, "SELECT header, sig, payload FROM event WHERE seq = ?1", params![seq], sealed)?;
    event.ok_or(StoreError::Damaged { place: "event" })
}

/// The chain after the last event. Its signature is checked; the events before it are `verify`'s.
pub(crate) fn chain(db: &Connection, start: Chain, device: &DeviceKey) -> Result<Chain> {
    let last = first(db, "SELECT header, sig, x'' FROM event ORDER BY seq DESC LIMIT 1", [], sealed)?;
    let Some(last) = last else { return Ok(start) };
    let verified = verify_header(&last.header, &last.sig, &device.public())?;
    let header = verified.header();
    if header.vault != start.vault || header.incarnation != start.incarnation {
        return Err(StoreError::Damaged { place: "event" });
    }
    Ok(Chain { seq: header.seq, prev: verified.hash(), hlc: header.hlc, ..start })
}

/// One event of the log, verified in its place and opened.
pub(crate) fn opened(
    event: &SealedEvent,
    position: &Position,
    device: &DeviceKey,
    keys: &HashMap<KeyId, CompartmentKey>,
) -> std::result::Result<(Position, EventPlain), EventFault> {
    let verified = verify_event(event, &device.public(), position)?;
    let key = keys.get(&verified.header().kid).ok_or(EventFault::WrongKey)?;
    let plain = open_event(event, &verified, key)?;
    Ok((verified.next_position(), plain))
}

/// Opens one event that was verified when it was written or by `verify`.
pub(crate) fn open_one(db: &Connection, seq: u64, device: &DeviceKey, vault_key: &VaultKey) -> Result<EventPlain> {
    let event = event(db, seq)?;
    let verified = verify_header(&event.header, &event.sig, &device.public())?;
    let key = key_named(db, vault_key, verified.header().kid)?.ok_or(EventFault::WrongKey)?;
    Ok(open_event(&event, &verified, &key)?)
}

/// Hands every event to `take` in the order of the log, with its number.
pub(crate) fn each(db: &Connection, mut take: impl FnMut(u64, SealedEvent) -> Result<()>) -> Result<()> {
    let mut statement = db.prepare("SELECT header, sig, payload, seq FROM event ORDER BY seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(row.get(3)?, sealed(row)?)?;
    }
    Ok(())
}
