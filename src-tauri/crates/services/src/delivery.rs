//! A report on its way: exports sealed in the vault, how it was sent, what came back.

use std::path::{Path, PathBuf};

use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::orosanmalan::{
    ExportFormat as StoredFormat, NewExport, NewProgress, Receiver, Report, ReportState as Stored, Sent,
};
use samsyn_store::people::InformState;
use samsyn_store::settings::SettingKey;
use uuid::Uuid;

use crate::api::delivery::{
    ExportFormat, ExportView, ReportExportRequest, ReportExportedView, ReportProgressRequest, ReportSentRequest,
    ReportTextView, TextSectionView,
};
use crate::api::reports::{ReportRequest, ReportState, ReportView};
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::open::OpenVault;
use crate::orosanmalan::document::OrosanmalanDocument;
use crate::orosanmalan::pdf::derive_pdf;
use crate::orosanmalan::sdk::{MESSAGE_BYTES_MAX, SdkFault, SdkOptions, SdkParty, derive_sdk_message};
use crate::orosanmalan::text::{derive_plain_text, derive_text_sections};
use crate::outfile::{OutFile, OutFolder};
use crate::reports::{content, document, open, own, view_of};

/// Exports one draft in one or more formats into a folder, and seals the bytes in the vault. A name that is taken there
/// gets a number.
///
/// # Errors
/// `inside_vault`, `folder_not_writable`, `disk_full`: the draft is as it was. `pdf_failed`, `sdk_failed`, `forbidden`.
pub fn export(app: &App, request: ReportExportRequest) -> Result<ReportExportedView> {
    // Whose report it is comes first: nobody makes a folder by asking for another's.
    let (reference, folder) = app.with(|vault| {
        let reference = own(app, vault, request.report)?.row.reference;
        let folder = match &request.folder {
            Some(folder) if !folder.trim().is_empty() => OutFolder::at(app, Path::new(folder))?,
            _ => out_folder(app, vault)?,
        };
        Ok((reference, folder))
    })?;
    let file = |&format| Ok((format, folder.free(app, &reference, ending(format))?));
    let files = request.formats.iter().map(file).collect::<Result<Vec<_>>>()?;
    let files = export_files(app, request.report, files)?;
    Ok(ReportExportedView { files, folder: folder.path().display().to_string() })
}

/// Exports to named files.
///
/// # Errors
/// As [`export`], and `file_exists` unless `overwrite`, `not_a_file`.
pub fn export_to(
    app: &App,
    report: Uuid,
    files: &[(ExportFormat, PathBuf)],
    overwrite: bool,
) -> Result<Vec<ExportView>> {
    app.with(|vault| own(app, vault, report).map(drop))?;
    let file = |(format, path): &(ExportFormat, PathBuf)| Ok((*format, OutFile::at(app, path, overwrite)?));
    export_files(app, report, files.iter().map(file).collect::<Result<Vec<_>>>()?)
}

/// The bytes are sealed first, so that what left can always be shown.
fn export_files(app: &App, report: Uuid, files: Vec<(ExportFormat, OutFile)>) -> Result<Vec<ExportView>> {
    // The document is taken while the vault is held; the typesetting is not, so that nobody waits for it.
    let (paper, receiver, sender_sdk) = app.with(|vault| {
        let stored = own(app, vault, report)?;
        let paper = document(app, vault, &stored)?;
        let receiver = receiver_of(app, vault, &stored)?;
        let address = vault.store.contact(&receiver.id)?.map(|contact| contact.sdk_address).unwrap_or_default();
        Ok((paper, receiver, address))
    })?;
    let mut views = Vec::new();
    for (format, file) in files {
        let bytes = bytes(app, format, &paper, &sender_sdk)?;
        let new = NewExport {
            report,
            format: stored_format(format),
            file: file.name(),
            receiver: receiver.clone(),
            bytes: bytes.clone(),
        };
        let view = app.with(|vault| {
            let context = vault.context(app);
            let export = vault.store.write(&context, |writer| writer.add_export(&new))?;
            let registers = vault.registers()?;
            Ok(crate::reports::export_view(&export, &registers))
        })?;
        file.write(&bytes)?;
        views.push(view);
    }
    app.changed("reports", &[report]);
    Ok(views)
}

