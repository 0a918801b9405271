//! Compartments and their keys: what is sealed together is what the same people read.
//!
//! A compartment is made, and each epoch of its key, by an event of its own that is sealed under that key: whoever has the keys and the
//! log finds every compartment again.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, Row, params};
use samsyn_rules::sekretess::Domain;
use samsyn_vault::{CompartmentId, CompartmentKey, Entropy, KeyId, VaultKey, make_bytes};
use uuid::Uuid;

use crate::fact::{Fact, Stamp};
use crate::sql::{Columns, all, change, first};
use crate::words::words;
use crate::{Result, StoreError};

words! {
    /// What a compartment is of.
    PlaceKind {
        /// The school itself: settings, staff, devices, registers of areas and addresses, contacts.
        School => "school",
        /// Rows of the pupil register in one school year.
        Year => "year",
        /// A case.
        Case => "case",
        /// One record outside every case.
        Record => "record",
        /// Who a protected pupil is.
        Identity => "identity",
        /// Where a pupil is, and how the family of a protected one is reached.
        Place => "place",
    }
}

/// Where something is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    pub(crate) kind: PlaceKind,
    /// The case, pupil or record; the year as a number; zeros for the school.
    pub(crate) subject: Uuid,
    pub(crate) domain: Domain,
}

impl Place {
    pub(crate) const fn school() -> Self {
        Self { kind: PlaceKind::School, subject: Uuid::nil(), domain: Domain::Skola }
    }

    /// The school year of a day: it begins on the first of July.
    pub(crate) fn year(day: NaiveDate) -> Self {
        let year = day.year() - i32::from(day.month() < 7);
        let subject = Uuid::from_u128(u128::from(year.unsigned_abs()));
        Self { kind: PlaceKind::Year, subject, domain: Domain::Skola }
    }

    /// In a case, or else of the record itself.
    pub(crate) const fn of(case: Option<Uuid>, record: Uuid, domain: Domain) -> Self {
        match case {
            Some(case) => Self { kind: PlaceKind::Case, subject: case, domain },
            None => Self { kind: PlaceKind::Record, subject: record, domain },
        }
    }

    pub(crate) const fn identity(pupil: Uuid) -> Self {
        Self { kind: PlaceKind::Identity, subject: pupil, domain: Domain::Skola }
    }

    pub(crate) const fn whereabouts(pupil: Uuid) -> Self {
        Self { kind: PlaceKind::Place, subject: pupil, domain: Domain::Skola }
    }

    /// The case it is, if it is one.
    pub(crate) fn case(&self) -> Option<Uuid> {
        (self.kind == PlaceKind::Case).then_some(self.subject)
    }

    /// Columns `kind, subject, domain`.
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { kind: row.word(0, PlaceKind::parse)?, subject: row.id(1)?, domain: row.word(2, Domain::parse)? })
    }
}

/// A compartment with the key to write under.
#[derive(Clone)]
pub(crate) struct Compartment {
    pub(crate) id: CompartmentId,
    pub(crate) key: CompartmentKey,
}

impl Compartment {
    pub(crate) fn make(entropy: &dyn Entropy) -> Result<Self> {
        Ok(Self { id: make_bytes(entropy)?.into(), key: CompartmentKey::make(entropy)? })
    }
}

fn open_key(vault_key: &VaultKey, commit: &[u8; 32], sealed: &[u8]) -> Result<CompartmentKey> {
    CompartmentKey::open(vault_key, commit, sealed).map_err(|_| StoreError::Damaged { place: "compartment" })
}

/// The compartment of a place with its newest epoch, if there is one.
pub(crate) fn compartment(db: &Connection, place: Place, vault_key: &VaultKey) -> Result<Option<Compartment>> {
    let stored = first(
        db,
        "SELECT c.id, k.key_commit, k.sealed FROM compartment c
         JOIN epoch e ON e.compartment = c.id JOIN epoch_key k ON k.kid = e.kid
         WHERE c.kind = ?1 AND c.subject = ?2 AND c.domain = ?3 ORDER BY c.id, e.gen DESC, e.kid DESC LIMIT 1",
        params![place.kind.as_str(), place.subject.as_bytes(), place.domain.as_str()],
        |row| Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, [u8; 32]>(1)?, row.get::<_, Vec<u8>>(2)?)),
    )?;
    let Some((id, commit, sealed)) = stored else { return Ok(None) };
    Ok(Some(Compartment { id: id.into(), key: open_key(vault_key, &commit, &sealed)? }))
}

