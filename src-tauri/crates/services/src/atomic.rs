//! Files that are whole or not there.

use std::io::Write;
use std::path::Path;

use samsyn_vault::write_atomic;

use crate::error::{Code, Error, Result};
use crate::faults::fault_of_disk;

/// Writes a file beside its place, syncs it and moves it there: a full disk or a power cut never leaves half a file.
///
/// # Errors
/// `disk_full`, `folder_not_writable`.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    write_atomic(path, |file| file.write_all(bytes)).map_err(|fault: std::io::Error| fault_of_disk(&fault))
}

/// Reads a file the user has named.
///
/// # Errors
/// `file_not_readable`.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|_| Error::new(Code::FileNotReadable).with("name", path.display()))
}
