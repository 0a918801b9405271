//! Files and functions that fit a reader.

use std::path::Path;

/// A file longer than this holds two things. Around 200 is the aim; tests at the bottom count.
const FILE_LINES_MAX: usize = 400;
/// A function longer than this does not fit a screen.
const FUNCTION_LINES_MAX: usize = 70;
/// The shell in all (ARCHITECTURE.md, "Shell").
const SHELL_LINES_MAX: usize = 600;

fn lines(path: &Path) -> Vec<String> {
    std::fs::read_to_string(path).expect("source is UTF-8").lines().map(str::to_owned).collect()
}

#[test]
fn files_hold_one_thing() {
    let root = samsyn_tests::root();
    for path in samsyn_tests::files(&root, &[".rs", ".ts", ".tsx", ".css", ".sql"]) {
        let count = lines(&path).len();
        assert!(count <= FILE_LINES_MAX, "{} has {count} lines: split it by feature", path.display());
    }
}

#[test]
fn functions_fit_a_screen() {
    let root = samsyn_tests::root();
    for path in samsyn_tests::files(&root, &[".rs"]) {
        let lines = lines(&path);
        for (start, line) in lines.iter().enumerate() {
            let code = line.trim_start();
            let indent = line.len() - code.len();
            let is_function = ["fn ", "pub fn ", "pub(crate) fn ", "pub(super) fn ", "const fn ", "pub const fn "]
                .iter()
                .any(|prefix| code.starts_with(prefix));
            if !is_function || code.trim_end().ends_with(';') {
                continue;
            }
            let closing = format!("{}}}", " ".repeat(indent));
            let length = lines[start..].iter().position(|other| *other == closing).unwrap_or(0);
            assert!(
                length < FUNCTION_LINES_MAX,
                "{}:{} is {length} lines long: name its parts",
                path.display(),
                start + 1
            );
        }
    }
}

#[test]
fn the_shell_stays_thin() {
    let shell = samsyn_tests::root().join("src-tauri/src");
    let total: usize = samsyn_tests::files(&shell, &[".rs"]).iter().map(|path| lines(path).len()).sum();
    assert!(total <= SHELL_LINES_MAX, "the shell has {total} lines: it decides nothing, move it to services");
}
