//! XLSX workbooks, cell by cell: a sheet that claims a million columns costs nothing.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, Xlsx};

use super::{Grid, ROWS_MAX};
use crate::import::fault::ReadFault;
use crate::import::{InputFile, Progress, step};

/// Columns that are read; no register has more.
const COLUMNS_MAX: u32 = 500;
/// Sheets that are read.
const SHEETS_MAX: usize = 30;
/// What a workbook says that it unpacks to, at most.
const UNPACKED_MIB_MAX: usize = 512;
/// Cells between two looks at whether to go on.
const CELLS_PER_STEP: usize = 4096;

pub(super) fn is_workbook(file: &InputFile) -> bool {
    file.bytes.starts_with(b"PK\x03\x04") || file.name.to_lowercase().ends_with(".xlsx")
}

/// The sheets of a workbook.
///
/// # Errors
/// `xlsx_invalid`, `file_too_large`, cancelled.
pub(super) fn grids(bytes: &[u8], progress: &dyn Progress) -> Result<Vec<Grid>, ReadFault> {
    if declared_bytes(bytes) > (UNPACKED_MIB_MAX as u64) << 20 {
        return Err(ReadFault::TooLarge { limit_mib: UNPACKED_MIB_MAX });
    }
    // The reader of damaged workbooks is somebody else's code: a panic in it must not take the program along.
    let read = AssertUnwindSafe(|| {
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| ReadFault::Xlsx)?;
        let names = workbook.sheet_names();
        names.iter().take(SHEETS_MAX).map(|name| sheet(&mut workbook, name, progress)).collect()
    });
    catch_unwind(read).unwrap_or(Err(ReadFault::Xlsx))
}

/// The unpacked size of all parts as the archive's directory declares it (APPNOTE 4.3.12). A damaged directory is left
/// to the reader to refuse.
fn declared_bytes(bytes: &[u8]) -> u64 {
    let number = |at: usize, width: usize| -> Option<u64> {
        Some(bytes.get(at..at.checked_add(width)?)?.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte)))
    };
    let Some(end) = bytes.windows(4).rposition(|mark| mark == b"PK\x05\x06") else { return 0 };
    let mut at = number(end + 16, 4).and_then(|start| usize::try_from(start).ok()).unwrap_or(usize::MAX);
    let mut sum = 0;
    while bytes.get(at..).is_some_and(|rest| rest.starts_with(b"PK\x01\x02")) {
        let lengths = [28, 30, 32].map(|field| number(at + field, 2).unwrap_or(0));
        sum += number(at + 24, 4).unwrap_or(0);
        at += 46 + usize::try_from(lengths.iter().sum::<u64>()).unwrap_or(usize::MAX >> 1);
    }
    sum
}

fn sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, progress: &dyn Progress) -> Result<Grid, ReadFault> {
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    // A chart is a sheet as well, without cells.
    let Ok(mut cells) = workbook.worksheet_cells_reader(name) else { return Ok(Grid::new()) };
    let mut count = 0;
    while let Some(cell) = cells.next_cell().map_err(|_| ReadFault::Xlsx)? {
        if count % CELLS_PER_STEP == 0 {
            step(progress, 0, 0)?;
        }
        count += 1;
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.trim().is_empty() || column >= COLUMNS_MAX {
            continue;
        }
        let cells = rows.entry(row).or_default();
        let place = column as usize;
        if cells.len() <= place {
            cells.resize(place + 1, String::new());
        }
        cells[place] = text;
        if rows.len() > ROWS_MAX {
            return Err(ReadFault::TooLarge { limit_mib: crate::import::FILE_MIB_MAX });
        }
    }
    Ok(rows.into_iter().map(|(row, cells)| (row as usize + 1, cells)).collect())
}

/// A cell as a person would have typed it: whole numbers without decimals, dates as `2013-05-14`.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        // A fault of a formula is no empty cell: in a column of protection it protects.
        DataRef::Error(_) => "#".to_owned(),
    }
}
