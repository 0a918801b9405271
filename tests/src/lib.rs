//! Support for the tests: where things lie.

use std::path::{Path, PathBuf};

/// The root of the repository.
///
/// # Panics
/// The tests crate does not lie in the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests crate lies in the repository").to_path_buf()
}

/// Every file below `dir` whose name ends so, sorted; what is built or installed is passed over.
#[must_use]
pub fn files(dir: &Path, endings: &[&str]) -> Vec<PathBuf> {
    const PASSED_OVER: [&str; 6] = ["target", "node_modules", "dist", "gen", ".git", "generated"];
    let mut found = Vec::new();
    let mut folders = vec![dir.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if !PASSED_OVER.contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
