//! The key file: one vault key, wrapped once for each way to unlock.
//!
//! A wrap is a sealed box under a key derived from a passphrase, the keyring's secret, both, or the recovery key.
//! A checksum tells a damaged file from a wrong passphrase; a MAC under the vault key notices a changed policy or
//! slot list after unlocking.

mod change;
mod entry;
mod fault;
mod format;
mod slot;
#[cfg(test)]
mod tests;

use std::io::Read;
use std::path::Path;

use subtle::ConstantTimeEq;

use crate::atomic::write_atomic;
use crate::derive::derive_hmac;
use crate::entropy::{Entropy, make_bytes};
use crate::ids::VaultId;
use crate::recovery::RecoveryKey;
use crate::secret::{Secret32, VaultKey};
use entry::ENTRY_BYTES;
pub use entry::{EntryName, KeyringSecret};
pub use fault::KeyFault;
use slot::{Credential, Slot, SlotKind};

/// A key file has four short slots; anything larger is none.
const MAX_FILE_BYTES: u64 = 16 * 1024;
const MAC_LABEL: &[u8] = b"samsyn/keys/mac/v1";

/// What unlocks the vault day to day. The recovery key always does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// The passphrase alone.
    Passphrase,
    /// The passphrase, or the login to the computer.
    KeyringOrPassphrase,
    /// The passphrase, and only on a computer whose keyring holds the vault's secret.
    KeyringAndPassphrase,
}

/// The wrapped vault key. Holds nothing secret by itself; safe to copy into a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFile {
    vault: VaultId,
    policy: Policy,
    entry: Option<[u8; ENTRY_BYTES]>,
    slots: Vec<Slot>,
    mac: [u8; 32],
}

impl KeyFile {
    /// A new vault: its id, its key and the recovery key to print. Nothing is written to disk.
    ///
    /// # Errors
    /// [`KeyFault::KeyringNeeded`], [`KeyFault::UnusablePassphrase`], [`KeyFault::OutOfMemory`] or
    /// [`KeyFault::Entropy`].
    pub fn make(
        entropy: &dyn Entropy,
        policy: Policy,
        passphrase: &str,
        keyring: Option<&KeyringSecret>,
    ) -> Result<(Self, VaultKey, RecoveryKey), KeyFault> {
        Self::make_for(make_bytes(entropy)?.into(), entropy, policy, passphrase, keyring)
    }

    fn make_for(
        vault: VaultId,
        entropy: &dyn Entropy,
        policy: Policy,
        passphrase: &str,
        keyring: Option<&KeyringSecret>,
    ) -> Result<(Self, VaultKey, RecoveryKey), KeyFault> {
        let key = VaultKey::new(Secret32::make(entropy)?);
        let recovery = RecoveryKey::make(entropy)?;
        let mut slots = make_access_slots(vault, entropy, &key, policy, passphrase, keyring)?;
        slots.push(Slot::make(vault, entropy, &key, &Credential::Recovery(&recovery))?);
        let mut file = Self { vault, policy, entry: entry_of(policy, keyring), slots, mac: [0; 32] };
        file.mac = file.derive_mac(&key);
        Ok((file, key, recovery))
    }

    /// The vault's id.
    pub const fn vault(&self) -> VaultId {
        self.vault
    }

    /// What unlocks it.
    pub const fn policy(&self) -> Policy {
        self.policy
    }

    /// Under which name the keyring has the secret, when the policy uses one.
    pub fn entry(&self) -> Option<EntryName> {
        self.entry.map(|entry| EntryName { vault: self.vault, entry })
    }

    /// Unlocks with the passphrase alone.
    ///
    /// # Errors
    /// [`KeyFault::WrongPassphrase`], or [`KeyFault::NotAllowed`] when the policy asks for the keyring too.
    pub fn unlock_passphrase(&self, passphrase: &str) -> Result<VaultKey, KeyFault> {
        self.unlock(&Credential::Passphrase(passphrase))
    }

    /// Unlocks with the keyring's secret alone.
    ///
    /// # Errors
    /// [`KeyFault::WrongKeyring`], or [`KeyFault::NotAllowed`] when the policy asks for the passphrase.
    pub fn unlock_keyring(&self, keyring: &Secret32) -> Result<VaultKey, KeyFault> {
        self.unlock(&Credential::Keyring(keyring))
    }

