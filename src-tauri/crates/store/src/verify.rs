//! Rebuilding the projections and checking that they follow from the log.

use crate::{Result, Store, not_built};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyReport {
    /// Events whose chain, signature and seal hold.
    pub events: u64,
    /// Events of a type this program does not know; carried as they are.
    pub unknown: u64,
    /// SHA-256 over the projections as they are.
    pub digest: [u8; 32],
    /// SHA-256 over the projections rebuilt from the log.
    pub rebuilt: [u8; 32],
    /// Faults: a code and a place, never content.
    pub faults: Vec<String>,
}

impl VerifyReport {
    /// Everything holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.faults.is_empty() && self.digest == self.rebuilt
    }
}

impl Store {
    /// SHA-256 over all projections in canonical order.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn digest(&self) -> Result<[u8; 32]> {
        not_built()
    }

    /// Drops the projections and folds them from the log again.
    ///
    /// # Errors
    /// The log does not hold; nothing is changed then.
    pub fn rebuild(&mut self) -> Result<()> {
        not_built()
    }

    /// Checks file, chain, signatures, seals, log and projections. Changes nothing.
    ///
    /// # Errors
    /// The database cannot be read at all.
    pub fn verify(&mut self) -> Result<VerifyReport> {
        not_built()
    }
}
