//! The system keyring: wrapping secrets by name, behind a small trait that tests own.
//!
//! A keyring that is missing, locked or silent is an ordinary state. Nothing here opens a prompt on Linux, and nothing
//! waits longer than [`PATIENCE`]: the passphrase always works without it.

use std::sync::mpsc;
use std::time::Duration;

use keyring::Entry;
pub use samsyn_vault::{EntryName, Secret32, VaultId};
use zeroize::Zeroizing;

/// The name of our secrets in the keyring.
const SERVICE: &str = "se.samsyn.vault";
/// How long the system may take, a person's answer to its own question included.
const PATIENCE: Duration = Duration::from_secs(20);

/// Whether the keyring can be used now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeychainStatus {
    /// Open.
    Ready,
    /// There is none on this computer.
    Missing,
    /// There is one, and it is locked.
    Locked,
    /// It answers, but not to us.
    Refused,
}

/// Why the keyring gave or took nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeychainFault {
    /// There is none on this computer.
    #[error("no keyring")]
    Missing,
    /// It is locked.
    #[error("the keyring is locked")]
    Locked,
    /// It said no, or something that is no secret of ours lies there.
    #[error("the keyring refused")]
    Refused,
}

/// A place for secrets by name.
pub trait Keychain: Send + Sync {
    /// Whether it can be used now. Asks nothing of the user.
    fn status(&self) -> KeychainStatus;

    /// The secret under a name, or none.
    ///
    /// # Errors
    /// [`KeychainFault`].
    fn get(&self, name: &EntryName) -> Result<Option<Secret32>, KeychainFault>;

    /// Keeps a secret under a name, and reads it back.
    ///
    /// # Errors
    /// [`KeychainFault`].
    fn set(&self, name: &EntryName, secret: &Secret32) -> Result<(), KeychainFault>;

    /// Removes the secret under a name. Fine when there is none.
    ///
    /// # Errors
    /// [`KeychainFault`].
    fn remove(&self, name: &EntryName) -> Result<(), KeychainFault>;

    /// What was last kept of the vault in a folder, so that an older or missing one is noticed: no secret. `folder` is its digest.
    ///
    /// # Errors
    /// [`KeychainFault`].
    fn head(&self, _folder: &str) -> Result<Option<Vec<u8>>, KeychainFault> {
        Ok(None)
    }

    /// Keeps this in place of an earlier one.
    ///
    /// # Errors
    /// [`KeychainFault`].
    fn keep_head(&self, _folder: &str, _head: &[u8]) -> Result<(), KeychainFault> {
        Ok(())
    }
}

/// The keyring of this computer: Secret Service, Keychain or Credential Manager.
#[derive(Debug, Clone, Copy)]
pub struct OsKeychain {
    patience: Duration,
}

impl Default for OsKeychain {
    fn default() -> Self {
        Self { patience: PATIENCE }
    }
}

impl OsKeychain {
    /// Does `work` with an entry if the keyring is open. A system that does not answer in time is as good
    /// as locked; its thread is left behind, since no system call of a keyring can be taken back.
    fn with_entry<T: Send + 'static>(
        self,
        name: &EntryName,
        work: impl FnOnce(&Entry) -> Result<T, KeychainFault> + Send + 'static,
    ) -> Result<T, KeychainFault> {
        self.with_user(name.to_string(), work)
    }

    fn with_user<T: Send + 'static>(
        self,
        user: String,
        work: impl FnOnce(&Entry) -> Result<T, KeychainFault> + Send + 'static,
    ) -> Result<T, KeychainFault> {
        let whole = move || {
            match probe() {
                KeychainStatus::Ready => {}
                KeychainStatus::Missing => return Err(KeychainFault::Missing),
                KeychainStatus::Locked => return Err(KeychainFault::Locked),
                KeychainStatus::Refused => return Err(KeychainFault::Refused),
            }
            work(&Entry::new(SERVICE, &user).map_err(|fault| fault_of(&fault))?)
        };
        within(self.patience, whole).unwrap_or(Err(KeychainFault::Locked))
    }
}

impl Keychain for OsKeychain {
    fn status(&self) -> KeychainStatus {
        within(self.patience, probe).unwrap_or(KeychainStatus::Refused)
    }

