//! What the reporter has written: the part of an orosanmalan that a person fills in.
//!
//! The same keys are the draft file of `samsyn-cli orosanmalan draft --from` and the draft at the
//! door. A missing part is empty and never an error, because a draft is written in any order; an
//! unknown key is an error, because text that nobody reads is text that nobody sends.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// Everything a reporter writes, in the order of the form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct OrosanmalanContent {
    /// Why the report is made now.
    #[serde(deserialize_with = "missing")]
    pub why_now: String,
    /// What was seen and heard, one row each.
    #[serde(deserialize_with = "rows")]
    pub observations: Vec<Observation>,
    /// What the child said, in the child's own words and nothing else.
    #[serde(deserialize_with = "missing")]
    pub child_words: String,
    /// How the child is affected.
    #[serde(deserialize_with = "missing")]
    pub effect: String,
    /// Earlier worry and earlier reports.
    #[serde(deserialize_with = "missing")]
    pub earlier: String,
    /// What the school has done.
    #[serde(deserialize_with = "missing")]
    pub school_has_done: String,
    /// Danger now, and where the child is.
    #[serde(deserialize_with = "missing")]
    pub danger_now: DangerNow,
    /// Language and interpreter.
    #[serde(deserialize_with = "missing")]
    pub language: String,
    /// What to think of when the family is contacted.
    #[serde(deserialize_with = "missing")]
    pub approach: String,
    /// Who has been told of the report.
    #[serde(deserialize_with = "rows")]
    pub informed: Vec<Informed>,
    /// Why nobody at home may be told before socialtjansten has spoken with them.
    #[serde(deserialize_with = "rows")]
    pub do_not_inform: Vec<DoNotInformReason>,
    /// Whether aterkoppling is asked for (SoL 19:6); it is unless the reporter says no.
    #[serde(deserialize_with = "yes")]
    pub feedback: bool,
    /// Whether the reporter can come to a meeting (SoL 19:5); none when not answered.
    pub meeting: Option<bool>,
    /// Who reports.
    #[serde(deserialize_with = "missing")]
    pub reporter: Reporter,
}

impl Default for OrosanmalanContent {
    fn default() -> Self {
        Self {
            why_now: String::new(),
            observations: Vec::new(),
            child_words: String::new(),
            effect: String::new(),
            earlier: String::new(),
            school_has_done: String::new(),
            danger_now: DangerNow::default(),
            language: String::new(),
            approach: String::new(),
            informed: Vec::new(),
            do_not_inform: Vec::new(),
            feedback: true,
            meeting: None,
            reporter: Reporter::default(),
        }
    }
}

/// One thing seen or heard.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct Observation {
    /// `2026-11-24`, `2026-11-24T10:20`, or what the reporter wrote ("i september").
    #[serde(deserialize_with = "missing")]
    pub date: String,
    /// How the reporter knows; none when not answered.
    pub source: Option<ObservationSource>,
    /// Who saw or said it, when that is not the reporter or the child.
    #[serde(deserialize_with = "missing")]
    pub who: String,
    /// What was seen or heard.
    #[serde(deserialize_with = "missing")]
    pub text: String,
}

/// How a reporter knows what an observation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum ObservationSource {
    /// The reporter saw it.
    Saw,
    /// The child said it.
    ChildSaid,
    /// Somebody else said it.
    OtherSaid,
}

/// Whether the child is in danger now.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct DangerNow {
    /// None when not answered.
    pub acute: Option<bool>,
    /// Where the child is now.
    #[serde(rename = "where")]
    #[ts(rename = "where")]
    #[serde(deserialize_with = "missing")]
    pub place: String,
}

/// Whether one person knows of the report.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct Informed {
    /// Whom the row is about; none when the row is not filled in yet.
    pub person: Option<InformedPerson>,
    /// None when not answered.
    pub informed: Option<bool>,
    /// When and by whom.
    #[serde(deserialize_with = "missing")]
    pub when: String,
    /// Why the person has not been told.
    #[serde(deserialize_with = "missing")]
    pub why_not: String,
}

/// The child, or a guardian by place in the pupil's list of guardians (from 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, TS)]
#[ts(export_to = "door.ts", type = "\"child\" | `guardian:${number}`")]
pub enum InformedPerson {
    /// The child.
    Child,
    /// Guardian number, from 1.
    Guardian(u8),
}

/// The text was neither `child` nor `guardian:1`, `guardian:2` and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("person is neither child nor guardian:N")]
pub struct UnknownPerson;

impl FromStr for InformedPerson {
    type Err = UnknownPerson;

    fn from_str(text: &str) -> Result<Self, UnknownPerson> {
        if text == "child" {
            return Ok(Self::Child);
        }
        let number = text.strip_prefix("guardian:").and_then(|n| n.parse().ok());
        number.filter(|n| *n > 0).map(Self::Guardian).ok_or(UnknownPerson)
    }
}

impl fmt::Display for InformedPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Child => f.write_str("child"),
            Self::Guardian(number) => write!(f, "guardian:{number}"),
        }
    }
}

impl Serialize for InformedPerson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for InformedPerson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Why a guardian must not hear of the report from the school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "door.ts")]
pub enum DoNotInformReason {
    /// Violence in the family.
    ValdIFamiljen,
    /// Sexual abuse.
    SexuellaOvergrepp,
    /// Honour-related violence and oppression.
    Hedersrelaterat,
    /// Female genital mutilation.
    Konsstympning,
    /// The child may be taken abroad.
    Bortforande,
}

/// Who reports. A professional is never anonymous towards socialtjansten.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export_to = "door.ts")]
pub struct Reporter {
    /// Name.
    #[serde(deserialize_with = "missing")]
    pub name: String,
    /// Role at the school.
    #[serde(deserialize_with = "missing")]
    pub role: String,
    /// Phone at work, never a private one.
    #[serde(deserialize_with = "missing")]
    pub phone: String,
}

/// `null` is a missing part.
fn missing<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(input: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(input)?.unwrap_or_default())
}

/// A row that is `null` is no row.
fn rows<'de, D: Deserializer<'de>, T: Deserialize<'de>>(input: D) -> Result<Vec<T>, D::Error> {
    Ok(Option::<Vec<Option<T>>>::deserialize(input)?.unwrap_or_default().into_iter().flatten().collect())
}

/// Who does not say no has said yes.
fn yes<'de, D: Deserializer<'de>>(input: D) -> Result<bool, D::Error> {
    Ok(Option::deserialize(input)?.unwrap_or(true))
}

/// Debug output names the type and never what it holds.
macro_rules! redacted_debug {
    ($($type:ident),*) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($type)).finish_non_exhaustive()
            }
        }
    )*};
}

redacted_debug!(OrosanmalanContent, Observation, DangerNow, Informed, Reporter);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_person_is_the_child_or_a_numbered_guardian() {
        assert_eq!("child".parse(), Ok(InformedPerson::Child), "the child itself");
        assert_eq!("guardian:2".parse(), Ok(InformedPerson::Guardian(2)), "the second guardian");
        for wrong in ["", "guardian", "guardian:0", "guardian:x", "mother"] {
            assert_eq!(wrong.parse::<InformedPerson>(), Err(UnknownPerson), "{wrong:?} points at nobody");
        }
    }

    #[test]
    fn debug_output_holds_no_text() {
        let content = OrosanmalanContent { why_now: "secret".to_owned(), ..Default::default() };
        assert!(!format!("{content:?}").contains("secret"), "a log line must not leak a report");
    }
}
