//! Making and opening the database.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::{Actor, Domain, Role};
use samsyn_vault::{Chain, DeviceKey, Entropy, IncarnationId, VaultId, VaultKey};
use uuid::Uuid;

use crate::audit::AuditHead;
use crate::connection::{Mode, make_durable, open_file};
use crate::log::{self, Log};
use crate::migrate;
use crate::place::Place;
use crate::school::School;
use crate::sql::{change, first};
use crate::staff::Staff;
use crate::write::{self, WriteContext};
use crate::{Result, StoreError};

/// What a new vault starts with.
#[derive(Clone)]
pub struct StoreSetup {
    /// Id of the vault, as in its key file.
    pub vault: VaultId,
    /// The school.
    pub school: School,
    /// Name of the person at the keyboard.
    pub user_name: String,
    /// Role of that person.
    pub user_role: Role,
    /// Phone at work of that person.
    pub user_phone: String,
}

/// The open database of one vault. One program at a time; dropping it closes the file and frees the lock.
pub struct Store {
    // The order of the fields is the order of dropping: the lock goes last.
    pub(crate) db: Connection,
    pub(crate) log: Log,
    pub(crate) key: Arc<VaultKey>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) vault: VaultId,
    pub(crate) user: Uuid,
    place: Option<Place>,
}

impl Store {
    /// Makes the database in `dir`, which must exist.
    ///
    /// # Errors
    /// [`crate::StoreError::Exists`], [`crate::StoreError::InUse`], [`crate::StoreError::DiskFull`],
    /// [`crate::StoreError::NotWritable`].
    pub fn create(
        dir: &Path,
        key: Arc<VaultKey>,
        setup: &StoreSetup,
        now: DateTime<Utc>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self> {
        let place = Place::lock(dir)?;
        place.recover()?;
        if place.file().exists() {
            return Err(StoreError::Exists);
        }
        let user = write::make_id(&*entropy)?;
        // Whole before it gets its name: a crash never leaves a vault without a school.
        let made = make_file(&place.next(), &key, setup, user, &*entropy).and_then(|()| {
            let mut first = Self::of(open_file(&place.next(), &key, Mode::Write)?, &key, &entropy)?;
            let context = WriteContext { actor: Actor { id: user, role: setup.user_role }, at: now };
            first.write(&context, |writer| -> Result<()> {
                writer.set_school(&setup.school)?;
                writer.put_staff(&first_member(setup, user))
            })?;
            first.db.close().map_err(|(_, fault)| StoreError::from(fault))?;
            place.swap()
        });
        if let Err(fault) = made {
            place.clear_next()?;
            return Err(fault);
        }
        Self::open_place(place, key, entropy)
    }

    /// Opens the database in `dir`; an older one is upgraded on a copy first.
    ///
    /// # Errors
    /// [`crate::StoreError::Missing`], [`crate::StoreError::InUse`], [`crate::StoreError::Newer`],
    /// [`crate::StoreError::WrongKey`], [`crate::StoreError::Damaged`], [`crate::StoreError::DiskFull`],
    /// [`crate::StoreError::NotWritable`].
    pub fn open(dir: &Path, key: Arc<VaultKey>, _now: DateTime<Utc>, entropy: Arc<dyn Entropy>) -> Result<Self> {
        let place = Place::lock(dir)?;
        place.recover()?;
        if !place.file().exists() {
            return Err(StoreError::Missing);
        }
        Self::open_place(place, key, entropy)
    }

    fn open_place(place: Place, key: Arc<VaultKey>, entropy: Arc<dyn Entropy>) -> Result<Self> {
        let mut db = open_file(&place.file(), &key, Mode::Write)?;
        let (found, known) = (version(&db, &place, &key)?, migrate::known());
        if found > known {
            return Err(StoreError::Newer { found, known });
        }
        if found < known {
            db = upgrade(db, &place, &key, known)?;
        } else {
            // The last upgrade has proved itself by this start.
            place.clear_previous()?;
        }
        place.note_key(&key);
        make_durable(&db)?;
        let mut store = Self::of(db, &key, &entropy)?;
        store.place = Some(place);
        Ok(store)
    }

    fn of(db: Connection, key: &Arc<VaultKey>, entropy: &Arc<dyn Entropy>) -> Result<Self> {
        let meta = Meta::read(&db, key)?;
        let start =
            Chain { incarnation: meta.incarnation, ..Chain::start(meta.vault, &meta.device.public(), &**entropy)? };
        let log = Log {
            chain: log::chain(&db, start, &meta.device)?,
            audit: AuditHead::read(&db)?,
            device: meta.device,
            keys: HashMap::new(),
        };
        let (key, entropy) = (Arc::clone(key), Arc::clone(entropy));
        Ok(Self { db, log, key, entropy, vault: meta.vault, user: meta.user, place: None })
    }

    /// The vault this database belongs to.
    pub fn vault(&self) -> VaultId {
        self.vault
    }

    pub(crate) fn vault_id(&self) -> Uuid {
        Uuid::from_bytes(*self.vault.as_bytes())
    }

    /// Number of events.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn event_count(&self) -> Result<u64> {
        Ok(self.log.chain.seq)
    }

