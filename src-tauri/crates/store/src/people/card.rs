//! One pupil.

use chrono::NaiveDate;
use samsyn_rules::sekretess::{Guarded, RecordRef};
use uuid::Uuid;

use super::{Circumstances, Guardian, Protection, Residence, RoutingCache};
use crate::{Result, Store, not_built};

/// A pupil's card. For a protected pupil names, class, birth date, numbers and the guardians' names and
/// phones are empty (see [`PupilIdentity`]), and there is no residence anywhere.
#[derive(Clone, PartialEq)]
pub struct Pupil {
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
    /// Personal number.
    pub number: Option<String>,
    /// Protected identity.
    pub protection: Option<Protection>,
    /// Neutral label (`S-014`) of a protected pupil.
    pub protected_label: Option<String>,
    /// Left the school.
    pub left_on: Option<NaiveDate>,
    /// Residence.
    pub residence: Option<Residence>,
    /// Municipality that answers for a pupil who is not registered anywhere.
    pub assigned_municipality: Option<String>,
    /// Guardians.
    pub guardians: Vec<Guardian>,
    /// What the child wants told, and to whom.
    pub child_wish: String,
    /// The school's answers.
    pub circumstances: Circumstances,
    /// Cached routing.
    pub routing: Option<RoutingCache>,
    /// Day of the register the data are from.
    pub register_date: Option<NaiveDate>,
}

/// Who a pupil is, protected or not: for a reveal and for a report.
#[derive(Clone, PartialEq)]
pub struct PupilIdentity {
    /// Id in the register it was imported from.
    pub source_id: String,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Class.
    pub class: String,
    /// Birth date.
    pub born: Option<NaiveDate>,
    /// Personal number.
    pub number: Option<String>,
    /// Guardians with names.
    pub guardians: Vec<Guardian>,
}

impl Store {
    /// What a pupil's card is to the law of access.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn pupil_ref(&self, pupil: Uuid) -> Result<Option<RecordRef>> {
        let _ = pupil;
        not_built()
    }

    /// The pupil with this id in the register it was imported from.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn pupil_by_source(&self, source_id: &str) -> Result<Option<Uuid>> {
        let _ = source_id;
        not_built()
    }

    /// The card.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn pupil(&self, pupil: Uuid) -> Result<Option<Guarded<Pupil>>> {
        let _ = pupil;
        not_built()
    }

    /// Who the pupil is. Sealed as the card; ask with a purpose of its own, so that the log tells them apart.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn pupil_identity(&self, pupil: Uuid) -> Result<Option<Guarded<PupilIdentity>>> {
        let _ = pupil;
        not_built()
    }
}
