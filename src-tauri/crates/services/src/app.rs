//! The program: its ports to the computer and the vault it may have open.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use samsyn_vault::{Entropy, OsEntropy};
use serde::Serialize;
use uuid::Uuid;

use crate::error::{Code, Result};
use crate::imports::Uploads;
use crate::jobs::Jobs;
use crate::keychain::{Keychain, OsKeychain};
use crate::open::OpenVault;

/// The wall clock. Tests own it.
pub trait Clock: Send + Sync {
    /// The instant now.
    fn now(&self) -> DateTime<Utc>;
}

/// The computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// Something changed: the window asks again for what it shows of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Topic: `pupils`, `reports`, `concerns`, `cases`, `drafts`, `registers`, `settings`, `jobs` or `lock`.
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
    listener: Box<dyn Fn(&Change) + Send + Sync>,
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
        }
    }

    /// Whom to tell when something changes.
    #[must_use]
    pub fn on_change(mut self, listener: impl Fn(&Change) + Send + Sync + 'static) -> Self {
        self.listener = Box::new(listener);
        self
    }
}

struct Inner {
    ports: Ports,
    vault: Mutex<Option<OpenVault>>,
    jobs: Jobs,
    uploads: Mutex<Uploads>,
}

/// The program. Cheap to clone: long work keeps one.
#[derive(Clone)]
pub struct App(Arc<Inner>);

impl App {
    /// The program with a locked vault, or none.
    #[must_use]
    pub fn new(ports: Ports) -> Self {
        Self(Arc::new(Inner {
            ports,
            vault: Mutex::new(None),
            jobs: Jobs::default(),
            uploads: Mutex::new(Uploads::default()),
        }))
    }

    pub(crate) fn ports(&self) -> &Ports {
        &self.0.ports
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.0.ports.clock.now()
    }

    pub(crate) fn jobs(&self) -> &Jobs {
        &self.0.jobs
    }

    pub(crate) fn uploads(&self) -> MutexGuard<'_, Uploads> {
        unpoisoned(&self.0.uploads)
    }

    /// The place of the open vault. Held only for one read or one transaction, so that a long import never keeps a
    /// person from reporting.
    pub(crate) fn place(&self) -> MutexGuard<'_, Option<OpenVault>> {
        unpoisoned(&self.0.vault)
    }

    /// Runs `work` with the open vault.
    ///
    /// # Errors
    /// `vault_locked`, or what `work` says.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut OpenVault) -> Result<T>) -> Result<T> {
        match self.place().as_mut() {
            Some(vault) => work(vault),
            None => Err(Code::VaultLocked.into()),
        }
    }

    /// Says that something changed.
    pub(crate) fn changed(&self, topic: &'static str, ids: &[Uuid]) {
        (self.0.ports.listener)(&Change { topic, ids: ids.to_vec() });
    }

    /// Closes the database and wipes the key. Safe to call at any time.
    pub fn lock(&self) {
        self.jobs().cancel_all();
        *self.place() = None;
        *self.uploads() = Uploads::default();
        self.changed("lock", &[]);
    }
}

/// A panic in one command must not lock every other one out: the state is only ever replaced whole.
fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
