//! `samsyn-cli vault`: create, unlock-check, verify, backup, restore, rekey.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use samsyn_services::api::session::{KeyPolicy, Nothing, VaultCreateRequest};
use samsyn_services::api::settings::{BackupRequest, PassphraseChangeRequest};
use samsyn_services::error::{Code, Error, Result};
use samsyn_services::{keys, session, settings};
use serde::Serialize;

use crate::open::VaultArgs;
use crate::output::{print_json, print_line};

/// The encrypted store.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Makes a vault and prints its recovery key once.
    Create(CreateArgs),
    /// Checks that the vault opens.
    UnlockCheck(VaultArgs),
    /// Checks chain, signatures and that rebuilt projections have the same digest.
    Verify(VaultArgs),
    /// Writes an encrypted copy and reads it back.
    Backup(BackupArgs),
    /// Restores a copy into an empty folder.
    Restore(RestoreArgs),
    /// Changes the passphrase.
    Rekey(RekeyArgs),
}

/// A new vault.
#[derive(Args)]
pub(crate) struct CreateArgs {
    #[command(flatten)]
    vault: VaultArgs,
    /// School's name.
    #[arg(long)]
    school: String,
    /// Municipality code, four digits.
    #[arg(long)]
    municipality: String,
    /// Stadsdel of the school.
    #[arg(long)]
    stadsdel: Option<String>,
    /// Place of the school: latitude,longitude.
    #[arg(long, value_parser = parse_point)]
    point: Option<[f64; 2]>,
    /// kommunal or fristaende.
    #[arg(long)]
    huvudman: String,
    /// Name of the user.
    #[arg(long)]
    user: String,
    /// Role of the user.
    #[arg(long)]
    role: String,
    /// Fill with the made-up demonstration school.
    #[arg(long)]
    demonstration: bool,
    /// The keyring alone may open the vault too.
    #[arg(long)]
    keyring: bool,
}

/// A copy.
#[derive(Args)]
pub(crate) struct BackupArgs {
    #[command(flatten)]
    vault: VaultArgs,
    /// File to write.
    #[arg(long)]
    to: PathBuf,
    /// Replace a file that lies there.
    #[arg(long)]
    force: bool,
}

/// A restored copy.
#[derive(Args)]
pub(crate) struct RestoreArgs {
    #[command(flatten)]
    vault: VaultArgs,
    /// The copy.
    #[arg(long)]
    from: PathBuf,
}

/// A new passphrase.
#[derive(Args)]
pub(crate) struct RekeyArgs {
    #[command(flatten)]
    vault: VaultArgs,
    /// File whose first line is the new passphrase.
    #[arg(long)]
    new_passphrase_file: PathBuf,
}

#[derive(Serialize)]
struct Done {
    ok: bool,
}

fn parse_point(text: &str) -> std::result::Result<[f64; 2], String> {
    let parts: Vec<f64> = text.split(',').filter_map(|part| part.trim().parse().ok()).collect();
    match parts[..] {
        [lat, lon] if (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon) => Ok([lat, lon]),
        _ => Err("two numbers, latitude,longitude".to_owned()),
    }
}

/// Runs a vault command.
///
/// # Errors
/// What the service says.
pub(crate) fn run(command: Command) -> Result<()> {
    match command {
        Command::Create(args) => create(args),
        Command::UnlockCheck(args) => {
            args.open()?;
            done(&args)
        }
        Command::Verify(args) => verify(&args),
        Command::Backup(args) => backup(&args),
        Command::Restore(args) => {
            settings::restore(&args.vault.app(), &args.from, &args.vault.passphrase()?)?;
            done(&args.vault)
        }
        Command::Rekey(args) => rekey(&args),
    }
}

fn done(args: &VaultArgs) -> Result<()> {
    if args.json { print_json(&Done { ok: true }) } else { print_line("ok") }
}

fn create(args: CreateArgs) -> Result<()> {
    let app = args.vault.app();
    let key = session::create(
        &app,
        VaultCreateRequest {
            school: args.school,
            municipality: args.municipality,
            stadsdel: args.stadsdel,
            point: args.point,
            huvudman: args.huvudman,
            user: args.user,
            role: args.role,
            passphrase: args.vault.passphrase()?.to_string(),
            policy: if args.keyring { KeyPolicy::KeyringOrPassphrase } else { KeyPolicy::Passphrase },
            demonstration: args.demonstration,
        },
    )?;
    if args.vault.json { print_json(&key) } else { print_line(&key.groups.join(" ")) }
}

fn verify(args: &VaultArgs) -> Result<()> {
    let app = args.open()?;
    let found = settings::verify(&app, Nothing {})?;
    if args.json {
        print_json(&found)?;
    } else {
        print_line(&format!("{} events, digest {}", found.events, found.digest))?;
    }
    match found.faults.first() {
        None if found.same => Ok(()),
        None => Err(Error::new(Code::VerifyFailed).with("place", "projection")),
        Some(place) => Err(Error::new(Code::VerifyFailed).with("place", place)),
    }
}

fn backup(args: &BackupArgs) -> Result<()> {
    let app = args.vault.open()?;
    let file = args.to.to_string_lossy().into_owned();
    let copy = settings::back_up(&app, BackupRequest { file: Some(file), overwrite: args.force })?;
    if args.vault.json { print_json(&copy) } else { print_line(&copy.sha256) }
}

fn rekey(args: &RekeyArgs) -> Result<()> {
    let app = args.vault.open()?;
    let new = VaultArgs { passphrase_file: Some(args.new_passphrase_file.clone()), ..args.vault.clone() };
    keys::change_passphrase(
        &app,
        PassphraseChangeRequest {
            old: args.vault.passphrase()?.to_string(),
            new: new.passphrase()?.to_string(),
            policy: None,
        },
    )?;
    done(&args.vault)
}
