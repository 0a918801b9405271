//! Personal identity numbers in the forms a school register has them.
//!
//! Sources: folkbokforingslagen (1991:481) 18 §; Skatteverket SKV 704 (Luhn, separators, coordination numbers);
//! Skolverket, provisioning of SS 12000 (temporary numbers `YYYYMMDDTFxx`).

use chrono::{Datelike, NaiveDate};

/// What kind of number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberKind {
    /// Personnummer.
    Personnummer,
    /// Samordningsnummer: the day of birth plus 60.
    Samordningsnummer,
    /// Temporary number of a school, `TF` and two digits instead of the last four; has no check digit.
    Temporary,
    /// Interim number: a letter stands for the first digit of the serial.
    Interim,
}

impl NumberKind {
    /// The word for data: `personnummer`, `samordningsnummer`, `tf` or `interim`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Personnummer => "personnummer",
            Self::Samordningsnummer => "samordningsnummer",
            Self::Temporary => "tf",
            Self::Interim => "interim",
        }
    }
}

/// Why a text is no number. Says nothing of the number itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberFault {
    /// Not 10 or 12 characters.
    Length,
    /// Something else than digits, `TFxx` or an interim letter in its place.
    Characters,
    /// No such date.
    Date,
    /// Born after today.
    Future,
    /// The check digit does not fit.
    CheckDigit,
}

impl NumberFault {
    /// The word for data, `number_` and what is wrong.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Length => "number_length",
            Self::Characters => "number_characters",
            Self::Date => "number_date",
            Self::Future => "number_future",
            Self::CheckDigit => "number_check_digit",
        }
    }
}

/// A checked number with its century. Deliberately without `Debug` and `Display`: a number is shown only where
/// somebody writes [`PersonalNumber::reveal`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonalNumber {
    text: String,
    kind: NumberKind,
    born: NaiveDate,
}

/// Letters that an interim number may have.
const INTERIM_LETTERS: &str = "JKLMNRSTUWX";
/// Day of birth is moved by this in a samordningsnummer.
const COORDINATION_DAY: u32 = 60;
/// Nobody in a school is born after.
const LAST_YEAR: i32 = 2099;
/// Nobody in a school was born before.
const YEAR_MIN: i32 = 1840;

impl PersonalNumber {
    /// Reads 10 or 12 characters with `-`, `+` or nothing before the last four; spaces do not matter.
    ///
    /// Ten characters get the newest century that is not after `today`; with `+` the newest in which the person has
    /// turned a hundred this year.
    ///
    /// # Errors
    /// [`NumberFault`] says what is wrong, never what stood there.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, NumberFault> {
        let (symbols, over_hundred) = symbols(text)?;
        let (date, tail) = symbols.split_at(symbols.len() - 4);
        let kind = kind(date, tail)?;
        let born = match *date {
            [y1, y2, y3, y4, ..] if date.len() == 8 => birth_date(number([y1, y2, y3, y4]), date, kind)?,
            [y1, y2, ..] => newest_century(number([y1, y2]), date, kind, today, over_hundred)?,
            _ => return Err(NumberFault::Length),
        };
        if born > today {
            return Err(NumberFault::Future);
        }
        if kind != NumberKind::Temporary && !luhn_holds(&symbols[symbols.len() - 10..]) {
            return Err(NumberFault::CheckDigit);
        }
        let short: String = symbols[symbols.len() - 10..].iter().collect();
        Ok(Self { text: format!("{:02}{short}", born.year() / 100), kind, born })
    }

    /// Whether a number stands anywhere in a text, whatever stands around it: an id of a register may be made of one.
    #[must_use]
    pub fn stands_in(text: &str) -> bool {
        let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
        let is_number = |window: &[char]| Self::ten_symbols(&window.iter().collect::<String>()).is_some();
        [12, 10].into_iter().any(|length| letters.windows(length).any(is_number))
    }

    /// The ten symbols that are the same with and without a century, when a text is a number at all.
    #[must_use]
    pub fn ten_symbols(text: &str) -> Option<String> {
        let last = NaiveDate::from_ymd_opt(LAST_YEAR, 12, 31)?;
        Self::parse(text, last).ok().and_then(|number| number.text.get(2..).map(str::to_owned))
    }

    /// What kind of number it is.
    #[must_use]
    pub const fn kind(&self) -> NumberKind {
        self.kind
    }

    /// Date of birth.
    #[must_use]
    pub const fn birth_date(&self) -> NaiveDate {
        self.born
    }

    /// The number as twelve characters, for storage and for paper. Never for a log.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.text
    }
}

