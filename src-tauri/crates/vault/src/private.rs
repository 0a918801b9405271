//! A folder and its files for their owner alone, whatever the system's habit for new files is.

use std::io;
use std::path::Path;

/// Makes a folder, if it is not there, that only its owner may enter.
///
/// # Errors
/// The folder cannot be made or is another's.
pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    only_the_owner(folder, 0o700)
}

/// Takes every right of others from a folder and from what lies in it. A link is left alone: what it names is not ours.
///
/// # Errors
/// The folder cannot be read or is another's.
pub fn keep_private(folder: &Path) -> io::Result<()> {
    only_the_owner(folder, 0o700)?;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            keep_private(&entry.path())?;
        } else if kind.is_file() {
            only_the_owner(&entry.path(), 0o600)?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn only_the_owner(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let metadata = match std::fs::metadata(path) {
        // A side file of the database may go at any time.
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(()),
        metadata => metadata?,
    };
    if metadata.permissions().mode() & 0o7777 == mode {
        return Ok(());
    }
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

/// Elsewhere the user's own data folder is private by inheritance.
#[cfg(not(unix))]
fn only_the_owner(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn everything_in_it_becomes_the_owners_and_nothing_outside_changes() {
        let place = tempfile::tempdir().unwrap();
        let (folder, outside) = (place.path().join("vault"), place.path().join("outside"));
        make_private_folder(&folder).unwrap();
        std::fs::create_dir(folder.join("kept")).unwrap();
        for file in [&folder.join("a"), &folder.join("kept/b"), &outside] {
            std::fs::write(file, "x").unwrap();
            std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o666)).unwrap();
        }
        for folder in [&folder, &folder.join("kept")] {
            std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o777)).unwrap();
        }
        symlink(&outside, folder.join("link")).unwrap();
        keep_private(&folder).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o7777;
        assert_eq!((mode(&folder), mode(&folder.join("kept"))), (0o700, 0o700), "nobody else enters");
        assert_eq!(
            (mode(&folder.join("a")), mode(&folder.join("kept/b"))),
            (0o600, 0o600),
            "or reads and locks a file"
        );
        assert_eq!(mode(&outside), 0o666, "what a link names is not the vault's");
    }
}
