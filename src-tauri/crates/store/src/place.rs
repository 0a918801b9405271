//! The files of a vault in its folder, and the lock that keeps a second program out.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use samsyn_vault::VaultKey;
use sha2::{Digest, Sha256};

use crate::{Result, StoreError};

/// The database.
const FILE: &str = "samsyn.db";
/// An upgraded or new database before it takes its place.
const NEXT: &str = "samsyn-next.db";
/// The database before its last upgrade, kept until the next clean start.
const PREVIOUS: &str = "samsyn-previous.db";
const LOCK: &str = "samsyn.lock";
/// What begins the name of a database that was moved aside.
const ASIDE: &str = "samsyn-damaged-";
const SIDE_FILES: [&str; 2] = ["-wal", "-shm"];

impl From<std::io::Error> for StoreError {
    fn from(fault: std::io::Error) -> Self {
        match fault.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::NotWritable,
            kind => Self::Io(kind),
        }
    }
}

/// The folder of a vault, locked for this program. Dropping it frees the lock.
pub(crate) struct Place {
    dir: PathBuf,
    lock: File,
}

impl Place {
    /// Locks the folder.
    pub(crate) fn lock(dir: &Path) -> Result<Self> {
        if !dir.is_dir() {
            return Err(StoreError::Missing);
        }
        let lock = File::options().read(true).write(true).create(true).truncate(false).open(dir.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { dir: dir.to_owned(), lock }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(TryLockError::Error(fault)) => Err(fault.into()),
        }
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.dir.join(FILE)
    }

    pub(crate) fn next(&self) -> PathBuf {
        self.dir.join(NEXT)
    }

    pub(crate) fn previous(&self) -> PathBuf {
        self.dir.join(PREVIOUS)
    }

    /// Which key the database has, by a digest that gives nothing away of 256 random bits. With it a damaged file is
    /// told from another vault's. Losing it loses only that.
    pub(crate) fn note_key(&self, key: &VaultKey) {
        if self.knows_key(key) == Some(true) {
            return;
        }
        let mut lock = &self.lock;
        let _ = lock.set_len(0).and_then(|()| lock.write_all(&derive_mark(key))).and_then(|()| lock.sync_all());
    }

    /// Whether `key` is the noted one; `None` when none is noted.
    pub(crate) fn knows_key(&self, key: &VaultKey) -> Option<bool> {
        use std::io::Seek;
        let (mut lock, mut noted) = (&self.lock, Vec::new());
        lock.rewind().ok()?;
        lock.read_to_end(&mut noted).ok()?;
        lock.rewind().ok()?;
        (noted.len() == 32).then(|| noted == derive_mark(key))
    }

    /// Puts `next` in the database's place; the old one becomes `previous`. A crash in between is undone by
    /// [`Place::recover`].
    pub(crate) fn swap(&self) -> Result<()> {
        File::options().write(true).open(self.next())?.sync_all()?;
        if self.file().exists() {
            std::fs::rename(self.file(), self.previous())?;
        }
        remove_side_files(&self.file())?;
        std::fs::rename(self.next(), self.file())?;
        self.sync()
    }

    /// Takes up after a crash: a database that was on its way out is put back, half a new one is removed.
    pub(crate) fn recover(&self) -> Result<()> {
        if !self.file().exists() && self.previous().exists() {
            std::fs::rename(self.previous(), self.file())?;
            self.sync()?;
        }
        self.clear_next()
    }

    /// Removes a half-made database and its side files.
    pub(crate) fn clear_next(&self) -> Result<()> {
        remove(&self.next())?;
        remove_side_files(&self.next())
    }

    /// Removes the database before the last upgrade.
    pub(crate) fn clear_previous(&self) -> Result<()> {
        remove(&self.previous())
    }

    fn sync(&self) -> Result<()> {
        if cfg!(unix) {
            File::open(&self.dir)?.sync_all()?;
        }
        Ok(())
    }
}

fn derive_mark(key: &VaultKey) -> [u8; 32] {
    let raw = key.derive_database_key();
    Sha256::new().chain_update(b"samsyn/database-mark/v1").chain_update(raw.as_bytes()).finalize().into()
}

fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(fault) if fault.kind() != ErrorKind::NotFound => Err(fault.into()),
        _ => Ok(()),
    }
}

fn side_file(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn remove_side_files(path: &Path) -> Result<()> {
    SIDE_FILES.iter().try_for_each(|suffix| remove(&side_file(path, suffix)))
}

/// Moves a damaged database with its side files aside and returns the new name; nothing is deleted.
///
/// # Errors
/// [`crate::StoreError::InUse`], [`crate::StoreError::Missing`], [`crate::StoreError::NotWritable`].
pub fn move_aside(dir: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
    let place = Place::lock(dir)?;
    if !place.file().exists() {
        return Err(StoreError::Missing);
    }
    let stem = format!("{ASIDE}{}", now.format("%Y%m%d-%H%M%S"));
    let free = |name: &String| !dir.join(name).exists();
    let names = std::iter::once(format!("{stem}.db")).chain((2..).map(|n| format!("{stem}-{n}.db")));
    let aside = dir.join(names.into_iter().find(free).ok_or(StoreError::Exists)?);
    // The side files first: they are worth nothing without the file, and the file without them is what is looked for.
    for suffix in SIDE_FILES {
        let from = side_file(&place.file(), suffix);
        if from.exists() {
            std::fs::rename(from, side_file(&aside, suffix))?;
        }
    }
    std::fs::rename(place.file(), &aside)?;
    place.sync()?;
    Ok(aside)
}

/// Names of databases that were moved aside, oldest first.
///
/// # Errors
/// The folder cannot be read.
pub fn moved_aside(dir: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(dir)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(ASIDE) && name.ends_with(".db") {
            names.push(name);
        }
    }
    names.sort_by(|a, b| a.trim_end_matches(".db").cmp(b.trim_end_matches(".db")));
    Ok(names)
}
