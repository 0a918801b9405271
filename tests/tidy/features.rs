//! What tests may do and programs may not.

#[test]
fn only_the_tests_act_as_another_person() {
    let root = samsyn_tests::root();
    for path in samsyn_tests::files(&root, &["Cargo.toml"]) {
        let text = std::fs::read_to_string(&path).expect("a manifest");
        let of_services = |line: &&str| line.starts_with("samsyn-services") && line.contains("\"testing\"");
        let turned_on = text.lines().filter(of_services);
        let tests = path == root.join("tests/Cargo.toml");
        assert_eq!(turned_on.count(), usize::from(tests), "{} must not turn `testing` on", path.display());
        let wished = text.split("[dev-dependencies]").next().expect("the part before");
        assert!(
            !wished.contains("\"testing\""),
            "{}: for tests alone, so that no built program has it",
            path.display()
        );
    }
}
