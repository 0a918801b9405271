//! What the program needs of the computer. Tests bring their own.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use samsyn_vault::{Entropy, OsEntropy};
use serde::Serialize;
use uuid::Uuid;

use crate::keychain::{Keychain, OsKeychain};

/// Time. Tests own it.
pub trait Clock: Send + Sync {
    /// The instant now, by the wall clock, which people and networks may set.
    fn now(&self) -> DateTime<Utc>;

    /// Time that only goes forward, from any moment before. It may stand still while the computer sleeps.
    fn steady(&self) -> Duration {
        static START: OnceLock<Instant> = OnceLock::new();
        START.get_or_init(Instant::now).elapsed()
    }
}

/// The computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        crate::time::system_now()
    }
}

/// Something changed: the window asks again for what it shows of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Topic: `pupils`, `reports`, `concerns`, `cases`, `drafts`, `registers`, `settings`, `jobs`, or of the lock: `lock` when it
    /// opened or closed, `closing` a moment before the idle lock, and `locked` when it has closed.
    pub topic: &'static str,
    /// Ids that changed; empty means all.
    pub ids: Vec<Uuid>,
}

/// What the program needs of the computer. Tests bring their own.
pub struct Ports {
    /// Time.
    pub clock: Box<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Keyring.
    pub keychain: Box<dyn Keychain>,
    /// Folder of the vault.
    pub vault_dir: PathBuf,
    /// Folder for exports until the user chooses another.
    pub export_dir: PathBuf,
    pub(crate) listener: Box<dyn Fn(&Change) + Send + Sync>,
    /// The vault closes by itself when nobody is there. The command line, where nobody is, says no.
    pub(crate) locks_when_idle: bool,
}

impl Ports {
    /// Clock, randomness and keyring of this computer.
    #[must_use]
    pub fn of_this_computer(vault_dir: PathBuf, export_dir: PathBuf) -> Self {
        Self {
            clock: Box::new(SystemClock),
            entropy: Arc::new(OsEntropy),
            keychain: Box::new(OsKeychain::default()),
            vault_dir,
            export_dir,
            listener: Box::new(|_| {}),
            locks_when_idle: false,
        }
    }

    /// The vault closes by itself when nobody has been there for the minutes of the settings.
    #[must_use]
    pub fn locking_when_idle(mut self) -> Self {
        self.locks_when_idle = true;
        self
    }

    /// Whom to tell when something changes.
    #[must_use]
    pub fn on_change(mut self, listener: impl Fn(&Change) + Send + Sync + 'static) -> Self {
        self.listener = Box::new(listener);
        self
    }
}
