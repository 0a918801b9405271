//! The program: its ports to the computer and the vault it may have open.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use samsyn_vault::{Entropy, OsEntropy};
use serde::Serialize;
use uuid::Uuid;

use crate::error::{Code, Result};
use crate::jobs::Jobs;
use crate::keychain::{Keychain, OsKeychain};
use crate::open::{OpenVault, Opening};
use crate::rescue;

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
        crate::time::system_now()
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

/// When a command of the door may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// With an open vault, and only with the one that was open when it began.
    Open,
    /// With none open: it makes or opens one.
    Locked,
    /// Always. It reads nothing of a vault and changes none.
    Either,
}

struct Inner {
    ports: Ports,
    vault: Mutex<Option<OpenVault>>,
    /// The vault is being closed: whoever asks is refused, also while an earlier command still has it.
    closing: AtomicBool,
    jobs: Jobs,
}

/// The program. Cheap to clone: long work keeps one.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
    /// The one opening of the vault that this may use; without it, whichever is open.
    bound: Option<Opening>,
}

impl App {
    /// The program with a locked vault, or none.
    #[must_use]
    pub fn new(ports: Ports) -> Self {
        let inner = Inner { ports, vault: Mutex::new(None), closing: AtomicBool::new(false), jobs: Jobs::default() };
        Self { inner: Arc::new(inner), bound: None }
    }

    pub(crate) fn ports(&self) -> &Ports {
        &self.inner.ports
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.inner.ports.clock.now()
    }

    pub(crate) fn jobs(&self) -> &Jobs {
        &self.inner.jobs
    }

    /// The place of the open vault. Held only for one read or one transaction, so that a long import never keeps a
    /// person from reporting.
    fn place(&self) -> MutexGuard<'_, Option<OpenVault>> {
        unpoisoned(&self.inner.vault)
    }

    /// Whether the vault is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.inner.closing.load(Ordering::SeqCst) && self.place().is_some()
    }

    /// The program as a command gets it. One that needs an open vault is bound to the one that is open now: neither
    /// it nor long work it starts ever reaches what is opened after the next lock.
    ///
    /// # Errors
    /// `vault_locked`, `vault_open`.
    pub(crate) fn admitted(&self, when: When) -> Result<Self> {
        let bound = match when {
            When::Either => return Ok(self.clone()),
            When::Locked if self.is_open() => return Err(Code::VaultOpen.into()),
            When::Locked => None,
            When::Open => Some(self.with(|vault| Ok(vault.opening))?),
        };
        Ok(Self { inner: Arc::clone(&self.inner), bound })
    }

    /// Runs `work` with the open vault.
    ///
    /// # Errors
    /// `vault_locked`, or what `work` says.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut OpenVault) -> Result<T>) -> Result<T> {
        let mut place = self.place();
        let closing = self.inner.closing.load(Ordering::SeqCst);
        match place.as_mut() {
            Some(vault) if !closing && self.bound.is_none_or(|bound| bound == vault.opening) => work(vault),
            _ => Err(Code::VaultLocked.into()),
        }
    }

    /// Takes the open vault out and puts back what `work` gives; in between nobody has it. Without one the program is locked.
    ///
    /// # Errors
    /// `vault_locked`, or what `work` says.
    pub(crate) fn exchange<T>(&self, work: impl FnOnce(OpenVault) -> (Option<OpenVault>, Result<T>)) -> Result<T> {
        // Whether this may have it is asked first, as for any other work.
        self.with(|_| Ok(()))?;
        let mut place = self.place();
        let vault =
            place.take_if(|vault| self.bound.is_none_or(|bound| bound == vault.opening)).ok_or(Code::VaultLocked)?;
        let (vault, answer) = work(vault);
        *place = vault;
        answer
    }

    /// Puts an opened vault in its place, unless one is open.
    ///
    /// # Errors
    /// What `open` says.
    pub(crate) fn open(&self, open: impl FnOnce() -> Result<OpenVault>) -> Result<()> {
        let mut place = self.place();
        if place.is_none() {
            *place = Some(open()?);
        }
        Ok(())
    }

    /// Says that something changed.
    pub(crate) fn changed(&self, topic: &'static str, ids: &[Uuid]) {
        (self.inner.ports.listener)(&Change { topic, ids: ids.to_vec() });
    }

    /// Closes the database and wipes the key, with everything that was read, handed over or planned while it was open.
    /// From here on nothing begins; what has the vault now ends its one read or transaction. Safe to call at any time.
    pub fn lock(&self) {
        self.inner.closing.store(true, Ordering::SeqCst);
        self.jobs().end_all();
        let mut place = self.place();
        let head = place.take().and_then(OpenVault::close);
        self.inner.closing.store(false, Ordering::SeqCst);
        drop(place);
        rescue::remember(self, head.as_deref());
        self.changed("lock", &[]);
    }
}

