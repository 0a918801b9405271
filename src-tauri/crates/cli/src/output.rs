//! What the command line prints: JSON on standard output, one clear line on standard error.

use std::io::Write;

use chrono::SecondsFormat;
use samsyn_services::api::session::LossView;
use samsyn_services::error::{Code, Error};
use samsyn_services::text::Texts;
use serde::Serialize;

const ENGLISH: &str = include_str!("../text/en.toml");
const SWEDISH: &str = include_str!("../text/sv.toml");

/// Prints one JSON document or one line of JSON Lines.
///
/// # Errors
/// Standard output is closed.
pub(crate) fn print_json(value: &impl Serialize) -> Result<(), Error> {
    let text = serde_json::to_string(value).map_err(|_| Error::new(Code::Internal).with("place", "json"))?;
    print_line(&text)
}

/// Prints a line for a person to read.
///
/// # Errors
/// Standard output is closed.
pub(crate) fn print_line(text: &str) -> Result<(), Error> {
    writeln!(std::io::stdout(), "{text}").map_err(|_| Error::new(Code::FolderNotWritable))
}

/// The sentences in the language of the person at the terminal.
fn texts() -> Texts {
    let swedish = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .is_some_and(|language| language.starts_with("sv"));
    Texts::parse(if swedish { SWEDISH } else { ENGLISH }).unwrap_or_default()
}

/// Prints the sentence of an error on standard error.
pub(crate) fn complain(fault: &Error) {
    let code =
        serde_json::to_value(fault.code).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default();
    let texts = texts();
    // A unit is a word of the language; everything else is shown as it is.
    let word = |name: &str, value: &str| {
        if name == "unit" { texts.say(&format!("unit.{value}"), &[]) } else { value.to_owned() }
    };
    let said: Vec<(&str, String)> =
        fault.params.iter().map(|(name, value)| (name.as_str(), word(name, value))).collect();
    let params: Vec<(&str, &str)> = said.iter().map(|(name, value)| (*name, value.as_str())).collect();
    say(&texts.say(&code, &params));
}

/// Says a sentence on standard error; what was asked for goes on.
pub(crate) fn tell(key: &str, params: &[(&str, &str)]) {
    say(&texts().say(key, params));
}

/// Says on standard error what is lost, beside whatever a command answers.
pub(crate) fn warn(losses: &[LossView]) {
    losses.iter().for_each(|loss| say(&loss_sentence(loss)));
}

/// What is lost, in a sentence of its kind.
pub(crate) fn loss_sentence(loss: &LossView) -> String {
    let since = loss.since.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default();
    let (events, rows) = (loss.events.to_string(), loss.rows.to_string());
    let params = [
        ("events", events.as_str()),
        ("rows", rows.as_str()),
        ("since", since.as_str()),
        ("kept", loss.kept.as_deref().unwrap_or("-")),
        ("numbers", loss.numbers.as_str()),
    ];
    texts().say(&format!("lost_{}", loss.kind), &params)
}

fn say(text: &str) {
    // A closed standard error leaves nobody to tell; the exit status still says it.
    let _ = writeln!(std::io::stderr(), "samsyn-cli: {text}");
}
