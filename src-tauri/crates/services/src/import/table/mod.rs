//! Registers as tables: CSV and XLSX.

mod csv;
mod row;
mod xlsx;

use std::collections::BTreeMap;

use super::columns::{ColumnMapping, Places};
use super::fault::{ReadFault, RowSource};
use super::words::clean;
use super::{InputFile, Progress, ReadOptions, Reading, step};
use crate::effort::Watched;

/// Rows with cells, each with its line in the file. Lines without any text are left out.
pub(super) type Grid = Vec<(usize, Vec<String>)>;

/// Lines in which the headings are looked for: above them stand titles and dates.
const HEADING_LINES: usize = 10;
/// Columns that are read; no register has more.
const COLUMNS_MAX: usize = 500;

/// Reads one table.
///
/// # Errors
/// [`ReadFault`]; a bad row is no error but in the reading.
pub(super) fn read(file: &InputFile, options: &ReadOptions, progress: &dyn Progress) -> Result<Reading, ReadFault> {
    let effort = Watched::new(progress);
    let grids = if xlsx::is_workbook(file) { xlsx::grids(&file.bytes, &effort)? } else { csv::grids(file, &effort)? };
    let ranked = grids.into_iter().map(|grid| {
        let (score, place) = best_heading(&grid, options);
        (score, place, grid)
    });
    // The first of the best: sheets and separators come in order of likelihood.
    let best = ranked.reduce(|best, next| if next.0 > best.0 { next } else { best });
    let (_, place, grid) = best.ok_or_else(|| ReadFault::Unknown { name: file.name.clone() })?;
    let mut lines = grid.into_iter().skip(place);
    let (_, cells) = lines.next().ok_or_else(|| ReadFault::Unknown { name: file.name.clone() })?;
    let headings = headings(&cells);
    let places = Places::find(&headings, mapping(&headings, options))?;
    pupils(lines.collect(), headings, places, options, progress)
}

fn pupils(
    lines: Grid,
    headings: Vec<String>,
    places: Places,
    options: &ReadOptions,
    progress: &dyn Progress,
) -> Result<Reading, ReadFault> {
    let mut reading = Reading { columns: headings, ..Reading::default() };
    let mut rows = Vec::with_capacity(lines.len());
    let total = lines.len();
    for (done, (line, cells)) in lines.into_iter().enumerate() {
        step(progress, done, total)?;
        match row::pupil(&places, &cells, line, options.today) {
            Ok(pupil) => rows.push((RowSource { row: line }, pupil)),
            Err(fault) => {
                reading.not_understood.push(fault);
                reading.near.push(row::kin(&places, &cells));
            }
        }
    }
    reading.keep_each_once(rows);
    reading.not_understood.sort_by_key(|fault| fault.source);
    // Without a column of ids the number stands for one, and is no news about an id from another source.
    reading.carries = places.fields().collect();
    reading.marks_guardians = !places.guardian_protection.is_empty();
    reading.mapping = Some(places.mapping);
    step(progress, total, total)?;
    Ok(reading)
}

/// The mapping to use: the user's, else the last one if it still says who a pupil is, else by the headings' names.
fn mapping(headings: &[String], options: &ReadOptions) -> ColumnMapping {
    if let Some(mapping) = &options.mapping {
        return mapping.clone();
    }
    let saved = options.saved.as_ref().filter(|saved| saved.fit(headings) * 2 > saved.len());
    let saved = saved.map(|saved| saved.over(headings));
    saved
        .filter(|saved| Places::find(headings, saved.clone()).is_ok())
        .unwrap_or_else(|| ColumnMapping::suggest(headings))
}

/// How well the best of the first lines serves as headings, and which it is.
fn best_heading(grid: &Grid, options: &ReadOptions) -> ((usize, usize), usize) {
    let mut best = ((0, 0), 0);
    for (place, (_, cells)) in grid.iter().take(HEADING_LINES).enumerate() {
        let headings = headings(cells);
        let known = [&options.mapping, &options.saved].into_iter().flatten().map(|mapping| mapping.fit(&headings));
        let fit = known.chain([ColumnMapping::suggest(&headings).len()]).max().unwrap_or(0);
        if (fit, cells.len()) > best.0 {
            best = ((fit, cells.len()), place);
        }
    }
    best
}

/// Headings with a name each: a second `Telefon` is `Telefon (2)`, an empty one `#3`.
fn headings(cells: &[String]) -> Vec<String> {
    let mut named: Vec<String> = Vec::with_capacity(cells.len());
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    for (place, cell) in cells.iter().enumerate() {
        let name = clean(cell);
        let plain = if name.is_empty() { format!("#{}", place + 1) } else { name };
        let same = met.entry(plain.clone()).or_default();
        *same += 1;
        named.push(if *same == 1 { plain } else { format!("{plain} ({same})") });
    }
    named
}
