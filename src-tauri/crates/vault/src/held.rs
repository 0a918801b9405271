//! Bytes that wait in memory while the vault is locked.

use zeroize::Zeroizing;

use crate::entropy::{Entropy, EntropyFault, make_bytes};
use crate::sealed::{BoxFault, open, seal};
use crate::secret::VaultKey;

const PURPOSE: &[u8] = b"samsyn/held/v1";

/// Seals bytes so that only the open vault reads them again. `place` is what they belong to.
///
/// # Errors
/// [`EntropyFault`].
pub fn seal_held(key: &VaultKey, place: &[u8], plain: &[u8], entropy: &dyn Entropy) -> Result<Vec<u8>, EntropyFault> {
    let salt = make_bytes(entropy)?;
    Ok(seal(key.derive(PURPOSE).as_bytes(), salt, &[PURPOSE], place, plain))
}

/// Opens what [`seal_held`] sealed.
///
/// # Errors
/// [`BoxFault::WrongKey`] for another vault's bytes, [`BoxFault::Damaged`] for another place's.
pub fn open_held(key: &VaultKey, place: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, BoxFault> {
    open(key.derive(PURPOSE).as_bytes(), &[PURPOSE], place, sealed)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::entropy::OsEntropy;
    use crate::secret::Secret32;

    #[test]
    fn only_the_vault_that_sealed_them_reads_them_again_and_only_in_their_place() {
        let key = |byte| VaultKey::new(Secret32::from_bytes([byte; 32]));
        let sealed = seal_held(&key(1), b"a draft", b"Elsa", &OsEntropy).unwrap();
        assert_eq!(open_held(&key(1), b"a draft", &sealed).unwrap().as_slice(), b"Elsa", "the vault itself");
        assert_eq!(open_held(&key(2), b"a draft", &sealed), Err(BoxFault::WrongKey), "another vault");
        assert_eq!(open_held(&key(1), b"another", &sealed), Err(BoxFault::Damaged), "another draft");
    }
}
