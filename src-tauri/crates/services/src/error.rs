//! What the window is told when something does not work: a closed code and its parameters.
//!
//! A code never comes with personal data. The window's text table has one sentence a code: what
//! happened, that nothing is lost, and what to do.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

/// Every way a command can fail. Add one only when the window says something of its own for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum Code {
    /// No vault on this computer.
    VaultMissing,
    /// A vault lies there already.
    VaultExists,
    /// The vault is locked.
    VaultLocked,
    /// The vault is open: what makes or opens one waits until it is locked.
    VaultOpen,
    /// Another running program has the vault.
    VaultInUse,
    /// The vault was written by a newer version.
    VaultNewer,
    /// Nothing of the database could be read. `file`: the name under which it is kept.
    VaultDamaged,
    /// A part of the database cannot be read. It lies where it lay; unlocking anew saves what can be read. `place`.
    VaultPageDamaged,
    /// The key file is damaged.
    KeyFileDamaged,
    /// There is a database, and no key file.
    KeyFileMissing,
    /// There is a key file, and no database.
    DatabaseMissing,
    /// There was a vault here, and neither key file nor database is left: an empty or unmounted folder. `folder`.
    VaultGone,
    /// The passphrase does not open the vault.
    PassphraseWrong,
    /// The passphrase is too short.
    PassphraseWeak,
    /// The printed key has a fault. `group` counts from 1; absent when the key is another vault's.
    RecoveryKeyWrong,
    /// No keyring on this computer.
    KeychainMissing,
    /// The keyring is locked.
    KeychainLocked,
    /// The keyring said no, or holds no key for this vault.
    KeychainRefused,
    /// The reader may not have this, or not do it. Says nothing of whether it exists. `reason` where a change of the staff is refused.
    Forbidden,
    /// There is no such thing.
    NotFound,
    /// A reason must be written.
    ReasonNeeded,
    /// The law says no, or leaves it to a jurist. `decision`.
    NotAllowed,
    /// A condition is not affirmed with a reason. `condition`.
    ConditionsOpen,
    /// A guardian must not be told, or not yet.
    GuardianSilenced,
    /// Somebody else has saved since. Both versions are kept.
    Conflict,
    /// A field has a value that cannot be. `field`.
    InputInvalid,
    /// The request does not follow the contract. `at`.
    RequestInvalid,
    /// The command does not exist. `name`.
    CommandUnknown,
    /// The report has been sent: it is corrected by a new one.
    ReportSent,
    /// States come in order. `state`.
    StateOrder,
    /// The file is larger than allowed. `limit` and its `unit`.
    FileTooLarge,
    /// What was written is larger than allowed. `limit`, its `unit`, and the `field` where it is a text.
    InputTooLarge,
    /// The file is no longer here; hand it over again.
    FileGone,
    /// Not a register we can read. `name`.
    FileUnknown,
    /// A column is missing. `column`.
    ColumnMissing,
    /// Not an XLSX file.
    XlsxInvalid,
    /// Not JSON, or not of the right shape. `at`.
    JsonInvalid,
    /// The service gave the same page twice.
    PageRepeats,
    /// The service could not be reached.
    ServiceUnreachable,
    /// The service said no. `status`.
    ServiceRefused,
    /// The register file cannot be used; see its faults.
    RegisterInvalid,
    /// So much changes that a person must confirm.
    ConfirmNeeded,
    /// The plan is old: check the file again.
    PlanGone,
    /// The user stopped it; what was done is whole.
    Cancelled,
    /// The disk is full.
    DiskFull,
    /// The disk answered with a fault.
    DiskFault,
    /// The folder cannot be written.
    FolderNotWritable,
    /// The place is a vault's own, or the file one of a vault's.
    InsideVault,
    /// A file of that name lies there; a person may say that it is to be replaced.
    FileExists,
    /// What lies there is a folder, a link or a device, or the name is none of a file.
    NotAFile,
    /// The file was written and reads otherwise.
    ReadBackFailed,
    /// The file cannot be read.
    FileNotReadable,
    /// The PDF could not be made.
    PdfFailed,
    /// The SDK message could not be made. `field`.
    SdkFailed,
    /// The copy could not be read back, or is not a Samsyn copy.
    BackupInvalid,
    /// Chain, signature or projection does not hold. `place`.
    VerifyFailed,
    /// A fault in the program. `place`.
    Internal,
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 2^20 bytes.
    Mib,
    /// 2^10 bytes.
    Kib,
    /// Rows of a table, persons of a register, entries of a list.
    Rows,
    /// Columns of a table.
    Columns,
    /// Characters of a text.
    Characters,
    /// Lists and objects in each other.
    Levels,
    /// Values of a JSON document.
    Values,
}

impl Unit {
    /// The word that the sentence's table knows.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mib => "mib",
            Self::Kib => "kib",
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::Characters => "characters",
            Self::Levels => "levels",
            Self::Values => "values",
        }
    }
}

/// An error as it crosses the door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ErrorView {
    /// Closed code.
    pub code: Code,
    /// Parameters of the sentence; never personal data.
    pub params: BTreeMap<String, String>,
}

/// The error of every service.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code:?}")]
pub struct Error {
    /// Closed code.
    pub code: Code,
    /// Parameters of the sentence.
    pub params: BTreeMap<String, String>,
}

impl Error {
    /// An error without parameters.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self { code, params: BTreeMap::new() }
    }

    /// Something is larger than its limit.
    #[must_use]
    pub fn too_large(code: Code, limit: usize, unit: Unit) -> Self {
        Self::new(code).with("limit", limit).with("unit", unit.as_str())
    }

    /// Something is larger than this many bytes, which are said in a unit that people know.
    #[must_use]
    pub fn of_bytes(code: Code, limit_bytes: usize) -> Self {
        match limit_bytes >> 20 {
            0 => Self::too_large(code, limit_bytes >> 10, Unit::Kib),
            mib => Self::too_large(code, mib, Unit::Mib),
        }
    }

    /// Adds a parameter. Never personal data.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// The error as the window gets it.
    #[must_use]
    pub fn view(&self) -> ErrorView {
        ErrorView { code: self.code, params: self.params.clone() }
    }
}

impl From<Code> for Error {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

/// The result of every service.
pub type Result<T> = std::result::Result<T, Error>;
