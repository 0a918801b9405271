//! What may happen to the file on disk, and that its format stays.

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::*;
use crate::cbor::Writer;
use crate::hex::{from_hex, to_hex};

const GOLDEN: &str = include_str!("../../../tests/golden/keys-v1.hex");

/// The same content with a right checksum: what a careful attacker writes.
fn with_digest(body: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut out = Writer(&mut file);
    out.array(4).bytes(b"samsyn vault keys").uint(1_u8).bytes(body).bytes(&Sha256::digest(body));
    file
}

/// Replaces one short byte pattern that occurs once.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = bytes.windows(from.len()).position(|window| window == from).unwrap();
    [&bytes[..at], to, &bytes[at + from.len()..]].concat()
}

#[test]
fn every_flipped_bit_and_every_truncation_is_refused() {
    let bytes = make(Policy::KeyringOrPassphrase).0.to_bytes();
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(KeyFile::from_bytes(&flipped).is_err(), "bit {bit} is covered");
    }
    for len in 0..bytes.len() {
        assert!(matches!(KeyFile::from_bytes(&bytes[..len]), Err(KeyFault::Damaged)), "{len} bytes");
    }
}

#[test]
fn cheap_and_absurd_derivation_is_refused() {
    let body = make(Policy::Passphrase).0.write_body(true);
    // 4 fields: 64 MiB (0x0001_0000 KiB), 3 passes, 1 lane.
    let honest = [0x84, 0x1a, 0, 1, 0, 0, 3, 1];
    for (cost, weak, why) in [
        (&[0x84, 0x19, 0xff, 0xff, 3, 1][..], true, "memory just below the floor"),
        (&[0x84, 0x1a, 0, 1, 0, 0, 2, 1], true, "two passes"),
        (&[0x84, 0x1a, 0, 1, 0, 0, 3, 0], true, "no lane"),
        (&[0x84, 0x1a, 0, 4, 0, 1, 3, 1], false, "memory just above the ceiling"),
        (&[0x84, 0x1a, 0xff, 0xff, 0xff, 0xff, 3, 1], false, "4 TiB of memory"),
        (&[0x84, 0x1a, 0, 1, 0, 0, 9, 1], false, "nine passes"),
        (&[0x84, 0x1a, 0, 1, 0, 0, 3, 2], false, "two lanes"),
    ] {
        let fault = KeyFile::from_bytes(&with_digest(&replaced(&body, &honest, cost))).unwrap_err();
        let expected = if weak { KeyFault::WeakDerivation } else { KeyFault::CostlyDerivation };
        assert_eq!(fault.to_string(), expected.to_string(), "{why}");
    }
}

#[test]
fn a_forged_file_with_a_right_checksum_is_noticed_when_it_opens() {
    let (file, ..) = make(Policy::Passphrase);
    let mut forged = file.clone();
    forged.mac[0] ^= 1;
    let forged = KeyFile::from_bytes(&forged.to_bytes()).unwrap();
    assert!(matches!(forged.unlock_passphrase(PASSPHRASE), Err(KeyFault::Tampered)), "the MAC is checked");
    let mut moved = file;
    moved.vault = VaultId::from_bytes([1; 16]);
    let moved = KeyFile::from_bytes(&moved.to_bytes()).unwrap();
    assert!(matches!(moved.unlock_passphrase(PASSPHRASE), Err(KeyFault::Tampered)), "a wrap is bound to its vault");
}

#[test]
fn a_newer_format_is_refused_and_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("vault.keys");
    let mut newer = Vec::new();
    Writer(&mut newer).array(5).bytes(b"samsyn vault keys").uint(2_u8).uint(0_u8).uint(0_u8).uint(0_u8);
    std::fs::write(&path, &newer).unwrap();
    assert!(matches!(KeyFile::load(&path), Err(KeyFault::Unsupported { version: 2 })), "told from damage");
    assert_eq!(std::fs::read(&path).unwrap(), newer, "the newer program's file is untouched");
}

#[test]
fn the_format_does_not_drift() {
    let (file, key, recovery) = make(Policy::KeyringOrPassphrase);
    assert_eq!(to_hex(&file.to_bytes()), GOLDEN.trim(), "the same input gives the bytes of the first version");
    let old = KeyFile::from_bytes(&from_hex(GOLDEN)).unwrap();
    assert_eq!(old.unlock_passphrase(PASSPHRASE).unwrap(), key, "a vault made by the first version opens");
    assert_eq!(old.unlock_recovery(&recovery).unwrap(), key, "with its paper too");
}

proptest! {
    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(KeyFile::from_bytes(&bytes).is_err(), "noise is no key file");
        prop_assert!(KeyFile::from_bytes(&with_digest(&bytes)).is_err(), "nor with a right checksum");
    }
}
