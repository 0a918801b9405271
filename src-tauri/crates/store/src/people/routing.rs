//! The cached receiver of each pupil. Derived by the rules and kept for lists: no event, not in the digest.
//!
//! A change of the pupil drops its row; a change of register, rules or day is seen by the stamp.

use chrono::NaiveDate;
use samsyn_rules::sekretess::Guarded;
use uuid::Uuid;

use super::{Circumstances, Protection, Residence};
use crate::{Result, Store, not_built};

/// A receiver as the rules found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutingCache {
    /// `certain`, `check`, `stop` or `none`.
    pub certainty: String,
    /// Receiver ids.
    pub receivers: Vec<String>,
    /// Namnd of the school.
    pub preventive: Option<String>,
    /// `same`, `different` or `unknown`.
    pub overlap: String,
    /// Warning codes.
    pub warnings: Vec<String>,
    /// What it was computed from: registers, rules, day. Another stamp means it is old.
    pub stamp: String,
}

/// What the rules need to route one pupil.
#[derive(Clone, PartialEq)]
pub struct RoutingInput {
    /// Pupil.
    pub pupil: Uuid,
    /// Birth date; absent when protected.
    pub born: Option<NaiveDate>,
    /// Protected identity: no place below.
    pub protection: Option<Protection>,
    /// Residence.
    pub residence: Option<Residence>,
    /// Municipality that answers for a pupil who is not registered anywhere.
    pub assigned_municipality: Option<String>,
    /// The school's answers.
    pub circumstances: Circumstances,
}

impl Store {
    /// Pupils who have not left and whose cache is missing or has another stamp. Sealed as the pupil list.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn unrouted(&self, stamp: &str, limit: usize) -> Result<Guarded<Vec<RoutingInput>>> {
        let _ = (stamp, limit);
        not_built()
    }

    /// Stores routings in one transaction.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn save_routing(&mut self, rows: &[(Uuid, RoutingCache)]) -> Result<()> {
        let _ = rows;
        not_built()
    }

    /// How many pupils who have not left each receiver answers for; protected pupils are not counted.
    /// Sealed as the pupil list.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn receiver_counts(&self) -> Result<Guarded<Vec<(String, usize)>>> {
        not_built()
    }
}
