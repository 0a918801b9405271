//! Concerns: what somebody noticed about a pupil.

mod write;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, Row, params};
use samsyn_rules::sekretess::{Domain, Guarded, RecordKind, RecordRef, Role};
use uuid::Uuid;

pub(crate) use self::write::{ConcernDismissed, ConcernLeft, ConcernReceived};
use crate::sql::{Columns, all, first};
use crate::words::{Word, words};
use crate::{Result, Store};

words! {
    /// Is the pupil in danger just now?
    Urgent {
        /// Yes.
        Yes => "yes",
        /// No.
        No => "no",
        /// Not known.
        Unknown => "unknown",
    }
}

words! {
    /// How sure the writer is that it is this pupil.
    PersonCertainty {
        /// Knows the pupil.
        Sure => "sure",
        /// Believes so.
        Probable => "probable",
        /// Does not know who it was.
        Unknown => "unknown",
    }
}

/// A concern to store.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct NewConcern {
    /// Pupil, when known.
    #[cbor(n(0), with = "crate::wire", has_nil)]
    pub pupil: Option<Uuid>,
    /// How sure of the person.
    #[n(1)]
    pub certainty: PersonCertainty,
    /// Day it happened.
    #[cbor(n(2), with = "crate::wire", has_nil)]
    pub happened_on: Option<NaiveDate>,
    /// Time of day.
    #[cbor(n(3), with = "crate::wire", has_nil)]
    pub happened_at: Option<NaiveTime>,
    /// Has gone on for some time.
    #[n(4)]
    pub ongoing: bool,
    /// What was seen or heard.
    #[n(5)]
    pub what: String,
    /// The child's own words.
    #[n(6)]
    pub child_words: String,
    /// Danger now.
    #[n(7)]
    pub urgent: Urgent,
    /// Draft it came from; removed in the same transaction.
    #[cbor(skip)]
    pub draft: Option<Uuid>,
}

/// What storing a concern did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConcernAdded {
    /// Concern.
    pub concern: Uuid,
    /// Case it joined or opened; absent without a pupil.
    pub case: Option<Uuid>,
    /// The case is new.
    pub opened: bool,
}

/// A stored concern.
#[derive(Clone, PartialEq, Eq)]
pub struct Concern {
    /// Id.
    pub id: Uuid,
    /// Case.
    pub case: Option<Uuid>,
    /// Pupil.
    pub pupil: Option<Uuid>,
    /// Writer (staff id).
    pub by: Uuid,
    /// Writer's role then.
    pub by_role: Word<Role>,
    /// Left at.
    pub at: DateTime<Utc>,
    /// How sure of the person.
    pub certainty: PersonCertainty,
    /// Day it happened.
    pub happened_on: Option<NaiveDate>,
    /// Time of day.
    pub happened_at: Option<NaiveTime>,
    /// Has gone on for some time.
    pub ongoing: bool,
    /// What was seen or heard.
    pub what: String,
    /// The child's own words.
    pub child_words: String,
    /// Danger now.
    pub urgent: Urgent,
    /// Taken by (staff id).
    pub received_by: Option<Uuid>,
    /// Taken at.
    pub received_at: Option<DateTime<Utc>>,
    /// Why the clock of "genast" was stopped without a report.
    pub dismissed: Option<Dismissed>,
}

/// The clock of "genast" was stopped without a report.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Dismissed {
    /// Why.
    #[n(0)]
    pub reason: String,
    /// By (staff id).
    #[cbor(n(1), with = "crate::wire")]
    pub by: Uuid,
    /// When.
    #[cbor(n(2), with = "crate::wire")]
    pub at: DateTime<Utc>,
}

/// The writer's receipt of a concern: nothing of what was written.
#[derive(Clone, PartialEq, Eq)]
pub struct ConcernReceipt {
    /// Concern.
    pub concern: Uuid,
    /// Pupil.
    pub pupil: Option<Uuid>,
    /// Left at.
    pub at: DateTime<Utc>,
    /// Taken by (staff id).
    pub received_by: Option<Uuid>,
}

