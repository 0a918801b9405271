//! A consistent copy of the open database, encrypted under the same key.

use std::path::Path;

use samsyn_vault::VaultKey;

use crate::{Result, Store, VerifyReport, not_built};

impl Store {
    /// Writes a snapshot to `file`, which must not exist. Put it into the vault crate's backup container.
    ///
    /// # Errors
    /// [`crate::StoreError::DiskFull`], [`crate::StoreError::NotWritable`], [`crate::StoreError::Exists`].
    pub fn backup(&self, file: &Path) -> Result<()> {
        let _ = file;
        not_built()
    }
}

/// Opens a snapshot without changing it and verifies chain, signatures and projections.
///
/// # Errors
/// As [`Store::open`]; faults of the content are in the report.
pub fn verify_backup(file: &Path, key: &VaultKey) -> Result<VerifyReport> {
    let _ = (file, key);
    not_built()
}

/// Puts a verified snapshot in place as the database of `dir`, which must not hold one.
///
/// # Errors
/// [`crate::StoreError::Exists`], [`crate::StoreError::InUse`] and as [`verify_backup`].
pub fn restore_backup(file: &Path, dir: &Path, key: &VaultKey) -> Result<()> {
    let _ = (file, dir, key);
    not_built()
}
