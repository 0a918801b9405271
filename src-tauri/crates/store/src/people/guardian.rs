//! Guardians and whether they may be told.

use minicbor::{Decode, Encode};
use rusqlite::{Connection, Row, params};
use samsyn_rules::sekretess::RecordRef;
use uuid::Uuid;

use super::card::pupil_ref;
use crate::fact::{Fact, Stamp};
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
    /// Reason given last.
    pub inform_reason: Option<String>,
    /// Still in the register. One who is not is shown only while silenced.
    pub in_register: bool,
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
        inform_reason: row.get(7)?,
        in_register: row.get(8)?,
    })
}

/// Guardians of a pupil in the register's order, those who are silenced and gone from it last.
pub(super) fn guardians(db: &Connection, pupil: Uuid) -> Result<Vec<Guardian>> {
    let sql = "SELECT id, number, name, phone, relation, protected, inform, inform_reason, in_register
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

impl Writer<'_> {
    /// Silences a guardian or lifts the silence.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn set_inform(&mut self, guardian: Uuid, inform: InformState, reason: &str) -> Result<()> {
        let pupil = pupil_of(&self.tx, guardian)?.ok_or(StoreError::NotFound)?;
        let record = self.pupil_record(pupil)?;
        self.append(&InformSet { guardian, inform, reason: reason.to_owned() }, &record).map(|_| ())
    }
}

/// A guardian was silenced, or the silence lifted.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct InformSet {
    #[cbor(n(0), with = "crate::wire")]
    guardian: Uuid,
    #[n(1)]
    inform: InformState,
    #[n(2)]
    reason: String,
}

impl Fact for InformSet {
    const NUMBER: u16 = 12;
    const NAME: &'static str = "inform_set";

    fn apply(&self, db: &Connection, _: &Stamp) -> Result<()> {
        let id = self.guardian.as_bytes();
        change(
            db,
            "UPDATE guardian SET inform = ?2, inform_reason = ?3 WHERE id = ?1",
            params![id, self.inform.as_str(), self.reason],
        )?;
        // One who is gone from the register was kept for the silence alone.
        change(db, "DELETE FROM guardian WHERE id = ?1 AND in_register = 0 AND inform = 'normal'", params![id])
            .map(|_| ())
    }
}