const COLUMNS: &str = "SELECT c.id, c.case_id, c.pupil, c.author, c.author_role, c.at, c.received_by, c.received_at,
     c.dismissed, c.body, (SELECT p.protection IS NOT NULL FROM pupil p WHERE p.id = c.pupil) FROM concern c";

fn reference(row: &Row<'_>) -> rusqlite::Result<RecordRef> {
    Ok(RecordRef {
        id: row.id(0)?,
        kind: RecordKind::Concern,
        pupil: row.id_opt(2)?,
        case: row.id_opt(1)?,
        domain: Domain::Elevstod,
        author: Some(row.id(3)?),
        protected: row.get::<_, Option<bool>>(10)?.unwrap_or(false),
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<Guarded<Concern>> {
    let said: NewConcern = row.body(9)?;
    let concern = Concern {
        id: row.id(0)?,
        case: row.id_opt(1)?,
        pupil: said.pupil,
        by: row.id(3)?,
        by_role: row.carried(4)?,
        at: row.at(5)?,
        certainty: said.certainty,
        happened_on: said.happened_on,
        happened_at: said.happened_at,
        ongoing: said.ongoing,
        what: said.what,
        child_words: said.child_words,
        urgent: said.urgent,
        received_by: row.id_opt(6)?,
        received_at: row.at_opt(7)?,
        dismissed: row.body_opt(8)?,
    };
    Ok(Guarded::seal(reference(row)?, concern))
}

/// What a concern is to the law of access.
fn concern_ref(db: &Connection, concern: Uuid) -> Result<Option<RecordRef>> {
    first(db, &format!("{COLUMNS} WHERE c.id = ?1"), params![concern.as_bytes()], reference)
}

impl Store {
    /// What a concern is to the law of access.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn concern_ref(&self, concern: Uuid) -> Result<Option<RecordRef>> {
        concern_ref(&self.db, concern)
    }

    /// One concern.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn concern(&self, concern: Uuid) -> Result<Option<Guarded<Concern>>> {
        first(&self.db, &format!("{COLUMNS} WHERE c.id = ?1"), params![concern.as_bytes()], read)
    }

    /// Concerns nobody has taken, and urgent ones without an answer (report or dismissal); oldest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn concerns_waiting(&self) -> Result<Vec<Guarded<Concern>>> {
        let sql = format!(
            "{COLUMNS} WHERE (c.received_by IS NULL OR (c.urgent = 'yes' AND c.dismissed IS NULL))
               AND (c.received_by IS NULL
                    OR NOT EXISTS (SELECT 1 FROM report r WHERE r.concern = c.id AND r.sent IS NOT NULL))
             ORDER BY c.at, c.rowid"
        );
        all(&self.db, &sql, [], read)
    }

    /// Concerns of a case, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn concerns_of_case(&self, case: Uuid) -> Result<Vec<Guarded<Concern>>> {
        let sql = format!("{COLUMNS} WHERE c.case_id = ?1 ORDER BY c.at DESC, c.rowid DESC");
        all(&self.db, &sql, params![case.as_bytes()], read)
    }

    /// Receipts of what `author` left, newest first. Sealed as the pupil list: a receipt names pupils.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn concern_receipts(&self, author: Uuid) -> Result<Guarded<Vec<ConcernReceipt>>> {
        let sql = "SELECT id, pupil, at, received_by FROM concern WHERE author = ?1 ORDER BY at DESC, rowid DESC";
        let receipts = all(&self.db, sql, params![author.as_bytes()], |row| {
            Ok(ConcernReceipt {
                concern: row.id(0)?,
                pupil: row.id_opt(1)?,
                at: row.at(2)?,
                received_by: row.id_opt(3)?,
            })
        })?;
        Ok(Guarded::seal(self.pupil_list_ref(), receipts))
    }
}
