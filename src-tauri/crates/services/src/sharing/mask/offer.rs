//! What may be a masked person under another name. It is offered, and masked when a person says so.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::fold::folded;
use super::names::words;

/// Pet names by the name they come from, where the letters do not tell.
static PET_NAMES: LazyLock<Vec<Vec<Vec<char>>>> = LazyLock::new(|| {
    let lines = include_str!("../../../text/pet_names.sv.txt").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .map(|line| words(line).iter().map(|name| folded(name)).collect())
        .collect()
});

/// So many letters in common at the beginning make a short form likely.
const COMMON_LETTERS: usize = 3;
/// More than these nobody reads.
const OFFERS_MAX: usize = 12;

/// Words of a text, as they stand there, that may name one of the masked: pet names, short forms, surnames alone, initials.
pub(crate) fn derive_offers(text: &str, names: &[String]) -> Vec<String> {
    let people: Vec<Vec<Vec<char>>> =
        names.iter().map(|name| words(name).iter().map(|word| folded(word)).collect()).collect();
    let mut offered = BTreeSet::new();
    let is_letter = |letter: char| {
        letter.is_alphanumeric() || super::is_unseen(letter) || unicode_normalization::char::is_combining_mark(letter)
    };
    for written in
        text.split(|letter| !is_letter(letter)).filter(|word| word.chars().next().is_some_and(char::is_uppercase))
    {
        let word = folded(written);
        let bare = word.strip_suffix(&['s']).filter(|bare| bare.len() >= COMMON_LETTERS).unwrap_or(&word);
        if people.iter().any(|person| may_be(person, &word, written) || may_be(person, bare, written)) {
            offered.insert(written.to_owned());
        }
    }
    offered.into_iter().take(OFFERS_MAX).collect()
}

fn may_be(person: &[Vec<char>], word: &[char], written: &str) -> bool {
    let Some((given, family)) = person.split_first() else { return false };
    let common = given.iter().zip(word).take_while(|(one, other)| one == other).count();
    let initials = person.iter().filter_map(|part| part.first()).copied().collect::<Vec<_>>() == word;
    let pet =
        PET_NAMES.iter().any(|same| same.iter().any(|name| name == given) && same.iter().any(|name| name == word));
    family.iter().any(|part| part == word)
        || pet
        || common >= COMMON_LETTERS
        || initials && word.len() > 1 && written.chars().all(char::is_uppercase)
}
