//! Cases and who is assigned to them.

use chrono::{DateTime, Utc};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, Row, params};
use samsyn_rules::sekretess::{Domain, Guarded, RecordKind, RecordRef};
use uuid::Uuid;

use crate::fact::{Fact, Stamp};
use crate::sql::{Columns, all, change, exists, first, micros};
use crate::{Result, Store, StoreError, Writer};

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

const COLUMNS: &str = "SELECT c.id, c.pupil, c.domain, c.opened_at, c.opened_by, c.closed_at,
     (SELECT p.protection IS NOT NULL FROM pupil p WHERE p.id = c.pupil) FROM care_case c";

fn reference(row: &Row<'_>) -> rusqlite::Result<RecordRef> {
    let id = row.id(0)?;
    Ok(RecordRef {
        id,
        kind: RecordKind::Case,
        pupil: Some(row.id(1)?),
        case: Some(id),
        domain: row.word(2, Domain::parse)?,
        author: Some(row.id(4)?),
        protected: row.get(6)?,
    })
}

/// A case without those assigned.
fn read(row: &Row<'_>) -> rusqlite::Result<(RecordRef, Case)> {
    let case = Case {
        id: row.id(0)?,
        pupil: row.id(1)?,
        domain: row.word(2, Domain::parse)?,
        opened_at: row.at(3)?,
        opened_by: row.id(4)?,
        closed_at: row.at_opt(5)?,
        assigned: Vec::new(),
    };
    Ok((reference(row)?, case))
}

fn assigned(db: &Connection, case: Uuid) -> Result<Vec<Uuid>> {
    let sql = "SELECT staff FROM case_staff WHERE case_id = ?1 ORDER BY staff";
    all(db, sql, params![case.as_bytes()], |row| row.id(0))
}

/// What a case is to the law of access.
pub(crate) fn case_ref(db: &Connection, case: Uuid) -> Result<Option<RecordRef>> {
    first(db, &format!("{COLUMNS} WHERE c.id = ?1"), params![case.as_bytes()], reference)
}

impl Store {
    fn guarded_case(&self, (record, case): (RecordRef, Case)) -> Result<Guarded<Case>> {
        let assigned = assigned(&self.db, case.id)?;
        Ok(Guarded::seal(record, Case { assigned, ..case }))
    }

    /// What a case is to the law of access.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn case_ref(&self, case: Uuid) -> Result<Option<RecordRef>> {
        case_ref(&self.db, case)
    }

    /// One case.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn case(&self, case: Uuid) -> Result<Option<Guarded<Case>>> {
        let found = first(&self.db, &format!("{COLUMNS} WHERE c.id = ?1"), params![case.as_bytes()], read)?;
        found.map(|case| self.guarded_case(case)).transpose()
    }

    /// Cases of a pupil, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn cases_of_pupil(&self, pupil: Uuid) -> Result<Vec<Guarded<Case>>> {
        let sql = format!("{COLUMNS} WHERE c.pupil = ?1 ORDER BY c.opened_at DESC, c.id");
        let found = all(&self.db, &sql, params![pupil.as_bytes()], read)?;
        found.into_iter().map(|case| self.guarded_case(case)).collect()
    }

    /// Open cases of all pupils.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn open_cases(&self) -> Result<Vec<Guarded<Case>>> {
        let sql = format!("{COLUMNS} WHERE c.closed_at IS NULL ORDER BY c.opened_at DESC, c.id");
        let found = all(&self.db, &sql, [], read)?;
        found.into_iter().map(|case| self.guarded_case(case)).collect()
    }

    /// Who is assigned to a case (staff ids).
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn assigned(&self, case: Uuid) -> Result<Vec<Uuid>> {
        assigned(&self.db, case)
    }
}

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
            "SELECT id FROM care_case WHERE pupil = ?1 AND domain = ?2 AND closed_at IS NULL ORDER BY opened_at, id",
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
        if actor.role.is_emi() || actor.role.is_epi() || actor.role == samsyn_rules::sekretess::Role::Rektor {
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
    case: Uuid,
}

impl Fact for CaseClosed {
    const NUMBER: u16 = 7;
    const NAME: &'static str = "case_closed";

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

    fn apply(&self, db: &Connection, _: &Stamp) -> Result<()> {
        let sql = if self.assigned {
            "INSERT OR IGNORE INTO case_staff (case_id, staff) VALUES (?1, ?2)"
        } else {
            "DELETE FROM case_staff WHERE case_id = ?1 AND staff = ?2"
        };
        change(db, sql, params![self.case.as_bytes(), self.staff.as_bytes()]).map(|_| ())
    }
}