/// The 10 or 12 characters that carry meaning, and whether `+` stood before the last four.
fn symbols(text: &str) -> Result<(Vec<char>, bool), NumberFault> {
    let mut symbols: Vec<char> = text.chars().filter(|symbol| !symbol.is_whitespace()).collect();
    // Word processors turn the hyphen into a dash or a minus sign.
    let is_separator = |symbol: char| matches!(symbol, '-' | '+' | '\u{2010}'..='\u{2013}' | '\u{2212}');
    let mut over_hundred = false;
    if let Some(place) = symbols.len().checked_sub(5).filter(|&place| is_separator(symbols[place])) {
        over_hundred = symbols.remove(place) == '+';
    }
    if symbols.len() != 10 && symbols.len() != 12 {
        return Err(NumberFault::Length);
    }
    symbols.iter_mut().for_each(|symbol| symbol.make_ascii_uppercase());
    Ok((symbols, over_hundred))
}

fn kind(date: &[char], tail: &[char]) -> Result<NumberKind, NumberFault> {
    let digits = |part: &[char]| part.iter().all(char::is_ascii_digit);
    if !digits(date) {
        return Err(NumberFault::Characters);
    }
    match *tail {
        ['T', 'F', ..] if digits(&tail[2..]) => Ok(NumberKind::Temporary),
        [letter, ..] if INTERIM_LETTERS.contains(letter) && digits(&tail[1..]) => Ok(NumberKind::Interim),
        _ if !digits(tail) => Err(NumberFault::Characters),
        // No serial is 000 (SKV 704).
        ['0', '0', '0', _] => Err(NumberFault::CheckDigit),
        _ if number([date[date.len() - 2], date[date.len() - 1]]) > COORDINATION_DAY => {
            Ok(NumberKind::Samordningsnummer)
        }
        _ => Ok(NumberKind::Personnummer),
    }
}

fn number<const N: usize>(digits: [char; N]) -> u32 {
    digits.iter().fold(0, |sum, digit| sum * 10 + digit.to_digit(10).unwrap_or(0))
}

/// The date in `year` whose month and day end `date`.
fn birth_date(year: u32, date: &[char], kind: NumberKind) -> Result<NaiveDate, NumberFault> {
    let [.., m1, m2, d1, d2] = *date else { return Err(NumberFault::Length) };
    let moved = if kind == NumberKind::Samordningsnummer { COORDINATION_DAY } else { 0 };
    let year = i32::try_from(year).ok().filter(|&year| year >= YEAR_MIN).ok_or(NumberFault::Date)?;
    NaiveDate::from_ymd_opt(year, number([m1, m2]), number([d1, d2]) - moved).ok_or(NumberFault::Date)
}

/// The newest date with these two digits of a year that is not after `today`, or that is a hundred years back.
/// The 29th of February exists only in some centuries, so each is tried.
fn newest_century(
    year: u32,
    date: &[char],
    kind: NumberKind,
    today: NaiveDate,
    over_hundred: bool,
) -> Result<NaiveDate, NumberFault> {
    let century = u32::try_from(today.year()).unwrap_or(0) / 100;
    let centuries = (0..=3).filter_map(|back| century.checked_sub(back));
    let dates = centuries.filter_map(|century| birth_date(century * 100 + year, date, kind).ok());
    let fits = |born: &NaiveDate| *born <= today && (!over_hundred || born.year() <= today.year() - 100);
    dates.into_iter().find(fits).filter(|born| born.year() <= 9999).ok_or(NumberFault::Date)
}

/// The Luhn sum of ten symbols; the letter of an interim number counts as 1.
fn luhn_holds(symbols: &[char]) -> bool {
    let sum: u32 = symbols
        .iter()
        .enumerate()
        .map(|(place, symbol)| {
            let doubled = symbol.to_digit(10).unwrap_or(1) * if place % 2 == 0 { 2 } else { 1 };
            doubled / 10 + doubled % 10
        })
        .sum();
    sum.is_multiple_of(10)
}