fn bytes(app: &App, format: ExportFormat, paper: &OrosanmalanDocument, sdk_address: &str) -> Result<Vec<u8>> {
    let pdf = || {
        derive_pdf(paper).map_err(|fault| {
            tracing::error!(%fault, "the PDF could not be made");
            Error::from(Code::PdfFailed)
        })
    };
    match format {
        ExportFormat::Pdf => pdf(),
        ExportFormat::Text => derive_plain_text(paper)
            .map(String::into_bytes)
            .map_err(|_| Error::new(Code::Internal).with("place", "text")),
        ExportFormat::Sdk => {
            let options = SdkOptions {
                message_id: Uuid::new_v4(),
                created_at: app.now(),
                sender: SdkParty::default(),
                recipient: SdkParty { organisation: String::new(), function: sdk_address.to_owned() },
            };
            let message = derive_sdk_message(paper, &pdf()?, &options).map_err(|fault| match fault {
                SdkFault::TooLarge { .. } => Error::of_bytes(Code::InputTooLarge, MESSAGE_BYTES_MAX),
                _ => Error::new(Code::SdkFailed).with("field", "message"),
            })?;
            Ok(message.xml)
        }
    }
}

/// Text per section, for pasting into an e-tjanst.
///
/// # Errors
/// `not_found`, `forbidden`.
pub fn text(app: &App, request: ReportRequest) -> Result<ReportTextView> {
    let paper = app.with(|vault| {
        let stored = open(app, vault, request.report)?;
        document(app, vault, &stored)
    })?;
    let sections = derive_text_sections(&paper).map_err(|_| Error::new(Code::Internal).with("place", "text"))?;
    let sections = sections.into_iter().map(|section| TextSectionView {
        id: section.id.to_string(),
        heading: section.heading.to_string(),
        text: section.text,
    });
    Ok(ReportTextView { sections: sections.collect() })
}

/// The user says how it was sent. Only this makes a report *skickad*, and nobody needs to approve it. A receiver that the
/// register could not settle does not hold it back either: it is then stored as not named.
///
/// # Errors
/// `input_invalid` without a channel, `report_sent`, `forbidden`.
pub fn sent(app: &App, request: ReportSentRequest) -> Result<ReportView> {
    if request.how.trim().is_empty() {
        return Err(Error::new(Code::InputInvalid).with("field", "how"));
    }
    let view = app.with(|vault| {
        let stored = own(app, vault, request.report)?;
        let receiver = receiver_of(app, vault, &stored)?;
        let content = content(&stored)?;
        let silenced = if content.do_not_inform.is_empty() { Vec::new() } else { spoken_to(app, vault, &stored)? };
        let feedback = content.feedback;
        let sent = Sent {
            how: request.how.trim().to_owned(),
            at: request.at.get(),
            receiver,
            feedback_requested_on: feedback.then(|| crate::time::today(request.at.get())),
        };
        let context = vault.context(app);
        vault.store.write(&context, |writer| {
            writer.mark_sent(request.report, &sent)?;
            // From now on nobody at the school tells them, whoever can read the report; a person lifts it with a reason.
            silenced.iter().try_for_each(|&guardian| {
                writer.set_inform(guardian, InformState::Wait, &crate::people::silence_reason())
            })
        })?;
        view_of(app, vault, request.report)
    })?;
    app.changed("reports", &[request.report]);
    app.changed("pupils", &[view.pupil]);
    Ok(view)
}

/// Guardians that nobody has silenced yet.
fn spoken_to(app: &App, vault: &mut OpenVault, report: &Report) -> Result<Vec<Uuid>> {
    let card = crate::people::card(app, vault, report.row.pupil, AccessPurpose::Anmalan)?;
    let normal = card.pupil.guardians.iter().filter(|guardian| guardian.inform == InformState::Normal);
    Ok(normal.map(|guardian| guardian.id).collect())
}

