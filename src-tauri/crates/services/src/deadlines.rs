//! Deadlines of a report, as the screens show them.

use chrono::{Days, NaiveDate};
use samsyn_rules::deadlines::{Deadline, Events, Outcome, deadlines, is_working_day, started};
use samsyn_rules::law::DeadlineKind;
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
    let legal = legal(row);
    let due = |kind: DeadlineKind| legal.iter().find(|deadline| deadline.kind == kind).and_then(|found| found.due_on);
    Dues {
        acknowledgement: Some(add_working_days(today(sent.at), ACKNOWLEDGEMENT_WORKING_DAYS)),
        decision: due(DeadlineKind::InquiryDecision),
        feedback: due(DeadlineKind::Feedback),
    }
}

/// What the law gives time for, counted in Swedish civil dates.
fn legal(row: &ReportRow) -> Vec<Deadline> {
    let Some(sent) = &row.sent else { return Vec::new() };
    let events = Events {
        reported: arrived(row).unwrap_or_else(|| today(sent.at)),
        feedback_requested: sent.feedback_requested_on,
        decided: row.progress.iter().find(|step| step.what.state == ReportState::Beslut).map(|step| {
            let outcome = Outcome::parse(&step.what.outcome).unwrap_or(Outcome::InteInledd);
            (today(step.what.at), outcome)
        }),
    };
    deadlines(&events, crate::law::register())
}

/// The day the report came in, which the namnd's time runs from: as the receiver said it, else the day of the receipt.
fn arrived(row: &ReportRow) -> Option<NaiveDate> {
    let told = row.progress.iter().find_map(|step| step.what.arrived_on);
    told.or_else(|| happened(row, ReportState::Levererad))
}

fn happened(row: &ReportRow, state: ReportState) -> Option<NaiveDate> {
    row.progress.iter().find(|step| step.what.state == state).map(|step| today(step.what.at))
}

fn add_working_days(from: NaiveDate, days: u32) -> NaiveDate {
    let mut day = from;
    let mut left = days;
    while left > 0 {
        let Some(next) = day.succ_opt() else { return day };
        day = next;
        if is_working_day(day) {
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
    let legal = legal(row);
    let from_sent = arrived(row).is_none();
    let date = today(app.now());
    let mut views = Vec::new();
    let mut add = |id: &str, due: Option<NaiveDate>, kind: Option<DeadlineKind>| {
        let law = legal.iter().find(|deadline| Some(deadline.kind) == kind);
        if let Some(due_on) = due {
            let urgency = match due_on.cmp(&date) {
                std::cmp::Ordering::Less => "late",
                std::cmp::Ordering::Equal => "today",
                std::cmp::Ordering::Greater
                    if date.checked_add_days(Days::new(7)).is_none_or(|week| due_on <= week) =>
                {
                    "soon"
                }
                std::cmp::Ordering::Greater => "later",
            };
            views.push(DeadlineView {
                id: id.to_owned(),
                due_on: Some(due_on),
                urgency: urgency.to_owned(),
                provision: law.map(|deadline| deadline.provision.clone()).unwrap_or_default(),
                from_sent: law.is_some() && from_sent,
                moved_by: law.and_then(|deadline| deadline.moved_by.clone()),
                report: Some(row.id),
            });
        }
    };
    if happened(row, ReportState::Kvitterad).is_none() && happened(row, ReportState::Beslut).is_none() {
        add("acknowledgement", dues.acknowledgement, None);
    }
    if happened(row, ReportState::Beslut).is_none() {
        add("inquiry_decision", dues.decision, Some(DeadlineKind::InquiryDecision));
        add("feedback", dues.feedback, Some(DeadlineKind::Feedback));
    }
    views.sort_by_key(|view| view.due_on);
    views
}

/// The provision of the duty to report on a day.
pub(crate) fn duty(date: NaiveDate) -> String {
    provision_on(DeadlineKind::Report, date)
}

/// The provision of feedback on a day.
pub(crate) fn feedback(date: NaiveDate) -> String {
    provision_on(DeadlineKind::Feedback, date)
}

fn provision_on(kind: DeadlineKind, date: NaiveDate) -> String {
    started(crate::law::register(), kind, date).map(|deadline| deadline.provision).unwrap_or_default()
}
