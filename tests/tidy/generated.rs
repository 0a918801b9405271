//! Generated files are fresh: what lies in the tree is what the code says today.

use samsyn_services::api::export_types;

/// `SAMSYN_UPDATE=1 cargo test -p samsyn-tests --test tidy` writes the types anew.
#[test]
fn the_types_of_the_door_are_fresh() {
    let committed = samsyn_tests::root().join("ui/src/api/generated");
    if std::env::var_os("SAMSYN_UPDATE").is_some() {
        export_types(&committed).expect("the types can be written");
    }
    let fresh = tempfile::tempdir().expect("a temporary folder");
    export_types(fresh.path()).expect("the types can be written");
    let read = |folder: &std::path::Path| std::fs::read_to_string(folder.join("door.ts")).unwrap_or_default();
    assert!(
        read(&committed) == read(fresh.path()),
        "ui/src/api/generated/door.ts is old: SAMSYN_UPDATE=1 cargo test -p samsyn-tests --test tidy"
    );
}
