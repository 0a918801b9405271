//! Legal deadlines as an answer of the command line.

use chrono::NaiveDate;
use samsyn_rules::deadlines::{Deadline, Events, Outcome, deadlines};
use samsyn_rules::law::Limit;
use serde::Serialize;

use super::answer::TEXTS;
use crate::error::{Code, Error, Result};
use crate::time::Day;

/// What has happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlinesRequest {
    /// The report came in.
    pub reported: Day,
    /// The reporter asked for feedback.
    pub feedback_requested: Option<Day>,
    /// The namnd decided.
    pub decided: Option<Day>,
    /// `inledd` (when absent), `inte_inledd` or `pagar_redan`.
    pub outcome: Option<String>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeadlinesView {
    /// The report came in.
    pub reported: NaiveDate,
    /// First day of the regime of that day; null before the register.
    pub regime: Option<NaiveDate>,
    /// In the order of the procedure.
    pub deadlines: Vec<LegalDeadlineView>,
}

/// One deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LegalDeadlineView {
    /// `report`, `protection`, `inquiry_decision`, `feedback`, `inquiry` or `information`.
    pub id: String,
    /// Provision.
    pub provision: String,
    /// `known`, `reported`, `decided` or `opened`.
    pub start: String,
    /// Day it is counted from.
    pub starts_on: NaiveDate,
    /// The start has not happened; `starts_on` is then its last day.
    pub expected: bool,
    /// `genast`, `days`, `months` or `none`.
    pub limit: String,
    /// How many days or months.
    pub count: Option<u16>,
    /// Last day; null when the law gives no time.
    pub due_on: Option<NaiveDate>,
    /// Provision by which the last day moved to the next working day; null where it did not.
    pub moved_by: Option<String>,
    /// What prolongs it, in Swedish.
    pub extension: Option<String>,
    /// A sentence in Swedish.
    pub explanation: String,
}

/// The deadlines the events start.
///
/// # Errors
/// `input_invalid` for an unknown outcome, or a decision or request before the report.
pub fn legal_deadlines(request: &DeadlinesRequest) -> Result<DeadlinesView> {
    let invalid = |field: &str| Error::new(Code::InputInvalid).with("field", field);
    let outcome = match &request.outcome {
        None => Outcome::Inledd,
        Some(word) => Outcome::parse(word).ok_or_else(|| invalid("outcome"))?,
    };
    if request.outcome.is_some() && request.decided.is_none() {
        return Err(invalid("outcome"));
    }
    for (field, day) in [("decided", request.decided), ("feedback_requested", request.feedback_requested)] {
        if day.is_some_and(|day| day < request.reported) {
            return Err(invalid(field));
        }
    }
    let law = crate::law::register();
    let events = Events {
        reported: request.reported.get(),
        feedback_requested: request.feedback_requested.map(Day::get),
        decided: request.decided.map(|day| (day.get(), outcome)),
    };
    Ok(DeadlinesView {
        reported: request.reported.get(),
        regime: law.regime(request.reported.get()).map(|regime| regime.from),
        deadlines: deadlines(&events, law).into_iter().map(view).collect(),
    })
}

fn view(deadline: Deadline) -> LegalDeadlineView {
    let (limit, count) = match deadline.limit {
        Limit::AtOnce => ("genast", None),
        Limit::Days(days) => ("days", Some(days)),
        Limit::Months(months) => ("months", Some(months)),
        Limit::Unlimited => ("none", None),
    };
    let says = TEXTS.say(&format!("deadline.{}", deadline.kind.as_str()), &[]);
    let moved = deadline.moved_by.as_ref().map(|rule| TEXTS.say("deadline.moved", &[("rule", rule)]));
    LegalDeadlineView {
        explanation: moved.map_or_else(|| says.clone(), |moved| format!("{says} {moved}")),
        moved_by: deadline.moved_by,
        id: deadline.kind.as_str().to_owned(),
        provision: deadline.provision,
        start: deadline.start.as_str().to_owned(),
        starts_on: deadline.starts_on,
        expected: deadline.expected,
        limit: limit.to_owned(),
        count,
        due_on: deadline.due_on,
        extension: deadline.extension,
    }
}
