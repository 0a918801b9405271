//! Text as the embedded fonts can show it.
//!
//! PDF/A forbids a letter without a glyph. Such a letter is written as `[U+1F622]`: a report must neither fail nor lose
//! a sign in silence.

use std::cell::Cell;

use unicode_normalization::UnicodeNormalization;

use super::super::lines::clean;
use super::world::Press;

/// A word longer than this gets places to break; Swedish compounds stay below.
const UNBROKEN_MAX: usize = 40;

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
        let mut unbroken = 0;
        for letter in clean(text).nfc() {
            let before = shown.len();
            self.push(letter, &mut shown);
            let here = &shown[before..];
            unbroken = if here.contains(char::is_whitespace) { 0 } else { unbroken + here.chars().count() };
            if unbroken >= UNBROKEN_MAX {
                shown.push('\u{200b}');
                unbroken = 0;
            }
        }
        shown
    }

    /// Paragraphs: every line break begins one.
    pub(super) fn paragraphs(&self, text: &str) -> Vec<String> {
        self.line(text).split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    fn push(&self, letter: char, shown: &mut String) {
        let private = matches!(u32::from(letter), 0xe000..=0xf8ff | 0xf_0000..);
        let has = |letter: char| self.press.fonts.iter().all(|font| font.info().coverage.contains(letter.into()));
        match letter {
            '\n' => shown.push('\n'),
            // Say how the sign before is drawn or joined; without that sign's glyph they say nothing.
            '\u{fe00}'..='\u{fe0f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}' => {}
            '\u{e0000}'..='\u{e0fff}' => {}
            _ if letter.is_whitespace() && letter != '\u{a0}' => shown.push(' '),
            _ if has(letter) && !private => shown.push(letter),
            '\u{2010}' | '\u{2011}' => shown.push('-'),
            '\u{2012}' => shown.push('\u{2013}'),
            '\u{2015}' => shown.push('\u{2014}'),
            '\u{2032}' => shown.push('\''),
            _ => {
                self.replaced.set(true);
                shown.push_str(&format!("[U+{:04X}]", u32::from(letter)));
            }
        }
    }
}
