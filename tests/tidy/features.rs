//! What tests may do and programs may not.

#[test]
fn only_the_tests_act_as_another_person() {
    let root = samsyn_tests::root();
    for path in samsyn_tests::files(&root, &["Cargo.toml"]) {
        let text = std::fs::read_to_string(&path).expect("a manifest");
        let turns_on =
            |part: &str| part.lines().any(|line| line.contains("samsyn-services") && line.contains("testing"));
        let (built, tests) = text.split_once("[dev-dependencies]").unwrap_or((&text, ""));
        assert!(!turns_on(built), "{}: no built program acts as another person", path.display());
        assert_eq!(
            turns_on(tests),
            path == root.join("tests/Cargo.toml"),
            "{}: the tests crate alone does",
            path.display()
        );
    }
}

#[test]
fn only_the_services_tests_seat_several_people_at_one_file() {
    let root = samsyn_tests::root();
    for path in samsyn_tests::files(&root, &["Cargo.toml"]) {
        let text = std::fs::read_to_string(&path).expect("a manifest");
        let turns_on: Vec<&str> =
            text.lines().filter(|line| line.contains("samsyn-store") && line.contains("testing")).collect();
        let allowed = if path.ends_with("services/Cargo.toml") {
            vec![r#"testing = ["samsyn-store/testing"]"#]
        } else {
            Vec::new()
        };
        assert_eq!(turns_on, allowed, "{}: a device signs for one person", path.display());
    }
}
