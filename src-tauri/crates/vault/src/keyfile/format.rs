//! The bytes of a key file.
//!
//! ```text
//! file = deterministic CBOR [magic, version, body, SHA-256(body)]
//! body = deterministic CBOR [vault16, policy, entry16 or empty, [slot …], mac32]
//! slot = [kind, [memory_kib, passes, lanes, salt16] or [], sealed96]
//! mac  = HMAC-SHA256(key derived from the vault key, version and body without mac)
//! ```

use minicbor::Decoder;
use sha2::{Digest, Sha256};

use super::slot::{Slot, SlotKind, Stretch};
use super::{ENTRY_BYTES, KeyFault, KeyFile, MAX_FILE_BYTES, Policy};
use crate::cbor::{self, Writer, check_deterministic};
use crate::kdf::KdfCost;
use crate::sealed::OVERHEAD_BYTES;

pub(super) const VERSION: u64 = 1;
const MAGIC: &[u8] = b"samsyn vault keys";

impl Policy {
    const fn number(self) -> u8 {
        match self {
            Self::Passphrase => 1,
            Self::KeyringOrPassphrase => 2,
            Self::KeyringAndPassphrase => 3,
        }
    }
}

impl Slot {
    pub(super) fn write_parameters(&self, out: &mut Writer<'_>) {
        out.uint(self.kind.number());
        match &self.stretch {
            None => out.array(0),
            Some(Stretch { cost, salt }) => {
                out.array(4).uint(cost.memory_kib()).uint(cost.passes()).uint(KdfCost::LANES).bytes(salt)
            }
        };
    }

    fn read(input: &mut Decoder<'_>, kind: SlotKind) -> Result<Self, KeyFault> {
        cbor::read_array(input, 3)?;
        if input.u8()? != kind.number() {
            return Err(KeyFault::Damaged);
        }
        let stretch = match cbor::read_list(input)? {
            4 if kind.uses_passphrase() => {
                let cost = KdfCost::check(input.u32()?, input.u32()?, input.u32()?)?;
                Some(Stretch { cost, salt: cbor::read_bytes(input)? })
            }
            0 if !kind.uses_passphrase() => None,
            _ => return Err(KeyFault::Damaged),
        };
        let sealed: [u8; OVERHEAD_BYTES + 32] = cbor::read_bytes(input)?;
        Ok(Self { kind, stretch, sealed: sealed.to_vec() })
    }
}

impl KeyFile {
    pub(super) fn write_body(&self, with_mac: bool) -> Vec<u8> {
        let mut body = Vec::new();
        let mut out = Writer(&mut body);
        out.array(4 + usize::from(with_mac)).bytes(self.vault.as_bytes()).uint(self.policy.number());
        out.bytes(self.entry.as_ref().map_or(&[], <[u8; ENTRY_BYTES]>::as_slice)).array(self.slots.len());
        for slot in &self.slots {
            slot.write_parameters(out.array(3));
            out.bytes(&slot.sealed);
        }
        if with_mac {
            out.bytes(&self.mac);
        }
        body
    }

    /// What the MAC covers: everything but itself.
    pub(super) fn authenticated_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION as u8];
        bytes.extend_from_slice(&self.write_body(false));
        bytes
    }

    /// The file's content. The same key file always gives the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let body = self.write_body(true);
        let mut file = Vec::with_capacity(body.len() + 64);
        Writer(&mut file).array(4).bytes(MAGIC).uint(VERSION).bytes(&body).bytes(&Sha256::digest(&body));
        file
    }

    /// Reads the file's content.
    ///
    /// # Errors
    /// [`KeyFault::Damaged`], [`KeyFault::Unsupported`] for a newer format, [`KeyFault::WeakDerivation`] and
    /// [`KeyFault::CostlyDerivation`] for key derivation outside the limits.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyFault> {
        if bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(KeyFault::Damaged);
        }
        check_deterministic(bytes)?;
        let mut input = Decoder::new(bytes);
        // A newer format may have more fields; its magic and version stay first.
        let fields = cbor::read_list(&mut input)?;
        if fields < 2 || input.bytes()? != MAGIC {
            return Err(KeyFault::Damaged);
        }
        let version = input.u64()?;
        if version != VERSION {
            return Err(KeyFault::Unsupported { version });
        }
        let (body, digest) = (input.bytes()?, input.bytes()?);
        if fields != 4 || digest != &Sha256::digest(body)[..] {
            return Err(KeyFault::Damaged);
        }
        Self::read_body(body)
    }

    fn read_body(body: &[u8]) -> Result<Self, KeyFault> {
        check_deterministic(body)?;
        let mut input = Decoder::new(body);
        cbor::read_array(&mut input, 5)?;
        let vault = cbor::read_bytes(&mut input)?.into();
        let policy = match input.u8()? {
            1 => Policy::Passphrase,
            2 => Policy::KeyringOrPassphrase,
            3 => Policy::KeyringAndPassphrase,
            _ => return Err(KeyFault::Damaged),
        };
        let entry = match input.bytes()? {
            [] if !policy.uses_keyring() => None,
            entry if policy.uses_keyring() => Some(entry.try_into().map_err(|_| KeyFault::Damaged)?),
            _ => return Err(KeyFault::Damaged),
        };
        let kinds = policy.slot_kinds();
        cbor::read_array(&mut input, kinds.len())?;
        let slots = kinds.iter().map(|&kind| Slot::read(&mut input, kind)).collect::<Result<_, _>>()?;
        Ok(Self { vault, policy, entry, slots, mac: cbor::read_bytes(&mut input)? })
    }
}
