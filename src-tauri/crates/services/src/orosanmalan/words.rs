//! The paper's Swedish words and the provisions valid on a day.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};

use super::document::LegalLines;
use crate::text::{TextFault, Texts};

static TEXTS: LazyLock<Result<Texts, TextFault>> =
    LazyLock::new(|| Texts::parse(include_str!("../../text/orosanmalan.sv.toml")));

/// Days on which the law of reporting changed, latest first; each has its words in the text file.
const LEGAL_FROM: [&str; 3] = ["2026-01-15", "2025-07-01", "2013-01-01"];

/// The words of the paper.
pub(super) fn texts() -> Result<&'static Texts, TextFault> {
    TEXTS.as_ref().map_err(Clone::clone)
}

/// The provisions valid on a day; none before 2013, when the duty read otherwise.
///
/// # Errors
/// [`TextFault`] when the text file cannot be read.
pub fn derive_legal_lines(day: NaiveDate) -> Result<Option<LegalLines>, TextFault> {
    let texts = texts()?;
    // ISO dates sort as text.
    let day = day.format("%Y-%m-%d").to_string();
    let regime = LEGAL_FROM.iter().find(|from| day.as_str() >= **from);
    Ok(regime.map(|from| {
        let line = |name: &str| texts.say(&format!("legal.{from}.{name}"), &[]);
        LegalLines { secrecy: line("secrecy"), duty: line("duty"), feedback: line("feedback") }
    }))
}

/// `24 november 2026`.
pub(super) fn long_date(texts: &Texts, day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), texts.say(&format!("month.{}", day.month()), &[]), day.year())
}

/// `24 nov 2026`.
pub(super) fn short_date(texts: &Texts, day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), texts.say(&format!("month_short.{}", day.month()), &[]), day.year())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn lines(year: i32, month: u32, day: u32) -> Option<LegalLines> {
        derive_legal_lines(NaiveDate::from_ymd_opt(year, month, day).unwrap()).unwrap()
    }

    #[test]
    fn the_law_is_the_law_of_the_day() {
        let now = lines(2026, 1, 15).unwrap();
        assert!(now.duty.contains("19 kap. 1 §") && now.duty.contains("2025:400"), "the act of 2025: {now:?}");
        assert!(now.feedback.contains("19 kap. 6 §") && now.feedback.contains("en vecka"), "one week from 15 January");
        assert!(now.secrecy.contains("40 kap. 7 g §"), "reports have a secrecy rule of their own from 15 January");
        let before = lines(2026, 1, 14).unwrap();
        assert!(!before.feedback.contains("vecka"), "there was no time limit the day before");
        assert!(!before.secrecy.contains("40 kap"), "nor a rule of its own");
        let old = lines(2025, 6, 30).unwrap();
        assert!(
            old.duty.contains("14 kap. 1 §") && old.duty.contains("2001:453"),
            "the old act to its last day: {old:?}"
        );
        assert_eq!(lines(2012, 12, 31), None, "nothing is said of a law nobody checked");
    }

    #[test]
    fn every_regime_and_month_has_words() {
        let texts = texts().unwrap();
        for from in LEGAL_FROM {
            for name in ["secrecy", "duty", "feedback"] {
                assert!(texts.has(&format!("legal.{from}.{name}")), "{from} {name} has words");
            }
        }
        assert!(LEGAL_FROM.is_sorted_by(|a, b| a > b), "the latest is tried first");
        let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        assert_eq!(long_date(texts, day), "1 mars 2026", "no leading zero");
        for month in 1..=12 {
            assert!(
                texts.has(&format!("month.{month}")) && texts.has(&format!("month_short.{month}")),
                "month {month}"
            );
        }
    }
}
