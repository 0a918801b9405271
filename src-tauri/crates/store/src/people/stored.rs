//! How a register's row becomes the rows of a pupil: open, or protected with nothing where a list could read it.

use chrono::NaiveDate;
use rusqlite::{Connection, params};
use samsyn_rules::people::Withheld;
use uuid::Uuid;

use super::order::{derive_protected_sort, derive_sort};
use super::register::PutPupil;
use super::{Circumstances, PupilRecord};
use crate::sql::{Columns, change, days, first};
use crate::wire::encode_body;
use crate::{Result, StoreError};

/// What stays of a pupil over an import.
struct Before {
    label: Option<String>,
    circumstances: Option<Circumstances>,
}

/// Stores what the register says of one pupil; of a protected one, that there is one.
pub(super) fn put(db: &Connection, change: &PutPupil, register_day: i32, label: Option<&str>) -> Result<()> {
    let (pupil, record) = (change.pupil, &change.record);
    let before = first(db, "SELECT label, circumstances FROM pupil WHERE id = ?1", params![pupil.as_bytes()], |row| {
        Ok(Before { label: row.get(0)?, circumstances: row.body_opt(1)? })
    })?
    .unwrap_or(Before { label: None, circumstances: None });
    let withheld = record.withheld();
    let before = Before {
        circumstances: before
            .circumstances
            .map(|circumstances| if withheld.is_some() { circumstances.without_whereabouts() } else { circumstances }),
        ..before
    };
    if record.protection.is_some() {
        let label = label.ok_or(StoreError::Damaged { place: "body" })?;
        put_protected(db, pupil, record, (label, before), register_day)?;
        return put_home(db, pupil, record, withheld.as_ref());
    }
    put_open(db, pupil, record, before, register_day)?;
    put_home(db, pupil, record, withheld.as_ref())?;
    put_guardians(db, change)
}

/// Stores who a protected pupil is, with the guardians.
pub(super) fn put_identity(db: &Connection, put: &PutPupil) -> Result<()> {
    let (pupil, record) = (put.pupil.into_bytes(), &put.record);
    let source = "UPDATE pupil SET source_id = ?2 WHERE id = ?1 AND protection IS NOT NULL";
    if change(db, source, params![pupil, record.source_id])? != 1 {
        return Err(StoreError::NotFound);
    }
    change(
        db,
        "INSERT OR REPLACE INTO protected_identity (pupil, given, family, class, born, number)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![pupil, record.given, record.family, record.class, record.born.map(days), record.number],
    )?;
    put_guardians(db, put)
}

/// Where the pupil lives, or nothing of it and why.
fn put_home(db: &Connection, pupil: Uuid, record: &PupilRecord, withheld: Option<&Withheld>) -> Result<()> {
    let id = pupil.as_bytes();
    let (by, through) = (withheld.map(|one| one.by.as_str()), withheld.and_then(|one| one.through.as_deref()));
    change(db, "UPDATE pupil SET withheld = ?2, through = ?3 WHERE id = ?1", params![id, by, through])?;
    change(db, "DELETE FROM residence WHERE pupil = ?1", params![id])?;
    if withheld.is_some() {
        return Ok(());
    }
    let body = record.home.known().map(encode_body).transpose()?;
    let sql = "INSERT INTO residence (pupil, body, assigned) VALUES (?1, ?2, ?3)";
    change(db, sql, params![id, body, record.assigned_municipality]).map(|_| ())
}

const PUT: &str = "INSERT INTO pupil
         (id, source_id, protection, label, sort, given, family, class, born, number, circumstances, register_date)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
     ON CONFLICT (id) DO UPDATE SET source_id = ?2, protection = ?3, label = ?4, left_on = NULL, sort = ?5, given = ?6,
         family = ?7, class = ?8, born = ?9, number = ?10, circumstances = ?11, register_date = ?12";

fn encode_circumstances(circumstances: Option<Circumstances>) -> Result<Option<Vec<u8>>> {
    circumstances.map(|circumstances| encode_body(&circumstances)).transpose()
}

