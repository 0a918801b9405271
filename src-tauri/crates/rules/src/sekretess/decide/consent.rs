//! Who may consent, and what a person has to look at before a consent holds (OSL 12:2 and 12:3, FB 6:11 and 6:13).

use crate::law::Norm;

use super::facts::ConsentBy;
use super::{Condition, Question};

/// The norms a consent rests on beside the consent itself, and what a person affirms; absent when it is none.
pub(super) fn terms(question: &Question) -> Option<(Vec<Norm>, Vec<Condition>)> {
    let facts = &question.facts;
    // From 18 the pupil alone consents. An unknown age is taken as a child's.
    if question.pupil_age.is_some_and(|age| age >= 18) {
        return matches!(facts.consent_by, None | Some(ConsentBy::Elev)).then(|| (Vec::new(), Vec::new()));
    }
    let mut norms = Vec::new();
    let mut conditions = Vec::new();
    match facts.consent_by {
        // A parent without custody does not decide for the child.
        Some(ConsentBy::ForalderUtanVardnad) => return None,
        Some(ConsentBy::Elev) => conditions.push(Condition::MatureEnough),
        Some(ConsentBy::Socialnamnd) => {
            norms.extend([Norm::BoardInCare, Norm::BoardForGuardian]);
            conditions.push(Condition::BoardDecided);
        }
        Some(ConsentBy::EnVardnadshavare) => {
            norms.extend([Norm::GuardiansTogether, Norm::BoardForGuardian]);
            conditions.push(Condition::OtherGuardianAgrees);
        }
        None | Some(ConsentBy::Vardnadshavare) => {}
    }
    // Two guardians decide together; over an objection only a mature child's own consent stands.
    if facts.guardian_objects == Some(true) && conditions.is_empty() {
        norms.push(Norm::GuardiansTogether);
        conditions.push(Condition::MatureEnough);
    }
    if facts.guardian_suspected == Some(true) {
        conditions.push(Condition::ConsentNotFromSuspect);
    }
    Some((norms, conditions))
}
