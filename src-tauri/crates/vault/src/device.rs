//! The identity of a device: an Ed25519 key that signs the device's own log and never leaves it.

use std::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::entropy::{Entropy, EntropyFault, make_bytes};
use crate::ids::DeviceId;
use crate::sealed::{self, BoxFault};
use crate::secret::{Secret32, VaultKey};

const ID_LABEL: &[u8] = b"samsyn/device/v1";
pub(crate) const SEAL_LABEL: &[u8] = b"samsyn/device-key/v1";

/// Bytes that are no usable public key, or a signature that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeviceFault {
    /// Not a point on the curve, or one of low order that would accept forged signatures.
    #[error("not a usable public key")]
    UnusableKey,
    /// Signed by another key, over other bytes, or in a malleable form.
    #[error("the signature does not hold")]
    BadSignature,
}

/// The secret half. Kept only inside the encrypted database, sealed once more under the vault key.
pub struct DeviceKey(SigningKey);

impl DeviceKey {
    /// A new random identity.
    ///
    /// # Errors
    /// [`EntropyFault`] when the source of randomness fails.
    pub fn make(entropy: &dyn Entropy) -> Result<Self, EntropyFault> {
        Secret32::make(entropy).map(|seed| Self::from_seed(&seed))
    }

    /// The identity of a known seed (RFC 8032 private key).
    pub fn from_seed(seed: &Secret32) -> Self {
        Self(SigningKey::from_bytes(seed.as_bytes()))
    }

    /// The half that others know.
    pub fn public(&self) -> DevicePublicKey {
        DevicePublicKey(self.0.verifying_key())
    }

    /// Ed25519 (RFC 8032) over `message`. Callers prefix what the message is.
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }

    /// The key sealed under the vault key, to keep in the database.
    ///
    /// # Errors
    /// [`EntropyFault`] when the source of randomness fails.
    pub fn to_sealed(&self, vault_key: &VaultKey, entropy: &dyn Entropy) -> Result<Vec<u8>, EntropyFault> {
        let (salt, seed) = (make_bytes(entropy)?, Zeroizing::new(self.0.to_bytes()));
        Ok(sealed::seal(vault_key.secret().as_bytes(), salt, &[SEAL_LABEL], b"", seed.as_slice()))
    }

    /// Opens what [`DeviceKey::to_sealed`] made.
    ///
    /// # Errors
    /// [`BoxFault`] when the vault key is another or the box is damaged.
    pub fn open(vault_key: &VaultKey, sealed: &[u8]) -> Result<Self, BoxFault> {
        let seed = sealed::open(vault_key.secret().as_bytes(), &[SEAL_LABEL], b"", sealed)?;
        Secret32::from_slice(&seed).map(|seed| Self::from_seed(&seed)).ok_or(BoxFault::Damaged)
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceKey(of {}, redacted)", self.public().id())
    }
}

/// The half that others know; verifies strictly.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DevicePublicKey(VerifyingKey);

impl DevicePublicKey {
    /// Reads 32 bytes as a key.
    ///
    /// # Errors
    /// [`DeviceFault::UnusableKey`] for bytes off the curve and for points of low order.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, DeviceFault> {
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| DeviceFault::UnusableKey)?;
        if key.is_weak() { Err(DeviceFault::UnusableKey) } else { Ok(Self(key)) }
    }

    /// The bytes to store and send.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The device's id: the first 16 bytes of SHA-256 over a label and the key.
    pub fn id(&self) -> DeviceId {
        let digest = Sha256::new().chain_update(ID_LABEL).chain_update(self.as_bytes()).finalize();
        let mut id = [0; DeviceId::BYTES];
        id.copy_from_slice(&digest[..DeviceId::BYTES]);
        DeviceId::from_bytes(id)
    }

    /// Verifies strictly (RFC 8032 with refusal of low-order points and malleable signatures).
    pub(crate) fn verify(&self, message: &[u8], signature: &[u8; 64]) -> Result<(), DeviceFault> {
        self.0.verify_strict(message, &Signature::from_bytes(signature)).map_err(|_| DeviceFault::BadSignature)
    }
}

impl fmt::Debug for DevicePublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DevicePublicKey(of {})", self.id())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::entropy::SeededEntropy;
    use crate::hex::from_hex;

    fn bytes<const N: usize>(hex: &str) -> [u8; N] {
        from_hex(hex).try_into().unwrap()
    }

    #[test]
    fn rfc_8032_section_7_1_test_2() {
        let seed = bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        let key = DeviceKey::from_seed(&Secret32::from_bytes(seed));
        let public = bytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        assert_eq!(key.public().as_bytes(), &public, "public key");
        let signature = bytes(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
             085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        );
        assert_eq!(key.sign(&[0x72]), signature, "signature");
        assert_eq!(key.public().verify(&[0x72], &signature), Ok(()), "and it verifies");
    }

    #[test]
    fn points_of_low_order_are_no_keys() {
        for (hex, what) in [
            ("0100000000000000000000000000000000000000000000000000000000000000", "the neutral point"),
            ("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "order 2"),
            ("0000000000000000000000000000000000000000000000000000000000000000", "order 4"),
            ("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", "order 8"),
            ("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", "order 8, another"),
        ] {
            assert_eq!(DevicePublicKey::from_bytes(&bytes(hex)), Err(DeviceFault::UnusableKey), "{what}");
        }
    }

    #[test]
    fn a_malleable_or_low_order_signature_is_refused() {
        let key = DeviceKey::make(&SeededEntropy::new(1)).unwrap();
        let mut signature = key.sign(b"message");
        // s + L is the same scalar spelled differently (RFC 8032 section 8.4).
        let order: [u8; 32] = bytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        let mut carry = 0;
        for (digit, add) in signature[32..].iter_mut().zip(order) {
            let sum = u16::from(*digit) + u16::from(add) + carry;
            *digit = sum as u8;
            carry = sum >> 8;
        }
        assert_eq!(key.public().verify(b"message", &signature), Err(DeviceFault::BadSignature), "one spelling");
        let mut low_order = [0; 64];
        low_order[0] = 1;
        assert_eq!(key.public().verify(b"message", &low_order), Err(DeviceFault::BadSignature), "R of low order");
    }

    #[test]
    fn a_sealed_key_opens_under_its_vault_only() {
        let vault = |byte| VaultKey::new(Secret32::from_bytes([byte; 32]));
        let key = DeviceKey::make(&SeededEntropy::new(1)).unwrap();
        let sealed = key.to_sealed(&vault(1), &SeededEntropy::new(2)).unwrap();
        assert_eq!(DeviceKey::open(&vault(1), &sealed).unwrap().public(), key.public(), "the same identity");
        assert_eq!(DeviceKey::open(&vault(2), &sealed).unwrap_err(), BoxFault::WrongKey, "another vault");
        assert!(DeviceKey::open(&vault(1), &sealed[1..]).is_err(), "damaged");
        assert!(!format!("{key:?}").contains(&format!("{:?}", key.0.to_bytes())), "Debug shows no seed");
    }
}
