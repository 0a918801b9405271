//! The vault while it is open: store, key, and who is at the keyboard.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use samsyn_rules::sekretess::{Actor, HuvudmanKind, Role};
use samsyn_store::school::{Point, School};
use samsyn_store::settings::SettingKey;
use samsyn_store::staff::Staff;
use samsyn_store::{Store, StoreError, StoreSetup, WriteContext};
use samsyn_vault::{KeyFile, VaultKey, keep_private};
use uuid::Uuid;

use crate::api::session::{RecoveryKeyView, SessionView, UserView, VaultCreateRequest};
use crate::app::App;
use crate::card::Card;
use crate::error::{Code, Error, Result};
use crate::gate::RecentPermits;
use crate::imports::Uploads;
use crate::registers::Registers;
use crate::rescue;
use crate::session::user_view;

/// Minutes without activity before the lock, unless set (UI guide: 10, and 5 for those who only leave concerns).
const IDLE_MINUTES: u32 = 10;
const IDLE_MINUTES_TEACHING: u32 = 5;

/// One opening of the vault, from unlocking to the lock. Never used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opening(u64);

impl Opening {
    fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// The open vault. Dropping it closes the database and wipes the key.
pub(crate) struct OpenVault {
    /// Which opening this is.
    pub(crate) opening: Opening,
    /// The database.
    pub(crate) store: Store,
    keys: KeyFile,
    key: Arc<VaultKey>,
    user: Staff,
    registers: Option<Arc<Registers>>,
    names: Option<Arc<Vec<Named>>>,
    pub(crate) recent: RecentPermits,
    /// When a person last said that the clock is right.
    pub(crate) clock_said: Option<DateTime<Utc>>,
    /// Files and plans that wait. They lie here, so that no way leads to them, or puts one back, after the lock.
    pub(crate) uploads: Uploads,
    /// The printed key of a rekey, with its job, until it has been shown.
    pub(crate) paper: Option<(Uuid, RecoveryKeyView)>,
}

/// A pupil's name, for the hint that another pupil is named in a report.
pub(crate) struct Named {
    pub(crate) id: Uuid,
    pub(crate) given: String,
    pub(crate) family: String,
}

impl OpenVault {
    /// Makes the database of a new vault.
    pub(crate) fn create(app: &App, keys: KeyFile, key: VaultKey, request: &VaultCreateRequest) -> Result<Self> {
        let key = Arc::new(key);
        let setup = setup(&keys, request)?;
        let dir = &app.ports().vault_dir;
        let bytes = keys.to_bytes();
        let entropy = Arc::clone(&app.ports().entropy);
        let mut store = Store::create(dir, Arc::clone(&key), (&setup, &bytes), app.now(), entropy)?;
        let today = app.now().date_naive().to_string();
        store.set_setting(SettingKey::RecoveryIssued, Some(&today))?;
        let mut vault = Self::over(store, keys, key)?;
        let policy = vault.keys.policy();
        crate::keys::decide(app, &mut vault, policy)?;
        vault.write_card(app)?;
        keep_private_or_say(dir);
        Ok(vault)
    }

    /// Opens the database. What is missing of what was once saved is on record afterwards.
    pub(crate) fn open(app: &App, keys: KeyFile, key: VaultKey) -> Result<Self> {
        let key = Arc::new(key);
        let dir = &app.ports().vault_dir;
        // Before the database makes its side files, which take over its rights.
        keep_private_or_say(dir);
        let remembered = rescue::remembered(app);
        let entropy = Arc::clone(&app.ports().entropy);
        match Store::open(dir, Arc::clone(&key), remembered.as_deref(), app.now(), entropy) {
            Ok(store) => {
                rescue::remember(app, store.head().as_deref());
                let mut vault = Self::over(store, keys, key)?;
                vault.recall_clock(app.now())?;
                // Not being able to write the lock screen's card costs a line there, and closes nothing.
                if vault.write_card(app).is_err() {
                    tracing::warn!("the lock screen's card could not be written");
                }
                keep_private_or_say(dir);
                samsyn_store::sweep_unfinished(&crate::delivery::export_folder(app, &vault)?);
                Ok(vault)
            }
            Err(StoreError::Missing) => Err(Code::DatabaseMissing.into()),
            Err(other) => Err(other.into()),
        }
    }

