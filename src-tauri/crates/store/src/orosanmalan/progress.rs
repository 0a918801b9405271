//! How a report was sent and what came back.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::Receiver;
use crate::words::words;
use crate::{Result, Writer, not_built};

words! {
    /// Delivery states, in order. A machine receipt never fills `kvitterad`.
    ReportState {
        /// Not sent.
        Utkast => "utkast",
        /// The user has said how and when it was sent.
        Skickad => "skickad",
        /// Delivered according to the channel.
        Levererad => "levererad",
        /// Acknowledged by a named person.
        Kvitterad => "kvitterad",
        /// The namnd has told its decision.
        Beslut => "beslut",
    }
}

/// The user says how it was sent. The content as it is now becomes the sent one.
#[derive(Clone, PartialEq, Eq)]
pub struct Sent {
    /// Channel in words.
    pub how: String,
    /// When.
    pub at: DateTime<Utc>,
    /// To whom.
    pub receiver: Receiver,
    /// Day aterkoppling was asked for (SoL 19:6); absent when it was not.
    pub feedback_requested_on: Option<NaiveDate>,
}

/// A later state to store.
#[derive(Clone, PartialEq, Eq)]
pub struct NewProgress {
    /// `levererad`, `kvitterad` or `beslut`.
    pub state: ReportState,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Named person; needed for `kvitterad`.
    pub person: String,
    /// `inledd`, `inte_inledd` or `pagar_redan` for `beslut`.
    pub outcome: String,
    /// A line of note.
    pub note: String,
}

/// A later state.
#[derive(Clone, PartialEq, Eq)]
pub struct Progress {
    /// What came back.
    pub what: NewProgress,
    /// Who stored it (staff id).
    pub by: Uuid,
    /// When it was stored.
    pub stored_at: DateTime<Utc>,
}

impl Writer<'_> {
    /// Marks a report as sent; its text becomes part of the record.
    ///
    /// # Errors
    /// [`crate::StoreError::ReportSent`], [`crate::StoreError::NotFound`].
    pub fn mark_sent(&mut self, report: Uuid, sent: &Sent) -> Result<()> {
        let _ = (report, sent);
        not_built()
    }

    /// Stores a later state. States may be skipped; nothing goes back, and a state is stored once.
    ///
    /// # Errors
    /// [`crate::StoreError::StateOrder`], [`crate::StoreError::NotFound`].
    pub fn add_progress(&mut self, report: Uuid, progress: &NewProgress) -> Result<()> {
        let _ = (report, progress);
        not_built()
    }
}
