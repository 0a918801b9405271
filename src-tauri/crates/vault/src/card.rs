//! What may be shown before the vault is open: bytes beside it that only a holder of its key has written.

use subtle::ConstantTimeEq;

use crate::derive::derive_hmac;
use crate::ids::VaultId;
use crate::keyfile::EntryName;
use crate::secret::Secret32;

/// Where the keyring keeps the key of a vault's card: no secret of a key file is ever under this entry, since those are random.
const ENTRY: [u8; 16] = *b"lock screen card";

/// The key of the card. Opens nothing; whoever has it can write a card that is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardKey(Secret32);

impl CardKey {
    /// The name under which the keyring keeps it.
    pub const fn entry(vault: VaultId) -> EntryName {
        EntryName::new(vault, ENTRY)
    }

    /// The key as the keyring gives it back.
    pub const fn from_secret(secret: Secret32) -> Self {
        Self(secret)
    }

    /// The secret, to hand to the keyring.
    pub const fn secret(&self) -> &Secret32 {
        &self.0
    }

    /// HMAC-SHA256 over the vault's id and the text.
    #[must_use]
    pub fn mac(&self, vault: VaultId, text: &[u8]) -> [u8; 32] {
        derive_hmac(self.0.as_bytes(), &[vault.as_bytes(), text].concat())
    }

    /// Whether a holder of this key wrote the text for this vault.
    #[must_use]
    pub fn wrote(&self, vault: VaultId, text: &[u8], mac: &[u8]) -> bool {
        self.mac(vault, text).ct_eq(mac).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_belongs_to_its_key_its_vault_and_its_text() {
        let key = CardKey(Secret32::from_bytes([1; 32]));
        let (vault, other) = (VaultId::from_bytes([1; 16]), VaultId::from_bytes([2; 16]));
        let mac = key.mac(vault, b"112");
        assert!(key.wrote(vault, b"112", &mac), "what was written is believed");
        assert!(!key.wrote(vault, b"113", &mac), "another number is not");
        assert!(!key.wrote(other, b"112", &mac), "nor the card of another vault");
        assert!(!key.wrote(vault, b"112", &mac[..31]), "nor a part of a mark");
        assert!(!CardKey(Secret32::from_bytes([2; 32])).wrote(vault, b"112", &mac), "nor somebody else's");
    }
}
