//! Keys and copies leave the vault only to somebody who could unlock it now, with a row in the school's log.

use samsyn_store::unlocking::KeyAct;
use samsyn_vault::{KeyFile, RecoveryKey, VaultKey};

use crate::app::App;
use crate::error::{Code, Result};
use crate::keys::unlock;
use crate::open::OpenVault;

/// Asks for the passphrase or the printed key. The row is committed before anything is handed out; a wrong one is a row too.
///
/// # Errors
/// `passphrase_wrong`, `recovery_key_wrong`, `keychain_*`, `disk_full`.
pub(crate) fn prove(app: &App, vault: &mut OpenVault, proof: &str, act: KeyAct) -> Result<()> {
    let opened = opened(app, vault.keys(), proof);
    let key = logged(app, vault, act, opened)?;
    if key == *vault.key() { Ok(()) } else { Err(Code::PassphraseWrong.into()) }
}

/// Passes on what was opened once its row is committed, or the refusal with the row of the attempt.
///
/// # Errors
/// The refusal; the log cannot be written, and nothing is handed out then.
pub(crate) fn logged<T>(app: &App, vault: &mut OpenVault, act: KeyAct, opened: Result<T>) -> Result<T> {
    let tried = match &opened {
        Ok(_) => false,
        Err(fault) if matches!(fault.code, Code::PassphraseWrong | Code::RecoveryKeyWrong) => true,
        Err(_) => return opened,
    };
    let context = vault.context(app);
    vault.store.write(&context, |writer| -> Result<()> {
        let row = if tried { writer.log_key_attempt(act) } else { writer.log_key_act(act) };
        Ok(row?)
    })?;
    opened
}

fn opened(app: &App, keys: &KeyFile, proof: &str) -> Result<VaultKey> {
    match RecoveryKey::parse(proof) {
        Ok(paper) => Ok(keys.unlock_recovery(&paper)?),
        Err(_) => Ok(unlock(app, keys, proof)?.0),
    }
}
