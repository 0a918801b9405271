//! The one way bytes are sealed: `salt16 ‖ commit32 ‖ AES-256-GCM`.
//!
//! Each box has its own key, `key ‖ commit = HKDF-SHA256(secret, salt, info)`, so the nonce may be zero and the
//! GCM limits on random nonces do not apply. The commitment tells a wrong key from a damaged box and stops one
//! box from opening under two keys (GCM alone does not commit to its key).

use aes_gcm::aead::{AeadInOut, KeyInit};
use aes_gcm::{Aes256Gcm, Nonce, Tag};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::derive::derive_hkdf;

pub(crate) const SALT_BYTES: usize = 16;
pub(crate) const COMMIT_BYTES: usize = 32;
pub(crate) const TAG_BYTES: usize = 16;
/// What a box is longer than its content.
pub(crate) const OVERHEAD_BYTES: usize = SALT_BYTES + COMMIT_BYTES + TAG_BYTES;
/// The nonce of a key that encrypts one message.
const SINGLE_USE: [u8; 12] = [0; 12];

/// Why a sealed box does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BoxFault {
    /// Another key sealed it, or its salt or commitment is damaged.
    #[error("sealed under another key")]
    WrongKey,
    /// The key is right; the content, or what it belongs to, was changed.
    #[error("sealed content is damaged")]
    Damaged,
}

/// The key of one box and the value that commits to it.
pub(crate) struct BoxKey {
    cipher: Aes256Gcm,
    commit: [u8; COMMIT_BYTES],
}

/// Derives the key of the box with this salt; `info` names the purpose and the place.
pub(crate) fn derive_box_key(secret: &[u8], salt: &[u8], info: &[&[u8]]) -> BoxKey {
    let okm: Zeroizing<[u8; 64]> = derive_hkdf(secret, salt, info);
    let (mut key, mut commit) = (Zeroizing::new([0; 32]), [0; COMMIT_BYTES]);
    key.copy_from_slice(&okm[..32]);
    commit.copy_from_slice(&okm[32..]);
    BoxKey { cipher: Aes256Gcm::new((&*key).into()), commit }
}

impl BoxKey {
    pub(crate) const fn commit(&self) -> &[u8; COMMIT_BYTES] {
        &self.commit
    }

    pub(crate) fn check_commit(&self, commit: &[u8]) -> Result<(), BoxFault> {
        if self.commit.ct_eq(commit).into() { Ok(()) } else { Err(BoxFault::WrongKey) }
    }

    /// Encrypts in place and returns the tag. A nonce must not come twice under one key.
    #[expect(clippy::expect_used, reason = "the only error is a message beyond 64 GiB; callers stop at 4 MiB")]
    pub(crate) fn encrypt(&self, nonce: [u8; 12], aad: &[u8], buffer: &mut [u8]) -> [u8; TAG_BYTES] {
        self.cipher
            .encrypt_inout_detached(&Nonce::from(nonce), aad, buffer.into())
            .expect("the message is far below the limit of GCM")
            .into()
    }

    /// Decrypts in place; without the right tag the buffer is not to be used.
    pub(crate) fn decrypt(
        &self,
        nonce: [u8; 12],
        aad: &[u8],
        buffer: &mut [u8],
        tag: [u8; TAG_BYTES],
    ) -> Result<(), BoxFault> {
        self.cipher
            .decrypt_inout_detached(&Nonce::from(nonce), aad, buffer.into(), &Tag::from(tag))
            .map_err(|_| BoxFault::Damaged)
    }
}

/// Seals `plain`. The salt must be random and new: it makes the key of this box.
pub(crate) fn seal(secret: &[u8], salt: [u8; SALT_BYTES], info: &[&[u8]], aad: &[u8], plain: &[u8]) -> Vec<u8> {
    let key = derive_box_key(secret, &salt, info);
    let mut out = Vec::with_capacity(plain.len() + OVERHEAD_BYTES);
    out.extend_from_slice(&salt);
    out.extend_from_slice(key.commit());
    out.extend_from_slice(plain);
    let tag = key.encrypt(SINGLE_USE, aad, &mut out[SALT_BYTES + COMMIT_BYTES..]);
    out.extend_from_slice(&tag);
    out
}

/// Opens what [`seal`] made with the same secret, info and aad.
pub(crate) fn open(secret: &[u8], info: &[&[u8]], aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, BoxFault> {
    let (salt, rest) = sealed.split_at_checked(SALT_BYTES).ok_or(BoxFault::Damaged)?;
    let (commit, rest) = rest.split_at_checked(COMMIT_BYTES).ok_or(BoxFault::Damaged)?;
    let (body, tag) = rest.split_last_chunk::<TAG_BYTES>().ok_or(BoxFault::Damaged)?;
    let key = derive_box_key(secret, salt, info);
    key.check_commit(commit)?;
    let mut plain = Zeroizing::new(body.to_vec());
    key.decrypt(SINGLE_USE, aad, &mut plain, *tag)?;
    Ok(plain)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn aes_256_gcm_known_answers() {
        // McGrew and Viega, "The Galois/Counter Mode of Operation", test cases 13 and 14: key and nonce are zero.
        let cipher = Aes256Gcm::new((&[0; 32]).into());
        let key = BoxKey { cipher, commit: [0; 32] };
        let empty = key.encrypt(SINGLE_USE, b"", &mut []);
        assert_eq!(u128::from_be_bytes(empty), 0x530f_8afb_c745_36b9_a963_b4f1_c4cb_738b, "test case 13");
        let mut block = [0; 16];
        let tag = key.encrypt(SINGLE_USE, b"", &mut block);
        assert_eq!(u128::from_be_bytes(block), 0xcea7_403d_4d60_6b6e_074e_c5d3_baf3_9d18, "case 14, ciphertext");
        assert_eq!(u128::from_be_bytes(tag), 0xd0d1_c8a7_9999_6bf0_265b_98b5_d48a_b919, "case 14, tag");
    }

    #[test]
    fn a_box_opens_only_with_its_key_purpose_and_place() {
        let sealed = seal(&[1; 32], [9; 16], &[b"purpose"], b"place", b"content");
        let open = |secret: u8, info: &[u8], aad: &[u8]| open(&[secret; 32], &[info], aad, &sealed);
        assert_eq!(open(1, b"purpose", b"place").unwrap().as_slice(), b"content", "the right key");
        assert_eq!(open(2, b"purpose", b"place"), Err(BoxFault::WrongKey), "another secret");
        assert_eq!(open(1, b"other", b"place"), Err(BoxFault::WrongKey), "another purpose");
        assert_eq!(open(1, b"purpose", b"elsewhere"), Err(BoxFault::Damaged), "moved to another place");
    }

    #[test]
    fn every_flipped_bit_and_every_truncation_is_refused() {
        let sealed = seal(&[1; 32], [9; 16], &[b"purpose"], b"", b"content");
        for bit in 0..sealed.len() * 8 {
            let mut flipped = sealed.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(open(&[1; 32], &[b"purpose"], b"", &flipped).is_err(), "bit {bit} is covered");
        }
        for len in 0..sealed.len() {
            assert!(open(&[1; 32], &[b"purpose"], b"", &sealed[..len]).is_err(), "{len} bytes are too few");
        }
    }
}
