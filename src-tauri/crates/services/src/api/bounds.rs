//! What one request may weigh. Counted on the text, before anything is built of it: a string is a line unless its field is named a
//! text, so that a new field is short until somebody says otherwise.

use crate::error::{Code, Error, Result, Unit};

/// The longest line: a name, a phone number, a query, characters.
const LINE_MAX: usize = 1_000;
/// The longest text that a person writes in one field, characters.
const TEXT_MAX: usize = 50_000;
/// The fields that are texts.
const TEXTS: [&str; 17] = [
    "approach",
    "assessment",
    "child_words",
    "decision",
    "earlier",
    "effect",
    "facts",
    "language",
    "note",
    "reason",
    "school_has_done",
    "text",
    "token",
    "what",
    "where",
    "why_not",
    "why_now",
];
/// A form that is saved as it is typed, characters; the store's own limit is below it.
const FORM_MAX: usize = 300_000;
/// A file in base64: 64 MiB and a third.
const FILE_MAX: usize = 90_000_000;
/// The longest list: observations, items, masks.
const LIST_MAX: usize = 500;
/// How deep lists and objects may lie in each other.
const LEVELS_MAX: usize = 16;
/// A request without a file, bytes.
const REQUEST_MIB_MAX: usize = 2;

/// Refuses a request, or a file that becomes one, that is larger than any of its parts may be.
///
/// # Errors
/// `input_too_large` with the limit, its unit, and the field where it is one of the contract's.
pub(super) fn check(json: &str) -> Result<()> {
    let mut at = Scan { bytes: json.as_bytes(), at: 0, levels: Vec::new(), longest: 0 };
    at.run()?;
    // What is no file's content is counted whole.
    if json.len() - at.longest > REQUEST_MIB_MAX << 20 {
        return Err(Error::too_large(Code::InputTooLarge, REQUEST_MIB_MAX, Unit::Mib));
    }
    Ok(())
}

/// A place in the text. Whether it is JSON at all the parser says.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    levels: Vec<Level<'a>>,
    /// Length of the file in the request, bytes.
    longest: usize,
}

/// A list or an object that is open.
struct Level<'a> {
    entries: usize,
    key: &'a [u8],
}

impl<'a> Scan<'a> {
    fn run(&mut self) -> Result<()> {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'"' => self.string()?,
                b'[' | b'{' if self.levels.len() == LEVELS_MAX => return Err(self.over(b"", LEVELS_MAX, Unit::Levels)),
                b'[' | b'{' => {
                    let key = self.key();
                    self.levels.push(Level { entries: 1, key });
                }
                b']' | b'}' => drop(self.levels.pop()),
                b',' => self.entry()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// The key that a value here has; a list's entries have the list's.
    fn key(&self) -> &'a [u8] {
        self.levels.last().map_or(b"", |level| level.key)
    }

    fn entry(&mut self) -> Result<()> {
        let Some(level) = self.levels.last_mut() else { return Ok(()) };
        level.entries += 1;
        let key = level.key;
        if level.entries > LIST_MAX { Err(self.over(key, LIST_MAX, Unit::Rows)) } else { Ok(()) }
    }

    /// A string, from behind its first mark: a key names what follows, a value is measured.
    fn string(&mut self) -> Result<()> {
        let (start, mut characters) = (self.at, 0);
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'"' => break,
                b'\\' => self.at += 1,
                _ => {}
            }
            self.at += 1;
            // A character of several bytes has one that begins it.
            characters += usize::from(byte & 0xC0 != 0x80);
        }
        let said = self.bytes.get(start..self.at).unwrap_or_default();
        self.at += 1;
        let next = self.bytes.get(self.at..).unwrap_or_default().iter().find(|byte| !byte.is_ascii_whitespace());
        if next == Some(&b':') {
            if let Some(level) = self.levels.last_mut() {
                level.key = said;
            }
            return Ok(());
        }
        let key = self.key();
        let limit = limit_of(key);
        if limit == FILE_MAX {
            self.longest = self.longest.max(said.len());
        }
        if characters > limit { Err(self.over(key, limit, Unit::Characters)) } else { Ok(()) }
    }

    /// A key of the contract is named; any other may be what somebody wrote about a child.
    fn over(&self, key: &[u8], limit: usize, unit: Unit) -> Error {
        let fault = Error::too_large(Code::InputTooLarge, limit, unit);
        match TEXTS.iter().find(|text| text.as_bytes() == key) {
            Some(field) => fault.with("field", field),
            None => fault,
        }
    }
}

fn limit_of(key: &[u8]) -> usize {
    match key {
        b"base64" => FILE_MAX,
        b"body" => FORM_MAX,
        _ if TEXTS.iter().any(|text| text.as_bytes() == key) => TEXT_MAX,
        _ => LINE_MAX,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn said(json: &str) -> Option<(String, String)> {
        let fault = check(json).err()?;
        Some((fault.params["limit"].clone(), fault.params["unit"].clone()))
    }

    fn over(limit: usize, unit: &str) -> Option<(String, String)> {
        Some((limit.to_string(), unit.to_owned()))
    }

    #[test]
    fn a_string_is_a_line_unless_its_field_is_a_text() {
        let long = |key: &str, count: usize| format!(r#"{{"a":{{"{key}":"{}"}}}}"#, "\u{e5}".repeat(count));
        assert_eq!(said(&long("name", LINE_MAX)), None, "characters are counted, not bytes");
        assert_eq!(said(&long("name", LINE_MAX + 1)), over(LINE_MAX, "characters"), "a name is a line");
        assert_eq!(
            said(&long("anything_new", LINE_MAX + 1)),
            over(LINE_MAX, "characters"),
            "so is what nobody has named"
        );
        assert_eq!(said(&long("facts", TEXT_MAX)), None, "a text is longer");
        assert_eq!(said(&long("facts", TEXT_MAX + 1)), over(TEXT_MAX, "characters"), "and has an end too");
        assert_eq!(check(&long("facts", TEXT_MAX + 1)).unwrap_err().params["field"], "facts", "the field is named");
        let escaped = format!(r#"{{"name":"{}"}}"#, r#"\""#.repeat(LINE_MAX / 2));
        assert_eq!(said(&escaped), None, "an escaped mark ends no string");
        let list = format!(r#"{{"masks":["a","{}"]}}"#, "b".repeat(LINE_MAX + 1));
        assert_eq!(said(&list), over(LINE_MAX, "characters"), "an entry of a list is measured as well");
    }

    #[test]
    fn lists_levels_and_the_whole_have_an_end() {
        let list = format!("{{\"items\":[{}1]}}", "1,".repeat(LIST_MAX));
        assert_eq!(said(&list), over(LIST_MAX, "rows"), "a list");
        assert_eq!(said(&"[".repeat(100_000)), over(LEVELS_MAX, "levels"), "levels, before any parser goes into them");
        let row = format!(r#"{{"text":"{}"}}"#, "x".repeat(TEXT_MAX));
        let rows = format!("[{}]", vec![row; 60].join(","));
        assert_eq!(said(&rows), over(REQUEST_MIB_MAX, "mib"), "many texts together");
        let file = format!(r#"{{"name":"a.csv","base64":"{}"}}"#, "A".repeat(4 << 20));
        assert_eq!(said(&file), None, "a file is a file");
    }
}
