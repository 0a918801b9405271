//! Swedish alphabetical order as a text that sorts byte by byte.

/// Class, family name and given name; protected pupils come last, by their number.
pub(super) fn derive_sort(class: &str, family: &str, given: &str) -> String {
    let mut sort = String::with_capacity(class.len() + family.len() + given.len() + 8);
    // Digits are spelled with their count first, so that 10A comes after 9A.
    let mut digits = String::new();
    for letter in class.chars() {
        if letter.is_ascii_digit() {
            digits.push(letter);
        } else {
            push_number(&mut sort, &mut digits);
            push_letter(&mut sort, letter);
        }
    }
    push_number(&mut sort, &mut digits);
    for name in [family, given] {
        sort.push('\u{1}');
        name.chars().for_each(|letter| push_letter(&mut sort, letter));
    }
    sort
}

pub(super) fn derive_protected_sort(label: &str) -> String {
    format!("\u{10ffff}{label}")
}

fn push_number(sort: &mut String, digits: &mut String) {
    let number = digits.trim_start_matches('0');
    if !digits.is_empty() {
        sort.push(char::from_digit(number.len().min(9) as u32, 10).unwrap_or('9'));
        sort.push_str(number);
    }
    digits.clear();
}

/// After z come å, ä (also æ) and ö (also ø); other marks do not count, and v and w are letters of their own.
fn push_letter(sort: &mut String, letter: char) {
    for lower in letter.to_lowercase() {
        match lower {
            '\u{e5}' => sort.push('{'),
            '\u{e4}' | '\u{e6}' => sort.push('|'),
            '\u{f6}' | '\u{f8}' => sort.push('}'),
            '\u{e0}'..='\u{e3}' | '\u{101}' | '\u{103}' | '\u{105}' => sort.push('a'),
            '\u{e7}' | '\u{107}' | '\u{10d}' => sort.push('c'),
            '\u{10f}' | '\u{111}' => sort.push('d'),
            '\u{f0}' => sort.push('d'),
            '\u{e8}'..='\u{eb}' | '\u{113}' | '\u{117}' | '\u{119}' | '\u{11b}' => sort.push('e'),
            '\u{11f}' => sort.push('g'),
            '\u{ec}'..='\u{ef}' | '\u{12b}' | '\u{131}' => sort.push('i'),
            '\u{142}' => sort.push('l'),
            '\u{f1}' | '\u{144}' | '\u{148}' => sort.push('n'),
            '\u{f2}'..='\u{f5}' | '\u{14d}' | '\u{151}' => sort.push('o'),
            '\u{159}' => sort.push('r'),
            '\u{15b}' | '\u{15f}' | '\u{161}' | '\u{219}' => sort.push('s'),
            '\u{165}' | '\u{21b}' => sort.push('t'),
            '\u{f9}'..='\u{fb}' | '\u{16b}' | '\u{16f}' | '\u{171}' => sort.push('u'),
            '\u{fc}' | '\u{fd}' | '\u{ff}' => sort.push('y'),
            '\u{17a}' | '\u{17c}' | '\u{17e}' => sort.push('z'),
            '-' | '\'' | '\u{300}'..='\u{36f}' => {}
            other => sort.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_swedish_order() {
        let names = ["Andersson", "Zetterberg", "Åberg", "Ärlig", "Öberg"];
        let mut sorted = names;
        sorted.reverse();
        sorted.sort_by_key(|name| derive_sort("7A", name, ""));
        assert_eq!(sorted, names, "å, ä and ö come after z, in this order");
    }

    #[test]
    fn classes_stand_in_the_order_of_years() {
        let classes = ["7A", "7B", "9A", "10A"];
        let mut sorted = classes;
        sorted.reverse();
        sorted.sort_by_key(|class| derive_sort(class, "", ""));
        assert_eq!(sorted, classes, "the tenth year comes after the ninth");
        assert!(derive_protected_sort("S-222") > derive_sort("Ö", "Ö", "Ö"), "protected pupils come last");
    }

    #[test]
    fn a_family_name_counts_before_a_given_name() {
        assert!(derive_sort("7A", "Ek", "Örjan") < derive_sort("7A", "Ekman", "Anna"), "Ek comes before Ekman");
    }
}
