//! Reading a draft file: JSON in, [`OrosanmalanContent`] out.

use super::content::OrosanmalanContent;

impl OrosanmalanContent {
    /// Reads a draft file. `null` counts as a missing part.
    ///
    /// # Errors
    /// Text that is not JSON, a key the draft does not have, or a value of the wrong type. The
    /// message names the key and the place, never what was written.
    pub fn from_draft_json(json: &str) -> Result<Self, DraftError> {
        let mut value: serde_json::Value =
            serde_json::from_str(json).map_err(|e| DraftError::NotJson { line: e.line(), column: e.column() })?;
        remove_nulls(&mut value);
        serde_json::from_value(value).map_err(|e| DraftError::Content { why: without_values(&e) })
    }
}

/// Why a draft file could not be read. Holds no text of the draft.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// Not JSON at all.
    #[error("the draft is not JSON (line {line}, column {column})")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// JSON, but not a draft.
    #[error("the draft cannot be read: {why}")]
    Content {
        /// What is wrong, with the key but without values.
        why: String,
    },
}

fn remove_nulls(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.retain(|_, part| !part.is_null());
            map.values_mut().for_each(remove_nulls);
        }
        serde_json::Value::Array(items) => {
            items.retain(|item| !item.is_null());
            items.iter_mut().for_each(remove_nulls);
        }
        _ => {}
    }
}

/// serde quotes the offending value in "invalid type"; what a reporter wrote stays out of errors.
fn without_values(error: &serde_json::Error) -> String {
    let text = error.to_string();
    if text.starts_with("unknown field") {
        return text;
    }
    match text.rsplit_once(", expected ") {
        Some((_, expected)) => format!("expected {expected}"),
        None => "a value is not of the expected kind".to_owned(),
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
    fn an_unknown_key_is_an_error_that_names_the_key() {
        let error = OrosanmalanContent::from_draft_json(r#"{"reporter":{"e_mail":"x"}}"#).unwrap_err();
        assert!(error.to_string().contains("e_mail"), "the writer must find the key: {error}");
    }

    #[test]
    fn an_error_never_repeats_what_was_written() {
        let error = OrosanmalanContent::from_draft_json(r#"{"feedback":"Elsa Holm"}"#).unwrap_err();
        assert!(!error.to_string().contains("Elsa"), "errors hold no personal data: {error}");
        let error = OrosanmalanContent::from_draft_json(r#"{"do_not_inform":["Elsa Holm"]}"#).unwrap_err();
        assert!(!error.to_string().contains("Elsa"), "nor does an unknown reason: {error}");
        let error = OrosanmalanContent::from_draft_json(r#"{"informed":[{"person":"Elsa Holm"}]}"#).unwrap_err();
        assert!(!error.to_string().contains("Elsa"), "nor does an unknown person: {error}");
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
