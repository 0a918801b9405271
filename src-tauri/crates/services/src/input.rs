//! Files a person has named: their kind and size are looked at before a byte is read, and no more is read than was promised.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::error::{Code, Error, Result};

/// The largest file of a register, of cases, and of a copy's list, bytes.
pub const REGISTER_BYTES_MAX: usize = 64 << 20;
/// The largest file that becomes a request: a draft, a concern, a mapping, bytes.
pub const REQUEST_BYTES_MAX: usize = 2 << 20;
/// The largest file whose first line is a secret, bytes.
pub const SECRET_BYTES_MAX: usize = 64 << 10;

/// Reads a file that must be an ordinary one. A folder, a pipe or a device has no size to look at: it is refused unopened.
///
/// # Errors
/// `file_not_readable` with the path as it was given, `file_too_large`.
pub fn read(path: &Path, bytes_max: usize) -> Result<Vec<u8>> {
    let file = open(path)?;
    if file.metadata().is_ok_and(|known| known.len() > bytes_max as u64) {
        return Err(too_large(bytes_max));
    }
    read_from(file, bytes_max).map_err(|fault| if fault.code == Code::FileTooLarge { fault } else { unreadable(path) })
}

/// Opens an ordinary file for reading; anything else is refused unopened.
///
/// # Errors
/// `file_not_readable`.
pub fn open(path: &Path) -> Result<File> {
    let is_file = std::fs::metadata(path).is_ok_and(|known| known.is_file());
    let file = if is_file { File::open(path).ok() } else { None };
    file.ok_or_else(|| unreadable(path))
}

fn unreadable(path: &Path) -> Error {
    Error::new(Code::FileNotReadable).with("name", path.display())
}

/// Reads a stream to its end, which comes before the limit.
///
/// # Errors
/// `file_not_readable`, `file_too_large`.
pub fn read_from(stream: impl Read, bytes_max: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // A file may grow while it is read.
    let unreadable = |_| Error::new(Code::FileNotReadable).with("name", "stdin");
    stream.take(bytes_max as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > bytes_max { Err(too_large(bytes_max)) } else { Ok(bytes) }
}

/// Reads a text file.
///
/// # Errors
/// As [`read`]; `request_invalid` at `UTF-8` when it is none.
pub fn read_text(path: &Path, bytes_max: usize) -> Result<String> {
    String::from_utf8(read(path, bytes_max)?).map_err(|_| Error::new(Code::RequestInvalid).with("at", "UTF-8"))
}

/// Reads a JSON file that becomes a request: as bounded as one, and its faults are named by place.
///
/// # Errors
/// As [`read_text`]; `input_too_large`, `request_invalid`, `input_invalid`.
pub fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = read_text(path, REQUEST_BYTES_MAX)?;
    crate::api::read(text.strip_prefix('\u{feff}').unwrap_or(&text))
}

/// The first line of a file.
///
/// # Errors
/// As [`read_text`].
pub fn read_secret(path: &Path) -> Result<zeroize::Zeroizing<String>> {
    let text = zeroize::Zeroizing::new(read_text(path, SECRET_BYTES_MAX)?);
    Ok(zeroize::Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

fn too_large(bytes_max: usize) -> Error {
    Error::of_bytes(Code::FileTooLarge, bytes_max)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_an_ordinary_file_is_read_and_only_to_its_limit() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        std::fs::write(&file, [b'x'; 100]).unwrap();
        assert_eq!(read(&file, 100).unwrap().len(), 100, "the limit itself is allowed");
        assert_eq!(read(&file, 99).unwrap_err().code, Code::FileTooLarge, "a byte more is not, and is not read");
        assert_eq!(read(folder.path(), 100).unwrap_err().code, Code::FileNotReadable, "a folder is no file");
        assert_eq!(read(&folder.path().join("b"), 100).unwrap_err().code, Code::FileNotReadable, "nothing there");
        assert_eq!(
            read_from(std::io::repeat(0), 1000).unwrap_err().code,
            Code::FileTooLarge,
            "what has no end is left"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_device_and_a_pipe_are_refused_unopened() {
        assert_eq!(read(Path::new("/dev/zero"), 100).unwrap_err().code, Code::FileNotReadable, "it never ends");
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success(), "a pipe nobody writes to");
        assert_eq!(read(&pipe, 100).unwrap_err().code, Code::FileNotReadable, "opening it would wait for ever");
    }
}