/// Delivered, acknowledged by a named person, decided.
///
/// # Errors
/// `input_invalid` for a missing name or outcome, `state_order`, `forbidden`.
pub fn progress(app: &App, request: ReportProgressRequest) -> Result<ReportView> {
    let invalid = |field: &str| Error::new(Code::InputInvalid).with("field", field);
    let state = match request.state {
        ReportState::Levererad => Stored::Levererad,
        // A machine receipt never fills this one: it takes a person's name.
        ReportState::Kvitterad if request.person.trim().is_empty() => return Err(invalid("person")),
        ReportState::Kvitterad => Stored::Kvitterad,
        ReportState::Beslut if !["inledd", "inte_inledd", "pagar_redan"].contains(&request.outcome.as_str()) => {
            return Err(invalid("outcome"));
        }
        ReportState::Beslut => Stored::Beslut,
        ReportState::Utkast | ReportState::Skickad => {
            return Err(Error::new(Code::StateOrder).with("state", word(request.state)));
        }
    };
    let what = NewProgress {
        state,
        at: request.at.get(),
        person: request.person.trim().to_owned(),
        outcome: request.outcome,
        note: request.note.trim().to_owned(),
        arrived_on: request.arrived_on.map(crate::time::Day::get),
    };
    let today = crate::time::today(app.now());
    let view = app.with(|vault| {
        let stored = open(app, vault, request.report)?;
        let Some(sent) = &stored.row.sent else {
            return Err(Error::new(Code::StateOrder).with("state", stored.row.state.as_str()));
        };
        let possible = crate::time::today(sent.at)..=today;
        if what.arrived_on.is_some_and(|day| !possible.contains(&day)) {
            return Err(invalid("arrived_on"));
        }
        let context = vault.context(app);
        vault.store.write(&context, |writer| writer.add_progress(request.report, &what))?;
        view_of(app, vault, request.report)
    })?;
    app.changed("reports", &[request.report]);
    Ok(view)
}

/// The receiver a report goes to now: chosen by hand, or the register's only one; empty when it must be found.
fn receiver_of(app: &App, vault: &mut OpenVault, report: &Report) -> Result<Receiver> {
    if let Some(chosen) = &report.row.chosen {
        return Ok(chosen.receiver.clone());
    }
    let card = crate::people::card(app, vault, report.row.pupil, AccessPurpose::Anmalan)?;
    let card = crate::receiver::card_for(app, vault, &card.pupil, Some(&report.row))?;
    match card.receivers.as_slice() {
        [only] => Ok(Receiver { id: only.id.clone(), name: only.name.clone() }),
        _ => Ok(Receiver { id: String::new(), name: String::new() }),
    }
}

/// The folder where exports go, checked and made.
pub(crate) fn out_folder(app: &App, vault: &OpenVault) -> Result<OutFolder> {
    OutFolder::at(app, &export_folder(app, vault)?)
}

/// Where exports go: the folder of the settings, or the computer's.
pub(crate) fn export_folder(app: &App, vault: &OpenVault) -> Result<PathBuf> {
    let set = vault.store.setting(SettingKey::ExportFolder)?.filter(|folder| !folder.trim().is_empty());
    Ok(set.map_or_else(|| app.ports().export_dir.clone(), |folder| Path::new(&folder).to_path_buf()))
}

/// The state's word.
pub(crate) fn word(state: ReportState) -> &'static str {
    match state {
        ReportState::Utkast => "utkast",
        ReportState::Skickad => "skickad",
        ReportState::Levererad => "levererad",
        ReportState::Kvitterad => "kvitterad",
        ReportState::Beslut => "beslut",
    }
}

fn ending(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Pdf => "pdf",
        ExportFormat::Text => "txt",
        ExportFormat::Sdk => "xml",
    }
}

fn stored_format(format: ExportFormat) -> StoredFormat {
    match format {
        ExportFormat::Pdf => StoredFormat::Pdf,
        ExportFormat::Text => StoredFormat::Text,
        ExportFormat::Sdk => StoredFormat::Sdk,
    }
}
