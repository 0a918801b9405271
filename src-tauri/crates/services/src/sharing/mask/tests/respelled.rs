//! No name of a masked person survives in any of ten thousand respellings.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::super::derive_masked;
use super::super::fold::folded;

const PEOPLE: [&str; 12] = [
    "Malin Vintergren",
    "Malin Åkesson",
    "Zoë Müller",
    "Anna-Karin Öberg",
    "Anna Karin Ek",
    "Andreas Groß",
    "İrem Yıldız",
    "Søren Kjærgård",
    "Łukasz Żółć",
    "Malin von Essen",
    "Per-Olof Ängström",
    "Noël D'Arc",
];
const UNSEEN: [&str; 8] =
    ["\u{ad}", "\u{200b}", "\u{200d}", "\u{2060}", "\u{202e}", "\u{feff}", "\u{fe0f}", "\u{e0061}"];
const HYPHENS: [&str; 6] = ["-", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2212}", "\u{ff0d}"];
const SPACES: [&str; 7] = [" ", "\u{a0}", "\u{2009}", "\u{3000}", "\t", "\n", "  \r\n "];
const ENDS: [&str; 6] = ["", "s", ":s", "'s", "\u{2019}", "S"];

/// One letter in a dress of its own.
fn dressed(letter: char, draw: u8) -> String {
    let text = letter.to_string();
    match draw % 8 {
        0 => text.to_uppercase(),
        1 => text.to_lowercase(),
        2 => text.nfd().collect(),
        3 => text.nfd().filter(|part| !unicode_normalization::char::is_combining_mark(*part)).collect(),
        4 => format!("{text}{}", UNSEEN[usize::from(draw / 8) % UNSEEN.len()]),
        5 => format!("{}{text}", UNSEEN[usize::from(draw / 8) % UNSEEN.len()]),
        _ => text,
    }
}

/// The name with every letter dressed, other hyphens and spaces, perhaps broken over a line, perhaps in the genitive.
fn respelled(name: &str, draws: &[u8]) -> String {
    let draw = |place: usize| draws[place % draws.len()];
    let mut text = String::new();
    for (place, letter) in name.chars().enumerate() {
        let drawn = usize::from(draw(place));
        match letter {
            ' ' => text.push_str(SPACES[drawn % SPACES.len()]),
            '-' if drawn % 3 == 0 => text.push_str(SPACES[drawn % SPACES.len()]),
            '-' => text.push_str(HYPHENS[drawn % HYPHENS.len()]),
            _ => text.push_str(&dressed(letter, draw(place))),
        }
    }
    if draws[0].is_multiple_of(4) {
        // A line break inside the last word.
        let at = text.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        let (before, after) = text.split_at(at);
        if before.ends_with(char::is_alphabetic) && after.chars().all(char::is_alphabetic) {
            text.insert_str(at, "-\n");
        }
    }
    text.push_str(ENDS[usize::from(draw(draws.len() - 1)) % ENDS.len()]);
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_name_survives(person in 0..PEOPLE.len(), draws in proptest::collection::vec(any::<u8>(), 24), first in any::<bool>()) {
        let name = PEOPLE[person];
        let written = if first { name.split(' ').next().unwrap_or(name) } else { name };
        let text = format!("Sen kom {} till oss, sa Bo.", respelled(written, &draws));
        let (shown, places) = derive_masked(&text, &[name.to_owned()], "[]");
        prop_assert!(places >= 1, "{text:?} names {name}");
        let left: String = folded(&shown).into_iter().collect();
        prop_assert_eq!(left.trim(), "sen kom [] till oss, sa bo.", "nothing of {} is left of {:?}", name, text);
    }
}
