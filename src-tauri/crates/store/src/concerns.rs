//! Concerns: what somebody noticed about a pupil.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, Row, params};
use samsyn_rules::sekretess::{Domain, Guarded, RecordKind, RecordRef, Role};
use uuid::Uuid;

use crate::fact::{Fact, Stamp};
use crate::sql::{Columns, all, change, exists, first, micros};
use crate::wire::encode_body;
use crate::words::words;
use crate::{Result, Store, StoreError, Writer};

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
    pub by_role: Role,
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
        by_role: row.word(4, Role::parse)?,
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

impl Store {
    /// What a concern is to the law of access.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn concern_ref(&self, concern: Uuid) -> Result<Option<RecordRef>> {
        first(&self.db, &format!("{COLUMNS} WHERE c.id = ?1"), params![concern.as_bytes()], reference)
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
             ORDER BY c.at, c.id"
        );
        all(&self.db, &sql, [], read)
    }

    /// Concerns of a case, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn concerns_of_case(&self, case: Uuid) -> Result<Vec<Guarded<Concern>>> {
        let sql = format!("{COLUMNS} WHERE c.case_id = ?1 ORDER BY c.at DESC, c.id");
        all(&self.db, &sql, params![case.as_bytes()], read)
    }

    /// Receipts of what `author` left, newest first. Sealed as the pupil list: a receipt names pupils.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn concern_receipts(&self, author: Uuid) -> Result<Guarded<Vec<ConcernReceipt>>> {
        let sql = "SELECT id, pupil, at, received_by FROM concern WHERE author = ?1 ORDER BY at DESC, id";
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

impl Writer<'_> {
    fn concern_record(&self, concern: Uuid) -> Result<RecordRef> {
        let sql = format!("{COLUMNS} WHERE c.id = ?1");
        first(&self.tx, &sql, params![concern.as_bytes()], reference)?.ok_or(StoreError::NotFound)
    }

    /// Stores a concern; with a pupil it joins the pupil's open case (domain `elevstod`) or opens one.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] for an unknown pupil.
    pub fn add_concern(&mut self, concern: &NewConcern) -> Result<ConcernAdded> {
        let (case, opened, protected) = match concern.pupil {
            None => (None, false, false),
            Some(pupil) => {
                let protected = self.protected(pupil)?;
                let (case, opened) = self.join_case(pupil, Domain::Elevstod)?;
                if opened {
                    self.take_case(case)?;
                }
                (Some(case), opened, protected)
            }
        };
        let id = self.make_id()?;
        let record = RecordRef {
            id,
            kind: RecordKind::Concern,
            pupil: concern.pupil,
            case,
            domain: Domain::Elevstod,
            author: Some(self.actor()),
            protected,
        };
        self.append(&ConcernLeft { concern: id, case, said: concern.clone() }, &record)?;
        self.end_draft(concern.draft)?;
        Ok(ConcernAdded { concern: id, case, opened })
    }

    /// Takes a concern: its writer is told by whom, and whoever takes it is assigned to its case. Taking it again
    /// changes nothing.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn receive_concern(&mut self, concern: Uuid) -> Result<()> {
        let record = self.concern_record(concern)?;
        let taken = "SELECT 1 FROM concern WHERE id = ?1 AND received_by IS NOT NULL";
        if exists(&self.tx, taken, params![concern.as_bytes()])? {
            return Ok(());
        }
        self.append(&ConcernReceived { concern }, &record)?;
        record.case.map_or(Ok(()), |case| self.take_case(case))
    }

    /// Stops the clock of "genast" that this concern started.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn dismiss_concern_signal(&mut self, concern: Uuid, reason: &str) -> Result<()> {
        let record = self.concern_record(concern)?;
        self.append(&ConcernDismissed { concern, reason: reason.to_owned() }, &record).map(|_| ())
    }
}

/// Somebody left a concern.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ConcernLeft {
    #[cbor(n(0), with = "crate::wire")]
    concern: Uuid,
    #[cbor(n(1), with = "crate::wire", has_nil)]
    case: Option<Uuid>,
    #[n(2)]
    said: NewConcern,
}

impl Fact for ConcernLeft {
    const NUMBER: u16 = 3;
    const NAME: &'static str = "concern_left";

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        change(
            db,
            "INSERT INTO concern (id, case_id, pupil, author, author_role, at, urgent, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                self.concern.as_bytes(),
                self.case.map(Uuid::into_bytes),
                self.said.pupil.map(Uuid::into_bytes),
                stamp.by.as_bytes(),
                stamp.role.as_str(),
                micros(stamp.at),
                self.said.urgent.as_str(),
                encode_body(&self.said)?
            ],
        )
        .map(|_| ())
    }
}

/// Somebody took it.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ConcernReceived {
    #[cbor(n(0), with = "crate::wire")]
    concern: Uuid,
}

impl Fact for ConcernReceived {
    const NUMBER: u16 = 4;
    const NAME: &'static str = "concern_received";

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        change(
            db,
            "UPDATE concern SET received_by = ?2, received_at = ?3 WHERE id = ?1 AND received_by IS NULL",
            params![self.concern.as_bytes(), stamp.by.as_bytes(), micros(stamp.at)],
        )
        .map(|_| ())
    }
}

/// The clock of "genast" was stopped without a report.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ConcernDismissed {
    #[cbor(n(0), with = "crate::wire")]
    concern: Uuid,
    #[n(1)]
    reason: String,
}

impl Fact for ConcernDismissed {
    const NUMBER: u16 = 5;
    const NAME: &'static str = "concern_dismissed";

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        let dismissed = Dismissed { reason: self.reason.clone(), by: stamp.by, at: stamp.at };
        let params = params![self.concern.as_bytes(), encode_body(&dismissed)?];
        change(db, "UPDATE concern SET dismissed = ?2 WHERE id = ?1", params).map(|_| ())
    }
}
