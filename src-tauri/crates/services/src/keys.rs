//! What opens the vault: the passphrase, the policy, the printed key. Every change leaves the old or the new one working,
//! wherever it is stopped.

use std::path::PathBuf;

use samsyn_store::unlocking::{KeyAct, KeyPolicy as DecidedPolicy};
use samsyn_vault::{KeyFile, KeyringSecret, Policy, RecoveryKey, Secret32, VaultKey};

use crate::api::session::{KeyPolicy, KeychainState, Nothing, RecoveryKeyView};
use crate::api::settings::{PassphraseChangeRequest, RecoveryKeyReplaceRequest};
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::keychain::KeychainStatus;
use crate::open::OpenVault;
use crate::proof::{logged, prove};

const KEY_FILE: &str = "vault.keys";

/// A new passphrase, and another policy if asked for: the school's decision is signed, and the key file follows it.
///
/// # Errors
/// `vault_locked`, `passphrase_wrong`, `passphrase_weak`, `keychain_*`, `disk_full`: the old one then still opens.
pub fn change_passphrase(app: &App, request: PassphraseChangeRequest) -> Result<Nothing> {
    check_passphrase(&request.new)?;
    app.with(|vault| {
        let old = vault.keys().clone();
        let policy = request.policy.map_or(old.policy(), policy_of);
        let opened = unlock(app, &old, &request.old);
        let (key, kept) = logged(app, vault, KeyAct::PassphraseChanged, opened)?;
        let mut new = old.clone();
        let entropy = &*app.ports().entropy;
        let made = if policy == old.policy() {
            // Only the wrap is new: the keyring's secret is neither read out nor written.
            new.change_passphrase(entropy, &key, &request.new, kept.as_ref())?;
            None
        } else {
            let made = new_keyring_secret(app, policy)?;
            new.rewrap(entropy, &key, policy, &request.new, made.as_ref())?;
            made
        };
        decide(app, vault, policy)?;
        let placed = put(app, &old, &new, made.as_ref());
        if placed.is_err() {
            // What could not be carried out is not decided either. Where even this fails, the difference is told.
            let _ = decide(app, vault, old.policy());
            return placed;
        }
        vault.replace_keys(new);
        Ok(())
    })?;
    app.changed("settings", &[]);
    Ok(Nothing {})
}

/// Signs the policy as the school's decision, unless it is that already.
pub(crate) fn decide(app: &App, vault: &mut OpenVault, policy: Policy) -> Result<()> {
    let policy = stored_policy(policy);
    if vault.store.key_policy()? == Some(policy) {
        return Ok(());
    }
    let context = vault.context(app);
    Ok(vault.store.write(&context, |writer| writer.set_key_policy(policy))?)
}

/// What the school has decided, when the key file says something else.
pub(crate) fn decided_otherwise(vault: &OpenVault) -> Result<Option<KeyPolicy>> {
    let decided = vault.store.key_policy()?.filter(|decided| *decided != stored_policy(vault.keys().policy()));
    Ok(decided.map(|decided| match decided {
        DecidedPolicy::Passphrase => KeyPolicy::Passphrase,
        DecidedPolicy::KeyringOrPassphrase => KeyPolicy::KeyringOrPassphrase,
        DecidedPolicy::KeyringAndPassphrase => KeyPolicy::KeyringAndPassphrase,
    }))
}

fn stored_policy(policy: Policy) -> DecidedPolicy {
    match policy {
        Policy::Passphrase => DecidedPolicy::Passphrase,
        Policy::KeyringOrPassphrase => DecidedPolicy::KeyringOrPassphrase,
        Policy::KeyringAndPassphrase => DecidedPolicy::KeyringAndPassphrase,
    }
}

/// A new printed key; the old paper does not open this key file any more.
///
/// # Errors
/// `vault_locked`, `passphrase_wrong`, `recovery_key_wrong`, `disk_full`: the old paper then still opens.
pub fn replace_recovery_key(app: &App, request: RecoveryKeyReplaceRequest) -> Result<RecoveryKeyView> {
    let recovery = app.with(|vault| {
        prove(app, vault, &request.proof, KeyAct::PaperReplaced)?;
        let mut new = vault.keys().clone();
        let recovery = new.replace_recovery(&*app.ports().entropy, vault.key())?;
        put(app, vault.keys(), &new, None)?;
        vault.replace_keys(new);
        vault.note_recovery_issued(app)?;
        Ok(recovery)
    })?;
    app.changed("settings", &[]);
    Ok(recovery_view(app, &recovery))
}

