//! Changing what unlocks a vault. Every change asks for the vault key, so only somebody who unlocked can make it.

use super::slot::{Credential, Slot, SlotKind};
use super::{KeyFault, KeyFile, KeyringSecret, Policy, entry_of, make_access_slots};
use crate::entropy::Entropy;
use crate::recovery::RecoveryKey;
use crate::secret::{Secret32, VaultKey};

impl KeyFile {
    /// Wraps the same key under a new passphrase. The keyring's secret stays what it is, under its name.
    ///
    /// # Errors
    /// [`KeyFault::ForeignKey`], [`KeyFault::KeyringNeeded`] under [`Policy::KeyringAndPassphrase`] without the
    /// secret, or as [`KeyFile::make`]. The file is then unchanged.
    pub fn change_passphrase(
        &mut self,
        entropy: &dyn Entropy,
        key: &VaultKey,
        passphrase: &str,
        keyring: Option<&Secret32>,
    ) -> Result<(), KeyFault> {
        let credential = match (self.policy, keyring) {
            (Policy::Passphrase | Policy::KeyringOrPassphrase, _) => Credential::Passphrase(passphrase),
            (Policy::KeyringAndPassphrase, Some(keyring)) => Credential::Both(passphrase, keyring),
            (Policy::KeyringAndPassphrase, None) => return Err(KeyFault::KeyringNeeded),
        };
        self.replace_slot(entropy, key, &credential)
    }

    /// Wraps the same key for another policy, or for a keyring that lost its secret: always a new secret under a new
    /// name. The recovery key stays.
    ///
    /// # Errors
    /// As [`KeyFile::change_passphrase`]; the file is then unchanged.
    pub fn rewrap(
        &mut self,
        entropy: &dyn Entropy,
        key: &VaultKey,
        policy: Policy,
        passphrase: &str,
        keyring: Option<&KeyringSecret>,
    ) -> Result<(), KeyFault> {
        self.check_key(key)?;
        let mut slots = make_access_slots(self.vault, entropy, key, policy, passphrase, keyring)?;
        slots.extend(self.slots.iter().filter(|slot| slot.kind() == SlotKind::Recovery).cloned());
        self.policy = policy;
        self.entry = entry_of(policy, keyring);
        self.slots = slots;
        self.mac = self.derive_mac(key);
        Ok(())
    }

    /// A new recovery key; the old paper opens nothing any more (except older copies of this file).
    ///
    /// # Errors
    /// [`KeyFault::ForeignKey`] or [`KeyFault::Entropy`]; the file is then unchanged.
    pub fn replace_recovery(&mut self, entropy: &dyn Entropy, key: &VaultKey) -> Result<RecoveryKey, KeyFault> {
        let recovery = RecoveryKey::make(entropy)?;
        self.replace_slot(entropy, key, &Credential::Recovery(&recovery))?;
        Ok(recovery)
    }

    fn replace_slot(
        &mut self,
        entropy: &dyn Entropy,
        key: &VaultKey,
        credential: &Credential<'_>,
    ) -> Result<(), KeyFault> {
        self.check_key(key)?;
        let new = Slot::make(self.vault, entropy, key, credential)?;
        let old = self.slots.iter_mut().find(|slot| slot.kind() == new.kind()).ok_or(KeyFault::NotAllowed)?;
        *old = new;
        self.mac = self.derive_mac(key);
        Ok(())
    }

    /// The same vault under a new key, for when the old key may be known. The caller encrypts the database anew
    /// and keeps this file apart until then, so that a crash in between leaves one file that opens it.
    ///
    /// # Errors
    /// As [`KeyFile::make`], and [`KeyFault::ForeignKey`] when `key` is not this vault's.
    pub fn rekey(
        &self,
        entropy: &dyn Entropy,
        key: &VaultKey,
        policy: Policy,
        passphrase: &str,
        keyring: Option<&KeyringSecret>,
    ) -> Result<(Self, VaultKey, RecoveryKey), KeyFault> {
        self.check_key(key)?;
        Self::make_for(self.vault, entropy, policy, passphrase, keyring)
    }
}
