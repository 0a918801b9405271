//! The public start of a backup: what it is, of which vault, and how it is unlocked.

use std::io::{self, Read};

use minicbor::Decoder;
use sha2::{Digest, Sha256};

use super::BackupFault;
use crate::cbor::{self, Writer, check_deterministic};
use crate::keyfile::KeyFile;
use crate::sealed::{BoxKey, SALT_BYTES, derive_box_key};
use crate::secret::VaultKey;

const MAGIC: &[u8; 8] = b"SAMSYNBK";
const VERSION: u16 = 1;
/// A header holds one key file; anything longer is none.
const MAX_HEADER_BYTES: u32 = 64 * 1024;
const KEY_LABEL: &[u8] = b"samsyn/backup/v1";

#[derive(Debug)]
pub(super) struct Preamble {
    pub(super) created_ms: u64,
    pub(super) salt: [u8; SALT_BYTES],
    pub(super) key_file: KeyFile,
}

impl Preamble {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut header = Vec::new();
        Writer(&mut header)
            .array(4)
            .bytes(self.key_file.vault().as_bytes())
            .uint(self.created_ms)
            .bytes(&self.salt)
            .bytes(&self.key_file.to_bytes());
        frame_header(&header)
    }

    /// Reads a preamble and gives it back with the exact bytes the key depends on.
    pub(super) fn read(input: &mut dyn Read) -> Result<(Self, Vec<u8>), BackupFault> {
        let header = read_header(input)?;
        check_deterministic(&header)?;
        let mut fields = Decoder::new(&header);
        cbor::read_array(&mut fields, 4)?;
        let vault: [u8; 16] = cbor::read_bytes(&mut fields)?;
        let (created_ms, salt) = (fields.u64()?, cbor::read_bytes(&mut fields)?);
        let key_file = KeyFile::from_bytes(fields.bytes()?)?;
        if key_file.vault().as_bytes() != &vault {
            return Err(BackupFault::Damaged);
        }
        Ok((Self { created_ms, salt, key_file }, frame_header(&header)))
    }

    /// The key of the frames. It depends on every byte before them.
    pub(super) fn derive_key(&self, preamble_bytes: &[u8], key: &VaultKey) -> BoxKey {
        derive_box_key(key.secret().as_bytes(), &self.salt, &[KEY_LABEL, &Sha256::digest(preamble_bytes)])
    }
}

fn frame_header(header: &[u8]) -> Vec<u8> {
    // A header is far shorter than 4 GiB: it holds one key file.
    let len = u32::try_from(header.len()).unwrap_or(u32::MAX);
    [&MAGIC[..], &VERSION.to_be_bytes(), &len.to_be_bytes(), header].concat()
}

fn read_header(input: &mut dyn Read) -> Result<Vec<u8>, BackupFault> {
    let (mut magic, mut version, mut len) = ([0; 8], [0; 2], [0; 4]);
    match input.read_exact(&mut magic) {
        Err(fault) if fault.kind() == io::ErrorKind::UnexpectedEof => {
            return Err(BackupFault::NotABackup);
        }
        other => other?,
    }
    if &magic != MAGIC {
        return Err(BackupFault::NotABackup);
    }
    input.read_exact(&mut version)?;
    let version = u16::from_be_bytes(version);
    if version != VERSION {
        return Err(BackupFault::Unsupported { version });
    }
    input.read_exact(&mut len)?;
    let len = u32::from_be_bytes(len);
    if len > MAX_HEADER_BYTES {
        return Err(BackupFault::Damaged);
    }
    let mut header = vec![0; len as usize];
    input.read_exact(&mut header)?;
    Ok(header)
}
