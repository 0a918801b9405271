//! A consistent copy of the open database, encrypted under the same key.

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use rusqlite::backup::Backup;
use samsyn_vault::VaultKey;

use crate::chains::forget_keys;
use crate::connection::{Mode, open_file};
use crate::create::make_head;
use crate::digest::derive_digest;
use crate::open::Meta;
use crate::place::{Part, Place};
use crate::verify::verify_file;
use crate::{Result, Store, StoreError, VerifyReport, migrate};

/// Copies a database page by page; each side has its own salt.
pub(crate) fn copy(from: &Connection, to: &mut Connection) -> Result<()> {
    Ok(Backup::new(from, to)?.run_to_completion(i32::MAX, Duration::ZERO, None)?)
}

impl Store {
    /// Writes a snapshot to `file`, which must not exist. Put it into the vault crate's backup container.
    ///
    /// # Errors
    /// [`crate::StoreError::DiskFull`], [`crate::StoreError::NotWritable`], [`crate::StoreError::Exists`].
    pub fn backup(&self, file: &Path) -> Result<()> {
        if file.exists() {
            return Err(StoreError::Exists);
        }
        let written = (|| {
            let mut copied = open_file(file, &self.key, Mode::Create)?;
            copy(&self.db, &mut copied)?;
            // A device signs in one place: whoever opens the copy gets a device of its own.
            forget_keys(&copied, None)?;
            // One file: whoever carries it away must not have to know of side files.
            copied.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
            copied.close().map_err(|(_, fault)| StoreError::from(fault))?;
            std::fs::File::open(file)?.sync_all()?;
            // Read back page by page; chain and signatures are `verify_backup`'s.
            let copied = open_file(file, &self.key, Mode::Read)?;
            migrate::check_integrity(&copied)?;
            if derive_digest(&copied)? == self.digest()? {
                Ok(())
            } else {
                Err(StoreError::Damaged { place: "backup" })
            }
        })();
        if written.is_err() {
            // Half a copy is worse than none: somebody would trust it.
            let _ = std::fs::remove_file(file);
        }
        written
    }
}

/// Opens a snapshot without changing it and verifies chain, signatures and projections.
///
/// # Errors
/// As [`Store::open`]; faults of the content are in the report.
pub fn verify_backup(file: &Path, key: &VaultKey) -> Result<VerifyReport> {
    if !file.exists() {
        return Err(StoreError::Missing);
    }
    let db = open_file(file, key, Mode::Read)?;
    let (found, known) = match migrate::version(&db) {
        Ok(found) => (found, migrate::known()),
        // A copy has no note of its key beside it: what does not open was made under another one, or is no copy.
        Err(StoreError::Damaged { .. }) => return Err(StoreError::WrongKey),
        Err(fault) => return Err(fault),
    };
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    verify_file(&db, key, &Meta::read(&db)?)
}

/// Puts a verified snapshot in place as the database of `dir`, together with its key file. What lies there is kept under another name,
/// whole or damaged; the name of an old database is returned. A crash at any point leaves the old vault or the new one, and the
/// same call does the rest.
///
/// # Errors
/// [`crate::StoreError::InUse`] and as [`verify_backup`].
pub fn restore_backup(
    file: &Path,
    key_file: &[u8],
    dir: &Path,
    key: &VaultKey,
    now: DateTime<Utc>,
) -> Result<Option<String>> {
    let place = Place::lock(dir)?;
    if !verify_backup(file, key)?.holds() {
        return Err(StoreError::Damaged { place: "backup" });
    }
    let restored = (|| {
        let from = open_file(file, key, Mode::Read)?;
        let mut next = open_file(&place.next(Part::Database), key, Mode::Create)?;
        copy(&from, &mut next)?;
        next.close().map_err(|(_, fault)| StoreError::from(fault))?;
        place.write_next(Part::Keys, key_file)?;
        make_head(&place, key, now)?;
        place.swap_aside(now)
    })();
    if restored.is_err() {
        place.clear_next()?;
    } else {
        place.note_key(key);
    }
    restored
}
