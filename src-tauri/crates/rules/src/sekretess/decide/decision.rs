//! The answer: a verdict that explains itself.

use chrono::NaiveDate;

use super::condition::Condition;
use super::explanation::Explanation;
use crate::words;

words! {
    /// What may be done, from the narrowest to the widest.
    Verdict {
        /// May not be disclosed, on what is known.
        Deny => "deny",
        /// The register does not settle it: stop and ask a jurist.
        Manual => "manual",
        /// Only after a person has affirmed the conditions.
        AllowIf => "allow_if",
        /// May be disclosed.
        Allow => "allow",
        /// Must be disclosed.
        Require => "require",
    }
}

words! {
    /// What must be recorded.
    RecordItem {
        /// When it became known.
        KnownAt => "known_at",
        /// When it was sent.
        SentAt => "sent_at",
        /// Who wrote it.
        Author => "author",
        /// Digest of what was sent.
        ContentHash => "content_hash",
        /// To whom.
        Recipient => "recipient",
        /// The guardian was told.
        GuardianInformed => "guardian_informed",
        /// Why the guardian was not told.
        GuardianNotInformedReason => "guardian_not_informed_reason",
        /// A copy of a journal was given (PDL 3:11).
        CopyGiven => "copy_given",
        /// Who asked.
        Requester => "requester",
        /// What was asked for.
        Request => "request",
        /// What was given.
        Items => "items",
        /// Why it was necessary.
        Necessity => "necessity",
        /// How interests were weighed.
        Balancing => "balancing",
        /// Why.
        Reason => "reason",
        /// Whose consent, to what.
        Consent => "consent",
        /// The assignment.
        Assignment => "assignment",
        /// The namnd's decision on an inquiry.
        InquiryDecision => "inquiry_decision",
        /// How harm was assessed.
        HarmAssessment => "harm_assessment",
        /// What the pupil thinks.
        PupilView => "pupil_view",
        /// A written refusal that can be appealed.
        RefusalWithAppeal => "refusal_with_appeal",
        /// The objection.
        Objection => "objection",
        /// The attempt.
        Attempt => "attempt",
    }
}

/// The decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What may be done.
    pub verdict: Verdict,
    /// Provisions in order of strength.
    pub grounds: Vec<String>,
    /// What a person must affirm first.
    pub conditions: Vec<Condition>,
    /// What must be recorded.
    pub record: Vec<RecordItem>,
    /// First day of the regime that answered; absent before the register.
    pub regime: Option<NaiveDate>,
    /// Why.
    pub explanation: Explanation,
    /// Somebody's life is in danger: whatever the answer, it says to call 112.
    pub danger: bool,
}

impl Decision {
    /// A decision without grounds.
    #[must_use]
    pub fn new(verdict: Verdict, explanation: Explanation) -> Self {
        Self {
            verdict,
            grounds: Vec::new(),
            conditions: Vec::new(),
            record: Vec::new(),
            regime: None,
            explanation,
            danger: false,
        }
    }

    /// The register does not settle it.
    #[must_use]
    pub fn manual(explanation: Explanation) -> Self {
        Self::new(Verdict::Manual, explanation)
    }

    /// Adds grounds, each once.
    #[must_use]
    pub fn on<I: IntoIterator<Item = S>, S: Into<String>>(mut self, grounds: I) -> Self {
        for ground in grounds.into_iter().map(Into::into) {
            if !self.grounds.contains(&ground) {
                self.grounds.push(ground);
            }
        }
        self
    }

    /// The same answer for another reason.
    #[must_use]
    pub fn because(mut self, explanation: Explanation) -> Self {
        self.explanation = explanation;
        self
    }

    /// Adds conditions, each once.
    #[must_use]
    pub fn if_affirmed(mut self, conditions: &[Condition]) -> Self {
        for condition in conditions {
            if !self.conditions.contains(condition) {
                self.conditions.push(*condition);
            }
        }
        self
    }

    /// Adds what must be recorded, each once.
    #[must_use]
    pub fn recording(mut self, items: &[RecordItem]) -> Self {
        for item in items {
            if !self.record.contains(item) {
                self.record.push(*item);
            }
        }
        self
    }
}
