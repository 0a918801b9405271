//! A report with everything that is known of it.

use chrono::{DateTime, Utc};
use samsyn_rules::sekretess::{Guarded, RecordRef, Role};
use uuid::Uuid;

use super::{Export, Progress, ReportState, Sent};
use crate::concerns::Dismissed;
use crate::{Result, Store, Writer, not_built};

/// A receiver by id and the name it had then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receiver {
    /// `SE-0180-SDN-JARVA` or `SE-0126`.
    pub id: String,
    /// Name.
    pub name: String,
}

/// A receiver chosen by hand.
#[derive(Clone, PartialEq, Eq)]
pub struct ChosenReceiver {
    /// Who it is.
    pub receiver: Receiver,
    /// Why.
    pub reason: String,
    /// Chosen by (staff id).
    pub by: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

/// A report in a list: no text.
#[derive(Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// Id.
    pub id: Uuid,
    /// Reference without personal data.
    pub reference: String,
    /// State.
    pub state: ReportState,
    /// Pupil.
    pub pupil: Uuid,
    /// Case.
    pub case: Option<Uuid>,
    /// Concern that led to it.
    pub concern: Option<Uuid>,
    /// Author (staff id): nobody else may change or withdraw it.
    pub by: Uuid,
    /// Author's role then.
    pub by_role: Role,
    /// Started.
    pub started_at: DateTime<Utc>,
    /// When the first signal came.
    pub signal_at: Option<DateTime<Utc>>,
    /// The clock of "genast" was stopped.
    pub dismissed: Option<Dismissed>,
    /// A receiver chosen by hand.
    pub chosen: Option<ChosenReceiver>,
    /// How it was sent.
    pub sent: Option<Sent>,
    /// Later states in the order stored.
    pub progress: Vec<Progress>,
    /// Last change of record or text.
    pub changed_at: DateTime<Utc>,
}

/// A report.
#[derive(Clone, PartialEq, Eq)]
pub struct Report {
    /// Everything but the text.
    pub row: ReportRow,
    /// Content, as JSON text: the draft, or what was sent.
    pub content: String,
    /// Revision of the draft.
    pub revision: u32,
    /// Text last saved.
    pub saved_at: DateTime<Utc>,
    /// Exports, oldest first.
    pub exports: Vec<Export>,
}

impl Store {
    /// What a report is to the law of access.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn report_ref(&self, report: Uuid) -> Result<Option<RecordRef>> {
        let _ = report;
        not_built()
    }

    /// One report.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn report(&self, report: Uuid) -> Result<Option<Guarded<Report>>> {
        let _ = report;
        not_built()
    }

    /// All reports that are not thrown away, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn reports(&self) -> Result<Vec<Guarded<ReportRow>>> {
        not_built()
    }

    /// Reports about a pupil, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn reports_of_pupil(&self, pupil: Uuid) -> Result<Vec<Guarded<ReportRow>>> {
        let _ = pupil;
        not_built()
    }
}

impl Writer<'_> {
    /// Chooses another receiver, or with `None` the register's again. The reason is stored.
    ///
    /// # Errors
    /// [`crate::StoreError::ReportSent`], [`crate::StoreError::NotFound`].
    pub fn choose_receiver(&mut self, report: Uuid, receiver: Option<&Receiver>, reason: &str) -> Result<()> {
        let _ = (report, receiver, reason);
        not_built()
    }
}
