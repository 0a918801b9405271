//! Wire types of the orosanmalan from draft to answer.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::concerns::DeadlineView;
use super::delivery::ExportView;
use super::people::GuardianView;
use super::routing::ReceiverCardView;
use crate::orosanmalan::content::OrosanmalanContent;

/// Delivery states; a machine receipt never fills `kvitterad`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum ReportState {
    /// Not sent.
    Utkast,
    /// The user has said how and when it was sent.
    Skickad,
    /// Delivered according to the channel.
    Levererad,
    /// Acknowledged by a named person.
    Kvitterad,
    /// The namnd has told its decision.
    Beslut,
}

/// Starts a draft, prefilled from the pupil's case.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ReportDraftRequest {
    /// Pupil: one child per report.
    pub pupil: Uuid,
    /// Concern that led to it.
    pub concern: Option<Uuid>,
    /// Content to start from; absent = prefilled from the case.
    pub content: Option<OrosanmalanContent>,
}

/// Names a report.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ReportRequest {
    /// Report id.
    pub report: Uuid,
}

/// Autosave of a draft.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ReportSaveRequest {
    /// Report id.
    pub report: Uuid,
    /// All of it.
    pub content: OrosanmalanContent,
    /// Revision the window had; another one means two windows wrote.
    pub revision: u32,
}

/// Saved.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ReportSavedView {
    /// When.
    pub at: DateTime<Utc>,
    /// New revision.
    pub revision: u32,
    /// Checks on the new text.
    pub checks: Vec<CheckView>,
}

/// A hint. Nothing blocks.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct CheckView {
    /// Code of the hint.
    pub id: String,
    /// `ok`, `look` or `empty`.
    pub level: String,
    /// Section to go to (`why_now`, `observations` ...).
    pub section: String,
    /// Row in the section, from 0.
    pub row: Option<usize>,
    /// Words of the text the hint speaks of.
    pub params: Vec<String>,
}

/// A report with everything its screen shows.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ReportView {
    /// Id.
    pub id: Uuid,
    /// Reference without personal data (`ÄVS-2026-0117`).
    pub reference: String,
    /// State.
    pub state: ReportState,
    /// Pupil.
    pub pupil: Uuid,
    /// Pupil's label.
    pub pupil_label: String,
    /// Given name, empty when protected.
    pub pupil_given: String,
    /// Class.
    pub class: String,
    /// Birth date and dots.
    pub number_masked: String,
    /// Age.
    pub age: Option<u8>,
    /// Protected identity.
    pub protected: bool,
    /// Guardians in order; `guardian:1` is the first.
    pub guardians: Vec<GuardianView>,
    /// Siblings at the school: a separate report each.
    pub siblings: Vec<SiblingView>,
    /// Content.
    pub content: OrosanmalanContent,
    /// Revision for autosave.
    pub revision: u32,
    /// Last saved.
    pub saved_at: DateTime<Utc>,
    /// When the first signal came; the clock of "genast".
    pub signal_at: Option<DateTime<Utc>>,
    /// Receiver and proof.
    pub receiver: ReceiverCardView,
    /// Hints.
    pub checks: Vec<CheckView>,
    /// The delivery row.
    pub steps: Vec<super::concerns::StepView>,
    /// Deadlines.
    pub deadlines: Vec<DeadlineView>,
    /// Words of law on the paper, by the day it is printed.
    pub legal: LegalView,
    /// Exports sealed so far.
    pub exports: Vec<ExportView>,
    /// How and when it was sent.
    pub sent: Option<SentView>,
    /// Named person who acknowledged.
    pub acknowledged_by: Option<String>,
    /// `inledd`, `inte_inledd` or `pagar_redan`.
    pub outcome: Option<String>,
    /// Case.
    pub case: Option<Uuid>,
    /// The reader is the author: nobody else may change or withdraw it.
    pub mine: bool,
}

/// Words of law on a report, out of the law register.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct LegalView {
    /// The secrecy the paper is under.
    pub secrecy: String,
    /// The duty to report.
    pub duty: String,
    /// The right to aterkoppling.
    pub feedback: String,
}

/// How a report was sent, in the user's words.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct SentView {
    /// Channel.
    pub how: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The clock of "genast" is stopped without a report; a reason is always needed.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct SignalDismissRequest {
    /// Report, or the concern that started the clock.
    pub id: Uuid,
    /// Why.
    pub reason: String,
}

/// A sibling at the school.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct SiblingView {
    /// Pupil id.
    pub pupil: Uuid,
    /// Label.
    pub label: String,
    /// Class.
    pub class: String,
    /// Has an open report.
    pub report: Option<Uuid>,
}

/// Another receiver by hand.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ReceiverChooseRequest {
    /// Report.
    pub report: Uuid,
    /// Receiver id; absent = back to the register's.
    pub receiver: Option<String>,
    /// Why; needed.
    pub reason: String,
}

/// Reports by state.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ReportListView {
    /// Newest first.
    pub rows: Vec<ReportRowView>,
}

/// A report in a list.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ReportRowView {
    /// Id.
    pub id: Uuid,
    /// Reference.
    pub reference: String,
    /// Pupil's id.
    pub pupil_id: Uuid,
    /// Pupil's label.
    pub pupil: String,
    /// Class.
    pub class: String,
    /// Receiver's short name.
    pub receiver: String,
    /// State.
    pub state: ReportState,
    /// Last change.
    pub at: DateTime<Utc>,
    /// Named person who acknowledged.
    pub acknowledged_by: Option<String>,
    /// Outcome of the decision.
    pub outcome: Option<String>,
    /// Next step is late.
    pub late: bool,
    /// Next due day.
    pub due_on: Option<NaiveDate>,
    /// The reader is the author.
    pub mine: bool,
}
