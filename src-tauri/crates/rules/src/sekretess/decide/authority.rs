//! Other authorities and schools: support and coordination, the individual plan, family law, change of school.

use crate::law::{Breaker, Norm};

use super::case::Case;
use super::{Condition, Decision, Explanation, Information, Purpose, RecordItem, Verdict};

/// Support, coordination and the expected child: no duty of cooperation breaks secrecy by itself.
pub(super) fn support(case: &Case<'_>) -> Decision {
    let care = |applies: bool| if applies { case.emi_to_care() } else { None };
    let otherwise = || case.obvious().unwrap_or_else(|| case.denied(Explanation::NothingOpens));
    let consent = case.consent();
    match case.question.purpose {
        Purpose::Samordning => consent.unwrap_or_else(otherwise),
        Purpose::StodTillEleven => consent.or_else(|| care(case.is_child() == Some(true))).unwrap_or_else(otherwise),
        // OSL 25:12 speaks of the expected child, whatever the age of the pregnant pupil.
        Purpose::StodVantatBarn => match (consent, case.question.facts.pregnant) {
            (Some(consent), _) => consent,
            (None, Some(true)) => care(true).unwrap_or_else(otherwise),
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

/// Custody, residence and contact. The text of the duty is unread, so it settles nothing.
pub(super) fn family_law(case: &Case<'_>) -> Decision {
    if let Some(consent) = case.consent() {
        return consent;
    }
    if case.norm(Norm::FamilyLaw).is_some() {
        return Decision::manual(Explanation::FamilyLaw).on(case.norm(Norm::FamilyLaw));
    }
    let inquiry = case.question.purpose == Purpose::Utredning;
    case.obvious().filter(|_| inquiry).unwrap_or_else(|| Decision::manual(Explanation::FamilyLaw).on(case.cites()))
}

/// Another school: what a change of school needs, else consent.
pub(super) fn other_school(case: &Case<'_>) -> Decision {
    let q = case.question;
    if q.purpose != Purpose::Overgang {
        let known = matches!(q.purpose, Purpose::StodTillEleven | Purpose::Samordning);
        return case
            .consent()
            .filter(|_| known)
            .unwrap_or_else(|| Decision::manual(Explanation::UnknownCombination).on(case.cites()));
    }
    if case.is_emi() {
        return case.consent().unwrap_or_else(|| {
            let provision = case.law.provision(Breaker::Transition.as_str(), q.date).map(|entry| entry.cite.clone());
            Decision::manual(Explanation::TransitionEmi).on(provision).on(case.cites())
        });
    }
    let Some(ground) = case.opens(Breaker::Transition) else {
        return case.consent().unwrap_or_else(|| case.denied(Explanation::NothingOpens));
    };
    let transition = |verdict| {
        Decision::new(verdict, Explanation::Transition).on([ground.clone()]).on(case.opens(Breaker::Duty)).recording(&[
            RecordItem::Items,
            RecordItem::Necessity,
            RecordItem::Recipient,
        ])
    };
    match q.facts.needed_for_transition {
        // A report is passed on only as far as the new school cannot do without.
        Some(true) if q.information != Information::Anmalan => transition(Verdict::Require),
        Some(true) | None => case
            .consent()
            .unwrap_or_else(|| transition(Verdict::AllowIf).if_affirmed(&[Condition::NeededForTransition])),
        Some(false) => case.consent().unwrap_or_else(|| case.denied(Explanation::NothingOpens)),
    }
}
