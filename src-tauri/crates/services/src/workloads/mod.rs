//! Workloads on made-up data, for `samsyn-cli bench` and `make bench`: the same work against the same limits, and in `make bench`
//! against peers that run beside it. Nobody in the data exists.

mod address;
mod import;
pub mod made;
pub mod measure;
pub mod paper;
pub mod report;
pub mod save;
pub mod school;

pub use address::address;
pub use import::import;

use crate::error::Result;
use measure::{once, percentile_ms};
use report::Row;
use school::MadeSchool;

/// A first list has to be there before somebody wonders whether anything happens.
const LIST_LIMIT_MS: f64 = 1000.0;
/// What is saved while somebody types must not be felt.
const SAVE_LIMIT_MS: f64 = 100.0;
/// Repetitions of what is short.
const ROUNDS: usize = 51;
/// Repetitions of an unlock.
const LIST_ROUNDS: usize = 11;

/// Every workload against its limit. Takes a minute or two.
///
/// # Errors
/// What the services say; a workload that fails is not measured.
pub fn run() -> Result<Vec<Row>> {
    let mut rows = address()?;
    rows.push(import()?);
    let school = MadeSchool::filled()?;
    let lists = (0..LIST_ROUNDS)
        .map(|_| {
            school.app().lock();
            repeat(1, || school.first_list())
        })
        .collect::<Result<Vec<_>>>()?
        .concat();
    rows.push(Row::limit("list: unlock to first list", percentile_ms(lists, 50), LIST_LIMIT_MS, "ms"));
    let concerns = repeat(ROUNDS, || save::concern(&school))?;
    rows.push(Row::limit("save: concern", percentile_ms(concerns, 50), SAVE_LIMIT_MS, "ms"));
    let mut typed = 0;
    let drafts = repeat(ROUNDS, || {
        typed += 1;
        save::draft(&school, typed)
    })?;
    rows.push(Row::limit("save: draft while typing", percentile_ms(drafts, 50), SAVE_LIMIT_MS, "ms"));
    let papers = repeat(ROUNDS, || paper::print().map(|_| ()))?;
    rows.push(Row::limit("paper: PDF", percentile_ms(papers, 50), paper::LIMIT_MS, "ms"));
    Ok(rows)
}

fn repeat(rounds: usize, mut work: impl FnMut() -> Result<()>) -> Result<Vec<std::time::Duration>> {
    (0..rounds)
        .map(|_| {
            let (done, time) = once(&mut work);
            done.map(|()| time)
        })
        .collect()
}
