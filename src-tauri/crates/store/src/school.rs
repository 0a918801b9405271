//! The school the vault belongs to. No person in it, so it is read freely.

use samsyn_rules::sekretess::HuvudmanKind;

use crate::{Result, Store, Writer, not_built};

/// A place in WGS 84 degrees; kept to seven decimals (about a centimetre).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// The school and its policy.
#[derive(Debug, Clone, PartialEq)]
pub struct School {
    /// Name.
    pub name: String,
    /// Municipality code, four digits.
    pub municipality: String,
    /// Stadsdel, in Stockholm.
    pub stadsdel: Option<String>,
    /// Where it lies.
    pub point: Option<Point>,
    /// Who runs it.
    pub huvudman: HuvudmanKind,
    /// Kurator and rektor may read reports that others wrote.
    pub reports_shared: bool,
    /// The vault holds the made-up school.
    pub demonstration: bool,
}

impl Store {
    /// The school as it is now.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn school(&self) -> Result<School> {
        not_built()
    }
}

impl Writer<'_> {
    /// Replaces the school's facts.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn set_school(&mut self, school: &School) -> Result<()> {
        let _ = school;
        not_built()
    }
}
