//! The files of a vault in its folder, and the lock that keeps a second program out.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use samsyn_vault::{VaultKey, write_atomic};
use sha2::{Digest, Sha256};

use crate::{Result, StoreError};

/// What begins the names of the vault's own files, of the ones that are to take their place, and of the database before the last
/// upgrade.
const OWN: &str = "samsyn";
const NEXT: &str = "samsyn-next";
const PREVIOUS: &str = "samsyn-previous";
/// The files under a vault key that no longer holds: removed as soon as the new ones are in place.
const REKEYED: &str = "samsyn-rekeyed";
/// What begins the names of files that were kept aside.
const ASIDE: &str = "samsyn-damaged-";
/// Says that a swap is under way, and where the old files go.
const SWAP: &str = "samsyn.swap";
/// Asks for a look at every page before the next opening.
const CHECK: &str = "samsyn.check";
const LOCK: &str = "samsyn.lock";
const SIDE_FILES: [&str; 3] = ["-wal", "-shm", "-journal"];

impl From<std::io::Error> for StoreError {
    fn from(fault: std::io::Error) -> Self {
        match fault.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::NotWritable,
            kind => Self::Io(kind),
        }
    }
}

/// A part of a vault that is a file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The wrapped keys.
    Keys,
    /// How far the database had come.
    Head,
    /// The database.
    Database,
}

impl Part {
    // The keys first: with new keys and an old database the vault does not open, and the swap is taken up again before anybody tries.
    const ALL: [Self; 3] = [Self::Keys, Self::Head, Self::Database];

    /// Its file in the folder of a vault.
    #[must_use]
    pub fn path(self, dir: &Path) -> PathBuf {
        self.of(dir, OWN)
    }

    fn of(self, dir: &Path, stem: &str) -> PathBuf {
        dir.join(match self {
            Self::Keys if stem == OWN => "vault.keys".to_owned(),
            Self::Keys => format!("{stem}.keys"),
            Self::Head => format!("{stem}.head"),
            Self::Database => format!("{stem}.db"),
        })
    }
}

/// The folder of a vault, locked for this program. Dropping it frees the lock.
pub(crate) struct Place {
    pub(crate) dir: PathBuf,
    lock: File,
}

impl Place {
    /// Locks the folder and takes up a swap that was under way.
    pub(crate) fn lock(dir: &Path) -> Result<Self> {
        if !dir.is_dir() {
            return Err(StoreError::Missing);
        }
        let lock = File::options().read(true).write(true).create(true).truncate(false).open(dir.join(LOCK))?;
        let place = match lock.try_lock() {
            Ok(()) => Self { dir: dir.to_owned(), lock },
            Err(TryLockError::WouldBlock) => return Err(StoreError::InUse),
            Err(TryLockError::Error(fault)) => return Err(fault.into()),
        };
        place.finish_swap()?;
        place.clear_next()?;
        place.clear_rekeyed()?;
        Ok(place)
    }

    pub(crate) fn file(&self) -> PathBuf {
        Part::Database.path(&self.dir)
    }

    pub(crate) fn head(&self) -> PathBuf {
        Part::Head.path(&self.dir)
    }

    pub(crate) fn wal(&self) -> PathBuf {
        side_file(&self.file(), "-wal")
    }

    pub(crate) fn next(&self, part: Part) -> PathBuf {
        part.of(&self.dir, NEXT)
    }

