//! Imported register files. The event names the file by SHA-256; the bytes lie beside the log.

use chrono::{DateTime, NaiveDate, Utc};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::{RecordKind, RecordRef};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::AddressPoint;
use crate::blobs::BlobRef;
use crate::fact::{Fact, Stamp};
use crate::keys::Place;
use crate::school::plain_record;
use crate::sql::{Columns, all, change, days, first, micros};
use crate::wire::encode_body;
use crate::words::words;
use crate::{Result, Store, StoreError, Writer};

words! {
    /// What a register file holds.
    RegisterKind {
        /// Polygons of namnder.
        Areas => "areas",
        /// Address points.
        Addresses => "addresses",
    }
}

/// A register to put to use.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct NewRegister {
    /// File name, shown back.
    #[n(0)]
    pub name: String,
    /// Areas or addresses in it.
    #[n(1)]
    pub count: usize,
    /// Valid from; absent = from the beginning.
    #[cbor(n(2), with = "crate::wire", has_nil)]
    pub valid_from: Option<NaiveDate>,
    /// SHA-256 of the file.
    #[cbor(n(3), with = "crate::wire")]
    pub sha256: [u8; 32],
}

/// A register in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// Random id.
    pub id: Uuid,
    /// Kind.
    pub kind: RegisterKind,
    /// File name.
    pub name: String,
    /// Areas or addresses in it.
    pub count: usize,
    /// Valid from.
    pub valid_from: Option<NaiveDate>,
    /// Imported.
    pub imported_at: DateTime<Utc>,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
}

impl Store {
    /// Registers in use, newest import first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn registers(&self) -> Result<Vec<Register>> {
        let sql = "SELECT id, kind, imported_at, body FROM register ORDER BY imported_at DESC, rowid DESC";
        all(&self.db, sql, [], |row| {
            let file: NewRegister = row.body(3)?;
            Ok(Register {
                id: row.id(0)?,
                kind: row.word(1, RegisterKind::parse)?,
                name: file.name,
                count: file.count,
                valid_from: file.valid_from,
                imported_at: row.at(2)?,
                sha256: file.sha256,
            })
        })
    }

    /// The bytes of an area file, as imported.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`]; [`crate::StoreError::Damaged`] when the bytes are not the signed ones.
    pub fn area_file(&self, register: Uuid) -> Result<Vec<u8>> {
        let sql = "SELECT blob, body FROM register WHERE id = ?1";
        let found = first(&self.db, sql, params![register.as_bytes()], |row| {
            Ok((row.get::<_, [u8; 32]>(0)?, row.body::<NewRegister>(1)?))
        })?;
        let (blob, file) = found.ok_or(StoreError::NotFound)?;
        let bytes = self.blob(&blob)?;
        if Sha256::digest(&bytes)[..] == file.sha256 {
            Ok(bytes)
        } else {
            Err(StoreError::Damaged { place: "register" })
        }
    }
}

impl Writer<'_> {
    /// Adds an area file. One for another period stands beside the others; the same `valid_from` replaces.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn add_area_file(&mut self, register: &NewRegister, bytes: &[u8]) -> Result<Uuid> {
        let (id, blob) = (self.make_id()?, self.keep_blob(Place::school(), bytes)?);
        self.append(&AreasAdded { register: id, file: register.clone(), blob }, &register_record(id))?;
        self.drop_blobs()?;
        Ok(id)
    }

    /// Replaces the address points, and keeps the file they were read from.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn replace_addresses(
        &mut self,
        register: &NewRegister,
        bytes: &[u8],
        points: impl IntoIterator<Item = AddressPoint>,
    ) -> Result<Uuid> {
        let (id, blob) = (self.make_id()?, self.keep_blob(Place::school(), bytes)?);
        self.append(&AddressesReplaced { register: id, file: register.clone(), blob }, &register_record(id))?;
        self.drop_blobs()?;
        change(&self.tx, "DELETE FROM address_point", [])?;
        let mut insert = self.tx.prepare_cached(
            "INSERT INTO address_point (key, postal_code, postal_town, latitude, longitude) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for AddressPoint { key, postal_code, postal_town, point } in points {
            let (latitude, longitude) = point.to_e7();
            insert.execute(params![key, postal_code, postal_town, latitude, longitude])?;
        }
        drop(insert);
        Ok(id)
    }
}

fn register_record(id: Uuid) -> RecordRef {
    plain_record(id, RecordKind::Register)
}

fn put(
    db: &Connection,
    id: Uuid,
    kind: RegisterKind,
    (file, blob): (&NewRegister, &BlobRef),
    stamp: &Stamp,
) -> Result<()> {
    let (from, body) = (file.valid_from.map(days), encode_body(file)?);
    change(
        db,
        "INSERT INTO register (id, kind, valid_from, imported_at, blob, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![id.as_bytes(), kind.as_str(), from, micros(stamp.at), blob.hash, body],
    )
    .map(|_| ())
}

/// An area file was put to use.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct AreasAdded {
    #[cbor(n(0), with = "crate::wire")]
    register: Uuid,
    #[n(1)]
    file: NewRegister,
    #[n(2)]
    blob: BlobRef,
}

impl Fact for AreasAdded {
    const NUMBER: u16 = 22;
    const NAME: &'static str = "areas_added";

    fn record(&self) -> Uuid {
        self.register
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::school()))
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        let from = self.file.valid_from.map(days);
        change(db, "DELETE FROM register WHERE kind = 'areas' AND valid_from IS ?1", params![from])?;
        put(db, self.register, RegisterKind::Areas, (&self.file, &self.blob), stamp)
    }
}

/// The address points were replaced.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct AddressesReplaced {
    #[cbor(n(0), with = "crate::wire")]
    register: Uuid,
    #[n(1)]
    file: NewRegister,
    #[n(2)]
    blob: BlobRef,
}

impl Fact for AddressesReplaced {
    const NUMBER: u16 = 23;
    const NAME: &'static str = "addresses_replaced";

    fn record(&self) -> Uuid {
        self.register
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::school()))
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        change(db, "DELETE FROM register WHERE kind = 'addresses'", [])?;
        put(db, self.register, RegisterKind::Addresses, (&self.file, &self.blob), stamp)
    }
}
