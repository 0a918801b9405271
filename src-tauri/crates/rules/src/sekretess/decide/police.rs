//! The police: contact data, what they ask for, crime that is reported, crime that is prevented.

use crate::law::{Breaker, Norm};

use super::case::Case;
use super::{Condition, Decision, Explanation, Information, Party, Purpose, RecordItem, Verdict};

pub(super) fn decide(case: &Case<'_>) -> Decision {
    let q = case.question;
    match q.purpose {
        Purpose::Polisanmalan => report_crime(case),
        Purpose::Brottsutredning | Purpose::Brottsforebyggande => {
            let asked = q.facts.police_request == Some(true);
            let contact = q.information == Information::Kontaktuppgift;
            contact_data(case).filter(|_| asked && contact).unwrap_or_else(|| answer(case, asked))
        }
        Purpose::Samordning => {
            case.consent().or_else(|| case.obvious()).unwrap_or_else(|| case.denied(Explanation::NothingOpens))
        }
        _ => Decision::manual(Explanation::UnknownCombination),
    }
}

/// Contact data on request: also EMI gives them.
fn contact_data(case: &Case<'_>) -> Option<Decision> {
    let duty = case.duty(Norm::PoliceContact, Explanation::ContactToPolice)?;
    let decision = duty.if_affirmed(&[Condition::NoExceptionalReason]);
    Some(decision.recording(&[RecordItem::Request, RecordItem::Recipient]))
}

fn answer(case: &Case<'_>, asked: bool) -> Decision {
    let q = case.question;
    if case.is_emi() {
        return emi(case, asked);
    }
    let rektor = q.holder == Party::Rektor;
    let duty = case.duty(Norm::PoliceRektor, Explanation::RektorToPolice).filter(|_| rektor && asked);
    if let Some(duty) = duty {
        return duty.if_affirmed(&[Condition::SecrecyNotHeavier]).recording(&[
            RecordItem::Request,
            RecordItem::Balancing,
            RecordItem::Items,
            RecordItem::Recipient,
        ]);
    }
    if let Some(consent) = case.consent() {
        return consent;
    }
    let own_initiative = case.norm(Norm::PoliceRektor).filter(|_| rektor);
    let crime = case.opens(Breaker::Crime).filter(|_| q.purpose == Purpose::Brottsutredning);
    let conditions = if crime.is_some() { case.affirms(Breaker::Crime) } else { vec![Condition::SecrecyNotHeavier] };
    let prevention = case.opens(Breaker::CrimePrevention);
    let grounds: Vec<String> = [crime, prevention, own_initiative].into_iter().flatten().collect();
    if grounds.is_empty() {
        let asks_rektor = case.norm(Norm::PoliceRektor).filter(|_| asked);
        return case.obvious().unwrap_or_else(|| case.denied(Explanation::PoliceMayNot).on(asks_rektor));
    }
    permitted(Explanation::CrimePrevention, &conditions).on(grounds).recording(&[
        RecordItem::Balancing,
        RecordItem::Items,
        RecordItem::Recipient,
    ])
}

fn permitted(explanation: Explanation, conditions: &[Condition]) -> Decision {
    Decision::new(Verdict::AllowIf, explanation).if_affirmed(conditions)
}

/// EMI is excluded from every general way to the police; a crime that is told and consent remain.
fn emi(case: &Case<'_>, asked: bool) -> Decision {
    let q = case.question;
    if q.purpose == Purpose::Brottsutredning && q.facts.crime_against_child.is_some() {
        return report_crime(case);
    }
    if let Some(consent) = case.consent() {
        return consent;
    }
    let exempt = case.norm(Norm::PoliceExempt).filter(|_| asked);
    let prevention = case.law.provision(Breaker::CrimePrevention.as_str(), q.date).map(|entry| entry.cite.clone());
    let prevention = prevention.filter(|_| case.is_kommunal() && q.purpose == Purpose::Brottsforebyggande);
    Decision::new(Verdict::Deny, Explanation::PoliceMayNot).on(exempt).on(prevention).on(case.cites())
}

