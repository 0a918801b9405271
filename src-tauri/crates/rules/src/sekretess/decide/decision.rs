//! The answer: a verdict that explains itself.

use chrono::NaiveDate;

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
    /// What a person must affirm.
    Condition {
        /// Nothing that shows where a protected person is.
        AddressLeftOut => "address_left_out",
        /// The consent comes from somebody who is not suspected.
        ConsentNotFromSuspect => "consent_not_from_suspect",
        /// The crime is one of those the rule names.
        CrimeInChapters => "crime_in_chapters",
        /// Prison in the scale and likely more than a fine.
        CrimeThreshold => "crime_threshold",
        /// Guardians are told nothing before social services have been asked.
        GuardiansNotTold => "guardians_not_told",
        /// No harm may be assumed.
        HarmTested => "harm_tested",
        /// Neither health (21:1) nor threat (21:3) speaks against it.
        HealthAndThreatTested => "health_and_threat_tested",
        /// The child's age and maturity are assessed.
        MaturityAssessed => "maturity_assessed",
        /// The receiver needs it for the work with this pupil.
        NeedToKnow => "need_to_know",
        /// The child needs care or support, and this for it.
        NeededForCare => "needed_for_care",
        /// It is needed for the change of school, and no more is given.
        NeededForTransition => "needed_for_transition",
        /// No exceptional reason speaks against it.
        NoExceptionalReason => "no_exceptional_reason",
        /// The child suffers no significant harm.
        NoSignificantHarm => "no_significant_harm",
        /// The purpose of care does not demand secrecy (OSL 25:6).
        NotAgainstCare => "not_against_care",
        /// It is not unsuitable.
        NotUnsuitable => "not_unsuitable",
        /// It is obvious that the interest of disclosure takes precedence.
        ObviousPrecedence => "obvious_precedence",
        /// What concerns others is left out.
        OthersLeftOut => "others_left_out",
        /// The receiver made the report.
        ReceiverReported => "receiver_reported",
        /// The pupil cannot get necessary support without it.
        RequiredForSupport => "required_for_support",
        /// Secrecy does not weigh more.
        SecrecyNotHeavier => "secrecy_not_heavier",
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

words! {
    /// Why, as the key of a sentence.
    Explanation {
        /// The address of a protected person is not spread.
        AddressProtected => "address_protected",
        /// An adult pupil decides.
        AdultDecides => "adult_decides",
        /// The pupil's age decides and is not known.
        AgeUnknown => "age_unknown",
        /// Nobody erases a journal.
        NoErasure => "no_erasure",
        /// Nobody may stop a report.
        NobodyStops => "nobody_stops",
        /// The day lies before the register.
        BeforeRegister => "before_register",
        /// A guardian may not block.
        BlockedByNoGuardian => "blocked_by_no_guardian",
        /// The patient may block.
        BlockedByPatient => "blocked_by_patient",
        /// Consent opens it.
        Consent => "consent",
        /// Contact data to the police.
        ContactToPolice => "contact_to_police",
        /// Crime may be reported.
        CrimeMayBeReported => "crime_may_be_reported",
        /// Crime prevention or investigation.
        CrimePrevention => "crime_prevention",
        /// Decision in a matter.
        DecisionOpen => "decision_open",
        /// EMI is another branch.
        EmiApart => "emi_apart",
        /// EMI to care.
        EmiToCare => "emi_to_care",
        /// EMI to the rest of the school.
        EmiToSchool => "emi_to_school",
        /// Information to family law is not settled.
        FamilyLaw => "family_law",
        /// The namnd's feedback.
        Feedback => "feedback",
        /// The guardian may know.
        GuardianMayKnow => "guardian_may_know",
        /// The guardian may know if the child is not harmed.
        GuardianIfNoHarm => "guardian_if_no_harm",
        /// The guardian must not know.
        GuardianMustNotKnow => "guardian_must_not_know",
        /// The duty to inform a decided inquiry.
        InquiryDuty => "inquiry_duty",
        /// A plan needs consent.
        PlanNeedsConsent => "plan_needs_consent",
        /// Need to know inside a branch.
        NeedToKnow => "need_to_know",
        /// Reading without a case.
        NoCase => "no_case",
        /// No rule opens it.
        NothingOpens => "nothing_opens",
        /// Obvious precedence.
        Obvious => "obvious",
        /// Own information.
        OwnInformation => "own_information",
        /// The police may not have it.
        PoliceMayNot => "police_may_not",
        /// A request for a public document.
        PublicDocument => "public_document",
        /// The rektor answers the police.
        RektorToPolice => "rektor_to_police",
        /// The duty to report.
        ReportDuty => "report_duty",
        /// Secret towards the public.
        SecretToPublic => "secret_to_public",
        /// Suspension.
        Suspension => "suspension",
        /// Whether harm is suspected is not known.
        SuspicionUnknown => "suspicion_unknown",
        /// Change of school.
        Transition => "transition",
        /// EMI at a change of school is not settled.
        TransitionEmi => "transition_emi",
        /// The change of law is not confirmed.
        Unconfirmed => "unconfirmed",
        /// No rule for this combination.
        UnknownCombination => "unknown_combination",
        /// The law does not settle it.
        Unsettled => "unsettled",
        /// A word in the question is not known.
        UnknownWord => "unknown_word",
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
}

impl Decision {
    /// A decision without grounds.
    #[must_use]
    pub fn new(verdict: Verdict, explanation: Explanation) -> Self {
        Self { verdict, grounds: Vec::new(), conditions: Vec::new(), record: Vec::new(), regime: None, explanation }
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
