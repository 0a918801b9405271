//! Numbered SQL files, each in one transaction (migrations/README.md).

use rusqlite::{Connection, TransactionBehavior};

use crate::{Result, StoreError};

const MIGRATIONS: &[&str] = &[include_str!("../../../../migrations/0001_vault.sql")];

/// Every migration this program knows, in order. In tests one more may stand at the end, as in a later program.
fn migrations() -> Vec<&'static str> {
    #[cfg(test)]
    let later = LATER.get();
    #[cfg(not(test))]
    let later = None;
    MIGRATIONS.iter().copied().chain(later).collect()
}

#[cfg(test)]
thread_local! {
    /// What a later program would add.
    pub(crate) static LATER: std::cell::Cell<Option<&'static str>> = const { std::cell::Cell::new(None) };
}

/// Newest version this program knows.
pub(crate) fn known() -> u32 {
    u32::try_from(migrations().len()).unwrap_or(u32::MAX)
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
    for (number, sql) in (1..).zip(migrations()).filter(|(number, _)| (done + 1..=target).contains(number)) {
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

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    /// SHA-256 of every released file, line ends as in the repository.
    const RELEASED: &[&str] = &["39be2c2304812ee002fa33be0ada7cce8ce5fed82dfd94955384e4e6640b2b06"];

    #[test]
    fn a_released_migration_is_never_edited() {
        let digest = |sql: &&str| -> String {
            let bytes = Sha256::digest(sql.replace("\r\n", "\n"));
            bytes.iter().map(|byte| format!("{byte:02x}")).collect()
        };
        let digests: Vec<String> = MIGRATIONS.iter().map(digest).collect();
        assert_eq!(digests, RELEASED, "add a new file instead: old databases were made by this one");
    }
}
