//! Recorded decisions that something may or may not be disclosed (sekretessprovning).

use chrono::{DateTime, Utc};
use samsyn_rules::sekretess::{Domain, Guarded, RecordRef, Role};
use uuid::Uuid;

use crate::{Result, Store, Writer, not_built};

/// A condition of a decision and what was said of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Condition {
    /// Code of the condition.
    pub code: String,
    /// It holds.
    pub affirmed: bool,
    /// Why.
    pub reason: String,
}

/// A decision to record.
#[derive(Clone, PartialEq, Eq)]
pub struct NewDisclosure {
    /// Pupil.
    pub pupil: Uuid,
    /// Case.
    pub case: Option<Uuid>,
    /// Domain the items lie in.
    pub domain: Domain,
    /// Kind of receiver (`socialnamnd`, `rektor` ...).
    pub receiver: String,
    /// The receiver by name.
    pub receiver_name: String,
    /// Records it covers.
    pub items: Vec<Uuid>,
    /// Purpose.
    pub purpose: String,
    /// Provisions.
    pub grounds: Vec<String>,
    /// Conditions, each affirmed or not.
    pub conditions: Vec<Condition>,
    /// `require`, `allow`, `allow_if`, `deny` or `manual`.
    pub result: String,
    /// Text of the decision.
    pub text: String,
}

/// A recorded decision.
#[derive(Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// Id.
    pub id: Uuid,
    /// What was decided.
    pub decision: NewDisclosure,
    /// Decided by (staff id).
    pub by: Uuid,
    /// Role then.
    pub by_role: Role,
    /// When.
    pub at: DateTime<Utc>,
}

impl Store {
    /// What a decision is to the law of access.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn disclosure_ref(&self, disclosure: Uuid) -> Result<Option<RecordRef>> {
        let _ = disclosure;
        not_built()
    }

    /// One decision.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn disclosure(&self, disclosure: Uuid) -> Result<Option<Guarded<Disclosure>>> {
        let _ = disclosure;
        not_built()
    }

    /// Decisions about a pupil, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn disclosures_of_pupil(&self, pupil: Uuid) -> Result<Vec<Guarded<Disclosure>>> {
        let _ = pupil;
        not_built()
    }
}

impl Writer<'_> {
    /// Records a decision of the actor.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] for an unknown pupil or case.
    pub fn add_disclosure(&mut self, decision: &NewDisclosure) -> Result<Uuid> {
        let _ = decision;
        not_built()
    }
}
