//! Names that tell people apart and say nothing of them.

use crate::derive::derive_hmac;
use crate::secret::Secret32;

/// Bytes of a pseudonym: enough that no two people of a school meet.
const LENGTH: usize = 16;

/// A name for `text` that only whoever has the key can make again (HMAC-SHA256, cut to 128 bits, in hex).
#[must_use]
pub fn derive_pseudonym(key: &Secret32, text: &str) -> String {
    derive_hmac(key.as_bytes(), text.as_bytes())[..LENGTH].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_is_the_same_under_one_key_alone() {
        let (key, other) = (Secret32::from_bytes([1; 32]), Secret32::from_bytes([2; 32]));
        let made = derive_pseudonym(&key, "201203042385");
        assert_eq!(made, derive_pseudonym(&key, "201203042385"), "somebody is recognised");
        assert_ne!(made, derive_pseudonym(&other, "201203042385"), "by whoever has the key");
        assert_ne!(made, derive_pseudonym(&key, "201204052383"), "and is nobody else");
        assert_eq!(made.len(), 2 * LENGTH, "in hex");
    }
}
