//! One file that holds a whole vault and opens on another computer.
//!
//! ```text
//! file     = preamble ‖ commit32 ‖ frame …
//! preamble = "SAMSYNBK" ‖ version u16 ‖ header length u32 ‖ header                              (big-endian)
//! header   = deterministic CBOR [vault16, created_ms, salt16, key file]
//! key, commit = HKDF-SHA256(vault key, salt, "samsyn/backup/v1" ‖ SHA-256(preamble))
//! frame    = plaintext length u32 ‖ AES-256-GCM(key, nonce = 0⁷ ‖ frame number u32 ‖ last u8, plaintext)
//! ```
//!
//! Frames hold up to 1 MiB; the last one holds SHA-256 and length of the whole content and nothing else. Number and
//! last-flag in the nonce (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015) notice
//! frames that are missing, repeated or in another order. The key file inside is what makes passphrase and
//! recovery key work on a computer that never saw the vault.

mod frames;
mod preamble;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::Path;

use crate::atomic::write_atomic;
use crate::cbor::CborFault;
use crate::entropy::{Entropy, EntropyFault, make_bytes};
use crate::ids::VaultId;
use crate::keyfile::{KeyFault, KeyFile};
use crate::sealed::{BoxFault, COMMIT_BYTES};
use crate::secret::VaultKey;
use frames::{open_frames, seal_frames};
use preamble::Preamble;

/// Why a backup is not written or does not open.
#[derive(Debug, thiserror::Error)]
pub enum BackupFault {
    /// Another kind of file.
    #[error("not a backup")]
    NotABackup,
    /// Written by a newer program.
    #[error("backup format {version} needs a newer version of the program")]
    Unsupported {
        /// The format in the file.
        version: u16,
    },
    /// The file ends too early: an interrupted copy.
    #[error("the backup is cut short")]
    Truncated,
    /// Bytes were changed.
    #[error("the backup is damaged")]
    Damaged,
    /// The vault key is not the one it was made with.
    #[error("the backup was made with another key")]
    WrongKey,
    /// More than 4 096 TiB.
    #[error("the content is too large for a backup")]
    TooLarge,
    /// What was read back is not what was written.
    #[error("the backup could not be read back")]
    ReadBack,
    /// The key file, in the backup or given to it.
    #[error(transparent)]
    Key(#[from] KeyFault),
    /// No random bytes: nothing was written.
    #[error(transparent)]
    Entropy(#[from] EntropyFault),
    /// Reading or writing failed.
    #[error("the backup could not be read or written")]
    Io(io::Error),
}

impl From<io::Error> for BackupFault {
    fn from(fault: io::Error) -> Self {
        if fault.kind() == io::ErrorKind::UnexpectedEof { Self::Truncated } else { Self::Io(fault) }
    }
}

impl From<CborFault> for BackupFault {
    fn from(_: CborFault) -> Self {
        Self::Damaged
    }
}

impl From<minicbor::decode::Error> for BackupFault {
    fn from(_: minicbor::decode::Error) -> Self {
        Self::Damaged
    }
}

impl From<BoxFault> for BackupFault {
    fn from(fault: BoxFault) -> Self {
        match fault {
            BoxFault::WrongKey => Self::WrongKey,
            BoxFault::Damaged => Self::Damaged,
        }
    }
}

/// What a backup holds: enough to compare two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// SHA-256 of the content before sealing.
    pub sha256: [u8; 32],
    /// Size of the content in bytes.
    pub content_bytes: u64,
}

/// Seals everything `plain` gives into `out`.
///
/// # Errors
/// [`BackupFault::Key`] when `key` is not the key of `key_file`, [`BackupFault::Entropy`], [`BackupFault::Io`].
pub fn seal(
    plain: &mut dyn Read,
    out: &mut dyn Write,
    key: &VaultKey,
    key_file: &KeyFile,
    created_ms: u64,
    entropy: &dyn Entropy,
) -> Result<Receipt, BackupFault> {
    key_file.check_key(key)?;
    let preamble = Preamble { created_ms, salt: make_bytes(entropy)?, key_file: key_file.clone() };
    let bytes = preamble.to_bytes();
    let frame_key = preamble.derive_key(&bytes, key);
    out.write_all(&bytes)?;
    out.write_all(frame_key.commit())?;
    let receipt = seal_frames(plain, out, &frame_key)?;
    out.flush()?;
    Ok(receipt)
}

/// Seals into a file that is being written and reads it back: whoever gives it its name knows that it opens.
///
/// # Errors
/// As [`seal`], and [`BackupFault::ReadBack`].
pub fn seal_file(
    plain: &mut dyn Read,
    file: &mut File,
    key: &VaultKey,
    key_file: &KeyFile,
    created_ms: u64,
    entropy: &dyn Entropy,
) -> Result<Receipt, BackupFault> {
    let receipt = seal(plain, &mut BufWriter::new(&mut *file), key, key_file, created_ms, entropy)?;
    file.sync_all()?;
    file.rewind()?;
    let read_back = Backup::read(BufReader::new(file))?.verify(key)?;
    if read_back == receipt { Ok(receipt) } else { Err(BackupFault::ReadBack) }
}

/// A backup whose header has been read. Unlock [`Backup::key_file`], then verify or restore.
#[derive(Debug)]
pub struct Backup<R> {
    input: R,
    preamble: Preamble,
    preamble_bytes: Vec<u8>,
}

impl<R: Read> Backup<R> {
    /// Reads the header. Nothing in it is trusted before [`Backup::verify`] or [`Backup::restore`].
    ///
    /// # Errors
    /// [`BackupFault::NotABackup`], [`BackupFault::Unsupported`], [`BackupFault::Truncated`],
    /// [`BackupFault::Damaged`] or [`BackupFault::Key`].
    pub fn read(mut input: R) -> Result<Self, BackupFault> {
        let (preamble, preamble_bytes) = Preamble::read(&mut input)?;
        Ok(Self { input, preamble, preamble_bytes })
    }

