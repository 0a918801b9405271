//! Swedish text out of data files: a key and its parameters become a sentence.

use std::collections::BTreeMap;

/// A table of texts, flattened: `[routing] address = "..."` is `routing.address`.
#[derive(Debug, Clone, Default)]
pub struct Texts(BTreeMap<String, String>);

/// A text file that cannot be read; `at` says where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("text table is not valid TOML at {at}")]
pub struct TextFault {
    /// Line of the fault, or what the parser says.
    pub at: String,
}

impl Texts {
    /// Reads a TOML table of strings.
    ///
    /// # Errors
    /// [`TextFault`] when it is not TOML.
    pub fn parse(toml: &str) -> Result<Self, TextFault> {
        let table: toml::Table =
            toml.parse().map_err(|fault: toml::de::Error| TextFault { at: fault.message().to_owned() })?;
        let mut texts = BTreeMap::new();
        flatten("", &toml::Value::Table(table), &mut texts);
        Ok(Self(texts))
    }

    /// The sentence for `key`, with `{name}` replaced by its parameter. A key without a text gives the key itself, so
    /// that a gap is seen and nothing is lost; tests hold the tables complete.
    #[must_use]
    pub fn say(&self, key: &str, params: &[(&str, &str)]) -> String {
        let Some(text) = self.0.get(key) else {
            return key.to_owned();
        };
        params.iter().fold(text.clone(), |said, (name, value)| said.replace(&format!("{{{name}}}"), value))
    }

    /// Whether there is a text for `key`.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }
}

fn flatten(prefix: &str, value: &toml::Value, out: &mut BTreeMap<String, String>) {
    match value {
        toml::Value::Table(table) => {
            for (name, inner) in table {
                let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
                flatten(&key, inner, out);
            }
        }
        toml::Value::String(text) => {
            out.insert(prefix.to_owned(), text.clone());
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_sentence_takes_its_parameters() {
        let texts = Texts::parse("[a]\nb = \"from {street} to {town}\"").unwrap();
        let said = texts.say("a.b", &[("street", "X"), ("town", "Y")]);
        assert_eq!(said, "from X to Y", "every named parameter is replaced");
    }

    #[test]
    fn a_missing_text_is_seen() {
        assert_eq!(Texts::default().say("a.b", &[]), "a.b", "a gap shows its key rather than nothing");
    }
}