/// What the rektor must report; else a permission and no duty. The report of concern is a duty beside it.
fn report_crime(case: &Case<'_>) -> Decision {
    let q = case.question;
    if let Some(duty) = object_taken(case).or_else(|| pupil_crime(case)) {
        return duty;
    }
    let record = [RecordItem::Reason, RecordItem::Items, RecordItem::Recipient];
    let found = if case.is_emi() { emi_crime(case) } else { crime(case) };
    if let Some(decision) = found {
        return decision.recording(&record);
    }
    if let Some(consent) = case.consent() {
        return consent;
    }
    match case.norm(Norm::PoliceRektor) {
        Some(provision) if !case.is_kommunal() && !case.is_emi() && q.holder == Party::Rektor => {
            permitted(Explanation::RektorToPolice, &[Condition::SecrecyNotHeavier])
                .on([provision])
                .on(case.cites())
                .recording(&record)
                .recording(&[RecordItem::Balancing])
        }
        _ => Decision::manual(Explanation::Unsettled).on(case.cites()),
    }
}

/// What was taken from a pupil and may be forfeit is reported promptly.
fn object_taken(case: &Case<'_>) -> Option<Decision> {
    let q = case.question;
    let told = q.facts.forfeitable_object == Some(true) && q.holder == Party::Rektor && !case.is_emi();
    let duty = case.duty(Norm::ObjectTaken, Explanation::ObjectTaken).filter(|_| told)?;
    Some(duty.on(case.norm(Norm::ObjectFound)).recording(&[
        RecordItem::KnownAt,
        RecordItem::Items,
        RecordItem::Recipient,
    ]))
}

/// The rektor reports a crime a pupil is suspected of in connection with the school's activity. What a rektor reports
/// that is no crime against the child is taken as one, and the person affirms it.
fn pupil_crime(case: &Case<'_>) -> Option<Decision> {
    let q = case.question;
    let against = q.facts.crime_against_child.is_some();
    let applies = q.facts.crime_by_pupil.unwrap_or(!against) && q.purpose == Purpose::Polisanmalan;
    let rektor = q.holder == Party::Rektor && !case.is_emi();
    let duty = case.duty(Norm::PupilCrime, Explanation::PupilCrime).filter(|_| applies && rektor)?;
    let open: &[Condition] = if q.facts.crime_by_pupil.is_none() { &[Condition::PupilCrimeInSchool] } else { &[] };
    Some(duty.if_affirmed(open).if_affirmed(&[Condition::NoOverridingReason]).recording(&[
        RecordItem::Reason,
        RecordItem::Balancing,
        RecordItem::Items,
        RecordItem::Recipient,
    ]))
}

/// Other secrecy yields to a committed crime with prison in the scale; a word that is no crime says nothing of it.
fn crime(case: &Case<'_>) -> Option<Decision> {
    let q = case.question;
    let ground = case.opens(Breaker::Crime)?;
    let word = q.facts.crime_against_child.as_deref().unwrap_or_default();
    let decision = match case.law.crime_opens(word, Breaker::Crime, q.date) {
        Some(true) => Decision::new(Verdict::Allow, Explanation::CrimeMayBeReported),
        _ => permitted(Explanation::CrimeMayBeReported, &case.affirms(Breaker::Crime)),
    };
    Some(decision.on([ground]))
}

/// EMI: a crime against a child of the chapters named, or any committed crime with the minimum. A report of concern is
/// besides secret as such, which yields to a crime with prison in the scale.
fn emi_crime(case: &Case<'_>) -> Option<Decision> {
    let q = case.question;
    let word = q.facts.crime_against_child.as_deref();
    let child = case.is_child();
    let by_chapter = word.and_then(|word| case.law.crime_opens(word, Breaker::CrimeAgainstChild, q.date));
    let possible = word.is_some() && child != Some(false) && by_chapter != Some(false);
    let against = case.opened_by(&[Breaker::CrimeAgainstChild, Breaker::Crime]).filter(|_| possible);
    let serious = case.opened_by(&[Breaker::SeriousCrime, Breaker::Crime]);
    match (against, child, by_chapter) {
        (Some(grounds), Some(true), Some(true)) => {
            Some(Decision::new(Verdict::Allow, Explanation::CrimeMayBeReported).on(grounds))
        }
        (Some(grounds), _, _) => {
            let either = [Condition::CrimeInChaptersOrMinimum];
            Some(permitted(Explanation::CrimeMayBeReported, &either).on(grounds).on(serious.into_iter().flatten()))
        }
        (None, _, _) => {
            let minimum = case.affirms(Breaker::SeriousCrime);
            serious.map(|grounds| permitted(Explanation::CrimeMayBeReported, &minimum).on(grounds))
        }
    }
}