/// A panic in one command must not lock every other one out: the state is only ever replaced whole.
fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::mpsc;

    use super::*;
    use crate::api::dispatch;

    fn app(folder: &std::path::Path) -> App {
        let app = App::new(Ports::of_this_computer(folder.join("vault"), folder.join("exports")));
        let request = r#"{ "school": "Norra skolan", "municipality": "0180", "stadsdel": null, "point": null,
            "huvudman": "kommunal", "user": "Mirja Ahlgren", "role": "kurator", "passphrase": "fyra ord om havet",
            "policy": "passphrase", "demonstration": false }"#;
        dispatch(&app, "vault_create", request).unwrap();
        app
    }

    fn unlock(app: &App) {
        dispatch(app, "vault_unlock", r#"{ "passphrase": "fyra ord om havet" }"#).unwrap();
    }

    #[test]
    fn a_job_that_ends_after_the_lock_reaches_no_later_opening() {
        let folder = tempfile::tempdir().unwrap();
        let app = app(folder.path());
        let (go, wait) = mpsc::channel::<()>();
        let (tell, told) = mpsc::channel();
        let bound = app.admitted(When::Open).unwrap();
        bound.jobs().start(&bound, move |app, _| {
            wait.recv().ok();
            tell.send(app.with(|_| Ok(()))).ok();
            Ok(())
        });
        app.lock();
        unlock(&app);
        go.send(()).unwrap();
        assert_eq!(told.recv().unwrap(), Err(Code::VaultLocked.into()), "what it was started in is closed");
        assert_eq!(app.with(|_| Ok(())), Ok(()), "while the new opening works");
    }

    #[test]
    fn a_command_that_waited_while_the_vault_was_locked_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let app = app(folder.path());
        let begun = app.admitted(When::Open).unwrap();
        app.lock();
        unlock(&app);
        assert_eq!(begun.with(|_| Ok(())), Err(Code::VaultLocked.into()), "it was let in before the lock");
    }

    #[test]
    fn a_panic_in_a_command_neither_keeps_the_vault_open_nor_harms_it() {
        let folder = tempfile::tempdir().unwrap();
        let app = app(folder.path());
        let panics = || {
            let _ = app.with(|vault| -> Result<()> {
                let context = vault.context(&app);
                let school = vault.store.school()?;
                vault.store.write(&context, |writer| -> samsyn_store::Result<()> {
                    writer.set_school(&school)?;
                    let none: [u8; 0] = [];
                    let _ = none[usize::from(app.now().timestamp() > 0)];
                    Ok(())
                })?;
                Ok(())
            });
        };
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(panics)).is_err(), "it panics half way");
        let verified = dispatch(&app, "vault_verify", "{}").unwrap();
        assert!(verified.contains(r#""same":true"#) && verified.contains(r#""faults":[]"#), "no half: {verified}");
        app.lock();
        assert!(!app.is_open(), "the lock closes it as ever");
        unlock(&app);
    }
}
