//! The checks on a draft: the rules with Swedish words, and their way to the door.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
pub use samsyn_rules::orosanmalan::{Check, Names, PupilName};
use samsyn_rules::orosanmalan::{
    Draft, DraftObservation, DraftReporter, Lexicon, Person, Phrase, Reason, Source, derive_checks as derive,
};
use serde::Deserialize;

use super::content::{DoNotInformReason, InformedPerson, ObservationSource, OrosanmalanContent};
use crate::api::reports::CheckView;
use crate::text::TextFault;

/// The word lists as they lie in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordFile {
    interpretation: Vec<String>,
    seems: Vec<String>,
    grounds: Vec<String>,
    diagnosis: Vec<String>,
    abbreviation: Vec<String>,
    ordinary: Vec<String>,
    reasons: BTreeMap<String, Vec<String>>,
}

static LEXICON: LazyLock<Result<Lexicon, TextFault>> = LazyLock::new(|| {
    let file: WordFile = toml::from_str(include_str!("../../text/checks.sv.toml"))
        .map_err(|fault| TextFault { at: fault.message().to_owned() })?;
    let phrases = |words: Vec<String>| words.iter().filter_map(|word| Phrase::parse(word)).collect::<Vec<_>>();
    let reason = |(word, words): (String, Vec<String>)| {
        let reason = Reason::parse(&word).ok_or_else(|| TextFault { at: format!("reasons.{word}") })?;
        Ok((reason, phrases(words)))
    };
    Ok(Lexicon {
        reasons: file.reasons.into_iter().map(reason).collect::<Result<_, TextFault>>()?,
        interpretation: phrases(file.interpretation),
        seems: phrases(file.seems),
        grounds: phrases(file.grounds),
        diagnosis: phrases(file.diagnosis),
        abbreviation: phrases(file.abbreviation),
        ordinary: file.ordinary,
    })
});

/// The hints on a draft on a day. None of them blocks anything.
///
/// # Errors
/// [`TextFault`] when the word lists cannot be read.
pub fn derive_checks(
    content: &OrosanmalanContent,
    guardian_count: u8,
    names: &Names<'_>,
    today: NaiveDate,
) -> Result<Vec<Check>, TextFault> {
    let lexicon = LEXICON.as_ref().map_err(Clone::clone)?;
    Ok(derive(&draft(content, guardian_count), names, lexicon, today))
}

impl From<Check> for CheckView {
    fn from(check: Check) -> Self {
        Self {
            id: check.code.as_str().to_owned(),
            level: check.level.as_str().to_owned(),
            section: check.section.as_str().to_owned(),
            row: check.row,
            params: check.params,
        }
    }
}

fn draft(content: &OrosanmalanContent, guardian_count: u8) -> Draft<'_> {
    let observations = content.observations.iter().map(|row| DraftObservation {
        date: &row.date,
        source: row.source.map(source),
        who: &row.who,
        text: &row.text,
    });
    let answers = content.informed.iter().filter_map(|row| Some((person(row.person?), row.informed?, &*row.why_not)));
    Draft {
        why_now: &content.why_now,
        observations: observations.collect(),
        child_words: &content.child_words,
        effect: &content.effect,
        earlier: &content.earlier,
        school_has_done: &content.school_has_done,
        approach: &content.approach,
        acute: content.danger_now.acute,
        place: &content.danger_now.place,
        guardian_count,
        informed: answers.collect(),
        do_not_inform: content.do_not_inform.iter().copied().map(reason).collect(),
        feedback: content.feedback,
        reporter: DraftReporter {
            name: &content.reporter.name,
            role: &content.reporter.role,
            phone: &content.reporter.phone,
        },
    }
}

fn source(source: ObservationSource) -> Source {
    match source {
        ObservationSource::Saw => Source::Saw,
        ObservationSource::ChildSaid => Source::ChildSaid,
        ObservationSource::OtherSaid => Source::OtherSaid,
    }
}

fn person(person: InformedPerson) -> Person {
    match person {
        InformedPerson::Child => Person::Child,
        InformedPerson::Guardian(number) => Person::Guardian(number),
    }
}

/// The reason as the rules know it.
pub(super) fn reason(reason: DoNotInformReason) -> Reason {
    match reason {
        DoNotInformReason::ValdIFamiljen => Reason::ValdIFamiljen,
        DoNotInformReason::SexuellaOvergrepp => Reason::SexuellaOvergrepp,
        DoNotInformReason::Hedersrelaterat => Reason::Hedersrelaterat,
        DoNotInformReason::Konsstympning => Reason::Konsstympning,
        DoNotInformReason::Bortforande => Reason::Bortforande,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::orosanmalan::content::Observation;

    fn ids(text: &str) -> Vec<(String, Vec<String>)> {
        let seen = Observation { date: "2026-11-24".to_owned(), text: text.to_owned(), ..Observation::default() };
        let content = OrosanmalanContent { observations: vec![seen], ..OrosanmalanContent::default() };
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let checks = derive_checks(&content, 0, &Names::default(), today).unwrap();
        checks.into_iter().map(CheckView::from).map(|view| (view.id, view.params)).collect()
    }

    #[test]
    fn the_swedish_words_are_found() {
        let cases = [
            ("Noel verkar rädd.", "interpretation", "verkar rädd"),
            ("Noel är utåtagerande i skolan.", "interpretation", "utåtagerande"),
            ("Mamma har nog ADHD.", "diagnosis", "ADHD"),
            ("Vi tog upp det på EHT.", "abbreviation", "EHT"),
            ("Han var ledsen t.ex. i går.", "abbreviation", "t.ex"),
        ];
        for (text, id, word) in cases {
            assert!(ids(text).contains(&(id.to_owned(), vec![word.to_owned()])), "{id} in {text:?}: {:?}", ids(text));
        }
        let violence = ids("Han sa att pappa slog honom.");
        let wanted = ("reason_not_chosen".to_owned(), vec!["vald_i_familjen".to_owned(), "slog".to_owned()]);
        assert!(violence.contains(&wanted), "violence asks whether those at home may be told: {violence:?}");
    }

    #[test]
    fn plain_sentences_give_no_hint_on_language() {
        for text in ["Noel visade ett rött märke mellan skulderbladen.", "Hon grät när det ringde ut och satt kvar."]
        {
            let language = ["interpretation", "diagnosis", "abbreviation", "reason_not_chosen"];
            let found = ids(text);
            assert!(!found.iter().any(|(id, _)| language.contains(&id.as_str())), "{text:?} is plain: {found:?}");
        }
    }

    #[test]
    fn every_reason_has_words() {
        let lexicon = LEXICON.as_ref().unwrap();
        for reason in Reason::ALL {
            let words = lexicon.reasons.iter().find(|(known, _)| known == reason);
            assert!(words.is_some_and(|(_, words)| !words.is_empty()), "{} has words", reason.as_str());
        }
    }
}
