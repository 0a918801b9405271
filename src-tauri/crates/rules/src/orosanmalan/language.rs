//! What the words of a draft say: guesses, diagnoses, abbreviations, and reasons not to inform.

use std::collections::BTreeSet;

use super::check::{Check, CheckCode, Section};
use super::draft::{Draft, Passage, Person, Reason};
use super::lexicon::{Lexicon, Phrase};
use super::tokens::{Token, span, tokens};

/// A passage cut into words once.
struct Words<'a> {
    passage: Passage<'a>,
    tokens: Vec<Token<'a>>,
    lower: Vec<String>,
}

impl<'a> Words<'a> {
    fn of(passage: &Passage<'a>) -> Self {
        let tokens = tokens(passage.text);
        let lower = tokens.iter().map(|token| token.text.to_lowercase()).collect();
        Self { passage: *passage, tokens, lower }
    }

    /// Places of the phrases, in the order of the text: first word and length.
    fn places(&self, phrases: &[Phrase]) -> Vec<(usize, usize)> {
        let longest = |from: usize| {
            let lengths = phrases.iter().filter_map(|phrase| phrase.length_at(&self.tokens, &self.lower, from));
            lengths.max().map(|length| (from, length))
        };
        (0..self.tokens.len()).filter_map(longest).collect()
    }

    fn written(&self, from: usize, length: usize) -> String {
        let to = self.tokens.len().min(from + length);
        span(self.passage.text, &self.tokens[from..to]).to_owned()
    }

    fn look(&self, code: CheckCode, written: String) -> Check {
        Check::look(code, self.passage.section).at(self.passage.row).about([written])
    }
}

/// Hints on language.
pub(super) fn checks(draft: &Draft<'_>, passages: &[Passage<'_>], lexicon: &Lexicon) -> Vec<Check> {
    let texts: Vec<Words<'_>> = passages.iter().map(Words::of).collect();
    let mut checks = Vec::new();
    for words in &texts {
        if words.passage.own {
            checks.extend(interpretations(words, lexicon));
        }
        // Everywhere but in the child's own words, which nobody should make tidier than they are.
        if words.passage.section != Section::ChildWords {
            checks.extend(once(words, &lexicon.diagnosis, CheckCode::Diagnosis));
            checks.extend(once(words, &lexicon.abbreviation, CheckCode::Abbreviation));
        }
    }
    checks.extend(reasons(draft, &texts, lexicon));
    checks
}

/// Guesses whose sentence does not say what they rest on.
fn interpretations(words: &Words<'_>, lexicon: &Lexicon) -> Vec<Check> {
    let sentence = |place: usize| words.tokens[place].sentence;
    let grounded: BTreeSet<usize> =
        words.places(&lexicon.grounds).into_iter().map(|(place, _)| sentence(place)).collect();
    // "verkar aggressiv" is one guess and not two.
    let seems = words.places(&lexicon.seems).into_iter().map(|(from, length)| {
        let next = from + length;
        let goes_on = words.tokens.get(next).is_some_and(|token| token.sentence == sentence(from));
        (from, if goes_on { length + 1 } else { length })
    });
    let mut places: Vec<(usize, usize)> = seems.collect();
    let taken = |at: usize, places: &[(usize, usize)]| places.iter().any(|(from, n)| (*from..from + n).contains(&at));
    for (from, length) in words.places(&lexicon.interpretation) {
        if !taken(from, &places) {
            places.push((from, length));
        }
    }
    places.sort_unstable();
    let mut said = BTreeSet::new();
    let open = places.into_iter().filter(|(from, _)| !grounded.contains(&sentence(*from)));
    open.map(|(from, length)| words.written(from, length))
        .filter(|written| said.insert(written.to_lowercase()))
        .map(|written| words.look(CheckCode::Interpretation, written))
        .collect()
}

/// One hint a word and passage.
fn once(words: &Words<'_>, phrases: &[Phrase], code: CheckCode) -> Vec<Check> {
    let mut said = BTreeSet::new();
    let written = words.places(phrases).into_iter().map(|(from, length)| words.written(from, length));
    written.filter(|word| said.insert(word.to_lowercase())).map(|word| words.look(code, word)).collect()
}

/// The text speaks of violence, abuse or honour, and the answers do not go with it.
fn reasons(draft: &Draft<'_>, texts: &[Words<'_>], lexicon: &Lexicon) -> Vec<Check> {
    if !draft.do_not_inform.is_empty() {
        return Vec::new();
    }
    let told = draft.informed.iter().any(|(person, told, _)| *told && *person != Person::Child);
    let (code, section) = if told {
        (CheckCode::InformedDespiteText, Section::Informed)
    } else {
        (CheckCode::ReasonNotChosen, Section::DoNotInform)
    };
    let about = |(reason, phrases): &(Reason, Vec<Phrase>)| {
        let word = texts.iter().find_map(|words| {
            let (from, length) = *words.places(phrases).first()?;
            Some(words.written(from, length))
        })?;
        Some(Check::look(code, section).about([reason.as_str().to_owned(), word]))
    };
    lexicon.reasons.iter().filter_map(about).collect()
}
