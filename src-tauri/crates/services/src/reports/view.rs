//! A report as its screen shows it, and as a row.

use std::collections::BTreeMap;

use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::orosanmalan::{Export, ExportFormat as StoredFormat, Report, ReportRow, ReportState as Stored};
use samsyn_store::people::Pupil;
use uuid::Uuid;

use super::{checks, content};
use crate::api::concerns::StepView;
use crate::api::delivery::{ExportFormat, ExportView};
use crate::api::reports::{LegalView, ReportRowView, ReportState, ReportView, SentView, SiblingView};
use crate::app::App;
use crate::chronology::step;
use crate::error::Result;
use crate::gate;
use crate::open::OpenVault;
use crate::orosanmalan::words::legal_lines;
use crate::people::{card, guardian_views, labels};
use crate::registers::Registers;

/// Everything the screen of one report shows.
pub(crate) fn report_view(app: &App, vault: &mut OpenVault, report: Report) -> Result<ReportView> {
    let content = content(&report)?;
    let card = card(app, vault, report.row.pupil, AccessPurpose::Anmalan)?;
    let receiver = crate::receiver::card_for(app, vault, &card.pupil, Some(&report.row))?;
    let checks = checks::views(app, vault, &report.row, &content)?;
    let siblings = siblings(app, vault, &card.pupil)?;
    let guardians = guardian_views(app, vault, &card.pupil, AccessPurpose::Anmalan)?;
    let registers = vault.registers()?;
    let lines = legal_lines(crate::time::today(app.now()), vault.store.school()?.huvudman);
    let row = &report.row;
    let protected = card.pupil.protection.is_some();
    Ok(ReportView {
        id: row.id,
        reference: row.reference.clone(),
        state: state(row.state),
        pupil: row.pupil,
        pupil_label: card.label,
        pupil_given: card.pupil.given,
        class: card.pupil.class,
        number_masked: card.number_masked,
        age: card.age,
        protected,
        guardians,
        siblings,
        content,
        revision: report.revision,
        saved_at: report.saved_at,
        signal_at: row.signal_at.filter(|_| row.sent.is_none() && row.dismissed.is_none()),
        receiver,
        checks,
        steps: steps(app, row),
        deadlines: crate::deadlines::of_report(app, row),
        legal: LegalView { secrecy: lines.secrecy, duty: lines.duty, feedback: lines.feedback },
        exports: report.exports.iter().map(|export| export_view(export, &registers)).collect(),
        sent: row.sent.as_ref().map(|sent| SentView { how: sent.how.clone(), at: sent.at }),
        acknowledged_by: acknowledged_by(row),
        outcome: outcome(row),
        case: row.case,
        mine: row.by == vault.actor().id,
    })
}

/// Reports the reader may open, newest first.
pub(crate) fn rows(app: &App, vault: &mut OpenVault) -> Result<Vec<ReportRowView>> {
    let guarded = vault.store.reports()?;
    let rows = gate::open_each(vault, app.now(), AccessPurpose::Anmalan, guarded)?;
    let pupils: Vec<Uuid> = rows.iter().map(|row| row.pupil).collect();
    let labels = labels(app, vault, &pupils)?;
    let registers = vault.registers()?;
    let me = vault.actor().id;
    let routed = routed(app, vault, &pupils)?;
    let today = crate::time::today(app.now());
    Ok(rows
        .iter()
        .map(|row| {
            let label = labels.get(&row.pupil);
            let next = crate::deadlines::next(row);
            ReportRowView {
                id: row.id,
                reference: row.reference.clone(),
                pupil_id: row.pupil,
                pupil: label.map(|label| label.label.clone()).unwrap_or_default(),
                class: label.map(|label| label.class.clone()).unwrap_or_default(),
                receiver: receiver_short(row, &registers, &routed),
                state: state(row.state),
                at: row.changed_at,
                acknowledged_by: acknowledged_by(row),
                outcome: outcome(row),
                late: next.is_some_and(|due| due < today),
                due_on: next,
                mine: row.by == me,
            }
        })
        .collect())
}

