//! What an import says, as events: one a pupil, three where somebody is protected.

use chrono::NaiveDate;
use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::stored::{left, put, put_identity};
use super::{ImportRun, PupilRecord};
use crate::Result;
use crate::fact::{Fact, Stamp};
use crate::keys::Place;
use crate::sql::{change, days, micros};

/// A pupil with everything the register says.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct PutPupil {
    #[cbor(n(0), with = "crate::wire")]
    pub(super) pupil: Uuid,
    #[n(1)]
    pub(super) record: PupilRecord,
    /// Ids of the record's guardians, in its order.
    #[cbor(n(2), with = "crate::wire")]
    pub(super) guardians: Vec<Uuid>,
}

/// A chunk of an import was stored: the events before it.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ImportRan {
    #[n(0)]
    pub(super) run: ImportRun,
    #[n(1)]
    pub(super) put: usize,
    #[n(2)]
    pub(super) left: usize,
}

impl Fact for ImportRan {
    const NUMBER: u16 = 9;
    const NAME: &'static str = "pupils_imported";

    fn record(&self) -> Uuid {
        self.run.id
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::year(self.run.register_date)))
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        change(
            db,
            "INSERT INTO pupil_import (id, source, register_date, at, rows) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET at = ?4, rows = rows + ?5",
            params![
                self.run.id.as_bytes(),
                self.run.source,
                days(self.run.register_date),
                micros(stamp.at),
                self.put + self.left
            ],
        )
        .map(|_| ())
    }
}

/// What the register says of a pupil; of a protected one, that there is one.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct PupilPut {
    #[n(0)]
    pub(super) put: PutPupil,
    #[cbor(n(1), with = "crate::wire")]
    pub(super) register_date: NaiveDate,
    /// What stands for the name of a protected pupil.
    #[n(2)]
    pub(super) label: Option<String>,
}

impl PupilPut {
    pub(super) fn tells_place(&self) -> bool {
        self.put.record.tells_place()
    }

    pub(super) fn without_place(&self) -> Self {
        let Self { put, register_date, label } = self;
        let put = PutPupil { pupil: put.pupil, record: put.record.without_place(), guardians: put.guardians.clone() };
        Self { put, register_date: *register_date, label: label.clone() }
    }
}

#[cfg(test)]
impl PupilPut {
    pub(crate) fn forged(pupil: Uuid, record: PupilRecord, register_date: NaiveDate) -> Self {
        let put = PutPupil { pupil, record, guardians: Vec::new() };
        Self { put, register_date, label: Some("S-222".to_owned()) }
    }
}

impl Fact for PupilPut {
    const NUMBER: u16 = 30;
    const NAME: &'static str = "pupil_put";
    const LOGGED: bool = false;

    fn record(&self) -> Uuid {
        self.put.pupil
    }

    /// With the year's rows. Who a protected pupil is has no place there.
    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        let identifies = self.put.record.protection.is_some() && self.put.record.names_somebody();
        Ok(Some(if identifies { Place::identity(self.put.pupil) } else { Place::year(self.register_date) }))
    }

    fn apply(&self, db: &Connection, _: &Stamp) -> Result<()> {
        put(db, &self.put, days(self.register_date), self.label.as_deref())
    }
}

/// Who a protected pupil is.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct IdentityPut {
    #[n(0)]
    pub(super) put: PutPupil,
}

impl Fact for IdentityPut {
    const NUMBER: u16 = 31;
    const NAME: &'static str = "identity_put";
    const LOGGED: bool = false;

    fn record(&self) -> Uuid {
        self.put.pupil
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::identity(self.put.pupil)))
    }

    fn apply(&self, db: &Connection, _: &Stamp) -> Result<()> {
        put_identity(db, &self.put)
    }
}

/// How the family of a protected pupil is reached.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ReachPut {
    #[cbor(n(0), with = "crate::wire")]
    pub(super) pupil: Uuid,
    #[cbor(n(1), with = "crate::wire")]
    pub(super) guardians: Vec<Uuid>,
    #[n(2)]
    pub(super) phones: Vec<String>,
}

impl Fact for ReachPut {
    const NUMBER: u16 = 32;
    const NAME: &'static str = "reach_put";
    const LOGGED: bool = false;

    fn record(&self) -> Uuid {
        self.pupil
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::whereabouts(self.pupil)))
    }

    fn apply(&self, db: &Connection, _: &Stamp) -> Result<()> {
        let sql = "UPDATE guardian SET phone = ?3 WHERE id = ?1 AND pupil = ?2";
        for (guardian, phone) in self.guardians.iter().zip(&self.phones) {
            change(db, sql, params![guardian.as_bytes(), self.pupil.as_bytes(), phone])?;
        }
        Ok(())
    }
}

/// A pupil is no longer in the register.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct PupilLeft {
    #[cbor(n(0), with = "crate::wire")]
    pub(super) pupil: Uuid,
    #[cbor(n(1), with = "crate::wire")]
    pub(super) on: NaiveDate,
}

impl Fact for PupilLeft {
    const NUMBER: u16 = 33;
    const NAME: &'static str = "pupil_left";
    const LOGGED: bool = false;

    fn record(&self) -> Uuid {
        self.pupil
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::year(self.on)))
    }

    fn apply(&self, db: &Connection, _: &Stamp) -> Result<()> {
        left(db, self.pupil, self.on)
    }
}
