//! Who is the same person, the same phone and the same address in registers that spell each as they like.
//!
//! Everything here is a key to compare with and nothing to show: no text comes out again.

use crate::districts::{fold, normalise_street};

/// Fewer digits than this are no phone number.
const PHONE_DIGITS_MIN: usize = 6;

/// A name as words without case, marks and order, so that `Skyddsson, Mia` is `MIA SKYDDSSON`.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Name(Vec<String>);

impl Name {
    pub(super) fn new(text: &str) -> Self {
        let plain: String = fold(text).chars().map(plain).collect();
        let words = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        Self(words.map(str::to_owned).collect())
    }

    pub(super) fn words(&self) -> &[String] {
        &self.0
    }

    /// Whether one may be the other with names left out or shortened to a letter. One word alone is nobody's full name.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let (few, many) = if self.0.len() <= other.0.len() { (&self.0, &other.0) } else { (&other.0, &self.0) };
        let initial = |short: &String, long: &String| short.chars().nth(1).is_none() && long.starts_with(&**short);
        let fits = |word: &String| many.iter().any(|one| one == word || initial(word, one) || initial(one, word));
        let whole = few.iter().any(|word| word.chars().nth(1).is_some() && many.contains(word));
        few.len() > 1 && whole && few.iter().all(fits)
    }
}

/// Letters with marks as the letters under them: a register may have lost them.
fn plain(letter: char) -> char {
    match letter {
        '\u{e0}'..='\u{e6}' | '\u{101}' | '\u{103}' | '\u{105}' => 'a',
        '\u{e7}' | '\u{107}' | '\u{10d}' => 'c',
        '\u{e8}'..='\u{eb}' | '\u{113}' | '\u{117}' | '\u{119}' | '\u{11b}' => 'e',
        '\u{ec}'..='\u{ef}' | '\u{12b}' | '\u{131}' => 'i',
        '\u{f1}' | '\u{144}' | '\u{148}' => 'n',
        '\u{f2}'..='\u{f6}' | '\u{f8}' | '\u{14d}' | '\u{151}' => 'o',
        '\u{15b}' | '\u{15f}' | '\u{161}' | '\u{219}' => 's',
        '\u{f9}'..='\u{fc}' | '\u{16b}' | '\u{16f}' | '\u{171}' => 'u',
        '\u{fd}' | '\u{ff}' => 'y',
        '\u{17a}' | '\u{17c}' | '\u{17e}' => 'z',
        '\u{142}' => 'l',
        other => other,
    }
}

/// Phone numbers of one field, as national digits: `+46 70-174 06 05 / 08 123 45 67` are two.
pub(super) fn phones(text: &str) -> Vec<String> {
    let numbers = text.split(['/', ',', ';', '|', '\n']).map(|part| {
        let plus = part.trim_start().starts_with('+');
        let digits: String = part.chars().filter(char::is_ascii_digit).collect();
        let national = match (plus, digits.strip_prefix("0046"), digits.strip_prefix("46")) {
            (_, Some(rest), _) | (true, None, Some(rest)) => format!("0{}", rest.trim_start_matches('0')),
            _ => digits,
        };
        if national.starts_with('0') || national.is_empty() { national } else { format!("0{national}") }
    });
    numbers.filter(|digits| digits.len() >= PHONE_DIGITS_MIN).collect()
}

/// A registered address as far as it can be compared.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    /// Words of street and number, folded.
    street: Vec<String>,
    flat: Option<String>,
    code: Option<String>,
    town: Option<String>,
}

impl Address {
    /// An address to compare; none without a street, since a postal code is no home.
    #[must_use]
    pub fn new(street: &str, postal_code: &str, postal_town: &str) -> Option<Self> {
        let folded = fold(street);
        // "c/o Mia Skyddsson, Gatan 7": who the mail is for is no part of the place.
        let place = match folded.split_once(',') {
            Some((care, rest)) if care.starts_with("c/o") => rest,
            _ => &folded,
        };
        let words: Vec<String> = normalise_street(place).split(' ').map(str::to_owned).collect();
        let digits: String = postal_code.chars().filter(char::is_ascii_digit).collect();
        let said = |text: String| Some(text).filter(|text| !text.is_empty());
        let address = Self { street: words, flat: flat(&folded), code: said(digits), town: said(fold(postal_town)) };
        address.street.last().is_some_and(|word| !word.is_empty()).then_some(address)
    }