    pub(crate) fn write_next(&self, part: Part, bytes: &[u8]) -> Result<()> {
        write_atomic(&self.next(part), |file| Ok(file.write_all(bytes)?))
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

    /// Puts the next files that there are in the place of the vault's own. The old ones are kept, under names that begin with `old`.
    /// A crash at any point is taken up by the next [`Place::lock`].
    fn swap(&self, old: &str) -> Result<()> {
        for part in Part::ALL {
            if self.next(part).exists() {
                File::options().write(true).open(self.next(part))?.sync_all()?;
            }
        }
        self.sync()?;
        write_atomic(&self.dir.join(SWAP), |file| file.write_all(old.as_bytes()))
            .map_err(|fault: std::io::Error| StoreError::from(fault))?;
        self.finish_swap()
    }

    /// The swap of an upgraded database; the old one is kept until the next clean start.
    pub(crate) fn swap_upgraded(&self) -> Result<()> {
        self.clear_previous()?;
        self.swap(PREVIOUS)
    }

    /// The swap of files under another vault key. Those under the old one are not kept: they are what it is to open no more.
    pub(crate) fn swap_rekeyed(&self) -> Result<()> {
        self.swap(REKEYED)?;
        self.clear_rekeyed()
    }

    fn clear_rekeyed(&self) -> Result<()> {
        remove_side_files(&Part::Database.of(&self.dir, REKEYED))?;
        Part::ALL.into_iter().try_for_each(|part| remove(&part.of(&self.dir, REKEYED)))
    }

    /// The swap of files that replace others for good, whole or damaged. Returns the name under which an old database is kept.
    pub(crate) fn swap_aside(&self, now: DateTime<Utc>) -> Result<Option<String>> {
        let stem = self.free_stem(now);
        self.swap(&stem)?;
        let kept = Part::Database.of(&self.dir, &stem);
        Ok(kept.exists().then(|| format!("{stem}.db")))
    }

    fn finish_swap(&self) -> Result<()> {
        let marker = self.dir.join(SWAP);
        let old = match std::fs::read_to_string(&marker) {
            Err(fault) if fault.kind() == ErrorKind::NotFound => return Ok(()),
            old => old?,
        };
        // A name of ours and nothing else, whatever the file says.
        let ours = [PREVIOUS, REKEYED].contains(&old.as_str())
            || (old.starts_with(ASIDE) && old.bytes().all(|byte| byte == b'-' || byte.is_ascii_alphanumeric()));
        let old = if ours { old.as_str() } else { "samsyn-damaged-unnamed" };
        for part in Part::ALL.into_iter().filter(|&part| self.next(part).exists()) {
            self.keep(part, old)?;
            std::fs::rename(self.next(part), part.path(&self.dir))?;
            self.sync()?;
        }
        remove(&marker)?;
        self.sync()
    }

    /// Moves a part with its side files to another name, if it is there.
    fn keep(&self, part: Part, stem: &str) -> Result<()> {
        let (own, kept) = (part.path(&self.dir), part.of(&self.dir, stem));
        if part == Part::Database {
            // The side files first: they are worth nothing without the file, and the file without them is what is looked for.
            for suffix in SIDE_FILES {
                let from = side_file(&own, suffix);
                if from.exists() {
                    std::fs::rename(from, side_file(&kept, suffix))?;
                }
            }
        }
        if own.exists() {
            std::fs::rename(own, kept)?;
        }
        Ok(())
    }

    /// Copies database, write-ahead log and head as they lie, before anything is written; returns the name of the copy.
    pub(crate) fn copy_aside(&self, now: DateTime<Utc>) -> Result<String> {
        let stem = self.free_stem(now);
        let kept = Part::Database.of(&self.dir, &stem);
        let pairs = [
            (self.wal(), side_file(&kept, "-wal")),
            (self.head(), Part::Head.of(&self.dir, &stem)),
            (self.file(), kept.clone()),
        ];
        for (from, to) in pairs.iter().filter(|(from, _)| from.exists()) {
            let copied = std::fs::copy(from, to).and_then(|_| File::open(to)?.sync_all());
            if let Err(fault) = copied {
                pairs.iter().try_for_each(|(_, half)| remove(half))?;
                return Err(fault.into());
            }
        }
        self.sync()?;
        Ok(format!("{stem}.db"))
    }

    fn free_stem(&self, now: DateTime<Utc>) -> String {
        let stem = format!("{ASIDE}{}", now.format("%Y%m%d-%H%M%S"));
        let free = |stem: &String| Part::ALL.iter().all(|part| !part.of(&self.dir, stem).exists());
        let names = std::iter::once(stem.clone()).chain((2..).map(|n| format!("{stem}-{n}")));
        names.into_iter().find(free).unwrap_or(stem)
    }

    /// Moves a database of which nothing can be read aside, with its head; returns its new name.
    pub(crate) fn give_up(&self, now: DateTime<Utc>) -> Result<String> {
        let stem = self.free_stem(now);
        [Part::Head, Part::Database].into_iter().try_for_each(|part| self.keep(part, &stem))?;
        self.sync()?;
        Ok(format!("{stem}.db"))
    }

    pub(crate) fn note_damage(&self) {
        // Where it cannot be written, the same page says it again.
        let _ = write_atomic(&self.dir.join(CHECK), |_| Ok::<(), std::io::Error>(()));
    }

    pub(crate) fn wants_check(&self) -> bool {
        self.dir.join(CHECK).exists()
    }

    pub(crate) fn note_checked(&self) -> Result<()> {
        remove(&self.dir.join(CHECK))
    }

    /// Removes half-made files and their side files.
    pub(crate) fn clear_next(&self) -> Result<()> {
        if self.dir.join(SWAP).exists() {
            // Whole already, and partly in place: the rest follows.
            return Ok(());
        }
        remove_side_files(&self.next(Part::Database))?;
        Part::ALL.into_iter().try_for_each(|part| remove(&self.next(part)))
    }

    /// Removes the database before the last upgrade.
    pub(crate) fn clear_previous(&self) -> Result<()> {
        let previous = Part::Database.of(&self.dir, PREVIOUS);
        remove_side_files(&previous)?;
        remove(&previous)
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

pub(crate) fn remove(path: &Path) -> Result<()> {
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

pub(crate) fn remove_side_files(path: &Path) -> Result<()> {
    SIDE_FILES.iter().try_for_each(|suffix| remove(&side_file(path, suffix)))
}

/// Takes up a swap that a crash has left half way, so that the files of the vault are what they are to be. Touches nothing else.
///
/// # Errors
/// [`crate::StoreError::InUse`], [`crate::StoreError::NotWritable`].
pub fn take_up(dir: &Path) -> Result<()> {
    if dir.join(SWAP).exists() { Place::lock(dir).map(|_| ()) } else { Ok(()) }
}

/// Moves parts of a vault aside and returns the new name of the last of them; nothing is deleted.
///
/// # Errors
/// [`crate::StoreError::InUse`], [`crate::StoreError::Missing`], [`crate::StoreError::NotWritable`].
pub fn move_aside(dir: &Path, parts: &[Part], now: DateTime<Utc>) -> Result<PathBuf> {
    let place = Place::lock(dir)?;
    let stem = place.free_stem(now);
    let last = parts.iter().rfind(|part| part.path(dir).exists()).ok_or(StoreError::Missing)?;
    parts.iter().try_for_each(|&part| place.keep(part, &stem))?;
    place.sync()?;
    Ok(last.of(dir, &stem))
}

/// Moves everything that is left of a vault into a folder of its own beside, so that this one bears no traces any more.
///
/// # Errors
/// [`crate::StoreError::InUse`], [`crate::StoreError::NotWritable`].
pub fn set_aside(dir: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
    let place = Place::lock(dir)?;
    let stem = format!("samsyn-aside-{}", now.format("%Y%m%d-%H%M%S"));
    let names = std::iter::once(stem.clone()).chain((2..).map(|n| format!("{stem}-{n}")));
    let aside = names.into_iter().map(|name| dir.join(name)).find(|path| !path.exists()).ok_or(StoreError::Exists)?;
    std::fs::create_dir(&aside)?;
    for entry in std::fs::read_dir(dir)? {
        let (path, name) =
            (entry.as_ref().map(std::fs::DirEntry::path), entry.as_ref().map(std::fs::DirEntry::file_name));
        let (Ok(path), Ok(name)) = (path, name) else { continue };
        let ours =
            name.to_str().is_some_and(|name| name.starts_with(OWN) || name == "vault.keys" || name == "card.json");
        if ours && path.is_file() && name != LOCK {
            std::fs::rename(path, aside.join(name))?;
        }
    }
    place.lock.set_len(0)?;
    place.sync()?;
    Ok(aside)
}

/// Whether the folder bears traces of a vault: then it never is a folder without one.
#[must_use]
pub fn has_traces(dir: &Path) -> bool {
    let ours = |name: &str| name == SWAP || name.starts_with(ASIDE) || name.starts_with(PREVIOUS);
    let named =
        |file: std::io::Result<std::fs::DirEntry>| file.is_ok_and(|file| file.file_name().to_str().is_some_and(ours));
    Part::ALL.iter().any(|part| part.path(dir).exists())
        // The lock of an open vault has the mark of its key.
        || std::fs::metadata(dir.join(LOCK)).is_ok_and(|lock| lock.len() > 0)
        || std::fs::read_dir(dir).is_ok_and(|mut files| files.any(named))
}

/// Names of databases that were kept aside, oldest first.
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