fn receiver_short(row: &ReportRow, registers: &Registers, routed: &BTreeMap<Uuid, String>) -> String {
    let sent = row.sent.as_ref().map(|sent| sent.receiver.id.clone());
    let chosen = row.chosen.as_ref().map(|chosen| chosen.receiver.id.clone());
    let id = sent.or(chosen).or_else(|| routed.get(&row.pupil).cloned());
    id.map(|id| registers.name(&id).short).unwrap_or_default()
}

/// The one receiver of each pupil, where there is one.
fn routed(app: &App, vault: &mut OpenVault, pupils: &[Uuid]) -> Result<BTreeMap<Uuid, String>> {
    let guarded = vault.store.pupil_rows(pupils)?;
    let rows = gate::open(vault, app.now(), AccessPurpose::Anmalan, guarded)?;
    Ok(rows
        .into_iter()
        .filter(|row| row.protected_label.is_none())
        .filter_map(|row| match row.routing?.receivers.as_slice() {
            [only] => Some((row.id, only.clone())),
            _ => None,
        })
        .collect())
}

fn siblings(app: &App, vault: &mut OpenVault, pupil: &Pupil) -> Result<Vec<SiblingView>> {
    let siblings = crate::people::siblings(app, vault, pupil, AccessPurpose::Anmalan)?;
    let mut views = Vec::new();
    for sibling in siblings {
        let guarded = vault.store.reports_of_pupil(sibling.id)?;
        let reports = gate::open_each(vault, app.now(), AccessPurpose::Anmalan, guarded)?;
        views.push(SiblingView {
            pupil: sibling.id,
            label: format!("{} {}", sibling.given, sibling.family),
            class: sibling.class,
            report: reports.iter().find(|report| report.state == Stored::Utkast).map(|report| report.id),
        });
    }
    Ok(views)
}

/// The five nodes of the delivery row.
fn steps(app: &App, row: &ReportRow) -> Vec<StepView> {
    let today = crate::time::today(app.now());
    let dues = crate::deadlines::dues(row);
    let done = |state: Stored| {
        row.progress.iter().find(|step| step.what.state == state).map(|step| crate::time::today(step.what.at))
    };
    let sent_on = row.sent.as_ref().map(|sent| crate::time::today(sent.at));
    let started = crate::time::today(row.started_at);
    let mut steps = vec![
        step("utkast", Some(started), None, today),
        step("skickad", sent_on, None, today),
        step("levererad", done(Stored::Levererad), None, today),
        step("kvitterad", done(Stored::Kvitterad), dues.acknowledgement, today),
        step("beslut", done(Stored::Beslut), dues.decision, today),
    ];
    if let Some(now) = steps.iter_mut().rev().find(|step| step.state == "done") {
        "now".clone_into(&mut now.state);
    }
    steps
}

pub(crate) fn export_view(export: &Export, registers: &Registers) -> ExportView {
    ExportView {
        format: match export.format {
            StoredFormat::Pdf => ExportFormat::Pdf,
            StoredFormat::Text => ExportFormat::Text,
            StoredFormat::Sdk => ExportFormat::Sdk,
        },
        file: export.file.clone(),
        sha256: crate::hex::encode(&export.sha256),
        at: export.at,
        receiver: registers.name(&export.receiver.id),
    }
}

fn acknowledged_by(row: &ReportRow) -> Option<String> {
    let step = row.progress.iter().find(|step| step.what.state == Stored::Kvitterad);
    step.map(|step| step.what.person.clone())
}

fn outcome(row: &ReportRow) -> Option<String> {
    let step = row.progress.iter().find(|step| step.what.state == Stored::Beslut);
    step.map(|step| step.what.outcome.clone())
}

fn state(state: Stored) -> ReportState {
    match state {
        Stored::Utkast => ReportState::Utkast,
        Stored::Skickad => ReportState::Skickad,
        Stored::Levererad => ReportState::Levererad,
        Stored::Kvitterad => ReportState::Kvitterad,
        Stored::Beslut => ReportState::Beslut,
    }
}
