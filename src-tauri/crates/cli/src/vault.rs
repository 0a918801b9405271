//! `samsyn-cli vault`: create, unlock-check, verify, losses, backup, restore, restore-keys, set-aside, rekey.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Subcommand};
use samsyn_services::api::session::{KeyPolicy, KeysRestoreRequest, Nothing, VaultCreateRequest, VaultRestoreRequest};
use samsyn_services::api::settings::{BackupRequest, VaultRekeyRequest};
use samsyn_services::error::{Code, Error, Result};
use samsyn_services::position::Position;
use samsyn_services::{rekey, rescue, session, settings};
use serde::Serialize;

use crate::open::VaultArgs;
use crate::output::{loss_sentence, print_json, print_line};

/// The encrypted store.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Makes a vault and prints its recovery key once.
    Create(CreateArgs),
    /// Checks that the vault opens.
    UnlockCheck(VaultArgs),
    /// Says that this computer's clock is right, when it stands far from what was last written.
    ConfirmClock(VaultArgs),
    /// Checks chain, signatures and that rebuilt projections have the same digest.
    Verify(VaultArgs),
    /// Writes an encrypted copy and reads it back.
    Backup(BackupArgs),
    /// What was once saved and is not there any more.
    Losses(LossesArgs),
    /// Puts a copy in the vault's place; what lies there is kept under another name.
    Restore(RestoreArgs),
    /// Takes the key file out of a copy.
    RestoreKeys(RestoreKeysArgs),
    /// Moves what is left of a vault that is not whole into a folder beside, so that a new one can be made.
    SetAside(VaultArgs),
    /// Encrypts the vault anew under another passphrase and prints the new recovery key once: what opened it before opens it no more.
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
    #[arg(long)]
    point: Option<Position>,
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
    /// The copy. The passphrase is that of the copy's day, or the printed key.
    #[arg(long)]
    from: PathBuf,
    /// Also when a whole vault lies there; it is kept under another name.
    #[arg(long)]
    replace: bool,
}

/// A key file out of a copy.
#[derive(Args)]
pub(crate) struct RestoreKeysArgs {
    #[command(flatten)]
    vault: VaultArgs,
    /// The copy. The passphrase is that of the copy's day, or the printed key.
    #[arg(long)]
    from: PathBuf,
}

/// What is lost.
#[derive(Args)]
pub(crate) struct LossesArgs {
    #[command(flatten)]
    vault: VaultArgs,
    /// Says that somebody knows: from then on it stays on record and is no fault of `vault verify`.
    #[arg(long)]
    seen: bool,
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

#[derive(Serialize)]
struct Rekeyed {
    ok: bool,
    /// The new recovery key: the old paper opens no more.
    groups: Vec<String>,
    issued: NaiveDate,
}

#[derive(Serialize)]
struct Restored {
    ok: bool,
    kept: Option<String>,
    made_at: Option<DateTime<Utc>>,
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
        Command::ConfirmClock(args) => {
            samsyn_services::clock::confirm(&args.open()?, Nothing {})?;
            done(&args)
        }
        Command::Verify(args) => verify(&args),
        Command::Backup(args) => backup(&args),
        Command::Losses(args) => losses(&args),
        Command::Restore(args) => restore(&args),
        Command::RestoreKeys(args) => {
            let request = KeysRestoreRequest { file: path(&args.from), secret: args.vault.passphrase()?.into() };
            rescue::restore_keys(&args.vault.app(), request)?;
            done(&args.vault)
        }
        Command::SetAside(args) => {
            rescue::set_aside(&args.app(), Nothing {})?;
            done(&args)
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
            passphrase: args.vault.passphrase()?.into(),
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

fn path(path: &std::path::Path) -> String {
    path.to_string_lossy().into_owned()
}

fn restore(args: &RestoreArgs) -> Result<()> {
    let secret = args.vault.passphrase()?.into();
    let request = VaultRestoreRequest { file: path(&args.from), secret, replace: args.replace };
    let restored = rescue::restore(&args.vault.app(), request)?;
    match (&restored.kept, args.vault.json) {
        (kept, true) => print_json(&Restored { ok: true, kept: kept.clone(), made_at: restored.made_at }),
        (Some(kept), false) => print_line(&format!("ok, {kept}")),
        (None, false) => print_line("ok"),
    }
}

fn losses(args: &LossesArgs) -> Result<()> {
    let app = args.vault.open()?;
    if args.seen {
        rescue::losses_seen(&app, Nothing {})?;
    }
    let losses = settings::settings(&app, Nothing {})?.losses;
    if args.vault.json {
        return print_json(&losses);
    }
    losses.iter().try_for_each(|loss| print_line(&loss_sentence(loss)))
}

fn backup(args: &BackupArgs) -> Result<()> {
    let (app, passphrase) = args.vault.open_by_passphrase()?;
    let file = args.to.to_string_lossy().into_owned();
    let request = BackupRequest { proof: passphrase.into(), file: Some(file), overwrite: args.force };
    let copy = settings::back_up(&app, request)?;
    if args.vault.json { print_json(&copy) } else { print_line(&copy.sha256) }
}

fn rekey(args: &RekeyArgs) -> Result<()> {
    let (app, old) = args.vault.open_by_passphrase()?;
    let new = VaultArgs { passphrase_file: Some(args.new_passphrase_file.clone()), ..args.vault.clone() };
    let request = VaultRekeyRequest { proof: old.into(), passphrase: new.passphrase()?.into(), policy: None };
    let key = rekey::rekey(&app, &request, &mut |_, _| true)?;
    if args.vault.json {
        print_json(&Rekeyed { ok: true, groups: key.groups, issued: key.issued })
    } else {
        print_line(&key.groups.join(" "))
    }
}
