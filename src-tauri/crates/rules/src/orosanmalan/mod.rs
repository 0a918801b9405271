//! Checks on an orosanmalan: hints that never block.
//!
//! A hint says what a reader at the namnd would stumble on: a guess in place of something seen, another pupil's name,
//! a question left open. It never stops, delays or changes a report (ARCHITECTURE.md, invariant 12). The words that
//! are looked for come in as a [`Lexicon`], because Swedish lives in data.

mod check;
mod draft;
mod facts;
mod language;
mod lexicon;
mod names;
mod tokens;

use chrono::NaiveDate;

pub use check::{Check, CheckCode, CheckLevel, Section};
pub use draft::{Draft, DraftObservation, DraftReporter, Person, Reason, Source, When, derive_when};
pub use lexicon::{Lexicon, Phrase};
pub use names::{Names, PupilName};

/// The hints on a draft on a day: what to look over first, then what is empty, then what is in order. The same draft
/// gives the same hints.
#[must_use]
pub fn derive_checks(draft: &Draft<'_>, names: &Names<'_>, lexicon: &Lexicon, today: NaiveDate) -> Vec<Check> {
    let passages = draft::passages(draft);
    let mut checks = language::checks(draft, &passages, lexicon);
    checks.extend(names::checks(draft, &passages, names, lexicon));
    checks.extend(facts::checks(draft, today));
    if !checks.iter().any(|check| check.code == CheckCode::SeveralChildren) {
        checks.push(Check::ok(CheckCode::OneChild, Section::Observations));
    }
    checks.sort_by_key(|check| check.level);
    checks
}

#[cfg(test)]
mod tests;
