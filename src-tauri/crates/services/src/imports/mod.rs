//! Import of a pupil register: a dry run first, then apply, both with progress and cancel.

mod convert;
mod plan;
mod uploads;

use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::people::{IMPORT_CHUNK_ROWS, ImportRun};
use samsyn_store::settings::SettingKey;
use serde::Serialize;
use uuid::Uuid;
use zeroize::Zeroizing;

pub use uploads::upload;
pub(crate) use uploads::{Upload, Uploads};

use crate::api::imports::{
    MappingView, PlanRequest, PupilImportCheckRequest, PupilImportLiveRequest, PupilImportPlanView,
};
use crate::api::work::{JobRequest, JobView};
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::gate;
use crate::import::{
    BearerToken, Continue, InputFile, LiveSource, Progress, ReadOptions, Reading, RealWait, compare, read_files,
    read_live,
};
use crate::registers::may_keep_registers;
use plan::PupilPlan;

/// Where pupils come from.
pub enum Source {
    /// Files by name and content.
    Files(Vec<(String, Vec<u8>)>),
    /// A live SS 12000 service.
    Live {
        /// Base address.
        url: String,
        /// Bearer token.
        token: Zeroizing<String>,
    },
}

impl Source {
    /// Kind of source for the log; never a file name.
    fn kind(&self) -> &'static str {
        match self {
            Self::Live { .. } => "ss12000",
            Self::Files(files) if files.iter().all(|(name, _)| name.to_lowercase().ends_with(".json")) => "ss12000",
            Self::Files(files) if files.iter().any(|(name, _)| name.to_lowercase().ends_with(".xlsx")) => "xlsx",
            Self::Files(_) => "csv",
        }
    }
}

/// Reads files and compares. Changes nothing.
///
/// # Errors
/// `file_gone`, `forbidden`; why a file cannot be read is the job's error.
pub fn check(app: &App, request: PupilImportCheckRequest) -> Result<JobView> {
    let files = app.with(|vault| {
        may_keep_registers(vault)?;
        request.files.iter().map(|&id| vault.uploads.file(id)).collect::<Result<Vec<_>>>()
    })?;
    let files = files.iter().map(|file| (file.name.to_string(), file.bytes.to_vec())).collect();
    Ok(start(app, Source::Files(files), request.mapping))
}

/// Reads a live SS 12000 service and compares. Changes nothing.
///
/// # Errors
/// `forbidden`; why the service cannot be read is the job's error.
pub fn live(app: &App, request: PupilImportLiveRequest) -> Result<JobView> {
    app.with(|vault| may_keep_registers(vault))?;
    Ok(start(app, Source::Live { url: request.url, token: Zeroizing::new(request.token) }, None))
}

fn start(app: &App, source: Source, mapping: Option<MappingView>) -> JobView {
    app.jobs().start(app, move |app, job| {
        let plan = make_plan(app, &source, mapping.as_ref(), job)?;
        app.with(|vault| {
            vault.uploads.keep_plan(job.id(), plan);
            Ok(())
        })
    })
}

/// The plan of a finished check. Its id is the job's.
///
/// # Errors
/// `plan_gone`, `forbidden`.
pub fn plan(app: &App, request: JobRequest) -> Result<PupilImportPlanView> {
    app.with(|vault| {
        may_keep_registers(vault)?;
        vault.uploads.plan_view(request.job)
    })
}

/// Applies a plan, chunk by chunk. Between chunks anybody can report.
///
/// # Errors
/// `plan_gone`, `confirm_needed`, `forbidden`.
pub fn apply(app: &App, request: PlanRequest) -> Result<JobView> {
    let plan = app.with(|vault| {
        may_keep_registers(vault)?;
        vault.uploads.take_plan(request.plan, request.confirm)
    })?;
    Ok(app.jobs().start(app, move |app, job| carry_out(app, plan, job)))
}

/// The answer of `samsyn-cli import pupils --json`.
#[derive(Serialize)]
pub struct ImportSummary {
    /// New pupils.
    pub new: usize,
    /// Changed pupils.
    pub changed: usize,
    /// Absent from the register.
    pub gone: usize,
    /// Protected.
    pub protected: usize,
    /// Not understood, each with row and reason.
    pub not_understood: Vec<ImportRowFault>,
    /// The changes are in the vault.
    pub applied: bool,
}

/// A row that was not understood.
#[derive(Serialize)]
pub struct ImportRowFault {
    /// Row in the file.
    pub row: usize,
    /// Code.
    pub why: String,
}

