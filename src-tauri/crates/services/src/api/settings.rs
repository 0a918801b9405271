//! Wire types of Installningar: keys, registers, the school.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::imports::RegisterView;
use super::secret::Secret;
use super::session::{KeyPolicy, KeychainState, LossView, PhoneView, ReceiverNameView, UserView};
use crate::position::Position;

/// Everything the settings screen shows.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct SettingsView {
    /// School's name.
    pub school: String,
    /// Municipality code.
    pub municipality: String,
    /// Stadsdel of the school.
    pub stadsdel: Option<String>,
    /// `[latitude, longitude]`.
    pub point: Option<[f64; 2]>,
    /// `kommunal` or `fristaende`.
    pub huvudman: String,
    /// Namnd of the school.
    pub preventive: Option<ReceiverNameView>,
    /// Person at the keyboard.
    pub user: UserView,
    /// Phone of that person, for reports.
    pub user_phone: String,
    /// Minutes before the lock (3 to 15).
    pub idle_minutes: u32,
    /// Folder for exports.
    pub export_folder: String,
    /// Folder of the vault.
    pub vault_dir: String,
    /// How the vault is unlocked now.
    pub policy: KeyPolicy,
    /// What the school has decided, when that is something else: the keyring was lost, or the key file is an older one.
    pub policy_decided: Option<KeyPolicy>,
    /// Keyring now.
    pub keychain: KeychainState,
    /// When the recovery key was made.
    pub recovery_issued: Option<NaiveDate>,
    /// Embedded district register: its date.
    pub district_register: NaiveDate,
    /// Law register: its date.
    pub law_register: NaiveDate,
    /// Codes of warnings (`law_register_old`, `law_switch_pending`, `district_register_old`).
    pub warnings: Vec<String>,
    /// Imported registers.
    pub registers: Vec<RegisterView>,
    /// Pupils: last import.
    pub last_import: Option<DateTime<Utc>>,
    /// Contacts of the receivers this school meets, each checked or empty.
    pub contacts: Vec<ContactRowView>,
    /// Last backup.
    pub last_backup: Option<DateTime<Utc>>,
    /// Saved tables that were moved aside at start (corrupt database).
    pub moved_aside: Vec<String>,
    /// Everything that was ever found to be lost, oldest first.
    pub losses: Vec<LossView>,
}

/// A contact row.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ContactRowView {
    /// Receiver.
    pub receiver: ReceiverNameView,
    /// Phone.
    pub phone: Option<PhoneView>,
    /// SDK functional address.
    pub sdk_address: String,
    /// Pupils it concerns.
    pub pupils: usize,
}

/// Changes settings; absent fields stay.
#[derive(Clone, PartialEq, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(export_to = "door.ts", optional_fields)]
pub struct SettingsSetRequest {
    /// Minutes before the lock (3 to 15).
    pub idle_minutes: Option<u32>,
    /// Folder for exports; with `proof`.
    pub export_folder: Option<String>,
    /// The passphrase, or the printed key: needed to send exports elsewhere.
    #[ts(as = "Option<String>")]
    pub proof: Option<Secret>,
    /// Phone of the person at the keyboard.
    pub user_phone: Option<String>,
    /// Stadsdel of the school.
    pub stadsdel: Option<String>,
    /// Place of the school.
    pub point: Option<Position>,
}

/// A new passphrase.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct PassphraseChangeRequest {
    /// The present one.
    #[ts(type = "string")]
    pub old: Secret,
    /// The new one.
    #[ts(type = "string")]
    pub new: Secret,
    /// New policy; absent = as before.
    pub policy: Option<KeyPolicy>,
}

/// A new printed key.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct RecoveryKeyReplaceRequest {
    /// The passphrase, or the present printed key.
    #[ts(type = "string")]
    pub proof: Secret,
}

/// Encrypts the vault anew, so that what opened it before opens it no more.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct VaultRekeyRequest {
    /// The passphrase, or the present printed key.
    #[ts(type = "string")]
    pub proof: Secret,
    /// The passphrase from now on; it may be the same.
    #[ts(type = "string")]
    pub passphrase: Secret,
    /// New policy; absent = as before.
    pub policy: Option<KeyPolicy>,
}

/// Writes an encrypted, verified copy.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct BackupRequest {
    /// The passphrase, or the printed key: a copy is everything that the vault holds.
    #[ts(type = "string")]
    pub proof: Secret,
    /// File to write; absent = in the export folder.
    pub file: Option<String>,
    /// Replaces a file that lies there: a person said so.
    #[serde(default)]
    pub overwrite: bool,
}

/// The copy was read back.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct BackupView {
    /// File.
    pub file: String,
    /// Bytes.
    pub size_bytes: u64,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Events in it.
    pub events: u64,
    /// When.
    pub at: DateTime<Utc>,
}

/// The vault was checked.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct VerifyView {
    /// Events whose chain and signature hold.
    pub events: u64,
    /// Digest of the projections, hexadecimal.
    pub digest: String,
    /// The rebuilt projections have the same digest.
    pub same: bool,
    /// Faults found, by code and place.
    pub faults: Vec<String>,
}
