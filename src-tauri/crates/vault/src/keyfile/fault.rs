//! What can go wrong with keys, each with its own way out for the person at the screen.

use crate::cbor::CborFault;
use crate::entropy::EntropyFault;
use crate::kdf::{CostFault, OutOfMemory};

/// Why a vault is not unlocked or its key file not changed. No variant holds anything secret.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// The passphrase is not the one, or the keyring's secret is not (with both, nobody can tell which).
    #[error("the passphrase does not open this vault")]
    WrongPassphrase,
    /// The keyring holds the secret of another vault or an older one.
    #[error("the keyring's secret does not open this vault")]
    WrongKeyring,
    /// The recovery key is well formed and of another vault, or replaced since.
    #[error("the recovery key does not open this vault")]
    WrongRecovery,
    /// The vault key given is of another vault or older.
    #[error("the key is not this vault's")]
    ForeignKey,
    /// The policy has no such way to unlock.
    #[error("the policy of this vault does not allow this way to unlock")]
    NotAllowed,
    /// The policy needs the keyring's secret and none was given.
    #[error("the policy of this vault needs the keyring")]
    KeyringNeeded,
    /// Empty or longer than 1 024 bytes.
    #[error("a passphrase has 1 to 1024 bytes")]
    UnusablePassphrase,
    /// Bytes are lost or changed. Restore the file from a backup.
    #[error("the key file is damaged")]
    Damaged,
    /// Consistent and yet not written by a holder of the key.
    #[error("the key file was changed by somebody without the key")]
    Tampered,
    /// Key derivation is set below the floor, so that guesses would be cheap.
    #[error("the key file asks for weaker key derivation than allowed")]
    WeakDerivation,
    /// Key derivation is set so high that it would exhaust the computer.
    #[error("the key file asks for costlier key derivation than allowed")]
    CostlyDerivation,
    /// Written by a newer program; untouched.
    #[error("key file format {version} needs a newer version of the program")]
    Unsupported {
        /// The format in the file.
        version: u64,
    },
    /// Not enough memory to derive a key from the passphrase.
    #[error("not enough memory to derive the key")]
    OutOfMemory,
    /// No random bytes: nothing was changed.
    #[error(transparent)]
    Entropy(#[from] EntropyFault),
    /// The file could not be read or written.
    #[error("the key file could not be read or written")]
    Io(#[from] std::io::Error),
}

impl From<OutOfMemory> for KeyFault {
    fn from(_: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

impl From<CostFault> for KeyFault {
    fn from(fault: CostFault) -> Self {
        match fault {
            CostFault::TooCheap => Self::WeakDerivation,
            CostFault::TooCostly => Self::CostlyDerivation,
        }
    }
}

impl From<CborFault> for KeyFault {
    fn from(_: CborFault) -> Self {
        Self::Damaged
    }
}

impl From<minicbor::decode::Error> for KeyFault {
    fn from(_: minicbor::decode::Error) -> Self {
        Self::Damaged
    }
}
