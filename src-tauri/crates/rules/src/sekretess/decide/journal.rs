//! Wishes to block or erase a journal (PDL).

use crate::law::Norm;

use super::case::Case;
use super::{Condition, Decision, Explanation, Information, Party, Purpose, RecordItem, Verdict};

pub(super) fn block_or_erase(case: &Case<'_>) -> Decision {
    let q = case.question;
    // Licensed staff keep a journal under PDL; an ordinary school kurator does not.
    let psychologist = q.holder == Party::Skolpsykolog && q.information == Information::Elevhalsa;
    let wishes = matches!(q.receiver, Party::Vardnadshavare | Party::Elev);
    if !(case.is_emi() && q.information != Information::Anmalan || psychologist) || !wishes {
        return Decision::manual(Explanation::UnknownCombination);
    }
    let denied = |explanation, norm| {
        Decision::new(Verdict::Deny, explanation).on(case.norm(norm)).recording(&[RecordItem::Objection])
    };
    if q.purpose == Purpose::Radera {
        return denied(Explanation::NoErasure, Norm::NoErasure).on(case.norm(Norm::Destruction));
    }
    if q.receiver == Party::Vardnadshavare {
        return denied(Explanation::BlockedByNoGuardian, Norm::Block);
    }
    let conditions: &[Condition] = if case.is_child() == Some(false) { &[] } else { &[Condition::MatureEnough] };
    let verdict = if conditions.is_empty() { Verdict::Allow } else { Verdict::AllowIf };
    Decision::new(verdict, Explanation::BlockedByPatient)
        .on(case.norm(Norm::Block))
        .if_affirmed(conditions)
        .recording(&[RecordItem::Request])
}
