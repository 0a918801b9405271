//! Addresses with their places. An address that the file holds counts as a point; one that it does not, never does.

use std::collections::HashMap;

use super::Point;
use super::names::fold;
use crate::words;

/// The same address at two places farther apart than this, metres, is two addresses.
const SAME_PLACE_M: f64 = 50.0;
/// Street candidates looked at.
const STREET_MAX: usize = 2_000;

/// A row of an address file.
#[derive(Clone, PartialEq)]
pub struct AddressRow {
    /// Its row in the file, from 1.
    pub row: usize,
    /// Street and number.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// Postal town.
    pub postal_town: String,
    /// Its place.
    pub point: Point,
}

words! {
    /// Why a row was left out.
    AddressFaultKind {
        /// No street and number in it.
        StreetMissing => "street_missing",
        /// Coordinates that cannot be read.
        NoPoint => "no_point",
        /// Latitude before longitude, or the reverse.
        CoordinateOrder => "coordinate_order",
        /// A place that is not in Sweden.
        OutsideSweden => "outside_sweden",
        /// A row with another number of columns, or letters that cannot be read.
        BrokenRow => "broken_row",
    }
}

impl AddressRow {
    /// Why this row names no place, if it does not.
    #[must_use]
    pub fn fault(&self) -> Option<AddressFaultKind> {
        let Point { lat, lon } = self.point;
        if street_of(&normalise_street(&self.street)).is_empty() {
            Some(AddressFaultKind::StreetMissing)
        } else if self.point.is_in_sweden() {
            None
        } else if (Point { lat: lon, lon: lat }).is_in_sweden() {
            Some(AddressFaultKind::CoordinateOrder)
        } else {
            Some(AddressFaultKind::OutsideSweden)
        }
    }
}

/// A row that was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressFault {
    /// Row in the file, from 1.
    pub row: usize,
    /// Why.
    pub kind: AddressFaultKind,
}

/// What an address book says of an address.
#[derive(Clone, PartialEq)]
pub enum Located {
    /// The file holds it, here.
    Exact(Point),
    /// The file holds it in several places, or only other numbers of the street: places it may lie near.
    Street(Vec<Point>),
    /// The file does not have the street.
    Missing,
}

/// Addresses by normalised key.
#[derive(Clone, Default)]
pub struct AddressBook {
    entries: Vec<Entry>,
    by_address: HashMap<String, Vec<u32>>,
    by_street: HashMap<String, Vec<u32>>,
}

#[derive(Clone)]
struct Entry {
    postal_code: u32,
    postal_town: String,
    point: Point,
}

impl AddressBook {
    /// Builds the book; rows that name no place are left out and told.
    #[must_use]
    pub fn build(rows: &[AddressRow]) -> (Self, Vec<AddressFault>) {
        let mut book = Self { entries: Vec::with_capacity(rows.len()), ..Self::default() };
        let mut faults = Vec::new();
        for row in rows {
            match row.fault() {
                Some(kind) => faults.push(AddressFault { row: row.row, kind }),
                None => book.add(row),
            }
        }
        (book, faults)
    }

    fn add(&mut self, row: &AddressRow) {
        // A file of more than four thousand million rows is no file.
        let Ok(at) = u32::try_from(self.entries.len()) else { return };
        let key = normalise_street(&row.street);
        self.by_street.entry(street_of(&key).to_owned()).or_default().push(at);
        self.by_address.entry(key).or_default().push(at);
        self.entries.push(Entry {
            postal_code: code_number(&row.postal_code).unwrap_or_default(),
            postal_town: fold(&row.postal_town),
            point: row.point,
        });
    }

    /// Number of addresses.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no address is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Looks up an address. Postal code and town must agree where both sides have them: the same street lies in many
    /// towns.
    #[must_use]
    pub fn locate(&self, street: &str, postal_code: Option<&str>, postal_town: Option<&str>) -> Located {
        let key = normalise_street(street);
        if let Some(held) = self.by_address.get(&key) {
            let points = self.agreeing(held, postal_code, postal_town);
            if let Some(&first) = points.first()
                && points.iter().all(|point| point.distance_m(first) <= SAME_PLACE_M)
            {
                return Located::Exact(first);
            }
            // In several places, or under another code: near all of those.
            let places = if points.is_empty() { self.points(held) } else { points };
            return Located::Street(places);
        }
        match self.by_street.get(street_of(&key)) {
            Some(held) => {
                let points = self.agreeing(held, postal_code, postal_town);
                Located::Street(if points.is_empty() { self.points(held) } else { points })
            }
            None => Located::Missing,
        }
    }

