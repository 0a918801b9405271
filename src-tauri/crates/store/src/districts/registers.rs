//! Imported register files. The event names the file by SHA-256; the bytes lie beside the log.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::AddressPoint;
use crate::words::words;
use crate::{Result, Store, Writer, not_built};

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRegister {
    /// File name, shown back.
    pub name: String,
    /// Areas or addresses in it.
    pub count: usize,
    /// Valid from; absent = from the beginning.
    pub valid_from: Option<NaiveDate>,
    /// SHA-256 of the file.
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
        not_built()
    }

    /// The bytes of an area file, as imported.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`]; [`crate::StoreError::Damaged`] when the bytes are not the signed ones.
    pub fn area_file(&self, register: Uuid) -> Result<Vec<u8>> {
        let _ = register;
        not_built()
    }
}

impl Writer<'_> {
    /// Adds an area file. One for another period stands beside the others; the same `valid_from` replaces.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn add_area_file(&mut self, register: &NewRegister, bytes: &[u8]) -> Result<Uuid> {
        let _ = (register, bytes);
        not_built()
    }

    /// Replaces the address points.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn replace_addresses(
        &mut self,
        register: &NewRegister,
        points: impl IntoIterator<Item = AddressPoint>,
    ) -> Result<Uuid> {
        let _ = (register, points.into_iter());
        not_built()
    }
}
