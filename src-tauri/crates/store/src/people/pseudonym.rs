//! Ids of protected people: what a register calls them may be a personal number, and that stands in no list.

use rusqlite::params;
use samsyn_rules::people::PersonalNumber;
use samsyn_vault::{Secret32, derive_pseudonym};

use crate::sql::first;
use crate::{Result, Store, StoreError};

/// What a pseudonym begins with.
const PREFIX: &str = "skyddad-";
/// The row of `meta` with the key. It is random and belongs to the database, so that a new passphrase or vault key leaves
/// everybody recognised.
pub(crate) const KEY: &str = "pseudonyms";

/// Makes ids that recognise people and say nothing of them.
pub struct Pseudonyms(Secret32);

impl Pseudonyms {
    /// The id itself where it holds no personal number; else a name for it that only this vault makes. A number is the same
    /// in all its spellings.
    #[must_use]
    pub fn of(&self, id: &str) -> String {
        if id.starts_with(PREFIX) {
            return id.to_owned();
        }
        match PersonalNumber::ten_symbols(id) {
            Some(number) => self.made(&number),
            None if PersonalNumber::stands_in(id) => self.made(id),
            None => id.to_owned(),
        }
    }

    fn made(&self, text: &str) -> String {
        format!("{PREFIX}{}", derive_pseudonym(&self.0, text))
    }
}

impl Store {
    /// The vault's own way of making pseudonyms.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn pseudonyms(&self) -> Result<Pseudonyms> {
        let sql = "SELECT value FROM meta WHERE name = ?1";
        let key = first(&self.db, sql, params![KEY], |row| row.get::<_, Vec<u8>>(0))?;
        let key = key.as_deref().and_then(Secret32::from_slice);
        key.map(Pseudonyms).ok_or(StoreError::Damaged { place: "meta" })
    }
}
