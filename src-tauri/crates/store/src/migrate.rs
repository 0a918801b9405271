//! Numbered SQL files, each in one transaction (migrations/README.md).

use rusqlite::{Connection, TransactionBehavior};

use crate::{Result, StoreError};

const MIGRATIONS: &[&str] = &[include_str!("../../../../migrations/0001_vault.sql")];

/// Newest version this program knows.
pub(crate) const fn known() -> u32 {
    MIGRATIONS.len() as u32
}

/// Version of a file; the first statement that needs the right key.
pub(crate) fn version(db: &Connection) -> Result<u32> {
    Ok(db.query_row(
        "SELECT user_version FROM pragma_user_version, (SELECT count(*) FROM sqlite_schema)",
        [],
        |row| row.get(0),
    )?)
}

/// Brings a database from its version to `target`.
pub(crate) fn run_to(db: &mut Connection, target: u32) -> Result<()> {
    let done = version(db)?;
    for (number, sql) in (1..).zip(MIGRATIONS).filter(|(number, _)| (done + 1..=target).contains(number)) {
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", number)?;
        tx.commit()?;
    }
    Ok(())
}

/// Looks at every page and every key of an upgraded copy.
pub(crate) fn check_integrity(db: &Connection) -> Result<()> {
    let said: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let foreign = db.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if said == "ok" && !foreign { Ok(()) } else { Err(StoreError::Damaged { place: "integrity" }) }
}
