//! A case as the contract writes it. What cannot be read exactly makes the whole case unknown: half a question must
//! not get a whole answer.

use chrono::NaiveDate;
use samsyn_rules::sekretess::HuvudmanKind;
use samsyn_rules::sekretess::decide::{ConsentBy, Facts, Information, Party, Purpose, Question, SchoolForm};
use serde_json::{Map, Value};

use crate::time::Day;

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
    value.as_str()?.parse().ok().map(Day::get)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn facts(written: &Map<String, Value>) -> Option<Facts> {
    let mut facts = Facts::default();
    for (name, value) in written {
        fact(&mut facts, name, value)?;
    }
    Some(facts)
}

/// Puts one fact in; nothing when the contract has no such fact or the value is not of its type.
pub(crate) fn fact(facts: &mut Facts, name: &str, value: &Value) -> Option<()> {
    let value = Some(value);
    let yes_no = || optional(value, Value::as_bool);
    match name {
        "suspects_harm" => facts.suspects_harm = yes_no()?,
        "suspected" => facts.suspected = named(value)?,
        "guardian_objects" => facts.guardian_objects = yes_no()?,
        "guardian_suspected" => facts.guardian_suspected = yes_no()?,
        "betydande_men" => facts.betydande_men = yes_no()?,
        "consent" => facts.consent = yes_no()?,
        "consent_by" => facts.consent_by = optional(value, |by| ConsentBy::parse(by.as_str()?))?,
        "assigned_to_case" => facts.assigned_to_case = yes_no()?,
        "inquiry_decided" => facts.inquiry_decided = yes_no()?,
        "inquiry_running" => facts.inquiry_running = yes_no()?,
        "created" => facts.created = optional(value, date)?,
        "author_role" => facts.author_role = optional(value, |role| Party::parse(role.as_str()?))?,
        "police_request" => facts.police_request = yes_no()?,
        "crime_against_child" => facts.crime_against_child = named(value)?,
        "crime_by_pupil" => facts.crime_by_pupil = yes_no()?,
        "forfeitable_object" => facts.forfeitable_object = yes_no()?,
        "protected" => {
            let kind = named(value)?;
            facts.protected = kind.is_some();
            facts.protected_registration = kind.as_deref() == Some("skyddad_folkbokforing");
        }
        "pregnant" => facts.pregnant = yes_no()?,
        "needed_for_transition" => facts.needed_for_transition = yes_no()?,
        "receiver_huvudman" => {
            facts.receiver_huvudman = optional(value, |kind| HuvudmanKind::parse(kind.as_str()?))?;
        }
        "receiver_is_guardian" => facts.receiver_is_guardian = yes_no()?,
        "receiver_is_party" => facts.receiver_is_party = yes_no()?,
        "same_kommun" => facts.same_kommun = yes_no()?,
        "decision_kind" => facts.decision_kind = optional(value, text)?,
        "skolform" => facts.school_form = optional(value, |form| SchoolForm::parse(form.as_str()?))?,
        "suspension_over_two_weeks" => facts.suspension_over_two_weeks = yes_no()?,
        "juridisk_person" => facts.juridical_person = yes_no()?,
        "pupil_asked_confidence" => facts.pupil_asked_confidence = yes_no()?,
        "acute_danger" => facts.acute_danger = yes_no()?,
        "cannot_consent" => facts.cannot_consent = yes_no()?,
        "abuse_or_compulsory_care" => facts.abuse_or_compulsory_care = yes_no()?,
        _ => return None,
    }
    Some(())
}

/// A fact that is told by its kind: a word, `true` for a kind that is not told, `false` or null for none.
fn named(value: Option<&Value>) -> Option<Option<String>> {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => Some(None),
        Some(Value::Bool(true)) => Some(Some(String::new())),
        Some(value) => text(value).map(Some),
    }
}
