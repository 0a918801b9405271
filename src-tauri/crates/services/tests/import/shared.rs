//! Material beside the repository, where there is some: a made school with known answers, and number test vectors.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::NaiveDate;
use samsyn_rules::people::PersonalNumber;
use samsyn_services::import::{InputFile, NoProgress, Reading, compare, read_files};
use serde_json::Value;

use super::made::{faults, file, options, today};

/// The folder beside the repository, or a printed word that it is absent.
fn beside() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let folder = std::env::var("SAMSYN_SHARED").map_or_else(|_| root.join("../shared"), PathBuf::from);
    if !folder.is_dir() {
        println!("skipped: no material beside the repository");
        return None;
    }
    Some(folder)
}

#[test]
fn number_vectors_agree() {
    let Some(folder) = beside() else { return };
    let mut count = 0;
    for name in ["list.json", "interim.json"] {
        let text = std::fs::read_to_string(folder.join("data/personnummer/testdata").join(name)).unwrap();
        for case in serde_json::from_str::<Vec<Value>>(&text).unwrap() {
            for form in ["long_format", "short_format", "separated_format", "separated_long"] {
                let text = case[form].as_str().unwrap();
                // The vectors refuse spaces; schools write them.
                if text.contains(' ') {
                    continue;
                }
                let parsed = PersonalNumber::parse(text, today());
                assert_eq!(parsed.is_ok(), case["valid"] == true, "{text}: the vectors say whether it is a number");
                count += 1;
                if let (Ok(number), "long_format" | "separated_format") = (&parsed, form) {
                    assert_eq!(number.reveal(), case["long_format"].as_str().unwrap(), "{text}: and its century");
                }
            }
        }
    }
    assert!(count > 80, "the vectors were read");
}

/// Runs the maker of schools, if there is a Python here.
fn made_school(folder: &Path, into: &Path) -> bool {
    let made =
        Command::new("python3").arg(folder.join("tools/make_roster.py")).arg(into).args(["--seed", "7"]).output();
    made.is_ok_and(|made| made.status.success())
}

fn read(files: &[InputFile]) -> Reading {
    read_files(files, &options(), &NoProgress).unwrap_or_else(|fault| panic!("the made school reads: {fault:?}"))
}

#[test]
fn a_made_school_reads_the_same_from_json_and_from_csv() {
    let Some(folder) = beside() else { return };
    let into = tempfile::tempdir().unwrap();
    if !made_school(&folder, into.path()) {
        println!("skipped: no python3 to make a school with");
        return;
    }
    let bytes = |name: &str| std::fs::read(into.path().join(name)).unwrap();
    let lists = ["duties.json", "enrolments.json", "groups.json", "organisations.json", "persons.json"];
    let json = read(&lists.map(|name| file(name, bytes(name))));
    let csv = read(&[file("elever.csv", bytes("elever.csv"))]);
    let expected: BTreeMap<String, String> = String::from_utf8(bytes("expected.csv"))
        .unwrap()
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>())
        .map(|cells| (cells[0].to_owned(), cells[1].to_owned()))
        .collect();
    assert_eq!((faults(&json), faults(&csv)), (vec![], vec![]), "everything in it is understood");
    assert_eq!((json.pupils.len(), csv.pupils.len()), (expected.len(), expected.len()), "pupils and nobody else");
    for (row, other) in json.pupils.iter().zip(&csv.pupils) {
        let protected = expected[&row.source_id] == "skyddad";
        assert_eq!(row.protection.is_protected(), protected, "the mark is seen in JSON");
        assert_eq!(row.protection, other.protection, "and the same in CSV");
        assert_eq!(row.address.is_none(), protected, "a protected pupil, and nobody else, has no address");
        assert!(row.number == other.number && row.class == other.class, "ten digits are the same child");
        let born = row.birth_date.unwrap();
        assert_eq!(other.number.as_ref().unwrap().birth_date(), born, "in the right century");
        assert!(born > NaiveDate::from_ymd_opt(2005, 1, 1).unwrap(), "a pupil is young");
    }
    let plan = compare(&[], json);
    assert_eq!(plan.new.len(), expected.len(), "into an empty vault everybody is new");
}
