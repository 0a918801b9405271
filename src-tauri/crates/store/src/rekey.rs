//! The whole database under another vault key: every page is encrypted anew, and whatever is sealed under the key.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use samsyn_vault::{CompartmentKey, DeviceKey, Entropy, VaultKey};

use crate::connection::{Mode, open_file};
use crate::digest::derive_digest;
use crate::head::Mark;
use crate::open::Meta;
use crate::place::{Part, Place};
use crate::sql::{all, change};
use crate::verify::verify_file;
use crate::{Result, Store, StoreError};

/// Pages copied before somebody may say stop.
const STEP_PAGES: i32 = 256;

impl Store {
    /// Makes everything ready beside the vault's own files: the database, its head and the key file of the new key. Nothing of the
    /// vault is changed.
    ///
    /// # Errors
    /// As [`Store::write_rekeyed`]; nothing is left then.
    pub fn prepare_rekey(&self, new: &VaultKey, keys: &[u8], step: &mut dyn FnMut(usize, usize) -> bool) -> Result<()> {
        let place = self.place.as_ref().ok_or(StoreError::Internal("no place"))?;
        place.clear_next()?;
        let made = self.write_rekeyed(&place.next(Part::Database), new, step).and_then(|()| {
            let mark = self.head.as_ref().ok_or(StoreError::Internal("no head"))?.mark();
            place.write_next(Part::Head, &Mark { wal: None, ..mark }.encode_file(new))?;
            place.write_next(Part::Keys, keys)
        });
        if made.is_err() {
            place.clear_next()?;
        }
        made
    }

    /// Forgets what was made ready.
    ///
    /// # Errors
    /// [`StoreError::NotWritable`].
    pub fn forget_rekey(&self) -> Result<()> {
        self.place.as_ref().map_or(Ok(()), Place::clear_next)
    }

    /// Puts what was made ready in place, all of it or, after a crash, at the next opening; the files under the old key are removed.
    /// Nothing may have been written since [`Store::prepare_rekey`].
    ///
    /// # Errors
    /// What closing, moving or opening says; the vault is closed then and opens with one of the two keys.
    pub fn swap_rekeyed(mut self, new: Arc<VaultKey>, now: DateTime<Utc>) -> Result<Self> {
        let (place, entropy) = (self.place.take(), Arc::clone(&self.entropy));
        let place = place.ok_or(StoreError::Internal("no place"))?;
        // Closes the database; the folder's lock goes on.
        drop(self);
        place.swap_rekeyed()?;
        Self::open_place(place, new, None, now, entropy)
    }

    /// Writes the whole vault under `new` into `file`, which must not exist, and reads it through. The open database is not
    /// changed. `step` hears how many pages of how many are done and may say stop.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`], [`StoreError::DiskFull`], [`StoreError::NotWritable`], [`StoreError::Exists`];
    /// [`StoreError::Damaged`] when what was written is not what there was. Nothing is left of the file then.
    pub fn write_rekeyed(&self, file: &Path, new: &VaultKey, step: &mut dyn FnMut(usize, usize) -> bool) -> Result<()> {
        if file.exists() {
            return Err(StoreError::Exists);
        }
        let written = self.try_write_rekeyed(file, new, step);
        if written.is_err() {
            let _ = std::fs::remove_file(file);
        }
        written
    }

    fn try_write_rekeyed(&self, file: &Path, new: &VaultKey, step: &mut dyn FnMut(usize, usize) -> bool) -> Result<()> {
        let mut copied = open_file(file, new, Mode::Create)?;
        copy_stepwise(&self.db, &mut copied, step)?;
        reseal(&mut copied, &self.key, new, &*self.entropy)?;
        // One file: it takes the old one's place by one rename.
        copied.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        copied.close().map_err(|(_, fault)| StoreError::from(fault))?;
        std::fs::File::open(file)?.sync_all()?;
        let copied = open_file(file, new, Mode::Read)?;
        let same = derive_digest(&copied)? == self.digest()?;
        if !same || !verify_file(&copied, new, &Meta::read(&copied)?)?.holds() || holds_old(&copied, &self.key)? {
            return Err(StoreError::Damaged { place: "rekey" });
        }
        Ok(())
    }
}

fn copy_stepwise(from: &Connection, to: &mut Connection, step: &mut dyn FnMut(usize, usize) -> bool) -> Result<()> {
    let backup = Backup::new(from, to)?;
    loop {
        let state = backup.step(STEP_PAGES)?;
        let progress = backup.progress();
        let count = |pages: i32| usize::try_from(pages).unwrap_or_default();
        if !step(count(progress.pagecount - progress.remaining), count(progress.pagecount)) {
            return Err(StoreError::Cancelled);
        }
        match state {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            _ => return Err(StoreError::InUse),
        }
    }
}

/// Seals anew what is sealed under the vault key: keys of epochs and the keys that devices sign with.
fn reseal(db: &mut Connection, old: &VaultKey, new: &VaultKey, entropy: &dyn Entropy) -> Result<()> {
    let tx = db.transaction()?;
    let damaged = |_| StoreError::Damaged { place: "compartment" };
    let epochs = all(&tx, "SELECT kid, key_commit, sealed FROM epoch_key", [], |row| {
        Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, [u8; 32]>(1)?, row.get::<_, Vec<u8>>(2)?))
    })?;
    for (kid, commit, sealed) in epochs {
        let sealed = CompartmentKey::open(old, &commit, &sealed).map_err(damaged)?.to_sealed(new, entropy)?;
        change(&tx, "UPDATE epoch_key SET sealed = ?2 WHERE kid = ?1", params![kid, sealed])?;
    }
    let devices = all(&tx, "SELECT n, sealed FROM chain WHERE sealed IS NOT NULL", [], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?))
    })?;
    for (number, sealed) in devices {
        let sealed = DeviceKey::open(old, &sealed).map_err(damaged)?.to_sealed(new, entropy)?;
        change(&tx, "UPDATE chain SET sealed = ?2 WHERE n = ?1", params![number, sealed])?;
    }
    Ok(tx.commit()?)
}

/// Whether anything in any table is still sealed under a key: what [`reseal`] does not know of is found here.
fn holds_old(db: &Connection, old: &VaultKey) -> Result<bool> {
    let tables =
        all(db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'", [], |row| {
            row.get::<_, String>(0)
        })?;
    for table in tables {
        let mut statement = db.prepare(&format!("SELECT * FROM \"{table}\""))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let sealed = (0..columns)
                .any(|column| matches!(row.get_ref(column), Ok(ValueRef::Blob(bytes)) if old.has_sealed(bytes)));
            if sealed {
                return Ok(true);
            }
        }
    }
    Ok(false)
}
