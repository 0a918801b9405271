//! Drafts: working material of one person (docs/adr/0007-drafts.md). No events; excluded from the digest;
//! gone in the transaction that turns one into a record.

use chrono::{DateTime, Utc};
use samsyn_rules::sekretess::Guarded;
use uuid::Uuid;

use crate::words::words;
use crate::{Result, Store, WriteContext, not_built};

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
        let _ = (context, draft);
        not_built()
    }

    /// One draft.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn draft(&self, draft: Uuid) -> Result<Option<Guarded<Draft>>> {
        let _ = draft;
        not_built()
    }

    /// Drafts of one person, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn drafts_of(&self, author: Uuid) -> Result<Vec<Guarded<Draft>>> {
        let _ = author;
        not_built()
    }

    /// Throws a draft of the actor's own away; one that is gone already is no error.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn discard_draft(&mut self, context: &WriteContext, draft: Uuid) -> Result<()> {
        let _ = (context, draft);
        not_built()
    }
}