/// Keeps the key of an epoch.
pub(crate) fn keep_key(
    db: &Connection,
    key: &CompartmentKey,
    vault_key: &VaultKey,
    entropy: &dyn Entropy,
) -> Result<()> {
    change(
        db,
        "INSERT INTO epoch_key (kid, key_commit, sealed) VALUES (?1, ?2, ?3)",
        params![key.kid().as_bytes(), key.commit(), key.to_sealed(vault_key, entropy)?],
    )
    .map(|_| ())
}

fn stored_key(row: &Row<'_>) -> rusqlite::Result<([u8; 32], Vec<u8>)> {
    Ok((row.get(0)?, row.get(1)?))
}

/// Every key by its name, to open the whole log.
pub(crate) fn all_keys(db: &Connection, vault_key: &VaultKey) -> Result<HashMap<KeyId, CompartmentKey>> {
    let rows = all(db, "SELECT key_commit, sealed FROM epoch_key", [], stored_key)?;
    rows.iter()
        .map(|(commit, sealed)| {
            let key = open_key(vault_key, commit, sealed)?;
            Ok((key.kid(), key))
        })
        .collect()
}

/// The key with this name. Only one is opened, however many there are.
pub(crate) fn key_named(db: &Connection, vault_key: &VaultKey, kid: KeyId) -> Result<Option<CompartmentKey>> {
    let sql = "SELECT key_commit, sealed FROM epoch_key WHERE kid = ?1";
    let stored = first(db, sql, params![kid.as_bytes()], stored_key)?;
    stored.map(|(commit, sealed)| open_key(vault_key, &commit, &sealed)).transpose()
}

/// A compartment was made. Sealed in itself.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct CompartmentMade {
    #[cbor(n(0), with = "crate::wire")]
    pub(crate) compartment: Uuid,
    #[n(1)]
    pub(crate) kind: PlaceKind,
    #[cbor(n(2), with = "crate::wire")]
    pub(crate) subject: Uuid,
    #[cbor(n(3), with = "crate::wire")]
    pub(crate) domain: Domain,
}

impl Fact for CompartmentMade {
    const NUMBER: u16 = 25;
    const NAME: &'static str = "compartment_made";
    const LOGGED: bool = false;

    fn record(&self) -> Uuid {
        self.compartment
    }

    /// It makes its place.
    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(None)
    }

    fn apply(&self, db: &Connection, _: &Stamp) -> Result<()> {
        change(
            db,
            "INSERT INTO compartment (id, kind, subject, domain) VALUES (?1, ?2, ?3, ?4)",
            params![self.compartment.as_bytes(), self.kind.as_str(), self.subject.as_bytes(), self.domain.as_str()],
        )
        .map(|_| ())
    }
}

words! {
    /// Why an epoch was begun.
    EpochReason {
        /// The first of its compartment.
        Made => "made",
        /// Somebody may no longer read what is written from now on.
        Rotated => "rotated",
    }
}

/// An epoch of a compartment's key was begun. Sealed under that key.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct KeyEpoch {
    #[cbor(n(0), with = "crate::wire")]
    pub(crate) compartment: Uuid,
    #[n(1)]
    pub(crate) generation: u32,
    /// `HMAC-SHA256(key, "samsyn/kid/v1")`, whole: the header holds only its beginning.
    #[cbor(n(2), with = "crate::wire")]
    pub(crate) commit: [u8; 32],
    /// Whom the key is given to.
    #[cbor(n(3), with = "crate::wire")]
    pub(crate) recipients: Vec<Uuid>,
    #[n(4)]
    pub(crate) reason: EpochReason,
}

impl KeyEpoch {
    pub(crate) fn kid(&self) -> KeyId {
        let mut kid = [0; KeyId::BYTES];
        kid.copy_from_slice(&self.commit[..KeyId::BYTES]);
        kid.into()
    }
}

impl Fact for KeyEpoch {
    const NUMBER: u16 = 26;
    const NAME: &'static str = "key_epoch";
    const LOGGED: bool = false;

    fn record(&self) -> Uuid {
        self.compartment
    }

    /// It stands before its compartment: what that is of is said by the next event.
    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(None)
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        change(
            db,
            "INSERT INTO epoch (kid, compartment, gen, key_commit, creator) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                self.kid().as_bytes(),
                self.compartment.as_bytes(),
                self.generation,
                self.commit,
                stamp.by.as_bytes()
            ],
        )
        .map(|_| ())
    }
}
