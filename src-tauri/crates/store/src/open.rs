//! Opening the database.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::wal::CheckpointMode;
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::Actor;
use samsyn_vault::{Chain, Entropy, EventHash, OwnClock, VaultId, VaultKey};
use uuid::Uuid;

use crate::audit::AuditHead;
use crate::chains::{self, NewLife, clock_ms};
use crate::check::{self, Checked};
use crate::connection::{Mode, checkpoint_on_close, make_durable, open_file};
use crate::head::{ChainMark, Found, Head, Mark};
use crate::log::{Log, latest, needs_newer};
use crate::loss::Loss;
use crate::place::{Part, Place};
use crate::sql::first;
use crate::write::{self, WriteContext};
use crate::{Result, StoreError, loss, migrate, salvage, wal};

/// The open database of one vault. One program at a time; dropping it closes the file and frees the lock.
pub struct Store {
    // The order of the fields is the order of dropping: the lock goes last.
    pub(crate) db: Connection,
    pub(crate) log: Log,
    pub(crate) key: Arc<VaultKey>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) vault: VaultId,
    pub(crate) user: Uuid,
    pub(crate) head: Option<Head>,
    pub(crate) place: Option<Place>,
}

impl Drop for Store {
    /// The head stops promising anything of the write-ahead log before SQLite removes it.
    fn drop(&mut self) {
        // What did not open whole is left as it lies. What cannot be brought in stays in the log, and the head goes on promising it.
        if self.place.is_some() {
            let _ = self.settle();
        }
    }
}

