//! The orosanmalan as a working thing: started from a case, saved while typed, sent by a person.
//!
//! The duty is personal (SoL 19:1): only the author changes a report, and nobody can stop one.

mod checks;
mod paper;
mod prefill;
mod view;

use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::concerns::Urgent;
use samsyn_store::orosanmalan::{NewReport, Receiver, Report};
use uuid::Uuid;

pub(crate) use paper::document;
pub(crate) use view::{export_view, report_view, rows};

use crate::api::reports::{
    ReceiverChooseRequest, ReportDraftRequest, ReportListView, ReportRequest, ReportSaveRequest, ReportSavedView,
    ReportView, SignalDismissRequest,
};
use crate::api::routing::ReceiverCardView;
use crate::api::session::Nothing;
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::gate;
use crate::held::{self, Saves};
use crate::open::OpenVault;
use crate::orosanmalan::content::OrosanmalanContent;

/// Starts a draft: given content, or prefilled from the concern and the case.
///
/// # Errors
/// `not_found` for an unknown pupil or concern.
pub fn draft(app: &App, request: ReportDraftRequest) -> Result<ReportView> {
    let view = app.with(|vault| {
        let source = prefill::source(app, vault, request.pupil, request.concern)?;
        let content = match request.content {
            Some(content) => with_reporter(content, vault),
            None => prefill::content(vault, &source),
        };
        let new = NewReport {
            pupil: request.pupil,
            case: source.case,
            concern: source.concern.as_ref().map(|concern| concern.id),
            signal_at: source
                .concern
                .as_ref()
                .filter(|concern| concern.urgent == Urgent::Yes)
                .map(|concern| concern.at),
            content: json(&content)?,
        };
        let context = vault.context(app);
        // Whoever starts a report from a colleague's concern has taken it: its writer is told.
        let taken =
            source.concern.as_ref().filter(|concern| concern.received_by.is_none() && concern.by != vault.actor().id);
        let taken = taken.map(|concern| concern.id);
        let started = vault.store.write(&context, |writer| {
            if let Some(concern) = taken {
                writer.receive_concern(concern)?;
            }
            writer.start_report(&new)
        })?;
        view_of(app, vault, started.report)
    })?;
    app.changed("reports", &[view.id]);
    Ok(view)
}

/// A report.
///
/// # Errors
/// `not_found`, `forbidden`.
pub fn report(app: &App, request: ReportRequest) -> Result<ReportView> {
    app.with(|vault| {
        let mut view = view_of(app, vault, request.report)?;
        if let Some(typed) = held::waiting::<ReportSaveRequest>(app, vault, "report_save", request.report) {
            // What was typed last, which the disk has not taken yet.
            view.content = typed.content;
        }
        Ok(view)
    })
}

impl Saves for ReportSaveRequest {
    fn id(&self) -> Uuid {
        self.report
    }
}

/// Autosave. The answer has the hints on the new text; none of them blocks anything.
///
/// # Errors
/// `conflict` when another window saved since (both texts are kept), `report_sent`, `disk_full`.
pub fn save(app: &App, request: ReportSaveRequest) -> Result<ReportSavedView> {
    let at = app.now();
    let content = json(&request.content)?;
    app.with(|vault| {
        own(app, vault, request.report)?;
        let context = vault.context(app);
        let revision = vault.store.save_report(&context, request.report, &content, request.revision)?;
        let stored = open(app, vault, request.report)?;
        let checks = checks::views(app, vault, &stored.row, &request.content)?;
        Ok(ReportSavedView { at, revision, checks })
    })
}

/// Reports by state, newest first.
///
/// # Errors
/// `vault_locked`.
pub fn list(app: &App, _request: Nothing) -> Result<ReportListView> {
    app.with(|vault| Ok(ReportListView { rows: rows(app, vault)? }))
}

