//! What stands in a case's chronology: concerns, signed entries, reports and disclosures, newest first.

use chrono::{DateTime, Utc};
use samsyn_rules::sekretess::{Access, AccessPurpose, Actor, Domain, RecordRef, access};
use samsyn_store::cases::Case;
use samsyn_store::concerns::Concern;
use samsyn_store::disclosures::Disclosure;
use samsyn_store::entries::Entry;
use samsyn_store::orosanmalan::{ReportRow, ReportState as Stored};
use uuid::Uuid;

use crate::api::concerns::{EntryKind, EntryView, StepView};
use crate::api::session::UserView;
use crate::app::App;
use crate::cases::StaffById;
use crate::error::Result;
use crate::gate;
use crate::open::{OpenVault, view};

/// Reports of the case that the reader may open.
pub(crate) fn reports(app: &App, vault: &mut OpenVault, case: &Case) -> Result<Vec<ReportRow>> {
    let guarded = vault.store.reports_of_pupil(case.pupil)?;
    let rows = gate::open_each(vault, app.now(), AccessPurpose::Anmalan, guarded)?;
    Ok(rows.into_iter().filter(|row| row.case == Some(case.id)).collect())
}

/// Every entry the reader may open, newest first.
pub(crate) fn entries(
    app: &App,
    vault: &mut OpenVault,
    case: &Case,
    reports: &[ReportRow],
    staff: &StaffById,
) -> Result<Vec<EntryView>> {
    let at = app.now();
    let mut shown = Vec::new();
    let guarded = vault.store.concerns_of_case(case.id)?;
    let refs: Vec<RecordRef> = guarded.iter().map(|concern| concern.record().clone()).collect();
    let concerns = gate::open_each(vault, at, AccessPurpose::Elevvard, guarded)?;
    for concern in concerns {
        let record = refs.iter().find(|record| record.id == concern.id).cloned();
        shown.push(concern_entry(
            concern,
            who_can_open(vault, at, staff, record.as_ref(), AccessPurpose::Elevvard)?,
            staff,
        ));
    }
    let guarded = vault.store.entries_of_case(case.id)?;
    let refs: Vec<RecordRef> = guarded.iter().map(|entry| entry.record().clone()).collect();
    let signed = gate::open_each(vault, at, AccessPurpose::Elevvard, guarded)?;
    for entry in signed {
        let record = refs.iter().find(|record| record.id == entry.id).cloned();
        shown.push(signed_entry(
            entry,
            who_can_open(vault, at, staff, record.as_ref(), AccessPurpose::Elevvard)?,
            staff,
        ));
    }
    for report in reports.iter().filter(|report| report.sent.is_some()) {
        let record = vault.store.report_ref(report.id)?;
        let readers = who_can_open(vault, at, staff, record.as_ref(), AccessPurpose::Anmalan)?;
        shown.push(report_entry(report, readers, staff));
    }
    for disclosure in disclosures(app, vault, case)? {
        let record = vault.store.disclosure_ref(disclosure.id)?;
        let readers = who_can_open(vault, at, staff, record.as_ref(), AccessPurpose::Elevvard)?;
        shown.push(disclosure_entry(disclosure, readers, staff));
    }
    shown.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.id.cmp(&a.id)));
    Ok(shown)
}

/// Decisions to disclose what stands in the case, or not to.
fn disclosures(app: &App, vault: &mut OpenVault, case: &Case) -> Result<Vec<Disclosure>> {
    let guarded = vault.store.disclosures_of_pupil(case.pupil)?;
    let of_case = guarded.into_iter().filter(|disclosure| disclosure.record().case == Some(case.id)).collect();
    gate::open_each(vault, app.now(), AccessPurpose::Elevvard, of_case)
}

/// Who on the staff the law of access would open this for now. Said on every entry.
fn who_can_open(
    vault: &OpenVault,
    at: DateTime<Utc>,
    staff: &StaffById,
    record: Option<&RecordRef>,
    purpose: AccessPurpose,
) -> Result<Vec<UserView>> {
    let Some(record) = record else { return Ok(Vec::new()) };
    let mut readers = Vec::new();
    for member in staff.values().filter(|member| member.active) {
        let actor = Actor { id: member.id, role: member.role };
        let facts = vault.store.access_facts(&actor, record)?;
        if matches!(access(&actor, record, purpose, &facts, at.naive_utc()), Access::Open(_)) {
            readers.push(view(member));
        }
    }
    Ok(readers)
}

fn named(staff: &StaffById, id: Uuid) -> String {
    staff.get(&id).map(|member| member.name.clone()).unwrap_or_default()
}

fn concern_entry(concern: Concern, can_open: Vec<UserView>, staff: &StaffById) -> EntryView {
    EntryView {
        id: concern.id,
        kind: EntryKind::Concern,
        domain: Domain::Elevstod.as_str().to_owned(),
        at: concern.at,
        title: String::new(),
        by: named(staff, concern.by),
        by_role: concern.by_role.as_str().to_owned(),
        facts: concern.what,
        child_words: concern.child_words,
        assessment: String::new(),
        decision: String::new(),
        corrects: None,
        reason: String::new(),
        corrected_by: None,
        can_open,
        about: Some(concern.id),
        delivery: None,
    }
}

