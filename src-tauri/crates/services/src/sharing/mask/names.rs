//! The ways in which one person's name is written.

use super::fold::{Sign, folded, spelled_out};

/// A part of a name as it may stand in a text.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A word, in each of its spellings.
    Word(Vec<Vec<char>>),
    /// Its first letter, written as a capital.
    Initial(char),
    /// Its first letter as a capital with a point.
    Pointed(char),
}

impl Part {
    fn word(text: &str) -> Option<Self> {
        let mut spellings = vec![folded(text), spelled_out(text)];
        spellings.dedup();
        spellings.retain(|letters| letters.iter().any(|letter| letter.is_alphanumeric()));
        (!spellings.is_empty()).then_some(Self::Word(spellings))
    }

    fn letters(&self) -> usize {
        match self {
            Self::Word(spellings) => spellings.iter().map(Vec::len).min().unwrap_or(0),
            Self::Initial(_) | Self::Pointed(_) => 1,
        }
    }

    fn initial(&self) -> Option<char> {
        match self {
            Self::Word(spellings) => spellings.first()?.first().copied(),
            Self::Initial(letter) | Self::Pointed(letter) => Some(*letter),
        }
    }

    /// The sign after this part, when it stands at `at`.
    pub(super) fn end(&self, signs: &[Sign], at: usize) -> Option<usize> {
        match self {
            Self::Word(spellings) => spellings.iter().filter_map(|letters| end_of_word(signs, at, letters)).max(),
            Self::Initial(letter) => {
                let sign = signs.get(at).filter(|sign| sign.letter == *letter && sign.capital)?;
                let next = signs.get(at + 1);
                let alone = next.is_none_or(|next| !next.is_letter() || next.start < sign.end || next.capital);
                alone.then(|| at + 1 + usize::from(next.is_some_and(|next| next.letter == '.')))
            }
            Self::Pointed(letter) => {
                let sign = signs.get(at)?;
                let point = signs.get(at + 1).is_some_and(|next| next.letter == '.');
                (sign.letter == *letter && sign.capital && point).then_some(at + 2)
            }
        }
    }
}

/// A word may be broken over two lines, with or without a hyphen.
fn end_of_word(signs: &[Sign], start: usize, letters: &[char]) -> Option<usize> {
    let mut at = start;
    for (place, letter) in letters.iter().enumerate() {
        if signs.get(at)?.letter != *letter && place > 0 {
            let gap = signs[at..].iter().take_while(|sign| matches!(sign.letter, ' ' | '\n' | '-')).count();
            if !signs[at..at + gap].iter().any(|sign| sign.letter == '\n') {
                return None;
            }
            at += gap;
        }
        if signs.get(at)?.letter != *letter {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// One person's name.
pub(super) struct Name {
    spellings: Vec<Vec<Part>>,
}

impl Name {
    pub(super) fn new(text: &str) -> Self {
        // "Vintergren, Malin" is Malin Vintergren.
        let text = match text.split_once(',') {
            Some((family, given)) if !given.trim().is_empty() => format!("{given} {family}"),
            _ => text.to_owned(),
        };
        let words: Vec<Vec<Part>> =
            words(&text).into_iter().map(|word| parts(&word)).filter(|word| !word.is_empty()).collect();
        let Some((given, family)) = words.split_first() else { return Self { spellings: Vec::new() } };
        let mut spellings: Vec<Vec<Part>> = Vec::new();
        if given.iter().map(Part::letters).sum::<usize>() > 1 {
            spellings.push(given.clone());
        }
        let rest: Vec<Part> = family.concat();
        if let Some(last) = family.last() {
            let initials = |parts: &[Part], of: fn(char) -> Part| {
                parts.iter().filter_map(Part::initial).map(of).collect::<Vec<_>>()
            };
            let short = initials(given, Part::Initial);
            let first: Vec<Part> = given.iter().take(1).cloned().collect();
            for family in [&rest, last] {
                for given in [given, &first, &short, &short.iter().take(1).cloned().collect::<Vec<_>>()] {
                    spellings.push([given.as_slice(), family.as_slice()].concat());
                    spellings.push([family.as_slice(), given.as_slice()].concat());
                }
                spellings.push([given.as_slice(), &initials(family, Part::Initial)].concat());
                spellings.push([initials(given, Part::Pointed), initials(family, Part::Pointed)].concat());
            }
            // Two given names, of which the register does not say that they are: "Anna Karin Ek" is Anna Karin.
            for end in 1..family.len() {
                spellings.push([given.as_slice(), &family[..end].concat()].concat());
            }
        }
        spellings.dedup();
        Self { spellings }
    }

    pub(super) fn spellings(&self) -> impl Iterator<Item = &[Part]> {
        self.spellings.iter().map(Vec::as_slice)
    }
}

/// Words of a name between spaces of any kind.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(char::is_whitespace).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Parts of one word: a double name has two.
fn parts(word: &str) -> Vec<Part> {
    let is_hyphen = |letter: char| folded(&letter.to_string()) == ['-'];
    word.split(is_hyphen).filter_map(Part::word).collect()
}
