//! Reading: signature, place in the log, payload, content, in that order.

use sha2::{Digest, Sha256};

use super::header::{EventHeader, derive_hash};
use super::plain::{EventPlain, decode_padded};
use super::seal::{entry_info, signed_message};
use super::{EventFault, SealedEvent};
use crate::cbor::MAX_OBJECT_BYTES;
use crate::compartment::CompartmentKey;
use crate::device::DevicePublicKey;
use crate::ids::{EventHash, IncarnationId, VaultId};
use crate::sealed;

/// A place in a log: where the next event must fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The vault.
    pub vault: VaultId,
    /// The life of the log.
    pub incarnation: IncarnationId,
    /// The sequence number that is due.
    pub seq: u64,
    /// The hash of the event before it.
    pub prev: EventHash,
}

/// A header whose signature has been verified. Only this module makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedHeader {
    header: EventHeader,
    hash: EventHash,
}

impl VerifiedHeader {
    /// The fields.
    pub const fn header(&self) -> &EventHeader {
        &self.header
    }

    /// The event's name.
    pub const fn hash(&self) -> EventHash {
        self.hash
    }

    /// Where the event after this one must fit.
    pub const fn next_position(&self) -> Position {
        Position {
            vault: self.header.vault,
            incarnation: self.header.incarnation,
            seq: self.header.seq.saturating_add(1),
            prev: self.hash,
        }
    }

    /// Whether the event fits `position`. An event that is signed and does not fit is proof of a fork.
    ///
    /// # Errors
    /// What differs first: vault, incarnation, sequence number, event before.
    pub fn check_position(&self, position: &Position) -> Result<(), EventFault> {
        let header = &self.header;
        if header.vault != position.vault {
            Err(EventFault::WrongVault)
        } else if header.incarnation != position.incarnation {
            Err(EventFault::WrongIncarnation)
        } else if header.seq != position.seq {
            Err(EventFault::WrongSequence { expected: position.seq, found: header.seq })
        } else if header.prev != position.prev {
            Err(EventFault::WrongPrevious)
        } else {
            Ok(())
        }
    }
}

/// Verifies header and signature alone: all that is left of an event whose content was destroyed.
///
/// # Errors
/// [`EventFault`] when the header is malformed, from a newer program, of another device or not signed by it.
pub fn verify_header(header: &[u8], sig: &[u8; 64], key: &DevicePublicKey) -> Result<VerifiedHeader, EventFault> {
    let fields = EventHeader::decode(header)?;
    if fields.device != key.id() {
        return Err(EventFault::WrongDevice);
    }
    key.verify(&signed_message(header), sig).map_err(|_| EventFault::BadSignature)?;
    Ok(VerifiedHeader { header: fields, hash: derive_hash(header, sig) })
}

/// Verifies a whole event: signature, place in the log and that the payload is the signed one.
///
/// # Errors
/// [`EventFault`] with the first thing that does not hold.
pub fn verify_event(
    event: &SealedEvent,
    key: &DevicePublicKey,
    position: &Position,
) -> Result<VerifiedHeader, EventFault> {
    let verified = verify_header(&event.header, &event.sig, key)?;
    verified.check_position(position)?;
    check_payload(event, &verified)?;
    Ok(verified)
}

fn check_payload(event: &SealedEvent, verified: &VerifiedHeader) -> Result<(), EventFault> {
    if event.payload.len() > MAX_OBJECT_BYTES {
        return Err(EventFault::TooLarge);
    }
    let same_size = event.payload.len() as u64 == verified.header.payload_bytes;
    if same_size && Sha256::digest(&event.payload)[..] == verified.header.payload_hash {
        Ok(())
    } else {
        Err(EventFault::PayloadMismatch)
    }
}

/// Opens a verified event.
///
/// # Errors
/// [`EventFault::WrongKey`] for another epoch's key, [`EventFault::PayloadMismatch`] when `verified` is of another
/// event, [`EventFault::Damaged`] and [`EventFault::Malformed`] when the writer sealed something else than an event.
pub fn open_event(
    event: &SealedEvent,
    verified: &VerifiedHeader,
    key: &CompartmentKey,
) -> Result<EventPlain, EventFault> {
    check_payload(event, verified)?;
    if verified.header.kid != key.kid() {
        return Err(EventFault::WrongKey);
    }
    let (info, aad) = (entry_info(&verified.header), verified.header.encode_aad());
    let plain = sealed::open(key.secret().as_bytes(), &[&info], &aad, &event.payload)?;
    decode_padded(&plain)
}
