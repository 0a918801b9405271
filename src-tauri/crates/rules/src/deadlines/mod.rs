//! When something must be done, with the provision that says so.
//!
//! Civil dates of Swedish local time: `genast` is the same day, a week and fourteen days are counted in days from the
//! event's day, four months end on the same day of the month, or on its last day where it has no such day. A last day
//! that is no working day moves to the next one (lag 1930:173 2 §).

mod holidays;

pub use holidays::{is_working_day, next_working_day};

use chrono::{Days, Months, NaiveDate};

use crate::law::{DeadlineKind, LawRegister, Limit, StartEvent};
use crate::words;

words! {
    /// What the namnd has told of its decision.
    Outcome {
        /// An inquiry was opened.
        Inledd => "inledd",
        /// No inquiry was opened.
        InteInledd => "inte_inledd",
        /// An inquiry runs already.
        PagarRedan => "pagar_redan",
    }
}

/// What has happened, as civil dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Events {
    /// The report came in.
    pub reported: NaiveDate,
    /// The reporter asked for feedback.
    pub feedback_requested: Option<NaiveDate>,
    /// The namnd's decision.
    pub decided: Option<(NaiveDate, Outcome)>,
}

/// Something that must be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// What.
    pub kind: DeadlineKind,
    /// The provision in force when it starts.
    pub provision: String,
    /// What it is counted from.
    pub start: StartEvent,
    /// Day it is counted from.
    pub starts_on: NaiveDate,
    /// The start has not happened: `starts_on` is its last day.
    pub expected: bool,
    /// How long.
    pub limit: Limit,
    /// Last day; absent when the law gives no time.
    pub due_on: Option<NaiveDate>,
    /// The provision by which the last day moved to a working day; absent where it did not.
    pub moved_by: Option<String>,
    /// What prolongs it, in Swedish.
    pub extension: Option<String>,
}

/// Every deadline that the events start, in the order of the procedure.
#[must_use]
pub fn deadlines(events: &Events, law: &LawRegister) -> Vec<Deadline> {
    let reported = events.reported;
    let decision = started(law, DeadlineKind::InquiryDecision, reported);
    let running = matches!(events.decided, Some((_, Outcome::PagarRedan)));
    let mut list = vec![
        started(law, DeadlineKind::Report, reported),
        started(law, DeadlineKind::Protection, reported),
        // No decision is needed while an inquiry runs.
        decision.clone().filter(|_| !running),
        feedback(events, law, decision.and_then(|decision| decision.due_on)),
    ];
    // Only a decided inquiry starts the four months and the duty to inform.
    if let Some((opened, Outcome::Inledd)) = events.decided {
        list.push(started(law, DeadlineKind::Inquiry, opened));
        list.push(started(law, DeadlineKind::Information, opened));
    }
    list.into_iter().flatten().collect()
}

/// The deadline of a kind that starts on a day, by the law of that day.
#[must_use]
pub fn started(law: &LawRegister, kind: DeadlineKind, day: NaiveDate) -> Option<Deadline> {
    let entry = law.deadline(kind, day)?;
    let (due_on, moved_by) = last_day(day, entry.limit, law);
    Some(Deadline {
        kind,
        provision: entry.provision.clone(),
        start: entry.start,
        starts_on: day,
        expected: false,
        limit: entry.limit,
        due_on,
        moved_by,
        extension: entry.extension.clone(),
    })
}

/// A week after the decision; at once when it is asked for later, or when an inquiry runs already. A decision that has
/// not come is expected on its own last day.
fn feedback(events: &Events, law: &LawRegister, decision_due: Option<NaiveDate>) -> Option<Deadline> {
    let requested = events.feedback_requested?;
    let (decided, running, expected) = match events.decided {
        Some((day, outcome)) => (day, outcome == Outcome::PagarRedan, false),
        None => (decision_due?, false, true),
    };
    let later = requested.max(decided);
    let deadline = started(law, DeadlineKind::Feedback, later)?;
    let at_once = deadline.limit != Limit::Unlimited && (running || (!expected && requested > decided));
    let limit = if at_once { Limit::AtOnce } else { deadline.limit };
    // A running inquiry waits for no decision: the answer is due when it is asked for, and never before the report.
    let starts_on = if running { requested.max(events.reported) } else { later };
    let (due_on, moved_by) = last_day(starts_on, limit, law);
    Some(Deadline { limit, starts_on, expected, due_on, moved_by, ..deadline })
}

/// As the register writes the act on last days.
const LAST_DAYS: &str = "lag 1930:173 2 §";

/// The last day, and the provision that moved it off a day that is no working day. What is to be done at once waits
/// for nothing.
fn last_day(from: NaiveDate, limit: Limit, law: &LawRegister) -> (Option<NaiveDate>, Option<String>) {
    let counted = match limit {
        Limit::AtOnce => return (Some(from), None),
        Limit::Days(days) => from.checked_add_days(Days::new(u64::from(days))),
        Limit::Months(months) => from.checked_add_months(Months::new(u32::from(months))),
        Limit::Unlimited => None,
    };
    let Some(counted) = counted else { return (None, None) };
    let rule = law.provision(LAST_DAYS, counted).filter(|_| !is_working_day(counted));
    match rule {
        Some(rule) => (Some(next_working_day(counted)), Some(rule.cite.clone())),
        None => (Some(counted), None),
    }
}
