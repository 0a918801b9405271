//! Another school: what a change of school needs, else consent. A journal of EMI goes to EMI of the same kommun.

use crate::law::{Breaker, HarmTest, Norm};
use crate::sekretess::HuvudmanKind;

use super::case::Case;
use super::school::emi_of_kommun;
use super::{Condition, Decision, Explanation, Information, Purpose, RecordItem, Verdict};

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
        return journal(case);
    }
    let unneeded = q.facts.needed_for_transition == Some(false);
    let Some(ground) = case.opens(Breaker::Transition).filter(|_| !unneeded) else {
        return case.consent().unwrap_or_else(|| case.denied(Explanation::NothingOpens));
    };
    let to_private = case.is_kommunal() && q.facts.receiver_huvudman == Some(HuvudmanKind::Fristaende);
    if to_private {
        return case.consent().unwrap_or_else(|| private_school(case, &ground));
    }
    // A duty in law opens OSL towards an authority only (OSL 10:28).
    let open = case.is_kommunal() && q.facts.receiver_huvudman.is_none();
    let receiver: &[Condition] = if open { &[Condition::ReceiverPublicSchool] } else { &[] };
    let transition = |verdict| {
        Decision::new(verdict, Explanation::Transition).on([ground.clone()]).on(case.opens(Breaker::Duty)).recording(&[
            RecordItem::Items,
            RecordItem::Necessity,
            RecordItem::Recipient,
        ])
    };
    // A report is passed on only as far as the new school cannot do without.
    if q.facts.needed_for_transition == Some(true) && q.information != Information::Anmalan {
        return transition(Verdict::Require).if_affirmed(receiver);
    }
    case.consent().unwrap_or_else(|| {
        transition(Verdict::AllowIf).if_affirmed(&[Condition::NeededForTransition]).if_affirmed(receiver)
    })
}

/// No rule opens OSL towards a fristaende school: what is open by the harm test may go, the rest needs consent.
fn private_school(case: &Case<'_>, ground: &str) -> Decision {
    let presumed_open = case.rules.iter().all(|rule| {
        matches!(case.law.harm_test(*rule, case.question.date), Some(HarmTest::Rakt | HarmTest::RaktKvalificerat))
    });
    let decision = |verdict| Decision::new(verdict, Explanation::TransitionToPrivate).on([ground]).on(case.cites());
    if !presumed_open {
        return decision(Verdict::Manual);
    }
    decision(Verdict::AllowIf).if_affirmed(&[Condition::NeededForTransition, Condition::HarmTested]).recording(&[
        RecordItem::HarmAssessment,
        RecordItem::Items,
        RecordItem::Necessity,
        RecordItem::Recipient,
    ])
}

fn journal(case: &Case<'_>) -> Decision {
    let q = case.question;
    if let Some(consent) = case.consent() {
        return consent;
    }
    let private = q.facts.receiver_huvudman == Some(HuvudmanKind::Fristaende);
    if q.facts.needed_for_transition == Some(false) || (case.is_kommunal() && private) {
        return case.denied(Explanation::NothingOpens);
    }
    if !case.is_kommunal() {
        let provision = case.law.provision(Breaker::Transition.as_str(), q.date).map(|entry| entry.cite.clone());
        return Decision::manual(Explanation::TransitionEmi).on(provision).on(case.cites());
    }
    if q.same_authority != Some(true) {
        return emi_of_kommun(case);
    }
    // One namnd is one care giver and one branch: no border of secrecy, but the receiver must need it for care.
    Decision::new(Verdict::AllowIf, Explanation::EmiSameKommun)
        .on(case.norm(Norm::InnerSecrecy))
        .if_affirmed(&[Condition::ReceiverEmiSameKommun, Condition::NeedToKnow])
        .recording(&[RecordItem::Necessity, RecordItem::Items, RecordItem::Recipient, RecordItem::CopyGiven])
}
