//! Signed entries of a case. They never change; a correction is a new entry that cites the old one.

use chrono::{DateTime, Utc};
use samsyn_rules::sekretess::{Domain, Guarded, RecordRef, Role};
use uuid::Uuid;

use crate::words::words;
use crate::{Result, Store, Writer, not_built};

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
#[derive(Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// Case.
    pub case: Uuid,
    /// Kind.
    pub kind: EntryKind,
    /// Secrecy domain it is sealed in.
    pub domain: Domain,
    /// When it happened; absent = now.
    pub happened_at: Option<DateTime<Utc>>,
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
    /// The entry this one corrects: same case, same domain.
    pub corrects: Option<Uuid>,
    /// Why it is corrected.
    pub reason: String,
    /// Draft it came from; removed in the same transaction.
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
    pub by_role: Role,
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

impl Store {
    /// What an entry is to the law of access.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn entry_ref(&self, entry: Uuid) -> Result<Option<RecordRef>> {
        let _ = entry;
        not_built()
    }

    /// Entries of a case, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn entries_of_case(&self, case: Uuid) -> Result<Vec<Guarded<Entry>>> {
        let _ = case;
        not_built()
    }
}

impl Writer<'_> {
    /// Signs an entry.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] for an unknown case or corrected entry.
    pub fn add_entry(&mut self, entry: &NewEntry) -> Result<Uuid> {
        let _ = entry;
        not_built()
    }
}
