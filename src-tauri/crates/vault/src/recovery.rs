//! The recovery key: 128 bits on paper that open the vault when passphrase or computer are gone.
//!
//! Nine groups of four Crockford base32 characters, `XXXX-XXXX-XXXX-…`. Three characters of a group carry data, the
//! fourth is a check over GF(32) that also depends on the group's place, so the program can say which group was
//! mistyped or swapped. The 27 data characters hold the 128 bits and 7 bits of a checksum over the whole.

use std::fmt;

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::entropy::{Entropy, EntropyFault, make_bytes};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 9;
const GROUP_CHARS: usize = 4;
/// The 128 bits of the key and 7 of its checksum fill 27 characters of 5 bits.
const CHECKSUM_BITS: u32 = 7;

/// The printed key. `Debug` redacts; [`RecoveryKey::to_printed`] is the one way to see it.
#[derive(PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryKey([u8; 16]);

/// Why a typed recovery key is not one. Groups count from 1, as on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryFault {
    /// This group is mistyped: a wrong, missing or extra character, or in another group's place.
    #[error("group {group} of the recovery key is wrong")]
    Group {
        /// Which one, from 1 to 9.
        group: usize,
    },
    /// Groups are missing or there are too many.
    #[error("a recovery key has {expected} groups, not {found}")]
    Groups {
        /// Complete groups that were typed.
        found: usize,
        /// Always 9.
        expected: usize,
    },
    /// Every group is well formed and the whole is not: two errors hide each other.
    #[error("the recovery key is wrong")]
    Checksum,
}

impl RecoveryKey {
    /// A new random key.
    ///
    /// # Errors
    /// [`EntropyFault`] when the source of randomness fails.
    pub fn make(entropy: &dyn Entropy) -> Result<Self, EntropyFault> {
        make_bytes(entropy).map(Self)
    }

    pub(crate) const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The key as it is printed: nine groups of four characters joined by hyphens.
    pub fn to_printed(&self) -> Zeroizing<String> {
        let mut printed = Zeroizing::new(String::with_capacity(GROUPS * (GROUP_CHARS + 1)));
        for group in 0..GROUPS {
            if group > 0 {
                printed.push('-');
            }
            let data = self.group_values(group);
            for value in [data[0], data[1], data[2], check_value(group, data)] {
                printed.push(char::from(ALPHABET[usize::from(value)]));
            }
        }
        printed
    }

    /// The three data characters of a group, from the 135 bits `key ‖ checksum`.
    fn group_values(&self, group: usize) -> [u8; 3] {
        let bit = |position: usize| match self.0.get(position / 8) {
            Some(byte) => byte >> (7 - position % 8) & 1,
            None => checksum(&self.0) >> (134 - position) & 1,
        };
        let value = |index: usize| (0..5).fold(0, |value, offset| value << 1 | bit(index * 5 + offset));
        [value(group * 3), value(group * 3 + 1), value(group * 3 + 2)]
    }

    /// Reads a typed key. Case does not matter, O is 0, I and L are 1; spaces and hyphens may stand anywhere.
    ///
    /// # Errors
    /// [`RecoveryFault`] with the group that is wrong.
    pub fn parse(typed: &str) -> Result<Self, RecoveryFault> {
        let mut key = Zeroizing::new([0_u8; 17]);
        for (group, chars) in split_groups(typed)?.iter().enumerate() {
            let fault = RecoveryFault::Group { group: group + 1 };
            let mut values = [0; GROUP_CHARS];
            for (value, &character) in values.iter_mut().zip(chars) {
                *value = value_of(character).ok_or(fault)?;
            }
            let data = [values[0], values[1], values[2]];
            if check_value(group, data) != values[3] {
                return Err(fault);
            }
            for (index, value) in data.iter().enumerate() {
                put_bits(&mut key[..], (group * 3 + index) * 5, *value);
            }
        }
        let mut bytes = Zeroizing::new([0; 16]);
        bytes.copy_from_slice(&key[..16]);
        if key[16] >> 1 == checksum(&bytes) { Ok(Self(*bytes)) } else { Err(RecoveryFault::Checksum) }
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(redacted)")
    }
}

/// Writes five bits at a bit position.
fn put_bits(bytes: &mut [u8], position: usize, value: u8) {
    for offset in 0..5 {
        let at = position + offset;
        bytes[at / 8] |= (value >> (4 - offset) & 1) << (7 - at % 8);
    }
}

fn checksum(key: &[u8; 16]) -> u8 {
    Sha256::digest(key)[0] >> (8 - CHECKSUM_BITS)
}

/// Groups as typed when each has four characters, else the characters cut into groups of four.
fn split_groups(typed: &str) -> Result<Vec<[char; GROUP_CHARS]>, RecoveryFault> {
    let is_separator = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}');
    let words: Vec<Zeroizing<Vec<char>>> = typed
        .split(is_separator)
        .filter(|word| !word.is_empty())
        .take(GROUPS * GROUP_CHARS + 1)
        .map(|word| Zeroizing::new(word.chars().take(GROUPS * GROUP_CHARS + 1).collect()))
        .collect();
    if words.len() == GROUPS
        && let Some(group) = words.iter().position(|word| word.len() != GROUP_CHARS)
    {
        return Err(RecoveryFault::Group { group: group + 1 });
    }
    let chars: Zeroizing<Vec<char>> = Zeroizing::new(words.iter().flat_map(|word| word.iter().copied()).collect());
    if chars.len() != GROUPS * GROUP_CHARS {
        return Err(RecoveryFault::Groups { found: chars.len() / GROUP_CHARS, expected: GROUPS });
    }
    let (groups, _) = chars.as_chunks();
    Ok(groups.to_vec())
}