    /// Closes the database, wipes the key, and says how far it had come, for the keyring to remember.
    pub(crate) fn close(self) -> Option<Vec<u8>> {
        self.store.head()
    }

    /// The same vault under another key, once everything for it lies beside. What fails here closes the vault; the next opening
    /// takes up where it stood.
    pub(crate) fn rekeyed(self, app: &App, keys: KeyFile, key: VaultKey) -> Result<Self> {
        let Self { store, user, opening, uploads, recent, clock_said, .. } = self;
        let key = Arc::new(key);
        let store = store.swap_rekeyed(Arc::clone(&key), app.now())?;
        rescue::remember(app, store.head().as_deref());
        let vault = Self {
            store,
            keys,
            key,
            user,
            registers: None,
            names: None,
            recent,
            uploads,
            opening,
            clock_said,
            paper: None,
        };
        vault.write_card(app)?;
        keep_private_or_say(&app.ports().vault_dir);
        Ok(vault)
    }

    /// The open database with its first user, and nothing read of it yet.
    fn over(store: Store, keys: KeyFile, key: Arc<VaultKey>) -> Result<Self> {
        let user = store.user()?;
        Ok(Self {
            opening: Opening::next(),
            user,
            store,
            keys,
            key,
            registers: None,
            names: None,
            recent: RecentPermits::default(),
            clock_said: None,
            uploads: Uploads::default(),
            paper: None,
        })
    }

    /// Who is at the keyboard.
    pub(crate) fn actor(&self) -> Actor {
        Actor { id: self.user.id, role: self.user.role }
    }

    /// The person at the keyboard.
    pub(crate) fn user(&self) -> &Staff {
        &self.user
    }

    /// Reads the person anew after a change.
    pub(crate) fn reload_user(&mut self) -> Result<()> {
        if let Some(user) = self.staff()?.remove(&self.user.id) {
            self.user = user;
        }
        Ok(())
    }

    /// Another person at a device of their own; nothing the first one opened is open to the second.
    #[cfg(feature = "testing")]
    pub(crate) fn sit_down(&mut self, app: &App, user: Staff) -> Result<()> {
        self.store.sit_down(Actor { id: user.id, role: user.role }, app.now())?;
        self.user = user;
        self.recent = RecentPermits::default();
        Ok(())
    }

    /// Who writes, and when.
    pub(crate) fn context(&self, app: &App) -> WriteContext {
        WriteContext { actor: self.actor(), at: app.now() }
    }

    pub(crate) fn keys(&self) -> &KeyFile {
        &self.keys
    }

    pub(crate) fn key(&self) -> &VaultKey {
        &self.key
    }

    pub(crate) fn replace_keys(&mut self, keys: KeyFile) {
        self.keys = keys;
    }

    pub(crate) fn note_recovery_issued(&mut self, app: &App) -> Result<()> {
        let today = app.now().date_naive().to_string();
        Ok(self.store.set_setting(SettingKey::RecoveryIssued, Some(&today))?)
    }

    /// The district register with the school's imported files, read once and kept until an import.
    pub(crate) fn registers(&mut self) -> Result<Arc<Registers>> {
        if let Some(registers) = &self.registers {
            return Ok(Arc::clone(registers));
        }
        let registers = Arc::new(Registers::read(&self.store)?);
        self.registers = Some(Arc::clone(&registers));
        Ok(registers)
    }

    /// Forgets the registers: the next question reads them anew.
    pub(crate) fn forget_registers(&mut self) {
        self.registers = None;
    }

    /// Names of the school's pupils, when they have been read.
    pub(crate) fn names(&self) -> Option<Arc<Vec<Named>>> {
        self.names.clone()
    }

    /// Keeps the names while the vault is open.
    pub(crate) fn keep_names(&mut self, names: Vec<Named>) -> Arc<Vec<Named>> {
        Arc::clone(self.names.insert(Arc::new(names)))
    }

