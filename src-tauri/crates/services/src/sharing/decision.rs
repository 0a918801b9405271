//! The law's answer to a question from the window: each item's own, and the narrowest for the whole.

use std::collections::BTreeMap;

use samsyn_rules::sekretess::decide::{
    Decision, Facts, Information, Party, Purpose, Question, Verdict, decide as decide_by_law,
};
use samsyn_rules::sekretess::{AccessPurpose, HuvudmanKind};
use samsyn_store::orosanmalan::ReportState;
use serde_json::Value;

use super::items::Item;
use super::{is_silenced, silence, texts};
use crate::api::sharing::{ConditionView, FactAskView, GroundView, ItemDecisionView, ShareDecisionView, ShareQuestion};
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::gate;
use crate::law;
use crate::open::OpenVault;
use crate::people::Card;
use crate::sekretess::{condition_text, explanation, fact};

/// Answers that are tried for each fact that is not given: the ones that change the decision are asked for.
const ASKS: [(&str, &str, &[&str]); 19] = [
    ("acute_danger", "yes_no", &["yes"]),
    ("suspects_harm", "yes_no", &["yes", "no"]),
    ("consent", "yes_no", &["yes", "no"]),
    ("guardian_objects", "yes_no", &["yes", "no"]),
    ("receiver_is_guardian", "yes_no", &["yes", "no"]),
    ("guardian_suspected", "yes_no", &["yes", "no"]),
    ("betydande_men", "yes_no", &["yes", "no"]),
    ("pupil_asked_confidence", "yes_no", &["yes", "no"]),
    ("assigned_to_case", "yes_no", &["yes", "no"]),
    ("inquiry_decided", "yes_no", &["yes", "no"]),
    ("inquiry_running", "yes_no", &["yes", "no"]),
    ("police_request", "yes_no", &["yes", "no"]),
    ("pregnant", "yes_no", &["yes", "no"]),
    ("needed_for_transition", "yes_no", &["yes", "no"]),
    ("receiver_huvudman", "yes_no", &["yes", "no"]),
    ("crime_by_pupil", "yes_no", &["yes", "no"]),
    ("cannot_consent", "yes_no", &["yes"]),
    ("crime_against_child", "text", &["sexuellt_overgrepp"]),
    ("decision_kind", "text", &["atgardsprogram"]),
];

/// Purposes a person chooses among. What is a wish (block, erase) or an attempt (stop a report) is no purpose of sharing.
pub(super) fn purposes() -> Vec<String> {
    let wishes = [Purpose::StoppaAnmalan, Purpose::Sparr, Purpose::Radera, Purpose::Aterkoppling];
    Purpose::ALL.iter().filter(|purpose| !wishes.contains(purpose)).map(|purpose| purpose.as_str().to_owned()).collect()
}

/// Decides for every item and says what is missing.
///
/// # Errors
/// `input_invalid` for a word the contract does not have.
pub(super) fn decide(
    app: &App,
    vault: &mut OpenVault,
    card: &Card,
    items: &[Item],
    asked: &ShareQuestion,
) -> Result<ShareDecisionView> {
    let base = base(app, vault, card, asked)?;
    let facts = facts(app, vault, card, asked)?;
    let questions: Vec<Question> =
        items.iter().map(|item| of_item(&base, item, facts.clone())).collect::<Result<_>>()?;
    let register = law::register();
    let decisions: Vec<Decision> = questions.iter().map(|question| decide_by_law(question, register)).collect();
    let narrowest = decisions.iter().map(|decision| decision.verdict).min().unwrap_or(Verdict::Manual);
    let date = base.date;
    let leading = decisions.iter().find(|decision| decision.verdict == narrowest);
    let regime = decisions.iter().find_map(|decision| decision.regime).unwrap_or(date);
    Ok(ShareDecisionView {
        decision: narrowest.as_str().to_owned(),
        items: items
            .iter()
            .zip(&decisions)
            .map(|(item, decision)| ItemDecisionView {
                item: item.view.id,
                decision: decision.verdict.as_str().to_owned(),
                grounds: decision.grounds.clone(),
                explanation: explanation(decision, Some(date)),
            })
            .collect(),
        asks: asks(&questions, &decisions, asked),
        conditions: unique(decisions.iter().flat_map(|decision| decision.conditions.iter()))
            .map(|condition| ConditionView { code: condition.as_str().to_owned(), text: condition_text(*condition) })
            .collect(),
        record: unique(decisions.iter().flat_map(|decision| decision.record.iter()))
            .map(|item| item.as_str().to_owned())
            .collect(),
        grounds: unique(decisions.iter().flat_map(|decision| decision.grounds.iter()))
            .map(|cite| ground(cite, date))
            .collect(),
        explanation: leading.map(|decision| explanation(decision, Some(date))).unwrap_or_default(),
        regime,
        law_register: law::date(),
        silenced: silenced(card, asked, silence::by_draft(app, vault, card.pupil.id)?),
    })
}

