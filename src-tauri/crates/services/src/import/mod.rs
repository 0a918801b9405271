//! Pupil registers: read files or a live service, and compare with what is known. Nothing here changes anything.
//!
//! **Invariant.** Every row becomes a pupil, or stands in [`Reading::not_understood`] with its place and a code.
//! **Invariant.** The address of a protected person is dropped while the row is read, and that of everybody it would give away
//! when the rows are compared; what is kept of them until then can be compared and not read. Nothing later ever holds it.

mod columns;
mod compare;
mod fault;
mod live;
mod pupil;
mod ss12000;
mod table;
mod words;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use samsyn_rules::effort::{Effort, Stopped};
use samsyn_rules::people::Family;

pub use columns::{Column, ColumnMapping};
pub use compare::{Change, ImportPlan, KnownPupil, compare};
pub use fault::{NotUnderstood, ReadFault, RowSource, Why};
pub use live::{BearerToken, LiveSource, RealWait, Wait, read_live};
pub use pupil::{AddressKind, AddressRow, Field, GuardianRow, PupilRow, Relation};

use crate::effort::Watched;

/// The largest file that is read, and all files or pages of one register together.
const FILE_MIB_MAX: usize = 64;
const ALL_MIB_MAX: usize = 256;
/// More rows, persons or elements of another list than any school has; a larger register is a mistake or an attack.
const ROWS_MAX: usize = 200_000;

/// A file by name and content.
pub struct InputFile {
    /// Name, to tell kinds apart and to name the file in an error.
    pub name: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// How to read.
#[derive(Clone)]
pub struct ReadOptions {
    /// The day that decides what is current, and the century of ten digits.
    pub today: NaiveDate,
    /// The user's mapping of columns: a column in it that the file lacks is a fault.
    pub mapping: Option<ColumnMapping>,
    /// The mapping of the last import, used as far as the file has its columns.
    pub saved: Option<ColumnMapping>,
}

impl ReadOptions {
    /// Reads as of this day, with columns found by their names.
    #[must_use]
    pub fn on(today: NaiveDate) -> Self {
        Self { today, mapping: None, saved: None }
    }
}

/// What a register says.
#[derive(Default)]
pub struct Reading {
    /// Pupils, in the register's order, each once.
    pub pupils: Vec<PupilRow>,
    /// Rows that are shown and not guessed.
    pub not_understood: Vec<NotUnderstood>,
    /// Rows that are nobody's pupil row: staff, guardians, and pupils who have left or not begun.
    pub others: usize,
    /// What this kind of register says at all. A field it does not carry is left as it was.
    pub carries: BTreeSet<Field>,
    /// Columns of a table, to map by hand.
    pub columns: Vec<String>,
    /// Mapping used; none for SS 12000.
    pub mapping: Option<ColumnMapping>,
    /// It says of guardians whether they are protected. One that does not takes no such mark away.
    pub(super) marks_guardians: bool,
    /// Protected people who are nobody's pupil row: staff, guardians, and rows that are not understood.
    pub(super) near: Vec<Family>,
    /// Ids of everybody in it: what came from them can be decided anew.
    pub(super) seen: BTreeSet<String>,
}

impl Reading {
    /// The same reading with ids made by `of`: pupils and guardians are told apart by them from now on. A protected pupil keeps
    /// no other id.
    pub fn rename(&mut self, of: &impl Fn(&str) -> String) {
        for row in &mut self.pupils {
            row.kin = std::mem::take(&mut row.kin).renamed(of);
            if row.protection.is_protected() {
                row.source_id.clone_from(&row.kin.source);
            }
            row.guardians.iter_mut().for_each(|guardian| guardian.source_id = of(&guardian.source_id));
        }
        for row in &mut self.not_understood {
            row.hints.rename(of);
        }
        self.near = std::mem::take(&mut self.near).into_iter().map(|other| other.renamed(of)).collect();
        self.seen = self.seen.iter().map(|id| of(id)).collect();
    }

