//! Disclosure decisions as cases in and answers out: the same rules as in the program, with no vault.

mod answer;
mod case;
pub mod deadlines;
#[cfg(test)]
mod tests;

use samsyn_rules::sekretess::decide::{Decision, Explanation, Purpose, decide, nobody_stops};

pub use answer::AnswerView;
pub(crate) use answer::{condition_text, explanation};
pub(crate) use case::fact;

use crate::error::{Code, Error, Result};

/// Answers JSON Lines of cases, one answer a line that is not empty. A line may be the case or `{"case": {...}}`.
///
/// # Errors
/// `request_invalid` with the line when a line is not a JSON object. A case with a word or a fact the rules do not know
/// is no error: it is `manual`.
pub fn answer_lines(text: &str) -> Result<Vec<AnswerView>> {
    let mut answers = Vec::new();
    // Editors on Windows begin a file with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let at = || Error::new(Code::RequestInvalid).with("at", format!("line {}", number + 1));
        let value: serde_json::Value = serde_json::from_str(line).map_err(|_| at())?;
        let case = value.get("case").unwrap_or(&value).as_object().ok_or_else(at)?;
        answers.push(answer(case));
    }
    Ok(answers)
}

fn answer(case: &serde_json::Map<String, serde_json::Value>) -> AnswerView {
    let law = crate::law::register();
    let read = case::question(case);
    let decision = match &read.question {
        Ok(question) => decide(question, law),
        Err(()) if case.get("purpose").is_some_and(|word| word == Purpose::StoppaAnmalan.as_str()) => {
            nobody_stops(read.date, law)
        }
        Err(()) => {
            let regime = read.date.and_then(|date| law.regime(date)).map(|regime| regime.from);
            Decision { regime, ..Decision::manual(Explanation::UnknownWord) }
        }
    };
    answer::view(case.get("id").cloned().unwrap_or_default(), &decision, read.date)
}
