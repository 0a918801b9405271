//! Content that is sealed until a logged permit opens it.
//!
//! There is no way around the log:
//!
//! ```compile_fail,E0308
//! use samsyn_rules::sekretess::{At, Guarded, Permit};
//! fn open_unlogged(note: Guarded<String>, permit: Permit, now: At) {
//!     let _ = note.open(&permit, permit.reader(), now);
//! }
//! ```
//!
//! the content is no field:
//!
//! ```compile_fail,E0616
//! fn peek(note: samsyn_rules::sekretess::Guarded<String>) -> String {
//!     note.value
//! }
//! ```
//!
//! and it cannot be cloned to be kept:
//!
//! ```compile_fail,E0308
//! use samsyn_rules::sekretess::Guarded;
//! fn keep(note: &Guarded<String>) -> Guarded<String> {
//!     note.clone()
//! }
//! ```

use std::fmt;

use uuid::Uuid;

use super::permit::{At, LoggedPermit};
use super::record::RecordRef;

/// Why a permit does not open this record. Says nothing about the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PermitMismatch {
    /// The permit is for another record, or for the record as it was before it changed domain.
    OtherRecord,
    /// The permit was given to somebody else.
    OtherReader,
    /// The permit's minute has passed, or the clock went backwards.
    Expired,
}

impl fmt::Display for PermitMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherRecord => "the permit is for another record",
            Self::OtherReader => "the permit is for another reader",
            Self::Expired => "the permit has expired",
        })
    }
}

impl std::error::Error for PermitMismatch {}

/// A value nobody can read before the access-log row is committed.
pub struct Guarded<T> {
    record: RecordRef,
    value: T,
}

impl<T> Guarded<T> {
    /// Seals `value` as the content of `record`.
    #[must_use]
    pub fn seal(record: RecordRef, value: T) -> Self {
        Self { record, value }
    }

    /// What is sealed, without the content: what [`access`](super::access) decides on.
    #[must_use]
    pub fn record(&self) -> &RecordRef {
        &self.record
    }

    /// Opens the content for `reader` at `now` (UTC).
    ///
    /// # Errors
    /// [`PermitMismatch`]; the content is then dropped unread.
    pub fn open(self, permit: &LoggedPermit, reader: Uuid, now: At) -> Result<T, PermitMismatch> {
        let permit = permit.permit();
        if *permit.record() != self.record {
            Err(PermitMismatch::OtherRecord)
        } else if permit.reader() != reader {
            Err(PermitMismatch::OtherReader)
        } else if now < permit.given_at() || now >= permit.expires_at() {
            Err(PermitMismatch::Expired)
        } else {
            Ok(self.value)
        }
    }
}

impl<T> fmt::Debug for Guarded<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Guarded({}, sealed)", self.record.kind.as_str())
    }
}
