//! Words of registers, compared without case, diacritics and punctuation.

use samsyn_rules::people::Protection;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::pupil::Relation;

/// Words that say that there is no protection. Everything else in a column of protection protects: a mark that we
/// cannot read is still a mark.
const UNPROTECTED: [&str; 22] = [
    "nej",
    "n",
    "no",
    "false",
    "falskt",
    "falsk",
    "0",
    "ingen",
    "inget",
    "inga",
    "none",
    "null",
    "ej",
    "ej skyddad",
    "inte skyddad",
    "oskyddad",
    "ingen sekretess",
    "ej sekretess",
    "ingen markering",
    "ingen sekretessmarkering",
    "normal",
    "oppen",
];

/// Beginnings of words that speak of protection, in a heading or in the place of an address.
const PROTECTING: [&str; 7] = ["skydd", "sekretess", "finger", "kvarskriv", "protected", "confidential", "security"];

/// Lower case, without diacritics, punctuation as single spaces.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            folded.push(letter);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Composed letters and single spaces, so that the same name is the same text.
pub(super) fn clean(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split(|letter: char| letter.is_whitespace() || letter.is_control()).filter(|word| !word.is_empty()).fold(
        String::new(),
        |mut said, word| {
            if !said.is_empty() {
                said.push(' ');
            }
            said.push_str(word);
            said
        },
    )
}

/// What a cell in a column of protection says.
pub(super) fn protection(text: &str) -> Protection {
    if text.chars().all(|letter| letter.is_whitespace() || matches!(letter, '-' | '\u{2013}' | '\u{2014}')) {
        return Protection::None;
    }
    let said = fold(text);
    if UNPROTECTED.contains(&said.as_str()) {
        Protection::None
    } else if said.contains("finger") {
        Protection::Fingerad
    } else if said.contains("folkbok") || said.contains("kvarskriv") {
        Protection::SkyddadFolkbokforing
    } else {
        Protection::Sekretessmarkering
    }
}

/// Whether a text speaks of protection: a heading, or what stands where an address should.
pub(super) fn speaks_of_protection(text: &str) -> bool {
    fold(text).split(' ').any(|word| PROTECTING.iter().any(|start| word.starts_with(start)))
}

/// The protection that stands in the place of an address ("Skyddad identitet"), which some systems print there
/// and nowhere else. A street may be called Skyddsvagen: only the words for a person count.
pub(super) fn protection_in_address(text: &str) -> Protection {
    let said = fold(text);
    let marked = said.split(' ').any(|word| {
        word.starts_with("skyddad") || word.starts_with("sekretess") || word.starts_with("fingerad") || word == "hemlig"
            // Skatteverket forwards the mail of protected people.
            || word.starts_with("formedlingsuppdrag")
    });
    if marked { protection(text) } else { Protection::None }
}

/// What a person is to the pupil. Unknown words are kept.
pub(super) fn relation(text: &str) -> Relation {
    match fold(text).as_str() {
        "" | "vardnadshavare" => Relation::Vardnadshavare,
        "foralder" => Relation::Foralder,
        "god man" => Relation::GodMan,
        "annan ansvarig" => Relation::AnnanAnsvarig,
        "annan behorig" => Relation::AnnanBehorig,
        _ => Relation::Other(clean(text)),
    }
}

/// Five digits of a Swedish postal code; another country's as it stands.
pub(super) fn postal_code(text: &str) -> String {
    let said = clean(text);
    let bare = said.strip_prefix("SE").or_else(|| said.strip_prefix("S-")).unwrap_or(&said).trim_start_matches('-');
    let digits: String = bare.chars().filter(|letter| !letter.is_whitespace()).collect();
    if digits.len() == 5 && digits.bytes().all(|byte| byte.is_ascii_digit()) { digits } else { said }
}

/// A four-digit municipality code out of what systems write: `0180`, `180` after a spreadsheet, or county 1 and
/// municipality 80 (SS 12000, addresses of persons). A code that is not certain is none.
pub(super) fn municipality(county: &str, code: &str) -> Option<String> {
    let number = |text: &str| {
        let text = text.trim();
        Some(text).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() <= 4)?.parse::<u16>().ok()
    };
    let county = number(county);
    let code = number(code)?;
    let whole = if code < 100 { county?.checked_mul(100)? + code } else { code };
    let of_county = county.is_none_or(|county| county == whole / 100);
    Some(format!("{whole:04}")).filter(|_| of_county && (1..=25).contains(&(whole / 100)) && whole % 100 > 0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn headings_and_names_compare_without_dress() {
        assert_eq!(fold("  Vårdnadshavare (2) "), "vardnadshavare 2", "case, ring and brackets do not matter");
        assert_eq!(clean("A\u{30a}sa \t Ek\n"), "Åsa Ek", "a decomposed letter is the same letter");
    }

    #[test]
    fn an_unread_mark_protects() {
        for text in ["", " ", "-", "–", "Nej", "Ingen", "0", "false", "EJ SKYDDAD"] {
            assert_eq!(protection(text), Protection::None, "{text:?} says that there is none");
        }
        for text in ["Ja", "x", "1", "S", "Sekretessmarkering", "sekretess", "?", "***", "kanske", "#N/A"] {
            assert_eq!(protection(text), Protection::Sekretessmarkering, "{text:?} may be a mark, so it is one");
        }
        for text in ["Skyddad folkbokföring", "SKYDDAD FOLKBOKFORING", "Kvarskrivning"] {
            assert_eq!(protection(text), Protection::SkyddadFolkbokforing, "{text:?} hides where the person lives");
        }
        assert_eq!(protection("Fingerade personuppgifter"), Protection::Fingerad, "the strongest is told apart");
        assert_eq!(protection_in_address("Skyddad identitet"), Protection::Sekretessmarkering, "said where it hides");
        assert_eq!(protection_in_address("Skyddsvägen 3"), Protection::None, "a street may have such a name");
    }

    #[test]
    fn municipality_codes_need_to_be_certain() {
        let cases = [
            ("1", "80", Some("0180")),
            ("01", "80", Some("0180")),
            ("", "0180", Some("0180")),
            ("", "180", Some("0180")),
            ("1", "180", Some("0180")),
            ("14", "1480", Some("1480")),
            ("", "80", None),
            ("14", "180", None),
            ("1", "Stockholm", None),
            ("", "", None),
            ("9999", "9", None),
            ("", "9980", None),
            ("", "100", None),
        ];
        for (county, code, whole) in cases {
            assert_eq!(
                municipality(county, code).as_deref(),
                whole,
                "{county}/{code}: a wrong code is a wrong receiver"
            );
        }
    }

    #[test]
    fn postal_codes_are_five_digits() {
        for text in ["123 45", "12345", "SE-123 45", "S-12345", "SE 123\u{a0}45"] {
            assert_eq!(postal_code(text), "12345", "{text} is one code");
        }
        assert_eq!(postal_code("0150 "), "0150", "a foreign code stays as it is");
    }
}