/// Another receiver by hand, or the register's again. The reason is stored and printed.
///
/// # Errors
/// `reason_needed`, `not_found` for an unknown receiver, `report_sent`.
pub fn choose_receiver(app: &App, request: ReceiverChooseRequest) -> Result<ReceiverCardView> {
    if request.reason.trim().is_empty() {
        return Err(Code::ReasonNeeded.into());
    }
    let card = app.with(|vault| {
        own(app, vault, request.report)?;
        let registers = vault.registers()?;
        let receiver = match &request.receiver {
            None => None,
            Some(id) => {
                let known = registers.find(id).ok_or(Code::NotFound)?;
                Some(Receiver { id: known.id, name: known.name })
            }
        };
        let context = vault.context(app);
        let reason = request.reason.trim();
        vault.store.write(&context, |writer| writer.choose_receiver(request.report, receiver.as_ref(), reason))?;
        Ok(view_of(app, vault, request.report)?.receiver)
    })?;
    app.changed("reports", &[request.report]);
    Ok(card)
}

/// Stops the clock of "genast" with a reason. It stops no report.
///
/// # Errors
/// `reason_needed`, `not_found`.
pub fn dismiss_signal(app: &App, request: SignalDismissRequest) -> Result<Nothing> {
    let reason = request.reason.trim();
    if reason.is_empty() {
        return Err(Code::ReasonNeeded.into());
    }
    app.with(|vault| {
        let context = vault.context(app);
        if vault.store.report_ref(request.id)?.is_some() {
            own(app, vault, request.id)?;
            vault.store.write(&context, |writer| writer.dismiss_report_signal(request.id, reason))?;
        } else {
            let guarded = vault.store.concern(request.id)?.ok_or(Code::NotFound)?;
            gate::open(vault, app.now(), AccessPurpose::Elevvard, guarded)?;
            vault.store.write(&context, |writer| writer.dismiss_concern_signal(request.id, reason))?;
        }
        Ok(())
    })?;
    app.changed("reports", &[request.id]);
    Ok(Nothing {})
}

/// Throws an unsent draft of one's own away.
///
/// # Errors
/// `report_sent`, `not_found`, `forbidden`.
pub fn discard(app: &App, request: ReportRequest) -> Result<Nothing> {
    app.with(|vault| {
        own(app, vault, request.report)?;
        let context = vault.context(app);
        Ok(vault.store.write(&context, |writer| writer.discard_report(request.report))?)
    })?;
    app.held().let_go(request.report);
    app.changed("reports", &[request.report]);
    Ok(Nothing {})
}

/// Opens a report through the gate.
pub(crate) fn open(app: &App, vault: &mut OpenVault, report: Uuid) -> Result<Report> {
    let guarded = vault.store.report(report)?.ok_or(Code::NotFound)?;
    gate::open(vault, app.now(), AccessPurpose::Anmalan, guarded)
}

/// The provision by which the duty to report is personal.
const PERSONAL_DUTY: &str = "SoL 19:1";

/// Opens a report of one's own: nobody else changes, sends or withdraws it, and who tries stands in the log.
pub(crate) fn own(app: &App, vault: &mut OpenVault, id: Uuid) -> Result<Report> {
    let record = vault.store.report_ref(id)?.ok_or(Code::NotFound)?;
    if record.author != Some(vault.actor().id) {
        return Err(gate::refuse_change(vault, app.now(), &record, PERSONAL_DUTY)?);
    }
    open(app, vault, id)
}

pub(crate) fn view_of(app: &App, vault: &mut OpenVault, id: Uuid) -> Result<ReportView> {
    let report = open(app, vault, id)?;
    report_view(app, vault, report)
}

/// The stored content. A draft of a later version keeps what this version knows.
pub(crate) fn content(report: &Report) -> Result<OrosanmalanContent> {
    serde_json::from_str(&report.content).map_err(|_| Error::new(Code::Internal).with("place", "content"))
}

fn json(content: &OrosanmalanContent) -> Result<String> {
    serde_json::to_string(content).map_err(|_| Error::new(Code::Internal).with("place", "content"))
}

/// Fills the reporter where the content leaves it empty: the person at the keyboard reports.
fn with_reporter(mut content: OrosanmalanContent, vault: &OpenVault) -> OrosanmalanContent {
    let user = vault.user();
    if content.reporter.name.trim().is_empty() {
        content.reporter.name.clone_from(&user.name);
        content.reporter.role = crate::words::role(&user.role.into());
    }
    if content.reporter.phone.trim().is_empty() {
        content.reporter.phone.clone_from(&user.phone);
    }
    content
}
