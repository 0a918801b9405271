//! The vault and the lock: make, open, lock, recover, new keys.

use std::path::PathBuf;

use samsyn_vault::{KeyFile, Policy, RecoveryKey, Secret32, VaultKey};

use crate::api::session::{
    AppStatusView, KeyPolicy, KeychainState, Nothing, RecoveryKeyView, SessionView, UserView, VaultCreateRequest,
    VaultRecoverRequest, VaultState, VaultUnlockRequest,
};
use crate::api::settings::PassphraseChangeRequest;
use crate::app::App;
use crate::card::Card;
use crate::error::{Code, Error, Result};
use crate::keychain::KeychainStatus;
use crate::open::OpenVault;

const KEY_FILE: &str = "vault.keys";

/// Vault, keyring and version: the first question of the window. Never fails.
///
/// # Errors
/// None.
pub fn status(app: &App, _request: Nothing) -> Result<AppStatusView> {
    let dir = &app.ports().vault_dir;
    let keys = KeyFile::load(&key_path(app)).ok();
    let card = Card::read(dir);
    let vault = match (app.is_open(), key_path(app).exists()) {
        (true, _) => VaultState::Open,
        (false, true) => VaultState::Locked,
        (false, false) => VaultState::Missing,
    };
    Ok(AppStatusView {
        vault,
        keychain: keychain_state(app),
        policy: keys.map(|keys| policy_view(keys.policy())),
        school: card.as_ref().map(|card| card.school.clone()),
        user: card.as_ref().map(|card| card.user.clone()),
        vault_dir: dir.display().to_string(),
        now: app.now(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        socialjour: card.and_then(|card| card.socialjour),
    })
}

/// Makes the vault and opens it. The answer carries the recovery key, shown once.
///
/// # Errors
/// `vault_exists`, `passphrase_weak`, `input_invalid`, `keychain_*`, `disk_full`, `folder_not_writable`.
pub fn create(app: &App, request: VaultCreateRequest) -> Result<RecoveryKeyView> {
    if key_path(app).exists() {
        return Err(Code::VaultExists.into());
    }
    check_passphrase(&request.passphrase)?;
    let policy = policy_of(request.policy);
    let secret = new_keyring_secret(app, policy)?;
    std::fs::create_dir_all(&app.ports().vault_dir).map_err(|fault| crate::faults::fault_of_disk(&fault))?;
    let entropy = &*app.ports().entropy;
    let (keys, key, recovery) = KeyFile::make(entropy, policy, &request.passphrase, secret.as_ref())?;
    let vault = OpenVault::create(app, keys, key, &request)?;
    // The key file comes last: without it the folder holds no vault, so a crash here leaves nothing half made.
    vault.keys().save(&key_path(app))?;
    if let Some(secret) = &secret {
        app.ports().keychain.set(&vault.keys().vault(), secret)?;
    }
    app.open(|| Ok(vault))?;
    if request.demonstration {
        crate::demo::fill(app)?;
    }
    app.changed("lock", &[]);
    Ok(recovery_view(app, &recovery))
}

/// Opens the vault with the passphrase, the keyring or both, as the policy says.
///
/// # Errors
/// `vault_missing`, `passphrase_wrong`, `keychain_*`, `vault_in_use`, `vault_newer`, `vault_damaged`.
pub fn unlock(app: &App, request: VaultUnlockRequest) -> Result<SessionView> {
    let keys = read_keys(app)?;
    let key = match (keys.policy(), request.passphrase.as_deref()) {
        (Policy::Passphrase, None) => return Err(Code::KeychainRefused.into()),
        (Policy::KeyringAndPassphrase, None) => return Err(Code::PassphraseWrong.into()),
        (Policy::KeyringOrPassphrase, None) => keys.unlock_keyring(&keyring_secret(app, &keys)?)?,
        (Policy::KeyringAndPassphrase, Some(passphrase)) => {
            keys.unlock_both(passphrase, &keyring_secret(app, &keys)?)?
        }
        (_, Some(passphrase)) => keys.unlock_passphrase(passphrase)?,
    };
    open(app, keys, key)
}

/// Opens the vault with the printed key and sets a new passphrase. The policy becomes passphrase alone, since the
/// keyring's secret may be what was lost.
///
/// # Errors
/// `recovery_key_wrong`, `passphrase_weak` and those of [`unlock`].
pub fn recover(app: &App, request: VaultRecoverRequest) -> Result<SessionView> {
    let mut keys = read_keys(app)?;
    let key = keys.unlock_recovery(&RecoveryKey::parse(&request.recovery_key)?)?;
    check_passphrase(&request.passphrase)?;
    keys.rewrap(&*app.ports().entropy, &key, Policy::Passphrase, &request.passphrase, None)?;
    keys.save(&key_path(app))?;
    open(app, keys, key)
}

/// Closes the database and wipes the key.
///
/// # Errors
/// None.
pub fn lock(app: &App, _request: Nothing) -> Result<Nothing> {
    app.lock();
    Ok(Nothing {})
}

/// Who is at the keyboard.
///
/// # Errors
/// `vault_locked`.
pub fn current(app: &App, _request: Nothing) -> Result<SessionView> {
    app.with(|vault| vault.session_view())
}

/// A new passphrase, and another policy if asked for.
///
/// # Errors
/// `passphrase_wrong`, `passphrase_weak`, `keychain_*`.
pub fn change_passphrase(app: &App, request: PassphraseChangeRequest) -> Result<Nothing> {
    check_passphrase(&request.new)?;
    let entropy = &*app.ports().entropy;
    let mut keys = read_keys(app)?;
    let policy = request.policy.map_or(keys.policy(), policy_of);
    let key = match keys.policy() {
        Policy::KeyringAndPassphrase => keys.unlock_both(&request.old, &keyring_secret(app, &keys)?)?,
        _ => keys.unlock_passphrase(&request.old)?,
    };
    let secret = new_keyring_secret(app, policy)?;
    keys.rewrap(entropy, &key, policy, &request.new, secret.as_ref())?;
    if let Some(secret) = &secret {
        app.ports().keychain.set(&keys.vault(), secret)?;
    }
    keys.save(&key_path(app))?;
    app.with(|vault| {
        vault.replace_keys(keys);
        Ok(())
    })?;
    app.changed("settings", &[]);
    Ok(Nothing {})
}

/// A new printed key; the old paper stops working.
///
/// # Errors
/// `vault_locked`.
pub fn replace_recovery_key(app: &App, _request: Nothing) -> Result<RecoveryKeyView> {
    let entropy = &*app.ports().entropy;
    let recovery = app.with(|vault| {
        let mut keys = vault.keys().clone();
        let recovery = keys.replace_recovery(entropy, vault.key())?;
        keys.save(&key_path(app))?;
        vault.replace_keys(keys);
        vault.note_recovery_issued(app)?;
        Ok(recovery)
    })?;
    app.changed("settings", &[]);
    Ok(recovery_view(app, &recovery))
}

fn open(app: &App, keys: KeyFile, key: VaultKey) -> Result<SessionView> {
    app.open(|| OpenVault::open(app, keys, key))?;
    let view = app.with(|vault| vault.session_view())?;
    app.changed("lock", &[]);
    Ok(view)
}

fn read_keys(app: &App) -> Result<KeyFile> {
    let path = key_path(app);
    if !path.exists() {
        return Err(Code::VaultMissing.into());
    }
    Ok(KeyFile::load(&path)?)
}

pub(crate) fn key_path(app: &App) -> PathBuf {
    app.ports().vault_dir.join(KEY_FILE)
}

/// At least four words or 16 characters: a length a person can be told, and no composition rules.
pub(crate) fn check_passphrase(passphrase: &str) -> Result<()> {
    let long = passphrase.chars().count() >= 16;
    let words = passphrase.split_whitespace().filter(|word| word.chars().count() >= 2).count() >= 4;
    if long || words { Ok(()) } else { Err(Code::PassphraseWeak.into()) }
}

fn new_keyring_secret(app: &App, policy: Policy) -> Result<Option<Secret32>> {
    if policy == Policy::Passphrase {
        return Ok(None);
    }
    match app.ports().keychain.status() {
        KeychainStatus::Ready => Secret32::make(&*app.ports().entropy)
            .map(Some)
            .map_err(|_| Error::new(Code::Internal).with("place", "entropy")),
        KeychainStatus::Missing => Err(Code::KeychainMissing.into()),
        KeychainStatus::Locked => Err(Code::KeychainLocked.into()),
        KeychainStatus::Refused => Err(Code::KeychainRefused.into()),
    }
}

fn keyring_secret(app: &App, keys: &KeyFile) -> Result<Secret32> {
    app.ports().keychain.get(&keys.vault())?.ok_or_else(|| Code::KeychainRefused.into())
}

pub(crate) fn keychain_state(app: &App) -> KeychainState {
    match app.ports().keychain.status() {
        KeychainStatus::Ready => KeychainState::Ready,
        KeychainStatus::Missing => KeychainState::Missing,
        KeychainStatus::Locked => KeychainState::Locked,
        KeychainStatus::Refused => KeychainState::Refused,
    }
}

fn policy_of(policy: KeyPolicy) -> Policy {
    match policy {
        KeyPolicy::Passphrase => Policy::Passphrase,
        KeyPolicy::KeyringOrPassphrase => Policy::KeyringOrPassphrase,
        KeyPolicy::KeyringAndPassphrase => Policy::KeyringAndPassphrase,
    }
}

pub(crate) fn policy_view(policy: Policy) -> KeyPolicy {
    match policy {
        Policy::Passphrase => KeyPolicy::Passphrase,
        Policy::KeyringOrPassphrase => KeyPolicy::KeyringOrPassphrase,
        Policy::KeyringAndPassphrase => KeyPolicy::KeyringAndPassphrase,
    }
}

fn recovery_view(app: &App, recovery: &RecoveryKey) -> RecoveryKeyView {
    RecoveryKeyView {
        groups: recovery.to_printed().split('-').map(str::to_owned).collect(),
        issued: app.now().date_naive(),
    }
}

/// The person as a view.
pub(crate) fn user_view(id: uuid::Uuid, name: &str, role: &str) -> UserView {
    UserView { id, name: name.to_owned(), role: role.to_owned() }
}
