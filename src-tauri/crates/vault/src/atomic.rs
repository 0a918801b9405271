//! Files that are either the old one or the new one, whatever happens in between.

use std::fs::File;
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// How the name of a file that is being written begins and ends: what a killed program leaves can be told from other files.
pub const UNFINISHED: (&str, &str) = (".samsyn-", ".tmp");

/// Writes a file so that a crash leaves the old content or the new, never a mixture: a temporary file in the same
/// directory (readable by its owner only), fsync, rename, fsync of the directory.
///
/// # Errors
/// What `write` reports, or the I/O error; the old file is then untouched.
pub fn write_atomic<T, E: From<io::Error>>(path: &Path, write: impl FnOnce(&mut File) -> Result<T, E>) -> Result<T, E> {
    write_beside(path, write, |temporary| temporary.persist(path).map(drop).map_err(|fault| fault.error))
}

/// As [`write_atomic`], and a file that has the name already stays.
///
/// # Errors
/// As [`write_atomic`], and [`io::ErrorKind::AlreadyExists`].
pub fn write_new<T, E: From<io::Error>>(path: &Path, write: impl FnOnce(&mut File) -> Result<T, E>) -> Result<T, E> {
    write_beside(path, write, |temporary| match temporary.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => Err(refused.error),
        // Some file systems over a network or on a stick know neither an exclusive rename nor hard links.
        Err(refused) if std::fs::symlink_metadata(path).is_err() => {
            refused.file.persist(path).map(drop).map_err(|fault| fault.error)
        }
        Err(_) => Err(io::ErrorKind::AlreadyExists.into()),
    })
}

fn write_beside<T, E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut File) -> Result<T, E>,
    name: impl FnOnce(NamedTempFile) -> io::Result<()>,
) -> Result<T, E> {
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let (begins, ends) = UNFINISHED;
    let mut temporary = tempfile::Builder::new().prefix(begins).suffix(ends).tempfile_in(directory)?;
    let result = write(temporary.as_file_mut())?;
    temporary.as_file().sync_all()?;
    name(temporary)?;
    sync_directory(directory)?;
    Ok(result)
}

/// Makes the rename itself survive a power cut. Windows writes it through and has no such call.
fn sync_directory(directory: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(directory)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::io::Write;

    fn names(directory: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(directory).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_new_file_replaces_the_old_one() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("vault.keys");
        for content in ["old", "new"] {
            write_atomic(&path, |file| file.write_all(content.as_bytes())).unwrap();
            assert_eq!(std::fs::read_to_string(&path).unwrap(), content, "the content is there");
        }
        assert_eq!(names(directory.path()), ["vault.keys"], "no temporary file stays");
    }

    #[test]
    fn a_failed_write_leaves_the_old_file() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("vault.keys");
        std::fs::write(&path, "old").unwrap();
        let failed = write_atomic(&path, |file| {
            file.write_all(b"half")?;
            Err::<(), _>(io::Error::other("disk full"))
        });
        assert!(failed.is_err(), "the fault is reported");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old", "nothing was replaced");
        assert_eq!(names(directory.path()), ["vault.keys"], "no temporary file stays");
    }

    #[test]
    fn a_new_file_takes_no_name_that_is_taken() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("copy");
        write_new(&path, |file| file.write_all(b"first")).unwrap();
        let refused = write_new(&path, |file| file.write_all(b"second")).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists, "also when it came while the new one was written");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "first", "the first is as it was");
        assert_eq!(names(directory.path()), ["copy"], "no temporary file stays");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("vault.keys");
        write_atomic(&path, |file| file.write_all(b"x")).unwrap();
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "group and others have no right to it");
    }
}
