//! The one way to write a file of the user's: never into a vault, never over another file unasked, whole or not there.
//!
//! An [`OutFile`] is a place that was checked; there is no other way to make one, and nothing else in the program
//! writes outside the vault's folder (`tests/tidy/writers.rs`).

use std::fs::File;
use std::io::{Read, Seek, Write};
use std::path::{Component, Path, PathBuf};

use same_file::Handle;
use samsyn_vault::{KeyFile, write_atomic, write_new};
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::faults::fault_of_disk;

/// How deep below the vault's folder its own files may lie.
const VAULT_DEPTH: usize = 3;

/// A checked place for one file.
pub(crate) struct OutFile {
    path: PathBuf,
    overwrite: bool,
}

/// A checked folder for files of the program's own naming.
pub(crate) struct OutFolder(PathBuf);

/// What was written, as it was read back.
pub(crate) struct WrittenFile {
    pub(crate) size_bytes: u64,
    pub(crate) sha256: [u8; 32],
}

impl OutFile {
    /// Checks a place that a person has named, and makes its folder.
    ///
    /// # Errors
    /// `inside_vault`, `file_exists` unless `overwrite`, `not_a_file`, `folder_not_writable`.
    pub(crate) fn at(app: &App, path: &Path, overwrite: bool) -> Result<Self> {
        let ends_as_folder = path.as_os_str().as_encoded_bytes().last().is_some_and(|&byte| is_separator(byte));
        let (Some(name), false) = (path.file_name(), ends_as_folder) else { return Err(Code::NotAFile.into()) };
        let absolute = std::path::absolute(path).map_err(|_| Error::from(Code::NotAFile))?;
        let folder = OutFolder::at(app, absolute.parent().unwrap_or(&absolute))?;
        Self::checked(app, folder.0.join(name), overwrite)
    }

    fn checked(app: &App, path: PathBuf, overwrite: bool) -> Result<Self> {
        match std::fs::symlink_metadata(&path) {
            Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => Ok(Self { path, overwrite }),
            Err(fault) => Err(fault_of_disk(&fault)),
            // A link, a folder, a pipe or a device is nothing to put a file in the place of.
            Ok(found) if !found.is_file() => Err(Code::NotAFile.into()),
            Ok(_) if is_of_a_vault(&app.ports().vault_dir, &path) => Err(Code::InsideVault.into()),
            Ok(_) if !overwrite => Err(Code::FileExists.into()),
            Ok(_) => Ok(Self { path, overwrite }),
        }
    }

    /// Where it will lie, every link followed.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Its name without the folder.
    pub(crate) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Writes the bytes, and reads them back under the file's own name.
    ///
    /// # Errors
    /// As [`OutFile::fill`].
    pub(crate) fn write(self, bytes: &[u8]) -> Result<WrittenFile> {
        let expected = Sha256::digest(bytes);
        let written = self.fill(|file| file.write_all(bytes).map_err(|fault| fault_of_disk(&fault)))?;
        if written.sha256[..] == expected[..] { Ok(written) } else { Err(Code::ReadBackFailed.into()) }
    }

    /// Lets `work` write the file beside its place, names it, and reads it back under its name.
    ///
    /// # Errors
    /// What `work` says; `disk_full`, `folder_not_writable`, `file_exists` when one came meanwhile, `read_back_failed`.
    pub(crate) fn fill(self, work: impl FnOnce(&mut File) -> Result<()>) -> Result<WrittenFile> {
        let write = |file: &mut File| -> std::result::Result<[u8; 32], Stopped> {
            work(file)?;
            file.rewind()?;
            Ok(digest(file)?.sha256)
        };
        let written = if self.overwrite { write_atomic(&self.path, write) } else { write_new(&self.path, write) };
        let sha256 = written.map_err(|stopped| stopped.0)?;
        let read = File::open(&self.path).and_then(|mut file| digest(&mut file));
        match read {
            Ok(read) if read.sha256 == sha256 => Ok(read),
            _ => Err(Code::ReadBackFailed.into()),
        }
    }
}

