//! Masking of third parties: the names a person chose, wherever they stand as words, however they are spelled.

mod fold;
mod names;
mod offer;

use fold::{Sign, is_unseen, signs};
use names::{Name, Part};
pub(super) use offer::derive_offers;

/// Replaces every chosen name by `mask` and counts the places.
///
/// A full name is masked as a whole, in either order, with initials, and by its first name; in any case of letters, with or without
/// marks and hyphens, over line breaks, and with the Swedish genitive. The longest that fits goes, so that nothing of it is left. Parts
/// of other words are never touched, and neither is a surname alone: it is usually the pupil's own.
pub(crate) fn derive_masked(text: &str, names: &[String], mask: &str) -> (String, usize) {
    let wanted: Vec<Name> = names.iter().map(|name| Name::new(name)).collect();
    let found = places(text, &wanted);
    let mut shown = String::with_capacity(text.len());
    let mut from = 0;
    for &(start, end) in &found {
        shown.push_str(text.get(from..start).unwrap_or_default());
        shown.push_str(mask);
        from = end;
    }
    shown.push_str(text.get(from..).unwrap_or_default());
    (shown, found.len())
}

/// Where the names stand, in bytes of the text, in its order.
fn places(text: &str, names: &[Name]) -> Vec<(usize, usize)> {
    let signs = signs(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let inside = at > 0 && (signs[at - 1].is_letter() || signs[at - 1].end > signs[at].start);
        let longest = if inside || !signs[at].is_letter() {
            None
        } else {
            names.iter().flat_map(Name::spellings).filter_map(|parts| end_of(&signs, at, parts)).max()
        };
        match longest {
            Some(next) => {
                found.push((signs[at].start, end_in_text(text, &signs, next)));
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The sign after the name, when it stands here as words of its own.
fn end_of(signs: &[Sign], start: usize, parts: &[Part]) -> Option<usize> {
    let mut at = start;
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            at += signs[at..].iter().take_while(|sign| sign.is_between()).count();
        }
        at = part.end(signs, at)?;
    }
    let after = |at: usize| signs.get(at).copied();
    let is_end = |at: usize| after(at).is_none_or(|sign| !sign.is_letter());
    let whole = |at: usize| at == 0 || after(at).is_none_or(|sign| sign.start >= signs[at - 1].end);
    // "Malins", "Malin:s"; an apostrophe is no sign.
    let colon = after(at).filter(|sign| sign.letter == ':').map_or(at, |_| at + 1);
    let genitive = after(colon).filter(|sign| sign.letter == 's').map(|_| colon + 1);
    genitive.into_iter().chain([at]).find(|&at| is_end(at) && whole(at))
}

/// Where the last sign ends, with the marks and unseen signs that belong to it.
fn end_in_text(text: &str, signs: &[Sign], next: usize) -> usize {
    let end = signs[next - 1].end;
    let rest = text.get(end..).unwrap_or_default();
    let belongs = |letter: &char| {
        is_unseen(*letter)
            || unicode_normalization::char::is_combining_mark(*letter)
            || matches!(letter, '\'' | '\u{2019}')
    };
    end + rest.chars().take_while(belongs).map(char::len_utf8).sum::<usize>()
}

#[cfg(test)]
mod tests;
