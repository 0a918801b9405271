//! Names compared as people mean them: capitals, spaces and composed letters do not matter.

/// A name ready to compare: lower case, single spaces, composed Swedish letters, no closing full stop.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.trim().trim_end_matches('.').chars().flat_map(char::to_lowercase) {
        match letter {
            // Files from macOS carry the mark as a letter of its own.
            '\u{30a}' | '\u{308}' | '\u{301}' => compose(&mut folded, letter),
            letter if letter.is_whitespace() || letter == '\u{ad}' => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            letter => folded.push(letter),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn compose(folded: &mut String, mark: char) {
    let composed = match (folded.pop(), mark) {
        (Some('a'), '\u{30a}') => '\u{e5}',
        (Some('a'), '\u{308}') => '\u{e4}',
        (Some('o'), '\u{308}') => '\u{f6}',
        (Some('u'), '\u{308}') => '\u{fc}',
        (Some('e'), '\u{301}') => '\u{e9}',
        (Some(other), _) => other,
        (None, _) => return,
    };
    folded.push(composed);
}

/// Free text of a district in an old form or another register: the name, and whether the text says that it is a namnd.
pub(crate) struct DistrictName {
    /// Folded name without its office word.
    pub(crate) name: String,
    /// `SDN`, `stadsdelsnamnd` and the like stood beside it.
    pub(crate) says_namnd: bool,
}

impl DistrictName {
    pub(crate) fn parse(text: &str) -> Self {
        let folded = spaced(text);
        let mut words: Vec<&str> = folded.split(' ').collect();
        let before = words.len();
        words.retain(|word| !is_office(word));
        Self { name: words.join(" "), says_namnd: words.len() < before }
    }

    /// Whether this is that area's name, in the plain form or the genitive.
    pub(crate) fn is(&self, area: &str) -> bool {
        let area = spaced(area);
        self.name == area || (self.says_namnd && self.name.strip_suffix('s') == Some(area.as_str()))
    }
}

/// Folded, and with the many signs that join the parts of a name as spaces.
fn spaced(text: &str) -> String {
    fold(&text.replace(['-', '/', '\u{2013}', ','], " "))
}

/// Words for the office of a stadsdelsnamnd, in any of their forms.
fn is_office(word: &str) -> bool {
    let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    matches!(word, "sdn" | "sdo" | "sdf")
        || word.starts_with("stadsdelsn")
        || word.starts_with("stadsdelsf")
        || word.starts_with("stadsdelsomr")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_spaces_and_capitals_do_not_matter() {
        assert_eq!(fold("  HA\u{308}GERSTEN \u{a0} A\u{30a}sen. "), "hägersten åsen", "one spelling a name");
    }

    #[test]
    fn an_office_word_is_taken_away() {
        for text in ["Norrmalms stadsdelsförvaltning", "norrmalm SDN", "Norrmalms stadsdelsnämnd"] {
            let read = DistrictName::parse(text);
            assert!(read.says_namnd && read.is("Norrmalm"), "{text} names Norrmalm's namnd");
        }
        for text in ["Enskede/Årsta/Vantör", "enskede-årsta-vantörs SDN", "Enskede – Årsta – Vantör"] {
            assert!(DistrictName::parse(text).is("Enskede-Årsta-Vantör"), "{text} is joined in one of many ways");
        }
        let bare = DistrictName::parse("Norrmalm");
        assert!(!bare.says_namnd && bare.is("Norrmalm"), "a bare name may be a stadsdel too");
    }
}