fn value_of(character: char) -> Option<u8> {
    let plain = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let position = ALPHABET.iter().position(|&letter| char::from(letter) == plain)?;
    u8::try_from(position).ok()
}

/// `2·a + 3·b + 4·c + place` over GF(32): any one wrong character, any swap of two in a group and any swap of two
/// groups changes it.
fn check_value(group: usize, [a, b, c]: [u8; 3]) -> u8 {
    // `group` is at most 8.
    gf32_multiply(2, a) ^ gf32_multiply(3, b) ^ gf32_multiply(4, c) ^ (group as u8 + 1)
}

/// Product modulo x⁵ + x² + 1.
fn gf32_multiply(a: u8, b: u8) -> u8 {
    let (mut product, mut shifted) = (0, a);
    for bit in 0..5 {
        if b >> bit & 1 == 1 {
            product ^= shifted;
        }
        shifted <<= 1;
        if shifted & 0b10_0000 != 0 {
            shifted ^= 0b10_0101;
        }
    }
    product
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    const PRINTED: &str = "0084-J4CT-T4AK-NK77-F24D-SNA6-XWSJ-QFEF-ZYMF";

    fn known() -> RecoveryKey {
        RecoveryKey([0, 17, 34, 51, 68, 85, 102, 119, 136, 153, 170, 187, 204, 221, 238, 255])
    }

    #[test]
    fn the_printed_form_does_not_drift() {
        assert_eq!(known().to_printed().as_str(), PRINTED, "paper in a safe must open the vault for decades");
    }

    #[test]
    fn typing_is_forgiven_what_cannot_be_mistaken() {
        let typed = PRINTED.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(RecoveryKey::parse(&format!("\n {typed}\t")).unwrap(), known(), "case, O for 0, L for 1, spaces");
        assert_eq!(RecoveryKey::parse(&PRINTED.replace('-', "")).unwrap(), known(), "without separators");
        assert_eq!(
            RecoveryKey::parse(&PRINTED.replace('-', " – ")).unwrap(),
            known(),
            "with dashes of a word processor"
        );
    }

    #[test]
    fn every_single_wrong_character_is_told_by_its_group() {
        for (place, _) in PRINTED.char_indices().filter(|(_, c)| *c != '-') {
            for wrong in "0123456789ABCDEFGHJKMNPQRSTVWXYZU?å".chars() {
                let mut typed: Vec<char> = PRINTED.chars().collect();
                if typed[place] == wrong {
                    continue;
                }
                typed[place] = wrong;
                let fault = RecoveryKey::parse(&typed.into_iter().collect::<String>());
                let group = place / 5 + 1;
                assert_eq!(fault, Err(RecoveryFault::Group { group }), "{wrong} at {place} is in group {group}");
            }
        }
    }

    #[test]
    fn swapped_characters_and_groups_are_told() {
        let groups: Vec<&str> = PRINTED.split('-').collect();
        for group in 0..8 {
            let mut swapped = groups.clone();
            swapped.swap(group, group + 1);
            let fault = RecoveryKey::parse(&swapped.join("-"));
            assert_eq!(fault, Err(RecoveryFault::Group { group: group + 1 }), "groups {group} and the next");
        }
        for place in (0..PRINTED.len() - 1).filter(|place| place % 5 < 3) {
            let mut typed: Vec<char> = PRINTED.chars().collect();
            typed.swap(place, place + 1);
            let unchanged = typed[place] == typed[place + 1];
            let fault = RecoveryKey::parse(&typed.into_iter().collect::<String>());
            let expected = Err(RecoveryFault::Group { group: place / 5 + 1 });
            assert!(unchanged || fault == expected, "neighbours at {place} changed places");
        }
    }

    #[test]
    fn a_missing_character_or_group_is_told() {
        let short = PRINTED.replacen(PRINTED.split('-').nth(4).unwrap(), "ABC", 1);
        assert_eq!(RecoveryKey::parse(&short), Err(RecoveryFault::Group { group: 5 }), "a group of three");
        let eight = &PRINTED[..39];
        assert_eq!(RecoveryKey::parse(eight), Err(RecoveryFault::Groups { found: 8, expected: 9 }), "eight groups");
        assert_eq!(RecoveryKey::parse(""), Err(RecoveryFault::Groups { found: 0, expected: 9 }), "nothing");
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", known()), "RecoveryKey(redacted)", "logs hold no key");
    }

    proptest! {
        #[test]
        fn every_key_survives_paper(bytes: [u8; 16]) {
            let key = RecoveryKey(bytes);
            prop_assert_eq!(RecoveryKey::parse(&key.to_printed()), Ok(key), "printed and typed");
        }

        #[test]
        fn random_text_never_panics(text in "\\PC{0,200}") {
            prop_assert!(RecoveryKey::parse(&text).is_err(), "noise is no key");
        }
    }
}
