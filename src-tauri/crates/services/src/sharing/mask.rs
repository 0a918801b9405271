//! Masking of third parties: the names a person chose, wherever they stand as words.

/// Replaces every chosen name by `mask` and counts the places.
///
/// A full name is masked as a whole and by its first name; in any case of letters and with the Swedish genitive. Longer names are taken first, so that
/// nothing of them is left. Parts of other words are never touched.
pub(crate) fn derive_masked(text: &str, names: &[String], mask: &str) -> (String, usize) {
    let wanted = derive_wanted(names);
    let mut shown = String::with_capacity(text.len());
    let mut places = 0;
    let mut rest = text;
    let mut inside_word = false;
    while let Some(letter) = rest.chars().next() {
        let found = if inside_word { None } else { wanted.iter().find_map(|name| name_at(rest, name)) };
        if let Some(length) = found {
            shown.push_str(mask);
            places += 1;
            rest = rest.get(length..).unwrap_or_default();
            inside_word = false;
        } else {
            shown.push(letter);
            inside_word = letter.is_alphanumeric();
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    (shown, places)
}

/// Full names and first names as lower-case letters, longest first.
fn derive_wanted(names: &[String]) -> Vec<Vec<char>> {
    let mut wanted: Vec<Vec<char>> = Vec::new();
    for name in names {
        let words: Vec<&str> = name.split_whitespace().collect();
        wanted.push(lower(&words.join(" ")));
        if let Some(first) = words.first().filter(|_| words.len() > 1) {
            wanted.push(lower(first));
        }
    }
    wanted.retain(|name| name.len() > 1);
    wanted.sort_by_key(|name| std::cmp::Reverse(name.len()));
    wanted.dedup();
    wanted
}

fn lower(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// Bytes of the name at the beginning of `text`, when it stands there as a word of its own.
fn name_at(text: &str, name: &[char]) -> Option<usize> {
    let mut wanted = name.iter().peekable();
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some(&&next) = wanted.peek() {
        let (at, letter) = letters.next()?;
        end = at + letter.len_utf8();
        if next == ' ' && letter.is_whitespace() {
            // A line break inside a name is still the name.
            while letters.peek().is_some_and(|(_, more)| more.is_whitespace()) {
                let (at, more) = letters.next()?;
                end = at + more.len_utf8();
            }
            wanted.next();
            continue;
        }
        for small in letter.to_lowercase() {
            if wanted.next() != Some(&small) {
                return None;
            }
        }
    }
    let after = text.get(end..)?;
    let after = after
        .strip_prefix(":s")
        .or_else(|| after.strip_prefix(['s', 'S']))
        .filter(|rest| is_boundary(rest))
        .unwrap_or(after);
    is_boundary(after).then(|| text.len() - after.len())
}

fn is_boundary(text: &str) -> bool {
    text.chars().next().is_none_or(|letter| !letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str, names: &[&str]) -> (String, usize) {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        derive_masked(text, &names, "[X]")
    }

    #[test]
    fn a_full_name_and_its_first_name_go() {
        let (text, places) =
            masked("Malin Vintergren ringde. MALIN grät, och Malins bror Max kom.", &["Malin Vintergren"]);
        assert_eq!(text, "[X] ringde. [X] grät, och [X] bror Max kom.", "whole, first and genitive");
        assert_eq!(places, 3, "each place counts once");
    }

    #[test]
    fn other_words_are_left_alone() {
        let (text, places) = masked("Moa åt mos med Moas vän i Moabit.", &["Moa"]);
        assert_eq!(
            (text.as_str(), places),
            ("[X] åt mos med [X] vän i Moabit.", 2),
            "a name inside another word is another word"
        );
    }

    #[test]
    fn a_name_over_a_line_break_is_found() {
        assert_eq!(masked("Malin\n  Vintergren kom.", &["Malin Vintergren"]).0, "[X] kom.", "text is wrapped anywhere");
    }

    #[test]
    fn a_surname_alone_stays() {
        // It is usually the pupil's own.
        assert_eq!(
            masked("Elsa Vintergren", &["Malin Vintergren"]).0,
            "Elsa Vintergren",
            "the pupil's name is not masked by a parent's"
        );
    }

    #[test]
    fn nothing_chosen_changes_nothing() {
        let text = "Åsa såg Östen — 112 § «citat»";
        assert_eq!(masked(text, &[]), (text.to_owned(), 0), "text without masks is the text");
        assert_eq!(masked(text, &["", " ", "s"]), (text.to_owned(), 0), "and a single letter is no name");
    }

    #[test]
    fn swedish_letters_count_as_letters() {
        assert_eq!(
            masked("Åsas väska och Åsalund", &["Åsa Ek"]).0,
            "[X] väska och Åsalund",
            "å, ä and ö are letters of a word"
        );
    }
}
