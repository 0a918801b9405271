//! The few Swedish words the core itself puts on paper and in drafts.

use std::sync::LazyLock;

use samsyn_rules::sekretess::Role;
use samsyn_store::Word;

use crate::text::Texts;

static TEXTS: LazyLock<Texts> =
    LazyLock::new(|| Texts::parse(include_str!("../text/words.sv.toml")).unwrap_or_default());

/// The role as people say it; a role of a later program stays as it is written.
pub(crate) fn role(role: &Word<Role>) -> String {
    match role {
        Word::Known(role) => TEXTS.say(&format!("role.{}", role.as_str()), &[]),
        Word::Unknown(word) => word.clone(),
    }
}

/// The relation of a guardian as people say it; a word of the register that has no code stays as it is.
pub(crate) fn relation(code: &str) -> String {
    let key = format!("relation.{code}");
    if TEXTS.has(&key) { TEXTS.say(&key, &[]) } else { code.to_owned() }
}

/// The unit of a namnd that receives reports.
pub(crate) fn reception() -> String {
    TEXTS.say("reception", &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_a_word() {
        for &known in Role::ALL {
            assert!(TEXTS.has(&format!("role.{}", known.as_str())), "{} must have a word", known.as_str());
        }
        assert!(TEXTS.has("reception"), "the reception must have a word");
    }
}