    fn agreeing(&self, held: &[u32], postal_code: Option<&str>, postal_town: Option<&str>) -> Vec<Point> {
        let code = postal_code.and_then(code_number);
        let town = postal_town.map(fold).filter(|town| !town.is_empty());
        let entries = held.iter().filter_map(|&at| self.entries.get(at as usize));
        let agrees = |entry: &&Entry| match (code, &town) {
            // The code says more than the town, which is written in many ways.
            (Some(code), _) if entry.postal_code != 0 => entry.postal_code == code,
            (_, Some(town)) if !entry.postal_town.is_empty() => entry.postal_town == *town,
            _ => true,
        };
        entries.filter(agrees).take(STREET_MAX).map(|entry| entry.point).collect()
    }

    fn points(&self, held: &[u32]) -> Vec<Point> {
        held.iter().filter_map(|&at| self.entries.get(at as usize)).take(STREET_MAX).map(|entry| entry.point).collect()
    }
}

/// The five digits of a postal code.
fn code_number(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 5 { digits.parse().ok() } else { None }
}

/// Street and number as keys compare: folded, written out, number and letter together, without flat or floor.
/// Normalising twice changes nothing.
#[must_use]
pub fn normalise_street(text: &str) -> String {
    let folded = fold(text);
    // What follows a comma is a flat, a floor or a postal address.
    let folded = folded.split(',').next().unwrap_or_default().replace(['\u{2013}', '\u{2212}'], "-");
    let folded = folded.replace(" -", "-").replace("- ", "-");
    let mut words: Vec<String> = Vec::new();
    let mut seen_number = false;
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let is_number = word.starts_with(|sign: char| sign.is_ascii_digit());
        if seen_number && (matches!(word, "lgh" | "tr" | "nb" | "bv" | "vaning" | "uppg" | "port") || is_number) {
            break;
        }
        match words.last_mut() {
            // "12 A" is one word.
            Some(number) if seen_number && is_stair(word) => number.push_str(word),
            _ => words.push(if seen_number { word.to_owned() } else { written_out(word) }),
        }
        seen_number |= is_number && words.len() > 1;
    }
    words.join(" ").trim_end_matches(['.', '-']).to_owned()
}

fn is_stair(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic)
        && letters.next().is_none_or(|sign| sign == '-' || sign == '.')
        && word.len() <= 4
}

/// Common abbreviations at the end of a street name.
fn written_out(word: &str) -> String {
    let ends = [("g.", "gatan"), ("v.", "v\u{e4}gen"), ("gr.", "gr\u{e4}nd"), ("st.", "stigen")];
    let found = ends.iter().rev().find_map(|(short, long)| {
        let stem = word.strip_suffix(short)?;
        (stem.chars().count() >= 3).then(|| format!("{stem}{long}"))
    });
    found.unwrap_or_else(|| word.to_owned())
}

/// The street of a normalised key.
fn street_of(key: &str) -> &str {
    match key.rsplit_once(' ') {
        Some((street, number)) if number.starts_with(|sign: char| sign.is_ascii_digit()) => street,
        _ => key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_an_address() {
        for (written, key) in [
            ("Övningsgatan 12 A", "övningsgatan 12a"),
            ("ÖVNINGSGATAN  12a, lgh 1102", "övningsgatan 12a"),
            ("Övningsg. 12 A lgh 1102", "övningsgatan 12a"),
            ("Provvägen 9–11", "provvägen 9-11"),
            ("Provv. 9 - 11", "provvägen 9-11"),
            ("Kung Made III:s väg 36", "kung made iii:s väg 36"),
            ("Måttvägen 370 A-C", "måttvägen 370a-c"),
            ("Provgången 26.", "provgången 26"),
            ("1:a Provgatan 3", "1:a provgatan 3"),
        ] {
            assert_eq!(normalise_street(written), key, "{written} has one key");
            assert_eq!(normalise_street(key), key, "a key is its own key");
        }
        assert_eq!(street_of("måttvägen 370a-c"), "måttvägen", "the number is cut off");
    }
}
