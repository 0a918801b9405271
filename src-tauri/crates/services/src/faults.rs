//! Faults of the layers below, as the closed codes of the door.

use samsyn_store::StoreError;
use samsyn_vault::{KeyFault, RecoveryFault};

use crate::error::{Code, Error};
use crate::keychain::KeychainFault;

impl From<StoreError> for Error {
    fn from(fault: StoreError) -> Self {
        match fault {
            StoreError::Missing => Code::VaultMissing.into(),
            StoreError::Exists => Code::VaultExists.into(),
            StoreError::InUse => Code::VaultInUse.into(),
            StoreError::Newer { .. } => Code::VaultNewer.into(),
            StoreError::WrongKey => Code::PassphraseWrong.into(),
            StoreError::Damaged { place } => Error::new(Code::VaultPageDamaged).with("place", place),
            StoreError::Unreadable { kept } => Error::new(Code::VaultDamaged).with("file", kept),
            StoreError::DiskFull => Code::DiskFull.into(),
            StoreError::Io(_) => Code::DiskFault.into(),
            StoreError::NotWritable => Code::FolderNotWritable.into(),
            StoreError::NotFound => Code::NotFound.into(),
            StoreError::Conflict { .. } => Code::Conflict.into(),
            StoreError::TooLarge { limit_bytes } => Error::of_bytes(Code::InputTooLarge, limit_bytes),
            StoreError::WhereaboutsOfProtected => Error::new(Code::InputInvalid).with("field", "protected"),
            StoreError::Cancelled => Code::Cancelled.into(),
            StoreError::ReportSent => Code::ReportSent.into(),
            StoreError::StateOrder => Code::StateOrder.into(),
            StoreError::NotTheUser => Code::Forbidden.into(),
            StoreError::OutOfRange => Error::new(Code::InputInvalid).with("field", "date"),
            StoreError::NeedsNewer => Code::VaultNewer.into(),
            StoreError::Event(_) => Error::new(Code::VerifyFailed).with("place", "event"),
            other => {
                tracing::error!(fault = %other, "the store refused");
                Error::new(Code::Internal).with("place", "store")
            }
        }
    }
}

impl From<KeyFault> for Error {
    fn from(fault: KeyFault) -> Self {
        match fault {
            KeyFault::WrongPassphrase => Code::PassphraseWrong.into(),
            KeyFault::WrongKeyring | KeyFault::KeyringNeeded | KeyFault::NotAllowed => Code::KeychainRefused.into(),
            KeyFault::WrongRecovery => Code::RecoveryKeyWrong.into(),
            KeyFault::UnusablePassphrase => Code::PassphraseWeak.into(),
            KeyFault::Unsupported { .. } => Code::VaultNewer.into(),
            KeyFault::Io(fault) => fault_of_disk(&fault),
            KeyFault::OutOfMemory => Error::new(Code::Internal).with("place", "memory"),
            KeyFault::Entropy(_) => Error::new(Code::Internal).with("place", "entropy"),
            _ => Code::KeyFileDamaged.into(),
        }
    }
}

impl From<RecoveryFault> for Error {
    fn from(fault: RecoveryFault) -> Self {
        let error = Error::new(Code::RecoveryKeyWrong);
        match fault {
            RecoveryFault::Group { group } => error.with("group", group),
            _ => error,
        }
    }
}

impl From<KeychainFault> for Error {
    fn from(fault: KeychainFault) -> Self {
        match fault {
            KeychainFault::Missing => Code::KeychainMissing.into(),
            KeychainFault::Locked => Code::KeychainLocked.into(),
            KeychainFault::Refused => Code::KeychainRefused.into(),
        }
    }
}

/// A fault of the disk while writing.
pub(crate) fn fault_of_disk(fault: &std::io::Error) -> Error {
    match fault.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Code::DiskFull.into(),
        _ => Code::FolderNotWritable.into(),
    }
}