impl Store {
    /// Opens the database in `dir`; an older one is upgraded on a copy first. `remembered` is a copy of the head that was kept elsewhere
    /// ([`Store::head`]). What is found to be missing is on record afterwards ([`Store::losses`]), and the log goes on in a new life.
    ///
    /// # Errors
    /// [`crate::StoreError::Missing`], [`crate::StoreError::InUse`], [`crate::StoreError::Newer`],
    /// [`crate::StoreError::WrongKey`], [`crate::StoreError::Damaged`], [`crate::StoreError::DiskFull`],
    /// [`crate::StoreError::NotWritable`].
    pub fn open(
        dir: &Path,
        key: Arc<VaultKey>,
        remembered: Option<&[u8]>,
        now: DateTime<Utc>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self> {
        let place = Place::lock(dir)?;
        if !place.file().exists() {
            return Err(StoreError::Missing);
        }
        Self::open_place(place, key, remembered, now, entropy)
    }

    pub(crate) fn open_place(
        place: Place,
        key: Arc<VaultKey>,
        remembered: Option<&[u8]>,
        now: DateTime<Utc>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self> {
        place.sweep();
        let saved = if place.wants_check() && !is_whole(&place, &key) { Some(save(&place, &key, now)?) } else { None };
        let had_check = saved.is_some();
        let mut opened = Self::try_open(&place, &key, (remembered, saved), now, &entropy);
        if !had_check && opened.as_ref().is_err_and(salvage::is_damage) {
            let saved = save(&place, &key, now)?;
            opened = Self::try_open(&place, &key, (remembered, Some(saved)), now, &entropy);
        }
        let mut store = opened?;
        place.note_checked()?;
        checkpoint_on_close(&store.db)?;
        store.place = Some(place);
        Ok(store)
    }

    fn try_open(
        place: &Place,
        key: &Arc<VaultKey>,
        (remembered, saved): (Option<&[u8]>, Option<Loss>),
        now: DateTime<Utc>,
        entropy: &Arc<dyn Entropy>,
    ) -> Result<Self> {
        let mut db = open_file(&place.file(), key, Mode::Write)?;
        let (found, known) = (version(&db, place, key)?, migrate::known());
        if found > known {
            return Err(StoreError::Newer { found, known });
        }
        let beside = Mark::find(&place.head(), key)?;
        let Checked { mut mark, mut loss } =
            check::look(&db, key, (&beside, remembered), wal::read(&place.wal())?, now)?;
        if let Some(lost) = loss.as_mut().filter(|loss| loss.is_of_content()) {
            // As they lay: a write would begin by overwriting what cannot be read.
            drop(db);
            lost.kept = Some(place.copy_aside(now)?);
            db = open_file(&place.file(), key, Mode::Write)?;
        }
        if found < known {
            db = upgrade(db, place, key, known)?;
            mark.wal = None;
        } else {
            // The last upgrade has proved itself by this start.
            place.clear_previous()?;
        }
        place.note_key(key);
        make_durable(&db)?;
        let head = Head::open(&place.head(), place.wal(), mark, key);
        db.wal_hook(Some(head.follow()))?;
        let mut store = Self::of(db, key, entropy, now)?;
        store.head = Some(head);
        store.go_on([saved, loss], now)?;
        Ok(store)
    }

    /// Puts a loss on record and begins a new life where the old chain would fork.
    fn go_on(&mut self, losses: [Option<Loss>; 2], now: DateTime<Utc>) -> Result<()> {
        for loss in losses.iter().flatten() {
            loss::record(&self.db, loss)?;
        }
        let why = match losses.iter().flatten().any(Loss::may_fork) {
            // A copy has no key to sign with: whoever brought it back goes on under a new one.
            _ if self.log.pen.person.is_none() => NewLife::Restored,
            true => NewLife::RolledBack,
            false => return Ok(()),
        };
        if self.log.needs_newer { Ok(()) } else { self.begin_incarnation(now, why) }
    }

    /// A page could not be read: at the next opening every page is looked at, and what can be read is saved.
    pub fn note_damage(&self) {
        if let Some(place) = &self.place {
            place.note_damage();
        }
    }

    /// The head as it is now, to be kept where the folder of the vault is not. Bound to the vault's key; gives nothing away but ids and
    /// counts.
    #[must_use]
    pub fn head(&self) -> Option<Vec<u8>> {
        self.head.as_ref().map(|head| Mark { wal: None, ..head.mark() }.encode(&self.key))
    }

    /// Brings what is only in the write-ahead log into the database: for a quiet moment.
    ///
    /// # Errors
    /// [`crate::StoreError::DiskFull`]; what was committed is safe all the same.
    pub fn settle(&mut self) -> Result<()> {
        let Some(head) = self.head.as_ref().filter(|head| !head.is_settled()) else { return Ok(()) };
        let (all, in_database) = self.db.wal_checkpoint_v2(Some("main"), CheckpointMode::TRUNCATE)?;
        if all == in_database {
            head.settled();
        }
        Ok(())
    }

    /// Both logs have been committed up to here.
    pub(crate) fn moved(&self) {
        if let Some(head) = &self.head {
            let Chain { device, incarnation, seq, prev, .. } = self.log.pen.chain;
            head.moved(ChainMark { device, incarnation, seq, hash: prev }, &self.log.audit);
        }
    }

    pub(crate) fn of(
        db: Connection,
        key: &Arc<VaultKey>,
        entropy: &Arc<dyn Entropy>,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let meta = Meta::read(&db)?;
        let now_ms = clock_ms(now);
        let pen = match chains::own(&db, meta.vault, key, now_ms)? {
            Some(pen) => pen,
            None => chains::new_pen(&db, meta.vault, &**entropy, now_ms)?,
        };
        let needs_newer = needs_newer(&db)?;
        let log = Log { pen, audit: AuditHead::read(&db)?, homes: HashMap::new(), needs_newer };
        let (key, entropy) = (Arc::clone(key), Arc::clone(entropy));
        Ok(Self { db, log, key, entropy, vault: meta.vault, user: meta.user, head: None, place: None })
    }

    /// Starts a new life of the log: a new device key and a new chain, of the same person. Call it when this file is older than what was
    /// written here before (a copy brought back, a file rolled back): to go on with the old chain would give one number two events. The
    /// old chain stays, and verifies under its own device's public key for ever; its signing key is destroyed.
    ///
    /// # Errors
    /// See [`crate::StoreError`]; nothing is changed then.
    pub fn begin_incarnation(&mut self, now: DateTime<Utc>, why: NewLife) -> Result<()> {
        let user = self.user()?;
        let context = WriteContext { actor: Actor { id: user.id, role: user.role }, at: now };
        if self.log.pen.person.is_none() {
            return self.begin_chain(&context, why, None);
        }
        let pen = chains::new_pen(&self.db, self.vault, &*self.entropy, clock_ms(now))?;
        let old = std::mem::replace(&mut self.log.pen, pen);
        let begun = self.begin_chain(&context, why, Some(old.number));
        if begun.is_err() {
            // The file has the old chain alone: so has the pen.
            self.log.pen = old;
        }
        begun
    }

    /// Puts the pen's new chain into the file as the one that is written here.
    pub(crate) fn begin_chain(&mut self, context: &WriteContext, why: NewLife, old: Option<u32>) -> Result<()> {
        let number = self.log.pen.number;
        self.write(context, |writer| -> Result<()> {
            writer.begin_chain(why)?;
            chains::make_own(&writer.tx, number)?;
            old.map_or(Ok(()), |old| chains::forget_keys(&writer.tx, Some(old)))
        })?;
        self.log.pen.person = Some(context.actor.id);
        Ok(())
    }

    /// What the log thinks of this computer's clock. While it is in doubt the log's own time does not follow it, and nothing else is
    /// different.
    pub fn check_clock(&self, now: DateTime<Utc>) -> OwnClock {
        self.log.pen.chain.hlc.check_own(clock_ms(now))
    }

    /// A person has said that this computer's clock is right: from the next event on the log follows it.
    pub fn confirm_clock(&mut self, now: DateTime<Utc>) {
        self.log.pen.chain.hlc.confirm(clock_ms(now));
    }

    /// Another person sits down at a device of their own, which gets a chain in this file: what exchange between devices will bring.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    #[cfg(any(test, feature = "testing"))]
    pub fn sit_down(&mut self, actor: Actor, now: DateTime<Utc>) -> Result<()> {
        let own =
            "SELECT c.n FROM chain c JOIN device d ON d.id = c.device WHERE d.person = ?1 AND c.sealed IS NOT NULL";
        let time = self.log.pen.chain.hlc;
        match first(&self.db, own, params![actor.id.as_bytes()], |row| row.get(0))? {
            Some(number) => {
                let pen = chains::pen(&self.db, self.vault, &self.key, number, clock_ms(now))?;
                self.log.pen = pen.ok_or(StoreError::Damaged { place: "chain" })?;
            }
            None => {
                self.log.pen = chains::new_pen(&self.db, self.vault, &*self.entropy, clock_ms(now))?;
                let context = WriteContext { actor, at: now };
                self.write(&context, |writer| writer.begin_chain(NewLife::Begun))?;
                self.log.pen.person = Some(actor.id);
            }
        }
        let clock = &mut self.log.pen.chain.hlc;
        *clock = (*clock).max(time);
        Ok(())
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
        chains::event_count(&self.db)
    }

    /// The last event about a record; for a case, about anything in it. What a decision copies is cited by it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn event_of(&self, record: Uuid) -> Result<Option<EventHash>> {
        latest(&self.db, record)
    }

    /// A random id (UUID version 4).
    ///
    /// # Errors
    /// [`crate::StoreError::Entropy`].
    pub fn make_id(&self) -> Result<Uuid> {
        write::make_id(&*self.entropy)
    }
}

/// Saves what opens. Where nothing does, the database is moved aside, and a copy can take its place.
fn save(place: &Place, key: &Arc<VaultKey>, now: DateTime<Utc>) -> Result<Loss> {
    match salvage::salvage(place, key, now) {
        Err(fault) if salvage::is_damage(&fault) => Err(StoreError::Unreadable { kept: place.give_up(now)? }),
        saved => saved,
    }
}

/// Whether every page of the database can be read.
fn is_whole(place: &Place, key: &VaultKey) -> bool {
    open_file(&place.file(), key, Mode::Write).is_ok_and(|db| migrate::check_integrity(&db).is_ok())
}

/// The file's version. What cannot be read at all is another vault's, or damaged: the key is known by its mark, or by the head.
pub(crate) fn version(db: &Connection, place: &Place, key: &VaultKey) -> Result<u32> {
    let knows = || place.knows_key(key) == Some(true) || matches!(Mark::find(&place.head(), key), Ok(Found::Mark(_)));
    match migrate::version(db) {
        Err(StoreError::Damaged { place: "header" }) if !knows() => Err(StoreError::WrongKey),
        Ok(0) => Err(StoreError::Damaged { place: "header" }),
        other => other,
    }
}

/// Upgrades a copy, checks it and puts it in the old file's place.
fn upgrade(old: Connection, place: &Place, key: &VaultKey, known: u32) -> Result<Connection> {
    let count = |db: &Connection| {
        first(db, "SELECT count(*), max(n) FROM event", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?))
        })
    };
    let before = count(&old)?;
    let copied = (|| {
        let mut next = open_file(&place.next(Part::Database), key, Mode::Create)?;
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
    place.swap_upgraded()?;
    open_file(&place.file(), key, Mode::Write)
}

/// What a database knows of itself before any event.
pub(crate) struct Meta {
    pub(crate) vault: VaultId,
    pub(crate) user: Uuid,
}

impl Meta {
    pub(crate) fn read(db: &Connection) -> Result<Self> {
        let get = |name: &str| -> Result<[u8; 16]> {
            let value = first(db, "SELECT value FROM meta WHERE name = ?1", params![name], |row| row.get(0))?;
            value.ok_or(StoreError::Damaged { place: "meta" })
        };
        Ok(Self { vault: get("vault")?.into(), user: Uuid::from_bytes(get("user")?) })
    }
}
