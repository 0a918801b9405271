//! XLSX workbooks, cell by cell: a sheet that claims a million columns costs nothing.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use calamine::{DataRef, Reader, Xlsx};

use super::{COLUMNS_MAX, Grid};
use crate::effort::Watched;
use crate::error::Unit;
use crate::import::fault::ReadFault;
use crate::import::{InputFile, ROWS_MAX, spend};

/// Sheets that are read.
const SHEETS_MAX: usize = 30;
/// What a workbook unpacks to, at most: by its own word, and then by count.
const UNPACKED_MIB_MAX: usize = 128;
/// Parts of the archive.
const PARTS_MAX: usize = 1_000;
/// Texts that cells share. Each is kept, whether a cell uses it or not.
const SHARED_MAX: usize = 1_000_000;
/// Length of the mark that begins one.
const SHARED_MARK: usize = 4;

pub(super) fn is_workbook(file: &InputFile) -> bool {
    file.bytes.starts_with(b"PK\x03\x04") || file.name.to_lowercase().ends_with(".xlsx")
}

/// The sheets of a workbook.
///
/// # Errors
/// `xlsx_invalid`, `file_too_large`, cancelled.
pub(super) fn grids(bytes: &[u8], effort: &Watched<'_>) -> Result<Vec<Grid>, ReadFault> {
    measure(bytes, effort)?;
    // The reader of damaged workbooks is somebody else's code: a panic in it must not take the program along.
    quietly(|| {
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| ReadFault::Xlsx)?;
        let names = workbook.sheet_names();
        names.iter().take(SHEETS_MAX).map(|name| sheet(&mut workbook, name, effort)).collect()
    })
    .unwrap_or(Err(ReadFault::Xlsx))
}

/// Runs work whose panic is an answer. Its text stays unsaid: it may quote a cell.
fn quietly<T>(work: impl FnOnce() -> T) -> Option<T> {
    thread_local!(static QUIET: Cell<bool> = const { Cell::new(false) });
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                before(panic);
            }
        }));
    });
    QUIET.set(true);
    let done = catch_unwind(AssertUnwindSafe(work)).ok();
    QUIET.set(false);
    done
}

/// Unpacks every part once and keeps nothing: what the reader will hold in memory is known before it holds it. A damaged archive is
/// left to the reader to refuse.
fn measure(bytes: &[u8], effort: &Watched<'_>) -> Result<(), ReadFault> {
    let too_large = || ReadFault::TooLarge { limit_mib: UNPACKED_MIB_MAX };
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    if archive.len() > PARTS_MAX
        || archive.decompressed_size().is_some_and(|size| size > (UNPACKED_MIB_MAX as u128) << 20)
    {
        return Err(too_large());
    }
    let (mut left, mut shared) = (UNPACKED_MIB_MAX << 20, 0);
    // A mark may begin in one chunk and end in the next.
    let mut chunk = vec![0; SHARED_MARK - 1 + (64 << 10)];
    for place in 0..archive.len() {
        let Ok(mut part) = archive.by_index(place) else { continue };
        while let Ok(read @ 1..) = part.read(&mut chunk[SHARED_MARK - 1..]) {
            spend(effort, read)?;
            left = left.checked_sub(read).ok_or_else(too_large)?;
            let end = SHARED_MARK - 1 + read;
            shared += chunk[..end].windows(SHARED_MARK).filter(|mark| is_shared_text(mark)).count();
            chunk.copy_within(end + 1 - SHARED_MARK..end, 0);
            if shared > SHARED_MAX {
                return Err(ReadFault::TooMany { limit: SHARED_MAX, unit: Unit::Values });
            }
        }
    }
    Ok(())
}

/// Whether this is `<si>` or `<x:si ...>`.
fn is_shared_text(mark: &[u8]) -> bool {
    matches!(mark, [b'<' | b':', b's', b'i', b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'])
}

fn sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, effort: &Watched<'_>) -> Result<Grid, ReadFault> {
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    // A chart is a sheet as well, without cells.
    let Ok(mut cells) = workbook.worksheet_cells_reader(name) else { return Ok(Grid::new()) };
    while let Some(cell) = cells.next_cell().map_err(|_| ReadFault::Xlsx)? {
        let (row, column) = cell.get_position();
        let place = column as usize;
        let text = text(cell.get_value());
        spend(effort, 1 + text.len())?;
        if text.trim().is_empty() || place >= COLUMNS_MAX {
            continue;
        }
        let cells = rows.entry(row).or_default();
        if cells.len() <= place {
            cells.resize(place + 1, String::new());
        }
        cells[place] = text;
        if rows.len() > ROWS_MAX {
            return Err(ReadFault::TooMany { limit: ROWS_MAX, unit: Unit::Rows });
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
