//! Import of a pupil register, chunk by chunk: each chunk is one event and one transaction.

use chrono::{DateTime, NaiveDate, Utc};
use samsyn_rules::sekretess::Guarded;
use uuid::Uuid;

use super::PupilRecord;
use crate::{Result, Store, Writer, not_built};

/// Rows in one chunk at most.
pub const IMPORT_CHUNK_ROWS: usize = 500;

/// A pupil as the vault knows it, to compare a register with.
#[derive(Clone, PartialEq)]
pub struct KnownPupil {
    /// Id.
    pub id: Uuid,
    /// Last said by the register.
    pub record: PupilRecord,
    /// Left the school.
    pub left_on: Option<NaiveDate>,
}

/// One change of a chunk.
#[derive(Clone, PartialEq)]
pub enum PupilChange {
    /// A new pupil, or a changed or returned one when `pupil` is known.
    Put {
        /// The pupil, when the vault knows it.
        pupil: Option<Uuid>,
        /// All the register says.
        record: Box<PupilRecord>,
    },
    /// Absent from the register.
    Left {
        /// The pupil.
        pupil: Uuid,
        /// Since.
        on: NaiveDate,
    },
}

/// The import a chunk belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRun {
    /// Random id of the whole import.
    pub id: Uuid,
    /// Kind of source (`ss12000`, `csv`, `xlsx`); never a file name.
    pub source: String,
    /// Day the register was read.
    pub register_date: NaiveDate,
}

/// What a chunk did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportCount {
    /// Pupils added.
    pub new: usize,
    /// Pupils replaced.
    pub changed: usize,
    /// Pupils marked as left.
    pub left: usize,
}

/// The last import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastImport {
    /// When its last chunk was stored.
    pub at: DateTime<Utc>,
    /// Day of the register.
    pub register_date: NaiveDate,
    /// Rows stored.
    pub rows: u64,
}

impl Store {
    /// Every pupil, for the comparison of an import. Sealed as the pupil list.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn known_pupils(&self) -> Result<Guarded<Vec<KnownPupil>>> {
        not_built()
    }

    /// The last import, if there was one.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn last_import(&self) -> Result<Option<LastImport>> {
        not_built()
    }
}

impl Writer<'_> {
    /// Stores one chunk as one event. Guardians keep their id, and with it their inform state, when the
    /// register's id or else the name is the same; one who is gone from the register stays when silenced.
    ///
    /// # Errors
    /// [`crate::StoreError::WhereaboutsOfProtected`], [`crate::StoreError::TooLarge`] over
    /// [`IMPORT_CHUNK_ROWS`] rows, [`crate::StoreError::NotFound`] for an unknown pupil.
    pub fn apply_import(&mut self, run: &ImportRun, changes: &[PupilChange]) -> Result<ImportCount> {
        let _ = (run, changes);
        not_built()
    }
}