    fn get(&self, name: &EntryName) -> Result<Option<Secret32>, KeychainFault> {
        self.with_entry(name, read)
    }

    fn set(&self, name: &EntryName, secret: &Secret32) -> Result<(), KeychainFault> {
        let secret = secret.clone();
        self.with_entry(name, move |entry| {
            entry.set_secret(secret.as_bytes()).map_err(|fault| fault_of(&fault))?;
            // A secret that cannot be read back would lock its owner out tomorrow.
            if read(entry)? == Some(secret) { Ok(()) } else { Err(KeychainFault::Refused) }
        })
    }

    fn remove(&self, name: &EntryName) -> Result<(), KeychainFault> {
        self.with_entry(name, |entry| match entry.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(fault) => Err(fault_of(&fault)),
        })
    }

    fn head(&self, folder: &str) -> Result<Option<Vec<u8>>, KeychainFault> {
        self.with_user(format!("head {folder}"), |entry| match entry.get_secret() {
            Ok(bytes) => Ok(Some(bytes)),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(fault) => Err(fault_of(&fault)),
        })
    }

    fn keep_head(&self, folder: &str, head: &[u8]) -> Result<(), KeychainFault> {
        let head = head.to_vec();
        self.with_user(format!("head {folder}"), move |entry| entry.set_secret(&head).map_err(|fault| fault_of(&fault)))
    }
}

fn read(entry: &Entry) -> Result<Option<Secret32>, KeychainFault> {
    match entry.get_secret() {
        Ok(bytes) => Secret32::from_slice(&Zeroizing::new(bytes)).map(Some).ok_or(KeychainFault::Refused),
        Err(keyring::Error::NoEntry) => Ok(None),
        Err(fault) => Err(fault_of(&fault)),
    }
}

fn fault_of(fault: &keyring::Error) -> KeychainFault {
    match fault {
        keyring::Error::NoDefaultStore => KeychainFault::Missing,
        keyring::Error::NoStorageAccess(_) => KeychainFault::Locked,
        _ => KeychainFault::Refused,
    }
}

/// What `work` answers in time. A panic in a system library is no answer.
fn within<T: Send + 'static>(patience: Duration, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (answer, answered) = mpsc::sync_channel(1);
    std::thread::Builder::new()
        .name("keyring".to_owned())
        .spawn(move || {
            // Nobody waits any more when this fails.
            let _ = answer.send(work());
        })
        .ok()?;
    answered.recv_timeout(patience).ok()
}

/// Asks the Secret Service for the state of its default collection. The keyring crate itself would unlock it with a
/// prompt, which on a computer without a desktop waits for ever.
#[cfg(all(unix, not(target_os = "macos")))]
fn probe() -> KeychainStatus {
    use secret_service::blocking::SecretService;
    use secret_service::{EncryptionType, Error};

    // Only a state is asked for, so the session needs no encryption.
    let Ok(service) = SecretService::connect(EncryptionType::Plain) else { return KeychainStatus::Missing };
    let locked = match service.get_default_collection() {
        Ok(collection) => collection.is_locked(),
        // A service without a collection to keep secrets in would first ask for a password of its own.
        Err(Error::NoResult) => return KeychainStatus::Missing,
        Err(fault) => Err(fault),
    };
    match locked {
        Ok(false) => KeychainStatus::Ready,
        Ok(true) | Err(Error::Locked) => KeychainStatus::Locked,
        Err(Error::Unavailable) => KeychainStatus::Missing,
        Err(_) => KeychainStatus::Refused,
    }
}

/// Keychain and Credential Manager open with the user's session.
#[cfg(not(all(unix, not(target_os = "macos"))))]
fn probe() -> KeychainStatus {
    match Entry::store_status() {
        Ok(()) => KeychainStatus::Ready,
        Err(_) => KeychainStatus::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silent_system_is_no_answer() {
        let (_open, never) = mpsc::channel::<()>();
        let silent = within(Duration::from_millis(20), move || never.recv().is_ok());
        assert_eq!(silent, None, "the wait has an end");
        assert_eq!(within(PATIENCE, || 3), Some(3), "an answer in time is the answer");
    }
}
