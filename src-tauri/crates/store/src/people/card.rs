//! One pupil.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use samsyn_rules::sekretess::{Domain, Guarded, RecordKind, RecordRef};
use uuid::Uuid;

use super::guardian::guardians;
use super::list::{home, protection};
use super::{Circumstances, Guardian, Home, Protection, RoutingCache};
use crate::sql::{Columns, first};
use crate::{Result, Store, StoreError, Writer};

/// A pupil's card. For a protected pupil names, class, birth date, numbers and the guardians' names and
/// phones are empty (see [`PupilIdentity`]).
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
    /// Where the pupil lives, as far as it may be known.
    pub home: Home,
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

/// What a pupil's card is to the law of access.
pub(super) fn pupil_ref(db: &Connection, pupil: Uuid) -> Result<Option<RecordRef>> {
    let sql = "SELECT protection IS NOT NULL FROM pupil WHERE id = ?1";
    let protected = first(db, sql, params![pupil.as_bytes()], |row| row.get(0))?;
    Ok(protected.map(|protected| RecordRef {
        id: pupil,
        kind: RecordKind::Pupil,
        pupil: Some(pupil),
        case: None,
        domain: Domain::Skola,
        author: None,
        protected,
    }))
}

const CARD: &str = "SELECT p.id, p.given, p.family, p.class, p.born, p.number, p.protection, p.label, p.left_on,
     r.body, p.withheld, p.through, r.assigned, p.child_wish, p.circumstances, c.body, p.register_date
     FROM pupil p LEFT JOIN residence r ON r.pupil = p.id LEFT JOIN routing c ON c.pupil = p.id WHERE p.id = ?1";

/// A card without its guardians.
fn read(row: &Row<'_>) -> rusqlite::Result<Pupil> {
    let protection = protection(row, 6)?;
    Ok(Pupil {
        id: row.id(0)?,
        given: row.get(1)?,
        family: row.get(2)?,
        class: row.get(3)?,
        born: row.day_opt(4)?,
        number: row.get(5)?,
        protection,
        protected_label: row.get::<_, Option<String>>(7)?.filter(|_| protection.is_some()),
        left_on: row.day_opt(8)?,
        home: home(row, 9)?,
        assigned_municipality: row.get(12)?,
        guardians: Vec::new(),
        child_wish: row.get(13)?,
        circumstances: row.body_opt(14)?.unwrap_or_default(),
        routing: row.body_opt(15)?,
        register_date: row.day_opt(16)?,
    })
}

impl Store {
    /// What a pupil's card is to the law of access.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn pupil_ref(&self, pupil: Uuid) -> Result<Option<RecordRef>> {
        pupil_ref(&self.db, pupil)
    }

    /// The pupil with this id in the register it was imported from, sealed as the list of names: whether there is one is told there.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn pupil_by_source(&self, source_id: &str) -> Result<Guarded<Option<Uuid>>> {
        let sql = "SELECT id FROM pupil WHERE source_id = ?1 ORDER BY left_on IS NOT NULL, n DESC LIMIT 1";
        let found = first(&self.db, sql, params![source_id], |row| row.id(0))?;
        Ok(Guarded::seal(self.pupil_list_ref(), found))
    }

    /// The card.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn pupil(&self, pupil: Uuid) -> Result<Option<Guarded<Pupil>>> {
        let Some(record) = self.pupil_ref(pupil)? else { return Ok(None) };
        let Some(mut card) = first(&self.db, CARD, params![pupil.as_bytes()], read)? else { return Ok(None) };
        card.guardians = guardians(&self.db, pupil)?;
        if record.protected {
            for guardian in &mut card.guardians {
                guardian.name.clear();
                guardian.phone.clear();
            }
        }
        Ok(Some(Guarded::seal(record, card)))
    }

    /// Who the pupil is. A record of its own beside the card, so that the log tells them apart.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn pupil_identity(&self, pupil: Uuid) -> Result<Option<Guarded<PupilIdentity>>> {
        let Some(card) = self.pupil_ref(pupil)? else { return Ok(None) };
        let record = RecordRef { kind: RecordKind::Identity, ..card };
        let sql = if record.protected {
            "SELECT p.source_id, i.given, i.family, i.class, i.born, i.number
             FROM pupil p JOIN protected_identity i ON i.pupil = p.id WHERE p.id = ?1"
        } else {
            "SELECT source_id, given, family, class, born, number FROM pupil WHERE id = ?1"
        };
        let guardians = guardians(&self.db, pupil)?;
        let identity = first(&self.db, sql, params![pupil.as_bytes()], |row| {
            Ok(PupilIdentity {
                source_id: row.get(0)?,
                given: row.get(1)?,
                family: row.get(2)?,
                class: row.get(3)?,
                born: row.day_opt(4)?,
                number: row.get(5)?,
                guardians,
            })
        })?;
        Ok(identity.map(|identity| Guarded::seal(record, identity)))
    }
}

impl Writer<'_> {
    pub(crate) fn pupil_record(&self, pupil: Uuid) -> Result<RecordRef> {
        pupil_ref(&self.tx, pupil)?.ok_or(StoreError::NotFound)
    }

    /// Whether nobody may know where the pupil lives; an unknown one is an error.
    pub(crate) fn is_withheld(&self, pupil: Uuid) -> Result<bool> {
        let sql = "SELECT withheld IS NOT NULL FROM pupil WHERE id = ?1";
        first(&self.tx, sql, params![pupil.as_bytes()], |row| row.get(0))?.ok_or(StoreError::NotFound)
    }

    /// Whether the pupil is protected; an unknown one is an error.
    pub(crate) fn protected(&self, pupil: Uuid) -> Result<bool> {
        Ok(self.pupil_record(pupil)?.protected)
    }
}
