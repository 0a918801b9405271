//! A guardian's and the pupil's own insight.

use crate::law::Norm;

use super::case::Case;
use super::{Condition, Decision, Explanation, Information, Purpose, RecordItem, Verdict};

/// A minor's secrecy holds towards the guardian only as far as the child would suffer significant harm. There is no
/// age limit: from the age practice names, a person assesses maturity.
pub(super) fn guardian(case: &Case<'_>) -> Decision {
    let q = case.question;
    let known_purpose = matches!(
        q.purpose,
        Purpose::Insyn
            | Purpose::BegaranAllmanHandling
            | Purpose::StodTillEleven
            | Purpose::Samordning
            | Purpose::Orosanmalan
            | Purpose::Aterkoppling
    );
    if !known_purpose {
        return Decision::manual(Explanation::UnknownCombination);
    }
    match (case.is_child(), q.pupil_age) {
        (Some(true), Some(age)) => of_child(case, age),
        (Some(false), _) => case.consent().unwrap_or_else(|| case.denied(Explanation::AdultDecides)),
        _ => Decision::manual(Explanation::AgeUnknown),
    }
}

fn of_child(case: &Case<'_>, age: u8) -> Decision {
    let q = case.question;
    let facts = &q.facts;
    let norms = [case.norm(Norm::Guardian).filter(|_| case.is_kommunal()), case.norm(Norm::GuardianDecides)];
    let grounded =
        |verdict, explanation| Decision::new(verdict, explanation).on(norms.iter().flatten().cloned()).on(case.cites());
    if must_not_know(case) {
        return grounded(Verdict::Deny, Explanation::GuardianMustNotKnow).recording(&[RecordItem::HarmAssessment]);
    }
    let asked = facts.pupil_asked_confidence == Some(true);
    let maturity = age >= case.law.weighing.maturity_from_age || asked;
    let about_report = q.information == Information::Anmalan;
    let clear = facts.guardian_suspected == Some(false) && facts.betydande_men == Some(false);
    if clear && !maturity && !about_report {
        return grounded(Verdict::Allow, Explanation::GuardianMayKnow).recording(&[RecordItem::Recipient]);
    }
    let mut decision = grounded(Verdict::AllowIf, Explanation::GuardianIfNoHarm)
        .if_affirmed(&[Condition::NoSignificantHarm])
        .recording(&[RecordItem::HarmAssessment, RecordItem::Recipient]);
    if maturity {
        decision = decision.if_affirmed(&[Condition::MaturityAssessed]).recording(&[RecordItem::PupilView]);
    }
    if about_report {
        decision = decision.if_affirmed(&[Condition::OthersLeftOut]);
    }
    decision
}

/// Suspected, harmful, or a suspicion at which guardians are told nothing before social services have been asked.
fn must_not_know(case: &Case<'_>) -> bool {
    let facts = &case.question.facts;
    let listed = facts.suspected.as_ref().is_some_and(|word| case.law.weighing.do_not_inform.contains(word));
    let about_report = case.question.purpose == Purpose::Orosanmalan;
    facts.guardian_suspected == Some(true)
        || facts.betydande_men == Some(true)
        || (listed && (about_report || facts.guardian_suspected != Some(false)))
}

/// There is no secrecy towards oneself; whether a child can use that right is assessed by a person.
pub(super) fn pupil(case: &Case<'_>) -> Decision {
    let q = case.question;
    let known_purpose = matches!(
        q.purpose,
        Purpose::Insyn
            | Purpose::BegaranAllmanHandling
            | Purpose::StodTillEleven
            | Purpose::Samordning
            | Purpose::Aterkoppling
    );
    if !known_purpose {
        return Decision::manual(Explanation::UnknownCombination);
    }
    let Some(child) = case.is_child() else {
        return Decision::manual(Explanation::AgeUnknown);
    };
    let mut conditions = Vec::new();
    if child {
        conditions.push(Condition::MaturityAssessed);
    }
    if case.is_emi() {
        conditions.push(Condition::NotAgainstCare);
    }
    if q.information == Information::Anmalan {
        conditions.push(Condition::OthersLeftOut);
    }
    let verdict = if conditions.is_empty() { Verdict::Allow } else { Verdict::AllowIf };
    let oneself = case.norm(Norm::Oneself).filter(|_| case.is_kommunal());
    let view: &[RecordItem] = if child { &[RecordItem::PupilView] } else { &[] };
    Decision::new(verdict, Explanation::OwnInformation)
        .on(oneself)
        .on(case.cites())
        .if_affirmed(&conditions)
        .recording(&[RecordItem::Recipient])
        .recording(view)
}
