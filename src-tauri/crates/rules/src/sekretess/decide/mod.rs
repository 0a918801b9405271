//! The disclosure decision: may this information about a pupil go from one to another, and on which ground?
//!
//! [`decide`] is pure and total. Which rule is in force, what a breaker opens and for whom comes out of the
//! [`LawRegister`]; how they are weighed stands here, one file a kind of receiver. What no rule opens is denied, what
//! the rules do not know is `manual`, and a fact that is not given is not known.

mod authority;
mod case;
mod condition;
mod consent;
mod danger;
mod decision;
mod explanation;
mod facts;
mod guardian;
mod inside;
mod journal;
mod namnd;
mod police;
mod public;
mod question;
mod school;
mod transition;

pub use condition::Condition;
pub use decision::{Decision, RecordItem, Verdict};
pub use explanation::Explanation;
pub use facts::{ConsentBy, Facts, SchoolForm};
pub use question::{Information, Party, Purpose, Question};

use chrono::NaiveDate;

use self::case::Case;
use crate::law::{Breaker, LawRegister, Norm, Regime, SecrecyRule};
use crate::sekretess::HuvudmanKind;

/// Answers `question` by the law of its day.
#[must_use]
pub fn decide(question: &Question, law: &LawRegister) -> Decision {
    if question.purpose == Purpose::StoppaAnmalan {
        return nobody_stops(Some(question.date), law);
    }
    let Some(regime) = law.regime(question.date) else {
        return Decision::manual(Explanation::BeforeRegister);
    };
    let decision = match law.unconfirmed(question.huvudman, question.date) {
        Some(change) if may_concern(change, question) => in_both_laws(question, law),
        _ => with_cautions(question, law),
    };
    let decision = danger::or_danger(question, decision, law);
    Decision { regime: Some(regime.from), ..decision }
}

/// A huvudman who is no legal person, and a document from before the change, stay under the law of before.
fn may_concern(change: &Regime, question: &Question) -> bool {
    let facts = &question.facts;
    facts.juridical_person != Some(false) && facts.created.is_none_or(|day| change.from <= day)
}

/// While nobody has confirmed that a fristaende school is treated as an authority: a refusal in both laws stands, and an
/// answer that rests on the same leading ground in both (a duty in another act, consent); everything else is for a
/// person.
fn in_both_laws(question: &Question, law: &LawRegister) -> Decision {
    let before = with_cautions(question, law);
    let after = with_cautions(&Question { huvudman: HuvudmanKind::Kommunal, ..question.clone() }, law);
    let same_lead = before.grounds.first().is_some_and(|lead| after.grounds.first() == Some(lead));
    if before.verdict == after.verdict && same_lead {
        let grounds = before.grounds.iter().filter(|ground| after.grounds.contains(ground)).cloned().collect();
        return Decision { grounds, ..before }.if_affirmed(&after.conditions).recording(&after.record);
    }
    if before.verdict == Verdict::Deny && after.verdict == Verdict::Deny {
        return before.on(after.grounds).recording(&after.record);
    }
    Decision::manual(Explanation::Unconfirmed).on(before.grounds).on(after.grounds)
}

/// A suspicion against a guardian and a protected identity only ever narrow: where the rules would answer wider with
/// one of them than without, the answer without stands.
fn with_cautions(question: &Question, law: &LawRegister) -> Decision {
    let mut narrowest = protect(question, weigh(question, law), law);
    for calmer in calmer_questions(question) {
        let other = protect(question, weigh(&calmer, law), law);
        if other.verdict < narrowest.verdict {
            narrowest = other;
        }
    }
    narrowest
}

fn calmer_questions(question: &Question) -> Vec<Question> {
    let with = |facts: Facts| Question { facts, ..question.clone() };
    let facts = &question.facts;
    let mut calmer = Vec::new();
    if facts.protected {
        calmer.push(with(Facts { protected: false, ..facts.clone() }));
    }
    if facts.guardian_suspected == Some(true) {
        calmer.push(with(Facts { guardian_suspected: None, ..facts.clone() }));
        calmer.push(with(Facts { guardian_suspected: Some(false), ..facts.clone() }));
    }
    if calmer.len() == 3 {
        calmer.push(with(Facts { guardian_suspected: None, protected: false, ..facts.clone() }));
        calmer.push(with(Facts { guardian_suspected: Some(false), protected: false, ..facts.clone() }));
    }
    calmer
}

/// What a protected identity adds to an answer that lets something out.
fn protect(question: &Question, decision: Decision, law: &LawRegister) -> Decision {
    if !question.facts.protected || decision.verdict <= Verdict::Manual {
        return decision;
    }
    let threatened = law.secrecy(SecrecyRule::Threatened, question.date).map(|rule| rule.provision.clone());
    if question.information == Information::Identitet && !question.receiver.is_staff() {
        return Decision::manual(Explanation::AddressProtected).on(threatened);
    }
    let verdict = if decision.verdict == Verdict::Allow { Verdict::AllowIf } else { decision.verdict };
    let left_out: &[Condition] =
        if decision.explanation == Explanation::AddressToNamnd { &[] } else { &[Condition::AddressLeftOut] };
    Decision { verdict, ..decision }.if_affirmed(left_out)
}

