//! Cases and who is assigned to them.

mod write;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, params};
use samsyn_rules::sekretess::{Domain, Guarded, RecordKind, RecordRef};
use uuid::Uuid;

pub(crate) use self::write::{CaseAssigned, CaseClosed, CaseOpened};
use crate::sql::{Columns, all, first};
use crate::{Result, Store};

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
fn case_ref(db: &Connection, case: Uuid) -> Result<Option<RecordRef>> {
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
        let sql = format!("{COLUMNS} WHERE c.pupil = ?1 ORDER BY c.opened_at DESC, c.rowid DESC");
        let found = all(&self.db, &sql, params![pupil.as_bytes()], read)?;
        found.into_iter().map(|case| self.guarded_case(case)).collect()
    }

    /// Open cases of all pupils.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn open_cases(&self) -> Result<Vec<Guarded<Case>>> {
        let sql = format!("{COLUMNS} WHERE c.closed_at IS NULL ORDER BY c.opened_at DESC, c.rowid DESC");
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