    /// The vault it is a copy of.
    pub const fn vault(&self) -> VaultId {
        self.preamble.key_file.vault()
    }

    /// When it was made, in milliseconds since 1970-01-01 UTC.
    pub const fn created_ms(&self) -> u64 {
        self.preamble.created_ms
    }

    /// The key file as it was then: unlock it, and save it beside what is restored.
    pub const fn key_file(&self) -> &KeyFile {
        &self.preamble.key_file
    }

    /// Reads everything and keeps nothing.
    ///
    /// # Errors
    /// As [`Backup::restore`].
    pub fn verify(self, key: &VaultKey) -> Result<Receipt, BackupFault> {
        self.restore(key, &mut io::sink())
    }

    /// Writes the content to `out`. After an error what was written so far is to be thrown away.
    ///
    /// # Errors
    /// [`BackupFault::WrongKey`], [`BackupFault::Damaged`], [`BackupFault::Truncated`] or [`BackupFault::Io`].
    pub fn restore(mut self, key: &VaultKey, out: &mut dyn Write) -> Result<Receipt, BackupFault> {
        let frame_key = self.preamble.derive_key(&self.preamble_bytes, key);
        let mut commit = [0; COMMIT_BYTES];
        self.input.read_exact(&mut commit)?;
        frame_key.check_commit(&commit)?;
        open_frames(&mut self.input, out, &frame_key)
    }

    /// Writes the content to a file that appears only when all of it has been verified.
    ///
    /// # Errors
    /// As [`Backup::restore`]; a file that had the name before is then untouched.
    pub fn restore_file(self, key: &VaultKey, path: &Path) -> Result<Receipt, BackupFault> {
        write_atomic(path, |file: &mut File| {
            let mut out = BufWriter::new(file);
            let receipt = self.restore(key, &mut out)?;
            out.flush()?;
            Ok(receipt)
        })
    }
}
