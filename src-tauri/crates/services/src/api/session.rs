//! Wire types of the vault, the lock and who is at the keyboard.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::secret::Secret;
use crate::position::Position;
use crate::time::Day;

/// A request or view that carries nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct Nothing {}

/// Whether there is a vault and whether it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum VaultState {
    /// No vault on this computer yet.
    Missing,
    /// A vault that waits for its key.
    Locked,
    /// Open and usable.
    Open,
}

/// What is missing of a vault, and may not be taken for no vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum VaultTrouble {
    /// The database is there, its key file is not.
    KeysMissing,
    /// The key file cannot be read.
    KeysDamaged,
    /// The key file is there, its database is not.
    DatabaseMissing,
    /// There was a vault in the folder, and nothing of it is left: emptied, or not mounted.
    Gone,
}

/// What the operating system's keyring can do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum KeychainState {
    /// Reachable and unlocked.
    Ready,
    /// No keyring service on this computer.
    Missing,
    /// There, but locked.
    Locked,
    /// There, but it said no.
    Refused,
}

/// Why the vault was locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum LockCause {
    /// Somebody locked it, or closed the window.
    Person,
    /// Nobody was there for the minutes of the settings.
    Idle,
    /// Something asked for a page that is not Samsyn's.
    ForeignPage,
}

/// How the vault key may be released (the school's policy).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum KeyPolicy {
    /// Passphrase alone.
    Passphrase,
    /// The keyring alone is enough; the passphrase works too.
    KeyringOrPassphrase,
    /// Both are needed: a shared computer.
    KeyringAndPassphrase,
}

/// The first thing the window asks.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct AppStatusView {
    /// Vault on this computer.
    pub vault: VaultState,
    /// What is missing of it: then it is `locked`, and opens after a rescue.
    pub trouble: Option<VaultTrouble>,
    /// Keyring on this computer.
    pub keychain: KeychainState,
    /// Policy of the vault, when there is one.
    pub policy: Option<KeyPolicy>,
    /// School and person shown on the lock screen; no pupil is ever shown there.
    pub school: Option<String>,
    /// Display name and role of the vault's user.
    pub user: Option<UserView>,
    /// Folder of the vault.
    pub vault_dir: String,
    /// Local civil date and time at the core.
    pub now: DateTime<Utc>,
    /// Program version.
    pub version: String,
    /// Checked phone number to the socialjour where the school lies, if anyone has checked one.
    pub socialjour: Option<PhoneView>,
    /// Why the vault is locked; absent when it has not been open since the program started.
    pub locked_by: Option<LockCause>,
    /// Texts that could not be written and wait, sealed, in the program's memory.
    pub waiting_texts: usize,
}

/// A phone number with who checked it and when. Ships empty rather than guessed.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "door.ts")]
pub struct PhoneView {
    /// Number as dialled.
    pub number: String,
    /// Day it was checked.
    pub checked_on: Day,
    /// Who checked it.
    pub checked_by: String,
}

/// A member of staff.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "door.ts")]
pub struct UserView {
    /// Random id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Role (`kurator`, `rektor`, `mentor` ...).
    pub role: String,
}

/// Makes the vault. The answer carries the recovery key, shown once.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct VaultCreateRequest {
    /// School's name.
    pub school: String,
    /// Four digits.
    pub municipality: String,
    /// Stadsdel where the school lies (Stockholm only).
    pub stadsdel: Option<String>,
    /// `[latitude, longitude]`, WGS 84.
    pub point: Option<Position>,
    /// `kommunal` or `fristaende`.
    pub huvudman: String,
    /// Name of the person at the keyboard.
    pub user: String,
    /// Role of that person.
    pub role: String,
    /// At least four words or 16 characters.
    #[ts(type = "string")]
    pub passphrase: Secret,
    /// How the key may be released.
    pub policy: KeyPolicy,
    /// Fill with the made-up demonstration school.
    pub demonstration: bool,
}

/// Shown once, after the vault was made or its recovery key replaced.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct RecoveryKeyView {
    /// Groups with a checksum each, to be written on paper.
    pub groups: Vec<String>,
    /// Date of issue.
    pub issued: NaiveDate,
}

