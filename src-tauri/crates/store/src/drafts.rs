//! Drafts: working material of one person (docs/adr/0007-drafts.md). No events; excluded from the digest;
//! gone in the transaction that turns one into a record.

use chrono::{DateTime, Utc};
use rusqlite::{Row, params};
use samsyn_rules::sekretess::{Domain, Guarded, RecordKind, RecordRef};
use uuid::Uuid;

use crate::sql::{Columns, all, change, first, micros};
use crate::words::words;
use crate::{Result, Store, StoreError, WriteContext, Writer};

/// The largest draft in bytes.
pub const DRAFT_LIMIT_BYTES: usize = 256 * 1024;

words! {
    /// What a draft is of.
    DraftKind {
        /// Ny oro.
        Concern => "concern",
        /// A note in a case.
        Entry => "entry",
        /// Undo levels of a report.
        Undo => "undo",
    }
}

/// A draft.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// Id made by the window.
    pub id: Uuid,
    /// Kind.
    pub kind: DraftKind,
    /// Pupil it is about.
    pub pupil: Option<Uuid>,
    /// The form's fields, as JSON text.
    pub body: String,
    /// Last saved; set by the store.
    pub saved_at: DateTime<Utc>,
}

/// A draft to save.
#[derive(Clone, PartialEq, Eq)]
pub struct NewDraft {
    /// Id made by the window.
    pub id: Uuid,
    /// Kind.
    pub kind: DraftKind,
    /// Pupil it is about.
    pub pupil: Option<Uuid>,
    /// The form's fields, as JSON text.
    pub body: String,
}

impl Store {
    /// Saves a draft of the actor's own, durably.
    ///
    /// # Errors
    /// [`crate::StoreError::TooLarge`]; [`crate::StoreError::NotFound`] when the id is another's draft.
    pub fn save_draft(&mut self, context: &WriteContext, draft: &NewDraft) -> Result<()> {
        if draft.body.len() > DRAFT_LIMIT_BYTES {
            return Err(StoreError::TooLarge { limit_bytes: DRAFT_LIMIT_BYTES });
        }
        let saved = change(
            &self.db,
            "INSERT INTO draft (id, author, kind, pupil, body, saved_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET kind = ?3, pupil = ?4, body = ?5, saved_at = ?6 WHERE author = ?2",
            params![
                draft.id.as_bytes(),
                context.actor.id.as_bytes(),
                draft.kind.as_str(),
                draft.pupil.map(Uuid::into_bytes),
                draft.body,
                micros(context.at)
            ],
        )?;
        if saved == 1 { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// One draft.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn draft(&self, draft: Uuid) -> Result<Option<Guarded<Draft>>> {
        first(&self.db, &format!("{COLUMNS} WHERE d.id = ?1"), params![draft.as_bytes()], read)
    }

    /// Drafts of one person, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn drafts_of(&self, author: Uuid) -> Result<Vec<Guarded<Draft>>> {
        let sql = format!("{COLUMNS} WHERE d.author = ?1 ORDER BY d.saved_at DESC, d.id");
        all(&self.db, &sql, params![author.as_bytes()], read)
    }

    /// Throws a draft of the actor's own away; one that is gone already is no error.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn discard_draft(&mut self, context: &WriteContext, draft: Uuid) -> Result<()> {
        let (id, author) = (draft.as_bytes(), context.actor.id.into_bytes());
        change(&self.db, "DELETE FROM draft WHERE id = ?1 AND author = ?2", params![id, author]).map(|_| ())
    }
}

const COLUMNS: &str = "SELECT d.id, d.author, d.kind, d.pupil, d.body, d.saved_at, p.protection IS NOT NULL
     FROM draft d LEFT JOIN pupil p ON p.id = d.pupil";

fn read(row: &Row<'_>) -> rusqlite::Result<Guarded<Draft>> {
    let (id, pupil) = (row.id(0)?, row.id_opt(3)?);
    let record = RecordRef {
        id,
        kind: RecordKind::Draft,
        pupil,
        case: None,
        domain: Domain::Private,
        author: Some(row.id(1)?),
        protected: row.get(6)?,
    };
    let kind = row.word(2, DraftKind::parse)?;
    Ok(Guarded::seal(record, Draft { id, kind, pupil, body: row.get(4)?, saved_at: row.at(5)? }))
}

impl Writer<'_> {
    /// The draft has become a record.
    pub(crate) fn end_draft(&self, draft: Option<Uuid>) -> Result<()> {
        let Some(draft) = draft else { return Ok(()) };
        let (id, author) = (draft.as_bytes(), self.actor().into_bytes());
        change(&self.tx, "DELETE FROM draft WHERE id = ?1 AND author = ?2", params![id, author]).map(|_| ())
    }
}
