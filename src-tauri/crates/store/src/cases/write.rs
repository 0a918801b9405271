//! Opening, closing and assigning.

use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::{Domain, RecordKind, RecordRef, Role};
use uuid::Uuid;

use super::{assigned, case_ref};
use crate::fact::{Fact, Stamp};
use crate::keys::Place;
use crate::sql::{Columns, change, exists, first, micros};
use crate::{Result, StoreError, Writer};

impl Writer<'_> {
    pub(crate) fn case_record(&self, case: Uuid) -> Result<RecordRef> {
        case_ref(&self.tx, case)?.ok_or(StoreError::NotFound)
    }

    /// The pupil's open case in this domain, opened when there is none; `true` when it is new. Whoever opens a case,
    /// or takes up one that nobody has, is assigned to it.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] for an unknown pupil.
    pub fn open_case(&mut self, pupil: Uuid, domain: Domain) -> Result<(Uuid, bool)> {
        let (case, opened) = self.join_case(pupil, domain)?;
        if assigned(&self.tx, case)?.is_empty() {
            self.take_case(case)?;
        }
        Ok((case, opened))
    }

    /// As [`Writer::open_case`], and nobody is assigned.
    pub(crate) fn join_case(&mut self, pupil: Uuid, domain: Domain) -> Result<(Uuid, bool)> {
        let open = first(
            &self.tx,
            "SELECT id FROM care_case WHERE pupil = ?1 AND domain = ?2 AND closed_at IS NULL ORDER BY opened_at, rowid",
            params![pupil.as_bytes(), domain.as_str()],
            |row| row.id(0),
        )?;
        if let Some(case) = open {
            return Ok((case, false));
        }
        let protected = self.protected(pupil)?;
        let case = self.make_id()?;
        let record = RecordRef {
            id: case,
            kind: RecordKind::Case,
            pupil: Some(pupil),
            case: Some(case),
            domain,
            author: Some(self.actor()),
            protected,
        };
        self.append(&CaseOpened { case, pupil, domain }, &record)?;
        Ok((case, true))
    }

    /// Assigns the actor, unless the role never works in cases.
    pub(crate) fn take_case(&mut self, case: Uuid) -> Result<()> {
        let actor = self.context.actor;
        if actor.role.is_emi() || actor.role.is_epi() || actor.role == Role::Rektor {
            self.assign(case, actor.id, true)?;
        }
        Ok(())
    }

    /// Closes a case; closing it again changes nothing.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn close_case(&mut self, case: Uuid) -> Result<()> {
        let record = self.case_record(case)?;
        if exists(&self.tx, "SELECT 1 FROM care_case WHERE id = ?1 AND closed_at IS NULL", params![case.as_bytes()])? {
            self.append(&CaseClosed { case }, &record)?;
        }
        Ok(())
    }

    /// Assigns or releases a member of staff.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn assign(&mut self, case: Uuid, staff: Uuid, assigned: bool) -> Result<()> {
        let record = self.case_record(case)?;
        if !exists(&self.tx, "SELECT 1 FROM staff WHERE id = ?1", params![staff.as_bytes()])? {
            return Err(StoreError::NotFound);
        }
        let has = "SELECT 1 FROM case_staff WHERE case_id = ?1 AND staff = ?2";
        if exists(&self.tx, has, params![case.as_bytes(), staff.as_bytes()])? != assigned {
            self.append(&CaseAssigned { case, staff, assigned }, &record)?;
        }
        Ok(())
    }
}

/// Where the events of a case that is here belong.
fn place_of(db: &Connection, case: Uuid) -> Result<Option<Place>> {
    Ok(case_ref(db, case)?.map(|record| Place::of(Some(case), case, record.domain)))
}

/// A case was opened.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct CaseOpened {
    #[cbor(n(0), with = "crate::wire")]
    case: Uuid,
    #[cbor(n(1), with = "crate::wire")]
    pupil: Uuid,
    #[cbor(n(2), with = "crate::wire")]
    domain: Domain,
}

impl Fact for CaseOpened {
    const NUMBER: u16 = 6;
    const NAME: &'static str = "case_opened";

    fn record(&self) -> Uuid {
        self.case
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::of(Some(self.case), self.case, self.domain)))
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        change(
            db,
            "INSERT INTO care_case (id, pupil, domain, opened_at, opened_by) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                self.case.as_bytes(),
                self.pupil.as_bytes(),
                self.domain.as_str(),
                micros(stamp.at),
                stamp.by.as_bytes()
            ],
        )
        .map(|_| ())
    }
}

/// A case was closed.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct CaseClosed {
    #[cbor(n(0), with = "crate::wire")]
    pub(crate) case: Uuid,
}

impl Fact for CaseClosed {
    const NUMBER: u16 = 7;
    const NAME: &'static str = "case_closed";

    fn record(&self) -> Uuid {
        self.case
    }

    fn place(&self, db: &Connection) -> Result<Option<Place>> {
        place_of(db, self.case)
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        let closed = params![self.case.as_bytes(), micros(stamp.at)];
        change(db, "UPDATE care_case SET closed_at = ?2 WHERE id = ?1", closed).map(|_| ())
    }
}

/// Somebody was assigned to a case or released from it.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct CaseAssigned {
    #[cbor(n(0), with = "crate::wire")]
    case: Uuid,
    #[cbor(n(1), with = "crate::wire")]
    staff: Uuid,
    #[n(2)]
    assigned: bool,
}

impl Fact for CaseAssigned {
    const NUMBER: u16 = 8;
    const NAME: &'static str = "case_assigned";

    fn record(&self) -> Uuid {
        self.case
    }

    fn place(&self, db: &Connection) -> Result<Option<Place>> {
        place_of(db, self.case)
    }

    fn apply(&self, db: &Connection, _: &Stamp) -> Result<()> {
        let sql = if self.assigned {
            "INSERT OR IGNORE INTO case_staff (case_id, staff) VALUES (?1, ?2)"
        } else {
            "DELETE FROM case_staff WHERE case_id = ?1 AND staff = ?2"
        };
        change(db, sql, params![self.case.as_bytes(), self.staff.as_bytes()]).map(|_| ())
    }
}
