//! Other children in the text: one child a report, and nobody else's name without need.

use std::collections::{BTreeMap, BTreeSet};

use super::check::{Check, CheckCode};
use super::draft::{Draft, Passage};
use super::lexicon::Lexicon;
use super::tokens::{Token, span, tokens};

/// Names the checks know.
#[derive(Clone, Default)]
pub struct Names<'a> {
    /// People the report is about: the child and its guardians.
    pub expected: Vec<PupilName<'a>>,
    /// Siblings at the school: a report each.
    pub siblings: Vec<PupilName<'a>>,
    /// Other pupils of the school.
    pub others: Vec<PupilName<'a>>,
}

/// A name as the register has it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PupilName<'a> {
    /// Given names.
    pub given: &'a str,
    /// Family names.
    pub family: &'a str,
}

/// Where a word of the text stands.
type Place = (usize, usize);

/// The draft's words by what they could name.
struct Text<'a> {
    passages: &'a [Passage<'a>],
    words: Vec<Vec<Token<'a>>>,
    capitals: BTreeMap<&'a str, Vec<Place>>,
    /// Words of names that belong in the report.
    known: BTreeSet<&'a str>,
    ordinary: BTreeSet<&'a str>,
}

/// Hints on names, one a name.
pub(super) fn checks<'a>(
    draft: &'a Draft<'a>,
    passages: &'a [Passage<'a>],
    names: &'a Names<'a>,
    lexicon: &'a Lexicon,
) -> Vec<Check> {
    let words: Vec<Vec<Token<'a>>> = passages.iter().map(|passage| tokens(passage.text)).collect();
    let mut capitals: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (passage, words) in words.iter().enumerate() {
        for (place, word) in words.iter().enumerate().filter(|(_, word)| word.is_capital()) {
            capitals.entry(word.text).or_default().push((passage, place));
            // "Tures" names Ture as well.
            if let Some(bare) = word.text.strip_suffix('s') {
                capitals.entry(bare).or_default().push((passage, place));
            }
        }
    }
    let expected = names.expected.iter().flat_map(|name| [name.given, name.family]);
    let known = expected.chain([draft.reporter.name]).flat_map(str::split_whitespace).collect();
    let ordinary = lexicon.ordinary.iter().map(String::as_str).collect();
    let text = Text { passages, words, capitals, known, ordinary };
    let mut said = BTreeSet::new();
    let siblings = names.siblings.iter().map(|name| (CheckCode::SeveralChildren, name));
    let others = names.others.iter().map(|name| (CheckCode::OtherPupil, name));
    let mut found: Vec<(Place, Check)> =
        siblings.chain(others).filter_map(|(code, name)| text.find(code, name)).collect();
    found.sort_by_key(|(place, _)| *place);
    // Two pupils with one name are one hint.
    found.into_iter().map(|(_, check)| check).filter(|check| said.insert(check.params.clone())).collect()
}

impl Text<'_> {
    /// The first place where the text names the pupil.
    fn find(&self, code: CheckCode, name: &PupilName<'_>) -> Option<(Place, Check)> {
        let given = name.given.split_whitespace().next()?;
        self.capitals.get(given)?.iter().find_map(|&(passage, place)| {
            let written = self.named(passage, place, given, name.family)?;
            let Passage { section, row, .. } = self.passages[passage];
            Some(((passage, place), Check::look(code, section).at(row).about([written])))
        })
    }

    /// The name as written, when the word there means this pupil. "Elin Brovik" is not the pupil Elin Holm, and "Hans"
    /// at the beginning of a sentence is no name.
    fn named(&self, passage: usize, place: usize, given: &str, family: &str) -> Option<String> {
        let words = &self.words[passage];
        let word = words[place];
        let next = words.get(place + 1).filter(|next| word.touches(next) && next.is_capital());
        if let Some(next) = next {
            let written = |part: &str| part == next.text || part == next.text.trim_end_matches('s');
            let same = family.split_whitespace().any(written);
            let belongs = self.known.contains(given) && self.known.iter().any(|part| written(part));
            return (same && !belongs).then(|| span(self.passages[passage].text, &words[place..=place + 1]).to_owned());
        }
        // Second half of a name whose first half is known, or the name of somebody who belongs in the report.
        let follows_name = place > 0 && words[place - 1].touches(&word) && self.known.contains(words[place - 1].text);
        let plain = word.opens && self.ordinary.contains(given.to_lowercase().as_str());
        (!plain && !follows_name && !self.known.contains(given)).then(|| given.to_owned())
    }
}