    /// Addresses that may be this one have the same key.
    pub(super) fn key(&self) -> &str {
        self.street.last().map_or("", String::as_str)
    }

    /// Whether both may be one home: what both say is the same. The street may have a name before it.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        fn differ<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
            one.zip(other).is_some_and(|(one, other)| one != other)
        }
        let street = self.street.ends_with(&other.street) || other.street.ends_with(&self.street);
        // The code says more than the town, which is written in many ways.
        let codes = self.code.is_some() && other.code.is_some();
        let elsewhere = if codes { self.code != other.code } else { differ(self.town.as_ref(), other.town.as_ref()) };
        street && !elsewhere && !differ(self.flat.as_ref(), other.flat.as_ref())
    }
}

/// The number of the flat, where the register says it.
fn flat(folded: &str) -> Option<String> {
    let (_, after) = folded.rsplit_once("lgh")?;
    let number: String =
        after.chars().skip_while(|sign| !sign.is_alphanumeric()).take_while(char::is_ascii_digit).collect();
    Some(number).filter(|number| !number.is_empty())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn address(street: &str, code: &str, town: &str) -> Address {
        Address::new(street, code, town).unwrap()
    }

    #[test]
    fn a_name_is_the_same_in_another_order_dress_or_length() {
        let name = Name::new("Mia Åsa Skyddsson");
        for same in ["SKYDDSSON, Mia", "mia  skyddsson", "Mia A. Skyddsson", "M Skyddsson", "Mia Asa Skyddsson-Ek"] {
            assert!(name.may_be(&Name::new(same)), "{same} may be the same person");
        }
        for other in ["Dan Skyddsson", "Mia Ek", "Skyddsson", "M", ""] {
            assert!(!name.may_be(&Name::new(other)), "{other:?} is somebody else, or nobody");
        }
    }

    #[test]
    fn a_phone_is_its_national_digits() {
        for same in ["070-1740605", "+46 70 174 06 05", "0046701740605", "(070) 174 06 05", "701740605"] {
            assert_eq!(phones(same), ["0701740605"], "{same} is one number");
        }
        assert_eq!(phones("070-1740605 / 08-5551234").len(), 2, "a field may hold two");
        assert!(phones("ej tel").is_empty() && phones("123").is_empty(), "and words are none");
    }

    #[test]
    fn an_address_is_a_home_and_not_its_spelling() {
        let home = address("Hemliga gatan 7", "111 22", "Stockholm");
        for (street, code, town) in [
            ("HEMLIGA GATAN 7 lgh 1102", "11122", "STOCKHOLM"),
            ("Hemliga gatan 7, 111 22 Stockholm", "", ""),
            ("c/o Mia Skyddsson, Hemliga gatan 7", "111 22", "Stockholm"),
            ("c/o Skyddsson Hemliga gatan 7", "111 22", ""),
        ] {
            assert!(home.may_be(&address(street, code, town)), "{street} may be the same home");
        }
        for (street, code, town) in [
            ("Hemliga gatan 9", "111 22", "Stockholm"),
            ("Hemliga gatan 7", "999 11", "Stockholm"),
            ("Öppna gatan 7", "111 22", ""),
        ] {
            assert!(!home.may_be(&address(street, code, town)), "{street} {code} is another");
        }
        let flat = address("Hemliga gatan 7 lgh 1102", "111 22", "Stockholm");
        assert!(!flat.may_be(&address("Hemliga gatan 7 lgh 1203", "111 22", "Stockholm")), "two flats are two homes");
        assert!(Address::new("", "111 22", "Stockholm").is_none(), "a postal code is no home");
    }
}
