//! The names by which the code speaks of the register's entries.

use crate::words;

words! {
    /// How far an entry is verified.
    Mark {
        /// Read in consolidated statute text of 2026.
        V26 => "V26",
        /// Read in text to September 2025.
        V25 => "V25",
        /// Read in full text of May 2024; a later change is possible.
        V24 => "V24",
        /// An authority's page or preparatory work.
        S => "S",
        /// Proposed, or decided for the future and partly verified.
        P => "P",
        /// Inferred from verified texts.
        I => "I",
        /// Unverified.
        U => "U",
    }
}

impl Mark {
    /// Rests on less than full statute text of today: a jurist has to look before anybody relies on it.
    #[must_use]
    pub fn is_open(self) -> bool {
        self != Self::V26
    }
}

words! {
    /// Secrecy rules the program decides with.
    SecrecyRule {
        /// Elevhalsa: psychological, psychosocial, special-pedagogical.
        Elevhalsa => "OSL 23:2 st1",
        /// Other support of pupils.
        Elevstod => "OSL 23:2 st2",
        /// Identity, address and the like.
        Identity => "OSL 23:2 st3",
        /// Health care: the medical part of elevhalsa.
        Health => "OSL 25:1",
        /// Social services.
        Social => "OSL 26:1",
        /// Health and sex life, everywhere.
        HealthAnywhere => "OSL 21:1",
        /// Address of a threatened person.
        Threatened => "OSL 21:3",
        /// Where a party with protected population registration lives.
        PartyAddress => "OSL 21:3 a",
        /// Reports of concern and feedback.
        Report => "OSL 40:7 g",
        /// Fristaende schools: elevhalsa but EMI, support of pupils, matters of correction.
        Fristaende => "Skollagen 29:14",
        /// Fristaende schools: what no duty of silence covers (identity, contact data, absence in teaching).
        FristaendeOpen => "GDPR 6.1",
        /// EMI of a fristaende school.
        FristaendeEmi => "PSL 6:12",
    }
}

words! {
    /// How easily information may be disclosed under a secrecy rule.
    HarmTest {
        /// Secret unless it is clear that no harm follows.
        Omvant => "omvant",
        /// Secret if harm may be assumed.
        Rakt => "rakt",
        /// Secret only for special reasons.
        RaktKvalificerat => "rakt_kvalificerat",
        /// Secret if significant harm must be assumed.
        BetydandeMen => "betydande_men",
        /// Secret at danger of violence or serious harm.
        FaraForVald => "fara_for_vald",
        /// Secret as far as a purpose demands it.
        Nodvandigt => "nodvandigt",
        /// Duty of silence outside OSL.
        Obehorigen => "obehorigen",
        /// No duty of silence: data protection alone.
        Ingen => "ingen",
    }
}

words! {
    /// What breaks secrecy, as far as the program weighs it.
    Breaker {
        /// Consent (OSL 10:1, 12:2).
        Consent => "samtycke",
        /// A duty in statute.
        Duty => "OSL 10:28",
        /// Change of school.
        Transition => "Skollagen 3:12 j",
        /// EMI to other elevhalsa of the same authority.
        EmiToSchool => "OSL 25:13 a",
        /// EMI to health care or social services.
        EmiToCare => "OSL 25:12",
        /// EMI to other health care of the same kommun.
        SameKommun => "OSL 25:11",
        /// EMI about somebody who cannot consent, to care.
        CannotConsent => "OSL 25:13",
        /// Crime against a child, for EMI.
        CrimeAgainstChild => "OSL 10:21",
        /// Crime with prison in the scale, for other secrecy.
        Crime => "OSL 10:24",
        /// Crime with a minimum, also for EMI.
        SeriousCrime => "OSL 10:23",
        /// Preventing or investigating crime.
        CrimePrevention => "OSL 10:15 a",
        /// A party's insight.
        Party => "OSL 10:3",
        /// Generalklausulen.
        Obvious => "OSL 10:27",
        /// Feedback to the reporter.
        Feedback => "OSL 26:9 a",
    }
}

