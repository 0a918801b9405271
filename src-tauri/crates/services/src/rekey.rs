//! Another vault key, for when what opened the vault may be lost or known: old papers, old key files and old passphrases open the
//! vault no more. Copies made before stay what they were.

use samsyn_store::unlocking::KeyAct;
use samsyn_vault::{KeyFile, RecoveryKey, VaultKey};

use crate::api::session::RecoveryKeyView;
use crate::api::settings::VaultRekeyRequest;
use crate::api::work::{JobRequest, JobView};
use crate::app::App;
use crate::error::{Code, Result};
use crate::import::{Continue, Progress};
use crate::keys::{check_passphrase, decide, keep_secret, new_keyring_secret, policy_of, recovery_view};
use crate::open::OpenVault;
use crate::proof::prove;

/// Begins: the whole database is encrypted anew beside the old one, and then takes its place. Until then it may be stopped.
///
/// # Errors
/// `vault_locked`, `passphrase_weak`, `passphrase_wrong`, `recovery_key_wrong`; the rest is in the job.
pub fn start(app: &App, request: VaultRekeyRequest) -> Result<JobView> {
    check_passphrase(&request.passphrase)?;
    app.with(|vault| prove(app, vault, &request.proof, KeyAct::Rekeyed))?;
    Ok(app.jobs().start(app, move |app, job| {
        let paper = proved(app, &request, &mut |done, total| job.step(done, total) == Continue::Yes)?;
        app.with(|vault| {
            vault.paper = Some((job.id(), paper));
            Ok(())
        })?;
        app.changed("settings", &[]);
        Ok(())
    }))
}

/// The printed key of a finished job, shown once.
///
/// # Errors
/// `not_found` before it is done, and once it was shown.
pub fn paper(app: &App, request: JobRequest) -> Result<RecoveryKeyView> {
    app.with(|vault| match vault.paper.take() {
        Some((job, paper)) if job == request.job => Ok(paper),
        other => {
            vault.paper = other;
            Err(Code::NotFound.into())
        }
    })
}

/// Does it at once and answers with the new printed key.
///
/// # Errors
/// `passphrase_wrong`, `recovery_key_wrong`, `passphrase_weak`, `keychain_*`, `disk_full`, `cancelled`: the old keys then still
/// open. What fails while the files change places locks the vault; it opens with the old or the new passphrase.
pub fn rekey(
    app: &App,
    request: &VaultRekeyRequest,
    step: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<RecoveryKeyView> {
    check_passphrase(&request.passphrase)?;
    app.with(|vault| prove(app, vault, &request.proof, KeyAct::Rekeyed))?;
    proved(app, request, step)
}

fn proved(
    app: &App,
    request: &VaultRekeyRequest,
    step: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<RecoveryKeyView> {
    let paper = app.exchange(|mut vault| match prepare(app, &mut vault, request, step) {
        Err(fault) => (Some(vault), Err(fault)),
        Ok(ready) => exchange(app, vault, ready),
    });
    app.changed(if app.is_open() { "settings" } else { "lock" }, &[]);
    Ok(recovery_view(app, &paper?))
}

/// What lies ready, and the keys that will open it.
struct Ready {
    keys: KeyFile,
    key: VaultKey,
    paper: RecoveryKey,
}

fn prepare(
    app: &App,
    vault: &mut OpenVault,
    request: &VaultRekeyRequest,
    step: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Ready> {
    let old = vault.keys().policy();
    let policy = request.policy.map_or(old, policy_of);
    let secret = new_keyring_secret(app, policy)?;
    let entropy = &*app.ports().entropy;
    let (keys, key, paper) = vault.keys().rekey(entropy, vault.key(), policy, &request.passphrase, secret.as_ref())?;
    decide(app, vault, policy)?;
    // The keyring before the files: until they change places nothing needs its new secret.
    let ready = vault
        .store
        .prepare_rekey(&key, &keys.to_bytes(), step)
        .map_err(Into::into)
        .and_then(|()| keep_secret(app, &keys, secret.as_ref()));
    if let Err(fault) = ready {
        let _ = vault.store.forget_rekey();
        if let Some(name) = keys.entry() {
            let _ = app.ports().keychain.remove(&name);
        }
        let _ = decide(app, vault, old);
        return Err(fault);
    }
    Ok(Ready { keys, key, paper })
}

fn exchange(app: &App, vault: OpenVault, ready: Ready) -> (Option<OpenVault>, Result<RecoveryKey>) {
    let old = vault.keys().entry();
    match vault.rekeyed(app, ready.keys, ready.key) {
        Err(fault) => (None, Err(fault)),
        Ok(mut vault) => {
            if let Some(name) = old
                && app.ports().keychain.remove(&name).is_err()
            {
                // It opens nothing but older copies of the key file, and those open nothing here.
                tracing::warn!("an old secret stays in the keyring");
            }
            // Failing costs a date in the settings.
            let _ = vault.note_recovery_issued(app);
            (Some(vault), Ok(ready.paper))
        }
    }
}
