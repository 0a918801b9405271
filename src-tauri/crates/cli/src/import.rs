//! `samsyn-cli import`: district registers and pupils.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use samsyn_services::api::imports::{MappingView, RegisterKind};
use samsyn_services::error::{Code, Error, Result};
use samsyn_services::{imports, registers};
use zeroize::Zeroizing;

use crate::open::VaultArgs;
use crate::output::{print_json, print_line};

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

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|_| Error::new(Code::FileNotReadable).with("name", path.display()))
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
        let bytes = read(path)?;
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
        Some(path) => Some(serde_json::from_slice(&read(path)?).map_err(|fault| {
            Error::new(Code::RequestInvalid).with("at", format!("{}:{}", fault.line(), fault.column()))
        })?),
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
    let Some(path) = &args.token_file else { return Ok(Zeroizing::default()) };
    let text = Zeroizing::new(String::from_utf8_lossy(&read(path)?).into_owned());
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

/// One file, or the JSON files of a folder.
fn files(path: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let named = |path: &Path| -> Result<(String, Vec<u8>)> {
        Ok((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), read(path)?))
    };
    if !path.is_dir() {
        return Ok(vec![named(path)?]);
    }
    let entries =
        std::fs::read_dir(path).map_err(|_| Error::new(Code::FileNotReadable).with("name", path.display()))?;
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    found.sort();
    found.iter().map(|path| named(path)).collect()
}
