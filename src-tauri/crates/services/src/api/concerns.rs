//! Wire types of a concern and the case it opens or joins.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::time::{Day, Instant};

/// Is the pupil in danger just now?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum Urgent {
    /// Yes: 112, socialjour, then write.
    Yes,
    /// No.
    No,
    /// Not known.
    Unknown,
}

/// How sure the writer is that it is this pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum PersonCertainty {
    /// Knows the pupil.
    Sure,
    /// Believes so.
    Probable,
    /// Does not know who it was; no pupil is named.
    Unknown,
}

/// Ny oro: at most five fields.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ConcernAddRequest {
    /// Pupil; absent when not known.
    pub pupil: Option<Uuid>,
    /// How sure of the person.
    pub certainty: PersonCertainty,
    /// Day it happened.
    pub happened_on: Option<Day>,
    /// Time of day.
    pub happened_at: Option<NaiveTime>,
    /// It has gone on for some time.
    #[serde(default)]
    pub ongoing: bool,
    /// What was seen or heard.
    pub what: String,
    /// The child's own words.
    #[serde(default)]
    pub child_words: String,
    /// Danger now.
    pub urgent: Urgent,
    /// Draft that this came from; removed in the same transaction.
    pub draft: Option<Uuid>,
}

/// The receipt: the concern is stored.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ConcernAddedView {
    /// Concern id.
    pub concern: Uuid,
    /// Case it opened or joined; absent for a writer who may not see cases and when no pupil is known.
    pub case: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// The clock of "genast" started.
    pub genast: bool,
}

/// A concern the reader left: a receipt without the content.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct LeftConcernView {
    /// Id.
    pub concern: Uuid,
    /// Label of the pupil.
    pub pupil: String,
    /// When it was left.
    pub at: DateTime<Utc>,
    /// Received by, when somebody has.
    pub received_by: Option<String>,
}

/// Concerns left by the reader, newest first.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct LeftConcernsView {
    /// Rows.
    pub rows: Vec<LeftConcernView>,
}

/// A concern as the receiving team reads it.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ConcernView {
    /// Id.
    pub concern: Uuid,
    /// Case.
    pub case: Option<Uuid>,
    /// Pupil.
    pub pupil: Option<Uuid>,
    /// Label of the pupil.
    pub pupil_label: String,
    /// Written by.
    pub by: String,
    /// Role of the writer.
    pub by_role: String,
    /// Left at.
    pub at: DateTime<Utc>,
    /// Happened on.
    pub happened_on: Option<NaiveDate>,
    /// Happened at.
    pub happened_at: Option<NaiveTime>,
    /// Gone on for some time.
    pub ongoing: bool,
    /// Certainty of person.
    pub certainty: PersonCertainty,
    /// What was seen or heard.
    pub what: String,
    /// The child's own words.
    pub child_words: String,
    /// Danger now.
    pub urgent: Urgent,
    /// Received by.
    pub received_by: Option<String>,
}

/// Names a concern.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ConcernRequest {
    /// Concern id.
    pub concern: Uuid,
}

/// Names a case.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct CaseRequest {
    /// Case id.
    pub case: Uuid,
}

/// Kind of an entry in the chronology.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum EntryKind {
    /// A concern.
    Concern,
    /// A note of a talk or observation.
    Note,
    /// A decision.
    Decision,
    /// An orosanmalan and its states.
    Report,
    /// A phone call.
    Call,
    /// Something was disclosed.
    Disclosure,
}

/// A case: steps, chronology, times.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct CaseView {
    /// Id.
    pub id: Uuid,
    /// Pupil.
    pub pupil: Uuid,
    /// Opened on.
    pub opened_on: NaiveDate,
    /// Closed on.
    pub closed_on: Option<NaiveDate>,
    /// The row of steps over the chronology.
    pub steps: Vec<StepView>,
    /// Entries the reader may open, newest first. What may not be opened leaves no trace.
    pub entries: Vec<EntryView>,
    /// Deadlines that run.
    pub deadlines: Vec<DeadlineView>,
    /// Domains the reader may write in.
    pub may_write: Vec<String>,
    /// People assigned to the case.
    pub assigned: Vec<super::session::UserView>,
}

/// One step of the case or of a delivery.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct StepView {
    /// Code (`oro`, `eht`, `anmald`, `kvittens`, `beslut`, `aterkoppling`, `uppfoljning`; or a delivery state).
    pub code: String,
    /// `done`, `now`, `late` or `todo`.
    pub state: String,
    /// Day it was done.
    pub done_on: Option<NaiveDate>,
    /// Day it is due.
    pub due_on: Option<NaiveDate>,
}

/// An entry of the chronology.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct EntryView {
    /// Id.
    pub id: Uuid,
    /// Kind.
    pub kind: EntryKind,
    /// Secrecy domain (`emi`, `epi`, `elevstod`, `anmalan`, `skola`, `private`).
    pub domain: String,
    /// When it happened or was written.
    pub at: DateTime<Utc>,
    /// Heading.
    pub title: String,
    /// Author.
    pub by: String,
    /// Author's role.
    pub by_role: String,
    /// What was seen and done.
    pub facts: String,
    /// The child's own words.
    pub child_words: String,
    /// What we think.
    pub assessment: String,
    /// What was decided.
    pub decision: String,
    /// Corrects this entry.
    pub corrects: Option<Uuid>,
    /// Why it corrects; empty when it corrects nothing.
    pub reason: String,
    /// Corrected by a later entry.
    pub corrected_by: Option<Uuid>,
    /// Who can open it, by name and role; `role` alone where no name is known.
    pub can_open: Vec<super::session::UserView>,
    /// Id of the report, concern or disclosure behind it.
    pub about: Option<Uuid>,
    /// Delivery state of a report.
    pub delivery: Option<String>,
}

/// A deadline with its provision.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct DeadlineView {
    /// Code.
    pub id: String,
    /// Day it is due.
    pub due_on: Option<NaiveDate>,
    /// `late`, `today`, `soon` or `later`.
    pub urgency: String,
    /// Provision.
    pub provision: String,
    /// Counted from the day the report was sent: nobody has told yet when it came in.
    pub from_sent: bool,
    /// Provision by which the last day moved to the next working day.
    pub moved_by: Option<String>,
    /// Report it belongs to.
    pub report: Option<Uuid>,
}

/// Writes a signed entry. Signed entries never change.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct EntryAddRequest {
    /// Case.
    pub case: Uuid,
    /// `note`, `decision` or `call`.
    pub kind: EntryKind,
    /// Domain of the writer's choice among those the role may write.
    pub domain: String,
    /// When it happened.
    pub at: Option<Instant>,
    /// Heading.
    pub title: String,
    /// Facts.
    #[serde(default)]
    pub facts: String,
    /// Child's words.
    #[serde(default)]
    pub child_words: String,
    /// Assessment.
    #[serde(default)]
    pub assessment: String,
    /// Decision.
    #[serde(default)]
    pub decision: String,
    /// The entry this one corrects.
    pub corrects: Option<Uuid>,
    /// Why it is corrected; needed with `corrects`.
    #[serde(default)]
    pub reason: String,
    /// Draft this came from.
    pub draft: Option<Uuid>,
}

/// The entry is stored.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct EntryAddedView {
    /// Entry id.
    pub entry: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}
