//! Permits: the only keys to [`Guarded`](super::Guarded) content, and they must be logged first.
//!
//! A permit cannot be made by hand:
//!
//! ```compile_fail,E0451
//! use samsyn_rules::sekretess::{AccessPurpose, Permit};
//! fn forge(model: Permit) -> Permit {
//!     Permit { purpose: AccessPurpose::Granskning, ..model }
//! }
//! ```
//!
//! its fields cannot be reached:
//!
//! ```compile_fail,E0616
//! fn peek(permit: samsyn_rules::sekretess::Permit) {
//!     let _ = permit.expires_at;
//! }
//! ```
//!
//! it cannot be copied to be used twice:
//!
//! ```compile_fail,E0308
//! use samsyn_rules::sekretess::Permit;
//! fn twice(permit: &Permit) -> Permit {
//!     permit.clone()
//! }
//! ```
//!
//! and a logged permit comes from a committed log only:
//!
//! ```compile_fail,E0423
//! use samsyn_rules::sekretess::{LoggedPermit, Permit};
//! fn skip_the_log(permit: Permit) -> LoggedPermit {
//!     LoggedPermit(permit)
//! }
//! ```

use chrono::{NaiveDateTime, TimeDelta};
use uuid::Uuid;

use super::access::{AccessFacts, Refusal, ground_of};
use super::actor::{Actor, Role};
use super::record::RecordRef;
use crate::words;

/// An instant in UTC. The rules have no clock; the caller passes the time in.
pub type At = NaiveDateTime;

/// How long a permit may be used after it was given.
pub const PERMIT_LIFETIME_S: i64 = 60;

words! {
    /// Why the reader opens a record. Goes into the access log.
    AccessPurpose {
        /// Own work: own drafts and own notes, general material.
        Arbete => "arbete",
        /// Picking a pupil to leave a concern about.
        Oro => "oro",
        /// Care of a pupil in a case one is assigned to, and receiving concerns.
        Elevvard => "elevvard",
        /// Writing, sending and following up a report of concern.
        Anmalan => "anmalan",
        /// Keeping the pupil register, the registers and the settings.
        Register => "register",
        /// Reading without a case: lists and numbers only.
        Oversikt => "oversikt",
        /// Checking the access log (PDL 4:3).
        Granskning => "granskning",
    }
}

/// The answer of [`access`].
#[derive(Debug)]
pub enum Access {
    /// May be opened, after the permit is in the log.
    Open(Permit),
    /// May not be opened.
    Refused(Refusal),
}

/// A decision that one reader may open one record for one purpose, for a minute.
///
/// Private fields and no constructor: only [`access`] makes one.
#[derive(Debug, PartialEq, Eq)]
pub struct Permit {
    reader: Actor,
    record: RecordRef,
    purpose: AccessPurpose,
    ground: &'static str,
    given_at: At,
    expires_at: At,
}

/// Decides whether `actor` may open `record` for `purpose`, given what is known, at `at`.
///
/// Pure and total: every combination answers, and what no rule opens is refused.
#[must_use]
pub fn access(actor: &Actor, record: &RecordRef, purpose: AccessPurpose, facts: &AccessFacts, at: At) -> Access {
    match ground_of(actor, record, purpose, facts) {
        Err(refusal) => Access::Refused(refusal),
        Ok(ground) => Access::Open(Permit {
            reader: *actor,
            record: record.clone(),
            purpose,
            ground,
            given_at: at,
            // At the end of the calendar there is no later instant: the permit is then used up at once.
            expires_at: at.checked_add_signed(TimeDelta::seconds(PERMIT_LIFETIME_S)).unwrap_or(at),
        }),
    }
}

/// The access log: a store that has committed its rows durably when `commit` returns `Ok`.
pub trait AccessLog {
    /// Why the rows could not be committed.
    type Error;

    /// Commits one row per permit in one transaction.
    ///
    /// # Errors
    /// Nothing is logged, and so nothing may be opened.
    fn commit(&mut self, permits: &[Permit]) -> Result<(), Self::Error>;
}

/// A permit whose access-log row is committed. The only thing that opens content.
#[derive(Debug, PartialEq, Eq)]
pub struct LoggedPermit(Permit);

impl Permit {
    /// Logs this permit.
    ///
    /// # Errors
    /// The log's own error; the permit is then gone.
    pub fn commit<L: AccessLog>(self, log: &mut L) -> Result<LoggedPermit, L::Error> {
        log.commit(std::slice::from_ref(&self))?;
        Ok(LoggedPermit(self))
    }

    /// Logs several permits in one transaction, in the order given.
    ///
    /// # Errors
    /// The log's own error; all the permits are then gone.
    pub fn commit_all<L: AccessLog>(permits: Vec<Self>, log: &mut L) -> Result<Vec<LoggedPermit>, L::Error> {
        if !permits.is_empty() {
            log.commit(&permits)?;
        }
        Ok(permits.into_iter().map(LoggedPermit).collect())
    }

    /// Who may read.
    #[must_use]
    pub fn reader(&self) -> Uuid {
        self.reader.id
    }

    /// In which role.
    #[must_use]
    pub fn role(&self) -> Role {
        self.reader.role
    }

    /// What may be read.
    #[must_use]
    pub fn record(&self) -> &RecordRef {
        &self.record
    }

    /// Why.
    #[must_use]
    pub fn purpose(&self) -> AccessPurpose {
        self.purpose
    }

    /// On which ground, as a provision or a rule of the program.
    #[must_use]
    pub fn ground(&self) -> &'static str {
        self.ground
    }

    /// When the permit was given (UTC).
    #[must_use]
    pub fn given_at(&self) -> At {
        self.given_at
    }

    /// The first instant at which it no longer opens anything (UTC).
    #[must_use]
    pub fn expires_at(&self) -> At {
        self.expires_at
    }
}

impl LoggedPermit {
    /// The permit that was logged.
    #[must_use]
    pub fn permit(&self) -> &Permit {
        &self.0
    }
}
