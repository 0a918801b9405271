//! The huvudman and the home kommun: what the law of schools has the rektor tell them.

use crate::law::Norm;

use super::case::Case;
use super::{Decision, Explanation, Information, Party, Purpose, RecordItem};

pub(super) fn decide(case: &Case<'_>) -> Decision {
    let q = case.question;
    let duty = match (q.receiver, q.purpose, q.information) {
        (Party::Huvudman, Purpose::KrankandeBehandling, _) => bullying(case),
        (Party::Huvudman, Purpose::Samordning, Information::Franvaro) => absence(case, Norm::AbsenceInquiry),
        (Party::Hemkommun, Purpose::Samordning, Information::Franvaro) => {
            let upper = case.is_upper().unwrap_or(q.pupil_age.is_some_and(|age| age >= 16));
            absence(case, if upper { Norm::AbsenceHomeUpper } else { Norm::AbsenceHome })
        }
        _ => None,
    };
    duty.or_else(|| case.consent())
        .unwrap_or_else(|| Decision::manual(Explanation::UnknownCombination).on(case.cites()))
}

/// Everybody who learns that a pupil feels degraded tells the rektor, and the rektor the huvudman.
pub(super) fn bullying(case: &Case<'_>) -> Option<Decision> {
    let q = case.question;
    let to_rektor = q.receiver == Party::Rektor;
    let to_huvudman = q.receiver == Party::Huvudman && q.holder == Party::Rektor && !case.is_emi();
    let duty = case.duty(Norm::Bullying, Explanation::Bullying).filter(|_| to_rektor || to_huvudman)?;
    Some(duty.recording(&[RecordItem::KnownAt, RecordItem::Items, RecordItem::Recipient]))
}

fn absence(case: &Case<'_>, norm: Norm) -> Option<Decision> {
    let rektor = case.question.holder == Party::Rektor;
    let duty = case.duty(norm, Explanation::Absence).filter(|_| rektor)?;
    Some(duty.recording(&[RecordItem::Items, RecordItem::Recipient]))
}
