//! Settings of this computer: how the program behaves here. No events; excluded from the digest.

use rusqlite::params;

use crate::sql::{change, first};
use crate::words::words;
use crate::{Result, Store};

words! {
    /// A setting of this computer.
    SettingKey {
        /// Minutes without activity before the lock.
        IdleMinutes => "idle_minutes",
        /// Folder for exports.
        ExportFolder => "export_folder",
        /// When the recovery key was made, ISO date.
        RecoveryIssued => "recovery_issued",
        /// When the last backup was verified, RFC 3339.
        LastBackup => "last_backup",
        /// When a person last said that this computer's clock is right, RFC 3339.
        ClockConfirmed => "clock_confirmed",
        /// Column mapping of the last pupil file, JSON.
        PupilMapping => "pupil_mapping",
    }
}

impl Store {
    /// The value, or `None` when never set.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn setting(&self, key: SettingKey) -> Result<Option<String>> {
        first(&self.db, "SELECT value FROM setting WHERE name = ?1", params![key.as_str()], |row| row.get(0))
    }

    /// Sets the value; `None` removes it.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn set_setting(&mut self, key: SettingKey, value: Option<&str>) -> Result<()> {
        let done = match value {
            Some(value) => change(
                &self.db,
                "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)",
                params![key.as_str(), value],
            ),
            None => change(&self.db, "DELETE FROM setting WHERE name = ?1", params![key.as_str()]),
        };
        done.map(|_| ())
    }
}