fn unique<'a, T: PartialEq>(all: impl Iterator<Item = &'a T>) -> std::vec::IntoIter<&'a T> {
    let mut kept: Vec<&T> = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept.into_iter()
}

/// The question apart from item and facts.
fn base(app: &App, vault: &OpenVault, card: &Card, asked: &ShareQuestion) -> Result<Question> {
    let invalid = |field: &str| Error::new(Code::InputInvalid).with("field", field);
    let receiver = Party::parse(&asked.receiver_kind).ok_or_else(|| invalid("receiver_kind"))?;
    Ok(Question {
        date: crate::time::today(app.now()),
        huvudman: huvudman(vault)?,
        // Who neither teaches nor belongs to elevhalsa holds no content to share.
        holder: Party::parse(vault.actor().role.as_str()).filter(|role| role.is_staff()).ok_or(Code::Forbidden)?,
        information: Information::Elevhalsa,
        receiver,
        purpose: Purpose::parse(&asked.purpose).ok_or_else(|| invalid("purpose"))?,
        pupil_age: card.age,
        same_authority: receiver.is_staff().then_some(true),
        facts: Facts::default(),
    })
}

fn huvudman(vault: &OpenVault) -> Result<HuvudmanKind> {
    Ok(vault.store.school()?.huvudman)
}

fn of_item(base: &Question, item: &Item, mut facts: Facts) -> Result<Question> {
    let information = Information::parse(&item.view.information)
        .ok_or_else(|| Error::new(Code::Internal).with("place", "information"))?;
    if information == Information::Anmalan {
        // What a report is depends on the day it was written and by whom (OSL 40:7 g).
        facts.created = facts.created.or(Some(crate::time::today(item.view.at)));
        facts.author_role = facts.author_role.or(Party::parse(&item.view.by_role));
    }
    Ok(Question { information, facts, ..base.clone() })
}

/// What the person has answered, and what the vault knows by itself.
fn facts(app: &App, vault: &mut OpenVault, card: &Card, asked: &ShareQuestion) -> Result<Facts> {
    let mut facts = Facts { protected: card.pupil.home.is_withheld(), ..Facts::default() };
    if let Some(receiver) = asked.receiver {
        let guarded = vault.store.cases_of_pupil(card.pupil.id)?;
        let cases = gate::open_each(vault, app.now(), AccessPurpose::Elevvard, guarded)?;
        let assigned = cases.iter().any(|case| case.closed_at.is_none() && case.assigned.contains(&receiver));
        facts.assigned_to_case = assigned.then_some(true);
    }
    let guarded = vault.store.reports_of_pupil(card.pupil.id)?;
    let reports = gate::open_each(vault, app.now(), AccessPurpose::Anmalan, guarded)?;
    let inquiry = reports.iter().flat_map(|report| &report.progress).any(|step| {
        step.what.state == ReportState::Beslut && ["inledd", "pagar_redan"].contains(&step.what.outcome.as_str())
    });
    facts.inquiry_decided = inquiry.then_some(true);
    facts.suspected = silence::suspicion(app, vault, card.pupil.id)?;
    for (code, value) in &asked.facts {
        answer(&mut facts, code, value).ok_or_else(|| Error::new(Code::InputInvalid).with("field", code))?;
    }
    Ok(facts)
}

/// Puts one answer of the window in, as the contract's fact; nothing when the contract has no such fact or value. Whether
/// the pupil is protected is the vault's to know and nobody's to answer.
fn answer(facts: &mut Facts, code: &str, value: &str) -> Option<()> {
    let value = match (code, value.trim()) {
        ("protected", _) => return None,
        (_, "") => Value::Null,
        // The question is whether the receiving school is fristaende.
        ("receiver_huvudman", "yes") => Value::from(HuvudmanKind::Fristaende.as_str()),
        ("receiver_huvudman", "no") => Value::from(HuvudmanKind::Kommunal.as_str()),
        (_, "yes") => Value::from(true),
        (_, "no") => Value::from(false),
        (_, told) => Value::from(told),
    };
    fact(facts, code, &value)
}

