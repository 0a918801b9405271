//! Concerns: what somebody noticed about a pupil.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use samsyn_rules::sekretess::{Guarded, RecordRef, Role};
use uuid::Uuid;

use crate::words::words;
use crate::{Result, Store, Writer, not_built};

words! {
    /// Is the pupil in danger just now?
    Urgent {
        /// Yes.
        Yes => "yes",
        /// No.
        No => "no",
        /// Not known.
        Unknown => "unknown",
    }
}

words! {
    /// How sure the writer is that it is this pupil.
    PersonCertainty {
        /// Knows the pupil.
        Sure => "sure",
        /// Believes so.
        Probable => "probable",
        /// Does not know who it was.
        Unknown => "unknown",
    }
}

/// A concern to store.
#[derive(Clone, PartialEq, Eq)]
pub struct NewConcern {
    /// Pupil, when known.
    pub pupil: Option<Uuid>,
    /// How sure of the person.
    pub certainty: PersonCertainty,
    /// Day it happened.
    pub happened_on: Option<NaiveDate>,
    /// Time of day.
    pub happened_at: Option<NaiveTime>,
    /// Has gone on for some time.
    pub ongoing: bool,
    /// What was seen or heard.
    pub what: String,
    /// The child's own words.
    pub child_words: String,
    /// Danger now.
    pub urgent: Urgent,
    /// Draft it came from; removed in the same transaction.
    pub draft: Option<Uuid>,
}

/// What storing a concern did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConcernAdded {
    /// Concern.
    pub concern: Uuid,
    /// Case it joined or opened; absent without a pupil.
    pub case: Option<Uuid>,
    /// The case is new.
    pub opened: bool,
}

/// A stored concern.
#[derive(Clone, PartialEq, Eq)]
pub struct Concern {
    /// Id.
    pub id: Uuid,
    /// Case.
    pub case: Option<Uuid>,
    /// Pupil.
    pub pupil: Option<Uuid>,
    /// Writer (staff id).
    pub by: Uuid,
    /// Writer's role then.
    pub by_role: Role,
    /// Left at.
    pub at: DateTime<Utc>,
    /// How sure of the person.
    pub certainty: PersonCertainty,
    /// Day it happened.
    pub happened_on: Option<NaiveDate>,
    /// Time of day.
    pub happened_at: Option<NaiveTime>,
    /// Has gone on for some time.
    pub ongoing: bool,
    /// What was seen or heard.
    pub what: String,
    /// The child's own words.
    pub child_words: String,
    /// Danger now.
    pub urgent: Urgent,
    /// Taken by (staff id).
    pub received_by: Option<Uuid>,
    /// Taken at.
    pub received_at: Option<DateTime<Utc>>,
    /// Why the clock of "genast" was stopped without a report.
    pub dismissed: Option<Dismissed>,
}

/// The clock of "genast" was stopped without a report.
#[derive(Clone, PartialEq, Eq)]
pub struct Dismissed {
    /// Why.
    pub reason: String,
    /// By (staff id).
    pub by: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

/// The writer's receipt of a concern: nothing of what was written.
#[derive(Clone, PartialEq, Eq)]
pub struct ConcernReceipt {
    /// Concern.
    pub concern: Uuid,
    /// Pupil.
    pub pupil: Option<Uuid>,
    /// Left at.
    pub at: DateTime<Utc>,
    /// Taken by (staff id).
    pub received_by: Option<Uuid>,
}

impl Store {
    /// What a concern is to the law of access.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn concern_ref(&self, concern: Uuid) -> Result<Option<RecordRef>> {
        let _ = concern;
        not_built()
    }

    /// One concern.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn concern(&self, concern: Uuid) -> Result<Option<Guarded<Concern>>> {
        let _ = concern;
        not_built()
    }

    /// Concerns nobody has taken, and urgent ones without an answer (report or dismissal); oldest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn concerns_waiting(&self) -> Result<Vec<Guarded<Concern>>> {
        not_built()
    }

    /// Concerns of a case, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn concerns_of_case(&self, case: Uuid) -> Result<Vec<Guarded<Concern>>> {
        let _ = case;
        not_built()
    }

    /// Receipts of what `author` left, newest first. Sealed as the pupil list: a receipt names pupils.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn concern_receipts(&self, author: Uuid) -> Result<Guarded<Vec<ConcernReceipt>>> {
        let _ = author;
        not_built()
    }
}

impl Writer<'_> {
    /// Stores a concern; with a pupil it joins the pupil's open case (domain `elevstod`) or opens one.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] for an unknown pupil.
    pub fn add_concern(&mut self, concern: &NewConcern) -> Result<ConcernAdded> {
        let _ = concern;
        not_built()
    }

    /// Takes a concern: its writer is told by whom. Taking it again changes nothing.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn receive_concern(&mut self, concern: Uuid) -> Result<()> {
        let _ = concern;
        not_built()
    }

    /// Stops the clock of "genast" that this concern started.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn dismiss_concern_signal(&mut self, concern: Uuid, reason: &str) -> Result<()> {
        let _ = (concern, reason);
        not_built()
    }
}
