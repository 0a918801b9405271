//! Wire types of the day, drafts and long work.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::reports::ReportRowView;

/// The day: one list sorted by what the law and the agreements say.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct TodayView {
    /// Civil date in Sweden.
    pub date: NaiveDate,
    /// To do, most urgent first.
    pub todo: Vec<TodoView>,
    /// Sent, waiting for an answer.
    pub waiting: Vec<ReportRowView>,
    /// Own drafts, newest first.
    pub drafts: Vec<DraftRowView>,
    /// Numbers of the navigation.
    pub counts: CountsView,
}

/// Numbers of the navigation; only what the reader may open is counted.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct CountsView {
    /// To do at once or today, or late.
    pub now: usize,
    /// Pupils with an open case the reader may open.
    pub pupils: usize,
    /// Reports not yet decided.
    pub reports: usize,
}

/// One thing to do.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct TodoView {
    /// Code: `genast`, `receive_concern`, `acknowledge`, `feedback`, `inquiry_decision`, `continue_draft`.
    pub code: String,
    /// `genast`, `late`, `today`, `soon`.
    pub urgency: String,
    /// Due.
    pub due_on: Option<NaiveDate>,
    /// The clock runs from here.
    pub since: Option<DateTime<Utc>>,
    /// Pupil's label, empty when none.
    pub pupil: String,
    /// Class.
    pub class: String,
    /// Protected identity.
    pub protected: bool,
    /// Receiver's short name.
    pub receiver: String,
    /// Provision ("19 kap. 1 § SoL"), empty when it is the school's own routine.
    pub provision: String,
    /// Screen to open: `concern`, `report`, `pupil`.
    pub opens: String,
    /// Id to open.
    pub id: Uuid,
}

/// What a draft is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum DraftKind {
    /// Ny oro.
    Concern,
    /// A note in a case.
    Entry,
    /// Undo levels of a report, so that they survive a lock.
    Undo,
}

/// Autosave of a form that is not yet a record. Working material of the writer alone.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct DraftSaveRequest {
    /// Draft id made by the window (random UUID).
    pub draft: Uuid,
    /// Kind.
    pub kind: DraftKind,
    /// Pupil it is about.
    pub pupil: Option<Uuid>,
    /// The form's fields as JSON text; at most 256 KiB.
    pub body: String,
}

/// Saved.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct SavedView {
    /// When.
    pub at: DateTime<Utc>,
}

/// Names a draft.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct DraftRequest {
    /// Draft id.
    pub draft: Uuid,
}

/// A draft.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct DraftView {
    /// Id.
    pub draft: Uuid,
    /// Kind.
    pub kind: DraftKind,
    /// Pupil.
    pub pupil: Option<Uuid>,
    /// Pupil's label.
    pub pupil_label: String,
    /// The form's fields.
    pub body: String,
    /// Last saved.
    pub saved_at: DateTime<Utc>,
}

/// A draft in a list; reports included.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct DraftRowView {
    /// Draft or report id.
    pub id: Uuid,
    /// `concern`, `entry` or `report`.
    pub kind: String,
    /// Pupil's id.
    pub pupil_id: Option<Uuid>,
    /// Pupil's label.
    pub pupil: String,
    /// Last saved.
    pub saved_at: DateTime<Utc>,
}

/// Own drafts.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct DraftsView {
    /// Newest first.
    pub rows: Vec<DraftRowView>,
}

/// State of long work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum JobState {
    /// Under way.
    Running,
    /// Done.
    Done,
    /// Stopped by the user; what was done is whole.
    Cancelled,
    /// Failed; `error` says how.
    Failed,
}

/// Long work with progress.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct JobView {
    /// Id.
    pub job: Uuid,
    /// State.
    pub state: JobState,
    /// Units done.
    pub done: usize,
    /// Units in all, 0 when not known.
    pub total: usize,
    /// Why it failed.
    pub error: Option<crate::error::ErrorView>,
}

/// Names a job.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct JobRequest {
    /// Job id.
    pub job: Uuid,
}
