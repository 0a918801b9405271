//! Making and opening the database.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use samsyn_rules::sekretess::Role;
use samsyn_vault::{Entropy, VaultId, VaultKey};
use uuid::Uuid;

use crate::school::School;
use crate::{Result, not_built};

/// What a new vault starts with.
#[derive(Clone)]
pub struct StoreSetup {
    /// Id of the vault, as in its key file.
    pub vault: VaultId,
    /// The school.
    pub school: School,
    /// Name of the person at the keyboard.
    pub user_name: String,
    /// Role of that person.
    pub user_role: Role,
    /// Phone at work of that person.
    pub user_phone: String,
}

/// The open database of one vault. One program at a time; dropping it closes the file and frees the lock.
pub struct Store {
    pub(crate) db: Connection,
    pub(crate) key: Arc<VaultKey>,
    pub(crate) entropy: Arc<dyn Entropy>,
}

impl Store {
    /// Makes the database in `dir`, which must exist.
    ///
    /// # Errors
    /// [`crate::StoreError::Exists`], [`crate::StoreError::InUse`], [`crate::StoreError::DiskFull`],
    /// [`crate::StoreError::NotWritable`].
    pub fn create(
        dir: &Path,
        key: Arc<VaultKey>,
        setup: &StoreSetup,
        now: DateTime<Utc>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self> {
        let _ = (dir, key, setup, now, entropy);
        not_built()
    }

    /// Opens the database in `dir`; an older one is upgraded on a copy first.
    ///
    /// # Errors
    /// [`crate::StoreError::Missing`], [`crate::StoreError::InUse`], [`crate::StoreError::Newer`],
    /// [`crate::StoreError::WrongKey`], [`crate::StoreError::Damaged`], [`crate::StoreError::DiskFull`],
    /// [`crate::StoreError::NotWritable`].
    pub fn open(dir: &Path, key: Arc<VaultKey>, now: DateTime<Utc>, entropy: Arc<dyn Entropy>) -> Result<Self> {
        let _ = (dir, key, now, entropy);
        not_built()
    }

    /// The vault this database belongs to.
    pub fn vault(&self) -> VaultId {
        VaultId::default()
    }

    /// Number of events.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn event_count(&self) -> Result<u64> {
        not_built()
    }

    /// A random id (UUID version 4).
    ///
    /// # Errors
    /// [`crate::StoreError::Entropy`].
    pub fn make_id(&self) -> Result<Uuid> {
        not_built()
    }
}

/// Moves a damaged database with its side files aside and returns the new name; nothing is deleted.
///
/// # Errors
/// [`crate::StoreError::InUse`], [`crate::StoreError::Missing`], [`crate::StoreError::NotWritable`].
pub fn move_aside(dir: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
    let _ = (dir, now);
    not_built()
}

/// Names of databases that were moved aside, oldest first.
///
/// # Errors
/// The folder cannot be read.
pub fn moved_aside(dir: &Path) -> Result<Vec<String>> {
    let _ = dir;
    not_built()
}
