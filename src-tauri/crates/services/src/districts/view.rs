//! A decision as the command line prints it and the window shows it: codes, ids, and a Swedish sentence for each reason.

use std::sync::LazyLock;

use chrono::NaiveDate;
use samsyn_rules::districts::{ReceiverId, RouteDecision};
use serde::Serialize;
use serde_json::Value;

use crate::error::{Code, Error, Result};
use crate::text::{TextFault, Texts};

const ROUTING: &str = include_str!("../../text/routing.sv.toml");

pub(crate) static TEXTS: LazyLock<std::result::Result<Texts, TextFault>> = LazyLock::new(|| Texts::parse(ROUTING));

/// A line of `samsyn-cli route --json`.
#[derive(Serialize)]
pub struct RouteView {
    /// The case's id, as it came.
    pub id: Value,
    /// The individual child's receiver.
    pub individual: IndividualView,
    /// Namnd of the school.
    pub preventive: Option<String>,
    /// `same`, `different` or `unknown`.
    pub overlap: &'static str,
    /// Ring before anything is sent.
    pub phone_first: bool,
    /// Warning codes.
    pub warnings: Vec<&'static str>,
    /// Date of the register.
    pub register: NaiveDate,
    /// Today's receivers, when the case's day lies in the past.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<String>,
}

/// How sure, who, and why.
#[derive(Serialize)]
pub struct IndividualView {
    /// `certain`, `check`, `stop` or `none`.
    pub certainty: &'static str,
    /// Receiver ids, the likeliest first.
    pub receivers: Vec<String>,
    /// Reasons in order.
    pub because: Vec<Because>,
}

/// One reason with its source.
#[derive(Serialize)]
pub struct Because {
    /// Rule id.
    pub rule: &'static str,
    /// Sentence.
    pub text: String,
    /// Register, law or answer.
    pub source: String,
}

/// Words a decision.
///
/// # Errors
/// `internal`: the text table cannot be read. Tests keep this from happening.
pub fn view(id: Value, decision: &RouteDecision, today: NaiveDate) -> Result<RouteView> {
    let texts = TEXTS.as_ref().map_err(|fault| Error::new(Code::Internal).with("place", fault))?;
    let (register, today) = (decision.register.to_string(), today.to_string());
    let because = decision.because.iter().map(|reason| {
        let mut params: Vec<(&str, &str)> = vec![("register", &register), ("today", &today)];
        params.extend(reason.params.iter().map(|(name, value)| (*name, value.as_str())));
        // A sentence about a name that nobody knows has a form of its own.
        let unnamed = reason.params.iter().any(|(_, value)| value.is_empty());
        let form = format!("{}.text_unnamed", reason.rule.as_str());
        let text = if unnamed && texts.has(&form) { form } else { format!("{}.text", reason.rule.as_str()) };
        Because {
            rule: reason.rule.as_str(),
            text: texts.say(&text, &params),
            source: texts.say(&format!("{}.source", reason.rule.as_str()), &params),
        }
    });
    Ok(RouteView {
        id,
        individual: IndividualView {
            certainty: decision.certainty.as_str(),
            receivers: texts_of(&decision.receivers),
            because: because.collect(),
        },
        preventive: decision.preventive.as_ref().map(ToString::to_string),
        overlap: decision.overlap.as_str(),
        phone_first: decision.phone_first,
        warnings: decision.warnings.iter().map(|warning| warning.as_str()).collect(),
        register: decision.register,
        successors: texts_of(&decision.successors),
    })
}

fn texts_of(ids: &[ReceiverId]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}