    /// Unlocks with passphrase and keyring together.
    ///
    /// # Errors
    /// [`KeyFault::WrongPassphrase`] when either is wrong, [`KeyFault::NotAllowed`] under another policy.
    pub fn unlock_both(&self, passphrase: &str, keyring: &Secret32) -> Result<VaultKey, KeyFault> {
        self.unlock(&Credential::Both(passphrase, keyring))
    }

    /// Unlocks with the printed key, under every policy and on every computer.
    ///
    /// # Errors
    /// [`KeyFault::WrongRecovery`].
    pub fn unlock_recovery(&self, recovery: &RecoveryKey) -> Result<VaultKey, KeyFault> {
        self.unlock(&Credential::Recovery(recovery))
    }

    fn unlock(&self, credential: &Credential<'_>) -> Result<VaultKey, KeyFault> {
        let slot = self.slots.iter().find(|slot| slot.kind() == credential.kind()).ok_or(KeyFault::NotAllowed)?;
        let key = slot.open(self.vault, credential)?;
        self.check_key(&key).map_err(|_| KeyFault::Tampered)?;
        Ok(key)
    }

    fn derive_mac(&self, key: &VaultKey) -> [u8; 32] {
        derive_hmac(key.derive(MAC_LABEL).as_bytes(), &self.authenticated_bytes())
    }

    pub(crate) fn check_key(&self, key: &VaultKey) -> Result<(), KeyFault> {
        if self.derive_mac(key).ct_eq(&self.mac).into() { Ok(()) } else { Err(KeyFault::ForeignKey) }
    }

    /// Reads a key file.
    ///
    /// # Errors
    /// [`KeyFault::Io`], or as [`KeyFile::from_bytes`]. The file is never changed by reading.
    pub fn load(path: &Path) -> Result<Self, KeyFault> {
        let mut bytes = Vec::new();
        std::fs::File::open(path)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
        Self::from_bytes(&bytes)
    }

    /// Writes the file so that a crash leaves the old one or the new one.
    ///
    /// # Errors
    /// [`KeyFault::Io`]; the old file is then untouched.
    pub fn save(&self, path: &Path) -> Result<(), KeyFault> {
        write_atomic(path, |file| std::io::Write::write_all(file, &self.to_bytes()).map_err(KeyFault::Io))
    }
}

impl Policy {
    const fn uses_keyring(self) -> bool {
        matches!(self, Self::KeyringOrPassphrase | Self::KeyringAndPassphrase)
    }

    fn slot_kinds(self) -> &'static [SlotKind] {
        match self {
            Self::Passphrase => &[SlotKind::Passphrase, SlotKind::Recovery],
            Self::KeyringOrPassphrase => &[SlotKind::Passphrase, SlotKind::Keyring, SlotKind::Recovery],
            Self::KeyringAndPassphrase => &[SlotKind::Both, SlotKind::Recovery],
        }
    }
}

fn entry_of(policy: Policy, keyring: Option<&KeyringSecret>) -> Option<[u8; ENTRY_BYTES]> {
    keyring.filter(|_| policy.uses_keyring()).map(|keyring| keyring.entry)
}

fn make_access_slots(
    vault: VaultId,
    entropy: &dyn Entropy,
    key: &VaultKey,
    policy: Policy,
    passphrase: &str,
    keyring: Option<&KeyringSecret>,
) -> Result<Vec<Slot>, KeyFault> {
    let credentials = match (policy, keyring.map(KeyringSecret::secret)) {
        (Policy::Passphrase, _) => vec![Credential::Passphrase(passphrase)],
        (_, None) => return Err(KeyFault::KeyringNeeded),
        (Policy::KeyringOrPassphrase, Some(keyring)) => {
            vec![Credential::Passphrase(passphrase), Credential::Keyring(keyring)]
        }
        (Policy::KeyringAndPassphrase, Some(keyring)) => {
            vec![Credential::Both(passphrase, keyring)]
        }
    };
    credentials.iter().map(|credential| Slot::make(vault, entropy, key, credential)).collect()
}
