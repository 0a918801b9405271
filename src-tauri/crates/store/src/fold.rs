//! Folding the log into the projections: what counts, what is put aside, and in which order.
//!
//! The order is one: first what an event builds on, then time, then the event's name. It does not depend on the order in which events
//! came. A fact counts only where it belongs: signed on a device of its author, sealed under a key of its compartment, in the
//! compartment of its record. Whatever is not so is put aside with a word why, and never stops what follows.

use std::collections::HashMap;

use rusqlite::{Connection, params};
use samsyn_vault::{CompartmentId, DeviceId, EventHash, EventPlain, KeyId};
use uuid::Uuid;

use crate::chains::DeviceOf;
use crate::fact::{self, Fact, Stamp, Written};
use crate::keys::{CompartmentMade, KeyEpoch, Place};
use crate::sql::{change, first};
use crate::wire::decode_body;
use crate::words::words;
use crate::{Result, StoreError};

words! {
    /// Why an event of the log is in no table.
    Aside {
        /// It is signed on a device of somebody else than its author.
        Author => "author",
        /// It is sealed under a key of another compartment.
        Compartment => "compartment",
        /// What it says belongs in another compartment.
        Place => "place",
        /// It cannot be read.
        Body => "body",
        /// It has a word that this program does not know.
        Word => "word",
        /// It names a record, or builds on an event, that is not here.
        Missing => "missing",
        /// It contradicts what is there.
        Conflict => "conflict",
    }
}

impl Aside {
    /// Whether a later program may read it, so that nothing is wrong with the log.
    pub(crate) fn is_carried(self) -> bool {
        self == Self::Word
    }
}

/// An opened event: its chain and its seal hold.
pub(crate) struct Arrived {
    pub(crate) hash: EventHash,
    pub(crate) device: DeviceId,
    pub(crate) kid: KeyId,
    pub(crate) plain: EventPlain,
}

/// What became of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Admitted {
    /// It is in the tables.
    Folded,
    /// This program does not know its type; it is carried.
    Unknown,
    /// It is put aside.
    Aside(Aside),
}

/// Why an event is not folded: something about it, or the database.
pub(crate) enum Refused {
    Aside(Aside),
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(fault: StoreError) -> Self {
        match fault {
            StoreError::Damaged { place: "word" } => Self::Aside(Aside::Word),
            StoreError::Damaged { place: "body" } | StoreError::OutOfRange => Self::Aside(Aside::Body),
            StoreError::NotFound => Self::Aside(Aside::Missing),
            StoreError::NotTheUser => Self::Aside(Aside::Author),
            StoreError::Sql(code) if code == rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Self::Aside(Aside::Missing),
            StoreError::Sql(code) if code & 0xff == rusqlite::ffi::SQLITE_CONSTRAINT => Self::Aside(Aside::Conflict),
            other => Self::Store(other),
        }
    }
}

/// A fold under way, with what it needs to know of every event.
pub(crate) struct Fold<'db> {
    db: &'db Connection,
    persons: HashMap<DeviceId, Uuid>,
    epochs: HashMap<KeyId, CompartmentId>,
    places: HashMap<CompartmentId, Place>,
}

impl<'db> Fold<'db> {
    pub(crate) fn new(db: &'db Connection) -> Self {
        Self { db, persons: HashMap::new(), epochs: HashMap::new(), places: HashMap::new() }
    }

    /// Folds one event, or puts it aside whole.
    pub(crate) fn take(&mut self, event: &Arrived) -> Result<Admitted> {
        let run = |sql: &str| change(self.db, sql, []).map(|_| ());
        run("SAVEPOINT event")?;
        let why = match self.dispatch(event) {
            Ok(admitted) => return run("RELEASE event").map(|()| admitted),
            Err(Refused::Store(fault)) => return Err(fault),
            Err(Refused::Aside(why)) => why,
        };
        let run = |sql: &str| change(self.db, sql, []).map(|_| ());
        run("ROLLBACK TO event")?;
        run("RELEASE event")?;
        self.put_aside(&event.hash, why)?;
        Ok(Admitted::Aside(why))
    }

