//! The public: requests for documents.

use crate::law::HarmTest;

use super::case::Case;
use super::{Condition, Decision, Explanation, Information, Party, Purpose, RecordItem, Verdict};

pub(super) fn decide(case: &Case<'_>) -> Decision {
    let q = case.question;
    let asks = matches!(q.purpose, Purpose::BegaranAllmanHandling | Purpose::Insyn);
    if q.receiver != Party::Allmanheten || !asks {
        return Decision::manual(Explanation::UnknownCombination);
    }
    // A fristaende school has no public documents, and its duty of silence.
    if !case.is_kommunal() {
        return case.denied(Explanation::SecretToPublic).recording(&[RecordItem::Request]);
    }
    if case.author_unknown {
        return Decision::manual(Explanation::Unsettled);
    }
    if q.information == Information::Beslut && !case.is_emi() {
        return decision_in_matter(case);
    }
    let secret = case
        .rules
        .iter()
        .any(|rule| matches!(case.law.harm_test(*rule, q.date), Some(HarmTest::Omvant | HarmTest::Obehorigen) | None));
    if secret {
        return case.denied(Explanation::SecretToPublic).recording(&[
            RecordItem::Request,
            RecordItem::HarmAssessment,
            RecordItem::RefusalWithAppeal,
        ]);
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
