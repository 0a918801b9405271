//! Nothing is forgotten: migrations, tests and modules are wired in.

use std::collections::BTreeSet;

#[test]
fn every_migration_is_listed_once_and_in_order() {
    let root = samsyn_tests::root();
    let mut names: Vec<String> = samsyn_tests::files(&root.join("migrations"), &[".sql"])
        .iter()
        .map(|path| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let store: String = samsyn_tests::files(&root.join("src-tauri/crates/store/src"), &[".rs"])
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("source is UTF-8"))
        .collect();
    for (index, name) in names.iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}_", index + 1)), "{name}: migrations are numbered without a gap");
        assert_eq!(store.matches(name.as_str()).count(), 1, "{name} must be listed once in the store");
    }
    assert!(!names.is_empty(), "there is a first migration");
}

#[test]
fn every_rust_file_is_a_module_of_something() {
    let root = samsyn_tests::root();
    let mut forgotten = BTreeSet::new();
    for path in samsyn_tests::files(&root, &[".rs"]) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let folder = path.parent().expect("a file lies in a folder");
        let targets = ["main", "lib", "mod", "build"];
        if targets.contains(&stem.as_str()) || folder.ends_with("tests") || folder.ends_with("examples") {
            continue;
        }
        let declared = |text: &str| {
            text.lines().any(|line| {
                let line = line.trim_start();
                [format!("mod {stem};"), format!("pub mod {stem};"), format!("pub(crate) mod {stem};")]
                    .iter()
                    .any(|wanted| line.starts_with(wanted.as_str()))
            })
        };
        let beside = samsyn_tests::files(folder, &[".rs"]).into_iter().filter(|other| other.parent() == Some(folder));
        let sibling = folder.with_extension("rs");
        let found =
            beside.chain([sibling]).any(|other| std::fs::read_to_string(other).is_ok_and(|text| declared(&text)));
        if !found {
            forgotten.insert(path.display().to_string());
        }
    }
    assert!(forgotten.is_empty(), "these files are compiled by nobody: {forgotten:?}");
}

#[test]
fn documents_have_one_title() {
    let root = samsyn_tests::root();
    for path in samsyn_tests::files(&root, &[".md"]) {
        let text = std::fs::read_to_string(&path).expect("documents are UTF-8");
        let mut fenced = false;
        let titles = text
            .lines()
            .filter(|line| {
                fenced ^= line.starts_with("```");
                !fenced && line.starts_with("# ")
            })
            .count();
        assert_eq!(titles, 1, "{} must have one title", path.display());
    }
}