/// The rules, by purpose first where the purpose settles it, then by receiver.
fn weigh(question: &Question, law: &LawRegister) -> Decision {
    let case = Case::new(question, law);
    match question.purpose {
        Purpose::Sparr | Purpose::Radera => return journal::block_or_erase(&case),
        _ if !question.holder.is_staff() => return outside_holder(&case),
        Purpose::Overblick => return no_case(&case),
        _ => {}
    }
    if case.is_protected_address() {
        let decided = namnd::address(&case).unwrap_or_else(|| protected_address(&case));
        return refused(&case, decided);
    }
    if question.information == Information::Avidentifierat {
        return deidentified(&case);
    }
    let decided = by_receiver(&case);
    refused(&case, public::or_party(&case, decided))
}

fn by_receiver(case: &Case<'_>) -> Decision {
    match case.question.receiver {
        receiver if receiver.is_staff() => school::decide(case),
        Party::Socialnamnd => namnd::decide(case),
        Party::Region => authority::region(case),
        Party::Familjeratt => authority::family_law(case),
        Party::Sip => authority::plan_only(case),
        Party::AnnanSkola => transition::other_school(case),
        Party::Polis => police::decide(case),
        // A parent without custody is a private person like others.
        Party::Vardnadshavare if case.question.facts.receiver_is_guardian == Some(false) => public::private(case),
        Party::Vardnadshavare => guardian::guardian(case),
        Party::Elev => guardian::pupil(case),
        Party::Huvudman | Party::Hemkommun => inside::decide(case),
        _ => public::decide(case),
    }
}

/// Whoever asks for a document of an authority and gets a no is told how the authority tries it and how to appeal
/// (OSL 6:3, 6:7).
fn refused(case: &Case<'_>, decision: Decision) -> Decision {
    let asked = case.question.purpose == Purpose::BegaranAllmanHandling || case.question.receiver == Party::Allmanheten;
    if !asked || decision.verdict != Verdict::Deny || !case.is_kommunal() {
        return decision;
    }
    decision.on(case.norm(Norm::Refusal)).recording(&[RecordItem::Request, RecordItem::RefusalWithAppeal])
}

/// Secrecy protects somebody: facts from which nobody can tell who it is may be talked over.
fn deidentified(case: &Case<'_>) -> Decision {
    if matches!(case.question.receiver, Party::Allmanheten | Party::Vardnadshavare | Party::Elev) {
        return Decision::manual(Explanation::UnknownCombination).on(case.cites());
    }
    Decision::new(Verdict::AllowIf, Explanation::Deidentified)
        .on(case.cites())
        .if_affirmed(&[Condition::NotIdentifiable])
        .recording(&[RecordItem::Recipient])
}

/// May somebody stop another's report? Never: the duty is personal. The one question that is denied on every day and
/// whatever else it says, even where the rest cannot be read.
#[must_use]
pub fn nobody_stops(day: Option<NaiveDate>, law: &LawRegister) -> Decision {
    let duty = day.and_then(|day| law.norm(Norm::Report, day));
    let regime = day.and_then(|day| law.regime(day)).map(|regime| regime.from);
    let denied = Decision::new(Verdict::Deny, Explanation::NobodyStops).on(duty).recording(&[RecordItem::Attempt]);
    Decision { regime, ..denied }
}

/// Reading without a case opens nothing, whoever reads.
fn no_case(case: &Case<'_>) -> Decision {
    let q = case.question;
    let denied = Decision::new(Verdict::Deny, Explanation::NoCase).recording(&[RecordItem::Attempt]);
    if case.is_emi() && q.receiver.is_emi() {
        return denied.on(case.norm(Norm::InnerSecrecy)).on(case.cites());
    }
    if case.is_emi() {
        return denied.on(case.branches()).on(case.cites());
    }
    denied.on(case.norm(Norm::NeedToKnow)).on(case.cites())
}

/// Only the namnd's feedback to a reporter is known of those outside the school.
fn outside_holder(case: &Case<'_>) -> Decision {
    let q = case.question;
    let feedback = q.holder == Party::Socialnamnd
        && q.purpose == Purpose::Aterkoppling
        && q.information == Information::Anmalan
        && q.receiver.is_staff();
    // The namnd is an authority whoever runs the school.
    let opened = case.law.breaks(Breaker::Feedback, &[SecrecyRule::Social], HuvudmanKind::Kommunal, q.date);
    match (opened, case.norm(Norm::Feedback)) {
        (Some(breaker), Some(norm)) if feedback => Decision::new(Verdict::AllowIf, Explanation::Feedback)
            .on([norm.as_str(), breaker])
            .if_affirmed(&[Condition::ReceiverReported, Condition::NotUnsuitable])
            .recording(&[RecordItem::Recipient]),
        _ => Decision::manual(Explanation::UnknownCombination),
    }
}

/// The address of a protected person is given to nobody by the program: an authority asks a person, the others are
/// denied.
fn protected_address(case: &Case<'_>) -> Decision {
    let asks_person =
        matches!(case.question.receiver, Party::Socialnamnd | Party::Polis | Party::Familjeratt | Party::Elev);
    let verdict = if asks_person { Verdict::Manual } else { Verdict::Deny };
    Decision::new(verdict, Explanation::AddressProtected).on(case.address_cites()).recording(&[RecordItem::Attempt])
}
