//! One way to write a file of the user's. Whoever writes in the vault's own folder is listed here with the reason.

/// What makes, replaces or renames a file.
const WRITES: [&str; 11] = [
    "fs::write(",
    "File::create",
    "File::options",
    "OpenOptions",
    "fs::rename(",
    "fs::copy(",
    "fs::hard_link(",
    ".persist(",
    ".persist_noclobber(",
    "write_atomic(",
    "write_new(",
];

/// Files that write, and why each may.
const WRITERS: [(&str, &str); 8] = [
    ("crates/services/src/outfile.rs", "the one way to a place of the user's"),
    ("crates/vault/src/atomic.rs", "what every whole file is written with"),
    ("crates/vault/src/keyfile/mod.rs", "the vault's own key file"),
    ("crates/vault/src/backup/mod.rs", "a copy restored inside the vault's folder"),
    ("crates/store/src/place.rs", "the vault's own database, its lock and its moves"),
    ("crates/store/src/head.rs", "the vault's own head, written in place at every commit"),
    ("crates/services/src/card.rs", "the vault's own card for the lock screen"),
    ("crates/services/src/workloads/", "made-up data of the benchmark, in a temporary folder of its own"),
];

#[test]
fn nothing_else_writes_files() {
    let root = samsyn_tests::root();
    let mut unused: Vec<&str> = WRITERS.iter().map(|(path, _)| *path).collect();
    for path in samsyn_tests::files(&root.join("src-tauri"), &[".rs"]) {
        let name = path.display().to_string();
        if name.contains("/tests/") || name.ends_with("tests.rs") {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("source is UTF-8");
        let product = source.split("\nmod tests {").next().unwrap_or_default();
        let code = product.lines().filter(|line| !line.trim_start().starts_with("//"));
        for (number, line) in code.enumerate() {
            let Some(written) = WRITES.iter().find(|what| line.contains(**what)) else { continue };
            let listed = WRITERS.iter().find(|(writer, _)| name.contains(writer));
            assert!(
                listed.is_some(),
                "{name}, about line {number}: {written} goes through OutFile, or has a reason here"
            );
            unused.retain(|writer| !name.contains(writer));
        }
    }
    unused.retain(|writer| !writer.ends_with('/'));
    assert!(unused.is_empty(), "these write nothing any more, strike them: {unused:?}");
}
