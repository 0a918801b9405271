//! The pupil list: one page, the numbers of its heading, search by name.

use chrono::NaiveDate;
use samsyn_rules::sekretess::{Domain, Guarded, RecordKind, RecordRef};
use uuid::Uuid;

use super::RoutingCache;
use crate::{Result, Store, not_built};

/// Which pupils. Order: class, family name, given name, in Swedish order; protected pupils last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PupilQuery {
    /// Beginnings of names or class, in any order; empty lists all.
    pub text: String,
    /// Pupils who have left, too.
    pub include_left: bool,
    /// Only pupils whose namnd is another than the school's.
    pub only_different: bool,
    /// First row.
    pub offset: usize,
    /// At most this many rows.
    pub limit: usize,
}

/// A pupil in a list. A protected pupil has no name, class or birth date here.
#[derive(Clone, PartialEq)]
pub struct PupilRow {
    /// Id.
    pub id: Uuid,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Class.
    pub class: String,
    /// Birth date.
    pub born: Option<NaiveDate>,
    /// Neutral label of a protected pupil (`S-014`); absent when not protected.
    pub protected_label: Option<String>,
    /// Left the school.
    pub left_on: Option<NaiveDate>,
    /// Cached routing; absent until it is computed.
    pub routing: Option<RoutingCache>,
}

/// A page of pupils.
#[derive(Clone, PartialEq)]
pub struct PupilPage {
    /// Rows that match.
    pub total: usize,
    /// Pupils who have not left.
    pub active: usize,
    /// Of them, pupils whose namnd is another than the school's; protected pupils are not counted.
    pub different: usize,
    /// Of them, pupils whose receiver a person must confirm or find; protected pupils are not counted.
    pub uncertain: usize,
    /// The page.
    pub rows: Vec<PupilRow>,
}

impl Store {
    /// What the whole pupil list is to the law of access.
    pub fn pupil_list_ref(&self) -> RecordRef {
        RecordRef {
            id: Uuid::from_bytes(*self.vault().as_bytes()),
            kind: RecordKind::PupilList,
            pupil: None,
            case: None,
            domain: Domain::Skola,
            author: None,
            protected: false,
        }
    }

    /// One page of the list.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn pupil_page(&self, query: &PupilQuery) -> Result<Guarded<PupilPage>> {
        let _ = query;
        not_built()
    }

    /// Rows of these pupils, in the order asked for; an unknown id is left out. For labels in lists.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn pupil_rows(&self, pupils: &[Uuid]) -> Result<Guarded<Vec<PupilRow>>> {
        let _ = pupils;
        not_built()
    }

    /// Pupils at the school who share a guardian with `pupil`. Nobody protected is ever named.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn siblings(&self, pupil: Uuid) -> Result<Guarded<Vec<PupilRow>>> {
        let _ = pupil;
        not_built()
    }
}
