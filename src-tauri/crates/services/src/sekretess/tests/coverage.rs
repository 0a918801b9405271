//! Every combination answers, and every entry of the register that the program decides with is reached.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use samsyn_rules::law::{DeadlineKind, SecrecyRule};
use samsyn_rules::sekretess::HuvudmanKind;
use samsyn_rules::sekretess::decide::{
    Condition, ConsentBy, Explanation, Facts, Information, Party, Purpose, Question, RecordItem, SchoolForm, Verdict,
    decide,
};

use super::super::answer::TEXTS;
use crate::law::register;

/// What may be known, from nothing to much: enough to reach every rule.
fn knowledge() -> Vec<Facts> {
    let none = Facts::default();
    vec![
        none.clone(),
        Facts {
            suspects_harm: Some(true),
            assigned_to_case: Some(true),
            inquiry_decided: Some(true),
            police_request: Some(true),
            pregnant: Some(true),
            needed_for_transition: Some(true),
            crime_against_child: Some("misshandel".to_owned()),
            decision_kind: Some("avstangning".to_owned()),
            guardian_suspected: Some(false),
            betydande_men: Some(false),
            ..none.clone()
        },
        Facts {
            consent: Some(true),
            protected: true,
            protected_registration: true,
            guardian_suspected: Some(true),
            ..none.clone()
        },
        Facts {
            suspects_harm: Some(true),
            suspected: Some("bortforande".to_owned()),
            acute_danger: Some(true),
            receiver_is_party: Some(true),
            ..none.clone()
        },
        Facts {
            consent: Some(true),
            consent_by: Some(ConsentBy::EnVardnadshavare),
            receiver_huvudman: Some(HuvudmanKind::Fristaende),
            needed_for_transition: Some(true),
            school_form: Some(SchoolForm::Gymnasieskola),
            suspension_over_two_weeks: Some(true),
            decision_kind: Some("avstangning".to_owned()),
            receiver_is_guardian: Some(false),
            ..none.clone()
        },
        Facts {
            consent: Some(true),
            consent_by: Some(ConsentBy::Socialnamnd),
            crime_by_pupil: Some(true),
            inquiry_running: Some(true),
            ..none.clone()
        },
        Facts {
            forfeitable_object: Some(true),
            cannot_consent: Some(true),
            receiver_is_guardian: Some(false),
            receiver_huvudman: Some(HuvudmanKind::Fristaende),
            receiver_is_party: Some(true),
            ..none
        },
    ]
}

fn each_question(mut ask: impl FnMut(&Question)) {
    let days = ["2024-03-01", "2025-05-01", "2025-08-01", "2025-12-10", "2026-11-22", "2027-01-01"];
    for (index, day) in days.iter().enumerate() {
        let date: NaiveDate = day.parse().unwrap();
        for &huvudman in HuvudmanKind::ALL {
            for &holder in Party::ALL {
                for &information in Information::ALL {
                    for &receiver in Party::ALL {
                        for &purpose in Purpose::ALL {
                            for (number, facts) in knowledge().into_iter().enumerate() {
                                // All days with much known; the others on the day of today's law.
                                if index != 4 && number != 1 {
                                    continue;
                                }
                                let adult = facts.cannot_consent.is_some();
                                let child = facts.consent_by.is_some();
                                let drawn = [9, 16, 18][(index + number) % 3];
                                let age = if adult {
                                    18
                                } else if child {
                                    9
                                } else {
                                    drawn
                                };
                                let pupil_age = Some(age);
                                let same_authority = if adult { Some(false) } else { Some(true) };
                                ask(&Question {
                                    date,
                                    huvudman,
                                    holder,
                                    information,
                                    receiver,
                                    purpose,
                                    pupil_age,
                                    same_authority,
                                    facts,
                                });
                            }
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn every_combination_answers_and_every_rule_is_reached() {
    let law = register();
    let mut cited = BTreeSet::new();
    let mut explained = BTreeSet::new();
    let mut verdicts = BTreeSet::new();
    each_question(|question| {
        let decision = decide(question, law);
        assert!(decision.regime.is_some(), "a day of the register has a regime");
        verdicts.insert(decision.verdict);
        explained.insert(decision.explanation);
        cited.extend(decision.grounds);
    });
    assert_eq!(verdicts.len(), Verdict::ALL.len(), "all five verdicts occur");
    let secrecy = law.secrecy.iter().filter(|entry| entry.rule.is_some_and(|rule| rule != SecrecyRule::Social));
    let secrecy = secrecy.map(|entry| &entry.provision);
    let breakers = law.breakers.iter().filter(|entry| entry.breaker.is_some()).map(|entry| &entry.provision);
    let norms = law.norms.iter().filter(|entry| entry.norm.is_some()).map(|entry| &entry.provision);
    for provision in secrecy.chain(breakers).chain(norms) {
        assert!(cited.contains(provision), "{provision} is reached by no question");
    }
    let elsewhere = [
        Explanation::AgeUnknown,
        Explanation::BeforeRegister,
        Explanation::SuspicionUnknown,
        Explanation::UnknownWord,
        Explanation::Unsettled,
        Explanation::DecisionOpen,
    ];
    for explanation in Explanation::ALL.iter().filter(|one| !elsewhere.contains(one)) {
        assert!(explained.contains(explanation), "{} is never the reason", explanation.as_str());
    }
}

#[test]
fn every_code_has_its_sentence() {
    for explanation in Explanation::ALL {
        assert!(TEXTS.has(&format!("explanation.{}", explanation.as_str())), "{} has text", explanation.as_str());
        assert!(TEXTS.has(&format!("next.{}", explanation.as_str())), "{} says what to do", explanation.as_str());
    }
    for condition in Condition::ALL {
        assert!(TEXTS.has(&format!("condition.{}", condition.as_str())), "{} has text", condition.as_str());
    }
    for kind in DeadlineKind::ALL {
        assert!(TEXTS.has(&format!("deadline.{}", kind.as_str())), "{} has text", kind.as_str());
    }
    for key in ["affirm", "danger", "keep", "today"] {
        assert!(TEXTS.has(key), "{key} has text");
    }
    assert_eq!(RecordItem::ALL.len(), 22, "the contract lists twenty-two items to record");
}
