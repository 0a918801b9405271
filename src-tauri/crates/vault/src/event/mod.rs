//! Signed, linked and sealed events: the truth every other table is derived from.
//!
//! ```text
//! header  = deterministic CBOR [v, suite, vault16, dev16, incarnation8, seq, prev32, hlc, roster8, kid16, flags,
//!                               psize, phash32, seen?]        kept as written, never encoded again
//! sig     = Ed25519 over "samsyn/event/v1\0" ‖ SHA-256(header)
//! payload = salt16 ‖ commit32 ‖ AES-256-GCM(key, nonce 0, aad = header without phash, padded plaintext)
//! ```
//!
//! Header and signature stand on their own: when a payload is destroyed under retention rules, the log still
//! links and verifies.

mod header;
mod padding;
mod plain;
mod seal;
#[cfg(test)]
mod tests;
mod verify;

pub use header::{EventHeader, Seen};
pub use plain::{EventDraft, EventPlain};
pub use seal::{Chain, Marks, seal_event, seal_marked_event};
pub use verify::{Position, VerifiedHeader, open_event, verify_event, verify_header};

use crate::cbor::CborFault;
use crate::entropy::EntropyFault;
use crate::ids::EventHash;
use crate::sealed::BoxFault;

const SIGN_LABEL: &[u8; 16] = b"samsyn/event/v1\0";
const ENTRY_LABEL: &[u8] = b"samsyn/entry/v1";

/// An event as it is stored and sent. Nothing in it is readable without a compartment key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedEvent {
    /// Deterministic CBOR, exactly as signed.
    pub header: Vec<u8>,
    /// Ed25519 by the device in the header.
    pub sig: [u8; 64],
    /// The sealed content.
    pub payload: Vec<u8>,
}

impl SealedEvent {
    /// The event's name, which the next event in the log cites.
    pub fn hash(&self) -> EventHash {
        header::derive_hash(&self.header, &self.sig)
    }
}

/// Why an event is not written, not accepted or not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EventFault {
    /// Header or content is larger than 4 MiB or lists more than 4 096 entries.
    #[error("the event is larger than allowed")]
    TooLarge,
    /// Not in the one form an event has.
    #[error("the event is malformed")]
    Malformed,
    /// Written by a newer program: keep it, and read it after an update.
    #[error("event format {version} with suite {suite} is not known to this program")]
    Unsupported {
        /// Format version in the header.
        version: u64,
        /// Cipher suite in the header.
        suite: u64,
    },
    /// Signed by another device than its header says.
    #[error("the event names another device than the one that signed it")]
    WrongDevice,
    /// The signature does not hold.
    #[error("the signature of the event does not hold")]
    BadSignature,
    /// Belongs to another vault.
    #[error("the event belongs to another vault")]
    WrongVault,
    /// Belongs to another life of the device's log.
    #[error("the event belongs to another incarnation of the log")]
    WrongIncarnation,
    /// A gap or a repetition in the log.
    #[error("expected event {expected} of the log, got {found}")]
    WrongSequence {
        /// The number that was due.
        expected: u64,
        /// The number in the header.
        found: u64,
    },
    /// The number is right and the event before is another: the log forked or was rewritten.
    #[error("the event does not follow the one before it")]
    WrongPrevious,
    /// The payload is not the one that was signed for.
    #[error("the payload is not the one the header names")]
    PayloadMismatch,
    /// The compartment key is not the one that sealed it.
    #[error("the event is sealed under another key")]
    WrongKey,
    /// The payload is signed for and the key is right, yet it does not open: the writer made it so.
    #[error("the payload is damaged")]
    Damaged,
    /// No random bytes: nothing was written.
    #[error(transparent)]
    Entropy(#[from] EntropyFault),
}

impl From<CborFault> for EventFault {
    fn from(fault: CborFault) -> Self {
        match fault {
            CborFault::TooLarge => Self::TooLarge,
            CborFault::Malformed | CborFault::Trailing => Self::Malformed,
        }
    }
}

impl From<BoxFault> for EventFault {
    fn from(fault: BoxFault) -> Self {
        match fault {
            BoxFault::WrongKey => Self::WrongKey,
            BoxFault::Damaged => Self::Damaged,
        }
    }
}

impl From<minicbor::decode::Error> for EventFault {
    fn from(_: minicbor::decode::Error) -> Self {
        Self::Malformed
    }
}
