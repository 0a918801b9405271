//! Import of a large pupil register.

use super::made::derive_pupil_file;
use super::measure::once;
use super::report::Row;
use super::school::MadeSchool;
use crate::error::{Code, Error, Result};
use crate::imports::{self, Source};

/// All schools of a small municipality.
pub const PUPILS: usize = 30_000;
/// Without a peer beside it: a person waits for it once a term.
const LIMIT_S: f64 = 15.0;

/// The import against a limit.
///
/// # Errors
/// As [`import_into`].
pub fn import() -> Result<Row> {
    Ok(Row::limit("import: 30 000 pupils", import_into(&MadeSchool::empty()?)?, LIMIT_S, "s"))
}

/// Reads, compares and stores a CSV file in an empty vault, routing included: a signed event for each pupil. Returns seconds.
///
/// # Errors
/// What the import says; and when not every row became a pupil.
pub fn import_into(school: &MadeSchool) -> Result<f64> {
    let source = Source::Files(vec![("pupils.csv".to_owned(), derive_pupil_file(PUPILS))]);
    let (summary, time) = once(|| imports::import(school.app(), source, None, false, true));
    let summary = summary?;
    if summary.new != PUPILS || !summary.applied {
        return Err(Error::new(Code::Internal).with("place", format!("{} of {PUPILS} pupils new", summary.new)));
    }
    Ok(time.as_secs_f64())
}