impl OutFolder {
    /// Checks a folder and makes it.
    ///
    /// # Errors
    /// `inside_vault`, `folder_not_writable`, `disk_full`.
    pub(crate) fn at(app: &App, folder: &Path) -> Result<Self> {
        let absolute = std::path::absolute(folder).map_err(|_| Error::from(Code::FolderNotWritable))?;
        let (there, missing) = split(&absolute)?;
        if lies_in_a_vault(&app.ports().vault_dir, &there) {
            return Err(Code::InsideVault.into());
        }
        let folder = there.join(missing);
        std::fs::create_dir_all(&folder).map_err(|fault| fault_of_disk(&fault))?;
        Ok(Self(folder))
    }

    /// Where it is, every link followed.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// A file in it under this name, or numbered where the name is taken: what lies there stays.
    ///
    /// # Errors
    /// As [`OutFile::at`].
    pub(crate) fn free(&self, app: &App, stem: &str, ending: &str) -> Result<OutFile> {
        let names =
            std::iter::once(format!("{stem}.{ending}")).chain((2..).map(|number| format!("{stem}-{number}.{ending}")));
        let mut free = names.map(|name| self.0.join(name)).filter(|path| path.symlink_metadata().is_err());
        OutFile::checked(app, free.next().ok_or(Code::FileExists)?, false)
    }
}

/// Why writing stopped, in the words of the door.
struct Stopped(Error);

impl From<std::io::Error> for Stopped {
    fn from(fault: std::io::Error) -> Self {
        match fault.kind() {
            std::io::ErrorKind::AlreadyExists => Self(Code::FileExists.into()),
            _ => Self(fault_of_disk(&fault)),
        }
    }
}

impl From<Error> for Stopped {
    fn from(fault: Error) -> Self {
        Self(fault)
    }
}

fn is_separator(byte: u8) -> bool {
    byte.is_ascii() && std::path::is_separator(char::from(byte))
}

/// The part of a folder's path that is there, every link followed, and the plain names that are not.
fn split(folder: &Path) -> Result<(PathBuf, PathBuf)> {
    for there in folder.ancestors() {
        let Ok(canonical) = there.canonicalize() else { continue };
        let missing = folder.strip_prefix(there).unwrap_or(Path::new(""));
        // Behind a folder that is not there, `..` leads nowhere that could be checked.
        let plain = missing.components().all(|part| matches!(part, Component::Normal(_)));
        return if plain { Ok((canonical, missing.to_owned())) } else { Err(Code::FolderNotWritable.into()) };
    }
    Err(Code::FolderNotWritable.into())
}

/// Whether a folder is this vault's or another's, or lies in one. Folders are compared by what they are and not by
/// name, so that no spelling, link or letter case makes two of one.
fn lies_in_a_vault(vault: &Path, folder: &Path) -> bool {
    let vault = Handle::from_path(vault).ok();
    folder.ancestors().any(|above| {
        let own = vault.is_some() && Handle::from_path(above).ok() == vault;
        own || (above.join("vault.keys").exists() && above.join("samsyn.db").exists())
    })
}

/// Whether a file is a key file, or another name of one of the vault's files.
fn is_of_a_vault(vault: &Path, file: &Path) -> bool {
    KeyFile::load(file).is_ok() || Handle::from_path(file).is_ok_and(|handle| holds(vault, &handle, VAULT_DEPTH))
}

fn holds(folder: &Path, wanted: &Handle, depth: usize) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => depth > 0 && holds(&entry.path(), wanted, depth - 1),
        Ok(kind) => kind.is_file() && Handle::from_path(entry.path()).is_ok_and(|handle| handle == *wanted),
        Err(_) => false,
    })
}

fn digest(file: &mut File) -> std::io::Result<WrittenFile> {
    let (mut sha, mut buffer, mut size_bytes) = (Sha256::new(), vec![0; 64 * 1024], 0);
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(WrittenFile { size_bytes, sha256: sha.finalize().into() });
        }
        sha.update(&buffer[..read]);
        size_bytes += read as u64;
    }
}
