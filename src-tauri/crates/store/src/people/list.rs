//! The pupil list: one page, the numbers of its heading, search by name.

use chrono::NaiveDate;
use rusqlite::{Row, params};
use samsyn_rules::people::{Shield, Withheld};
use samsyn_rules::sekretess::{Guarded, RecordKind, RecordRef};
use uuid::Uuid;

use super::{Home, Protection, RoutingCache};
use crate::school::plain_record;
use crate::sql::{Columns, all, first};
use crate::{Result, Store};

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

pub(super) fn protection(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Protection>> {
    match row.get_ref(column)?.as_str_or_null() {
        Ok(None) => Ok(None),
        _ => row.word(column, Protection::parse).map(Some),
    }
}

/// A home out of three columns: the residence, why it is withheld, and through whom.
pub(super) fn home(row: &Row<'_>, column: usize) -> rusqlite::Result<Home> {
    if row.get_ref(column + 1)?.as_str_or_null().is_ok_and(|word| word.is_none()) {
        return Ok(row.body_opt(column)?.map_or(Home::Unknown, Home::Known));
    }
    Ok(Home::Withheld(Withheld { by: row.word(column + 1, Shield::parse)?, through: row.get(column + 2)? }))
}

/// Columns of a row of a list. What is protected is not here: its names lie in a table that is not read.
const ROW: &str = "p.id, p.given, p.family, p.class, p.born, CASE WHEN p.protection IS NULL THEN NULL ELSE p.label END,
     p.left_on, c.body";

fn read(row: &Row<'_>) -> rusqlite::Result<PupilRow> {
    Ok(PupilRow {
        id: row.id(0)?,
        given: row.get(1)?,
        family: row.get(2)?,
        class: row.get(3)?,
        born: row.day_opt(4)?,
        protected_label: row.get(5)?,
        left_on: row.day_opt(6)?,
        routing: row.body_opt(7)?,
    })
}

/// Each word as the beginning of a name or class; `None` when there is no word in it.
fn derive_match(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.chars().filter(|&letter| letter != '"' && letter != '\0').collect::<String>())
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

impl Store {
    /// What the whole pupil list is to the law of access.
    pub fn pupil_list_ref(&self) -> RecordRef {
        plain_record(self.vault_id(), RecordKind::PupilList)
    }

    /// One page of the list.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn pupil_page(&self, query: &PupilQuery) -> Result<Guarded<PupilPage>> {
        let (active, different, uncertain) = self.heading()?;
        let text = query.text.trim();
        let words = derive_match(text);
        let unsearchable = !text.is_empty() && words.is_none();
        let mut page = PupilPage { total: 0, active, different, uncertain, rows: Vec::new() };
        if !unsearchable {
            let mut from = String::from("FROM pupil p LEFT JOIN routing c ON c.pupil = p.id WHERE ?1 IS ?1");
            if words.is_some() {
                from.push_str(" AND p.n IN (SELECT rowid FROM pupil_name WHERE pupil_name MATCH ?1)");
            }
            if !query.include_left {
                from.push_str(" AND p.left_on IS NULL");
            }
            if query.only_different {
                from.push_str(" AND p.protection IS NULL AND c.overlap = 'different'");
            }
            let plain = words.is_none() && !query.include_left && !query.only_different;
            page.total = if plain {
                active
            } else {
                first(&self.db, &format!("SELECT count(*) {from}"), params![words], |row| row.get(0))?.unwrap_or(0)
            };
            let limit = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
            let sql = format!("SELECT {ROW} {from} ORDER BY p.sort, p.n LIMIT ?2 OFFSET ?3");
            page.rows = all(&self.db, &sql, params![words, limit(query.limit), limit(query.offset)], read)?;
        }
        Ok(Guarded::seal(self.pupil_list_ref(), page))
    }

    /// Active pupils, and of them those with another namnd and those a person must look at.
    fn heading(&self) -> Result<(usize, usize, usize)> {
        // Receivers are kept for those who have not left alone, and say nothing of a protected one in these columns.
        let sql = "SELECT (SELECT count(*) FROM pupil WHERE left_on IS NULL),
                 count(*) FILTER (WHERE overlap = 'different'), count(*) FILTER (WHERE certainty IN ('check', 'stop'))
             FROM routing";
        let counts = first(&self.db, sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(counts.unwrap_or_default())
    }

    /// Rows of these pupils, in the order asked for; an unknown id is left out. For labels in lists.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn pupil_rows(&self, pupils: &[Uuid]) -> Result<Guarded<Vec<PupilRow>>> {
        let sql = format!("SELECT {ROW} FROM pupil p LEFT JOIN routing c ON c.pupil = p.id WHERE p.id = ?1");
        let mut rows = Vec::with_capacity(pupils.len());
        for pupil in pupils {
            rows.extend(first(&self.db, &sql, params![pupil.as_bytes()], read)?);
        }
        Ok(Guarded::seal(self.pupil_list_ref(), rows))
    }

    /// Pupils at the school who share a guardian with `pupil`. Nobody protected is ever named.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn siblings(&self, pupil: Uuid) -> Result<Guarded<Vec<PupilRow>>> {
        // The register's id tells a person; without one, the same name with the same phone does.
        let sql = format!(
            "SELECT {ROW} FROM pupil p LEFT JOIN routing c ON c.pupil = p.id
             WHERE p.protection IS NULL AND p.left_on IS NULL AND p.id <> ?1 AND p.id IN (
                 SELECT o.pupil FROM guardian g JOIN guardian o ON o.source_id = g.source_id
                 WHERE g.pupil = ?1 AND g.source_id IS NOT NULL AND g.in_register AND o.in_register
                 UNION
                 SELECT o.pupil FROM guardian g JOIN guardian o ON o.phone = g.phone AND o.name = g.name
                 WHERE g.pupil = ?1 AND g.phone <> '' AND o.phone <> '' AND g.in_register AND o.in_register)
             ORDER BY p.sort, p.n"
        );
        let rows = all(&self.db, &sql, params![pupil.as_bytes()], read)?;
        Ok(Guarded::seal(self.pupil_list_ref(), rows))
    }
}
