//! The public part of an event: what links, orders and authenticates it. Holds no content.

use minicbor::Decoder;
use sha2::{Digest, Sha256};

use super::EventFault;
use crate::cbor::{self, Writer, check_deterministic};
use crate::clock::Hlc;
use crate::ids::{DeviceId, EventHash, IncarnationId, KeyId, RosterTag, VaultId};

/// The format this program writes.
pub(crate) const VERSION: u64 = 1;
/// Ed25519, HKDF-SHA256, AES-256-GCM.
pub(crate) const SUITE: u64 = 1;
const FIELDS: usize = 13;
/// Critical flags this program knows.
const KNOWN_CRITICAL: u32 = 0;

/// One line of gossip: how far the writer has seen another device's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Whose log.
    pub device: DeviceId,
    /// The last sequence number seen.
    pub seq: u64,
    /// The first 8 bytes of that event's hash.
    pub hash8: [u8; 8],
}

/// The fields of a header, in the order they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventHeader {
    /// The vault it belongs to.
    pub vault: VaultId,
    /// The device that wrote and signed it.
    pub device: DeviceId,
    /// The life of that device's log.
    pub incarnation: IncarnationId,
    /// Place in the log, from 1.
    pub seq: u64,
    /// The event before it in the log; zeros for the first.
    pub prev: EventHash,
    /// When, by the writer's clock.
    pub hlc: Hlc,
    /// The roster the writer knew.
    pub roster: RosterTag,
    /// The compartment key that opens the payload.
    pub kid: KeyId,
    /// See [`super::Marks::flags`].
    pub flags: u64,
    /// Size of the sealed payload in bytes.
    pub payload_bytes: u64,
    /// SHA-256 of the sealed payload.
    pub payload_hash: [u8; 32],
    /// See [`super::Marks::seen`].
    pub seen: Vec<Seen>,
}

/// The event's name: SHA-256 over header and signature.
pub(crate) fn derive_hash(header: &[u8], sig: &[u8; 64]) -> EventHash {
    let digest: [u8; 32] = Sha256::new().chain_update(header).chain_update(sig).finalize().into();
    EventHash::from_bytes(digest)
}

impl EventHeader {
    /// The critical flags: the high half. Whoever does not know one must not write after this event.
    pub const fn critical_flags(&self) -> u32 {
        (self.flags >> 32) as u32
    }

    /// Whether this program knows every critical flag. Those of the low half only inform and are carried.
    pub const fn may_write_after(&self) -> bool {
        self.critical_flags() & !KNOWN_CRITICAL == 0
    }

    /// The exact bytes that are signed and kept.
    pub(crate) fn encode(&self) -> Vec<u8> {
        self.write(true)
    }

    /// What the payload is bound to: the header without the payload's hash.
    pub(crate) fn encode_aad(&self) -> Vec<u8> {
        self.write(false)
    }

    fn write(&self, with_payload_hash: bool) -> Vec<u8> {
        let fields = FIELDS - usize::from(!with_payload_hash) + usize::from(!self.seen.is_empty());
        let mut bytes = Vec::with_capacity(200 + self.seen.len() * 36);
        let mut out = Writer(&mut bytes);
        out.array(fields).uint(VERSION).uint(SUITE);
        out.bytes(self.vault.as_bytes()).bytes(self.device.as_bytes()).bytes(self.incarnation.as_bytes());
        out.uint(self.seq).bytes(self.prev.as_bytes()).uint(self.hlc.as_u64());
        out.bytes(self.roster.as_bytes()).bytes(self.kid.as_bytes()).uint(self.flags).uint(self.payload_bytes);
        if with_payload_hash {
            out.bytes(&self.payload_hash);
        }
        if !self.seen.is_empty() {
            out.array(self.seen.len());
        }
        for seen in &self.seen {
            out.array(3).bytes(seen.device.as_bytes()).uint(seen.seq).bytes(&seen.hash8);
        }
        bytes
    }

    /// Reads a header. The version comes first, so a newer one is told apart from damage.
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, EventFault> {
        check_deterministic(bytes)?;
        let mut input = Decoder::new(bytes);
        let fields = cbor::read_list(&mut input)?;
        let (version, suite) = (input.u64()?, input.u64()?);
        if version != VERSION || suite != SUITE {
            return Err(EventFault::Unsupported { version, suite });
        }
        if fields != FIELDS && fields != FIELDS + 1 {
            return Err(EventFault::Malformed);
        }
        Ok(Self {
            vault: cbor::read_bytes(&mut input)?.into(),
            device: cbor::read_bytes(&mut input)?.into(),
            incarnation: cbor::read_bytes(&mut input)?.into(),
            seq: input.u64()?,
            prev: cbor::read_bytes(&mut input)?.into(),
            hlc: Hlc::from_u64(input.u64()?),
            roster: cbor::read_bytes(&mut input)?.into(),
            kid: cbor::read_bytes(&mut input)?.into(),
            flags: input.u64()?,
            payload_bytes: input.u64()?,
            payload_hash: cbor::read_bytes(&mut input)?,
            seen: if fields > FIELDS { read_seen(&mut input)? } else { Vec::new() },
        })
    }
}

fn read_seen(input: &mut Decoder<'_>) -> Result<Vec<Seen>, EventFault> {
    // `check_deterministic` has limited the count and seen that every entry is there.
    let count = input.array()?.filter(|&count| count > 0).ok_or(EventFault::Malformed)?;
    (0..count)
        .map(|_| {
            cbor::read_array(input, 3)?;
            Ok(Seen { device: cbor::read_bytes(input)?.into(), seq: input.u64()?, hash8: cbor::read_bytes(input)? })
        })
        .collect()
}
