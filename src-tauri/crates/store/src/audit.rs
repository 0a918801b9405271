//! The access log: who opened what, for what purpose and on which ground, and who wrote what.
//! Append-only and hash-linked.

use chrono::{DateTime, Utc};
use samsyn_rules::sekretess::{AccessLog, AccessPurpose, Domain, Guarded, Permit, RecordKind, Role};
use uuid::Uuid;

use crate::words::words;
use crate::{Result, Store, StoreError, not_built};

words! {
    /// What a row tells.
    AuditAction {
        /// Somebody opened a record.
        Open => "open",
        /// Somebody wrote a record.
        Write => "write",
    }
}

/// A row of the log.
#[derive(Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// Number, from 1 without gaps.
    pub seq: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who (staff id).
    pub actor: Uuid,
    /// In which role.
    pub role: Role,
    /// Read or written.
    pub action: AuditAction,
    /// Record.
    pub record: Uuid,
    /// Its kind.
    pub kind: RecordKind,
    /// Its domain.
    pub domain: Domain,
    /// Its pupil.
    pub pupil: Option<Uuid>,
    /// Its case.
    pub case: Option<Uuid>,
    /// Purpose of an opening.
    pub purpose: Option<AccessPurpose>,
    /// Ground of an opening; of a writing, what was done (`concern_added`).
    pub ground: String,
}

/// Which rows. Everything absent matches.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct AuditQuery {
    /// About this pupil.
    pub pupil: Option<Uuid>,
    /// By this person.
    pub actor: Option<Uuid>,
    /// On this ground.
    pub ground: Option<String>,
    /// Not before.
    pub from: Option<DateTime<Utc>>,
    /// Before.
    pub until: Option<DateTime<Utc>>,
    /// At most this many rows, newest first.
    pub limit: usize,
}

impl Store {
    /// Rows of one domain's log, newest first. Sealed as that domain's log: its custodian opens it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn audit(&self, domain: Domain, query: &AuditQuery) -> Result<Guarded<Vec<AuditRow>>> {
        let _ = (domain, query);
        not_built()
    }
}

impl AccessLog for Store {
    type Error = StoreError;

    fn commit(&mut self, permits: &[Permit]) -> Result<()> {
        let _ = permits;
        not_built()
    }
}
