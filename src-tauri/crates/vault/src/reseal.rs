//! Whether bytes are a box under a vault key, whatever is in it: what a new vault key must leave nothing of.

use crate::compartment;
use crate::device;
use crate::sealed::{COMMIT_BYTES, OVERHEAD_BYTES, SALT_BYTES, derive_box_key};
use crate::secret::VaultKey;

/// Labels of everything that is sealed under a vault key. A new one is added here, and then no rekey forgets it.
const LABELS: [&[u8]; 2] = [compartment::SEAL_LABEL, device::SEAL_LABEL];

impl VaultKey {
    /// Whether `bytes` are sealed under this key, for any purpose. Told by the commitment, without opening.
    #[must_use]
    pub fn has_sealed(&self, bytes: &[u8]) -> bool {
        if bytes.len() < OVERHEAD_BYTES {
            return false;
        }
        let (salt, rest) = bytes.split_at(SALT_BYTES);
        let opens = |label: &&[u8]| {
            derive_box_key(self.secret().as_bytes(), salt, &[label]).check_commit(&rest[..COMMIT_BYTES]).is_ok()
        };
        LABELS.iter().any(opens)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::compartment::CompartmentKey;
    use crate::device::DeviceKey;
    use crate::entropy::SeededEntropy;
    use crate::secret::Secret32;

    #[test]
    fn a_box_is_known_by_its_key_and_by_no_other() {
        let entropy = SeededEntropy::new(1);
        let (own, other) = (VaultKey::new(Secret32::from_bytes([1; 32])), VaultKey::new(Secret32::from_bytes([2; 32])));
        let boxes = [
            CompartmentKey::make(&entropy).unwrap().to_sealed(&own, &entropy).unwrap(),
            DeviceKey::make(&entropy).unwrap().to_sealed(&own, &entropy).unwrap(),
        ];
        for sealed in &boxes {
            assert!(own.has_sealed(sealed), "whatever it is for");
            assert!(!other.has_sealed(sealed), "another key did not seal it");
        }
        assert!(!own.has_sealed(&[0; 200]) && !own.has_sealed(b""), "other bytes are no box");
    }
}
