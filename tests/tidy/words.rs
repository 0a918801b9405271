//! Swedish lives in data, code in English, and nothing speaks of made-up authorities.

use std::path::Path;

/// The part of a source file before its tests.
fn product_part(source: &str) -> &str {
    source.split("#[cfg(test)]").next().unwrap_or(source)
}

/// String literals of a line, roughly: comments are cut first.
fn literals(line: &str) -> Vec<&str> {
    let code = line.split("//").next().unwrap_or(line);
    code.split('"').skip(1).step_by(2).collect()
}

fn is_test_code(path: &Path) -> bool {
    let text = path.to_string_lossy();
    text.contains("/tests/") || text.contains("/benches/") || text.ends_with("tests.rs") || text.contains("/examples/")
}

#[test]
fn no_swedish_user_text_stands_in_rust() {
    let root = samsyn_tests::root();
    for path in samsyn_tests::files(&root.join("src-tauri"), &[".rs"]) {
        if is_test_code(&path) {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("source is UTF-8");
        for (number, line) in product_part(&source).lines().enumerate() {
            for literal in literals(line) {
                let swedish = literal.chars().any(|letter| "åäöÅÄÖ".contains(letter));
                assert!(!swedish, "{}:{}: {literal:?} belongs in a text file", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn no_skipped_test_and_no_doer_names() {
    let root = samsyn_tests::root();
    for path in samsyn_tests::files(&root, &[".rs", ".ts", ".tsx"]) {
        if path.starts_with(root.join("tests/tidy")) {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("source is UTF-8");
        for banned in ["#[ignore", "#[should_panic", "it.skip(", "test.skip(", "describe.skip(", ".only("] {
            assert!(!source.contains(banned), "{}: {banned} hides a test", path.display());
        }
        for line in source.lines().filter(|line| line.trim_start().starts_with("pub struct ")) {
            for banned in ["Manager", "Helper", "Util"] {
                assert!(!line.contains(banned), "{}: {line} — name what it is", path.display());
            }
        }
    }
}

/// Made-up people have Skatteverket's test serials 238 and 239 (980 to 982 for the old).
#[test]
fn personal_numbers_in_the_tree_are_test_numbers() {
    let root = samsyn_tests::root();
    for path in samsyn_tests::files(&root, &[".rs", ".ts", ".tsx", ".json", ".csv", ".toml", ".md", ".jsonl"]) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.contains("lock") || path.to_string_lossy().contains("personnummer") {
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap_or_default();
        for token in source.split(|letter: char| !(letter.is_ascii_digit() || letter == '-')) {
            let digits: String = token.chars().filter(char::is_ascii_digit).collect();
            let looks_like_one = digits.len() == 12
                && (digits.starts_with("19") || digits.starts_with("20"))
                && (1..=12).contains(&digits[4..6].parse::<u8>().unwrap_or(0))
                && (1..=31).contains(&(digits[6..8].parse::<u8>().unwrap_or(0) % 60));
            if looks_like_one {
                let serial = &digits[8..11];
                assert!(
                    ["238", "239", "980", "981", "982"].contains(&serial),
                    "{}: {} looks like a real personal number",
                    path.display(),
                    &digits[..8]
                );
            }
        }
    }
}
