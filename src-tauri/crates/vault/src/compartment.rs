//! One epoch of a compartment's key.

use zeroize::Zeroizing;

use crate::derive::derive_hmac;
use crate::entropy::{Entropy, EntropyFault, make_bytes};
use crate::ids::{CompartmentId, KeyId, VaultId};
use crate::sealed::{self, BoxFault};
use crate::secret::{Secret32, VaultKey};

const COMMIT_LABEL: &[u8] = b"samsyn/kid/v1";
pub(crate) const SEAL_LABEL: &[u8] = b"samsyn/compartment-key/v1";
const BLOB_LABEL: &[u8] = b"samsyn/blob/v1";

/// The secret of one epoch, with the public value that commits to it.
///
/// `commit = HMAC-SHA256(secret, "samsyn/kid/v1")`; the key id is its first 16 bytes. A receiver who compares
/// the whole commitment cannot be given another key under the same id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompartmentKey {
    secret: Secret32,
    commit: [u8; 32],
    kid: KeyId,
}

impl CompartmentKey {
    /// A new random epoch.
    ///
    /// # Errors
    /// [`EntropyFault`] when the source of randomness fails.
    pub fn make(entropy: &dyn Entropy) -> Result<Self, EntropyFault> {
        Secret32::make(entropy).map(Self::from_secret)
    }

    /// The epoch of a known secret.
    pub fn from_secret(secret: Secret32) -> Self {
        let commit = derive_hmac(secret.as_bytes(), COMMIT_LABEL);
        let mut kid = [0; KeyId::BYTES];
        kid.copy_from_slice(&commit[..KeyId::BYTES]);
        Self { secret, commit, kid: KeyId::from_bytes(kid) }
    }

    /// The name of this key in event headers.
    pub const fn kid(&self) -> KeyId {
        self.kid
    }

    /// The full commitment, as signed when the epoch was made.
    pub const fn commit(&self) -> &[u8; 32] {
        &self.commit
    }

    pub(crate) const fn secret(&self) -> &Secret32 {
        &self.secret
    }

    /// The key sealed under the vault key, to keep in the database.
    ///
    /// # Errors
    /// [`EntropyFault`] when the source of randomness fails.
    pub fn to_sealed(&self, vault_key: &VaultKey, entropy: &dyn Entropy) -> Result<Vec<u8>, EntropyFault> {
        let salt = make_bytes(entropy)?;
        let (under, plain) = (vault_key.secret().as_bytes(), self.secret.as_bytes());
        Ok(sealed::seal(under, salt, &[SEAL_LABEL], &self.commit, plain))
    }

    /// Seals large bytes that an event of this epoch names: `HKDF info = "samsyn/blob/v1" ‖ vault`, bound to the compartment.
    ///
    /// # Errors
    /// [`EntropyFault`] when the source of randomness fails.
    pub fn seal_blob(
        &self,
        vault: VaultId,
        compartment: CompartmentId,
        plain: &[u8],
        entropy: &dyn Entropy,
    ) -> Result<Vec<u8>, EntropyFault> {
        let (salt, info) = (make_bytes(entropy)?, [BLOB_LABEL, vault.as_bytes()]);
        Ok(sealed::seal(self.secret.as_bytes(), salt, &info, compartment.as_bytes(), plain))
    }

    /// Opens what [`CompartmentKey::seal_blob`] made.
    ///
    /// # Errors
    /// [`BoxFault`] when the key, the vault or the compartment is another, or the bytes are damaged.
    pub fn open_blob(
        &self,
        vault: VaultId,
        compartment: CompartmentId,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, BoxFault> {
        let info = [BLOB_LABEL, vault.as_bytes()];
        sealed::open(self.secret.as_bytes(), &info, compartment.as_bytes(), sealed)
    }

    /// Opens what [`CompartmentKey::to_sealed`] made; `commit` is the commitment signed with the epoch.
    ///
    /// # Errors
    /// [`BoxFault`] when the vault key is another, the box is damaged or holds another key than committed to.
    pub fn open(vault_key: &VaultKey, commit: &[u8; 32], sealed: &[u8]) -> Result<Self, BoxFault> {
        let bytes = sealed::open(vault_key.secret().as_bytes(), &[SEAL_LABEL], commit, sealed)?;
        let key = Self::from_secret(Secret32::from_slice(&bytes).ok_or(BoxFault::Damaged)?);
        if key.commit == *commit { Ok(key) } else { Err(BoxFault::WrongKey) }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::entropy::SeededEntropy;

    #[test]
    fn the_id_is_the_start_of_the_commitment() {
        let key = CompartmentKey::make(&SeededEntropy::new(1)).unwrap();
        assert_eq!(key.kid().as_bytes()[..], key.commit()[..16], "whoever knows the commitment knows the id");
        assert_eq!(key.commit(), &derive_hmac(key.secret().as_bytes(), b"samsyn/kid/v1"), "and only the key gives it");
    }

    #[test]
    fn a_blob_opens_in_its_vault_and_compartment_only() {
        let entropy = SeededEntropy::new(1);
        let (key, other) = (CompartmentKey::make(&entropy).unwrap(), CompartmentKey::make(&entropy).unwrap());
        let (vault, place) = (VaultId::from_bytes([1; 16]), CompartmentId::from_bytes([2; 16]));
        let sealed = key.seal_blob(vault, place, b"karta", &entropy).unwrap();
        assert_eq!(key.open_blob(vault, place, &sealed).unwrap().as_slice(), b"karta", "it comes back");
        assert!(other.open_blob(vault, place, &sealed).is_err(), "not under another key");
        assert!(key.open_blob(VaultId::default(), place, &sealed).is_err(), "nor in another vault");
        assert!(key.open_blob(vault, CompartmentId::default(), &sealed).is_err(), "nor in another compartment");
    }

    #[test]
    fn a_sealed_key_opens_only_as_what_was_committed_to() {
        let vault = VaultKey::new(Secret32::from_bytes([1; 32]));
        let entropy = SeededEntropy::new(1);
        let (key, other) = (CompartmentKey::make(&entropy).unwrap(), CompartmentKey::make(&entropy).unwrap());
        let sealed = key.to_sealed(&vault, &entropy).unwrap();
        assert_eq!(CompartmentKey::open(&vault, key.commit(), &sealed).unwrap(), key, "it comes back");
        let swapped = CompartmentKey::open(&vault, other.commit(), &sealed);
        assert_eq!(swapped.unwrap_err(), BoxFault::Damaged, "no other key under the same id");
        let elsewhere = VaultKey::new(Secret32::from_bytes([2; 32]));
        assert_eq!(CompartmentKey::open(&elsewhere, key.commit(), &sealed), Err(BoxFault::WrongKey), "another vault");
    }
}
