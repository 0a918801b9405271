#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::frames::FRAME_BYTES;
use super::*;
use crate::entropy::SeededEntropy;
use crate::hex::{from_hex, to_hex};
use crate::keyfile::{KeyringSecret, Policy};
use crate::recovery::RecoveryKey;
use crate::sealed::TAG_BYTES;
use crate::secret::Secret32;

const NOON_MS: u64 = 1_795_345_200_000;
const GOLDEN: &str = include_str!("../../tests/golden/backup-v1.hex");

struct Made {
    file: Vec<u8>,
    key: VaultKey,
    recovery: RecoveryKey,
    receipt: Receipt,
}

fn make(content: &[u8]) -> Made {
    let entropy = SeededEntropy::new(5);
    let keyring = KeyringSecret::make(&SeededEntropy::new(7)).unwrap();
    let (key_file, key, recovery) =
        KeyFile::make(&entropy, Policy::KeyringOrPassphrase, "passphrase", Some(&keyring)).unwrap();
    let mut file = Vec::new();
    let receipt = seal(&mut &content[..], &mut file, &key, &key_file, NOON_MS, &entropy).unwrap();
    Made { file, key, recovery, receipt }
}

fn restore(file: &[u8], key: &VaultKey) -> Result<Vec<u8>, BackupFault> {
    let mut out = Vec::new();
    Backup::read(file)?.restore(key, &mut out).map(|_| out)
}

#[test]
fn a_backup_opens_on_another_computer_with_paper_or_passphrase() {
    let made = make(b"content");
    let backup = Backup::read(&made.file[..]).unwrap();
    let by_paper = backup.key_file().unlock_recovery(&made.recovery).unwrap();
    let by_passphrase = backup.key_file().unlock_passphrase("passphrase").unwrap();
    assert_eq!(backup.created_ms(), NOON_MS, "it says when it was made");
    assert_eq!(backup.vault(), backup.key_file().vault(), "and of which vault");
    assert_eq!(restore(&made.file, &by_paper).unwrap(), b"content", "recovery key");
    assert_eq!(restore(&made.file, &by_passphrase).unwrap(), b"content", "passphrase");
    assert_eq!(backup.verify(&made.key).unwrap(), made.receipt, "the receipt tells two copies apart");
}

#[test]
fn frames_of_every_size_come_back() {
    let made = make(b"");
    assert_eq!(restore(&made.file, &made.key).unwrap(), b"", "an empty vault");
    for len in [1, 39, 40, 41, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 40, 2 * FRAME_BYTES] {
        let content: Vec<u8> = (0..len).map(|i| (i % 251) as u8).collect();
        let made = make(&content);
        assert!(restore(&made.file, &made.key).unwrap() == content, "{len} bytes");
    }
}

#[test]
fn every_flipped_bit_is_refused() {
    let made = make(b"content of forty bytes, just as the last");
    for bit in 0..made.file.len() * 8 {
        let mut flipped = made.file.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(restore(&flipped, &made.key).is_err(), "bit {bit} is covered");
    }
}

#[test]
fn every_truncation_and_extension_is_refused() {
    let made = make(b"content");
    for len in 0..made.file.len() {
        let fault = restore(&made.file[..len], &made.key).unwrap_err();
        let expected =
            if len < 8 { matches!(fault, BackupFault::NotABackup) } else { matches!(fault, BackupFault::Truncated) };
        assert!(expected, "{len} bytes: {fault:?}");
    }
    let longer = [&made.file[..], &[0]].concat();
    assert!(matches!(restore(&longer, &made.key), Err(BackupFault::Damaged)), "nothing follows the last frame");
}

#[test]
fn a_lost_repeated_or_swapped_frame_is_noticed() {
    let content = vec![7; 3 * FRAME_BYTES];
    let made = make(&content);
    let frame = 4 + FRAME_BYTES + TAG_BYTES;
    let start = made.file.len() - 3 * frame - (4 + 40 + TAG_BYTES);
    let (head, frames) = made.file.split_at(start);
    let (first, second, rest) = (&frames[..frame], &frames[frame..2 * frame], &frames[2 * frame..]);
    for (parts, why) in [
        ([head, first, rest].concat(), "a frame is lost"),
        ([head, first, first, second, rest].concat(), "a frame comes twice"),
        ([head, second, first, rest].concat(), "two frames changed places"),
        ([head, &rest[frame..]].concat(), "all frames are lost"),
    ] {
        assert!(matches!(restore(&parts, &made.key), Err(BackupFault::Damaged)), "{why}");
    }
}

#[test]
fn another_key_newer_format_and_other_files_are_told_apart() {
    let made = make(b"content");
    let other = VaultKey::new(Secret32::from_bytes([9; 32]));
    assert!(matches!(restore(&made.file, &other), Err(BackupFault::WrongKey)), "another vault's key");
    let mut newer = made.file.clone();
    newer[9] = 2;
    assert!(matches!(restore(&newer, &made.key), Err(BackupFault::Unsupported { version: 2 })), "update first");
    assert!(matches!(restore(b"SQLite format 3\0", &made.key), Err(BackupFault::NotABackup)), "another file");
    let key_file = Backup::read(&made.file[..]).unwrap().key_file().clone();
    let sealed = seal(&mut &b"x"[..], &mut Vec::new(), &other, &key_file, 0, &SeededEntropy::new(1));
    assert!(matches!(sealed, Err(BackupFault::Key(KeyFault::ForeignKey))), "a copy nobody could open is not made");
}

#[test]
fn files_appear_only_when_they_are_whole() {
    let directory = tempfile::tempdir().unwrap();
    let (backup, restored) = (directory.path().join("copy.samsyn"), directory.path().join("vault.db"));
    let made = make(b"content");
    let key_file = Backup::read(&made.file[..]).unwrap().key_file().clone();
    let entropy = SeededEntropy::new(6);
    let write = |file: &mut File| seal_file(&mut &b"content"[..], file, &made.key, &key_file, NOON_MS, &entropy);
    let receipt = write_atomic(&backup, write).unwrap();
    assert_eq!(receipt, made.receipt, "read back before it got its name");
    let open = || Backup::read(File::open(&backup).unwrap());
    open().unwrap().restore_file(&made.key, &restored).unwrap();
    assert_eq!(std::fs::read(&restored).unwrap(), b"content", "restored");
    let cut = std::fs::read(&backup).unwrap();
    std::fs::write(&backup, &cut[..cut.len() - 1]).unwrap();
    std::fs::write(&restored, "kept").unwrap();
    let fault = open().unwrap().restore_file(&made.key, &restored).unwrap_err();
    assert!(matches!(fault, BackupFault::Truncated), "an interrupted copy");
    assert_eq!(std::fs::read(&restored).unwrap(), b"kept", "what was there is untouched");
}

#[test]
fn the_format_does_not_drift() {
    let made = make(b"content");
    assert_eq!(to_hex(&made.file), GOLDEN.trim(), "the same input gives the bytes of the first version");
    let old = restore(&from_hex(GOLDEN), &made.key).unwrap();
    assert_eq!(old, b"content", "a backup made by the first version opens");
}

proptest! {
    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let key = VaultKey::new(Secret32::from_bytes([9; 32]));
        prop_assert!(restore(&bytes, &key).is_err(), "noise is no backup");
        let framed = [&b"SAMSYNBK\0\x01"[..], &bytes].concat();
        prop_assert!(restore(&framed, &key).is_err(), "nor behind the right start");
    }
}
