//! Properties of the decision over made questions.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use samsyn_rules::sekretess::HuvudmanKind;
use samsyn_rules::sekretess::decide::{Facts, Information, Party, Purpose, Question, Verdict, decide};

use super::reference::widest;
use crate::law::register;

const DRAWS: u32 = 100_000;

/// Bytes make a question: every value can be drawn, and what is drawn shrinks to the first of each list.
fn question(draw: [u8; 25]) -> Question {
    let pick = |index: usize, of: usize| usize::from(draw[index]) % of;
    let fact = |index: usize| [None, Some(true), Some(false)][pick(index, 3)];
    let word = |index: usize, words: &[&str]| {
        let chosen = pick(index, words.len() * 2);
        words.get(chosen).map(|word| (*word).to_owned())
    };
    let first: NaiveDate = "2023-05-01".parse().unwrap();
    // Two bytes reach from before the register to after the last switch.
    let day = (u64::from(draw[0]) * 256 + u64::from(draw[1])) % 1500;
    Question {
        date: first + Days::new(day),
        huvudman: HuvudmanKind::ALL[pick(2, 2)],
        holder: Party::ALL[pick(3, if draw[4] < 200 { 8 } else { Party::ALL.len() })],
        information: Information::ALL[pick(5, Information::ALL.len())],
        receiver: Party::ALL[pick(6, Party::ALL.len())],
        purpose: Purpose::ALL[pick(7, Purpose::ALL.len())],
        pupil_age: [None, Some(7), Some(12), Some(15), Some(17), Some(18), Some(19)][pick(8, 7)],
        same_authority: fact(9),
        facts: Facts {
            suspects_harm: fact(10),
            suspected: word(11, &["vald_i_familjen", "missbruk"]),
            guardian_objects: fact(12),
            guardian_suspected: fact(13),
            betydande_men: fact(14),
            consent: fact(15),
            assigned_to_case: fact(16),
            inquiry_decided: fact(17),
            created: None,
            author_role: [None, Some(Party::Larare), Some(Party::Kurator), Some(Party::Skollakare)][pick(18, 4)],
            police_request: fact(19),
            crime_against_child: word(20, &["sexuellt_overgrepp", "ofredande", ""]),
            protected: draw[21] < 64,
            pregnant: fact(22),
            needed_for_transition: fact(23),
            decision_kind: word(24, &["atgardsprogram", "avstangning", "annat"]),
            pupil_asked_confidence: fact(4),
        },
    }
}

fn check(question: &Question) -> Result<(), TestCaseError> {
    let law = register();
    let decision = decide(question, law);
    let bound = widest(question);
    prop_assert!(decision.verdict <= bound, "{decision:?} is wider than {bound:?}");
    if decision.verdict > Verdict::Manual {
        prop_assert!(!decision.grounds.is_empty(), "what is let out has a ground");
        prop_assert!(!decision.record.is_empty(), "what is let out is recorded");
    }
    if decision.verdict == Verdict::AllowIf {
        prop_assert!(!decision.conditions.is_empty(), "a condition says what a person affirms");
    }
    for ground in &decision.grounds {
        prop_assert!(law.provision(ground, question.date).is_some(), "{ground} is law on the day");
    }
    let with = |facts: Facts| decide(&Question { facts, ..question.clone() }, law).verdict;
    let protected = with(Facts { protected: true, ..question.facts.clone() });
    prop_assert!(protected <= decision.verdict, "a protected identity never widens");
    let suspected = with(Facts { guardian_suspected: Some(true), ..question.facts.clone() });
    prop_assert!(suspected <= decision.verdict, "a suspected guardian never widens");
    if let Some(regime) = law.regime(question.date) {
        let first = decide(&Question { date: regime.from, ..question.clone() }, law);
        prop_assert_eq!(&first, &decision, "the answer changes on switches only");
    }
    Ok(())
}

#[test]
fn no_answer_is_wider_than_the_tables_and_caution_only_narrows() {
    let config = Config { cases: DRAWS, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&any::<[u8; 25]>(), |draw| {
        let question = question(draw);
        check(&question).map_err(|fault| TestCaseError::fail(format!("{fault}\n{question:?}")))
    });
    assert!(outcome.is_ok(), "{}", outcome.unwrap_err());
}
