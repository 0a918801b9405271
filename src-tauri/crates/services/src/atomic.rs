//! Files that are whole or not there.

use std::io::Write;
use std::path::Path;

use crate::error::{Code, Error, Result};
use crate::faults::fault_of_disk;

/// Writes a file beside its place, syncs it and moves it there: a full disk or a power cut never leaves half a file.
///
/// # Errors
/// `disk_full`, `folder_not_writable`.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|fault| fault_of_disk(&fault))?;
    file.write_all(bytes).map_err(|fault| fault_of_disk(&fault))?;
    file.as_file().sync_all().map_err(|fault| fault_of_disk(&fault))?;
    file.persist(path).map_err(|fault| fault_of_disk(&fault.error))?;
    Ok(())
}

/// Reads a file the user has named.
///
/// # Errors
/// `file_not_readable`.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|_| Error::new(Code::FileNotReadable).with("name", path.display()))
}
