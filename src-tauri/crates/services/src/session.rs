//! The vault and the lock: make, open, lock, recover.

use samsyn_store::unlocking::KeyAct;
use samsyn_vault::{KeyFile, Policy, RecoveryKey, VaultKey, make_private_folder};

use crate::api::session::{
    AppStatusView, Nothing, RecoveryKeyView, SessionView, UserView, VaultCreateRequest, VaultRecoverRequest,
    VaultState, VaultUnlockRequest,
};
use crate::app::App;
use crate::card::Card;
use crate::error::{Code, Result};
use crate::keychain::KeychainStatus;
use crate::keys::{
    check_passphrase, keep_secret, key_path, keychain_state, keyring_secret, new_keyring_secret, policy_of,
    policy_view, put, recovery_view,
};
use crate::open::OpenVault;
use crate::rescue::{self, Parts};

/// Vault, keyring and version: the first question of the window. Never fails.
///
/// # Errors
/// None.
pub fn status(app: &App, _request: Nothing) -> Result<AppStatusView> {
    let dir = &app.ports().vault_dir;
    let keys = KeyFile::load(&key_path(app)).ok();
    let card = keys.as_ref().and_then(|keys| Card::read(dir, keys.vault(), &*app.ports().keychain));
    let (vault, trouble) = match (app.is_open(), rescue::parts(app)) {
        (true, _) => (VaultState::Open, None),
        (false, Parts::Whole) => (VaultState::Locked, None),
        (false, Parts::Trouble(trouble)) => (VaultState::Locked, Some(trouble)),
        (false, Parts::None) => (VaultState::Missing, None),
    };
    Ok(AppStatusView {
        vault,
        trouble,
        keychain: keychain_state(app),
        policy: keys.map(|keys| policy_view(keys.policy())),
        school: card.as_ref().map(|card| card.school.clone()),
        user: card.as_ref().map(|card| card.user.clone()),
        vault_dir: dir.display().to_string(),
        now: app.now(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        socialjour: card.and_then(|card| card.socialjour),
        locked_by: app.locked_by(),
        waiting_texts: app.held().count(),
    })
}

/// Makes the vault and opens it. The answer carries the recovery key, shown once.
///
/// # Errors
/// `vault_exists`, `key_file_missing` and the like when a part of one lies there, `passphrase_weak`, `input_invalid`, `keychain_*`, `disk_full`, `folder_not_writable`.
pub fn create(app: &App, request: VaultCreateRequest) -> Result<RecoveryKeyView> {
    rescue::check_free(app)?;
    check_passphrase(&request.passphrase)?;
    let policy = policy_of(request.policy);
    let secret = new_keyring_secret(app, policy)?;
    make_private_folder(&app.ports().vault_dir).map_err(|fault| crate::faults::fault_of_disk(&fault))?;
    let entropy = &*app.ports().entropy;
    let (keys, key, recovery) = KeyFile::make(entropy, policy, &request.passphrase, secret.as_ref())?;
    // The keyring first: it may refuse, and its secret opens nothing without the file.
    keep_secret(app, &keys, secret.as_ref())?;
    let entry = keys.entry();
    let made = OpenVault::create(app, keys, key, &request);
    if let (Err(_), Some(name), false) = (&made, entry, key_path(app).exists()) {
        let _ = app.ports().keychain.remove(&name);
    }
    let vault = made?;
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

/// Opens the vault with the printed key and sets a new passphrase. The keyring gets a new secret, since the old one may be
/// what was lost; where there is no keyring now, the vault opens with the passphrase alone, and says so.
///
/// # Errors
/// `recovery_key_wrong`, `passphrase_weak`, `keychain_*` when the keyring refuses half-way, and those of [`unlock`].
pub fn recover(app: &App, request: VaultRecoverRequest) -> Result<SessionView> {
    let old = read_keys(app)?;
    let key = old.unlock_recovery(&RecoveryKey::parse(&request.recovery_key)?)?;
    check_passphrase(&request.passphrase)?;
    let ready = app.ports().keychain.status() == KeychainStatus::Ready;
    let policy = if ready { old.policy() } else { Policy::Passphrase };
    let secret = new_keyring_secret(app, policy)?;
    let mut new = old.clone();
    new.rewrap(&*app.ports().entropy, &key, policy, &request.passphrase, secret.as_ref())?;
    put(app, &old, &new, secret.as_ref())?;
    let opened = open(app, new, key)?;
    let logged = app.with(|vault| {
        let context = vault.context(app);
        Ok(vault.store.write(&context, |writer| writer.log_key_act(KeyAct::Recovered))?)
    });
    // Nobody reads before the row stands.
    logged.inspect_err(|_| app.lock())?;
    Ok(opened)
}

/// Closes the database and wipes the key.
///
/// # Errors
/// None.
pub fn lock(app: &App, _request: Nothing) -> Result<Nothing> {
    app.lock();
    Ok(Nothing {})
}

/// A person did something: the idle lock counts from here.
///
/// # Errors
/// None.
pub fn activity(app: &App, _request: Nothing) -> Result<Nothing> {
    app.touch();
    Ok(Nothing {})
}

/// Who is at the keyboard.
///
/// # Errors
/// `vault_locked`.
pub fn current(app: &App, _request: Nothing) -> Result<SessionView> {
    app.with(|vault| vault.session_view(app.now()))
}

fn open(app: &App, keys: KeyFile, key: VaultKey) -> Result<SessionView> {
    app.open(|| OpenVault::open(app, keys, key))?;
    crate::held::write(app);
    let view = app.with(|vault| vault.session_view(app.now()))?;
    app.changed("lock", &[]);
    Ok(view)
}

fn read_keys(app: &App) -> Result<KeyFile> {
    rescue::check_parts(app)?;
    Ok(KeyFile::load(&key_path(app))?)
}

/// The person as a view.
pub(crate) fn user_view(id: uuid::Uuid, name: &str, role: &str) -> UserView {
    UserView { id, name: name.to_owned(), role: role.to_owned() }
}
