//! The social services' board: report, assessment, inquiry, support.

use crate::law::{Breaker, Norm};

use super::authority::{plan, support};
use super::case::Case;
use super::{Condition, Decision, Explanation, Information, Party, Purpose, RecordItem, Verdict};

pub(super) fn decide(case: &Case<'_>) -> Decision {
    match case.question.purpose {
        Purpose::Orosanmalan => report(case),
        Purpose::Forhandsbedomning | Purpose::Utredning => inquiry(case),
        Purpose::SamordnadIndividuellPlan => plan(case),
        _ => suspension(case).unwrap_or_else(|| support(case)),
    }
}

/// The duty to report: personal, at once, for a child, on knowledge or suspicion. Nobody's objection stops it.
fn report(case: &Case<'_>) -> Decision {
    let facts = &case.question.facts;
    let suspects = if facts.suspected.is_some() { Some(true) } else { facts.suspects_harm };
    match (case.is_child(), suspects) {
        (None, _) => Decision::manual(Explanation::AgeUnknown).on(case.norm(Norm::Report)),
        (Some(false), _) => adult(case),
        (Some(true), Some(true)) => duty_to_report(case),
        (Some(true), None) => Decision::manual(Explanation::SuspicionUnknown).on(case.norm(Norm::Report)),
        (Some(true), Some(false)) => case.consent().unwrap_or_else(|| case.denied(Explanation::NothingOpens)),
    }
}

fn duty_to_report(case: &Case<'_>) -> Decision {
    let Some(duty) = case.duty(Norm::Report, Explanation::ReportDuty) else {
        return Decision::manual(Explanation::Unsettled);
    };
    let facts = &case.question.facts;
    let told = [RecordItem::GuardianInformed];
    let not_told = [RecordItem::GuardianNotInformedReason];
    let listed = facts.suspected.as_ref().is_some_and(|word| case.law.weighing.do_not_inform.contains(word));
    let travel = facts.suspected.as_ref().is_some_and(|word| case.law.weighing.travel_ban.contains(word));
    let hold_back = listed || facts.guardian_suspected == Some(true);
    let copy: &[RecordItem] = if case.is_emi() { &[RecordItem::CopyGiven] } else { &[] };
    let conditions: &[Condition] = if hold_back { &[Condition::GuardiansNotTold] } else { &[] };
    duty.on(case.norm(Norm::TravelBan).filter(|_| travel))
        .recording(&[
            RecordItem::KnownAt,
            RecordItem::SentAt,
            RecordItem::Author,
            RecordItem::ContentHash,
            RecordItem::Recipient,
        ])
        .recording(if hold_back { &not_told } else { &told })
        .recording(copy)
        .if_affirmed(conditions)
}

/// From 18 there is no duty: consent, what care needs, or obvious precedence where that may open it.
fn adult(case: &Case<'_>) -> Decision {
    case.consent()
        .or_else(|| case.care())
        .or_else(|| case.obvious())
        .unwrap_or_else(|| case.denied(Explanation::AdultDecides))
}

/// Whether the namnd's inquiry is decided and, as far as is known, not over: then the duty to inform holds.
fn runs(case: &Case<'_>) -> Option<bool> {
    let facts = &case.question.facts;
    match facts.inquiry_running {
        Some(running) => Some(running),
        None => facts.inquiry_decided,
    }
}

/// The duty to inform an inquiry, while it runs.
fn inform(case: &Case<'_>, explanation: Explanation) -> Option<Decision> {
    let over: &[Condition] =
        if case.question.facts.inquiry_running.is_none() { &[Condition::InquiryStillRuns] } else { &[] };
    let duty = case.duty(Norm::InquiryInformation, explanation)?.if_affirmed(over);
    Some(duty.recording(&[RecordItem::InquiryDecision, RecordItem::Items, RecordItem::Recipient]))
}

/// The duty gives the namnd also the address of a protected person. A person gives it; the program never writes it.
pub(super) fn address(case: &Case<'_>) -> Option<Decision> {
    let q = case.question;
    let asked = matches!(q.purpose, Purpose::Forhandsbedomning | Purpose::Utredning);
    if q.receiver != Party::Socialnamnd || !asked || case.is_child() != Some(true) || runs(case) != Some(true) {
        return None;
    }
    let address = case.address_cites();
    let duty = inform(case, Explanation::AddressToNamnd)?;
    Some(duty.on(address).if_affirmed(&[Condition::AddressByPerson]))
}

/// Only a decided inquiry starts the duty to inform, and it ends with the inquiry; before that the school may complete
/// its own report.
fn inquiry(case: &Case<'_>) -> Decision {
    let decided = runs(case);
    match (case.is_child(), decided) {
        (Some(true), Some(true)) => {
            let copy: &[RecordItem] = if case.is_emi() { &[RecordItem::CopyGiven] } else { &[] };
            let duty = inform(case, Explanation::InquiryDuty).map(|duty| duty.recording(copy));
            return duty.unwrap_or_else(|| Decision::manual(Explanation::Unsettled));
        }
        (None, Some(true)) => return Decision::manual(Explanation::AgeUnknown),
        _ => {}
    }
    let care = || case.care();
    // A fristaende school has no permission between consent and the duty; which of them it is must be known.
    let unknown = !case.is_kommunal()
        && case.question.purpose == Purpose::Utredning
        && decided.is_none()
        && case.is_child() != Some(false);
    case.consent().or_else(care).or_else(|| case.obvious()).unwrap_or_else(|| {
        if unknown {
            Decision::manual(Explanation::Unsettled).on(case.norm(Norm::InquiryInformation)).on(case.cites())
        } else {
            case.denied(Explanation::NothingOpens)
        }
    })
}

/// The rektor informs the namnd of a child's suspension, by the provision of the kind of school. In gymnasieskolan the
/// namnd is consulted before a decision that brings the half-year over two weeks.
fn suspension(case: &Case<'_>) -> Option<Decision> {
    let q = case.question;
    let suspended = q.information == Information::Beslut
        && q.purpose == Purpose::Samordning
        && q.holder == Party::Rektor
        && q.facts.decision_kind.as_deref() == Some("avstangning")
        && case.is_child() == Some(true);
    if !suspended {
        return None;
    }
    let duties: &[Norm] = match (q.facts.school_form, q.pupil_age) {
        (Some(form), _) if form.is_upper() => &[Norm::SuspensionUpper],
        (Some(form), _) if form.suspends_by_week() => &[Norm::Suspension],
        // Nobody is suspended from förskoleklass or anpassad grundskola.
        (Some(_), _) => return Some(Decision::manual(Explanation::Unsettled).on(case.cites())),
        (None, Some(age)) if age >= 16 => &[Norm::SuspensionUpper, Norm::Suspension],
        (None, Some(15)) => &[Norm::Suspension, Norm::SuspensionUpper],
        (None, _) => &[Norm::Suspension],
    };
    let long = q.facts.suspension_over_two_weeks == Some(true) && duties[0] == Norm::SuspensionUpper;
    let explanation = if long { Explanation::SuspensionConsultation } else { Explanation::Suspension };
    let conditions: &[Condition] = if long { &[Condition::ConsultedFirst] } else { &[] };
    let duty = Decision::new(Verdict::Require, explanation).on(duties.iter().filter_map(|norm| case.norm(*norm)));
    let breaker = case.opens(Breaker::Duty);
    let duty = if case.is_kommunal() { duty.on([breaker?]) } else { duty.on(case.cites()) };
    Some(duty.if_affirmed(conditions).recording(&[RecordItem::Items, RecordItem::Recipient]))
}