    /// Rows read that should be pupils.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.pupils.len() + self.not_understood.len()
    }

    /// Keeps each pupil once. The second row of somebody is reported; a protection in it holds for the first as well.
    fn keep_each_once(&mut self, rows: Vec<(RowSource, PupilRow)>) {
        self.seen.extend(rows.iter().map(|(_, row)| row.kin.source.clone()));
        let mut seen = std::collections::BTreeMap::new();
        for (source, row) in rows {
            let keys = row.keys();
            match keys.iter().find_map(|key| seen.get(key).copied()) {
                None => {
                    let place = self.pupils.len();
                    seen.extend(keys.into_iter().map(|key| (key, (place, source.row))));
                    self.pupils.push(row);
                }
                Some((place, first)) => {
                    if let Some(kept) = self.pupils.get_mut(place) {
                        kept.protect(row.protection);
                    }
                    self.near.push(row.kin.clone());
                    self.not_understood.push(NotUnderstood::of_row(source, Why::Duplicate { first }, &row));
                }
            }
        }
    }
}

/// Whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continue {
    /// Go on.
    Yes,
    /// Stop; nothing has been changed.
    Cancel,
}

/// Who watches long work, and may stop it.
pub trait Progress {
    /// `done` of `total` steps are done; `total` is 0 while it is not known.
    fn step(&self, done: usize, total: usize) -> Continue;
}

/// Nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoProgress;

impl Progress for NoProgress {
    fn step(&self, _done: usize, _total: usize) -> Continue {
        Continue::Yes
    }
}

/// Stops between two rows when the user has asked for it.
fn step(progress: &dyn Progress, done: usize, total: usize) -> Result<(), ReadFault> {
    match progress.step(done, total) {
        Continue::Yes => Ok(()),
        Continue::Cancel => Err(ReadFault::Cancelled),
    }
}

/// Spends work on a register; a stop becomes its fault.
fn spend(effort: &Watched<'_>, steps: usize) -> Result<(), ReadFault> {
    effort.spend(steps).map_err(|stopped| stop(effort, stopped))
}

/// Why the work was stopped.
fn stop(effort: &Watched<'_>, _: Stopped) -> ReadFault {
    if effort.is_too_much() { ReadFault::TooLarge { limit_mib: FILE_MIB_MAX } } else { ReadFault::Cancelled }
}

/// Reads one register: the JSON files of SS 12000, or one CSV or XLSX.
///
/// # Errors
/// The file is not a register, is too large, or lacks a column; a bad row is no error but in the reading.
pub fn read_files(files: &[InputFile], options: &ReadOptions, progress: &dyn Progress) -> Result<Reading, ReadFault> {
    if files.iter().any(|file| file.bytes.len() > FILE_MIB_MAX << 20) {
        return Err(ReadFault::TooLarge { limit_mib: FILE_MIB_MAX });
    }
    if files.iter().map(|file| file.bytes.len()).sum::<usize>() > ALL_MIB_MAX << 20 {
        return Err(ReadFault::TooLarge { limit_mib: ALL_MIB_MAX });
    }
    match files {
        [] => Err(ReadFault::Unknown { name: String::new() }),
        [one] if !is_json(one) => table::read(one, options, progress),
        _ => match files.iter().find(|file| !is_json(file)) {
            // Two tables are two registers; reading half of what was handed over would mark the rest as gone.
            Some(other) => Err(ReadFault::Unknown { name: other.name.clone() }),
            None => ss12000::read_files(files, options, progress),
        },
    }
}

fn is_json(file: &InputFile) -> bool {
    let start = file.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&file.bytes);
    let first = start.iter().find(|byte| !byte.is_ascii_whitespace());
    file.name.to_lowercase().ends_with(".json") || matches!(first, Some(b'{' | b'['))
}
