//! Workloads on made-up data, for `samsyn-cli bench` and `make bench`: the same work against the same limits, and in `make bench`
//! against peers that run beside it. Nobody in the data exists.

mod address;
pub mod import;
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

/// What can be measured with the services alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workload {
    /// From an address to its namnd.
    Address,
    /// Import of a large register.
    Import,
    /// Unlocking to the first list.
    List,
    /// A concern, and a draft while somebody types.
    Save,
    /// The PDF.
    Paper,
}

/// These workloads against their limits. All of them take a minute or two.
///
/// # Errors
/// What the services say; a workload that fails is not measured.
pub fn run(workloads: &[Workload]) -> Result<Vec<Row>> {
    let asked = |workload| workloads.contains(&workload);
    let mut rows = if asked(Workload::Address) { address()? } else { Vec::new() };
    if asked(Workload::Import) {
        rows.push(import()?);
    }
    if asked(Workload::List) || asked(Workload::Save) {
        let school = MadeSchool::filled()?;
        if asked(Workload::List) {
            rows.push(list(&school)?);
        }
        if asked(Workload::Save) {
            rows.extend(saves(&school)?);
        }
    }
    if asked(Workload::Paper) {
        let papers = repeat(ROUNDS, || paper::print().map(|_| ()))?;
        rows.push(Row::limit("paper: PDF", percentile_ms(papers, 50), paper::LIMIT_MS, "ms"));
    }
    Ok(rows)
}

fn list(school: &MadeSchool) -> Result<Row> {
    let mut times = Vec::new();
    for _ in 0..LIST_ROUNDS {
        school.app().lock();
        times.extend(repeat(1, || school.first_list())?);
    }
    Ok(Row::limit("list: unlock to first, 10 000 pupils", percentile_ms(times, 50), LIST_LIMIT_MS, "ms"))
}

fn saves(school: &MadeSchool) -> Result<[Row; 2]> {
    let concerns = repeat(ROUNDS, || save::concern(school))?;
    let mut typed = 0;
    let drafts = repeat(ROUNDS, || {
        typed += 1;
        save::draft(school, typed)
    })?;
    Ok([
        Row::limit("save: concern, durable", percentile_ms(concerns, 50), SAVE_LIMIT_MS, "ms"),
        Row::limit("save: draft while typing, durable", percentile_ms(drafts, 50), SAVE_LIMIT_MS, "ms"),
    ])
}

fn repeat(rounds: usize, mut work: impl FnMut() -> Result<()>) -> Result<Vec<std::time::Duration>> {
    (0..rounds)
        .map(|_| {
            let (done, time) = once(&mut work);
            done.map(|()| time)
        })
        .collect()
}
