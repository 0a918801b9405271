//! Reading a draft file: JSON in, [`OrosanmalanContent`] out.

use std::path::Path;

use super::content::OrosanmalanContent;
use crate::error::Result;

impl OrosanmalanContent {
    /// Reads a draft file. `null` counts as a missing part.
    ///
    /// # Errors
    /// Text that is not JSON, a key the draft does not have, or a value of the wrong type: `request_invalid` by its place, never with
    /// what was written. `input_too_large`.
    pub fn from_draft_json(json: &str) -> Result<Self> {
        crate::api::read(json)
    }

    /// Reads a draft file by its path.
    ///
    /// # Errors
    /// As [`Self::from_draft_json`], and `file_not_readable`, `file_too_large`.
    pub fn read_draft_file(path: &Path) -> Result<Self> {
        crate::input::read_json(path)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn an_empty_draft_asks_for_feedback_and_is_otherwise_empty() {
        let content = OrosanmalanContent::from_draft_json("{}").unwrap();
        assert_eq!(content, OrosanmalanContent::default(), "missing parts are empty, never an error");
        assert!(content.feedback, "who does not ask for aterkoppling gets none, so asking is the default");
    }

    #[test]
    fn null_counts_as_missing_everywhere() {
        let draft = r#"{"why_now":null,"feedback":null,"observations":[null,{"date":null,"text":"a"}],"reporter":{"phone":null}}"#;
        let content = OrosanmalanContent::from_draft_json(draft).unwrap();
        assert!(content.feedback, "null leaves the default in place");
        assert_eq!(content.observations.len(), 1, "a null row is no row");
        assert_eq!(content.observations[0].source, None, "the source is not answered rather than guessed");
    }

    #[test]
    fn an_unknown_key_is_named_by_its_place_alone() {
        let error =
            OrosanmalanContent::from_draft_json("{\"reporter\":\n {\"Elsa slogs av sin pappa\":1}}").unwrap_err();
        assert_eq!(error.params["at"], "2:27", "line and column find the key");
        assert!(!format!("{error:?}").contains("Elsa"), "a key may be what somebody wrote about a child");
    }

    #[test]
    fn an_error_never_repeats_what_was_written() {
        let error = OrosanmalanContent::from_draft_json(r#"{"feedback":"Elsa Holm"}"#).unwrap_err();
        assert!(!format!("{error:?}").contains("Elsa"), "errors hold no personal data: {error:?}");
        let error = OrosanmalanContent::from_draft_json(r#"{"do_not_inform":["Elsa Holm"]}"#).unwrap_err();
        assert!(!format!("{error:?}").contains("Elsa"), "nor does an unknown reason: {error:?}");
        let error = OrosanmalanContent::from_draft_json(r#"{"informed":[{"person":"Elsa Holm"}]}"#).unwrap_err();
        assert!(!format!("{error:?}").contains("Elsa"), "nor does an unknown person: {error:?}");
    }

    #[test]
    fn what_is_written_comes_back_the_same() {
        let draft = r#"{"why_now":"a","observations":[{"date":"2026-11-24","source":"child_said","who":"b","text":"c"}],
            "danger_now":{"acute":false,"where":"d"},"informed":[{"person":"guardian:1","informed":false,"why_not":"e"}],
            "do_not_inform":["vald_i_familjen","sexuella_overgrepp","hedersrelaterat","konsstympning","bortforande"],
            "feedback":false,"meeting":true,"reporter":{"name":"f","role":"g","phone":"h"}}"#;
        let content = OrosanmalanContent::from_draft_json(draft).unwrap();
        let json = serde_json::to_string(&content).unwrap();
        assert!(json.contains(r#""where":"d""#), "the key is the contract's word");
        assert_eq!(OrosanmalanContent::from_draft_json(&json).unwrap(), content, "saving loses nothing");
    }
}
