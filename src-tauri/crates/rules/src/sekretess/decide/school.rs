//! Inside the school: EMI is a branch of its own, the rest is one branch with need to know.

use crate::law::{Breaker, Norm};

use super::case::Case;
use super::inside;
use super::{Condition, Decision, Explanation, Information, Party, Purpose, RecordItem, Verdict};

pub(super) fn decide(case: &Case<'_>) -> Decision {
    let q = case.question;
    if q.purpose == Purpose::KrankandeBehandling {
        return inside::bullying(case).unwrap_or_else(|| Decision::manual(Explanation::UnknownCombination));
    }
    let known_purpose =
        matches!(q.purpose, Purpose::StodTillEleven | Purpose::Samordning | Purpose::Insyn | Purpose::Aterkoppling);
    if !known_purpose {
        return Decision::manual(Explanation::UnknownCombination);
    }
    match (case.is_emi(), q.receiver.is_emi()) {
        (true, true) => inside_emi(case),
        (true, false) => out_of_emi(case),
        (false, true) if case.is_kommunal() => into_emi(case),
        (false, _) => inside_school(case),
    }
}

fn inside_emi(case: &Case<'_>) -> Decision {
    if case.question.same_authority == Some(true) {
        return needs(case, case.norm(Norm::InnerSecrecy).into_iter().collect());
    }
    let unsettled = || Decision::manual(Explanation::Unsettled).on(case.cites());
    let consent = case.consent();
    consent.unwrap_or_else(|| if case.is_kommunal() { emi_of_kommun(case) } else { unsettled() })
}

/// Between EMI of two namnder of one kommun no consent is needed (OSL 25:11 p 1); to another kommun what care of a
/// child needs.
pub(super) fn emi_of_kommun(case: &Case<'_>) -> Decision {
    let q = case.question;
    let record = [RecordItem::Necessity, RecordItem::Items, RecordItem::Recipient, RecordItem::CopyGiven];
    let Some(ground) = case.opens(Breaker::SameKommun).filter(|_| q.facts.same_kommun != Some(false)) else {
        return case.care().unwrap_or_else(|| case.denied(Explanation::NothingOpens));
    };
    let one_namnd = case.norm(Norm::InnerSecrecy).filter(|_| q.same_authority.is_none());
    Decision::new(Verdict::AllowIf, Explanation::EmiSameKommun)
        .on([ground])
        .on(one_namnd)
        .if_affirmed(&case.affirms(Breaker::SameKommun))
        .recording(&record)
}

/// One way only, to the rest of elevhalsa and to support, when the pupil cannot get necessary support without it.
fn out_of_emi(case: &Case<'_>) -> Decision {
    let q = case.question;
    if let Some(consent) = case.consent() {
        return consent;
    }
    let supports = q.receiver.is_epi() || matches!(q.receiver, Party::Rektor | Party::Mentor);
    let ground = case.opens(Breaker::EmiToSchool).filter(|_| supports && q.purpose == Purpose::StodTillEleven);
    match (ground, q.same_authority) {
        (Some(ground), Some(true)) => Decision::new(Verdict::AllowIf, Explanation::EmiToSchool)
            .on([ground])
            .if_affirmed(&[Condition::RequiredForSupport])
            .recording(&[RecordItem::Necessity, RecordItem::Items, RecordItem::Recipient]),
        (Some(ground), None) => Decision::manual(Explanation::Unsettled).on([ground]),
        _ => {
            let decision = Decision::new(Verdict::Deny, Explanation::EmiApart).on(case.branches()).on(case.cites());
            if q.purpose == Purpose::Insyn { decision.recording(&[RecordItem::Attempt]) } else { decision }
        }
    }
}

/// Back into EMI the ordinary rules between branches hold.
fn into_emi(case: &Case<'_>) -> Decision {
    case.consent().or_else(|| case.obvious()).unwrap_or_else(|| case.denied(Explanation::EmiApart).on(case.branches()))
}

fn inside_school(case: &Case<'_>) -> Decision {
    match case.question.same_authority {
        Some(true) => {
            let border = if case.is_kommunal() { case.branches().into_iter().collect() } else { case.cites() };
            needs(case, border)
        }
        Some(false) => {
            case.consent().or_else(|| case.obvious()).unwrap_or_else(|| case.denied(Explanation::NothingOpens))
        }
        None => case.consent().unwrap_or_else(|| Decision::manual(Explanation::Unsettled).on(case.cites())),
    }
}

/// No border of law inside: who is assigned may have it, who is not may not. A teacher gets what teaching needs, and a
/// report is not passed around.
fn needs(case: &Case<'_>, grounds: Vec<String>) -> Decision {
    let q = case.question;
    let grounds = grounds.into_iter().chain(case.norm(Norm::NeedToKnow));
    let narrow = q.receiver == Party::Larare || q.information == Information::Anmalan;
    let decision = |verdict| Decision::new(verdict, Explanation::NeedToKnow).on(grounds);
    match q.facts.assigned_to_case {
        Some(true) if !narrow => decision(Verdict::Allow).recording(&[RecordItem::Assignment]),
        Some(true) | None => decision(Verdict::AllowIf).if_affirmed(&[Condition::NeedToKnow]).recording(&[
            RecordItem::Assignment,
            RecordItem::Items,
            RecordItem::Recipient,
        ]),
        Some(false) => decision(Verdict::Deny).recording(&[RecordItem::Attempt]),
    }
}
