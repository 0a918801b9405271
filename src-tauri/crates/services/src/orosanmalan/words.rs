//! The paper's Swedish words and the provisions valid on a day.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use samsyn_rules::law::PaperWord;
use samsyn_rules::sekretess::HuvudmanKind;

use super::document::LegalLines;
use crate::text::{TextFault, Texts};

static TEXTS: LazyLock<Result<Texts, TextFault>> =
    LazyLock::new(|| Texts::parse(include_str!("../../text/orosanmalan.sv.toml")));

/// The words of the paper.
pub(super) fn texts() -> Result<&'static Texts, TextFault> {
    TEXTS.as_ref().map_err(Clone::clone)
}

/// The words of law valid on a day, out of the law register; none before it begins.
#[must_use]
pub fn legal_lines(day: NaiveDate, huvudman: HuvudmanKind) -> LegalLines {
    let law = crate::law::register();
    let line = |line: PaperWord| law.paper_line(line, huvudman, day).unwrap_or_default().to_owned();
    if law.regime(day).is_none() {
        return LegalLines::default();
    }
    LegalLines { secrecy: line(PaperWord::Secrecy), duty: line(PaperWord::Duty), feedback: line(PaperWord::Feedback) }
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

    fn lines(day: &str) -> LegalLines {
        legal_lines(day.parse().unwrap(), HuvudmanKind::Kommunal)
    }

    #[test]
    fn the_law_is_the_law_of_the_day() {
        let now = lines("2026-01-15");
        assert!(now.duty.contains("19 kap. 1 §") && now.duty.contains("2025:400"), "the act of 2025: {now:?}");
        assert!(now.feedback.contains("19 kap. 6 §") && now.feedback.contains("en vecka"), "one week from 15 January");
        assert!(now.feedback.contains("olämpligt"), "and only where it is not unsuitable");
        assert!(now.secrecy.contains("40 kap. 7 g §"), "reports have a secrecy rule of their own from 15 January");
        let before = lines("2026-01-14");
        assert!(!before.feedback.contains("vecka"), "there was no time limit the day before");
        assert!(!before.secrecy.contains("40 kap"), "nor a rule of its own");
        let old = lines("2025-06-30");
        assert!(
            old.duty.contains("14 kap. 1 §") && old.duty.contains("2001:453"),
            "the old act to its last day: {old:?}"
        );
        assert_eq!(lines("2023-07-01"), LegalLines::default(), "nothing is said of a law nobody checked");
    }

    #[test]
    fn a_fristaende_school_prints_no_law_of_authorities() {
        for day in ["2023-07-02", "2025-07-01", "2026-11-22", "2027-01-01", "2030-01-01"] {
            let lines = legal_lines(day.parse().unwrap(), HuvudmanKind::Fristaende);
            let printed = format!("{} {} {}", lines.secrecy, lines.duty, lines.feedback);
            assert!(!printed.contains("OSL"), "it is no authority, and the change is not confirmed: {printed}");
            assert!(lines.duty.contains("socialtjänstlagen"), "the duty is the same");
        }
    }

    #[test]
    fn every_month_has_words() {
        let texts = texts().unwrap();
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