    /// A random id (UUID version 4).
    ///
    /// # Errors
    /// [`crate::StoreError::Entropy`].
    pub fn make_id(&self) -> Result<Uuid> {
        write::make_id(&*self.entropy)
    }
}

/// The file's version. What cannot be read at all is another vault's, or damaged.
fn version(db: &Connection, place: &Place, key: &VaultKey) -> Result<u32> {
    match migrate::version(db) {
        Err(StoreError::Damaged { place: "header" }) if place.knows_key(key) != Some(true) => Err(StoreError::WrongKey),
        Ok(0) => Err(StoreError::Damaged { place: "header" }),
        other => other,
    }
}

/// Upgrades a copy, checks it and puts it in the old file's place.
fn upgrade(old: Connection, place: &Place, key: &VaultKey, known: u32) -> Result<Connection> {
    let count = |db: &Connection| {
        first(db, "SELECT count(*), max(seq) FROM event", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?))
        })
    };
    let before = count(&old)?;
    let copied = (|| {
        let mut next = open_file(&place.next(), key, Mode::Create)?;
        crate::backup::copy(&old, &mut next)?;
        migrate::run_to(&mut next, known)?;
        migrate::check_integrity(&next)?;
        if count(&next)? != before {
            return Err(StoreError::Damaged { place: "upgrade" });
        }
        // Nothing may stay in a side file that the swap would leave behind.
        next.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        next.close().map_err(|(_, fault)| StoreError::from(fault))
    })();
    let closed = old.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).map_err(StoreError::from);
    drop(old);
    if let Err(fault) = copied.and(closed) {
        place.clear_next()?;
        return Err(fault);
    }
    place.swap()?;
    open_file(&place.file(), key, Mode::Write)
}

fn make_file(path: &Path, key: &VaultKey, setup: &StoreSetup, user: Uuid, entropy: &dyn Entropy) -> Result<()> {
    let mut db = open_file(path, key, Mode::Create)?;
    migrate::run_to(&mut db, migrate::known())?;
    let device = DeviceKey::make(entropy)?;
    let chain = Chain::start(setup.vault, &device.public(), entropy)?;
    let tx = db.transaction()?;
    let put =
        |name: &str, value: &[u8]| change(&tx, "INSERT INTO meta (name, value) VALUES (?1, ?2)", params![name, value]);
    put("vault", setup.vault.as_bytes())?;
    put("user", user.as_bytes())?;
    put("device", &device.to_sealed(key, entropy)?)?;
    put("incarnation", chain.incarnation.as_bytes())?;
    tx.commit()?;
    db.close().map_err(|(_, fault)| StoreError::from(fault))
}

/// The one who makes the vault keeps the log of the own branch until the school appoints somebody.
fn first_member(setup: &StoreSetup, id: Uuid) -> Staff {
    let custodian_of = match setup.user_role {
        role if role.is_emi() => vec![Domain::Emi],
        role if role.is_teaching() => Vec::new(),
        Role::Huvudman => Vec::new(),
        Role::Registeransvarig => vec![Domain::Skola],
        role if role.is_epi() => vec![Domain::Epi, Domain::Elevstod, Domain::Anmalan, Domain::Skola],
        _ => vec![Domain::Elevstod, Domain::Anmalan, Domain::Skola],
    };
    Staff {
        id,
        name: setup.user_name.clone(),
        role: setup.user_role,
        phone: setup.user_phone.clone(),
        custodian_of,
        active: true,
    }
}

/// What a database knows of itself before any event.
pub(crate) struct Meta {
    pub(crate) vault: VaultId,
    pub(crate) user: Uuid,
    pub(crate) device: DeviceKey,
    pub(crate) incarnation: IncarnationId,
}

impl Meta {
    pub(crate) fn read(db: &Connection, key: &VaultKey) -> Result<Self> {
        let fault = StoreError::Damaged { place: "meta" };
        let get = |name: &str| -> Result<Vec<u8>> {
            let value = first(db, "SELECT value FROM meta WHERE name = ?1", params![name], |row| row.get(0))?;
            value.ok_or(StoreError::Damaged { place: "meta" })
        };
        let read = || {
            let vault = VaultId::try_from(get("vault").ok()?.as_slice()).ok()?;
            let user = Uuid::from_slice(&get("user").ok()?).ok()?;
            let incarnation = IncarnationId::try_from(get("incarnation").ok()?.as_slice()).ok()?;
            let device = DeviceKey::open(key, &get("device").ok()?).ok()?;
            Some(Self { vault, user, device, incarnation })
        };
        read().ok_or(fault)
    }
}
