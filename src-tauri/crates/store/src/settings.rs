//! Settings of this computer: how the program behaves here. No events; excluded from the digest.

use crate::words::words;
use crate::{Result, Store, not_built};

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
        let _ = key;
        not_built()
    }

    /// Sets the value; `None` removes it.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn set_setting(&mut self, key: SettingKey, value: Option<&str>) -> Result<()> {
        let _ = (key, value);
        not_built()
    }
}
