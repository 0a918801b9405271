//! What a stored record is to the law of access: never its content.

use uuid::Uuid;

use super::actor::Domain;
use crate::words;

words! {
    /// The kind of a stored record.
    RecordKind {
        /// Names and classes, to pick a pupil from.
        PupilList => "pupil_list",
        /// A pupil's card: identity, address, guardians.
        Pupil => "pupil",
        /// Who a protected pupil is, and any pupil's number: opened apart from the card.
        Identity => "identity",
        /// Why a guardian is told nothing. That it is so stands on the card.
        Silence => "silence",
        /// What somebody noticed about a pupil.
        Concern => "concern",
        /// The work around one pupil.
        Case => "case",
        /// A signed note, decision, task or attachment of a case.
        Entry => "entry",
        /// A report under SoL 19:1, and the feedback on it.
        Orosanmalan => "orosanmalan",
        /// One user's unfinished text.
        Draft => "draft",
        /// A meeting about one pupil.
        Meeting => "meeting",
        /// A disclosure decision with the items it covers.
        Disclosure => "disclosure",
        /// An agreement with a namnd, general forums, contacts: no pupil in it.
        Agreement => "agreement",
        /// Versioned guidance texts: no pupil in them.
        Guidance => "guidance",
        /// District and law registers: no pupil in them.
        Register => "register",
        /// The school's settings and roster.
        Settings => "settings",
        /// The access log of one domain (PDL 4:3).
        Log => "log",
        /// Counts with small numbers suppressed.
        Indicators => "indicators",
    }
}

/// What the access rules need to know about a record. Sealed beside the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRef {
    /// The record's own id.
    pub id: Uuid,
    /// What it is.
    pub kind: RecordKind,
    /// The pupil it is about, if one.
    pub pupil: Option<Uuid>,
    /// The case it belongs to, if one.
    pub case: Option<Uuid>,
    /// The secrecy domain it is sealed in.
    pub domain: Domain,
    /// Who wrote it, if one person did.
    pub author: Option<Uuid>,
    /// The pupil has a protected identity.
    pub protected: bool,
}
