//! SQLCipher with nothing around it: the peer of list and save.

use std::path::Path;

use rusqlite::Connection;
use samsyn_services::workloads::school::MadeSchool;
use samsyn_vault::{KeyFile, VaultKey};

use crate::Result;

/// The vault's key, without deriving anything from a passphrase.
pub(crate) fn key(school: &MadeSchool) -> Result<VaultKey> {
    let secret = school.keyring_secret().ok_or("the keyring is empty")?;
    Ok(KeyFile::load(&school.vault_dir().join("vault.keys"))?.unlock_keyring(&secret)?)
}

/// Opens a file with the settings of the store (`store/src/connection.rs`).
pub(crate) fn open(file: &Path, key: &VaultKey) -> Result<Connection> {
    let db = Connection::open(file)?;
    let hex: String = key.derive_database_key().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    db.execute_batch(&format!("PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{hex}'\";"))?;
    db.execute_batch("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;")?;
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    db.execute_batch("PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;")?;
    Ok(db)
}
