//! The day: one list, sorted by what the law says and what is late.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::concerns::{Concern, Urgent};
use uuid::Uuid;

use crate::api::reports::{ReportRowView, ReportState};
use crate::api::session::Nothing;
use crate::api::work::{CountsView, DraftRowView, TodayView, TodoView};
use crate::app::App;
use crate::error::Result;
use crate::gate;
use crate::open::OpenVault;
use crate::people::{labels, pupils_with_open_case};

/// The day, for the person at the keyboard.
///
/// # Errors
/// `vault_locked`.
pub fn today(app: &App, _request: Nothing) -> Result<TodayView> {
    app.with(|vault| {
        crate::people::refresh(app, vault)?;
        let date = crate::time::today(app.now());
        let reports = crate::reports::rows(app, vault)?;
        let concerns = waiting_concerns(app, vault)?;
        let mut todo = concern_todos(app, vault, &concerns, date)?;
        todo.extend(reports.iter().filter_map(|row| report_todo(app, vault, row, date)));
        todo.sort_by_key(|todo| (rank(&todo.urgency), todo.due_on, todo.since));
        let mut drafts = crate::drafts::rows(app, vault)?;
        let open = reports.iter().filter(|row| row.state == ReportState::Utkast && row.mine);
        drafts.extend(open.map(|row| DraftRowView {
            id: row.id,
            kind: "report".to_owned(),
            pupil_id: Some(row.pupil_id),
            pupil: row.pupil.clone(),
            saved_at: row.at,
        }));
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.saved_at));
        let counts = CountsView {
            now: todo.iter().filter(|todo| todo.urgency != "soon").count(),
            pupils: pupils_with_open_case(app, vault)?.len(),
            reports: reports.iter().filter(|row| row.state != ReportState::Beslut).count(),
        };
        let sent = |row: &ReportRowView| row.state != ReportState::Utkast;
        let waiting = reports.into_iter().filter(sent).take(12).collect();
        Ok(TodayView { date, todo, waiting, drafts, counts })
    })
}

fn waiting_concerns(app: &App, vault: &mut OpenVault) -> Result<Vec<Concern>> {
    let guarded = vault.store.concerns_waiting()?;
    gate::open_each(vault, app.now(), AccessPurpose::Elevvard, guarded)
}

fn concern_todos(app: &App, vault: &mut OpenVault, concerns: &[Concern], date: NaiveDate) -> Result<Vec<TodoView>> {
    let pupils: Vec<Uuid> = concerns.iter().filter_map(|concern| concern.pupil).collect();
    let labels: BTreeMap<_, _> = labels(app, vault, &pupils)?;
    let todo = |concern: &Concern| {
        let label = concern.pupil.and_then(|pupil| labels.get(&pupil));
        let genast = concern.urgent == Urgent::Yes && concern.dismissed.is_none();
        let received = crate::time::today(concern.at);
        TodoView {
            code: if genast { "genast" } else { "receive_concern" }.to_owned(),
            urgency: match (genast, received < date) {
                (true, _) => "genast",
                (false, true) => "late",
                (false, false) => "today",
            }
            .to_owned(),
            // A concern is read the day it is left: the school's own routine.
            due_on: Some(received),
            since: Some(concern.at),
            pupil: label.map(|label| label.label.clone()).unwrap_or_default(),
            class: label.map(|label| label.class.clone()).unwrap_or_default(),
            protected: label.is_some_and(|label| label.protected),
            receiver: String::new(),
            provision: if genast { crate::deadlines::duty(date) } else { String::new() },
            opens: "concern".to_owned(),
            id: concern.id,
        }
    };
    Ok(concerns.iter().map(todo).collect())
}

fn report_todo(app: &App, vault: &OpenVault, row: &ReportRowView, date: NaiveDate) -> Option<TodoView> {
    let stored = || vault.store.report_ref(row.id).ok().flatten();
    let base = |code: &str, urgency: &str, provision: String| TodoView {
        code: code.to_owned(),
        urgency: urgency.to_owned(),
        due_on: row.due_on,
        since: None,
        pupil: row.pupil.clone(),
        class: row.class.clone(),
        protected: stored().is_some_and(|record| record.protected),
        receiver: row.receiver.clone(),
        provision,
        opens: "report".to_owned(),
        id: row.id,
    };
    let urgency = |due: NaiveDate| match due.cmp(&date) {
        std::cmp::Ordering::Less => "late",
        std::cmp::Ordering::Equal => "today",
        std::cmp::Ordering::Greater => "soon",
    };
    match row.state {
        ReportState::Utkast if row.mine => {
            // "Genast": a report that is begun is sent the same day.
            let begun = crate::time::today(row.at);
            let late = if begun < date { "late" } else { "today" };
            Some(TodoView {
                due_on: Some(begun),
                since: Some(row.at),
                ..base("continue_draft", late, crate::deadlines::duty(app_date(app)))
            })
        }
        ReportState::Utkast | ReportState::Beslut => None,
        ReportState::Skickad | ReportState::Levererad => {
            row.due_on.map(|due| base("acknowledge", urgency(due), String::new()))
        }
        ReportState::Kvitterad => {
            row.due_on.map(|due| base("feedback", urgency(due), crate::deadlines::feedback(date)))
        }
    }
}

fn app_date(app: &App) -> NaiveDate {
    crate::time::today(app.now())
}

fn rank(urgency: &str) -> u8 {
    match urgency {
        "genast" => 0,
        "late" => 1,
        "today" => 2,
        _ => 3,
    }
}
