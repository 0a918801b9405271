//! What is known of a question.

use chrono::NaiveDate;

use super::Party;
use crate::sekretess::HuvudmanKind;
use crate::words;

words! {
    /// Who has consented.
    ConsentBy {
        /// The only guardian, or both; also one or two specially appointed, or a temporary one.
        Vardnadshavare => "vardnadshavare",
        /// One of two guardians.
        EnVardnadshavare => "en_vardnadshavare",
        /// The pupil.
        Elev => "elev",
        /// The namnd: during care under LVU, or in one guardian's place.
        Socialnamnd => "socialnamnd",
        /// A parent without custody.
        ForalderUtanVardnad => "foralder_utan_vardnad",
    }
}

words! {
    /// The pupil's kind of school.
    SchoolForm {
        /// Preschool class.
        Forskoleklass => "forskoleklass",
        /// Compulsory school.
        Grundskola => "grundskola",
        /// Compulsory school for pupils with intellectual disabilities.
        AnpassadGrundskola => "anpassad_grundskola",
        /// Special school.
        Specialskola => "specialskola",
        /// Sami school.
        Sameskola => "sameskola",
        /// Upper secondary school.
        Gymnasieskola => "gymnasieskola",
        /// Upper secondary school for pupils with intellectual disabilities.
        AnpassadGymnasieskola => "anpassad_gymnasieskola",
        /// Adult education.
        Komvux => "komvux",
    }
}

impl SchoolForm {
    /// Gymnasieskola, anpassad gymnasieskola or komvux.
    #[must_use]
    pub fn is_upper(self) -> bool {
        matches!(self, Self::Gymnasieskola | Self::AnpassadGymnasieskola | Self::Komvux)
    }

    /// The forms from which a pupil can be suspended under Skollagen 5:14.
    #[must_use]
    pub fn suspends_by_week(self) -> bool {
        matches!(self, Self::Grundskola | Self::Specialskola | Self::Sameskola)
    }
}

/// What the person answering knows. What is not given is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// The holder knows or suspects that the child is harmed.
    pub suspects_harm: Option<bool>,
    /// What is suspected.
    pub suspected: Option<String>,
    /// A guardian objects.
    pub guardian_objects: Option<bool>,
    /// A guardian is suspected of harming the child.
    pub guardian_suspected: Option<bool>,
    /// The child would suffer significant harm if the guardian knew.
    pub betydande_men: Option<bool>,
    /// A valid consent for this purpose.
    pub consent: Option<bool>,
    /// The receiver is assigned to the case.
    pub assigned_to_case: Option<bool>,
    /// The namnd has decided on an inquiry.
    pub inquiry_decided: Option<bool>,
    /// Day the document was made.
    pub created: Option<NaiveDate>,
    /// Who wrote the report.
    pub author_role: Option<Party>,
    /// The police have asked for it.
    pub police_request: Option<bool>,
    /// A crime against the child, by its word; empty when the kind is not told.
    pub crime_against_child: Option<String>,
    /// The pupil has a protected identity.
    pub protected: bool,
    /// It is protected population registration (OSL 21:3 a).
    pub protected_registration: bool,
    /// The pupil is pregnant.
    pub pregnant: Option<bool>,
    /// The information is needed to ease the change of school.
    pub needed_for_transition: Option<bool>,
    /// Kind of decision.
    pub decision_kind: Option<String>,
    /// The pupil has asked that the guardian is not told.
    pub pupil_asked_confidence: Option<bool>,
    /// Somebody's life is in danger now.
    pub acute_danger: Option<bool>,
    /// The pupil cannot consent, by health or for other reasons (OSL 25:13).
    pub cannot_consent: Option<bool>,
    /// Continued abuse, or compulsory psychiatric care (OSL 25:12 p 2 and 3).
    pub abuse_or_compulsory_care: Option<bool>,
    /// The receiver called guardian has custody.
    pub receiver_is_guardian: Option<bool>,
    /// Who has consented.
    pub consent_by: Option<ConsentBy>,
    /// The namnd's inquiry is still running.
    pub inquiry_running: Option<bool>,
    /// Who runs the receiving school.
    pub receiver_huvudman: Option<HuvudmanKind>,
    /// Holder and receiver belong to the same kommun.
    pub same_kommun: Option<bool>,
    /// The enskild huvudman is a legal person.
    pub juridical_person: Option<bool>,
    /// The pupil's kind of school.
    pub school_form: Option<SchoolForm>,
    /// The suspensions of this half-year come to more than two weeks.
    pub suspension_over_two_weeks: Option<bool>,
    /// A pupil is suspected of the crime, in connection with the school's activity.
    pub crime_by_pupil: Option<bool>,
    /// An object taken from a pupil may be forfeit.
    pub forfeitable_object: Option<bool>,
    /// The receiver is a party of the matter (OSL 10:3).
    pub receiver_is_party: Option<bool>,
}