/// Opens with the passphrase as the policy asks; with both, the keyring's secret comes along.
pub(crate) fn unlock(app: &App, keys: &KeyFile, passphrase: &str) -> Result<(VaultKey, Option<Secret32>)> {
    if keys.policy() == Policy::KeyringAndPassphrase {
        let secret = keyring_secret(app, keys)?;
        return Ok((keys.unlock_both(passphrase, &secret)?, Some(secret)));
    }
    Ok((keys.unlock_passphrase(passphrase)?, None))
}

/// Puts a changed key file to use: a new secret into the keyring under its own name, then the file, read back, and the
/// old secret goes last. Until the file is in place the old one opens with the old secret, which nobody touched.
pub(crate) fn put(app: &App, old: &KeyFile, new: &KeyFile, made: Option<&KeyringSecret>) -> Result<()> {
    keep_secret(app, new, made)?;
    let path = key_path(app);
    if let Err(fault) = new.save(&path) {
        forget_unused(app, old, new);
        return Err(fault.into());
    }
    if KeyFile::load(&path)? != *new {
        return Err(Code::ReadBackFailed.into());
    }
    if let Some(name) = old.entry().filter(|_| old.entry() != new.entry())
        && app.ports().keychain.remove(&name).is_err()
    {
        // It opens nothing but older copies of the key file.
        tracing::warn!("an old secret stays in the keyring");
    }
    Ok(())
}

/// Lets the keyring keep a new secret under the name that the key file says.
pub(crate) fn keep_secret(app: &App, keys: &KeyFile, made: Option<&KeyringSecret>) -> Result<()> {
    match (made, keys.entry()) {
        (Some(made), Some(name)) => Ok(app.ports().keychain.set(&name, made.secret())?),
        _ => Ok(()),
    }
}

/// Removes the secret of a key file that did not come to be. Where the disk cannot say which file it holds, both stay.
fn forget_unused(app: &App, old: &KeyFile, new: &KeyFile) {
    let kept_old = KeyFile::load(&key_path(app)).is_ok_and(|found| found == *old);
    if let Some(name) = new.entry().filter(|_| kept_old && old.entry() != new.entry()) {
        let _ = app.ports().keychain.remove(&name);
    }
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

/// A secret for the keyring where the policy needs one, and a fault where there is no keyring to keep it.
pub(crate) fn new_keyring_secret(app: &App, policy: Policy) -> Result<Option<KeyringSecret>> {
    if policy == Policy::Passphrase {
        return Ok(None);
    }
    match app.ports().keychain.status() {
        KeychainStatus::Ready => KeyringSecret::make(&*app.ports().entropy)
            .map(Some)
            .map_err(|_| Error::new(Code::Internal).with("place", "entropy")),
        KeychainStatus::Missing => Err(Code::KeychainMissing.into()),
        KeychainStatus::Locked => Err(Code::KeychainLocked.into()),
        KeychainStatus::Refused => Err(Code::KeychainRefused.into()),
    }
}

/// The secret that the keyring has for a key file.
pub(crate) fn keyring_secret(app: &App, keys: &KeyFile) -> Result<Secret32> {
    let name = keys.entry().ok_or(Code::KeychainRefused)?;
    app.ports().keychain.get(&name)?.ok_or_else(|| Code::KeychainRefused.into())
}

pub(crate) fn keychain_state(app: &App) -> KeychainState {
    match app.ports().keychain.status() {
        KeychainStatus::Ready => KeychainState::Ready,
        KeychainStatus::Missing => KeychainState::Missing,
        KeychainStatus::Locked => KeychainState::Locked,
        KeychainStatus::Refused => KeychainState::Refused,
    }
}

pub(crate) fn policy_of(policy: KeyPolicy) -> Policy {
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

pub(crate) fn recovery_view(app: &App, recovery: &RecoveryKey) -> RecoveryKeyView {
    RecoveryKeyView {
        groups: recovery.to_printed().split('-').map(str::to_owned).collect(),
        issued: app.now().date_naive(),
    }
}
