//! The social services' board: report, assessment, inquiry, support.

use crate::law::Norm;

use super::authority::{plan, support};
use super::case::Case;
use super::{Condition, Decision, Explanation, Information, Party, Purpose, RecordItem};

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
    let hold_back = listed || facts.guardian_suspected == Some(true);
    let copy: &[RecordItem] = if case.is_emi() { &[RecordItem::CopyGiven] } else { &[] };
    let conditions: &[Condition] = if hold_back { &[Condition::GuardiansNotTold] } else { &[] };
    duty.recording(&[
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

/// From 18 there is no duty: consent, or obvious precedence where that may open it.
fn adult(case: &Case<'_>) -> Decision {
    case.consent().or_else(|| case.obvious()).unwrap_or_else(|| case.denied(Explanation::AdultDecides))
}

/// Only a decided inquiry starts the duty to inform; before that the school may complete its own report.
fn inquiry(case: &Case<'_>) -> Decision {
    let decided = case.question.facts.inquiry_decided;
    match (case.is_child(), decided) {
        (Some(true), Some(true)) => {
            let copy: &[RecordItem] = if case.is_emi() { &[RecordItem::CopyGiven] } else { &[] };
            return case.duty(Norm::InquiryInformation, Explanation::InquiryDuty).map_or_else(
                || Decision::manual(Explanation::Unsettled),
                |duty| {
                    duty.recording(&[RecordItem::InquiryDecision, RecordItem::Items, RecordItem::Recipient])
                        .recording(copy)
                },
            );
        }
        (None, Some(true)) => return Decision::manual(Explanation::AgeUnknown),
        _ => {}
    }
    let care = || case.emi_to_care().filter(|_| case.is_child() == Some(true));
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

/// The rektor informs the namnd of a child's suspension.
fn suspension(case: &Case<'_>) -> Option<Decision> {
    let q = case.question;
    let suspended = q.information == Information::Beslut
        && q.purpose == Purpose::Samordning
        && q.holder == Party::Rektor
        && q.facts.decision_kind.as_deref() == Some("avstangning")
        && case.is_child() == Some(true);
    let duty = case.duty(Norm::Suspension, Explanation::Suspension)?;
    suspended.then(|| duty.recording(&[RecordItem::Items, RecordItem::Recipient]))
}