    /// Forgets the names: an import has changed them.
    pub(crate) fn forget_names(&mut self) {
        self.names = None;
    }

    /// Everybody on the staff by id.
    pub(crate) fn staff(&self) -> Result<BTreeMap<Uuid, Staff>> {
        Ok(self.store.staff()?.into_iter().map(|staff| (staff.id, staff)).collect())
    }

    /// Minutes without activity before the lock.
    pub(crate) fn idle_minutes(&self) -> Result<u32> {
        let set = self.store.setting(SettingKey::IdleMinutes)?.and_then(|minutes| minutes.parse().ok());
        let usual = if self.user.role.is_teaching() { IDLE_MINUTES_TEACHING } else { IDLE_MINUTES };
        Ok(set.unwrap_or(usual))
    }

    /// Idle time before the lock.
    pub(crate) fn idle_limit(&self) -> Result<Duration> {
        Ok(Duration::from_secs(u64::from(self.idle_minutes()?) * 60))
    }

    pub(crate) fn session_view(&mut self, now: DateTime<Utc>) -> Result<SessionView> {
        let school = self.store.school()?;
        let preventive = self.registers()?.preventive(&school);
        Ok(SessionView {
            user: view(&self.user),
            school: school.name,
            huvudman: school.huvudman.as_str().to_owned(),
            preventive,
            idle_minutes: self.idle_minutes()?,
            screens: screens(self.user.role).iter().map(|&screen| screen.to_owned()).collect(),
            demonstration: school.demonstration,
            losses: self.store.losses()?.iter().filter(|loss| !loss.seen).map(rescue::loss_view).collect(),
            clock: self.clock(now),
            now,
        })
    }

    pub(crate) fn write_card(&self, app: &App) -> Result<()> {
        let school = self.store.school()?.name;
        let socialjour = crate::registers::socialjour(&self.store)?;
        let card = Card { school, user: view(&self.user), socialjour };
        card.write(&app.ports().vault_dir, self.keys.vault(), &self.key, &*app.ports().keychain);
        Ok(())
    }
}

/// A folder on a disk that knows no owners stays as it is; the vault opens all the same.
fn keep_private_or_say(dir: &Path) {
    if keep_private(dir).is_err() {
        tracing::warn!("the vault's folder could not be kept from other users of this computer");
    }
}

/// The person as a view.
pub(crate) fn view(staff: &Staff) -> UserView {
    user_view(staff.id, &staff.name, staff.role.as_str())
}

/// What the navigation shows. The gate decides anew on every screen; this only spares people dead ends.
fn screens(role: Role) -> &'static [&'static str] {
    match role {
        Role::Mentor | Role::Larare => &["ny_oro", "lamnad_oro", "orosanmalningar"],
        Role::Huvudman => &["installningar"],
        Role::Registeransvarig => &["ny_oro", "lamnad_oro", "elever", "installningar", "logg"],
        _ => &["ny_oro", "idag", "elever", "orosanmalningar", "logg", "installningar"],
    }
}

fn setup(keys: &KeyFile, request: &VaultCreateRequest) -> Result<StoreSetup> {
    let invalid = |field: &str| Error::new(Code::InputInvalid).with("field", field);
    let named = |text: &str, field: &str| {
        let text = text.trim();
        if text.is_empty() { Err(invalid(field)) } else { Ok(text.to_owned()) }
    };
    let municipality = request.municipality.trim();
    if municipality.len() != 4 || !municipality.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(invalid("municipality"));
    }
    Ok(StoreSetup {
        vault: keys.vault(),
        school: School {
            name: named(&request.school, "school")?,
            municipality: municipality.to_owned(),
            stadsdel: request.stadsdel.clone().filter(|name| !name.trim().is_empty()),
            point: request.point.map(|at| Point { latitude: at.latitude(), longitude: at.longitude() }),
            huvudman: HuvudmanKind::parse(&request.huvudman).ok_or_else(|| invalid("huvudman"))?,
            reports_shared: false,
            demonstration: request.demonstration,
        },
        user_name: named(&request.user, "user")?,
        user_role: Role::parse(&request.role).ok_or_else(|| invalid("role"))?,
        user_phone: String::new(),
    })
}