/// Check and apply in one step, for the command line.
///
/// # Errors
/// Why the source cannot be read, `confirm_needed`, `forbidden`.
pub fn import(
    app: &App,
    source: Source,
    mapping: Option<MappingView>,
    dry_run: bool,
    confirm: bool,
) -> Result<ImportSummary> {
    app.with(|vault| may_keep_registers(vault))?;
    let plan = make_plan(app, &source, mapping.as_ref(), &crate::import::NoProgress)?;
    let view = plan.view(Uuid::nil());
    let summary = ImportSummary {
        new: view.new,
        changed: view.changed,
        gone: view.gone,
        protected: view.protected,
        not_understood: view
            .not_understood
            .into_iter()
            .map(|row| ImportRowFault { row: row.row, why: row.why })
            .collect(),
        applied: !dry_run,
    };
    if !dry_run {
        if view.suspicious && !confirm {
            return Err(Code::ConfirmNeeded.into());
        }
        carry_out(app, plan, &crate::import::NoProgress)?;
    }
    Ok(summary)
}

/// Fills an empty vault, whatever role its user has: the demonstration school.
///
/// # Errors
/// A fault in the embedded register.
pub(crate) fn fill(app: &App, source: Source) -> Result<()> {
    let options = ReadOptions::on(crate::time::today(app.now()));
    let mut reading = read(&source, &options, &crate::import::NoProgress)?;
    let names = app.with(|vault| Ok(vault.store.pseudonyms()?))?;
    convert::normalise(&mut reading, &names);
    let plan = PupilPlan::new(compare(&[], reading), Vec::new(), names, source.kind());
    carry_out(app, plan, &crate::import::NoProgress)
}

fn make_plan(app: &App, source: &Source, mapping: Option<&MappingView>, progress: &dyn Progress) -> Result<PupilPlan> {
    let mut options = ReadOptions::on(crate::time::today(app.now()));
    options.mapping = match mapping {
        Some(mapping) => Some(convert::mapping(mapping)?),
        None => None,
    };
    let saved = app.with(|vault| Ok(vault.store.setting(SettingKey::PupilMapping)?))?;
    options.saved = saved.and_then(|json| serde_json::from_str(&json).ok());
    let mut reading = read(source, &options, progress)?;
    let (known, names) = app.with(|vault| {
        let guarded = vault.store.known_pupils()?;
        Ok((gate::open(vault, app.now(), AccessPurpose::Register, guarded)?, vault.store.pseudonyms()?))
    })?;
    convert::normalise(&mut reading, &names);
    let compared = compare(&known.iter().map(|pupil| convert::known(pupil, &names)).collect::<Vec<_>>(), reading);
    Ok(PupilPlan::new(compared, known, names, source.kind()))
}

fn read(source: &Source, options: &ReadOptions, progress: &dyn Progress) -> Result<Reading> {
    Ok(match source {
        Source::Files(files) => {
            let files: Vec<InputFile> =
                files.iter().map(|(name, bytes)| InputFile { name: name.clone(), bytes: bytes.clone() }).collect();
            read_files(&files, options, progress)?
        }
        Source::Live { url, token } => {
            let live = LiveSource { base: url.clone(), token: BearerToken::new(token.to_string()) };
            read_live(&live, options, &RealWait, progress)?
        }
    })
}

fn carry_out(app: &App, plan: PupilPlan, progress: &dyn Progress) -> Result<()> {
    let today = crate::time::today(app.now());
    let run = ImportRun { id: Uuid::new_v4(), source: plan.source.to_owned(), register_date: today };
    let mapping = plan.mapping_json();
    let changes = plan.into_changes(today);
    let total = changes.len();
    for (index, chunk) in changes.chunks(IMPORT_CHUNK_ROWS).enumerate() {
        if progress.step(index * IMPORT_CHUNK_ROWS, total) == Continue::Cancel {
            return Err(Code::Cancelled.into());
        }
        app.with(|vault| {
            let context = vault.context(app);
            vault.store.write(&context, |writer| writer.apply_import(&run, chunk))?;
            vault.forget_names();
            Ok(())
        })?;
    }
    if let Some(json) = mapping {
        app.with(|vault| Ok(vault.store.set_setting(SettingKey::PupilMapping, Some(&json))?))?;
    }
    // Routed here, where the user sees progress, and not when the list is opened.
    app.with(|vault| crate::people::refresh(app, vault))?;
    progress.step(total, total);
    app.changed("pupils", &[]);
    Ok(())
}

/// A value of the door that cannot be.
fn invalid(field: &str) -> Error {
    Error::new(Code::InputInvalid).with("field", field)
}