/// Opens the vault.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct VaultUnlockRequest {
    /// Absent: try the keyring alone.
    #[ts(type = "string | null")]
    pub passphrase: Option<Secret>,
}

/// Opens the vault with the printed key and sets a new passphrase.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct VaultRecoverRequest {
    /// As printed; spaces, hyphens and case do not matter.
    #[ts(type = "string")]
    pub recovery_key: Secret,
    /// The new passphrase.
    #[ts(type = "string")]
    pub passphrase: Secret,
}

/// What is thought of this computer's clock, by the last time written in the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum ClockState {
    /// Near enough, or a person has said that it is right.
    Steady,
    /// More than a day after everything written: a long absence, or a wrong clock.
    Ahead,
    /// More than a day before it.
    Behind,
}

/// Who is at the keyboard and what the navigation may show.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct SessionView {
    /// The person.
    pub user: UserView,
    /// School's name.
    pub school: String,
    /// `kommunal` or `fristaende`.
    pub huvudman: String,
    /// The school's namnd for preventive work, when known.
    pub preventive: Option<ReceiverNameView>,
    /// Minutes without activity before the lock.
    pub idle_minutes: u32,
    /// Screens this role may open: `idag`, `elever`, `orosanmalningar`, `installningar`, `ny_oro`, `lamnad_oro`, `logg`.
    pub screens: Vec<String>,
    /// The vault holds the made-up school.
    pub demonstration: bool,
    /// What was found to be lost and nobody has said that they know.
    pub losses: Vec<LossView>,
    /// Whether the clock can be right. While it is in doubt no receiver is certain.
    pub clock: ClockState,
    /// What the clock shows.
    pub now: DateTime<Utc>,
}

/// Something that was once saved and is not there any more.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct LossView {
    /// `wal_missing`, `wal_damaged`, `older_copy`, `older_folder`, `log_cut`, `rows_gone`, `forked`, `head_missing`, `head_damaged` or
    /// `pages_damaged`.
    pub kind: String,
    /// Writings that are missing.
    pub events: u64,
    /// Rows of the access log that are missing.
    pub rows: u64,
    /// Numbers of the missing writings, as far as they are known.
    pub numbers: String,
    /// What came after this instant is missing.
    pub since: Option<DateTime<Utc>>,
    /// Name under which the bytes are kept.
    pub kept: Option<String>,
    /// When it was found.
    pub found_at: DateTime<Utc>,
    /// Somebody has said that they know.
    pub seen: bool,
}

/// Copies of a vault that lie where copies are put, the newest first.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct VaultCopiesView {
    /// The copies.
    pub copies: Vec<VaultCopyView>,
}

/// A copy of a vault.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct VaultCopyView {
    /// Path.
    pub file: String,
    /// When it was made, as it says itself.
    pub made_at: DateTime<Utc>,
    /// Bytes.
    pub size_bytes: u64,
}

/// Puts a copy in the place of the vault; what lies there is kept under another name.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct VaultRestoreRequest {
    /// Path of the copy.
    pub file: String,
    /// Passphrase of the copy's day, or the printed key.
    #[ts(type = "string")]
    pub secret: Secret,
    /// Also when a whole vault lies there.
    pub replace: bool,
}

/// The copy is in place.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct VaultRestoredView {
    /// Name under which the database that lay there is kept.
    pub kept: Option<String>,
    /// When the copy was made.
    pub made_at: Option<DateTime<Utc>>,
}

/// Takes the key file out of a copy.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct KeysRestoreRequest {
    /// Path of the copy.
    pub file: String,
    /// Passphrase of the copy's day, or the printed key.
    #[ts(type = "string")]
    pub secret: Secret,
}

/// A receiver by id and name.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ReceiverNameView {
    /// `SE-0180-SDN-JARVA` or `SE-0126`.
    pub id: String,
    /// Name of the namnd.
    pub name: String,
    /// Short area name as said in a sentence.
    pub short: String,
}
