//! Wire types of the logs (who got what, who opened what) and of the staff.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::sharing::AffirmedCondition;

/// Which disclosures. Everything empty matches.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct DisclosureLogRequest {
    /// About this pupil.
    pub pupil: Option<Uuid>,
    /// Part of the name of receiver or decider.
    #[serde(default)]
    pub person: String,
    /// On this ground.
    #[serde(default)]
    pub ground: String,
}

/// Who got what, when, on which ground, who decided.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct DisclosureLogView {
    /// Newest first.
    pub rows: Vec<DisclosureRowView>,
    /// Grounds in the log, to filter by.
    pub grounds: Vec<String>,
}

/// One decision.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct DisclosureRowView {
    /// Id.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Pupil.
    pub pupil: Uuid,
    /// Label of the pupil.
    pub pupil_label: String,
    /// Kind of receiver.
    pub receiver_kind: String,
    /// Name of the receiver.
    pub receiver_name: String,
    /// How many items.
    pub items: usize,
    /// Purpose.
    pub purpose: String,
    /// Grounds.
    pub grounds: Vec<String>,
    /// Conditions affirmed, with reasons.
    pub conditions: Vec<AffirmedCondition>,
    /// `disclosed` or `refused`.
    pub result: String,
    /// What went or why not, in words.
    pub text: String,
    /// Decided by.
    pub by: String,
    /// In which role.
    pub by_role: String,
}

/// Exports the log for somebody with a right to it, third parties masked.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct DisclosureExportRequest {
    /// Which rows.
    pub filter: DisclosureLogRequest,
    /// `vardnadshavare`, `dataskyddsombud` or `inspektor`.
    pub audience: String,
}

/// The file of the log.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct DisclosureExportView {
    /// File name without personal data.
    pub file: String,
    /// Folder.
    pub folder: String,
    /// SHA-256, hexadecimal.
    pub sha256: String,
    /// Rows in it.
    pub rows: usize,
    /// Places masked.
    pub masked: usize,
}

/// The access log of one domain, for its responsible person (PDL 4:3).
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct AccessLogRequest {
    /// Domain; absent = the first the reader is responsible for.
    pub domain: Option<String>,
    /// About this pupil.
    pub pupil: Option<Uuid>,
    /// By this person.
    pub actor: Option<Uuid>,
    /// At most this many rows (1 to 1000).
    pub limit: usize,
}

/// Rows of the access log.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct AccessLogView {
    /// Domains the reader is responsible for; empty for most.
    pub domains: Vec<String>,
    /// Newest first.
    pub rows: Vec<AccessRowView>,
}

/// Who opened or wrote what.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct AccessRowView {
    /// Number in this answer, from 1. The log's own number is told to nobody: it runs over all domains.
    pub seq: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: String,
    /// In which role.
    pub role: String,
    /// `open`, `write`, `attempt` (to open) or `attempt_change`.
    pub action: String,
    /// Kind of record.
    pub kind: String,
    /// Pupil's label, when it is about one.
    pub pupil: String,
    /// Purpose of an opening.
    pub purpose: String,
    /// Ground, or what was done.
    pub ground: String,
}

/// Everybody on the staff.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct StaffListView {
    /// By name.
    pub rows: Vec<StaffRowView>,
}

/// A member of staff.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct StaffRowView {
    /// Id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Role.
    pub role: String,
    /// Phone at work.
    pub phone: String,
    /// Domains whose log and grants the person keeps.
    pub custodian_of: Vec<String>,
    /// Works here now.
    pub active: bool,
}

/// Adds or changes a member of staff.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct StaffPutRequest {
    /// Absent for a new one.
    pub id: Option<Uuid>,
    /// Name.
    pub name: String,
    /// Role.
    pub role: String,
    /// Phone at work.
    #[serde(default)]
    pub phone: String,
    /// Domains whose log the person keeps.
    #[serde(default)]
    pub custodian_of: Vec<String>,
    /// Works here now.
    pub active: bool,
}
