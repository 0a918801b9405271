//! A case as the contract writes it. What cannot be read exactly makes the whole case unknown: half a question must
//! not get a whole answer.

use chrono::NaiveDate;
use samsyn_rules::sekretess::HuvudmanKind;
use samsyn_rules::sekretess::decide::{Facts, Information, Party, Purpose, Question};
use serde_json::{Map, Value};

/// The question, or nothing where a word, a fact or a type is not the contract's; the date as far as it could be read.
pub(super) struct Read {
    pub(super) date: Option<NaiveDate>,
    pub(super) question: Result<Question, ()>,
}

pub(super) fn question(case: &Map<String, Value>) -> Read {
    let date = case.get("date").and_then(date);
    Read { date, question: read(case, date).ok_or(()) }
}

fn read(case: &Map<String, Value>, date: Option<NaiveDate>) -> Option<Question> {
    let word = |name: &str| case.get(name).and_then(Value::as_str);
    Some(Question {
        date: date?,
        huvudman: HuvudmanKind::parse(word("huvudman")?)?,
        holder: Party::parse(word("holder")?)?,
        information: Information::parse(word("information")?)?,
        receiver: Party::parse(word("receiver")?)?,
        purpose: Purpose::parse(word("purpose")?)?,
        pupil_age: optional(case.get("pupil_age"), |age| age.as_u64().and_then(|age| u8::try_from(age).ok()))?,
        same_authority: optional(case.get("same_authority"), Value::as_bool)?,
        facts: match case.get("facts") {
            None | Some(Value::Null) => Facts::default(),
            Some(facts) => self::facts(facts.as_object()?)?,
        },
    })
}

/// Absent and null are not known; anything else must be of the right type.
fn optional<T>(value: Option<&Value>, read: impl Fn(&Value) -> Option<T>) -> Option<Option<T>> {
    match value {
        None | Some(Value::Null) => Some(None),
        Some(value) => read(value).map(Some),
    }
}

fn date(value: &Value) -> Option<NaiveDate> {
    value.as_str()?.parse().ok()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn facts(written: &Map<String, Value>) -> Option<Facts> {
    let mut facts = Facts::default();
    for (name, value) in written {
        let value = Some(value);
        match name.as_str() {
            "suspects_harm" => facts.suspects_harm = optional(value, Value::as_bool)?,
            "suspected" => facts.suspected = named(value)?,
            "guardian_objects" => facts.guardian_objects = optional(value, Value::as_bool)?,
            "guardian_suspected" => facts.guardian_suspected = optional(value, Value::as_bool)?,
            "betydande_men" => facts.betydande_men = optional(value, Value::as_bool)?,
            "consent" => facts.consent = optional(value, Value::as_bool)?,
            "assigned_to_case" => facts.assigned_to_case = optional(value, Value::as_bool)?,
            "inquiry_decided" => facts.inquiry_decided = optional(value, Value::as_bool)?,
            "created" => facts.created = optional(value, date)?,
            "author_role" => facts.author_role = optional(value, |role| Party::parse(role.as_str()?))?,
            "police_request" => facts.police_request = optional(value, Value::as_bool)?,
            "crime_against_child" => facts.crime_against_child = named(value)?,
            "protected" => facts.protected = named(value)?.is_some(),
            "pregnant" => facts.pregnant = optional(value, Value::as_bool)?,
            "needed_for_transition" => facts.needed_for_transition = optional(value, Value::as_bool)?,
            "decision_kind" => facts.decision_kind = optional(value, text)?,
            "pupil_asked_confidence" => facts.pupil_asked_confidence = optional(value, Value::as_bool)?,
            _ => return None,
        }
    }
    Some(facts)
}

/// A fact that is told by its kind: a word, `true` for a kind that is not told, `false` or null for none.
fn named(value: Option<&Value>) -> Option<Option<String>> {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => Some(None),
        Some(Value::Bool(true)) => Some(Some(String::new())),
        Some(value) => text(value).map(Some),
    }
}
