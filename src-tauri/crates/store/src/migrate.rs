//! Numbered SQL files, each in one transaction (migrations/README.md).

use rusqlite::{Connection, TransactionBehavior};

use crate::{Result, StoreError};

const MIGRATIONS: &[&str] = &[
    include_str!("../../../../migrations/0001_vault.sql"),
    include_str!("../../../../migrations/0002_list_numbers.sql"),
    include_str!("../../../../migrations/0003_working_material.sql"),
];

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

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    /// SHA-256 of every released file, line ends as in the repository.
    const RELEASED: &[&str] = &[
        "055e500468b457f750d1fa4b9fe50adaebfae9669a43e2e899642a27c00ce479",
        "fe88d9346e106f0954ae72e7dcfaa9b0a75abd9491486a2d9c00d708d398ae5d",
        "af1a1d9a2b1bc29205e35ba0569a9bbeea0360313f2138ebf91d37c223f085a8",
    ];

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
