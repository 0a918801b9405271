//! Danger to life: the answer is never a bare no. Somebody calls 112 and says what is needed to avert the danger.

use crate::law::{Breaker, LawRegister, Norm};

use super::case::Case;
use super::{Condition, Decision, Explanation, Party, Purpose, Question, RecordItem, Verdict, guardian};

/// What danger to life makes of an answer that lets nothing out.
pub(super) fn or_danger(question: &Question, decision: Decision, law: &LawRegister) -> Decision {
    if !is_danger(question, law) {
        return decision;
    }
    let decision = Decision { danger: true, ..decision };
    if decision.verdict > Verdict::Manual {
        return decision;
    }
    let case = Case::new(question, law);
    let Some(necessity) = case.norm(Norm::Necessity).filter(|_| can_avert(&case)) else { return decision };
    let care = matches!(question.receiver, Party::Socialnamnd | Party::Region);
    let ways = [Breaker::EmiToCare, Breaker::CannotConsent];
    let opened = ways.into_iter().filter(|_| care && case.is_emi()).filter_map(|breaker| case.opens(breaker));
    let by_person: &[Condition] = if case.is_protected_address() { &[Condition::AddressByPerson] } else { &[] };
    let opening = Decision { danger: true, ..Decision::new(Verdict::AllowIf, Explanation::AcuteDanger) };
    opening
        .on(opened)
        .on([necessity])
        .if_affirmed(&[Condition::LifeInDanger, Condition::OnlyWhatAverts])
        .if_affirmed(by_person)
        .recording(&[RecordItem::Reason, RecordItem::Necessity, RecordItem::Items, RecordItem::Recipient])
}

fn is_danger(question: &Question, law: &LawRegister) -> bool {
    let facts = &question.facts;
    let named = facts.suspected.as_ref().is_some_and(|word| law.weighing.danger.contains(word));
    facts.acute_danger == Some(true) || named
}

/// Whether this receiver could do anything about it, and is no danger. A protected address goes to authorities only.
fn can_avert(case: &Case<'_>) -> bool {
    let q = case.question;
    let wish = matches!(q.purpose, Purpose::StoppaAnmalan | Purpose::Sparr | Purpose::Radera | Purpose::Overblick);
    let authority = matches!(q.receiver, Party::Socialnamnd | Party::Region | Party::Polis);
    let is_threat = q.receiver == Party::Vardnadshavare
        && (guardian::must_not_know(case) || q.facts.receiver_is_guardian == Some(false));
    q.holder.is_staff()
        && !wish
        && q.receiver != Party::Allmanheten
        && !is_threat
        && (authority || !case.is_protected_address())
}
