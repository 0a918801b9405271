//! Cases and who is assigned to them.

use chrono::{DateTime, Utc};
use samsyn_rules::sekretess::{Domain, Guarded, RecordRef};
use uuid::Uuid;

use crate::{Result, Store, Writer, not_built};

/// A case. One pupil has at most one open case in a domain.
#[derive(Clone, PartialEq, Eq)]
pub struct Case {
    /// Id.
    pub id: Uuid,
    /// Pupil.
    pub pupil: Uuid,
    /// Domain it was opened in; an EMI case is invisible outside EMI.
    pub domain: Domain,
    /// Opened at.
    pub opened_at: DateTime<Utc>,
    /// Opened by (staff id).
    pub opened_by: Uuid,
    /// Closed at.
    pub closed_at: Option<DateTime<Utc>>,
    /// Assigned (staff ids).
    pub assigned: Vec<Uuid>,
}

impl Store {
    /// What a case is to the law of access.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn case_ref(&self, case: Uuid) -> Result<Option<RecordRef>> {
        let _ = case;
        not_built()
    }

    /// One case.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn case(&self, case: Uuid) -> Result<Option<Guarded<Case>>> {
        let _ = case;
        not_built()
    }

    /// Cases of a pupil, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn cases_of_pupil(&self, pupil: Uuid) -> Result<Vec<Guarded<Case>>> {
        let _ = pupil;
        not_built()
    }

    /// Open cases of all pupils.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn open_cases(&self) -> Result<Vec<Guarded<Case>>> {
        not_built()
    }

    /// Who is assigned to a case (staff ids).
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn assigned(&self, case: Uuid) -> Result<Vec<Uuid>> {
        let _ = case;
        not_built()
    }
}

impl Writer<'_> {
    /// The pupil's open case in this domain, opened when there is none; `true` when it is new.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] for an unknown pupil.
    pub fn open_case(&mut self, pupil: Uuid, domain: Domain) -> Result<(Uuid, bool)> {
        let _ = (pupil, domain);
        not_built()
    }

    /// Closes a case.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn close_case(&mut self, case: Uuid) -> Result<()> {
        let _ = case;
        not_built()
    }

    /// Assigns or releases a member of staff.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn assign(&mut self, case: Uuid, staff: Uuid, assigned: bool) -> Result<()> {
        let _ = (case, staff, assigned);
        not_built()
    }
}
