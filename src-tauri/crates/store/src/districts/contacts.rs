//! Contacts of receivers, each checked by somebody on a day. Ships empty.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{Result, Store, Writer, not_built};

/// A contact that somebody has checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Receiver id, or `socialjour`.
    pub receiver: String,
    /// Phone number; may be empty.
    pub phone: String,
    /// SDK functional address; may be empty.
    pub sdk_address: String,
    /// Day it was checked.
    pub checked_on: NaiveDate,
    /// Who checked it (staff id).
    pub checked_by: Uuid,
}

impl Store {
    /// The contact of a receiver.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn contact(&self, receiver: &str) -> Result<Option<Contact>> {
        let _ = receiver;
        not_built()
    }

    /// All contacts, by receiver.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn contacts(&self) -> Result<Vec<Contact>> {
        not_built()
    }
}

impl Writer<'_> {
    /// Stores a contact checked by the writer; one without phone and address is removed.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn set_contact(&mut self, receiver: &str, phone: &str, sdk_address: &str, checked_on: NaiveDate) -> Result<()> {
        let _ = (receiver, phone, sdk_address, checked_on);
        not_built()
    }
}
