//! Thirty-two secret bytes that leave memory when dropped and never show in a log.

use std::fmt;

use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::card::CardKey;
use crate::derive::{derive_hkdf, derive_hmac};
use crate::entropy::{Entropy, EntropyFault, make_bytes};

/// A 256-bit secret: compared in constant time, overwritten on drop, redacted in `Debug`.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Secret32([u8; 32]);

impl Secret32 {
    /// Takes over bytes that already are a secret. The caller clears its own copy.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A secret out of a slice, or `None` when it is not 32 bytes long.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// A random secret.
    ///
    /// # Errors
    /// [`EntropyFault`] when the source of randomness fails.
    pub fn make(entropy: &dyn Entropy) -> Result<Self, EntropyFault> {
        Ok(Self(make_bytes(entropy)?))
    }

    /// The bytes, to hand to a cipher. Do not copy them into a plain variable.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl PartialEq for Secret32 {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for Secret32 {}

impl fmt::Debug for Secret32 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret32(redacted)")
    }
}

/// The key of one vault: everything kept on the device is sealed under a key derived from it.
#[derive(Debug, PartialEq, Eq)]
pub struct VaultKey(Secret32);

impl VaultKey {
    pub(crate) const fn new(secret: Secret32) -> Self {
        Self(secret)
    }

    pub(crate) const fn secret(&self) -> &Secret32 {
        &self.0
    }

    /// The raw 256-bit key of the encrypted database.
    ///
    /// Derived and not the vault key itself, so that no key serves two ciphers.
    pub fn derive_database_key(&self) -> Secret32 {
        self.derive(b"samsyn/database/v1")
    }

    /// The key that tells what was written beside the vault, for whoever has not unlocked it, from what somebody else wrote
    /// there. The keyring keeps it: it opens nothing.
    pub fn derive_card_key(&self) -> CardKey {
        CardKey::from_secret(self.derive(b"samsyn/card/v1"))
    }

    /// The tag that binds a head to the vault (docs/adr/0012-head.md): HMAC-SHA256 under a key of its own.
    pub fn derive_head_tag(&self, message: &[u8]) -> Secret32 {
        Secret32(derive_hmac(self.derive(b"samsyn/head/v1").as_bytes(), message))
    }

    /// A key for one purpose (HKDF-SHA256, RFC 5869, without salt: the vault key is uniform).
    pub(crate) fn derive(&self, purpose: &[u8]) -> Secret32 {
        Secret32(*derive_hkdf(self.0.as_bytes(), &[], &[purpose]))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn debug_shows_no_secret_in_any_notation() {
        let secret = Secret32::from_bytes([0xAB; 32]);
        for text in [format!("{secret:?}"), format!("{:?}", VaultKey::new(secret.clone()))] {
            assert!(!text.to_lowercase().contains("abab"), "hex of the key is not shown");
            assert!(!text.contains("171"), "decimal bytes of the key are not shown");
        }
    }

    #[test]
    fn secrets_are_equal_by_value() {
        assert_eq!(Secret32::from_bytes([7; 32]), Secret32::from_bytes([7; 32]), "same bytes");
        let mut other = [7; 32];
        other[31] ^= 1;
        assert_ne!(Secret32::from_bytes([7; 32]), Secret32::from_bytes(other), "the last bit counts");
    }

    #[test]
    fn a_slice_of_another_length_is_no_secret() {
        assert!(Secret32::from_slice(&[0; 31]).is_none(), "too short");
        assert!(Secret32::from_slice(&[0; 33]).is_none(), "too long");
        assert!(Secret32::from_slice(&[0; 32]).is_some(), "exact");
    }

    #[test]
    fn purposes_give_unrelated_keys() {
        let key = VaultKey::new(Secret32::from_bytes([1; 32]));
        assert_ne!(key.derive(b"a"), key.derive(b"b"), "a purpose separates keys");
        assert_ne!(&key.derive_database_key(), key.secret(), "the database never sees the vault key");
    }
}
