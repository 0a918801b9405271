//! Leaving, taking and answering a concern.

use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::{Domain, RecordKind, RecordRef};
use uuid::Uuid;

use super::{ConcernAdded, Dismissed, NewConcern, concern_ref};
use crate::fact::{Fact, Stamp};
use crate::keys::Place;
use crate::sql::{Columns, change, exists, first, micros};
use crate::wire::encode_body;
use crate::{Result, StoreError, Writer};

impl Writer<'_> {
    fn concern_record(&self, concern: Uuid) -> Result<RecordRef> {
        concern_ref(&self.tx, concern)?.ok_or(StoreError::NotFound)
    }

    /// Stores a concern; with a pupil it joins the pupil's open case (domain `elevstod`) or opens one.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] for an unknown pupil.
    pub fn add_concern(&mut self, concern: &NewConcern) -> Result<ConcernAdded> {
        let (case, opened, protected) = match concern.pupil {
            None => (None, false, false),
            Some(pupil) => {
                let protected = self.protected(pupil)?;
                let (case, opened) = self.join_case(pupil, Domain::Elevstod)?;
                if opened {
                    self.take_case(case)?;
                }
                (Some(case), opened, protected)
            }
        };
        let id = self.make_id()?;
        let record = RecordRef {
            id,
            kind: RecordKind::Concern,
            pupil: concern.pupil,
            case,
            domain: Domain::Elevstod,
            author: Some(self.actor()),
            protected,
        };
        self.append(&ConcernLeft { concern: id, case, said: concern.clone() }, &record)?;
        self.end_draft(concern.draft)?;
        Ok(ConcernAdded { concern: id, case, opened })
    }

    /// Takes a concern: its writer is told by whom, and whoever takes it is assigned to its case. Taking it again
    /// changes nothing.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn receive_concern(&mut self, concern: Uuid) -> Result<()> {
        let record = self.concern_record(concern)?;
        let taken = "SELECT 1 FROM concern WHERE id = ?1 AND received_by IS NOT NULL";
        if exists(&self.tx, taken, params![concern.as_bytes()])? {
            return Ok(());
        }
        self.append(&ConcernReceived { concern }, &record)?;
        record.case.map_or(Ok(()), |case| self.take_case(case))
    }

    /// Stops the clock of "genast" that this concern started. Whoever answers for it has taken it, too.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn dismiss_concern_signal(&mut self, concern: Uuid, reason: &str) -> Result<()> {
        self.receive_concern(concern)?;
        let record = self.concern_record(concern)?;
        self.append(&ConcernDismissed { concern, reason: reason.to_owned() }, &record).map(|_| ())
    }
}

/// Where the events of a concern that is here belong.
fn place_of(db: &Connection, concern: Uuid) -> Result<Option<Place>> {
    let sql = "SELECT case_id FROM concern WHERE id = ?1";
    let case = first(db, sql, params![concern.as_bytes()], |row| row.id_opt(0))?;
    Ok(case.map(|case| Place::of(case, concern, Domain::Elevstod)))
}

/// Somebody left a concern.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ConcernLeft {
    #[cbor(n(0), with = "crate::wire")]
    concern: Uuid,
    #[cbor(n(1), with = "crate::wire", has_nil)]
    case: Option<Uuid>,
    #[n(2)]
    said: NewConcern,
}

#[cfg(test)]
impl ConcernLeft {
    pub(crate) fn of(concern: Uuid, said: NewConcern) -> Self {
        Self { concern, case: None, said }
    }
}

impl Fact for ConcernLeft {
    const NUMBER: u16 = 3;
    const NAME: &'static str = "concern_left";

    fn record(&self) -> Uuid {
        self.concern
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::of(self.case, self.concern, Domain::Elevstod)))
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        change(
            db,
            "INSERT INTO concern (id, case_id, pupil, author, author_role, at, urgent, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                self.concern.as_bytes(),
                self.case.map(Uuid::into_bytes),
                self.said.pupil.map(Uuid::into_bytes),
                stamp.by.as_bytes(),
                stamp.role.as_str(),
                micros(stamp.at),
                self.said.urgent.as_str(),
                encode_body(&self.said)?
            ],
        )
        .map(|_| ())
    }
}

/// Somebody took it.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ConcernReceived {
    #[cbor(n(0), with = "crate::wire")]
    concern: Uuid,
}

impl Fact for ConcernReceived {
    const NUMBER: u16 = 4;
    const NAME: &'static str = "concern_received";

    fn record(&self) -> Uuid {
        self.concern
    }

    fn place(&self, db: &Connection) -> Result<Option<Place>> {
        place_of(db, self.concern)
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        change(
            db,
            "UPDATE concern SET received_by = ?2, received_at = ?3 WHERE id = ?1 AND received_by IS NULL",
            params![self.concern.as_bytes(), stamp.by.as_bytes(), micros(stamp.at)],
        )
        .map(|_| ())
    }
}

/// The clock of "genast" was stopped without a report.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ConcernDismissed {
    #[cbor(n(0), with = "crate::wire")]
    concern: Uuid,
    #[n(1)]
    reason: String,
}

impl Fact for ConcernDismissed {
    const NUMBER: u16 = 5;
    const NAME: &'static str = "concern_dismissed";

    fn record(&self) -> Uuid {
        self.concern
    }

    fn place(&self, db: &Connection) -> Result<Option<Place>> {
        place_of(db, self.concern)
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        let dismissed = Dismissed { reason: self.reason.clone(), by: stamp.by, at: stamp.at };
        let params = params![self.concern.as_bytes(), encode_body(&dismissed)?];
        change(db, "UPDATE concern SET dismissed = ?2 WHERE id = ?1", params).map(|_| ())
    }
}
