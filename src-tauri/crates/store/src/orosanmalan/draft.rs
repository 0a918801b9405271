//! The unsent text of a report.

use chrono::{DateTime, Utc};
use samsyn_rules::sekretess::Guarded;
use uuid::Uuid;

use crate::{Result, Store, WriteContext, Writer, not_built};

/// A report to start.
#[derive(Clone, PartialEq, Eq)]
pub struct NewReport {
    /// Pupil: one child per report.
    pub pupil: Uuid,
    /// Case it belongs to, when there is one.
    pub case: Option<Uuid>,
    /// Concern that led to it.
    pub concern: Option<Uuid>,
    /// When the first signal came; the clock of "genast".
    pub signal_at: Option<DateTime<Utc>>,
    /// First content, as JSON text.
    pub content: String,
}

/// A started report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportStarted {
    /// Report.
    pub report: Uuid,
    /// Reference without personal data: initials of the school, year, running number.
    pub reference: String,
    /// Revision to save on.
    pub revision: u32,
}

/// Content as saved.
#[derive(Clone, PartialEq, Eq)]
pub struct SavedContent {
    /// JSON text.
    pub content: String,
    /// Revision it was written on.
    pub revision: u32,
    /// When.
    pub saved_at: DateTime<Utc>,
}

impl Store {
    /// Saves the content of an unsent report and returns the new revision. `revision` is the one the window had.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when another window saved since: the text is kept beside it, see
    /// [`Store::report_versions`]; [`crate::StoreError::ReportSent`]; [`crate::StoreError::NotFound`] when it is
    /// not the actor's own; [`crate::StoreError::TooLarge`].
    pub fn save_report(&mut self, context: &WriteContext, report: Uuid, content: &str, revision: u32) -> Result<u32> {
        let _ = (context, report, content, revision);
        not_built()
    }

    /// Texts that lost a conflict of saving, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn report_versions(&self, report: Uuid) -> Result<Option<Guarded<Vec<SavedContent>>>> {
        let _ = report;
        not_built()
    }
}

impl Writer<'_> {
    /// Starts a report of the actor's own.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] for an unknown pupil, case or concern.
    pub fn start_report(&mut self, report: &NewReport) -> Result<ReportStarted> {
        let _ = report;
        not_built()
    }

    /// Throws an unsent report of the actor's own away: its text is gone, that it was started stays in the log.
    ///
    /// # Errors
    /// [`crate::StoreError::ReportSent`], [`crate::StoreError::NotFound`].
    pub fn discard_report(&mut self, report: Uuid) -> Result<()> {
        let _ = report;
        not_built()
    }

    /// Stops the clock of "genast" of this report.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn dismiss_report_signal(&mut self, report: Uuid, reason: &str) -> Result<()> {
        let _ = (report, reason);
        not_built()
    }
}
