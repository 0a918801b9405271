//! A keyring's half of a key file: a secret, and the name it lies under.

use std::fmt;

use crate::entropy::{Entropy, EntropyFault, make_bytes};
use crate::ids::VaultId;
use crate::secret::Secret32;

pub(super) const ENTRY_BYTES: usize = 16;

/// The name of a secret in the keyring: `vault id - entry`, in hexadecimal. Every new secret has a new name, so that the
/// one a key file on the disk needs is never written over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EntryName {
    pub(super) vault: VaultId,
    pub(super) entry: [u8; ENTRY_BYTES],
}

impl EntryName {
    /// The name out of its parts.
    pub const fn new(vault: VaultId, entry: [u8; ENTRY_BYTES]) -> Self {
        Self { vault, entry }
    }
}

impl fmt::Display for EntryName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-", self.vault)?;
        self.entry.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A secret to keep in the keyring, with the entry it will lie under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyringSecret {
    pub(super) entry: [u8; ENTRY_BYTES],
    pub(super) secret: Secret32,
}

impl KeyringSecret {
    /// A new random secret under a new random name.
    ///
    /// # Errors
    /// [`EntropyFault`] when the source of randomness fails.
    pub fn make(entropy: &dyn Entropy) -> Result<Self, EntropyFault> {
        Ok(Self { entry: make_bytes(entropy)?, secret: Secret32::make(entropy)? })
    }

    /// The secret, to hand to the keyring.
    pub const fn secret(&self) -> &Secret32 {
        &self.secret
    }
}