/// Facts that would change the answer: those already answered, and those nobody has told.
fn asks(questions: &[Question], decisions: &[Decision], asked: &ShareQuestion) -> Vec<FactAskView> {
    let register = law::register();
    let changes = |code: &str, value: &str| {
        questions.iter().zip(decisions).any(|(question, decision)| {
            let mut other = question.clone();
            answer(&mut other.facts, code, value).is_some() && {
                let answer = decide_by_law(&other, register);
                answer.verdict != decision.verdict || answer.conditions != decision.conditions
            }
        })
    };
    let mut views: BTreeMap<usize, FactAskView> = BTreeMap::new();
    for (place, (code, kind, values)) in ASKS.iter().enumerate() {
        let value = asked.facts.get(*code).filter(|value| !value.trim().is_empty()).cloned();
        if value.is_some() || values.iter().any(|tried| changes(code, tried)) {
            let text = texts().say(&format!("ask.{code}"), &[]);
            views.insert(place, FactAskView { code: (*code).to_owned(), text, kind: (*kind).to_owned(), value });
        }
    }
    views.into_values().collect()
}

/// A ground with its provision as the register has it.
fn ground(cite: &str, date: chrono::NaiveDate) -> GroundView {
    let register = law::register();
    let entry = register.provision(cite, date);
    let source = entry.map(|entry| entry.standing.source.clone()).unwrap_or_default();
    GroundView {
        provision: cite.to_owned(),
        meaning: entry.map(|entry| entry.says.clone()).unwrap_or_default(),
        valid_from: entry.and_then(|entry| entry.standing.validity.from),
        valid_to: entry.and_then(|entry| entry.standing.validity.to),
        mark: entry.map(|entry| entry.standing.mark.as_str().to_owned()).unwrap_or_default(),
        source: register.sources.iter().find(|known| known.id == source).map_or(source, |known| known.name.clone()),
    }
}

/// Whether the receiver is a guardian who must not be told. A guardian who is not named counts as every one of them.
fn silenced(card: &Card, asked: &ShareQuestion, every: bool) -> bool {
    if asked.receiver_kind != Party::Vardnadshavare.as_str() {
        return false;
    }
    let named = |id: uuid::Uuid| asked.receiver.is_none_or(|receiver| receiver == id);
    every || card.pupil.guardians.iter().any(|guardian| named(guardian.id) && is_silenced(guardian))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_one_of_the_contract() {
        let mut facts = Facts::default();
        assert_eq!(answer(&mut facts, "consent", "yes"), Some(()), "yes is an answer");
        assert_eq!(facts.consent, Some(true), "and is kept");
        assert_eq!(answer(&mut facts, "consent", "kanske"), None, "perhaps is none");
        assert_eq!(answer(&mut facts, "hemlighet", "yes"), None, "nor is a fact the contract lacks");
        assert_eq!(answer(&mut facts, "created", "2026-02-30"), None, "a day must exist");
        assert_eq!(answer(&mut facts, "protected", "no"), None, "and nobody answers a protection away");
        assert_eq!(answer(&mut facts, "receiver_huvudman", "yes"), Some(()), "a fristaende school");
        assert_eq!(facts.receiver_huvudman, Some(HuvudmanKind::Fristaende), "as it was asked");
        assert_eq!(answer(&mut facts, "consent", ""), Some(()), "an answer is taken back");
        assert_eq!(facts.consent, None, "and is not known again");
    }

    #[test]
    fn every_ask_has_a_question_and_values_the_rules_read() {
        for (code, _, values) in ASKS {
            assert!(texts().has(&format!("ask.{code}")), "{code} must have a question");
            for value in values {
                assert!(answer(&mut Facts::default(), code, value).is_some(), "{code}={value} must be readable");
            }
        }
    }

    #[test]
    fn every_word_of_a_disclosure_has_a_text() {
        for purpose in Purpose::ALL {
            assert!(texts().has(&format!("purpose.{}", purpose.as_str())), "{} must have a word", purpose.as_str());
        }
        for party in Party::ALL {
            assert!(texts().has(&format!("receiver.{}", party.as_str())), "{} must have a word", party.as_str());
        }
        for item in samsyn_rules::sekretess::decide::RecordItem::ALL {
            assert!(texts().has(&format!("record.{}", item.as_str())), "{} must have a word", item.as_str());
        }
    }

    #[test]
    fn nobody_is_offered_to_stop_a_report() {
        assert!(!purposes().contains(&"stoppa_anmalan".to_owned()), "an attempt is no purpose of sharing");
    }
}
