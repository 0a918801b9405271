//! Words of a text, with where its sentences begin.

/// One word as written.
#[derive(Clone, Copy)]
pub(super) struct Token<'a> {
    /// The word.
    pub(super) text: &'a str,
    /// First word of a sentence: its capital says nothing.
    pub(super) opens: bool,
    /// Number of its sentence.
    pub(super) sentence: usize,
    start: usize,
    end: usize,
}

impl Token<'_> {
    /// Begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Nothing but one space lies between this word and the next.
    pub(super) fn touches(&self, next: &Token<'_>) -> bool {
        next.start == self.end + 1 && self.sentence == next.sentence
    }
}

/// Splits a text into words. A hyphen inside a word belongs to it.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = Vec::new();
    let (mut sentence, mut opens) = (0, true);
    let mut rest = 0;
    while let Some(offset) = text[rest..].find(char::is_alphanumeric) {
        let start = rest + offset;
        if !found.is_empty() && ends_sentence(&text[rest..start], text[start..].chars().next()) {
            sentence += 1;
            opens = true;
        }
        let end = word_end(text, start);
        found.push(Token { text: &text[start..end], opens, sentence, start, end });
        opens = false;
        rest = end;
    }
    found
}

/// Text from the first to the last of some words of [`tokens`].
pub(super) fn span<'a>(text: &'a str, words: &[Token<'_>]) -> &'a str {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => &text[first.start..last.end],
        _ => "",
    }
}

fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut letters = text[start..].char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        let inside = letter == '-' && letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !(letter.is_alphanumeric() || inside) {
            break;
        }
        end = start + offset + letter.len_utf8();
    }
    end
}

/// A line break or `!`/`?` ends a sentence; a full stop does when a capital follows, so that abbreviations do not.
fn ends_sentence(between: &str, next: Option<char>) -> bool {
    let capital = next.is_some_and(char::is_uppercase);
    between.contains(['\n', '!', '?'])
        || (capital && between.contains(['.', ':']) && between.contains(char::is_whitespace))
}
