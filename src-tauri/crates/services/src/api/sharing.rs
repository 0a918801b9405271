//! Wire types of a disclosure (sekretessprovning): the only way out for content, and the log of what went.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::delivery::TextSectionView;

/// Starts a disclosure: what could be shared about a pupil, and with whom.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ShareStartRequest {
    /// Pupil.
    pub pupil: Uuid,
}

/// What the reader may share, with whom, and what to think of.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ShareStartView {
    /// Pupil.
    pub pupil: Uuid,
    /// Label of the pupil.
    pub pupil_label: String,
    /// Items the reader may open, newest first. What may not be opened leaves no trace.
    pub items: Vec<ShareItemView>,
    /// Colleagues, guardians and kinds of outside receivers.
    pub receivers: Vec<ShareReceiverView>,
    /// Purposes, in the contract's words.
    pub purposes: Vec<String>,
    /// Persons known in the case: offered for masking.
    pub persons: Vec<KnownPersonView>,
    /// Guardians that must not be told, or not yet.
    pub silenced: Vec<String>,
    /// Date of the law register.
    pub law_register: NaiveDate,
    /// Codes of its warnings (`law_register_old`, `law_switch_pending`).
    pub law_warnings: Vec<String>,
}

/// Something that can be shared.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ShareItemView {
    /// Id of the record.
    pub id: Uuid,
    /// `concern`, `note`, `decision`, `call`, `report` or `contact`.
    pub kind: String,
    /// Secrecy domain.
    pub domain: String,
    /// Kind of information in the law's sense (`emi`, `elevhalsa`, `elevstod`, `anmalan`, `beslut`, `kontaktuppgift`, `skyddad_adress`).
    pub information: String,
    /// When it happened or was written.
    pub at: DateTime<Utc>,
    /// Heading; empty when it has none.
    pub title: String,
    /// Author.
    pub by: String,
    /// Author's role.
    pub by_role: String,
}

/// Somebody who could receive.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ShareReceiverView {
    /// The contract's word: a role at the school, or `socialnamnd`, `polis`, `vardnadshavare`, `elev`, `annan_skola` …
    pub kind: String,
    /// Member of staff or guardian, when it is one.
    pub id: Option<Uuid>,
    /// Name; empty for a kind of authority.
    pub name: String,
    /// A guardian who must not be told, or not yet.
    pub silenced: bool,
}

/// A person known in the case.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct KnownPersonView {
    /// Name as it stands in texts.
    pub name: String,
    /// `guardian`, `sibling`, `pupil` or `staff`.
    pub relation: String,
}

/// The question: exactly which items, to whom, for what purpose, and what the person deciding knows.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ShareQuestion {
    /// Pupil.
    pub pupil: Uuid,
    /// Kind of receiver, in the contract's words.
    pub receiver_kind: String,
    /// Member of staff or guardian.
    pub receiver: Option<Uuid>,
    /// Name of the receiver: a person or a function.
    #[serde(default)]
    pub receiver_name: String,
    /// Items.
    pub items: Vec<Uuid>,
    /// Purpose, in the contract's words.
    pub purpose: String,
    /// What is known, by the contract's names: `yes`, `no`, a day or words. What is not there is not known.
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
}

/// The decision on a question: for the whole, and for each item.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ShareDecisionView {
    /// The narrowest of the items: `require`, `allow`, `allow_if`, `deny` or `manual`.
    pub decision: String,
    /// Each item's own decision.
    pub items: Vec<ItemDecisionView>,
    /// Facts that would change the answer: asked, never guessed.
    pub asks: Vec<FactAskView>,
    /// Conditions a person must affirm, with a reason.
    pub conditions: Vec<ConditionView>,
    /// What must be recorded, in the contract's words.
    pub record: Vec<String>,
    /// Grounds, strongest first.
    pub grounds: Vec<GroundView>,
    /// Plain Swedish.
    pub explanation: String,
    /// First day of the regime that answered.
    pub regime: NaiveDate,
    /// Date of the law register.
    pub law_register: NaiveDate,
    /// The receiver is a silenced guardian: letters, prints and exports are held.
    pub silenced: bool,
}

/// One item's decision.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ItemDecisionView {
    /// Item.
    pub item: Uuid,
    /// `require`, `allow`, `allow_if`, `deny` or `manual`.
    pub decision: String,
    /// Provisions, strongest first.
    pub grounds: Vec<String>,
    /// Plain Swedish.
    pub explanation: String,
}

/// A ground with its provision, one click away.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct GroundView {
    /// As the contract writes it (`OSL 25:13 a`).
    pub provision: String,
    /// Short meaning in Swedish; empty when the register has none.
    pub meaning: String,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
    /// Mark of verification (`V26`, `S`, `I`, `U` …).
    pub mark: String,
    /// Source.
    pub source: String,
}

/// A condition a person affirms.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ConditionView {
    /// Code.
    pub code: String,
    /// Sentence.
    pub text: String,
}

/// A fact the decision would ask for.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct FactAskView {
    /// The contract's name.
    pub code: String,
    /// Question in Swedish.
    pub text: String,
    /// `yes_no`, `text` or `date`.
    pub kind: String,
    /// What has been answered.
    pub value: Option<String>,
}

/// Shows what would go, third parties masked.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct SharePreviewRequest {
    /// The question.
    pub question: ShareQuestion,
    /// Names to mask.
    #[serde(default)]
    pub masks: Vec<String>,
}

/// What would go.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct SharePreviewView {
    /// One section an item.
    pub sections: Vec<TextSectionView>,
    /// Places that were masked.
    pub masked: usize,
    /// Words of it that may be a masked person by another name, for a person to mask or leave.
    pub offers: Vec<String>,
}

/// How it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum ShareChannel {
    /// Printed: a PDF to print.
    Print,
    /// PDF into the export folder.
    Pdf,
    /// Text to copy.
    Copy,
    /// Said aloud: a note of what was said.
    Oral,
}

/// A condition with the reason for affirming it.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct AffirmedCondition {
    /// Code.
    pub code: String,
    /// Why it holds; needed.
    pub reason: String,
}

/// Decides and lets go. The decision is made anew; the log row commits before anything leaves.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ShareRequest {
    /// The question.
    pub question: ShareQuestion,
    /// Conditions affirmed.
    #[serde(default)]
    pub affirmed: Vec<AffirmedCondition>,
    /// Names to mask.
    #[serde(default)]
    pub masks: Vec<String>,
    /// How.
    pub channel: ShareChannel,
    /// What was recorded, by the contract's words.
    #[serde(default)]
    pub record: BTreeMap<String, String>,
}

/// Refuses a request and records it.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct ShareRefuseRequest {
    /// The question.
    pub question: ShareQuestion,
    /// Why; needed.
    pub reason: String,
}

/// It is recorded, and where wanted on its way.
#[derive(Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct ShareDoneView {
    /// Disclosure id.
    pub disclosure: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// `disclosed` or `refused`.
    pub result: String,
    /// Text to copy or to read aloud.
    pub sections: Vec<TextSectionView>,
    /// File written, name without personal data.
    pub file: Option<String>,
    /// Folder it lies in.
    pub folder: Option<String>,
}
