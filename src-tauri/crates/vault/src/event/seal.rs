//! Writing: a draft becomes the next event of the device's own log.

use sha2::{Digest, Sha256};

use super::header::{EventHeader, Seen};
use super::plain::{EventDraft, encode_padded};
use super::{ENTRY_LABEL, EventFault, Position, SIGN_LABEL, SealedEvent};
use crate::cbor::{MAX_OBJECT_BYTES, check_deterministic};
use crate::clock::Hlc;
use crate::compartment::CompartmentKey;
use crate::device::{DeviceKey, DevicePublicKey};
use crate::entropy::{Entropy, EntropyFault, make_bytes};
use crate::ids::{DeviceId, EventHash, IncarnationId, RosterTag, VaultId};
use crate::sealed;

/// Where a device stands in its own log. Kept in the same transaction as the event it moved past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// The vault the log belongs to.
    pub vault: VaultId,
    /// Whose log.
    pub device: DeviceId,
    /// Which life of it.
    pub incarnation: IncarnationId,
    /// The number of the last event; 0 before the first.
    pub seq: u64,
    /// The hash of the last event; zeros before the first.
    pub prev: EventHash,
    /// The latest time seen. Observe remote clocks here.
    pub hlc: Hlc,
    /// The roster events are written under; zeros before there is one.
    pub roster: RosterTag,
}

impl Chain {
    /// A new, empty log of `device`.
    ///
    /// # Errors
    /// [`EntropyFault`] when the source of randomness fails.
    pub fn start(vault: VaultId, device: &DevicePublicKey, entropy: &dyn Entropy) -> Result<Self, EntropyFault> {
        Ok(Self::resume(vault, device, make_bytes(entropy)?.into()))
    }

    /// The log of `device` in a known life, before its first event.
    pub fn resume(vault: VaultId, device: &DevicePublicKey, incarnation: IncarnationId) -> Self {
        Self {
            vault,
            device: device.id(),
            incarnation,
            seq: 0,
            prev: EventHash::default(),
            hlc: Hlc::default(),
            roster: RosterTag::default(),
        }
    }

    /// Where the next event of this log must fit.
    pub const fn next_position(&self) -> Position {
        Position { vault: self.vault, incarnation: self.incarnation, seq: self.seq.saturating_add(1), prev: self.prev }
    }
}

/// Public marks of events about the team itself; ordinary events have none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// The low 32 bits inform; the high 32 are critical: whoever does not know one reads on and writes no more. None is defined yet.
    pub flags: u64,
    /// How far the writer has seen other logs; at most 4 096 entries.
    pub seen: Vec<Seen>,
}

/// Seals and signs `draft` as the next event of `chain`. On an error the chain has not moved.
///
/// # Errors
/// [`EventFault::WrongDevice`] when the key is not the chain's, [`EventFault::TooLarge`] beyond the limits,
/// [`EventFault::Entropy`] without random bytes.
pub fn seal_event(
    chain: &mut Chain,
    device: &DeviceKey,
    key: &CompartmentKey,
    draft: &EventDraft,
    now_ms: u64,
    entropy: &dyn Entropy,
) -> Result<SealedEvent, EventFault> {
    seal_marked_event(chain, device, key, draft, Marks::default(), now_ms, entropy)
}

/// [`seal_event`] with public marks.
///
/// # Errors
/// As [`seal_event`].
pub fn seal_marked_event(
    chain: &mut Chain,
    device: &DeviceKey,
    key: &CompartmentKey,
    draft: &EventDraft,
    marks: Marks,
    now_ms: u64,
    entropy: &dyn Entropy,
) -> Result<SealedEvent, EventFault> {
    if chain.device != device.public().id() {
        return Err(EventFault::WrongDevice);
    }
    let plain = encode_padded(draft)?;
    let payload_len = plain.len() + sealed::OVERHEAD_BYTES;
    if payload_len > MAX_OBJECT_BYTES {
        return Err(EventFault::TooLarge);
    }
    let mut header = EventHeader {
        vault: chain.vault,
        device: chain.device,
        incarnation: chain.incarnation,
        seq: chain.seq.checked_add(1).ok_or(EventFault::TooLarge)?,
        prev: chain.prev,
        hlc: chain.hlc.next(now_ms),
        roster: chain.roster,
        kid: key.kid(),
        flags: marks.flags,
        payload_bytes: payload_len as u64,
        payload_hash: [0; 32],
        seen: marks.seen,
    };
    let (salt, info, aad) = (make_bytes(entropy)?, entry_info(&header), header.encode_aad());
    let payload = sealed::seal(key.secret().as_bytes(), salt, &[&info], &aad, &plain);
    header.payload_hash = Sha256::digest(&payload).into();
    let bytes = header.encode();
    check_deterministic(&bytes)?;
    let event = SealedEvent { sig: device.sign(&signed_message(&bytes)), header: bytes, payload };
    (chain.seq, chain.prev, chain.hlc) = (header.seq, event.hash(), header.hlc);
    Ok(event)
}

/// What the key of one event depends on besides the compartment key: `label ‖ vault ‖ dev ‖ inc ‖ seq`.
pub(super) fn entry_info(header: &EventHeader) -> Vec<u8> {
    let seq = header.seq.to_be_bytes();
    [ENTRY_LABEL, header.vault.as_bytes(), header.device.as_bytes(), header.incarnation.as_bytes(), &seq].concat()
}

/// What a device signs: `label ‖ SHA-256(header)`.
pub(super) fn signed_message(header: &[u8]) -> [u8; 48] {
    let mut message = [0; 48];
    message[..16].copy_from_slice(SIGN_LABEL);
    message[16..].copy_from_slice(&Sha256::digest(header));
    message
}
