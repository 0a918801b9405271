//! The only way to change a record: one transaction of events, projections, outbox and log.

use chrono::{DateTime, Utc};
use rusqlite::Transaction;
use samsyn_rules::sekretess::Actor;

use crate::{Store, StoreError};

/// Who writes, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WriteContext {
    /// Who, in which role.
    pub actor: Actor,
    /// The writer's clock.
    pub at: DateTime<Utc>,
}

/// An open transaction. Everything done with it is committed together or not at all.
pub struct Writer<'store> {
    pub(crate) tx: Transaction<'store>,
    pub(crate) context: WriteContext,
}

impl Store {
    /// Runs `work` in one transaction and commits it durably; an error of `work` undoes everything.
    ///
    /// # Errors
    /// What `work` says, or why the commit failed.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        context: &WriteContext,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let tx = self.db.transaction().map_err(|_| StoreError::Internal("not built"))?;
        let mut writer = Writer { tx, context: *context };
        work(&mut writer)
    }
}
