//! Guardians and whether they may be told.

use minicbor::{Decode, Encode};
use rusqlite::{Connection, Row, params};
use samsyn_rules::sekretess::{Domain, Guarded, RecordKind, RecordRef};
use uuid::Uuid;

use super::card::pupil_ref;
use crate::fact::{Fact, Stamp};
use crate::keys::Place;
use crate::sql::{Columns, all, change, first};
use crate::words::words;
use crate::{Result, Store, StoreError, Writer};

words! {
    /// May a guardian be told?
    InformState {
        /// Nothing said.
        Normal => "normal",
        /// Ask socialtjansten first.
        Wait => "wait",
        /// Must not be told.
        DoNotInform => "do_not_inform",
    }
}

/// A guardian of a pupil.
#[derive(Clone, PartialEq, Eq)]
pub struct Guardian {
    /// Random id.
    pub id: Uuid,
    /// Position, from 1.
    pub number: u8,
    /// Name; empty on the card of a protected pupil.
    pub name: String,
    /// Phone; empty on the card of a protected pupil, and never stored for a protected guardian.
    pub phone: String,
    /// Relation word out of the register.
    pub relation: String,
    /// Protected identity.
    pub protected: bool,
    /// May be told?
    pub inform: InformState,
    /// Still in the register. One who is not is shown only while silenced.
    pub in_register: bool,
}

/// Why a guardian is told nothing, as it was said last.
#[derive(Clone, PartialEq, Eq)]
pub struct Silence {
    /// The guardian.
    pub guardian: Uuid,
    /// Why.
    pub reason: String,
}

fn pupil_of(db: &Connection, guardian: Uuid) -> Result<Option<Uuid>> {
    first(db, "SELECT pupil FROM guardian WHERE id = ?1", params![guardian.as_bytes()], |row| row.id(0))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Guardian> {
    Ok(Guardian {
        id: row.id(0)?,
        number: row.get(1)?,
        name: row.get(2)?,
        phone: row.get(3)?,
        relation: row.get(4)?,
        protected: row.get(5)?,
        inform: row.word(6, InformState::parse)?,
        in_register: row.get(7)?,
    })
}

/// Guardians of a pupil in the register's order, those who are silenced and gone from it last.
pub(super) fn guardians(db: &Connection, pupil: Uuid) -> Result<Vec<Guardian>> {
    let sql = "SELECT id, number, name, phone, relation, protected, inform, in_register
               FROM guardian WHERE pupil = ?1 ORDER BY number";
    all(db, sql, params![pupil.as_bytes()], read)
}

impl Store {
    /// The card a guardian is on, to decide on.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn guardian_ref(&self, guardian: Uuid) -> Result<Option<RecordRef>> {
        pupil_of(&self.db, guardian)?.map_or(Ok(None), |pupil| pupil_ref(&self.db, pupil))
    }
}

impl Store {
    /// Why the guardians of a pupil are silenced, each sealed as the report that it could stand in.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn silences(&self, pupil: Uuid) -> Result<Vec<Guarded<Silence>>> {
        let Some(card) = pupil_ref(&self.db, pupil)? else { return Ok(Vec::new()) };
        let sql = "SELECT id, inform_reason, reason_by FROM guardian
                   WHERE pupil = ?1 AND inform_reason IS NOT NULL AND reason_by IS NOT NULL ORDER BY number";
        all(&self.db, sql, params![pupil.as_bytes()], |row| {
            let silence = Silence { guardian: row.id(0)?, reason: row.get(1)? };
            let (id, author) = (silence.guardian, Some(row.id(2)?));
            let (kind, domain) = (RecordKind::Silence, Domain::Anmalan);
            Ok(Guarded::seal(RecordRef { id, kind, domain, author, ..card.clone() }, silence))
        })
    }
}

impl Writer<'_> {
    /// Silences a guardian or lifts the silence.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn set_inform(&mut self, guardian: Uuid, inform: InformState, reason: &str) -> Result<()> {
        let pupil = pupil_of(&self.tx, guardian)?.ok_or(StoreError::NotFound)?;
        let record = self.pupil_record(pupil)?;
        self.append(&InformSet { guardian, pupil, inform }, &record)?;
        // Why is a suspicion more often than not: it lies with the reports, and only what follows from it with the card.
        let record = RecordRef { id: guardian, kind: RecordKind::Silence, domain: Domain::Anmalan, ..record };
        self.append(&InformReasonSet { guardian, pupil, reason: reason.to_owned() }, &record).map(|_| ())
    }
}

/// A guardian was silenced, or the silence lifted.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct InformSet {
    #[cbor(n(0), with = "crate::wire")]
    guardian: Uuid,
    #[cbor(n(1), with = "crate::wire")]
    pupil: Uuid,
    #[n(2)]
    inform: InformState,
}

/// The guardian is the pupil's: what is said of somebody else's guardian belongs elsewhere.
fn place_of(db: &Connection, guardian: Uuid, pupil: Uuid, domain: Domain) -> Result<Option<Place>> {
    let here = pupil_of(db, guardian)? == Some(pupil);
    Ok(here.then_some(Place::of(None, pupil, domain)))
}

impl Fact for InformSet {
    const NUMBER: u16 = 12;
    const NAME: &'static str = "inform_set";

    fn record(&self) -> Uuid {
        self.guardian
    }

    fn place(&self, db: &Connection) -> Result<Option<Place>> {
        place_of(db, self.guardian, self.pupil, Domain::Skola)
    }

    fn apply(&self, db: &Connection, _: &Stamp) -> Result<()> {
        let id = self.guardian.as_bytes();
        change(db, "UPDATE guardian SET inform = ?2 WHERE id = ?1", params![id, self.inform.as_str()]).map(|_| ())
    }
}

/// Why a guardian was silenced, or why not any more. Follows the state it is of.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct InformReasonSet {
    #[cbor(n(0), with = "crate::wire")]
    guardian: Uuid,
    #[cbor(n(1), with = "crate::wire")]
    pupil: Uuid,
    #[n(2)]
    reason: String,
}

impl Fact for InformReasonSet {
    const NUMBER: u16 = 29;
    const NAME: &'static str = "inform_reason_set";

    fn record(&self) -> Uuid {
        self.guardian
    }

    fn place(&self, db: &Connection) -> Result<Option<Place>> {
        place_of(db, self.guardian, self.pupil, Domain::Anmalan)
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        let id = self.guardian.as_bytes();
        let sql = "UPDATE guardian SET inform_reason = ?2, reason_by = ?3 WHERE id = ?1";
        change(db, sql, params![id, self.reason, stamp.by.as_bytes()])?;
        // One who is gone from the register was kept for the silence alone.
        change(db, "DELETE FROM guardian WHERE id = ?1 AND in_register = 0 AND inform = 'normal'", params![id])
            .map(|_| ())
    }
}
