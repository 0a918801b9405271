//! Destroying payloads: the header and the signature of an event stay, and the log still links and verifies.

use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::RecordKind;
use samsyn_vault::EventHash;
use uuid::Uuid;

use crate::fact::{Fact, Stamp, id_of};
use crate::keys::Place;
use crate::school::plain_record;
use crate::sql::{change, exists};
use crate::walk::Shredded;
use crate::words::words;
use crate::{Result, Store, StoreError, WriteContext, Writer};

words! {
    /// Why payloads are destroyed.
    ShreddingGround {
        /// Retention rules.
        Retention => "gallring",
    }
}

/// Whether the event without its payload was decided on, in the tables that a fold has made.
pub(crate) fn is_decided(db: &Connection, event: &Shredded) -> Result<bool> {
    let params = params![event.event.as_bytes(), event.by];
    exists(db, "SELECT 1 FROM shredded WHERE event = ?1 AND decision = ?2", params)
}

impl Store {
    /// Destroys the payloads of these events for good, and folds the tables anew from what stays.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] for an event that is not in the log; nothing is destroyed then.
    pub fn shred(&mut self, context: &WriteContext, events: &[EventHash], ground: ShreddingGround) -> Result<()> {
        self.write(context, |writer| writer.shred(events, ground))?;
        self.rebuild()
    }
}

impl Writer<'_> {
    fn shred(&mut self, events: &[EventHash], ground: ShreddingGround) -> Result<()> {
        let fact = PayloadsShredded { events: events.iter().map(|event| *event.as_bytes()).collect(), ground };
        let record = plain_record(Uuid::from_bytes(*self.vault.as_bytes()), RecordKind::Settings);
        let decision = self.append(&fact, &record)?;
        destroy(&self.tx, events, &decision)
    }
}

/// Destroys payloads by a decision that stands in the log.
pub(crate) fn destroy(db: &Connection, events: &[EventHash], decision: &EventHash) -> Result<()> {
    for event in events {
        let sql = "UPDATE event SET payload = NULL, shredded_by = ?2 WHERE hash = ?1";
        if change(db, sql, params![event.as_bytes(), decision.as_bytes()])? != 1 {
            return Err(StoreError::NotFound);
        }
    }
    Ok(())
}

/// Notes in the tables that a payload was decided on.
pub(crate) fn note_decided(db: &Connection, event: &[u8; 32], stamp: &Stamp) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO shredded (event, decision) VALUES (?1, ?2)";
    change(db, sql, params![event, stamp.event.as_bytes()]).map(|_| ())
}

/// Payloads were destroyed.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct PayloadsShredded {
    #[cbor(n(0), with = "crate::wire")]
    events: Vec<[u8; 32]>,
    #[n(1)]
    ground: ShreddingGround,
}

impl Fact for PayloadsShredded {
    const NUMBER: u16 = 28;
    const NAME: &'static str = "payloads_shredded";

    /// Decisions stand one after the other.
    fn record(&self) -> Uuid {
        id_of("shredding", "")
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::school()))
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        self.events.iter().try_for_each(|event| note_decided(db, event, stamp))
    }
}
