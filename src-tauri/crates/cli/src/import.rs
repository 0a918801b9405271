//! `samsyn-cli import`: district registers and pupils.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use samsyn_services::api::imports::{MappingView, RegisterKind};
use samsyn_services::error::{Code, Error, Result, Unit};
use samsyn_services::{imports, input, registers};
use zeroize::Zeroizing;

use crate::open::VaultArgs;
use crate::output::{print_json, print_line};

/// More files than any dump of SS 12000 has, and their bytes together.
const FOLDER_FILES_MAX: usize = 200;
const FOLDER_BYTES_MAX: usize = 4 * input::REGISTER_BYTES_MAX;

/// Imports.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Area files (GeoJSON polygons) and address files (CSV or GeoJSON points).
    Register(RegisterArgs),
    /// Pupils out of SS 12000 JSON (folder, file or https address), CSV or XLSX.
    Pupils(PupilArgs),
}

/// Register files.
#[derive(Args)]
pub(crate) struct RegisterArgs {
    /// `areas` or `addresses`, then the files; without the word each file is recognised by its content.
    #[arg(required = true, num_args = 1..)]
    what: Vec<String>,
    #[command(flatten)]
    vault: VaultArgs,
}

/// A pupil register.
#[derive(Args)]
pub(crate) struct PupilArgs {
    /// Folder or file of SS 12000 JSON, CSV, XLSX, or an https address.
    source: String,
    #[command(flatten)]
    vault: VaultArgs,
    /// JSON file with the column of each field.
    #[arg(long)]
    mapping: Option<PathBuf>,
    /// File whose first line is the bearer token of a live service.
    #[arg(long)]
    token_file: Option<PathBuf>,
    /// Show what would change and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// A person has seen that much changes.
    #[arg(long)]
    confirm: bool,
}

/// Runs an import.
///
/// # Errors
/// What the service says; nothing is then imported.
pub(crate) fn run(command: Command) -> Result<()> {
    match command {
        Command::Register(args) => register(&args),
        Command::Pupils(args) => pupils(&args),
    }
}

fn register(args: &RegisterArgs) -> Result<()> {
    let (kind, files) = match args.what.split_first() {
        Some((word, rest)) if word == "areas" && !rest.is_empty() => (Some(RegisterKind::Areas), rest),
        Some((word, rest)) if word == "addresses" && !rest.is_empty() => (Some(RegisterKind::Addresses), rest),
        _ => (None, &args.what[..]),
    };
    let app = args.vault.open()?;
    for file in files {
        let path = Path::new(file);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = input::read(path, input::REGISTER_BYTES_MAX)?;
        let kind = kind.unwrap_or_else(|| registers::detect(&bytes));
        let view = registers::import(&app, kind, &name, &bytes)?;
        if args.vault.json {
            print_json(&view)?;
        } else {
            print_line(&format!("{name}: {} {}", view.count, view.sha256))?;
        }
    }
    Ok(())
}

fn pupils(args: &PupilArgs) -> Result<()> {
    let app = args.vault.open()?;
    let mapping: Option<MappingView> = match &args.mapping {
        None => None,
        Some(path) => Some(input::read_json(path)?),
    };
    let source = if args.source.starts_with("https://") || args.source.starts_with("http://") {
        imports::Source::Live { url: args.source.clone(), token: token(args)? }
    } else {
        imports::Source::Files(files(Path::new(&args.source))?)
    };
    let summary = imports::import(&app, source, mapping, args.dry_run, args.confirm)?;
    if args.vault.json {
        print_json(&summary)
    } else {
        print_line(&format!(
            "new {}, changed {}, gone {}, protected {}, not understood {}",
            summary.new,
            summary.changed,
            summary.gone,
            summary.protected,
            summary.not_understood.len()
        ))
    }
}

fn token(args: &PupilArgs) -> Result<Zeroizing<String>> {
    args.token_file.as_deref().map_or_else(|| Ok(Zeroizing::default()), input::read_secret)
}

/// One file, or the JSON files of a folder. A file of a folder is named by its place in it: its name was not typed.
fn files(path: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let named = |path: &Path| -> Result<(String, Vec<u8>)> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((name, input::read(path, input::REGISTER_BYTES_MAX)?))
    };
    if !path.is_dir() {
        return Ok(vec![named(path)?]);
    }
    let unreadable = |what: String| Error::new(Code::FileNotReadable).with("name", what);
    let entries = std::fs::read_dir(path).map_err(|_| unreadable(path.display().to_string()))?;
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .take(FOLDER_FILES_MAX + 1)
        .collect();
    if found.len() > FOLDER_FILES_MAX {
        return Err(Error::too_large(Code::FileTooLarge, FOLDER_FILES_MAX, Unit::Rows));
    }
    found.sort();
    let mut left_bytes = FOLDER_BYTES_MAX;
    let mut files = Vec::new();
    for (file, number) in found.iter().zip(1..) {
        let read = named(file).map_err(|fault| match fault.code {
            Code::FileNotReadable => unreadable(format!("{} ({number})", path.display())),
            _ => fault,
        })?;
        left_bytes = left_bytes
            .checked_sub(read.1.len())
            .ok_or_else(|| Error::of_bytes(Code::FileTooLarge, FOLDER_BYTES_MAX))?;
        files.push(read);
    }
    Ok(files)
}
