//! Wire types of pupils and guardians.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::routing::{OverlapKind, ReceiverCardView};
use crate::time::Day;

/// Which pupils to list. Order: class, then name.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct PupilListRequest {
    /// Part of a name or class; empty lists all.
    #[serde(default)]
    pub query: String,
    /// Pupils who have left.
    #[serde(default)]
    pub include_left: bool,
    /// Only pupils whose namnd is another than the school's.
    #[serde(default)]
    pub only_different: bool,
    /// First row.
    #[serde(default)]
    pub offset: usize,
    /// At most this many rows (1 to 1000).
    pub limit: usize,
}

/// A page of pupils, with the numbers the heading says in a sentence.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct PupilListView {
    /// Rows that match.
    pub total: usize,
    /// Pupils at the school who have not left.
    pub active: usize,
    /// Of them, pupils whose namnd is another than the school's. Protected pupils are never counted.
    pub different: usize,
    /// Of them, pupils whose receiver a person must confirm or find.
    pub uncertain: usize,
    /// The page.
    pub rows: Vec<PupilRowView>,
}

/// A pupil in a list. A protected pupil has only `id`, `label` and `protected`.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct PupilRowView {
    /// Random id, never derived.
    pub id: Uuid,
    /// Name, or the neutral label of a protected pupil ("Elev S-014").
    pub label: String,
    /// Class, empty when protected.
    pub class: String,
    /// Birth date, absent when protected.
    pub born: Option<NaiveDate>,
    /// Whole years today, absent when protected or unknown.
    pub age: Option<u8>,
    /// Protected identity.
    pub protected: bool,
    /// Has left the school.
    pub left: bool,
    /// Short name of the receiver, empty without one.
    pub receiver: String,
    /// How sure it is (`certain`, `check`, `stop`, `none`).
    pub certainty: String,
    /// School's district against the pupil's.
    pub overlap: OverlapKind,
    /// Case the reader may open.
    pub open_case: bool,
}

/// Names one pupil.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct PupilRequest {
    /// Pupil's id.
    pub pupil: Uuid,
}

/// A pupil as the reader may see it.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct PupilView {
    /// Id.
    pub id: Uuid,
    /// Name or neutral label.
    pub label: String,
    /// Given name for headings ("Elsas ord"); empty when protected.
    pub given: String,
    /// Class.
    pub class: String,
    /// Birth date.
    pub born: Option<NaiveDate>,
    /// Whole years.
    pub age: Option<u8>,
    /// Birth date and dots; the number itself comes by `pupil_reveal`.
    pub number_masked: String,
    /// Protected identity.
    pub protected: bool,
    /// Has left the school since.
    pub left_on: Option<NaiveDate>,
    /// Address in one line; never there where it is withheld.
    pub address: Option<String>,
    /// Nobody may know where the pupil lives: it, or somebody the place would give away, is protected.
    pub place_withheld: bool,
    /// Guardians with the do-not-inform state.
    pub guardians: Vec<GuardianView>,
    /// The child must not be told or asks for something.
    pub child_wish: String,
    /// What the school has answered about home, placement and moves.
    pub circumstances: CircumstancesView,
    /// Receiver and proof.
    pub receiver: ReceiverCardView,
    /// Cases the reader may open, newest first.
    pub cases: Vec<CaseRefView>,
    /// When the register gave these data.
    pub register_date: Option<NaiveDate>,
}

/// A case by id.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct CaseRefView {
    /// Case id.
    pub id: Uuid,
    /// Opened.
    pub opened_on: NaiveDate,
    /// Closed.
    pub closed_on: Option<NaiveDate>,
}

/// A guardian of the pupil.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct GuardianView {
    /// Id.
    pub id: Uuid,
    /// Position, from 1, as the report names them.
    pub number: u8,
    /// Name, empty when protected.
    pub name: String,
    /// Phone.
    pub phone: String,
    /// Relation word out of the register.
    pub relation: String,
    /// `none`, `wait` (ask socialtjänsten first) or `do_not_inform`.
    pub inform: InformState,
    /// Why, for whoever may read the report that says so; absent for others.
    pub inform_reason: Option<String>,
    /// Protected guardian: no contact data are kept.
    pub protected: bool,
}

/// May a guardian be told?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum InformState {
    /// Nothing said.
    Normal,
    /// Ask socialtjansten first.
    Wait,
    /// Must not be told.
    DoNotInform,
}

/// Silences or unsilences a guardian. A reason is always needed.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct GuardianInformRequest {
    /// Guardian.
    pub guardian: Uuid,
    /// The new state.
    pub inform: InformState,
    /// `vald_i_familjen`, `sexuella_overgrepp`, `hedersrelaterat`, `konsstympning`, `bortforande`, or free text when the silence is lifted.
    pub reason: String,
}

/// What the register cannot know and the school answers.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(export_to = "door.ts")]
pub struct CircumstancesView {
    /// Receiver id of the placing namnd, `unknown` when placed by somebody unknown.
    pub placed_by: Option<String>,
    /// `familjehem`, `hvb`, `stodboende`, `sis`.
    pub placement_kind: Option<String>,
    /// Lives every other week somewhere else: municipality (four digits).
    pub second_home_municipality: Option<String>,
    /// Stadsdel of the second home.
    pub second_home_stadsdel: Option<String>,
    /// Stays somewhere else than registered: municipality (four digits).
    pub stays_at_municipality: Option<String>,
    /// Stadsdel of that place.
    pub stays_at_stadsdel: Option<String>,
    /// Moved on this day.
    pub moved_on: Option<Day>,
    /// Receiver before the move.
    pub moved_from: Option<String>,
    /// An inquiry was open there.
    pub open_inquiry: bool,
    /// Nobody is placed or protected: answered by a person on this day.
    pub answered_on: Option<Day>,
}

/// Stores what the child wants told, and to whom.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ChildWishRequest {
    /// Pupil.
    pub pupil: Uuid,
    /// The wish in a line.
    pub text: String,
}

/// Stores the school's answers.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct CircumstancesRequest {
    /// Pupil.
    pub pupil: Uuid,
    /// Answers.
    pub circumstances: CircumstancesView,
}

/// What to reveal for half a minute; each is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum RevealField {
    /// Personal number.
    Number,
    /// Name of a protected pupil.
    Name,
}

/// Reveals one masked field.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct RevealRequest {
    /// Pupil.
    pub pupil: Uuid,
    /// Which field.
    pub field: RevealField,
}

/// The revealed text and for how long it may stay on the screen.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct RevealView {
    /// The text.
    pub text: String,
    /// Seconds.
    pub seconds: u32,
}

/// Finds pupils and commands (Ctrl+K) or only pupils.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct SearchRequest {
    /// What was typed.
    pub query: String,
    /// At most (1 to 50).
    pub limit: usize,
}

/// Hits; only of what the reader may open.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct SearchView {
    /// Pupils that match, best first.
    pub pupils: Vec<PupilRowView>,
    /// Drafts and reports that match by pupil.
    pub reports: Vec<SearchReportView>,
}

/// A report among the hits.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct SearchReportView {
    /// Report id.
    pub id: Uuid,
    /// Pupil's label.
    pub pupil: String,
    /// Receiver's short name.
    pub receiver: String,
    /// State.
    pub state: String,
}
