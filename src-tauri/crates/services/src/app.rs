//! The program: the vault it may have open, who may reach it, and the lock.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use uuid::Uuid;

pub use crate::api::session::LockCause;
use crate::error::{Code, Result};
use crate::held::Held;
use crate::idle::{Due, Idle};
use crate::jobs::Jobs;
use crate::open::{OpenVault, Opening};
pub use crate::ports::{Change, Clock, Ports, SystemClock};
use crate::rescue;

/// When a command of the door may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// With an open vault, and only with the one that was open when it began.
    Open,
    /// As [`When::Open`], and a moment longer: text that is being typed when the time is out is saved before the lock. What cannot be
    /// written waits, sealed.
    Saving,
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
    idle: Idle,
    held: Held,
    /// Why the vault was locked the last time.
    cause: Mutex<Option<LockCause>>,
}

/// Between two looks at the clock; the window has this long for its last words.
const LOOK: Duration = Duration::from_secs(1);

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
        let inner = Inner {
            ports,
            vault: Mutex::new(None),
            closing: AtomicBool::new(false),
            jobs: Jobs::default(),
            idle: Idle::default(),
            held: Held::default(),
            cause: Mutex::new(None),
        };
        Self { inner: Arc::new(inner), bound: None }
    }

    pub(crate) fn ports(&self) -> &Ports {
        &self.inner.ports
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.inner.ports.clock.now()
    }

    fn clock(&self) -> &dyn Clock {
        &*self.inner.ports.clock
    }

    pub(crate) fn jobs(&self) -> &Jobs {
        &self.inner.jobs
    }

    pub(crate) fn held(&self) -> &Held {
        &self.inner.held
    }

    /// Why the vault is locked; `None` when it has not been open.
    pub(crate) fn locked_by(&self) -> Option<LockCause> {
        *unpoisoned(&self.inner.cause)
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
            // The time is out, whether anybody has looked at the clock since or the computer slept.
            When::Open if self.inner.idle.is_over(self.clock()) => return Err(Code::VaultLocked.into()),
            When::Open | When::Saving => Some(self.with(|vault| Ok(vault.opening))?),
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
            Some(vault) if !closing && self.bound.is_none_or(|bound| bound == vault.opening) => {
                let done = work(vault);
                if done.as_ref().is_err_and(|fault| fault.code == Code::VaultPageDamaged) {
                    vault.store.note_damage();
                }
                done
            }
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
            let vault = open()?;
            let limit = vault.idle_limit()?;
            *place = Some(vault);
            tracing::info!("the vault is open");
            if self.inner.ports.locks_when_idle {
                self.inner.idle.begin(self.clock(), limit);
            }
        }
        Ok(())
    }

    /// Another limit of idle time.
    pub(crate) fn set_idle_limit(&self, limit: Duration) {
        self.inner.idle.set_limit(limit);
    }

    /// A person did something.
    pub(crate) fn touch(&self) {
        self.inner.idle.touch(self.clock());
    }

    /// Looks at the clock: when nobody has been there for so long, the window gets a moment to save what is being typed, and at the
    /// next look the vault is locked, whatever became of it.
    pub fn look(&self) {
        match self.inner.idle.look(self.clock()) {
            Due::Nothing => {}
            Due::LastWords => self.changed("closing", &[]),
            Due::Lock => self.lock_by(LockCause::Idle),
        }
    }

    /// Looks at the clock every second, for as long as the program runs.
    pub fn watch(&self) {
        let inner = Arc::downgrade(&self.inner);
        std::thread::spawn(move || {
            while let Some(inner) = inner.upgrade() {
                Self { inner, bound: None }.look();
                std::thread::sleep(LOOK);
            }
        });
    }

    /// Says that something changed.
    pub(crate) fn changed(&self, topic: &'static str, ids: &[Uuid]) {
        (self.inner.ports.listener)(&Change { topic, ids: ids.to_vec() });
    }

    /// As [`App::lock_by`], at somebody's wish.
    pub fn lock(&self) {
        self.lock_by(LockCause::Person);
    }

    /// Closes the database and wipes the key, with everything that was read, handed over or planned while it was open.
    /// From here on nothing begins; what has the vault now ends its one read or transaction. Safe to call at any time.
    pub fn lock_by(&self, cause: LockCause) {
        self.inner.closing.store(true, Ordering::SeqCst);
        self.jobs().end_all();
        let mut place = self.place();
        let was_open = place.is_some();
        let head = place.take().and_then(OpenVault::close);
        self.inner.idle.end();
        if was_open {
            *unpoisoned(&self.inner.cause) = Some(cause);
            tracing::info!(?cause, "the vault is locked");
        }
        self.inner.closing.store(false, Ordering::SeqCst);
        drop(place);
        self.changed("lock", &[]);
        if was_open {
            self.changed("locked", &[]);
        }
        // Last: a keyring that takes its time keeps no page on the screen.
        rescue::remember(self, head.as_deref());
    }
}

/// A panic in one command must not lock every other one out: the state is only ever replaced whole.
pub(crate) fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the tests of this crate share.
#[cfg(test)]
pub(crate) mod testing {
    #![allow(clippy::unwrap_used)]
    use super::{App, Ports};
    use crate::api::dispatch;

    /// An open vault in a folder.
    pub(crate) fn made(folder: &std::path::Path) -> App {
        let app = App::new(Ports::of_this_computer(folder.join("vault"), folder.join("exports")));
        let request = r#"{ "school": "Norra skolan", "municipality": "0180", "stadsdel": null, "point": null,
            "huvudman": "kommunal", "user": "Mirja Ahlgren", "role": "kurator", "passphrase": "fyra ord om havet",
            "policy": "passphrase", "demonstration": false }"#;
        dispatch(&app, "vault_create", request).unwrap();
        app
    }

    /// Opens it again.
    pub(crate) fn unlocked(app: &App) {
        dispatch(app, "vault_unlock", r#"{ "passphrase": "fyra ord om havet" }"#).unwrap();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::mpsc;

    use super::testing::{made, unlocked};
    use super::*;
    use crate::api::dispatch;

    #[test]
    fn a_job_that_ends_after_the_lock_reaches_no_later_opening() {
        let folder = tempfile::tempdir().unwrap();
        let app = made(folder.path());
        let (go, wait) = mpsc::channel::<()>();
        let (tell, told) = mpsc::channel();
        let bound = app.admitted(When::Open).unwrap();
        bound.jobs().start(&bound, move |app, _| {
            wait.recv().ok();
            tell.send(app.with(|_| Ok(()))).ok();
            Ok(())
        });
        app.lock();
        unlocked(&app);
        go.send(()).unwrap();
        assert_eq!(told.recv().unwrap(), Err(Code::VaultLocked.into()), "what it was started in is closed");
        assert_eq!(app.with(|_| Ok(())), Ok(()), "while the new opening works");
    }

    #[test]
    fn a_command_that_waited_while_the_vault_was_locked_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let app = made(folder.path());
        let begun = app.admitted(When::Open).unwrap();
        app.lock();
        unlocked(&app);
        assert_eq!(begun.with(|_| Ok(())), Err(Code::VaultLocked.into()), "it was let in before the lock");
    }

    #[test]
    fn a_panic_in_a_command_neither_keeps_the_vault_open_nor_harms_it() {
        let folder = tempfile::tempdir().unwrap();
        let app = made(folder.path());
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
        unlocked(&app);
    }
}