fn signed_entry(entry: Entry, can_open: Vec<UserView>, staff: &StaffById) -> EntryView {
    EntryView {
        id: entry.id,
        kind: match entry.kind {
            samsyn_store::entries::EntryKind::Note => EntryKind::Note,
            samsyn_store::entries::EntryKind::Decision => EntryKind::Decision,
            samsyn_store::entries::EntryKind::Call => EntryKind::Call,
        },
        domain: entry.domain.as_str().to_owned(),
        at: entry.happened_at,
        title: entry.title,
        by: named(staff, entry.by),
        by_role: entry.by_role.as_str().to_owned(),
        facts: entry.facts,
        child_words: entry.child_words,
        assessment: entry.assessment,
        decision: entry.decision,
        corrects: entry.corrects,
        reason: entry.reason,
        corrected_by: entry.corrected_by,
        can_open,
        about: None,
        delivery: None,
    }
}

fn report_entry(report: &ReportRow, can_open: Vec<UserView>, staff: &StaffById) -> EntryView {
    let receiver = report.sent.as_ref().map(|sent| sent.receiver.name.clone()).unwrap_or_default();
    EntryView {
        id: report.id,
        kind: EntryKind::Report,
        domain: Domain::Anmalan.as_str().to_owned(),
        at: report.sent.as_ref().map_or(report.started_at, |sent| sent.at),
        title: receiver,
        by: named(staff, report.by),
        by_role: report.by_role.as_str().to_owned(),
        facts: String::new(),
        child_words: String::new(),
        assessment: String::new(),
        decision: String::new(),
        corrects: None,
        reason: String::new(),
        corrected_by: None,
        can_open,
        about: Some(report.id),
        delivery: Some(report.state.as_str().to_owned()),
    }
}

fn disclosure_entry(disclosure: Disclosure, can_open: Vec<UserView>, staff: &StaffById) -> EntryView {
    let decision = &disclosure.decision;
    let told = crate::sharing::told(decision);
    EntryView {
        id: disclosure.id,
        kind: EntryKind::Disclosure,
        domain: decision.domain.as_str().to_owned(),
        at: disclosure.at,
        title: told.title,
        by: named(staff, disclosure.by),
        by_role: disclosure.by_role.as_str().to_owned(),
        facts: told.what,
        child_words: String::new(),
        assessment: told.conditions,
        decision: told.grounds,
        corrects: None,
        reason: String::new(),
        corrected_by: None,
        can_open,
        about: Some(disclosure.id),
        delivery: None,
    }
}

/// The row of steps over the chronology: what is done, what is late, what comes.
pub(crate) fn steps(app: &App, case: &Case, reports: &[ReportRow]) -> Vec<StepView> {
    let today = crate::time::today(app.now());
    let oro = StepView {
        code: "oro".to_owned(),
        state: "done".to_owned(),
        done_on: Some(crate::time::today(case.opened_at)),
        due_on: None,
    };
    let report = reports.iter().find(|report| report.sent.is_some());
    let sent_on = report.and_then(|report| report.sent.as_ref()).map(|sent| crate::time::today(sent.at));
    let anmald = StepView {
        code: "anmald".to_owned(),
        state: if sent_on.is_some() { "done" } else { "todo" }.to_owned(),
        done_on: sent_on,
        due_on: None,
    };
    let mut steps = vec![oro, anmald];
    let Some(report) = report else { return steps };
    let due = crate::deadlines::dues(report);
    for (code, state) in [("kvittens", Stored::Kvitterad), ("beslut", Stored::Beslut)] {
        let done_on =
            report.progress.iter().find(|step| step.what.state == state).map(|step| crate::time::today(step.what.at));
        let due_on = match state {
            Stored::Kvitterad => due.acknowledgement,
            _ => due.decision,
        };
        steps.push(step(code, done_on, due_on, today));
    }
    if let Some(due_on) = due.feedback {
        let done_on = report
            .progress
            .iter()
            .find(|step| step.what.state == Stored::Beslut)
            .map(|step| crate::time::today(step.what.at));
        steps.push(step("aterkoppling", done_on, Some(due_on), today));
    }
    steps
}

/// One step: done, late, or to come.
pub(crate) fn step(
    code: &str,
    done_on: Option<chrono::NaiveDate>,
    due_on: Option<chrono::NaiveDate>,
    today: chrono::NaiveDate,
) -> StepView {
    let state = match (done_on, due_on) {
        (Some(_), _) => "done",
        (None, Some(due)) if due < today => "late",
        _ => "todo",
    };
    StepView { code: code.to_owned(), state: state.to_owned(), done_on, due_on: due_on.filter(|_| done_on.is_none()) }
}
