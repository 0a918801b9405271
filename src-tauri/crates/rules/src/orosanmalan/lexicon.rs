//! Words the checks look for. They come in as data; nothing here is Swedish.

use super::draft::Reason;
use super::tokens::Token;

/// Words to look for, in one language.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Words that are a guess in themselves ("aggressiv").
    pub interpretation: Vec<Phrase>,
    /// Words that make a guess of the word after them ("verkar ...").
    pub seems: Vec<Phrase>,
    /// Words after which the ground of a guess is said ("eftersom"); a sentence with one is left alone.
    pub grounds: Vec<Phrase>,
    /// Diagnoses.
    pub diagnosis: Vec<Phrase>,
    /// Abbreviations.
    pub abbreviation: Vec<Phrase>,
    /// Words that point at a reason not to inform.
    pub reasons: Vec<(Reason, Vec<Phrase>)>,
    /// Given names that are also ordinary words ("Hans"); lower case.
    pub ordinary: Vec<String>,
}

/// One or more words in a row, compared without case. A word may end in `*` and then stands for all that begin so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase(Vec<(String, bool)>);

impl Phrase {
    /// Reads a phrase; none when there is no word in it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let words = text.split_whitespace().map(|word| match word.strip_suffix('*') {
            Some(stem) => (stem.to_lowercase(), true),
            None => (word.to_lowercase(), false),
        });
        let words: Vec<(String, bool)> = words.filter(|(word, _)| !word.is_empty()).collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// How many words from here are the phrase; none when it does not stand here. `lower` are the words in lower case.
    pub(super) fn length_at(&self, words: &[Token<'_>], lower: &[String], from: usize) -> Option<usize> {
        let length = self.0.len();
        let here = lower.get(from..from + length)?;
        let one_sentence = words[from].sentence == words[from + length - 1].sentence;
        let fits = |((wanted, prefix), word): (&(String, bool), &String)| {
            if *prefix { word.starts_with(wanted.as_str()) } else { word == wanted }
        };
        (one_sentence && self.0.iter().zip(here).all(fits)).then_some(length)
    }
}
