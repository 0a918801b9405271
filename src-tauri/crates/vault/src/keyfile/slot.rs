//! One wrap of the vault key.

use zeroize::Zeroizing;

use super::KeyFault;
use crate::entropy::{Entropy, make_bytes};
use crate::ids::VaultId;
use crate::kdf::{KdfCost, derive_from_passphrase};
use crate::recovery::RecoveryKey;
use crate::sealed::{self, BoxFault};
use crate::secret::{Secret32, VaultKey};

const INFO_LABEL: &[u8] = b"samsyn/slot/v1";
const MAX_PASSPHRASE_BYTES: usize = 1024;

/// What opens a slot. The number is the one in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SlotKind {
    Passphrase = 1,
    Keyring = 2,
    Both = 3,
    Recovery = 4,
}

impl SlotKind {
    pub(super) const fn number(self) -> u8 {
        self as u8
    }

    pub(super) fn uses_passphrase(self) -> bool {
        matches!(self, Self::Passphrase | Self::Both)
    }
}

/// What a person or the keyring brings to unlock.
pub(super) enum Credential<'a> {
    Passphrase(&'a str),
    Keyring(&'a Secret32),
    Both(&'a str, &'a Secret32),
    Recovery(&'a RecoveryKey),
}

/// The passphrase's cost and salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) cost: KdfCost,
    pub(super) salt: [u8; 16],
}

impl Credential<'_> {
    pub(super) const fn kind(&self) -> SlotKind {
        match self {
            Self::Passphrase(_) => SlotKind::Passphrase,
            Self::Keyring(_) => SlotKind::Keyring,
            Self::Both(..) => SlotKind::Both,
            Self::Recovery(_) => SlotKind::Recovery,
        }
    }

    /// The secret the wrapping key is derived from; with both, `Argon2id output ‖ keyring secret`.
    fn derive_secret(&self, stretch: Option<&Stretch>) -> Result<Zeroizing<Vec<u8>>, KeyFault> {
        let mut secret = Zeroizing::new(Vec::with_capacity(64));
        if let Self::Passphrase(passphrase) | Self::Both(passphrase, _) = self {
            if passphrase.is_empty() || passphrase.len() > MAX_PASSPHRASE_BYTES {
                return Err(KeyFault::UnusablePassphrase);
            }
            let Stretch { cost, salt } = stretch.ok_or(KeyFault::Damaged)?;
            secret.extend_from_slice(derive_from_passphrase(passphrase, salt, *cost)?.as_bytes());
        }
        match self {
            Self::Passphrase(_) => {}
            Self::Keyring(keyring) | Self::Both(_, keyring) => secret.extend_from_slice(keyring.as_bytes()),
            Self::Recovery(recovery) => secret.extend_from_slice(recovery.as_bytes()),
        }
        Ok(secret)
    }

    const fn fault(&self) -> KeyFault {
        match self {
            Self::Passphrase(_) | Self::Both(..) => KeyFault::WrongPassphrase,
            Self::Keyring(_) => KeyFault::WrongKeyring,
            Self::Recovery(_) => KeyFault::WrongRecovery,
        }
    }
}

/// One wrap: what kind, how the passphrase is stretched, and the sealed vault key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) kind: SlotKind,
    pub(super) stretch: Option<Stretch>,
    pub(super) sealed: Vec<u8>,
}

impl Slot {
    pub(super) const fn kind(&self) -> SlotKind {
        self.kind
    }

    pub(super) fn make(
        vault: VaultId,
        entropy: &dyn Entropy,
        key: &VaultKey,
        credential: &Credential<'_>,
    ) -> Result<Self, KeyFault> {
        let kind = credential.kind();
        let stretch = if kind.uses_passphrase() {
            Some(Stretch { cost: KdfCost::default(), salt: make_bytes(entropy)? })
        } else {
            None
        };
        let mut slot = Self { kind, stretch, sealed: Vec::new() };
        let secret = credential.derive_secret(stretch.as_ref())?;
        let salt = make_bytes(entropy)?;
        slot.sealed = sealed::seal(&secret, salt, &[INFO_LABEL], &slot.place(vault), key.secret().as_bytes());
        Ok(slot)
    }

    pub(super) fn open(&self, vault: VaultId, credential: &Credential<'_>) -> Result<VaultKey, KeyFault> {
        let secret = credential.derive_secret(self.stretch.as_ref())?;
        let opened = sealed::open(&secret, &[INFO_LABEL], &self.place(vault), &self.sealed);
        let key = opened.map_err(|fault| match fault {
            BoxFault::WrongKey => credential.fault(),
            BoxFault::Damaged => KeyFault::Tampered,
        })?;
        Secret32::from_slice(&key).map(VaultKey::new).ok_or(KeyFault::Tampered)
    }

    /// What the wrap is bound to: format, vault, kind and the passphrase's cost and salt.
    fn place(&self, vault: VaultId) -> Vec<u8> {
        let mut place = vec![super::format::VERSION as u8];
        place.extend_from_slice(vault.as_bytes());
        self.write_parameters(&mut crate::cbor::Writer(&mut place));
        place
    }
}
