//! The school the vault belongs to. No person in it, so it is read freely.

use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::{Domain, HuvudmanKind, RecordKind, RecordRef};
use uuid::Uuid;

use crate::fact::{Fact, Stamp, id_of};
use crate::keys::Place;
use crate::sql::{Columns, change, first};
use crate::wire::encode_body;
use crate::{Result, Store, StoreError, Writer};

/// A place in WGS 84 degrees; kept to seven decimals (about a centimetre).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

impl Point {
    /// As integers of 1e-7 degrees: signed bytes have no floating point.
    pub(crate) fn to_e7(self) -> (i64, i64) {
        // `as` keeps to the range of the type, and a place on Earth is far inside it.
        ((self.latitude * 1e7).round() as i64, (self.longitude * 1e7).round() as i64)
    }

    pub(crate) fn from_e7(latitude: i64, longitude: i64) -> Self {
        Self { latitude: latitude as f64 / 1e7, longitude: longitude as f64 / 1e7 }
    }
}

impl<C> Encode<C> for Point {
    fn encode<W: minicbor::encode::Write>(
        &self,
        out: &mut minicbor::Encoder<W>,
        context: &mut C,
    ) -> std::result::Result<(), minicbor::encode::Error<W::Error>> {
        self.to_e7().encode(out, context)
    }
}

impl<'b, C> Decode<'b, C> for Point {
    fn decode(
        input: &mut minicbor::Decoder<'b>,
        context: &mut C,
    ) -> std::result::Result<Self, minicbor::decode::Error> {
        <(i64, i64)>::decode(input, context).map(|(latitude, longitude)| Self::from_e7(latitude, longitude))
    }
}

/// The school and its policy.
#[derive(Debug, Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct School {
    /// Name.
    #[n(0)]
    pub name: String,
    /// Municipality code, four digits.
    #[n(1)]
    pub municipality: String,
    /// Stadsdel, in Stockholm.
    #[n(2)]
    pub stadsdel: Option<String>,
    /// Where it lies.
    #[n(3)]
    pub point: Option<Point>,
    /// Who runs it.
    #[cbor(n(4), with = "crate::wire")]
    pub huvudman: HuvudmanKind,
    /// Kurator and rektor may read reports that others wrote.
    #[n(5)]
    pub reports_shared: bool,
    /// The vault holds the made-up school.
    #[n(6)]
    pub demonstration: bool,
}

impl Store {
    /// The school as it is now.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn school(&self) -> Result<School> {
        let school = first(&self.db, "SELECT body FROM school", [], |row| row.body(0))?;
        school.ok_or(StoreError::Damaged { place: "school" })
    }
}

impl Writer<'_> {
    /// Replaces the school's facts.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn set_school(&mut self, school: &School) -> Result<()> {
        let record = plain_record(Uuid::from_bytes(*self.vault.as_bytes()), RecordKind::Settings);
        self.append(&SchoolSet(school.clone()), &record).map(|_| ())
    }
}

/// A record without a person in it.
pub(crate) fn plain_record(id: Uuid, kind: RecordKind) -> RecordRef {
    RecordRef { id, kind, pupil: None, case: None, domain: Domain::Skola, author: None, protected: false }
}

/// The school's facts, all of them.
#[derive(Encode, Decode)]
#[cbor(transparent)]
pub(crate) struct SchoolSet(#[n(0)] School);

impl Fact for SchoolSet {
    const NUMBER: u16 = 1;
    const NAME: &'static str = "school_set";

    fn record(&self) -> Uuid {
        id_of("school", "")
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::school()))
    }

    fn apply(&self, db: &Connection, _: &Stamp) -> Result<()> {
        let body = encode_body(&self.0)?;
        change(db, "INSERT OR REPLACE INTO school (one, body) VALUES (1, ?1)", params![body]).map(|_| ())
    }
}