    pub(crate) fn put_aside(&self, event: &EventHash, why: Aside) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO quarantine (event, why) VALUES (?1, ?2)";
        change(self.db, sql, params![event.as_bytes(), why.as_str()]).map(|_| ())
    }

    pub(crate) fn admit<F: Fact>(&mut self, event: &Arrived) -> std::result::Result<Admitted, Refused> {
        let written: Written<F> = decode_body(&event.plain.body)?;
        self.check_author(event, F::NUMBER)?;
        let place = written.fact.place(self.db)?;
        self.check_place::<F>(event, place)?;
        let by = Uuid::from_bytes(*event.plain.author.as_bytes());
        let stamp = Stamp { event: event.hash, at: written.at, by, role: written.role };
        fact::fold(self.db, &written.fact, place, &stamp)?;
        Ok(Admitted::Folded)
    }

    /// What a device signs is its person's. Before a device is bound to a person it can bind itself, and make the compartment for it.
    fn check_author(&mut self, event: &Arrived, number: u16) -> std::result::Result<(), Refused> {
        let founding = [CompartmentMade::NUMBER, KeyEpoch::NUMBER, DeviceOf::NUMBER].contains(&number);
        let person = self.person(event.device)?;
        if number == DeviceOf::NUMBER {
            let said: Written<DeviceOf> = decode_body(&event.plain.body)?;
            let own = said.fact.device() == Some(event.device);
            if !own || said.fact.person.as_bytes() != event.plain.author.as_bytes() {
                return Err(Refused::Aside(Aside::Author));
            }
        }
        match person {
            Some(person) if person.as_bytes() == event.plain.author.as_bytes() => Ok(()),
            None if founding => Ok(()),
            _ => Err(Refused::Aside(Aside::Author)),
        }
    }

    /// The key in the header, the compartment inside the seal and the place of the fact are one.
    fn check_place<F: Fact>(&mut self, event: &Arrived, place: Option<Place>) -> std::result::Result<(), Refused> {
        let compartment = event.plain.compartment;
        if F::NUMBER == KeyEpoch::NUMBER {
            // It makes its key known: the whole commitment is that of the key it is sealed under.
            let said: Written<KeyEpoch> = decode_body(&event.plain.body)?;
            let same = said.fact.compartment.as_bytes() == compartment.as_bytes() && said.fact.kid() == event.kid;
            return if same { Ok(()) } else { Err(Refused::Aside(Aside::Compartment)) };
        }
        if self.epoch(event.kid)? != Some(compartment) {
            return Err(Refused::Aside(Aside::Compartment));
        }
        if F::NUMBER == CompartmentMade::NUMBER {
            let said: Written<CompartmentMade> = decode_body(&event.plain.body)?;
            let same = said.fact.compartment.as_bytes() == compartment.as_bytes();
            return if same { Ok(()) } else { Err(Refused::Aside(Aside::Compartment)) };
        }
        let place = place.ok_or(Refused::Aside(Aside::Missing))?;
        if self.place(compartment)? == Some(place) { Ok(()) } else { Err(Refused::Aside(Aside::Place)) }
    }

    fn person(&mut self, device: DeviceId) -> Result<Option<Uuid>> {
        let sql = "SELECT person FROM device WHERE id = ?1";
        known(&mut self.persons, device, || {
            Ok(first(self.db, sql, params![device.as_bytes()], |row| row.get::<_, [u8; 16]>(0))?.map(Uuid::from_bytes))
        })
    }

    fn epoch(&mut self, kid: KeyId) -> Result<Option<CompartmentId>> {
        let sql = "SELECT compartment FROM epoch WHERE kid = ?1";
        known(&mut self.epochs, kid, || {
            Ok(first(self.db, sql, params![kid.as_bytes()], |row| row.get::<_, [u8; 16]>(0))?.map(Into::into))
        })
    }

    fn place(&mut self, compartment: CompartmentId) -> Result<Option<Place>> {
        let sql = "SELECT kind, subject, domain FROM compartment WHERE id = ?1";
        known(&mut self.places, compartment, || first(self.db, sql, params![compartment.as_bytes()], Place::read))
    }
}

/// What was found once stays: none of these three ever changes in a log.
fn known<K: std::hash::Hash + Eq + Copy, V: Copy>(
    kept: &mut HashMap<K, V>,
    key: K,
    find: impl FnOnce() -> Result<Option<V>>,
) -> Result<Option<V>> {
    if let Some(value) = kept.get(&key) {
        return Ok(Some(*value));
    }
    let found = find()?;
    if let Some(value) = found {
        kept.insert(key, value);
    }
    Ok(found)
}
