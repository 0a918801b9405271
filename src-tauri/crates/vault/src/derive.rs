//! Keys from keys: HKDF and HMAC over SHA-256.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// HKDF-SHA256 (RFC 5869): extract with `salt`, expand with the concatenation of `info` to `N` bytes.
#[expect(clippy::expect_used, reason = "the only error is a length that is refused when compiling")]
pub(crate) fn derive_hkdf<const N: usize>(secret: &[u8], salt: &[u8], info: &[&[u8]]) -> Zeroizing<[u8; N]> {
    const { assert!(N <= 255 * 32, "RFC 5869 section 2.3 allows 255 blocks") };
    let mut okm = Zeroizing::new([0; N]);
    Hkdf::<Sha256>::new(Some(salt), secret)
        .expand_multi_info(info, okm.as_mut_slice())
        .expect("the length is within RFC 5869");
    okm
}

/// HMAC-SHA256 (RFC 2104) under a 256-bit key.
pub(crate) fn derive_hmac(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    // HMAC pads a short key with zeros to its block; padding it here makes the call infallible.
    let mut block = Zeroizing::new([0; 64]);
    block[..32].copy_from_slice(key);
    Hmac::<Sha256>::new((&*block).into()).chain_update(message).finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex::from_hex;

    #[test]
    fn rfc_5869_case_1_basic() {
        let okm: Zeroizing<[u8; 42]> =
            derive_hkdf(&[0x0b; 22], &from_hex("000102030405060708090a0b0c"), &[&from_hex("f0f1f2f3f4f5f6f7f8f9")]);
        let expected = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865";
        assert_eq!(okm.to_vec(), from_hex(expected), "RFC 5869 A.1");
    }

    #[test]
    fn rfc_5869_case_2_long_and_info_in_parts() {
        let bytes = |from: u8, to: u8| (from..=to).collect::<Vec<u8>>();
        let info = bytes(0xb0, 0xff);
        let okm: Zeroizing<[u8; 82]> =
            derive_hkdf(&bytes(0x00, 0x4f), &bytes(0x60, 0xaf), &[&info[..7], &info[7..40], &info[40..]]);
        let expected = "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09\
                        da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87";
        assert_eq!(okm.to_vec(), from_hex(expected), "RFC 5869 A.2; parts of info are concatenated");
    }

    #[test]
    fn rfc_5869_case_3_without_salt_and_info() {
        let okm: Zeroizing<[u8; 42]> = derive_hkdf(&[0x0b; 22], &[], &[]);
        let expected = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8";
        assert_eq!(okm.to_vec(), from_hex(expected), "RFC 5869 A.3");
    }

    #[test]
    fn rfc_4231_shape_a_short_key_is_padded() {
        // RFC 4231 case 1 has a 20-byte key; zero padding to 32 bytes is what HMAC itself does.
        let mut key = [0; 32];
        key[..20].fill(0x0b);
        let expected = "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7";
        assert_eq!(derive_hmac(&key, b"Hi There").to_vec(), from_hex(expected), "RFC 4231 case 1");
    }
}
