//! Dates and places come in through the types that know their ends.

const UNBOUNDED: [&str; 4] = ["NaiveDate", "DateTime<", "[f64;", "NaiveDateTime"];

#[test]
fn no_request_holds_a_date_without_ends() {
    let root = samsyn_tests::root();
    let mut requests = 0;
    for path in samsyn_tests::files(&root.join("src-tauri/crates/services/src/api"), &[".rs"]) {
        let text = std::fs::read_to_string(&path).expect("source is UTF-8");
        for derived in text.split("#[derive(").skip(1).filter(|derived| !derived.starts_with(']')) {
            let (derives, rest) = derived.split_once(')').unwrap_or_default();
            if !derives.contains("Deserialize") {
                continue;
            }
            requests += 1;
            let body = rest.split("\n}").next().unwrap_or_default();
            for kind in UNBOUNDED {
                assert!(!body.contains(kind), "{}: use Day, Instant or Position for {kind}:{body}", path.display());
            }
        }
    }
    assert!(requests > 40, "the requests were found: {requests}");
}

#[test]
fn no_argument_of_the_command_line_does_either() {
    let root = samsyn_tests::root();
    for path in samsyn_tests::files(&root.join("src-tauri/crates/cli/src"), &[".rs"]) {
        let text = std::fs::read_to_string(&path).expect("source is UTF-8");
        for derived in text.split("#[derive(").skip(1) {
            let (derives, rest) = derived.split_once(')').unwrap_or_default();
            let body = rest.split("\n}").next().unwrap_or_default();
            let argument = derives.contains("Arg");
            for kind in UNBOUNDED.iter().chain(&["f64"]).filter(|_| argument) {
                assert!(!body.contains(kind), "{}: use Day, Instant or Position for {kind}:{body}", path.display());
            }
        }
        for kind in ["Utc::now", "Local::now", "fs::read(", "read_to_string("] {
            assert!(!text.contains(kind), "{}: {kind} has no end, or panics before 1970", path.display());
        }
    }
}
