//! Who works in the program, and in which secrecy domain a record lies.

use uuid::Uuid;

use crate::words;

words! {
    /// A member's role at the school. One person with two roles acts in one of them at a time.
    Role {
        /// Head of the school unit.
        Rektor => "rektor",
        /// School social worker (OSL 23:2 first paragraph).
        Kurator => "kurator",
        /// School psychologist (OSL 23:2 first paragraph).
        Skolpsykolog => "skolpsykolog",
        /// Special needs teacher (OSL 23:2 first paragraph).
        Specialpedagog => "specialpedagog",
        /// School nurse (EMI, OSL 25:1).
        Skolskoterska => "skolskoterska",
        /// School doctor (EMI, OSL 25:1).
        Skollakare => "skollakare",
        /// Mentor of a class: leaves concerns, reads none.
        Mentor => "mentor",
        /// Teacher: leaves concerns, reads none.
        Larare => "larare",
        /// The one who runs the school: numbers only.
        Huvudman => "huvudman",
        /// Keeps registers and settings, sees no case.
        Registeransvarig => "registeransvarig",
    }
}

impl Role {
    /// The medical branch, independent towards the rest of the school (OSL 8:2, 25:1).
    #[must_use]
    pub fn is_emi(self) -> bool {
        matches!(self, Self::Skolskoterska | Self::Skollakare)
    }

    /// Psychological, psychosocial and special-pedagogical staff (OSL 23:2 first paragraph).
    #[must_use]
    pub fn is_epi(self) -> bool {
        matches!(self, Self::Kurator | Self::Skolpsykolog | Self::Specialpedagog)
    }

    /// Staff who leave concerns and read none.
    #[must_use]
    pub fn is_teaching(self) -> bool {
        matches!(self, Self::Mentor | Self::Larare)
    }
}

words! {
    /// The secrecy domain a record is sealed in.
    Domain {
        /// Medical part of elevhalsan (OSL 25:1).
        Emi => "emi",
        /// Psychological, psychosocial, special-pedagogical part (OSL 23:2 first paragraph).
        Epi => "epi",
        /// Other support of pupils (OSL 23:2 second paragraph).
        Elevstod => "elevstod",
        /// Reports of concern and the feedback on them (OSL 40:7 g).
        Anmalan => "anmalan",
        /// Identity, address and the like (OSL 23:2 third paragraph).
        Skola => "skola",
        /// One user's own drafts.
        Private => "private",
    }
}

words! {
    /// Who runs the school; decides which law applies.
    HuvudmanKind {
        /// A municipality: an authority under OSL.
        Kommunal => "kommunal",
        /// An enskild huvudman: Skollagen 29:14 and PSL 6:12 (until OSL applies).
        Fristaende => "fristaende",
    }
}

/// The person who asks, in the role in which the person asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    /// The member's id in the roster.
    pub id: Uuid,
    /// The role the member acts in.
    pub role: Role,
}
