//! CSV as school systems write it: UTF-8, UTF-16 or Windows-1252; semicolons, commas, tabs or bars.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::Grid;
use crate::import::InputFile;
use crate::import::fault::ReadFault;

/// Separators, the Swedish one first.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// The table read with each separator that occurs; the caller keeps the one whose headings it knows.
///
/// # Errors
/// `file_unknown` when it is no text.
pub(super) fn grids(file: &InputFile) -> Result<Vec<Grid>, ReadFault> {
    let text = decode(&file.bytes);
    if text.contains('\0') || text.starts_with("%PDF") || text.trim().is_empty() {
        return Err(ReadFault::Unknown { name: file.name.clone() });
    }
    let head: String = text.lines().take(super::HEADING_LINES).collect();
    let separators = SEPARATORS.into_iter().filter(|separator| head.as_bytes().contains(separator));
    let grids: Vec<Grid> = separators.map(|separator| grid(&text, separator)).collect();
    // A table of one column has no separator at all, and says which one it lacks.
    Ok(if grids.is_empty() { vec![grid(&text, b';')] } else { grids })
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
fn grid(text: &str, separator: u8) -> Grid {
    let separates = char::from(separator);
    let quoted = if text.matches('"').count().is_multiple_of(2) { Some(parse(text, separator, true)) } else { None };
    let swallowed = |cell: &String| cell.contains(['\n', '\r']) && cell.contains(separates);
    let quoted = quoted.filter(|grid| !grid.iter().flat_map(|(_, cells)| cells).any(swallowed));
    quoted.unwrap_or_else(|| parse(text, separator, false))
}

fn parse(text: &str, separator: u8, quoting: bool) -> Grid {
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .quoting(quoting)
        .from_reader(text.as_bytes());
    let mut grid = Grid::new();
    let mut record = ::csv::StringRecord::new();
    let mut lines = Lines::new(text);
    // The text is valid UTF-8 and lines may have any length, so there is no error to lose a row by.
    while reader.read_record(&mut record).unwrap_or(false) {
        let start = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(0);
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            let bare = |cell: &str| if quoting { cell.to_owned() } else { cell.trim().trim_matches('"').to_owned() };
            grid.push((lines.at(start), record.iter().map(bare).collect()));
        }
    }
    grid
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
        let odd = grid("a;b\n1;\"x\n2;y\n3;z\n", b';');
        assert_eq!(odd.len(), 4, "an odd mark is a letter");
        let even = grid("a;b\n1;\"x\n2;y\n3;\"z\n4;w\n", b';');
        assert_eq!(even.len(), 5, "two stray marks are letters as well");
        let whole = grid("a;b\n1;\"x\ny\"\n2;\"z; w\"\n", b';');
        assert_eq!(whole.len(), 3, "a cell may have two lines or a separator");
        assert_eq!(whole[2], (4, vec!["2".to_owned(), "z; w".to_owned()]), "and lines are counted as in the file");
    }
}
