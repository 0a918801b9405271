//! A disclosure question: who holds what about a pupil, who would get it, for what, and what is known.

use chrono::NaiveDate;

use super::facts::Facts;
use crate::sekretess::HuvudmanKind;
use crate::words;

words! {
    /// Who holds or would get the information.
    Party {
        /// School social worker.
        Kurator => "kurator",
        /// School psychologist.
        Skolpsykolog => "skolpsykolog",
        /// Special needs teacher.
        Specialpedagog => "specialpedagog",
        /// School nurse (EMI).
        Skolskoterska => "skolskoterska",
        /// School doctor (EMI).
        Skollakare => "skollakare",
        /// Head of the school unit.
        Rektor => "rektor",
        /// Mentor of a class.
        Mentor => "mentor",
        /// Teacher.
        Larare => "larare",
        /// The social services' board.
        Socialnamnd => "socialnamnd",
        /// The police.
        Polis => "polis",
        /// A guardian.
        Vardnadshavare => "vardnadshavare",
        /// The pupil.
        Elev => "elev",
        /// Another school unit.
        AnnanSkola => "annan_skola",
        /// Family law of the social services.
        Familjeratt => "familjeratt",
        /// The parties of a coordinated individual plan.
        Sip => "sip",
        /// Anybody.
        Allmanheten => "allmanheten",
        /// Health care of the region.
        Region => "region",
        /// Who runs the school.
        Huvudman => "huvudman",
        /// The pupil's home kommun.
        Hemkommun => "hemkommun",
    }
}

impl Party {
    /// The medical branch, independent towards the rest of the school.
    #[must_use]
    pub fn is_emi(self) -> bool {
        matches!(self, Self::Skolskoterska | Self::Skollakare)
    }

    /// Psychological, psychosocial and special-pedagogical staff.
    #[must_use]
    pub fn is_epi(self) -> bool {
        matches!(self, Self::Kurator | Self::Skolpsykolog | Self::Specialpedagog)
    }

    /// Somebody who works at the school.
    #[must_use]
    pub fn is_staff(self) -> bool {
        self.is_emi() || self.is_epi() || matches!(self, Self::Rektor | Self::Mentor | Self::Larare)
    }
}

words! {
    /// What kind of information.
    Information {
        /// Medical part of elevhalsa (OSL 25:1).
        Emi => "emi",
        /// Other elevhalsa (OSL 23:2 first paragraph).
        Elevhalsa => "elevhalsa",
        /// Other support of pupils (OSL 23:2 second paragraph).
        Elevstod => "elevstod",
        /// Identity.
        Identitet => "identitet",
        /// Address, phone, e-mail.
        Kontaktuppgift => "kontaktuppgift",
        /// Address of a protected person.
        SkyddadAdress => "skyddad_adress",
        /// A report of concern or the feedback on it (OSL 40:7 g).
        Anmalan => "anmalan",
        /// A decision in a matter.
        Beslut => "beslut",
        /// How the pupil does in school (Skollagen 3:3).
        Utveckling => "utveckling",
        /// Absence.
        Franvaro => "franvaro",
        /// Facts from which nobody can tell who it is.
        Avidentifierat => "avidentifierat",
    }
}

words! {
    /// What it is for.
    Purpose {
        /// Report of concern.
        Orosanmalan => "orosanmalan",
        /// The namnd's assessment before it decides on an inquiry.
        Forhandsbedomning => "forhandsbedomning",
        /// The namnd's inquiry.
        Utredning => "utredning",
        /// Support of the pupil.
        StodTillEleven => "stod_till_eleven",
        /// Reading without a case.
        Overblick => "overblick",
        /// Insight of the pupil or guardian.
        Insyn => "insyn",
        /// A request for a public document.
        BegaranAllmanHandling => "begaran_allman_handling",
        /// Reporting a crime.
        Polisanmalan => "polisanmalan",
        /// Investigating a crime.
        Brottsutredning => "brottsutredning",
        /// Preventing crime.
        Brottsforebyggande => "brottsforebyggande",
        /// Change of school.
        Overgang => "overgang",
        /// Coordinated individual plan.
        SamordnadIndividuellPlan => "samordnad_individuell_plan",
        /// Support of an expected child.
        StodVantatBarn => "stod_vantat_barn",
        /// May `holder` stop `receiver`'s own report?
        StoppaAnmalan => "stoppa_anmalan",
        /// A wish to block a journal.
        Sparr => "sparr",
        /// A wish to erase.
        Radera => "radera",
        /// Coordination.
        Samordning => "samordning",
        /// Feedback to the reporter.
        Aterkoppling => "aterkoppling",
        /// The duty to report degrading treatment inside the school.
        KrankandeBehandling => "krankande_behandling",
    }
}

/// The question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Day of the decision: the law of this day answers.
    pub date: NaiveDate,
    /// Who runs the school.
    pub huvudman: HuvudmanKind,
    /// Who has the information.
    pub holder: Party,
    /// What it is.
    pub information: Information,
    /// Who would get it.
    pub receiver: Party,
    /// What for.
    pub purpose: Purpose,
    /// The pupil's age in years.
    pub pupil_age: Option<u8>,
    /// Holder and receiver work in one authority (at a fristaende school: one school).
    pub same_authority: Option<bool>,
    /// What is known.
    pub facts: Facts,
}
