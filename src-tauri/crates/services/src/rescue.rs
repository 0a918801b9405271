//! When something of the vault is missing or damaged: what there is, and the ways back.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use chrono::DateTime;
use samsyn_store::{Loss, Part, SCRATCH, SNAPSHOT, StoreError, has_traces, restore_backup, take_up, verify_vault};
use samsyn_vault::backup::Backup;
use samsyn_vault::{KeyFault, KeyFile, Policy, RecoveryKey, VaultKey};

use crate::api::session::{
    AppStatusView, KeysRestoreRequest, LossView, Nothing, SessionView, VaultCopiesView, VaultCopyView,
    VaultRestoreRequest, VaultRestoredView, VaultTrouble,
};
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::faults::fault_of_disk;
use crate::keys::{key_path, keyring_secret};
use crate::session::status;
use crate::settings::backup_fault;

/// Copies shown to choose from.
const COPIES_MAX: usize = 20;

/// What there is of a vault in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parts {
    /// Nothing, and nothing ever was.
    None,
    /// Key file and database.
    Whole,
    /// Not all of it.
    Trouble(VaultTrouble),
}

/// Looks at the folder. A swap that a crash left half way is taken up first.
pub(crate) fn parts(app: &App) -> Parts {
    let dir = &app.ports().vault_dir;
    // Another program that has the vault has taken it up itself.
    let _ = take_up(dir);
    let (keys, database) = (key_path(app).exists(), Part::Database.path(dir).exists());
    match (keys, database) {
        (true, true) => match KeyFile::load(&key_path(app)) {
            // A newer program's file is whole.
            Ok(_) | Err(KeyFault::Unsupported { .. }) => Parts::Whole,
            Err(_) => Parts::Trouble(VaultTrouble::KeysDamaged),
        },
        (false, true) => Parts::Trouble(VaultTrouble::KeysMissing),
        (true, false) => Parts::Trouble(VaultTrouble::DatabaseMissing),
        (false, false) if has_traces(dir) || remembered(app).is_some() => Parts::Trouble(VaultTrouble::Gone),
        (false, false) => Parts::None,
    }
}

/// The folder must hold a whole vault, or the fault says what is missing.
pub(crate) fn check_parts(app: &App) -> Result<()> {
    match parts(app) {
        Parts::Whole => Ok(()),
        Parts::None => Err(Code::VaultMissing.into()),
        Parts::Trouble(trouble) => Err(fault_of(app, trouble)),
    }
}

/// The folder must hold nothing of a vault.
pub(crate) fn check_free(app: &App) -> Result<()> {
    match parts(app) {
        Parts::None => Ok(()),
        Parts::Whole => Err(Code::VaultExists.into()),
        Parts::Trouble(trouble) => Err(fault_of(app, trouble)),
    }
}

fn fault_of(app: &App, trouble: VaultTrouble) -> Error {
    match trouble {
        VaultTrouble::KeysMissing => Code::KeyFileMissing.into(),
        VaultTrouble::KeysDamaged => Code::KeyFileDamaged.into(),
        VaultTrouble::DatabaseMissing => Code::DatabaseMissing.into(),
        VaultTrouble::Gone => Error::new(Code::VaultGone).with("folder", app.ports().vault_dir.display()),
    }
}

/// The name under which the keyring remembers this folder: nobody reads a path there.
fn folder(app: &App) -> String {
    let dir = std::path::absolute(&app.ports().vault_dir).unwrap_or_else(|_| app.ports().vault_dir.clone());
    crate::hex::encode(&crate::hex::sha256(dir.as_os_str().as_encoded_bytes()))
}

/// What the keyring remembers of the vault in this folder, where there is a keyring.
pub(crate) fn remembered(app: &App) -> Option<Vec<u8>> {
    app.ports().keychain.head(&folder(app)).ok().flatten().filter(|head| !head.is_empty())
}

/// Lets the keyring remember how far the vault has come. Without a keyring the head beside the database stands alone.
pub(crate) fn remember(app: &App, head: Option<&[u8]>) {
    if let Some(head) = head {
        let _ = app.ports().keychain.keep_head(&folder(app), head);
    }
}

/// Puts a copy in the vault's place. What lies there is kept under another name. Opens with the passphrase of the copy's day, or with
/// the printed key.
///
/// # Errors
/// `vault_exists` when a whole vault lies there and nobody asked to replace it; `vault_in_use`, `passphrase_wrong`,
/// `recovery_key_wrong`, `backup_invalid`, `file_not_readable`, `disk_full`.
pub fn restore(app: &App, request: VaultRestoreRequest) -> Result<VaultRestoredView> {
    if app.is_open() {
        return Err(Code::VaultOpen.into());
    }
    let dir = &app.ports().vault_dir;
    std::fs::create_dir_all(dir).map_err(|fault| fault_of_disk(&fault))?;
    let (copy, key) = unlocked(app, Path::new(&request.file), &request.secret)?;
    if !request.replace && parts(app) == Parts::Whole && holds(dir, &key)? {
        return Err(Code::VaultExists.into());
    }
    let keys = copy.key_file().to_bytes();
    let made_at = i64::try_from(copy.created_ms()).ok().and_then(DateTime::from_timestamp_millis);
    let scratch = tempfile::Builder::new().prefix(SCRATCH).tempdir_in(dir).map_err(|fault| fault_of_disk(&fault))?;
    let snapshot = scratch.path().join(SNAPSHOT);
    copy.restore_file(&key, &snapshot).map_err(backup_fault)?;
    let kept = match restore_backup(&snapshot, &keys, dir, &key, app.now()) {
        // The copy is damaged, not the vault.
        Err(StoreError::Damaged { .. } | StoreError::WrongKey) => return Err(Code::BackupInvalid.into()),
        kept => kept?,
    };
    app.changed("lock", &[]);
    Ok(VaultRestoredView { kept, made_at })
}

