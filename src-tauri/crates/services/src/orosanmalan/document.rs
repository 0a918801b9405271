//! Everything an orosanmalan says, before it has a form.
//!
//! The types derive no `Debug`: they hold a child's name and what has happened to it.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::content::OrosanmalanContent;

/// One report about one child, ready to be printed.
#[derive(Clone)]
pub struct OrosanmalanDocument {
    /// Reference without personal data (`ÄVS-2026-0117`).
    pub reference: String,
    /// When this version was made, with Sweden's offset. The only clock the exports know.
    pub written_at: DateTime<FixedOffset>,
    /// Who printed it.
    pub printed_by: String,
    /// Date of the area register the receiver was found with.
    pub register: Option<NaiveDate>,
    /// To whom, and why.
    pub receiver: Receiver,
    /// About whom.
    pub child: Child,
    /// Guardians in order; `guardian:1` of the content is the first.
    pub guardians: Vec<Guardian>,
    /// What the reporter wrote.
    pub content: OrosanmalanContent,
    /// Siblings at the school; each needs a report of its own.
    pub siblings: Vec<Sibling>,
    /// The school.
    pub school: School,
    /// Provisions valid on the day.
    pub legal: LegalLines,
}

/// To whom the report goes, with the proof.
#[derive(Clone, Default)]
pub struct Receiver {
    /// Name of the namnd; empty when the register could not settle it.
    pub name: String,
    /// Unit that receives reports.
    pub unit: String,
    /// Why this receiver.
    pub why: Vec<Reason>,
    /// Why it was chosen by hand; none when the register settled it.
    pub chosen_by_hand_reason: Option<String>,
}

/// One step of the proof.
#[derive(Clone, Default)]
pub struct Reason {
    /// The step in words.
    pub text: String,
    /// Register or provision it rests on.
    pub source: String,
}

/// The child.
#[derive(Clone)]
pub struct Child {
    /// Full name.
    pub name: String,
    /// Personal number as printed; empty when unknown.
    pub personal_number: String,
    /// Class.
    pub class: String,
    /// Where it is registered as living.
    pub address: Address,
}

/// The child's address. A protected one has no place to stand in.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    /// One line.
    Known(String),
    /// The school has none.
    Unknown,
    /// The child has protected identity: no export says where it lives.
    Protected,
    /// Somebody whom the address would give away is protected: no export says where the child lives.
    Withheld,
}

/// A guardian.
#[derive(Clone, Default)]
pub struct Guardian {
    /// Full name.
    pub name: String,
    /// Relation as people say it.
    pub relation: String,
    /// Phone; empty when unknown.
    pub phone: String,
}

/// A sibling at the school.
#[derive(Clone, Default)]
pub struct Sibling {
    /// Full name.
    pub name: String,
    /// Class.
    pub note: String,
}

/// The school.
#[derive(Clone, Default)]
pub struct School {
    /// Name.
    pub name: String,
    /// Address; empty when not set.
    pub address: String,
}

/// What the law says on the day, in words for the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LegalLines {
    /// The secrecy the paper is under.
    pub secrecy: String,
    /// The duty to report.
    pub duty: String,
    /// The right to aterkoppling.
    pub feedback: String,
}
