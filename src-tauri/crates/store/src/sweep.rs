//! What killed programs leave: half-written files, and snapshots that were on their way into a copy.

use std::path::Path;

use samsyn_vault::UNFINISHED;

use crate::place::{Place, remove, remove_side_files};

/// How the names of folders begin in which a snapshot lies while it is sealed or opened, and its name in them.
pub const SCRATCH: &str = ".samsyn-scratch-";
/// See [`SCRATCH`].
pub const SNAPSHOT: &str = "snapshot.db";

fn is_unfinished(name: &str) -> bool {
    let (begins, ends) = UNFINISHED;
    name.starts_with(begins) && name.ends_with(ends)
}

/// Removes files in a folder for exports that were being written when a program was killed. Only ours by their name, and only such as
/// nobody can be writing any more: a file takes seconds, these are a day old.
pub fn sweep_unfinished(folder: &Path) {
    let day = std::time::Duration::from_secs(24 * 60 * 60);
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_str().is_some_and(is_unfinished);
        let written = entry.metadata().ok().filter(std::fs::Metadata::is_file).and_then(|file| file.modified().ok());
        if ours && written.is_some_and(|at| at.elapsed().is_ok_and(|age| age > day)) {
            let _ = remove(&entry.path());
        }
    }
}

impl Place {
    /// Removes what a killed program has left in the folder: half-written files, and snapshots that were on their way into a copy. The
    /// lock is held, so nobody is writing them.
    pub(crate) fn sweep(&self) {
        for entry in std::fs::read_dir(&self.dir).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            let Some(name) = name.to_str() else { continue };
            // Not being able to is no reason not to open.
            if path.is_dir() && name.starts_with(SCRATCH) {
                let snapshot = path.join(SNAPSHOT);
                let _ = remove(&snapshot)
                    .and_then(|()| remove_side_files(&snapshot))
                    .and_then(|()| Ok(std::fs::remove_dir(&path)?));
            } else if is_unfinished(name) && path.is_file() {
                let _ = remove(&path);
            }
        }
    }
}
