//! What a person must affirm before an answer holds.

use crate::words;

words! {
    /// What a person must affirm.
    Condition {
        /// Nothing that shows where a protected person is.
        AddressLeftOut => "address_left_out",
        /// The consent comes from somebody who is not suspected.
        ConsentNotFromSuspect => "consent_not_from_suspect",
        /// Nothing but what averts the danger.
        OnlyWhatAverts => "only_what_averts",
        /// A person gives the address, on a safe way.
        AddressByPerson => "address_by_person",
        /// The namnd has the right to decide (LVU 11, FB 6:13 a).
        BoardDecided => "board_decided",
        /// The pupil cannot consent and needs care.
        CannotConsent => "cannot_consent",
        /// The namnd is consulted before the decision.
        ConsultedFirst => "consulted_first",
        /// The crime is one of those the rule names.
        CrimeInChapters => "crime_in_chapters",
        /// One of those, or punishable attempt, preparation or conspiracy.
        CrimeInChaptersOrAttempt => "crime_in_chapters_or_attempt",
        /// One of those, or a crime with the minimum of OSL 10:23.
        CrimeInChaptersOrMinimum => "crime_in_chapters_or_minimum",
        /// At least six months in the scale (attempt, preparation, conspiracy: a year).
        CrimeMinimum => "crime_minimum",
        /// At least a year in the scale (attempt: two years).
        CrimeMinimumOneYear => "crime_minimum_one_year",
        /// Prison in the scale.
        CrimePrison => "crime_prison",
        /// Prison in the scale and likely more than a fine.
        CrimeThreshold => "crime_threshold",
        /// Guardians are told nothing before social services have been asked.
        GuardiansNotTold => "guardians_not_told",
        /// No harm may be assumed.
        HarmTested => "harm_tested",
        /// Neither health (21:1) nor threat (21:3) speaks against it.
        HealthAndThreatTested => "health_and_threat_tested",
        /// The inquiry is still running.
        InquiryStillRuns => "inquiry_still_runs",
        /// Life is in danger, and this is needed to avert it.
        LifeInDanger => "life_in_danger",
        /// The pupil is mature enough to decide alone.
        MatureEnough => "mature_enough",
        /// The pupil is not mature enough to decide alone, or wants the guardian to know.
        NotMatureEnough => "not_mature_enough",
        /// Nothing weighs more than telling a party.
        NotDecisiveAgainst => "not_decisive_against",
        /// Nobody can tell who it is.
        NotIdentifiable => "not_identifiable",
        /// The other guardian agrees, is hindered, or the namnd has decided.
        OtherGuardianAgrees => "other_guardian_agrees",
        /// The receiver needs it for the work with this pupil.
        NeedToKnow => "need_to_know",
        /// The child needs care or support, and this for it.
        NeededForCare => "needed_for_care",
        /// It is needed for the change of school, and no more is given.
        NeededForTransition => "needed_for_transition",
        /// No overriding reason speaks against it.
        NoOverridingReason => "no_overriding_reason",
        /// A pupil is suspected, in connection with the school's activity.
        PupilCrimeInSchool => "pupil_crime_in_school",
        /// The receiver works in EMI of the same kommun.
        ReceiverEmiSameKommun => "receiver_emi_same_kommun",
        /// The receiving school is run by a public huvudman.
        ReceiverPublicSchool => "receiver_public_school",
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
