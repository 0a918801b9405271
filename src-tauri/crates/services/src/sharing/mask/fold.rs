//! A text as signs to compare, each with the place in the text that it came from.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{is_combining_mark, is_public_assigned};

/// One sign of the folded text.
#[derive(Clone, Copy)]
pub(super) struct Sign {
    /// A small letter without marks, a digit, or what parts words.
    pub(super) letter: char,
    /// Where it stands in the text, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The letter is a capital there.
    pub(super) capital: bool,
}

impl Sign {
    pub(super) fn is_letter(self) -> bool {
        self.letter.is_alphabetic()
    }

    /// What may stand between the parts of a name: spaces and line breaks, hyphens of every length, points, underscores, commas.
    pub(super) fn is_between(self) -> bool {
        matches!(self.letter, ' ' | '\n' | '-' | '.' | '_' | ',')
    }
}

/// The signs of a text. What nobody sees (soft hyphens, joiners, marks of direction, variation selectors) is not among them, and
/// neither are marks over letters: a name is the same with and without.
pub(super) fn signs(text: &str) -> Vec<Sign> {
    let mut signs = Vec::with_capacity(text.len());
    for (start, written) in text.char_indices() {
        let end = start + written.len_utf8();
        let capital = written.is_uppercase();
        letters(written, |letter| signs.push(Sign { letter, start, end, capital }));
    }
    signs
}

/// The letters of a word, as [`signs`] makes them.
pub(super) fn folded(word: &str) -> Vec<char> {
    signs(word).into_iter().map(|sign| sign.letter).collect()
}

/// The letters of a word with the two letters that stand for a marked one where marks cannot be written: `Aakesson`, `Mueller`.
pub(super) fn spelled_out(word: &str) -> Vec<char> {
    let composed: String = word.nfc().collect();
    let pair = |letter: char| match letter.to_lowercase().next().unwrap_or(letter) {
        '\u{e5}' => Some("aa"),
        '\u{e4}' => Some("ae"),
        '\u{f6}' | '\u{f8}' => Some("oe"),
        '\u{fc}' => Some("ue"),
        _ => None,
    };
    composed
        .chars()
        .flat_map(|letter| pair(letter).map_or_else(|| folded(&letter.to_string()), |two| two.chars().collect()))
        .collect()
}

fn letters(written: char, mut take: impl FnMut(char)) {
    if is_unseen(written) {
        return;
    }
    match written {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => return take('\n'),
        _ if written.is_whitespace() || written == '\u{2800}' => return take(' '),
        '-'
        | '\u{58a}'
        | '\u{1806}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}' => {
            return take('-');
        }
        // An apostrophe in a name, or of a genitive.
        '\'' | '`' | '\u{b4}' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{2032}' | '\u{ff07}' => return,
        _ => {}
    }
    for part in written.nfkd().filter(|part| !is_combining_mark(*part) && !is_unseen(*part)) {
        for small in part.to_lowercase().filter(|small| !is_combining_mark(*small)) {
            match small {
                '\u{df}' => "ss".chars().for_each(&mut take),
                '\u{e6}' => "ae".chars().for_each(&mut take),
                '\u{153}' => "oe".chars().for_each(&mut take),
                '\u{fe}' => "th".chars().for_each(&mut take),
                '\u{f8}' => take('o'),
                '\u{f0}' | '\u{111}' => take('d'),
                '\u{142}' => take('l'),
                '\u{131}' => take('i'),
                '\u{127}' => take('h'),
                '\u{167}' => take('t'),
                '\u{3c2}' => take('\u{3c3}'),
                _ if small.is_whitespace() => take(' '),
                other => take(other),
            }
        }
    }
}

/// Default-ignorable code points (Unicode 16, DerivedCoreProperties) and controls that are no white space.
pub(super) fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
        || letter.is_control() && !letter.is_whitespace()
        || !is_public_assigned(letter)
}