/// Copies in the folder for exports and beside the vault, the newest first. Nothing in them is opened.
///
/// # Errors
/// None.
pub fn copies(app: &App, _request: Nothing) -> Result<VaultCopiesView> {
    let ports = app.ports();
    let files = [&ports.export_dir, &ports.vault_dir]
        .into_iter()
        .flat_map(|dir| std::fs::read_dir(dir).into_iter().flatten().flatten());
    let mut copies: Vec<_> = files.filter_map(|entry| copy_view(&entry.path())).collect();
    copies.sort_by_key(|copy| std::cmp::Reverse(copy.made_at));
    copies.truncate(COPIES_MAX);
    Ok(VaultCopiesView { copies })
}

fn copy_view(path: &Path) -> Option<VaultCopyView> {
    path.extension().filter(|ending| ending.eq_ignore_ascii_case("samsyn-backup"))?;
    let file = crate::input::open(path).ok()?;
    let size_bytes = file.metadata().ok()?.len();
    let copy = Backup::read(BufReader::new(file)).ok()?;
    let made_at = DateTime::from_timestamp_millis(i64::try_from(copy.created_ms()).ok()?)?;
    Some(VaultCopyView { file: path.display().to_string(), made_at, size_bytes })
}

/// Whether what lies there is whole, or cannot be judged because it is another vault.
fn holds(dir: &Path, key: &VaultKey) -> Result<bool> {
    match verify_vault(dir, key) {
        Ok(report) => Ok(report.holds()),
        Err(StoreError::WrongKey | StoreError::Newer { .. }) => Ok(true),
        Err(StoreError::InUse) => Err(Code::VaultInUse.into()),
        Err(_) => Ok(false),
    }
}

/// Puts the key file of a copy beside the database. One that lies there is kept under another name.
///
/// # Errors
/// `database_missing`; `backup_invalid` when the copy is another vault's; and as [`restore`].
pub fn restore_keys(app: &App, request: KeysRestoreRequest) -> Result<Nothing> {
    if app.is_open() {
        return Err(Code::VaultOpen.into());
    }
    let dir = &app.ports().vault_dir;
    if !Part::Database.path(dir).exists() {
        return Err(Code::DatabaseMissing.into());
    }
    let (copy, key) = unlocked(app, Path::new(&request.file), &request.secret)?;
    match samsyn_store::opens(dir, &key) {
        Ok(true) => {}
        Ok(false) => return Err(Code::BackupInvalid.into()),
        // Nobody can tell whose a damaged database is; with its keys it can at least be looked at.
        Err(StoreError::Damaged { .. }) => {}
        Err(fault) => return Err(fault.into()),
    }
    if key_path(app).exists() {
        samsyn_store::move_aside(dir, &[Part::Keys], app.now())?;
    }
    copy.key_file().save(&key_path(app))?;
    app.changed("lock", &[]);
    Ok(Nothing {})
}

/// The copy and its key.
fn unlocked(app: &App, file: &Path, secret: &str) -> Result<(Backup<BufReader<File>>, VaultKey)> {
    let copy = Backup::read(BufReader::new(crate::input::open(file)?)).map_err(backup_fault)?;
    let keys = copy.key_file();
    let key = match (RecoveryKey::parse(secret), keys.policy()) {
        (Ok(paper), _) => keys.unlock_recovery(&paper)?,
        (_, Policy::KeyringAndPassphrase) => keys.unlock_both(secret, &keyring_secret(app, keys)?)?,
        _ => keys.unlock_passphrase(secret)?,
    };
    Ok((copy, key))
}

/// Moves what is left of a vault that is not whole into a folder beside, when a person gives it up here: then a new one can be made.
///
/// # Errors
/// `vault_exists` when it is whole, `vault_missing` when there is nothing.
pub fn set_aside(app: &App, request: Nothing) -> Result<AppStatusView> {
    match parts(app) {
        Parts::Whole => return Err(Code::VaultExists.into()),
        Parts::None => return Err(Code::VaultMissing.into()),
        Parts::Trouble(_) => {}
    }
    let dir = &app.ports().vault_dir;
    std::fs::create_dir_all(dir).map_err(|fault| fault_of_disk(&fault))?;
    samsyn_store::set_aside(dir, app.now())?;
    // What the keyring remembers is of the vault that was given up.
    let _ = app.ports().keychain.keep_head(&folder(app), &[]);
    app.changed("lock", &[]);
    status(app, request)
}

/// Somebody has read what is lost.
///
/// # Errors
/// `vault_locked`.
pub fn losses_seen(app: &App, _request: Nothing) -> Result<SessionView> {
    let view = app.with(|vault| {
        vault.store.acknowledge_losses()?;
        vault.session_view(app.now())
    })?;
    app.changed("settings", &[]);
    Ok(view)
}

pub(crate) fn loss_view(loss: &Loss) -> LossView {
    LossView {
        kind: loss.kind.as_str().to_owned(),
        events: loss.events,
        rows: loss.rows,
        numbers: loss.numbers.clone(),
        since: loss.since,
        kept: loss.kept.clone(),
        found_at: loss.found_at,
        seen: loss.seen,
    }
}