words! {
    /// Duties and structural rules decisions rest on.
    Norm {
        /// The personal duty to report.
        Report => "report",
        /// The duty to inform a decided inquiry.
        InquiryInformation => "inquiry_information",
        /// The namnd's feedback.
        Feedback => "feedback",
        /// Coordinated individual plan (SIP).
        IndividualPlan => "individual_plan",
        /// Information to family law.
        FamilyLaw => "family_law",
        /// Information on a suspension: grundskola, specialskola, sameskola.
        Suspension => "suspension",
        /// Information on a suspension: gymnasieskola, komvux; consultation before a long one.
        SuspensionUpper => "suspension_upper",
        /// Crime by a pupil.
        PupilCrime => "pupil_crime",
        /// Contact data to law enforcement.
        PoliceContact => "police_contact",
        /// The rektor's information to law enforcement.
        PoliceRektor => "police_rektor",
        /// What that never covers.
        PoliceExempt => "police_exempt",
        /// Independent branches of one authority.
        Branches => "branches",
        /// Need to know inside a branch.
        NeedToKnow => "need_to_know",
        /// Inner secrecy of health care.
        InnerSecrecy => "inner_secrecy",
        /// A minor's secrecy towards the guardian.
        Guardian => "guardian",
        /// The guardian's right to decide.
        GuardianDecides => "guardian_decides",
        /// No secrecy towards oneself.
        Oneself => "oneself",
        /// Blocking a journal.
        Block => "block",
        /// No erasure of a journal.
        NoErasure => "no_erasure",
        /// IVO may order a journal destroyed.
        Destruction => "destruction",
        /// A patient's own journal in private care.
        PrivateJournal => "private_journal",
        /// Forfeitable object of a search.
        ObjectFound => "object_found",
        /// Forfeitable object taken from a pupil.
        ObjectTaken => "object_taken",
        /// Report of degrading treatment, inside the school.
        Bullying => "bullying",
        /// Continuous information on a pupil's development.
        Development => "development",
        /// Absence told the same day: grundskola.
        Absence => "absence",
        /// Absence told the same day: gymnasieskola.
        AbsenceUpper => "absence_upper",
        /// Absence inquiry told to the huvudman.
        AbsenceInquiry => "absence_inquiry",
        /// Absence told to the home kommun: grundskola.
        AbsenceHome => "absence_home",
        /// Absence told to the home kommun: gymnasieskola.
        AbsenceHomeUpper => "absence_home_upper",
        /// Two guardians decide together.
        GuardiansTogether => "guardians_together",
        /// The namnd decides in one guardian's place.
        BoardForGuardian => "board_for_guardian",
        /// The namnd decides during care under LVU.
        BoardInCare => "board_in_care",
        /// Ban on leaving the country.
        TravelBan => "travel_ban",
        /// Necessity: what averts danger to life.
        Necessity => "necessity",
        /// How a request for a document is refused.
        Refusal => "refusal",
    }
}

words! {
    /// What must be done in time.
    DeadlineKind {
        /// The report itself.
        Report => "report",
        /// The namnd's assessment of immediate protection.
        Protection => "protection",
        /// To open an inquiry or not.
        InquiryDecision => "inquiry_decision",
        /// Feedback to the reporter.
        Feedback => "feedback",
        /// The inquiry itself.
        Inquiry => "inquiry",
        /// The school's duty to inform the inquiry: no time limit, but it starts here.
        Information => "information",
    }
}

words! {
    /// The event a time limit runs from.
    StartEvent {
        /// Somebody came to know or suspect.
        Known => "known",
        /// The report came in.
        Reported => "reported",
        /// The namnd decided whether to open an inquiry.
        Decided => "decided",
        /// An inquiry was opened.
        Opened => "opened",
    }
}

words! {
    /// The lines of law printed on a report.
    PaperWord {
        /// The secrecy the paper is under.
        Secrecy => "secrecy",
        /// The duty it fulfils.
        Duty => "duty",
        /// The feedback it asks for.
        Feedback => "feedback",
    }
}
