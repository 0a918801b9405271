//! Text as the embedded fonts can show it.
//!
//! PDF/A forbids a letter without a glyph. Such a letter is written as `[U+20BF]`: a report must neither fail nor lose a
//! sign in silence.

use std::cell::Cell;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::super::lines::clean;
use super::world::Press;

/// A word longer than this gets places to break; Swedish compounds stay below.
const UNBROKEN_MAX: usize = 32;
/// A run of letters longer than this goes on in a new paragraph: a paragraph without a space is typeset ever more slowly.
const RUN_MAX: usize = 1_000;

/// Makes text printable and remembers whether a sign had to be replaced.
pub(super) struct Printable<'a> {
    press: &'a Press,
    replaced: Cell<bool>,
}

impl<'a> Printable<'a> {
    pub(super) fn on(press: &'a Press) -> Self {
        Self { press, replaced: Cell::new(false) }
    }

    /// Whether a sign of the document was replaced.
    pub(super) fn has_replaced(&self) -> bool {
        self.replaced.get()
    }

    /// Text with only what the fonts have.
    pub(super) fn line(&self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        let (mut unbroken, mut run, mut families) = (0, 0, 0);
        for letter in clean(text).nfc() {
            let before = shown.len();
            families = self.push(letter, families, &mut shown);
            let here = &shown[before..];
            let signs = here.chars().count();
            (unbroken, run) = if here.contains(char::is_whitespace) { (0, 0) } else { (unbroken + signs, run + signs) };
            if unbroken >= UNBROKEN_MAX && !is_joined(letter) {
                shown.push(if run >= RUN_MAX { '\n' } else { '\u{200b}' });
                (unbroken, run, families) = (0, run % RUN_MAX, 0);
            }
        }
        shown
    }

    /// Paragraphs: every line break begins one.
    pub(super) fn paragraphs(&self, text: &str) -> Vec<String> {
        self.line(text).split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// Adds a letter and returns the families that have it, with all it is joined to.
    fn push(&self, letter: char, before: u8, shown: &mut String) -> u8 {
        let kept = match letter {
            // Say how the sign before is drawn or joined; the fonts draw each sign for itself.
            '\u{fe00}'..='\u{fe0f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}' => return before,
            '\u{e0000}'..='\u{e0fff}' => return before,
            '\n' => letter,
            _ if letter.is_whitespace() && letter != '\u{a0}' => ' ',
            '\u{2010}' | '\u{2011}' => '-',
            _ => letter,
        };
        // A mark and its letter are drawn by one font or not at all.
        let families = self.press.families_with(kept) & if is_joined(kept) { before } else { u8::MAX };
        let private = matches!(u32::from(kept), 0xe000..=0xf8ff | 0xf_0000..);
        if kept == '\n' || (families != 0 && !private) {
            shown.push(kept);
            return families;
        }
        self.replaced.set(true);
        shown.push_str(&format!("[U+{:04X}]", u32::from(kept)));
        0
    }
}

/// Drawn together with the letter before: a combining mark or a skin tone.
fn is_joined(letter: char) -> bool {
    is_combining_mark(letter) || matches!(letter, '\u{1f3fb}'..='\u{1f3ff}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]
    use super::*;

    #[test]
    fn a_run_without_a_space_goes_on_in_new_paragraphs_and_loses_no_letter() {
        let Some(press) = super::super::world::press() else { panic!("the embedded fonts") };
        let shown = Printable::on(press).paragraphs(&"x".repeat(5 * RUN_MAX));
        assert!(shown.len() >= 5, "no paragraph is longer than is typeset at once");
        let letters: usize = shown.iter().flat_map(|part| part.chars()).filter(|letter| *letter == 'x').count();
        assert_eq!(letters, 5 * RUN_MAX, "every letter is there");
        let plain = "ett ord om havet ".repeat(RUN_MAX);
        assert_eq!(Printable::on(press).paragraphs(&plain).len(), 1, "what has spaces stays one paragraph");
    }
}
