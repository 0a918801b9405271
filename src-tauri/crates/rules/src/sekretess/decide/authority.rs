//! Other authorities: support and coordination, the individual plan, family law.

use crate::law::Norm;

use super::case::Case;
use super::{Decision, Explanation, Party, Purpose, RecordItem, Verdict};

/// Support, coordination and the expected child: no duty of cooperation breaks secrecy by itself.
pub(super) fn support(case: &Case<'_>) -> Decision {
    let otherwise = || case.obvious().unwrap_or_else(|| case.denied(Explanation::NothingOpens));
    let consent = case.consent();
    match case.question.purpose {
        Purpose::Samordning => consent.unwrap_or_else(otherwise),
        Purpose::StodTillEleven => consent.or_else(|| case.care()).unwrap_or_else(otherwise),
        // OSL 25:12 speaks of the expected child, whatever the age of the pregnant pupil.
        Purpose::StodVantatBarn => match (consent, case.question.facts.pregnant) {
            (Some(consent), _) => consent,
            (None, Some(true)) => case.emi_to_care().unwrap_or_else(otherwise),
            (None, Some(false)) => case.denied(Explanation::NothingOpens),
            (None, None) => Decision::manual(Explanation::Unsettled).on(case.cites()),
        },
        _ => Decision::manual(Explanation::UnknownCombination),
    }
}

/// Health care of the region.
pub(super) fn region(case: &Case<'_>) -> Decision {
    if case.question.purpose == Purpose::SamordnadIndividuellPlan { plan(case) } else { support(case) }
}

/// A coordinated individual plan lives on consent.
pub(super) fn plan(case: &Case<'_>) -> Decision {
    let provision = case.norm(Norm::IndividualPlan);
    match case.consent() {
        Some(consent) => consent.on(provision),
        None => Decision::new(Verdict::Deny, Explanation::PlanNeedsConsent).on(provision),
    }
}

/// The parties of a plan get what the plan is for and nothing else.
pub(super) fn plan_only(case: &Case<'_>) -> Decision {
    if case.question.purpose == Purpose::SamordnadIndividuellPlan {
        plan(case)
    } else {
        Decision::manual(Explanation::UnknownCombination)
    }
}

/// Custody, residence and contact: on request everybody active at a school answers, but for the school doctor, school
/// nurse, psychologist and kurator of elevhalsa. They go by the ordinary rules.
pub(super) fn family_law(case: &Case<'_>) -> Decision {
    let q = case.question;
    let inquiry = q.purpose == Purpose::Utredning;
    let owes = matches!(q.holder, Party::Larare | Party::Mentor | Party::Rektor | Party::Specialpedagog);
    let duty = case.duty(Norm::FamilyLaw, Explanation::FamilyLaw).filter(|_| inquiry && owes && !case.is_emi());
    if let Some(duty) = duty {
        return duty.recording(&[RecordItem::Requester, RecordItem::Items, RecordItem::Recipient]);
    }
    let obvious = || case.obvious().filter(|_| inquiry);
    case.consent().or_else(obvious).unwrap_or_else(|| {
        if inquiry {
            case.denied(Explanation::FamilyLawNoDuty)
        } else {
            Decision::manual(Explanation::UnknownCombination).on(case.cites())
        }
    })
}
