//! Wire types of imports and registers.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// A file handed over by the window; kept in memory until lock or import.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct UploadRequest {
    /// File name, shown back.
    pub name: String,
    /// Content.
    pub base64: String,
}

/// The file is here.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct UploadView {
    /// File id.
    pub file: Uuid,
    /// Name.
    pub name: String,
    /// Bytes.
    pub size_bytes: usize,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

/// Column of the file for each field, by field code.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "door.ts")]
pub struct MappingView {
    /// `(field, column)`; fields: number, given, family, class, street, postal_code, postal_town, protection, guardian, phone, municipality.
    pub columns: Vec<(String, String)>,
}

/// Reads and compares; changes nothing.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct PupilImportCheckRequest {
    /// Files of one register (one CSV or XLSX, or the JSON files of SS 12000).
    pub files: Vec<Uuid>,
    /// Explicit mapping; absent = saved or suggested.
    pub mapping: Option<MappingView>,
}

/// Reads a live SS 12000 service.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct PupilImportLiveRequest {
    /// Base address, https.
    pub url: String,
    /// Bearer token; never stored in clear, never logged.
    pub token: String,
}

/// What an import would do. The job's result.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct PupilImportPlanView {
    /// Plan id, for `pupil_import_apply`.
    pub plan: Uuid,
    /// Rows read.
    pub rows: usize,
    /// New pupils.
    pub new: usize,
    /// Changed pupils.
    pub changed: usize,
    /// Unchanged pupils.
    pub unchanged: usize,
    /// Absent from the register: will be marked as left.
    pub gone: usize,
    /// Protected.
    pub protected: usize,
    /// Not understood, each with row and reason.
    pub not_understood: Vec<NotUnderstoodView>,
    /// So much would change that a person must confirm.
    pub suspicious: bool,
    /// Columns of the file, for the mapping table.
    pub columns: Vec<String>,
    /// Mapping used.
    pub mapping: Option<MappingView>,
    /// First changes, to look at.
    pub sample: Vec<ImportSampleView>,
}

/// A row that does not parse: shown, not guessed.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct NotUnderstoodView {
    /// Row in the file, from 1, or the position in the list.
    pub row: usize,
    /// Code.
    pub why: String,
    /// Column or value class, never a personal number.
    pub detail: String,
}

/// One change to look at.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ImportSampleView {
    /// `new`, `changed` or `gone`.
    pub kind: String,
    /// Label of the pupil.
    pub label: String,
    /// Class.
    pub class: String,
    /// Fields that change.
    pub fields: Vec<String>,
}

/// Names a plan.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct PlanRequest {
    /// Plan id.
    pub plan: Uuid,
    /// A person has seen that much changes.
    #[serde(default)]
    pub confirm: bool,
}

/// An area or an address file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum RegisterKind {
    /// Polygons of namnder.
    Areas,
    /// Address points.
    Addresses,
}

/// Checks a register file; changes nothing.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct RegisterCheckRequest {
    /// Kind.
    pub kind: RegisterKind,
    /// File id.
    pub file: Uuid,
}

/// What the file holds and what is wrong with it.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct RegisterCheckView {
    /// Plan id for `register_apply`; absent when the file cannot be used.
    pub plan: Option<Uuid>,
    /// Kind.
    pub kind: RegisterKind,
    /// Areas or addresses.
    pub count: usize,
    /// Valid from, of an area file.
    pub valid_from: Option<NaiveDate>,
    /// Faults: code, place and whether it stops the import.
    pub faults: Vec<RegisterFaultView>,
    /// SHA-256, hexadecimal.
    pub sha256: String,
    /// Pupils whose receiver would change.
    pub changes: usize,
}

/// A fault of a register file.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct RegisterFaultView {
    /// Code.
    pub code: String,
    /// Where: feature id, line or column name.
    pub place: String,
    /// Stops the import.
    pub fatal: bool,
}

/// A register in use.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct RegisterView {
    /// Kind.
    pub kind: RegisterKind,
    /// File name.
    pub name: String,
    /// Rows.
    pub count: usize,
    /// Valid from.
    pub valid_from: Option<NaiveDate>,
    /// Imported.
    pub imported_at: DateTime<Utc>,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}
