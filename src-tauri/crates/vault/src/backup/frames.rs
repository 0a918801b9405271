//! The sealed content: numbered frames and a last one that counts and hashes them all.

use std::io::{self, Read, Write};

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{BackupFault, Receipt};
use crate::sealed::{BoxKey, TAG_BYTES};

/// Content of a full frame: 1 MiB.
pub(super) const FRAME_BYTES: usize = 1024 * 1024;
/// The last frame: SHA-256 and length of the content.
const LAST_BYTES: usize = 32 + 8;

const fn nonce(number: u32, last: bool) -> [u8; 12] {
    let n = number.to_be_bytes();
    [0, 0, 0, 0, 0, 0, 0, n[0], n[1], n[2], n[3], last as u8]
}

pub(super) fn seal_frames(plain: &mut dyn Read, out: &mut dyn Write, key: &BoxKey) -> Result<Receipt, BackupFault> {
    let mut content = Count::default();
    let mut buffer = Zeroizing::new(vec![0; FRAME_BYTES]);
    let mut number = 0_u32;
    loop {
        let len = read_full(plain, &mut buffer)?;
        if len == 0 {
            break;
        }
        content.add(&buffer[..len]);
        write_frame(out, key, nonce(number, false), &mut buffer[..len])?;
        number = number.checked_add(1).ok_or(BackupFault::TooLarge)?;
    }
    let receipt = content.finish();
    write_frame(out, key, nonce(number, true), &mut last_frame(&receipt))?;
    Ok(receipt)
}

pub(super) fn open_frames(input: &mut dyn Read, out: &mut dyn Write, key: &BoxKey) -> Result<Receipt, BackupFault> {
    let mut content = Count::default();
    let mut number = 0_u32;
    loop {
        let (mut frame, tag) = read_frame(input)?;
        // A data frame and the last frame differ by nonce, so the length alone cannot pass one off as the other.
        if let Ok(mut last) = <[u8; LAST_BYTES]>::try_from(frame.as_slice())
            && key.decrypt(nonce(number, true), b"", &mut last, tag).is_ok()
        {
            return finish(input, content.finish(), &last);
        }
        key.decrypt(nonce(number, false), b"", &mut frame, tag)?;
        content.add(&frame);
        out.write_all(&frame)?;
        number = number.checked_add(1).ok_or(BackupFault::TooLarge)?;
    }
}

fn finish(input: &mut dyn Read, receipt: Receipt, last: &[u8; LAST_BYTES]) -> Result<Receipt, BackupFault> {
    let nothing_follows = read_full(input, &mut [0])? == 0;
    if nothing_follows && last_frame(&receipt) == *last { Ok(receipt) } else { Err(BackupFault::Damaged) }
}

fn last_frame(receipt: &Receipt) -> [u8; LAST_BYTES] {
    let mut last = [0; LAST_BYTES];
    last[..32].copy_from_slice(&receipt.sha256);
    last[32..].copy_from_slice(&receipt.content_bytes.to_be_bytes());
    last
}

fn write_frame(out: &mut dyn Write, key: &BoxKey, nonce: [u8; 12], buffer: &mut [u8]) -> Result<(), BackupFault> {
    let len = u32::try_from(buffer.len()).map_err(|_| BackupFault::TooLarge)?;
    let tag = key.encrypt(nonce, b"", buffer);
    out.write_all(&len.to_be_bytes())?;
    out.write_all(buffer)?;
    Ok(out.write_all(&tag)?)
}

/// Reads one frame: its ciphertext and tag.
fn read_frame(input: &mut dyn Read) -> Result<(Zeroizing<Vec<u8>>, [u8; TAG_BYTES]), BackupFault> {
    let (mut len, mut tag) = ([0; 4], [0; TAG_BYTES]);
    input.read_exact(&mut len)?;
    let len = u32::from_be_bytes(len) as usize;
    if len == 0 || len > FRAME_BYTES {
        return Err(BackupFault::Damaged);
    }
    let mut frame = Zeroizing::new(vec![0; len]);
    input.read_exact(&mut frame)?;
    input.read_exact(&mut tag)?;
    Ok((frame, tag))
}

/// Fills `buffer` as far as the input goes.
fn read_full(input: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match input.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(more) => filled += more,
            Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(filled)
}

/// Hash and length of what has passed.
#[derive(Default)]
struct Count {
    hash: Sha256,
    content_bytes: u64,
}

impl Count {
    fn add(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
        self.content_bytes += bytes.len() as u64;
    }

    fn finish(self) -> Receipt {
        Receipt { sha256: self.hash.finalize().into(), content_bytes: self.content_bytes }
    }
}
