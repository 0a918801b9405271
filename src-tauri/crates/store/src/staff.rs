//! Members of staff who use the program. Names at work, read freely inside the vault.

use samsyn_rules::sekretess::{AccessFacts, Actor, Domain, RecordRef, Role};
use uuid::Uuid;

use crate::{Result, Store, Writer, not_built};

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// Random id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Role the person acts in.
    pub role: Role,
    /// Phone at work, for reports; empty when not given.
    pub phone: String,
    /// Domains whose log the person reviews (PDL 4:3).
    pub custodian_of: Vec<Domain>,
    /// Still at the school.
    pub active: bool,
}

impl Store {
    /// The person this vault belongs to: who is at the keyboard.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn user(&self) -> Result<Staff> {
        not_built()
    }

    /// Everybody, by name.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn staff(&self) -> Result<Vec<Staff>> {
        not_built()
    }

    /// What is known of `actor` besides role and record: assigned, custodian, the school's setting.
    /// Hand it to `sekretess::access` and `may_write`.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn access_facts(&self, actor: &Actor, record: &RecordRef) -> Result<AccessFacts> {
        let _ = (actor, record);
        not_built()
    }
}

impl Writer<'_> {
    /// Adds a person or replaces what is known of one.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn put_staff(&mut self, staff: &Staff) -> Result<()> {
        let _ = staff;
        not_built()
    }
}
