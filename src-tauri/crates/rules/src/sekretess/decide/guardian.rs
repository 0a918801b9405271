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
        (Some(true), Some(age)) => informed(case).unwrap_or_else(|| of_child(case, age)),
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
        decision = decision.if_affirmed(&[Condition::NotMatureEnough]).recording(&[RecordItem::PupilView]);
    }
    if about_report {
        decision = decision.if_affirmed(&[Condition::OthersLeftOut]);
    }
    decision
}

/// How the pupil does and whether it was absent is information the school owes a guardian, and no disclosure. Towards a
/// suspected guardian a person looks at the harm first.
fn informed(case: &Case<'_>) -> Option<Decision> {
    let q = case.question;
    let norms: &[Norm] = match (q.information, case.is_upper()) {
        (Information::Utveckling, _) => &[Norm::Development],
        (Information::Franvaro, Some(true)) => &[Norm::AbsenceUpper],
        (Information::Franvaro, Some(false)) => &[Norm::Absence],
        (Information::Franvaro, None) => &[Norm::Absence, Norm::AbsenceUpper],
        _ => return None,
    };
    if q.facts.betydande_men == Some(true) {
        return None;
    }
    let development = q.information == Information::Utveckling;
    let explanation = if development { Explanation::Development } else { Explanation::Absence };
    let verdict = if must_not_know(case) { Verdict::AllowIf } else { Verdict::Require };
    let guarded = must_not_know(case);
    let harm: &[Condition] = if guarded { &[Condition::NoSignificantHarm] } else { &[] };
    let weighed: &[RecordItem] = if guarded { &[RecordItem::HarmAssessment] } else { &[] };
    let decision = Decision::new(verdict, explanation).on(norms.iter().filter_map(|norm| case.norm(*norm)));
    let guardian = case.norm(Norm::Guardian).filter(|_| case.is_kommunal());
    Some(decision.on(guardian).if_affirmed(harm).recording(&[RecordItem::Recipient]).recording(weighed))
}

/// Suspected, harmful, or a suspicion at which guardians are told nothing before social services have been asked.
pub(super) fn must_not_know(case: &Case<'_>) -> bool {
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
        conditions.push(Condition::MatureEnough);
    }
    if case.is_emi() {
        conditions.push(Condition::NotAgainstCare);
    }
    if q.information == Information::Anmalan {
        conditions.push(Condition::OthersLeftOut);
    }
    let verdict = if conditions.is_empty() { Verdict::Allow } else { Verdict::AllowIf };
    let oneself = case.norm(Norm::Oneself).filter(|_| case.is_kommunal());
    let journal = case.norm(Norm::PrivateJournal).filter(|_| case.is_emi() && !case.is_kommunal());
    let view: &[RecordItem] = if child { &[RecordItem::PupilView] } else { &[] };
    Decision::new(verdict, Explanation::OwnInformation)
        .on(oneself)
        .on(journal)
        .on(case.cites())
        .if_affirmed(&conditions)
        .recording(&[RecordItem::Recipient])
        .recording(view)
}
