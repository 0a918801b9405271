//! Passphrase to key: Argon2id (RFC 9106).

use argon2::{Algorithm, Argon2, Block, Params, Version};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::secret::Secret32;

/// What one guess costs. Stored beside the salt; refused outside the limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KdfCost {
    memory_kib: u32,
    passes: u32,
}

/// The cost in the file is not one this program works with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CostFault {
    /// Below the floor: somebody wants guesses to be cheap.
    TooCheap,
    /// Above the ceiling: somebody wants unlocking to exhaust the machine.
    TooCostly,
}

impl KdfCost {
    /// 64 MiB and 3 passes: RFC 9106 section 4, second recommended option, with one lane.
    pub const FLOOR: Self = Self { memory_kib: 64 * 1024, passes: 3 };
    /// 256 MiB and 8 passes, eleven times the floor: a forged file costs an old laptop a few seconds and no more.
    const CEILING: Self = Self { memory_kib: 256 * 1024, passes: 8 };
    /// Lanes are computed one after the other here, so more than one helps only the attacker.
    pub(crate) const LANES: u32 = 1;

    pub(crate) fn check(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, CostFault> {
        if memory_kib < Self::FLOOR.memory_kib || passes < Self::FLOOR.passes || lanes < Self::LANES {
            Err(CostFault::TooCheap)
        } else if memory_kib > Self::CEILING.memory_kib || passes > Self::CEILING.passes || lanes > Self::LANES {
            Err(CostFault::TooCostly)
        } else {
            Ok(Self { memory_kib, passes })
        }
    }

    /// Memory of one guess in KiB.
    pub const fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over the memory.
    pub const fn passes(self) -> u32 {
        self.passes
    }
}

impl Default for KdfCost {
    fn default() -> Self {
        Self::FLOOR
    }
}

/// Not enough memory for the derivation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutOfMemory;

/// Argon2id over the passphrase in Unicode NFC, so that a letter with a ring is one letter from every keyboard.
pub(crate) fn derive_from_passphrase(
    passphrase: &str,
    salt: &[u8; 16],
    cost: KdfCost,
) -> Result<Secret32, OutOfMemory> {
    let normalized = Zeroizing::new(passphrase.nfc().collect::<String>());
    let params = Params::new(cost.memory_kib, cost.passes, KdfCost::LANES, Some(32)).map_err(|_| OutOfMemory)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    // Our own memory: the crate's is freed without being cleared.
    let mut memory = Zeroizing::new(Vec::new());
    memory.try_reserve_exact(argon2.params().block_count()).map_err(|_| OutOfMemory)?;
    memory.resize(argon2.params().block_count(), Block::default());
    let mut key = Zeroizing::new([0; 32]);
    argon2
        .hash_password_into_with_memory(normalized.as_bytes(), salt, key.as_mut_slice(), memory.as_mut_slice())
        .map_err(|_| OutOfMemory)?;
    Ok(Secret32::from_bytes(*key))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::hex::to_hex;

    #[test]
    fn the_derivation_agrees_with_another_implementation() {
        let key = derive_from_passphrase("hästen åt alla äpplen", &[0x24; 16], KdfCost::FLOOR).unwrap();
        // OpenSSL's Argon2id through the Python package cryptography 48: 3 passes, 64 MiB, 1 lane, NFC.
        let expected = "fad947b9ae8a848884cdb73e4ffca1d3e9ab358b858bc1299381acd3b0ffdfd4";
        assert_eq!(to_hex(key.as_bytes()), expected, "other programs can derive the key from the same passphrase");
    }

    #[test]
    fn limits_include_their_ends() {
        assert_eq!(KdfCost::check(64 * 1024, 3, 1), Ok(KdfCost::FLOOR), "the floor is allowed");
        assert_eq!(KdfCost::check(256 * 1024, 8, 1), Ok(KdfCost::CEILING), "so is the ceiling");
        assert_eq!(KdfCost::check(64 * 1024 - 1, 8, 1), Err(CostFault::TooCheap), "memory counts most");
        assert_eq!(KdfCost::check(u32::MAX, 8, 1), Err(CostFault::TooCostly), "4 TiB exhausts any machine");
        assert_eq!(KdfCost::check(1024 * 1024, 16, 1), Err(CostFault::TooCostly), "so do twenty seconds a guess");
    }
}
