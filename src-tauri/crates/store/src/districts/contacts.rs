//! Contacts of receivers, each checked by somebody on a day. Ships empty.

use chrono::NaiveDate;
use minicbor::{Decode, Encode};
use rusqlite::{Connection, Row, params};
use samsyn_rules::sekretess::RecordKind;
use uuid::Uuid;

use crate::fact::{Fact, Stamp, id_of};
use crate::keys::Place;
use crate::school::plain_record;
use crate::sql::{Columns, all, change, days, first};
use crate::{Result, Store, Writer};

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

const COLUMNS: &str = "SELECT receiver, phone, sdk_address, checked_on, checked_by FROM contact";

fn read(row: &Row<'_>) -> rusqlite::Result<Contact> {
    Ok(Contact {
        receiver: row.get(0)?,
        phone: row.get(1)?,
        sdk_address: row.get(2)?,
        checked_on: row.day(3)?,
        checked_by: row.id(4)?,
    })
}

impl Store {
    /// The contact of a receiver.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn contact(&self, receiver: &str) -> Result<Option<Contact>> {
        first(&self.db, &format!("{COLUMNS} WHERE receiver = ?1"), params![receiver], read)
    }

    /// All contacts, by receiver.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn contacts(&self) -> Result<Vec<Contact>> {
        all(&self.db, &format!("{COLUMNS} ORDER BY receiver"), [], read)
    }
}

impl Writer<'_> {
    /// Stores a contact checked by the writer; one without phone and address is removed.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn set_contact(&mut self, receiver: &str, phone: &str, sdk_address: &str, checked_on: NaiveDate) -> Result<()> {
        let fact = ContactSet {
            receiver: receiver.to_owned(),
            phone: phone.to_owned(),
            sdk_address: sdk_address.to_owned(),
            checked_on,
        };
        let record = plain_record(Uuid::from_bytes(*self.vault.as_bytes()), RecordKind::Register);
        self.append(&fact, &record).map(|_| ())
    }
}

/// A contact was checked, or taken away.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ContactSet {
    #[n(0)]
    receiver: String,
    #[n(1)]
    phone: String,
    #[n(2)]
    sdk_address: String,
    #[cbor(n(3), with = "crate::wire")]
    checked_on: NaiveDate,
}

impl Fact for ContactSet {
    const NUMBER: u16 = 24;
    const NAME: &'static str = "contact_set";

    fn record(&self) -> Uuid {
        id_of("contact", &self.receiver)
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::school()))
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        if self.phone.is_empty() && self.sdk_address.is_empty() {
            return change(db, "DELETE FROM contact WHERE receiver = ?1", params![self.receiver]).map(|_| ());
        }
        change(
            db,
            "INSERT OR REPLACE INTO contact (receiver, phone, sdk_address, checked_on, checked_by)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![self.receiver, self.phone, self.sdk_address, days(self.checked_on), stamp.by.as_bytes()],
        )
        .map(|_| ())
    }
}
