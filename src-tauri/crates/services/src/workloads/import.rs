//! Import of a large pupil register.

use super::made::derive_pupil_file;
use super::measure::once;
use super::report::Row;
use super::school::MadeSchool;
use crate::error::{Code, Error, Result};
use crate::imports::{self, Source};

/// All schools of a small municipality.
const PUPILS: usize = 30_000;

/// Reads, compares and stores a CSV file in an empty vault, routing included.
///
/// # Errors
/// What the import says; and when not every row became a pupil.
pub fn import() -> Result<Row> {
    let school = MadeSchool::empty()?;
    let source = Source::Files(vec![("pupils.csv".to_owned(), derive_pupil_file(PUPILS))]);
    let (summary, time) = once(|| imports::import(school.app(), source, None, false, true));
    let summary = summary?;
    if summary.new != PUPILS || !summary.applied {
        return Err(Error::new(Code::Internal).with("place", format!("{} of {PUPILS} pupils new", summary.new)));
    }
    Ok(Row::limit("import: 30 000 pupils", time.as_secs_f64(), 5.0, "s"))
}
