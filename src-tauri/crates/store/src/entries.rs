//! Signed entries of a case. They never change; a correction is a new entry that cites the old one.

use chrono::{DateTime, Utc};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, Row, params};
use samsyn_rules::sekretess::{Domain, Guarded, RecordKind, RecordRef, Role};
use uuid::Uuid;

use crate::fact::{Fact, Stamp};
use crate::keys::Place;
use crate::sql::{Columns, all, change, exists, first, micros};
use crate::wire::encode_body;
use crate::words::{Word, words};
use crate::{Result, Store, StoreError, Writer};

words! {
    /// Kind of an entry.
    EntryKind {
        /// A talk or observation.
        Note => "note",
        /// A decision.
        Decision => "decision",
        /// A phone call.
        Call => "call",
    }
}

/// An entry to sign.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct NewEntry {
    /// Case.
    #[cbor(n(0), with = "crate::wire")]
    pub case: Uuid,
    /// Kind.
    #[n(1)]
    pub kind: EntryKind,
    /// Secrecy domain it is sealed in.
    #[cbor(n(2), with = "crate::wire")]
    pub domain: Domain,
    /// When it happened; absent = now.
    #[cbor(n(3), with = "crate::wire", has_nil)]
    pub happened_at: Option<DateTime<Utc>>,
    /// Heading.
    #[n(4)]
    pub title: String,
    /// What was seen and done.
    #[n(5)]
    pub facts: String,
    /// The child's own words.
    #[n(6)]
    pub child_words: String,
    /// What we think.
    #[n(7)]
    pub assessment: String,
    /// What was decided.
    #[n(8)]
    pub decision: String,
    /// The entry this one corrects: same case, same domain.
    #[cbor(n(9), with = "crate::wire", has_nil)]
    pub corrects: Option<Uuid>,
    /// Why it is corrected.
    #[n(10)]
    pub reason: String,
    /// Draft it came from; removed in the same transaction.
    #[cbor(skip)]
    pub draft: Option<Uuid>,
}

/// A signed entry.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// Id.
    pub id: Uuid,
    /// Case.
    pub case: Uuid,
    /// Kind.
    pub kind: EntryKind,
    /// Secrecy domain.
    pub domain: Domain,
    /// When it happened.
    pub happened_at: DateTime<Utc>,
    /// When it was signed.
    pub at: DateTime<Utc>,
    /// Author (staff id).
    pub by: Uuid,
    /// Author's role then.
    pub by_role: Word<Role>,
    /// Heading.
    pub title: String,
    /// What was seen and done.
    pub facts: String,
    /// The child's own words.
    pub child_words: String,
    /// What we think.
    pub assessment: String,
    /// What was decided.
    pub decision: String,
    /// The entry it corrects.
    pub corrects: Option<Uuid>,
    /// Why.
    pub reason: String,
    /// The entry that corrects it.
    pub corrected_by: Option<Uuid>,
}

const COLUMNS: &str = "SELECT e.id, e.case_id, e.domain, e.author, e.author_role, e.at, e.happened_at, e.body, c.pupil,
     (SELECT p.protection IS NOT NULL FROM pupil p WHERE p.id = c.pupil),
     (SELECT x.id FROM entry x WHERE x.corrects = e.id ORDER BY x.rowid DESC LIMIT 1)
     FROM entry e JOIN care_case c ON c.id = e.case_id";

fn reference(row: &Row<'_>) -> rusqlite::Result<RecordRef> {
    Ok(RecordRef {
        id: row.id(0)?,
        kind: RecordKind::Entry,
        pupil: Some(row.id(8)?),
        case: Some(row.id(1)?),
        domain: row.word(2, Domain::parse)?,
        author: Some(row.id(3)?),
        protected: row.get(9)?,
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<Guarded<Entry>> {
    let said: NewEntry = row.body(7)?;
    let entry = Entry {
        id: row.id(0)?,
        case: said.case,
        kind: said.kind,
        domain: said.domain,
        happened_at: row.at(6)?,
        at: row.at(5)?,
        by: row.id(3)?,
        by_role: row.carried(4)?,
        title: said.title,
        facts: said.facts,
        child_words: said.child_words,
        assessment: said.assessment,
        decision: said.decision,
        corrects: said.corrects,
        reason: said.reason,
        corrected_by: row.id_opt(10)?,
    };
    Ok(Guarded::seal(reference(row)?, entry))
}

impl Store {
    /// What an entry is to the law of access.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn entry_ref(&self, entry: Uuid) -> Result<Option<RecordRef>> {
        first(&self.db, &format!("{COLUMNS} WHERE e.id = ?1"), params![entry.as_bytes()], reference)
    }

    /// Entries of a case, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn entries_of_case(&self, case: Uuid) -> Result<Vec<Guarded<Entry>>> {
        let sql = format!("{COLUMNS} WHERE e.case_id = ?1 ORDER BY e.happened_at DESC, e.rowid DESC");
        all(&self.db, &sql, params![case.as_bytes()], read)
    }
}

impl Writer<'_> {
    /// Signs an entry.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] for an unknown case or corrected entry.
    pub fn add_entry(&mut self, entry: &NewEntry) -> Result<Uuid> {
        let case = self.case_record(entry.case)?;
        if let Some(corrects) = entry.corrects {
            let same = "SELECT 1 FROM entry WHERE id = ?1 AND case_id = ?2 AND domain = ?3";
            let params = params![corrects.as_bytes(), entry.case.as_bytes(), entry.domain.as_str()];
            if !exists(&self.tx, same, params)? {
                return Err(StoreError::NotFound);
            }
        }
        let id = self.make_id()?;
        let author = Some(self.actor());
        let record = RecordRef { id, kind: RecordKind::Entry, domain: entry.domain, author, ..case };
        self.append(&EntrySigned { entry: id, said: entry.clone() }, &record)?;
        self.end_draft(entry.draft)?;
        Ok(id)
    }
}

/// An entry was signed.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct EntrySigned {
    #[cbor(n(0), with = "crate::wire")]
    entry: Uuid,
    #[n(1)]
    said: NewEntry,
}

#[cfg(test)]
impl EntrySigned {
    pub(crate) fn of(entry: Uuid, said: NewEntry) -> Self {
        Self { entry, said }
    }
}

impl Fact for EntrySigned {
    const NUMBER: u16 = 13;
    const NAME: &'static str = "entry_signed";

    fn record(&self) -> Uuid {
        self.entry
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::of(Some(self.said.case), self.entry, self.said.domain)))
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        let said = &self.said;
        change(
            db,
            "INSERT INTO entry (id, case_id, domain, author, author_role, at, happened_at, corrects, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                self.entry.as_bytes(),
                said.case.as_bytes(),
                said.domain.as_str(),
                stamp.by.as_bytes(),
                stamp.role.as_str(),
                micros(stamp.at),
                micros(said.happened_at.unwrap_or(stamp.at)),
                said.corrects.map(Uuid::into_bytes),
                encode_body(said)?
            ],
        )
        .map(|_| ())
    }
}
