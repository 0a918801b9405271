//! Guardians and whether they may be told.

use samsyn_rules::sekretess::RecordRef;
use uuid::Uuid;

use crate::words::words;
use crate::{Result, Store, Writer, not_built};

words! {
    /// May a guardian be told?
    InformState {
        /// Nothing said.
        Normal => "normal",
        /// Ask socialtjansten first.
        Wait => "wait",
        /// Must not be told.
        DoNotInform => "do_not_inform",
    }
}

/// A guardian of a pupil.
#[derive(Clone, PartialEq, Eq)]
pub struct Guardian {
    /// Random id.
    pub id: Uuid,
    /// Position, from 1.
    pub number: u8,
    /// Name; empty on the card of a protected pupil.
    pub name: String,
    /// Phone; empty on the card of a protected pupil, and never stored for a protected guardian.
    pub phone: String,
    /// Relation word out of the register.
    pub relation: String,
    /// Protected identity.
    pub protected: bool,
    /// May be told?
    pub inform: InformState,
    /// Reason given last.
    pub inform_reason: Option<String>,
    /// Still in the register. One who is not is shown only while silenced.
    pub in_register: bool,
}

impl Store {
    /// The card a guardian is on, to decide on.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn guardian_ref(&self, guardian: Uuid) -> Result<Option<RecordRef>> {
        let _ = guardian;
        not_built()
    }
}

impl Writer<'_> {
    /// Silences a guardian or lifts the silence.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn set_inform(&mut self, guardian: Uuid, inform: InformState, reason: &str) -> Result<()> {
        let _ = (guardian, inform, reason);
        not_built()
    }
}
