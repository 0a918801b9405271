//! What a text is as a personal number, for school IT that cleans a register before an import.

use chrono::NaiveDate;
use samsyn_rules::people::PersonalNumber;
use serde::Serialize;

/// One line classified. Shown to whoever handed the line over, and kept nowhere.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct NumberView {
    /// The line as it was.
    pub input: String,
    /// `personnummer`, `samordningsnummer`, `tf` or `interim`.
    pub kind: Option<&'static str>,
    /// Twelve characters.
    pub normalized: Option<String>,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// It is a number.
    pub valid: bool,
    /// Why not: a code that begins with `number_`.
    pub error: Option<&'static str>,
}

/// Classifies a line. Ten characters get the newest century that is not after `today`.
#[must_use]
pub fn classify(line: &str, today: NaiveDate) -> NumberView {
    let read = PersonalNumber::parse(line, today);
    let number = read.as_ref().ok();
    NumberView {
        input: line.to_owned(),
        kind: number.map(|number| number.kind().code()),
        normalized: number.map(|number| number.reveal().to_owned()),
        birth_date: number.map(PersonalNumber::birth_date),
        valid: number.is_some(),
        error: read.as_ref().err().map(|fault| fault.code()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_line_is_a_number_or_says_why_not() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let json = |line| serde_json::to_string(&classify(line, today)).unwrap();
        assert_eq!(
            json("130514-2380"),
            r#"{"input":"130514-2380","kind":"personnummer","normalized":"201305142380","birth_date":"2013-05-14","valid":true,"error":null}"#,
            "the contract's keys, in its order"
        );
        assert_eq!(
            json("130514-2381"),
            r#"{"input":"130514-2381","kind":null,"normalized":null,"birth_date":null,"valid":false,"error":"number_check_digit"}"#,
            "what is wrong has a code"
        );
    }
}
