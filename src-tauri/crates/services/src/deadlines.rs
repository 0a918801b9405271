//! Deadlines of a report, as the screens show them.

use chrono::{Days, NaiveDate};
use samsyn_store::orosanmalan::{ReportRow, ReportState};

use crate::api::concerns::DeadlineView;
use crate::app::App;
use crate::time::today;

/// Working days after which silence becomes a call: the school's own routine, no law.
const ACKNOWLEDGEMENT_WORKING_DAYS: u32 = 3;

/// Days on which the next steps are due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Dues {
    pub(crate) acknowledgement: Option<NaiveDate>,
    pub(crate) decision: Option<NaiveDate>,
    pub(crate) feedback: Option<NaiveDate>,
}

/// When a person should have acknowledged, decided and answered.
pub(crate) fn dues(row: &ReportRow) -> Dues {
    let Some(sent) = &row.sent else { return Dues::default() };
    let reported = today(sent.at);
    let decision = reported.checked_add_days(Days::new(14));
    let decided = happened(row, ReportState::Beslut);
    Dues {
        acknowledgement: Some(add_working_days(reported, ACKNOWLEDGEMENT_WORKING_DAYS)),
        decision,
        feedback: sent
            .feedback_requested_on
            .and(decided.or(decision))
            .and_then(|day| day.checked_add_days(Days::new(7))),
    }
}

fn happened(row: &ReportRow, state: ReportState) -> Option<NaiveDate> {
    row.progress.iter().find(|step| step.what.state == state).map(|step| today(step.what.at))
}

fn add_working_days(from: NaiveDate, days: u32) -> NaiveDate {
    use chrono::{Datelike, Weekday};
    let mut day = from;
    let mut left = days;
    while left > 0 {
        let Some(next) = day.succ_opt() else { return day };
        day = next;
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            left -= 1;
        }
    }
    day
}

/// The next day something is due, while the report waits.
pub(crate) fn next(row: &ReportRow) -> Option<NaiveDate> {
    let dues = dues(row);
    match row.state {
        ReportState::Utkast | ReportState::Beslut => None,
        ReportState::Skickad | ReportState::Levererad => dues.acknowledgement,
        ReportState::Kvitterad => dues.feedback.or(dues.decision),
    }
}

/// Deadlines of a sent report, soonest first.
pub(crate) fn of_report(app: &App, row: &ReportRow) -> Vec<DeadlineView> {
    let dues = dues(row);
    let date = today(app.now());
    let mut views = Vec::new();
    let mut add = |id: &str, due: Option<NaiveDate>, provision: &str| {
        if let Some(due_on) = due {
            let urgency = match due_on.cmp(&date) {
                std::cmp::Ordering::Less => "late",
                std::cmp::Ordering::Equal => "today",
                std::cmp::Ordering::Greater if due_on <= date + Days::new(7) => "soon",
                std::cmp::Ordering::Greater => "later",
            };
            views.push(DeadlineView {
                id: id.to_owned(),
                due_on: Some(due_on),
                urgency: urgency.to_owned(),
                provision: provision.to_owned(),
                report: Some(row.id),
            });
        }
    };
    if happened(row, ReportState::Kvitterad).is_none() && happened(row, ReportState::Beslut).is_none() {
        add("acknowledgement", dues.acknowledgement, "");
    }
    if happened(row, ReportState::Beslut).is_none() {
        add("inquiry_decision", dues.decision, "SoL 20:2");
        add("feedback", dues.feedback, "SoL 19:6");
    }
    views.sort_by_key(|view| view.due_on);
    views
}

/// The provision of the duty to report on a day.
pub(crate) fn duty(_date: NaiveDate) -> String {
    "SoL 19:1".to_owned()
}

/// The provision of feedback on a day.
pub(crate) fn feedback(_date: NaiveDate) -> String {
    "SoL 19:6".to_owned()
}
