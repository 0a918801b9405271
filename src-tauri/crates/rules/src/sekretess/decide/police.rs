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
    let condition = if crime.is_some() { Condition::CrimeThreshold } else { Condition::SecrecyNotHeavier };
    let prevention = case.opens(Breaker::CrimePrevention);
    let grounds: Vec<String> = [crime, prevention, own_initiative].into_iter().flatten().collect();
    if grounds.is_empty() {
        let asks_rektor = case.norm(Norm::PoliceRektor).filter(|_| asked);
        return case.obvious().unwrap_or_else(|| case.denied(Explanation::PoliceMayNot).on(asks_rektor));
    }
    permitted(Explanation::CrimePrevention, condition).on(grounds).recording(&[
        RecordItem::Balancing,
        RecordItem::Items,
        RecordItem::Recipient,
    ])
}

fn permitted(explanation: Explanation, condition: Condition) -> Decision {
    Decision::new(Verdict::AllowIf, explanation).if_affirmed(&[condition])
}

/// EMI is excluded from every general way to the police; a crime against a child and consent remain.
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

/// A permission and no duty; the report of concern is a duty beside it.
fn report_crime(case: &Case<'_>) -> Decision {
    let q = case.question;
    let crime = q.facts.crime_against_child.as_deref();
    let known = crime.is_some_and(|word| case.law.knows_crime(word));
    let found = if case.is_emi() {
        // Without a crime against somebody who is a child, a jurist looks at the other rules (OSL 10:23).
        case.opens(Breaker::CrimeAgainstChild).filter(|_| crime.is_some() && case.is_child() == Some(true))
    } else {
        case.opens(Breaker::Crime)
    };
    let record = [RecordItem::Reason, RecordItem::Items, RecordItem::Recipient];
    if let Some(ground) = found {
        let pupil_crime = case.norm(Norm::PupilCrime).filter(|_| crime.is_none() && q.holder == Party::Rektor);
        let decision = if known {
            Decision::new(Verdict::Allow, Explanation::CrimeMayBeReported)
        } else if case.is_emi() {
            permitted(Explanation::CrimeMayBeReported, Condition::CrimeInChapters)
        } else {
            permitted(Explanation::CrimeMayBeReported, Condition::CrimeThreshold)
        };
        return decision.on([ground]).on(pupil_crime).recording(&record);
    }
    if let Some(consent) = case.consent() {
        return consent;
    }
    match case.norm(Norm::PoliceRektor) {
        Some(provision) if !case.is_kommunal() && !case.is_emi() && q.holder == Party::Rektor => {
            permitted(Explanation::RektorToPolice, Condition::SecrecyNotHeavier)
                .on([provision])
                .on(case.cites())
                .recording(&record)
                .recording(&[RecordItem::Balancing])
        }
        _ => Decision::manual(Explanation::Unsettled).on(case.cites()),
    }
}
