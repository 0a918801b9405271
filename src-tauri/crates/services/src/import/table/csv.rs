//! CSV as school systems write it: UTF-8, UTF-16 or Windows-1252; semicolons, commas, tabs or bars.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use samsyn_rules::effort::Stopped;

use super::{COLUMNS_MAX, Grid};
use crate::effort::{Counted, Watched};
use crate::error::Unit;
use crate::import::fault::ReadFault;
use crate::import::{InputFile, ROWS_MAX, spend, stop};

/// The longest line, bytes.
const LINE_BYTES_MAX: usize = 1 << 20;
/// Separators, the Swedish one first.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// The table read with each separator that occurs; the caller keeps the one whose headings it knows.
///
/// # Errors
/// `file_unknown` when it is no text; too many rows, or too many columns with every separator; cancelled.
pub(super) fn grids(file: &InputFile, effort: &Watched<'_>) -> Result<Vec<Grid>, ReadFault> {
    spend(effort, file.bytes.len())?;
    let text = decode(&file.bytes);
    if text.contains('\0') || text.starts_with("%PDF") || text.trim().is_empty() {
        return Err(ReadFault::Unknown { name: file.name.clone() });
    }
    // A line of this length is no row, whatever stands in it.
    if text.split(['\n', '\r']).any(|line| line.len() > LINE_BYTES_MAX) {
        return Err(ReadFault::TooMany { limit: LINE_BYTES_MAX >> 10, unit: Unit::Kib });
    }
    let head: String = text.lines().take(super::HEADING_LINES).collect();
    let mut separators: Vec<u8> =
        SEPARATORS.into_iter().filter(|separator| head.as_bytes().contains(separator)).collect();
    // A table of one column has no separator at all, and says which one it lacks.
    if separators.is_empty() {
        separators.push(b';');
    }
    let mut grids = Vec::new();
    for separator in separators {
        grids.extend(grid(&text, separator, effort)?);
    }
    if grids.is_empty() {
        return Err(ReadFault::TooMany { limit: COLUMNS_MAX, unit: Unit::Columns });
    }
    Ok(grids)
}

fn decode(bytes: &[u8]) -> String {
    let (encoding, start) = Encoding::for_bom(bytes).unwrap_or_else(|| {
        let encoding = if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
        (encoding, 0)
    });
    let (text, _) = encoding.decode_without_bom_handling(&bytes[start..]);
    text.into_owned()
}

/// A quotation mark that is never closed would swallow the rows after it. When one seems to have done so, marks are
/// read as letters, so that every line is a row and a broken one is seen.
fn grid(text: &str, separator: u8, effort: &Watched<'_>) -> Result<Option<Grid>, ReadFault> {
    let separates = char::from(separator);
    let even = text.matches('"').count().is_multiple_of(2);
    let quoted = if even { parse(text, separator, true, effort)? } else { None };
    let swallowed = |cell: &String| cell.contains(['\n', '\r']) && cell.contains(separates);
    match quoted.filter(|grid| !grid.iter().flat_map(|(_, cells)| cells).any(swallowed)) {
        Some(grid) => Ok(Some(grid)),
        None => parse(text, separator, false, effort),
    }
}

/// The table, or nothing when a row has more columns than any register: this is not what separates them.
fn parse(text: &str, separator: u8, quoting: bool, effort: &Watched<'_>) -> Result<Option<Grid>, ReadFault> {
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .quoting(quoting)
        .from_reader(Counted::new(text.as_bytes(), effort));
    let mut grid = Grid::new();
    let mut record = ::csv::StringRecord::new();
    let mut lines = Lines::new(text);
    // The text is valid UTF-8 and lines may have any length, so only a stop is an error to lose a row by.
    while reader.read_record(&mut record).map_err(|_| stop(effort, Stopped))? {
        spend(effort, record.len())?;
        if record.len() > COLUMNS_MAX {
            return Ok(None);
        }
        let start = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(0);
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            if grid.len() == ROWS_MAX {
                return Err(ReadFault::TooMany { limit: ROWS_MAX, unit: Unit::Rows });
            }
            let bare = |cell: &str| if quoting { cell.to_owned() } else { cell.trim().trim_matches('"').to_owned() };
            grid.push((lines.at(start), record.iter().map(bare).collect()));
        }
    }
    Ok(Some(grid))
}

/// Lines as an editor counts them, blank ones too.
struct Lines<'a> {
    bytes: &'a [u8],
    newline: u8,
    counted: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let newline = if text.contains('\n') { b'\n' } else { b'\r' };
        Self { bytes: text.as_bytes(), newline, counted: 0, line: 1 }
    }

    /// The line of the record that the reader began to look for at `start`, which may lie before blank lines.
    fn at(&mut self, start: usize) -> usize {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let start = start + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = self.bytes.get(self.counted..start).unwrap_or_default();
        self.line += passed.iter().filter(|&&byte| byte == self.newline).count();
        self.counted = start.max(self.counted);
        self.line
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::import::NoProgress;

    #[test]
    fn encodings_are_told_apart() {
        for bytes in [
            "\u{feff}Förnamn".as_bytes().to_vec(),
            "Förnamn".as_bytes().to_vec(),
            b"F\xF6rnamn".to_vec(),
            [0xFF, 0xFE].into_iter().chain("Förnamn".encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        ] {
            assert_eq!(decode(&bytes), "Förnamn", "BOM, UTF-8, Windows-1252 and UTF-16 all occur");
        }
    }

    #[test]
    fn an_open_quotation_mark_swallows_no_row() {
        let grid = |text: &str, separator| grid(text, separator, &Watched::new(&NoProgress)).unwrap().unwrap();
        let odd = grid("a;b\n1;\"x\n2;y\n3;z\n", b';');
        assert_eq!(odd.len(), 4, "an odd mark is a letter");
        let even = grid("a;b\n1;\"x\n2;y\n3;\"z\n4;w\n", b';');
        assert_eq!(even.len(), 5, "two stray marks are letters as well");
        let whole = grid("a;b\n1;\"x\ny\"\n2;\"z; w\"\n", b';');
        assert_eq!(whole.len(), 3, "a cell may have two lines or a separator");
        assert_eq!(whole[2], (4, vec!["2".to_owned(), "z; w".to_owned()]), "and lines are counted as in the file");
    }
}
