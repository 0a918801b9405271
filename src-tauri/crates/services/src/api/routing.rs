//! Wire types of receivers and the proof.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::session::{PhoneView, ReceiverNameView};
use crate::time::Day;

/// School's district against the pupil's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum OverlapKind {
    /// The same namnd.
    Same,
    /// Two namnder.
    Different,
    /// Cannot be said.
    Unknown,
}

/// The receiver card: to whom, why, how sure.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ReceiverCardView {
    /// `certain`, `check`, `stop` or `none`.
    pub certainty: String,
    /// One when certain, candidates when it must be checked.
    pub receivers: Vec<ReceiverView>,
    /// Reasons in order.
    pub because: Vec<ReasonView>,
    /// Namnd of the school, for preventive work.
    pub preventive: Option<ReceiverNameView>,
    /// Overlap.
    pub overlap: OverlapKind,
    /// Ring first.
    pub phone_first: bool,
    /// Codes (`near_border`, `placed_child` ...).
    pub warnings: Vec<String>,
    /// Date of the district register.
    pub register: NaiveDate,
    /// A person chose another receiver, and why.
    pub chosen: Option<ChosenReceiverView>,
}

/// A receiver with its contact data, each checked by somebody or empty.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ReceiverView {
    /// Id.
    pub id: String,
    /// Name of the namnd.
    pub name: String,
    /// Short name.
    pub short: String,
    /// Reception's phone.
    pub phone: Option<PhoneView>,
    /// E-tjänst address, when verified.
    pub e_service: Option<String>,
    /// Functional address in SDK, when somebody has entered it.
    pub sdk_address: Option<String>,
}

/// One reason with its source.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ReasonView {
    /// Rule id.
    pub rule: String,
    /// Sentence.
    pub text: String,
    /// Register, law or answer, with date.
    pub source: String,
}

/// A receiver chosen by hand.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ChosenReceiverView {
    /// Who it is.
    pub receiver: ReceiverNameView,
    /// Why.
    pub reason: String,
    /// Chosen by.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Finds receivers for "Byt mottagare": all namnder and municipalities.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ReceiverSearchRequest {
    /// Part of a name.
    pub query: String,
}

/// Receivers that match.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ReceiverSearchView {
    /// At most 20.
    pub receivers: Vec<ReceiverNameView>,
}

/// Finds places for a second home: municipalities and stadsdelar.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct PlaceSearchView {
    /// At most 20.
    pub places: Vec<PlaceView>,
}

/// A municipality, or a stadsdel in one.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct PlaceView {
    /// Four digits.
    pub municipality: String,
    /// Name to show.
    pub name: String,
    /// Stadsdel, where the municipality has them.
    pub stadsdel: Option<String>,
}

/// Stores a contact that somebody has checked.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ContactSetRequest {
    /// Receiver id, or `socialjour`.
    pub receiver: String,
    /// Phone number; empty removes it.
    pub phone: String,
    /// SDK functional address; empty removes it.
    #[serde(default)]
    pub sdk_address: String,
    /// Day it was checked.
    pub checked_on: Day,
}
