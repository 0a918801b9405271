//! Wire types of a report on its way: exports, how it was sent, answers.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::reports::ReportState;
use super::session::ReceiverNameView;
use crate::time::{Day, Instant};

/// What to export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum ExportFormat {
    /// PDF/A-2a and PDF/UA-1.
    Pdf,
    /// Text per section.
    Text,
    /// DIGG's SDK message.
    Sdk,
}

/// Exports one draft in one or more formats and seals the bytes in the vault.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ReportExportRequest {
    /// Report.
    pub report: Uuid,
    /// Formats.
    pub formats: Vec<ExportFormat>,
    /// Folder; absent = the one in Inställningar.
    pub folder: Option<String>,
}

/// Files written.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ReportExportedView {
    /// One a format.
    pub files: Vec<ExportView>,
    /// Folder they lie in.
    pub folder: String,
}

/// One sealed export.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ExportView {
    /// Format.
    pub format: ExportFormat,
    /// File name without personal data.
    pub file: String,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Receiver then.
    pub receiver: ReceiverNameView,
}

/// Text per section, for pasting into an e-tjanst.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ReportTextView {
    /// In the order of the form.
    pub sections: Vec<TextSectionView>,
}

/// One section.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct TextSectionView {
    /// Section.
    pub id: String,
    /// Heading.
    pub heading: String,
    /// Text.
    pub text: String,
}

/// The user says how the report was sent.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ReportSentRequest {
    /// Report.
    pub report: Uuid,
    /// Channel in words ("e-tjänst", "bud", "SDK", "telefon och brev").
    pub how: String,
    /// When.
    pub at: Instant,
}

/// A later state.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ReportProgressRequest {
    /// Report.
    pub report: Uuid,
    /// `levererad`, `kvitterad` or `beslut`.
    pub state: ReportState,
    /// When.
    pub at: Instant,
    /// Named person who acknowledged; needed for `kvitterad`.
    #[serde(default)]
    pub person: String,
    /// `inledd`, `inte_inledd` or `pagar_redan` for `beslut`.
    #[serde(default)]
    pub outcome: String,
    /// A line of note.
    #[serde(default)]
    pub note: String,
    /// Day the report came in, as the receiver says it: the namnd's time runs from it.
    pub arrived_on: Option<Day>,
}
