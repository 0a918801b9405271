//! Opening an encrypted file with the pragmas that every connection has.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use samsyn_vault::VaultKey;
use zeroize::Zeroizing;

use crate::Result;

/// A write of ours waits this long for another connection of ours (a backup) before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Domains use a hundred statements; each is compiled once.
pub(crate) const STATEMENTS: usize = 256;

/// How a file is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Made when it is not there.
    Create,
    /// Must be there; what is only in its write-ahead log stays there when it is closed.
    Write,
    /// Not changed in any way.
    Read,
}

/// Opens a file; with a wrong key the first statement fails, not this.
pub(crate) fn open_file(path: &Path, key: &VaultKey, mode: Mode) -> Result<Connection> {
    let flags = match mode {
        Mode::Create => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    // SQLCipher would write to standard error what we report ourselves.
    db.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    db.execute_batch(&key_pragma(key))?;
    // secure_delete: what is removed is overwritten. trusted_schema: a crafted file runs no functions.
    db.execute_batch("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;")?;
    // cipher_memory_security stays off: wiping every page buffer doubled the time of lists and imports when measured.
    if mode == Mode::Write {
        // Nothing is changed before somebody has looked whether everything is there.
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        // The folder's lock keeps other programs out; so SQLite needs no shared memory, which would be a file of 32 KiB.
        db.query_row("PRAGMA locking_mode = EXCLUSIVE", [], |_| Ok(()))?;
    }
    db.busy_timeout(BUSY_TIMEOUT)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(db)
}

/// Commits survive a power cut; 16 MiB of pages are decrypted once and then at hand.
pub(crate) fn make_durable(db: &Connection) -> Result<()> {
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    Ok(db.execute_batch("PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;")?)
}

/// Everything was there: from now on the write-ahead log is brought in when the database is closed.
pub(crate) fn checkpoint_on_close(db: &Connection) -> Result<()> {
    Ok(db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).map(|_| ())?)
}

/// A raw key: it is random already, so no passphrase derivation slows the opening.
fn key_pragma(key: &VaultKey) -> Zeroizing<String> {
    let raw = key.derive_database_key();
    let mut text = Zeroizing::new(String::with_capacity(100));
    text.push_str("PRAGMA key = \"x'");
    for byte in raw.as_bytes() {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    text.push_str("'\";");
    text
}
