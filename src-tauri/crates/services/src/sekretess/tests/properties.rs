//! Properties of the decision over made questions.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use samsyn_rules::sekretess::HuvudmanKind;
use samsyn_rules::sekretess::decide::{
    ConsentBy, Explanation, Facts, Information, Party, Purpose, Question, SchoolForm, Verdict, decide,
};

use super::reference::widest;
use crate::law::register;

const DRAWS: u32 = 100_000;

/// Bytes make a question: every value can be drawn, and what is drawn shrinks to the first of each list.
fn question(draw: [u8; 32]) -> Question {
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
            suspected: word(11, &["vald_i_familjen", "missbruk", "livsfara"]),
            guardian_objects: fact(12),
            guardian_suspected: fact(13),
            betydande_men: fact(14),
            consent: fact(15),
            assigned_to_case: fact(16),
            inquiry_decided: fact(17),
            created: None,
            author_role: [None, Some(Party::Larare), Some(Party::Kurator), Some(Party::Skollakare)][pick(18, 4)],
            police_request: fact(19),
            crime_against_child: word(20, &["sexuellt_overgrepp", "ran", "vald", ""]),
            protected: draw[21] < 64,
            protected_registration: draw[21] < 24,
            pregnant: fact(22),
            needed_for_transition: fact(23),
            decision_kind: word(24, &["atgardsprogram", "avstangning", "annat"]),
            pupil_asked_confidence: fact(4),
            // Rare: danger opens so much that the rest would hardly be tried.
            acute_danger: (draw[25] < 16).then_some(true),
            cannot_consent: fact(26),
            abuse_or_compulsory_care: [None, Some(true), Some(false)][pick(27, 3)],
            receiver_is_guardian: fact(28),
            consent_by: ConsentBy::ALL.get(pick(29, ConsentBy::ALL.len() * 2)).copied(),
            inquiry_running: fact(30),
            receiver_huvudman: HuvudmanKind::ALL.get(pick(31, 4)).copied(),
            same_kommun: [None, Some(true), Some(false)][usize::from(draw[31] / 4) % 3],
            juridical_person: [None, Some(true), Some(false)][usize::from(draw[31] / 16) % 3],
            school_form: SchoolForm::ALL.get(usize::from(draw[30] / 3) % (SchoolForm::ALL.len() * 2)).copied(),
            suspension_over_two_weeks: [None, Some(true)][usize::from(draw[29] / 16) % 2],
            crime_by_pupil: [None, Some(true), Some(false)][usize::from(draw[28] / 3) % 3],
            forfeitable_object: (draw[25] > 240).then_some(true),
            receiver_is_party: [None, Some(true)][usize::from(draw[26] / 3) % 2],
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
    if decision.verdict <= Verdict::Manual && question.facts.acute_danger == Some(true) {
        let alone = decide(&Question { facts: Facts::default(), ..question.clone() }, law);
        let wished = [Purpose::StoppaAnmalan, Purpose::Sparr, Purpose::Radera, Purpose::Overblick];
        let authority = matches!(question.receiver, Party::Polis | Party::Region | Party::Socialnamnd);
        let bare = question.holder.is_staff() && authority && !wished.contains(&question.purpose);
        prop_assert!(!bare || alone.explanation == Explanation::BeforeRegister, "danger to life is never a bare no");
    }
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
    let outcome = TestRunner::new(config).run(&any::<[u8; 32]>(), |draw| {
        let question = question(draw);
        check(&question).map_err(|fault| TestCaseError::fail(format!("{fault}\n{question:?}")))
    });
    assert!(outcome.is_ok(), "{}", outcome.unwrap_err());
}