fn put_open(db: &Connection, pupil: Uuid, record: &PupilRecord, before: Before, register_day: i32) -> Result<()> {
    change(
        db,
        PUT,
        params![
            pupil.as_bytes(),
            record.source_id,
            None::<&str>,
            before.label,
            derive_sort(&record.class, &record.family, &record.given),
            record.given,
            record.family,
            record.class,
            record.born.map(days),
            record.number,
            encode_circumstances(before.circumstances)?,
            register_day
        ],
    )?;
    change(db, "DELETE FROM protected_identity WHERE pupil = ?1", params![pupil.as_bytes()])?;
    unlist(db, pupil)?;
    change(
        db,
        "INSERT INTO pupil_name (rowid, given, family, class) SELECT n, given, family, class FROM pupil WHERE id = ?1",
        params![pupil.as_bytes()],
    )
    .map(|_| ())
}

fn put_protected(
    db: &Connection,
    pupil: Uuid,
    record: &PupilRecord,
    (label, before): (&str, Before),
    register_day: i32,
) -> Result<()> {
    change(
        db,
        PUT,
        params![
            pupil.as_bytes(),
            record.source_id,
            record.protection.map(super::Protection::as_str),
            label,
            derive_protected_sort(label),
            "",
            "",
            "",
            None::<i32>,
            None::<&str>,
            encode_circumstances(before.circumstances)?,
            register_day
        ],
    )?;
    unlist(db, pupil)
}

/// Positions are one byte; more guardians than that share the last.
const LAST_NUMBER: usize = 255;

/// Takes a pupil out of the search.
fn unlist(db: &Connection, pupil: Uuid) -> Result<()> {
    let sql = "DELETE FROM pupil_name WHERE rowid = (SELECT n FROM pupil WHERE id = ?1)";
    change(db, sql, params![pupil.as_bytes()]).map(|_| ())
}

fn put_guardians(db: &Connection, put: &PutPupil) -> Result<()> {
    let pupil = put.pupil.into_bytes();
    let silent = put.record.protection.is_some();
    change(db, "UPDATE guardian SET in_register = 0 WHERE pupil = ?1", params![pupil])?;
    for (number, (id, guardian)) in (1_usize..).zip(put.guardians.iter().zip(&put.record.guardians)) {
        change(
            db,
            "INSERT INTO guardian (id, pupil, number, in_register, source_id, name, phone, relation, protected)
             VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET number = ?3, in_register = 1, source_id = ?4, name = ?5, phone = ?6,
                 relation = ?7, protected = ?8",
            params![
                id.as_bytes(),
                pupil,
                number.min(LAST_NUMBER),
                guardian.source_id,
                guardian.name,
                if silent || guardian.protected { "" } else { guardian.phone.as_str() },
                guardian.relation,
                guardian.protected
            ],
        )?;
    }
    // A silence outlives the register: whoever must not be told must not be told by mistake either.
    change(db, "DELETE FROM guardian WHERE pupil = ?1 AND in_register = 0 AND inform = 'normal'", params![pupil])?;
    if put.record.withholds_place() {
        // How somebody who is gone was reached may tell where the others are.
        change(db, "UPDATE guardian SET phone = '' WHERE pupil = ?1 AND in_register = 0", params![pupil])?;
    }
    // Those who are gone from the register are numbered after those who are in it.
    let gone = "SELECT id FROM guardian WHERE pupil = ?1 AND in_register = 0 ORDER BY number, id";
    let gone = crate::sql::all(db, gone, params![pupil], |row| row.id(0))?;
    for (number, id) in (put.guardians.len() + 1..).zip(gone) {
        change(db, "UPDATE guardian SET number = ?2 WHERE id = ?1", params![id.as_bytes(), number.min(LAST_NUMBER)])?;
    }
    Ok(())
}

/// The pupil is no longer in the register.
pub(super) fn left(db: &Connection, pupil: Uuid, on: NaiveDate) -> Result<()> {
    change(db, "UPDATE pupil SET left_on = ?2 WHERE id = ?1", params![pupil.as_bytes(), days(on)]).map(|_| ())
}
