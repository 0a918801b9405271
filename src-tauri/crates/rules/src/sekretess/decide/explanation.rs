//! Why an answer is what it is.

use crate::words;

words! {
    /// Why, as the key of a sentence.
    Explanation {
        /// Life is in danger.
        AcuteDanger => "acute_danger",
        /// A duty gives the namnd also the protected address.
        AddressToNamnd => "address_to_namnd",
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
        /// Absence is told.
        Absence => "absence",
        /// Degrading treatment is reported inside the school.
        Bullying => "bullying",
        /// Facts from which nobody can tell who it is.
        Deidentified => "deidentified",
        /// How the pupil does is told.
        Development => "development",
        /// EMI to EMI of the same kommun.
        EmiSameKommun => "emi_same_kommun",
        /// The duty to answer family law.
        FamilyLaw => "family_law",
        /// No duty for this staff.
        FamilyLawNoDuty => "family_law_no_duty",
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
        /// A fristaende school has no public documents.
        NoPublicDocuments => "no_public_documents",
        /// No rule opens it.
        NothingOpens => "nothing_opens",
        /// A forfeitable object is reported.
        ObjectTaken => "object_taken",
        /// A party's insight.
        Party => "party",
        /// A parent without custody is a private person.
        PrivatePerson => "private_person",
        /// The rektor reports a pupil's crime.
        PupilCrime => "pupil_crime",
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
        /// Consultation before a long suspension.
        SuspensionConsultation => "suspension_consultation",
        /// Whether harm is suspected is not known.
        SuspicionUnknown => "suspicion_unknown",
        /// Change of school.
        Transition => "transition",
        /// No rule opens OSL to a fristaende school.
        TransitionToPrivate => "transition_to_private",
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
