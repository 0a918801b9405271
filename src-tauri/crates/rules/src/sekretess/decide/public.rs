//! Private persons: requests for documents, a parent without custody, a party's insight.

use crate::law::{Breaker, HarmTest};

use super::case::Case;
use super::guardian::must_not_know;
use super::{Condition, Decision, Explanation, Information, Party, Purpose, RecordItem, Verdict};

pub(super) fn decide(case: &Case<'_>) -> Decision {
    let q = case.question;
    let asks = matches!(q.purpose, Purpose::BegaranAllmanHandling | Purpose::Insyn);
    if q.receiver != Party::Allmanheten || !asks {
        return Decision::manual(Explanation::UnknownCombination);
    }
    // A fristaende school has no public documents, and its duty of silence.
    if !case.is_kommunal() {
        return case.denied(Explanation::NoPublicDocuments).recording(&[RecordItem::Request]);
    }
    document(case)
}

/// A parent without custody, or another who is called guardian and is none: consent, else the harm test.
pub(super) fn private(case: &Case<'_>) -> Decision {
    if let Some(consent) = case.consent() {
        return consent;
    }
    if !case.is_kommunal() {
        return case.denied(Explanation::PrivatePerson).recording(&[RecordItem::HarmAssessment]);
    }
    document(case).because(Explanation::PrivatePerson)
}

/// The harm test of a document. A reverse test is a presumption of secrecy that a person may find rebutted in a single
/// case; on what is known it is a no. Nobody is asked who it is or why.
fn document(case: &Case<'_>) -> Decision {
    let q = case.question;
    if case.author_unknown {
        return Decision::manual(Explanation::Unsettled);
    }
    if q.information == Information::Beslut && !case.is_emi() {
        return decision_in_matter(case);
    }
    let presumed_open =
        |test| matches!(test, Some(HarmTest::Rakt | HarmTest::RaktKvalificerat | HarmTest::BetydandeMen));
    if !case.rules.iter().all(|rule| presumed_open(case.law.harm_test(*rule, q.date))) {
        return case.denied(Explanation::SecretToPublic).recording(&[RecordItem::Request, RecordItem::HarmAssessment]);
    }
    Decision::new(Verdict::AllowIf, Explanation::PublicDocument)
        .on(case.cites())
        .if_affirmed(&[Condition::HarmTested])
        .recording(&[RecordItem::Request, RecordItem::HarmAssessment])
}

/// OSL 23:2 second paragraph does not cover decisions; what protects everywhere still does.
fn decision_in_matter(case: &Case<'_>) -> Decision {
    let open = &case.law.weighing.open_decisions;
    if !case.question.facts.decision_kind.as_ref().is_some_and(|kind| open.contains(kind)) {
        return Decision::manual(Explanation::Unsettled).on(case.cites());
    }
    Decision::new(Verdict::AllowIf, Explanation::DecisionOpen)
        .on(case.cites())
        .if_affirmed(&[Condition::HealthAndThreatTested])
        .recording(&[RecordItem::Request, RecordItem::HarmAssessment])
}

/// A party of the matter has insight unless something weighs decisively against it, and always in the decision (OSL
/// 10:3). Whoever is suspected gets no wider answer by it.
pub(super) fn or_party(case: &Case<'_>, decision: Decision) -> Decision {
    let q = case.question;
    let asks = matches!(q.purpose, Purpose::BegaranAllmanHandling | Purpose::Insyn);
    let party = matches!(q.receiver, Party::Vardnadshavare | Party::Elev | Party::Allmanheten)
        && q.facts.receiver_is_party == Some(true);
    let closed = decision.verdict <= Verdict::Manual;
    let Some(ground) = case.opens(Breaker::Party).filter(|_| asks && party && closed && !must_not_know(case)) else {
        return decision;
    };
    let record = [RecordItem::Request, RecordItem::HarmAssessment, RecordItem::Recipient];
    if q.information == Information::Beslut {
        return Decision::new(Verdict::Allow, Explanation::Party).on([ground]).recording(&record);
    }
    Decision::new(Verdict::AllowIf, Explanation::Party)
        .on([ground])
        .if_affirmed(&[Condition::NotDecisiveAgainst])
        .recording(&record)
}
