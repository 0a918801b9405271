//! `samsyn-cli concern`, `case` and `orosanmalan`: the main job without the window.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use samsyn_services::api::concerns::{CaseRequest, ConcernAddRequest};
use samsyn_services::api::delivery::{ExportFormat, ReportSentRequest};
use samsyn_services::api::reports::{ReportDraftRequest, ReportRequest};
use samsyn_services::error::{Code, Error, Result};
use samsyn_services::orosanmalan::content::OrosanmalanContent;
use samsyn_services::{cases, concerns, delivery, input, people, reports};
use serde::Serialize;
use uuid::Uuid;

use crate::open::VaultArgs;
use crate::output::print_json;

/// Concerns.
#[derive(Subcommand)]
pub(crate) enum ConcernCommand {
    /// Leaves a concern; the answer names it and its case.
    Add(FromArgs),
}

/// Cases.
#[derive(Subcommand)]
pub(crate) enum CaseCommand {
    /// A case with its chronology.
    Show(CaseArgs),
}

/// The report.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Starts a draft out of a file; the answer has id, receiver and checks.
    Draft(FromArgs),
    /// Checks a draft: hints that never block.
    Check(IdArgs),
    /// Writes PDF, text and SDK message.
    Export(ExportArgs),
    /// Says how and when it was sent.
    Sent(SentArgs),
}

/// A pupil and a file of fields.
#[derive(Args)]
pub(crate) struct FromArgs {
    /// Id of the pupil in its register.
    #[arg(long)]
    pupil: String,
    /// JSON file.
    #[arg(long)]
    from: PathBuf,
    #[command(flatten)]
    vault: VaultArgs,
}

/// A case.
#[derive(Args)]
pub(crate) struct CaseArgs {
    /// Case id.
    #[arg(long)]
    case: Uuid,
    #[command(flatten)]
    vault: VaultArgs,
}

/// A report.
#[derive(Args)]
pub(crate) struct IdArgs {
    /// Report id.
    #[arg(long)]
    id: Uuid,
    #[command(flatten)]
    vault: VaultArgs,
}

/// Files to write.
#[derive(Args)]
pub(crate) struct ExportArgs {
    /// Report id.
    #[arg(long)]
    id: Uuid,
    /// PDF/A-2a and PDF/UA-1.
    #[arg(long)]
    pdf: Option<PathBuf>,
    /// Text per section.
    #[arg(long)]
    text: Option<PathBuf>,
    /// SDK message.
    #[arg(long)]
    sdk: Option<PathBuf>,
    /// Replace files that lie there.
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    vault: VaultArgs,
}

/// How it was sent.
#[derive(Args)]
pub(crate) struct SentArgs {
    /// Report id.
    #[arg(long)]
    id: Uuid,
    /// Channel in words.
    #[arg(long)]
    how: String,
    /// Local time in Sweden (2026-11-22T10:05), or with an offset.
    #[arg(long)]
    at: String,
    #[command(flatten)]
    vault: VaultArgs,
}

#[derive(Serialize)]
struct Added {
    concern: Uuid,
    case: Option<Uuid>,
}

#[derive(Serialize)]
struct Drafted {
    orosanmalan: Uuid,
    receiver: DraftReceiver,
    checks: Vec<samsyn_services::api::reports::CheckView>,
}

/// The receiver of a draft, as in `route`.
#[derive(Serialize)]
struct DraftReceiver {
    certainty: String,
    receivers: Vec<String>,
    because: Vec<samsyn_services::api::routing::ReasonView>,
    warnings: Vec<String>,
    phone_first: bool,
}

#[derive(Serialize)]
struct Exported {
    /// Digest of the first file asked for (the PDF, when there is one).
    sha256: String,
    files: std::collections::BTreeMap<String, String>,
    receiver: String,
}

#[derive(Serialize)]
struct Sent {
    state: String,
    due: Vec<samsyn_services::api::concerns::DeadlineView>,
}

/// Runs a concern command.
///
/// # Errors
/// What the service says.
pub(crate) fn run_concern(command: ConcernCommand) -> Result<()> {
    let ConcernCommand::Add(args) = command;
    let fields: concerns::ConcernFile = input::read_json(&args.from)?;
    let app = args.vault.open()?;
    let pupil = people::by_source(&app, &args.pupil)?;
    let request: ConcernAddRequest = fields.into_request(pupil);
    let added = concerns::add(&app, request)?;
    print_json(&Added { concern: added.concern, case: added.case })
}

/// Runs a case command.
///
/// # Errors
/// What the service says.
pub(crate) fn run_case(command: CaseCommand) -> Result<()> {
    let CaseCommand::Show(args) = command;
    print_json(&cases::case(&args.vault.open()?, CaseRequest { case: args.case })?)
}

/// Runs a report command.
///
/// # Errors
/// What the service says.
pub(crate) fn run(command: Command) -> Result<()> {
    match command {
        Command::Draft(args) => draft(&args),
        Command::Check(args) => {
            let app = args.vault.open()?;
            print_json(&reports::report(&app, ReportRequest { report: args.id })?.checks)
        }
        Command::Export(args) => export(&args),
        Command::Sent(args) => sent(&args),
    }
}

fn draft(args: &FromArgs) -> Result<()> {
    let content = OrosanmalanContent::read_draft_file(&args.from)?;
    let app = args.vault.open()?;
    let pupil = people::by_source(&app, &args.pupil)?;
    let view = reports::draft(&app, ReportDraftRequest { pupil, concern: None, content: Some(content) })?;
    let card = view.receiver;
    let receiver = DraftReceiver {
        certainty: card.certainty,
        receivers: card.receivers.into_iter().map(|receiver| receiver.id).collect(),
        because: card.because,
        warnings: card.warnings,
        phone_first: card.phone_first,
    };
    print_json(&Drafted { orosanmalan: view.id, receiver, checks: view.checks })
}

fn export(args: &ExportArgs) -> Result<()> {
    let app = args.vault.open()?;
    let wanted = [(ExportFormat::Pdf, &args.pdf), (ExportFormat::Text, &args.text), (ExportFormat::Sdk, &args.sdk)];
    let files: Vec<(ExportFormat, PathBuf)> =
        wanted.into_iter().filter_map(|(format, path)| path.clone().map(|path| (format, path))).collect();
    let exports = delivery::export_to(&app, args.id, &files, args.force)?;
    let receiver = exports.first().map(|export| export.receiver.id.clone()).unwrap_or_default();
    let sha256 = exports.first().map(|export| export.sha256.clone()).unwrap_or_default();
    let files = exports.into_iter().map(|export| (format_word(export.format).to_owned(), export.sha256)).collect();
    print_json(&Exported { sha256, files, receiver })
}

fn format_word(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Pdf => "pdf",
        ExportFormat::Text => "text",
        ExportFormat::Sdk => "sdk",
    }
}

fn sent(args: &SentArgs) -> Result<()> {
    let app = args.vault.open()?;
    let at = samsyn_services::time::parse_local(&args.at)
        .ok_or_else(|| Error::new(Code::InputInvalid).with("field", "--at"))?;
    let view = delivery::sent(&app, ReportSentRequest { report: args.id, how: args.how.clone(), at })?;
    print_json(&Sent { state: "skickad".to_owned(), due: view.deadlines })
}
