//! The built-in register holds, and a broken one is refused with file, line and reason.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use samsyn_rules::law::{Mark, PaperLine};

use super::{FILES, Reason, parse, register, warnings_of};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The register with one replacement in one file.
fn broken(file: &str, old: &str, new: &str) -> super::LawFault {
    let whole = FILES.iter().find(|(name, _)| *name == file).unwrap().1;
    assert!(whole.contains(old), "{file} must hold {old:?} for the test to mean anything");
    let changed = whole.replacen(old, new, 1);
    let files: Vec<(&'static str, &str)> =
        FILES.iter().map(|&(name, text)| (name, if name == file { changed.as_str() } else { text })).collect();
    parse(&files).err().unwrap_or_else(|| panic!("{file} with {new:?} must be refused"))
}

#[test]
fn the_built_in_register_holds() {
    let law = parse(FILES).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(law.date, day("2026-11-22"), "the register has its own day");
    assert_eq!(law.provision("SoL 14:1", day("2025-06-30")).unwrap().today.as_deref(), Some("SoL 19:1"), "explained");
    assert!(law.provision("SoL 14:1", day("2025-07-01")).is_none(), "the old act ends the day before the new");
    assert_eq!(register().date, law.date, "the program decides with the same register");
}

#[test]
fn switches_are_the_known_ones() {
    let days: Vec<String> = register().regimes.iter().map(|regime| regime.from.to_string()).collect();
    let known = ["2023-07-02", "2025-04-01", "2025-07-01", "2025-12-01", "2026-01-15", "2027-01-01"];
    assert_eq!(days, known, "the law switches on these days");
    let open: Vec<_> = register().regimes.iter().filter(|regime| !regime.confirmed).collect();
    assert_eq!(open.len(), 1, "only the law of fristaende schools is unconfirmed");
}

#[test]
fn a_broken_register_is_refused_with_place_and_reason() {
    let fault = broken("duties.toml", "mark = \"V24\"\nsource = \"S3\"", "mark = \"V24\"");
    assert_eq!(fault.reason, Reason::NoSource, "a rule without source is refused");
    let first = FILES.iter().find(|(name, _)| *name == "duties.toml").unwrap().1;
    let line = first.lines().position(|line| line == "[[norm]]").unwrap() + 1;
    assert_eq!((fault.file.as_str(), fault.line), ("duties.toml", line), "with the place of the entry");
    assert_eq!(fault.to_string(), format!("duties.toml:{line}: no source"), "one line a person can act on");

    let cases: &[(&str, &str, &str, Reason)] = &[
        (
            "duties.toml",
            "provision = \"SoL 19:1\"",
            "provision = \"SoL 99:9\"",
            Reason::UnknownProvision("SoL 99:9".to_owned()),
        ),
        ("duties.toml", "source = \"S8\"", "source = \"S99\"", Reason::UnknownSource("S99".to_owned())),
        ("breakers.toml", "\"OSL 25:1\"", "\"OSL 99:1\"", Reason::UnknownSecrecy("OSL 99:1".to_owned())),
        ("duties.toml", "from = 2025-07-01", "from = 2019-07-01", Reason::BeforeRegister(day("2019-07-01"))),
        ("duties.toml", "from = 2026-01-15", "from = 2026-01-16", Reason::NoSwitch("family_law".to_owned())),
        ("provisions-sol.toml", "mark = \"V26\"", "mark = \"V99\"", Reason::UnknownWord("V99".to_owned())),
        ("duties.toml", "to = 2025-06-30", "", Reason::OverlapOrGap("report".to_owned())),
        ("duties.toml", "from = 2025-07-01", "from = 2025-12-01", Reason::OverlapOrGap("report".to_owned())),
        ("duties.toml", "id = \"block\"", "id = \"blok\"", Reason::UnknownWord("blok".to_owned())),
        ("breakers.toml", "automatic = true", "automatic = false", Reason::Missing("samtycke".to_owned())),
        ("breakers.toml", "\"crime_prison\"", "\"crime_prisn\"", Reason::UnknownWord("crime_prisn".to_owned())),
        (
            "breakers.toml",
            "[\"OSL 10:21\", \"OSL 10:24\"]",
            "[\"OSL 99:1\"]",
            Reason::UnknownWord("OSL 99:1".to_owned()),
        ),
        ("deadlines.toml", "count = 14\n", "", Reason::NoCount),
        ("regimes.toml", "from = 2025-04-01", "from = 2025-08-01", Reason::Order),
        ("retention.toml", "source = \"S1\"", "source = \"\"", Reason::NoSource),
    ];
    for (file, old, new, reason) in cases {
        let fault = broken(file, old, new);
        assert_eq!(&fault.reason, reason, "{file}: {old:?} as {new:?} says what is wrong");
    }
    let unreadable = broken("secrecy.toml", "[[secrecy]]", "[[sekretess]]");
    assert!(matches!(unreadable.reason, Reason::Unreadable(_)), "an unknown table is refused");
    assert!(unreadable.line > 1, "with its line");
}

#[test]
fn the_age_of_the_register_is_a_warning() {
    let law = register();
    assert!(warnings_of(law, day("2026-11-26")).is_empty(), "a fresh register warns of nothing");
    let later = warnings_of(law, day("2027-01-01"));
    assert_eq!(later, ["law_switch_pending"], "the unconfirmed switch has come");
    let old = warnings_of(law, day("2027-05-23"));
    assert_eq!(old, ["law_register_old", "law_switch_pending"], "after six months it is old besides");
    assert!(!warnings_of(law, day("2027-05-22")).contains(&"law_register_old".to_owned()), "six months to the day");
}

/// Everything that rests on less than full statute text of today, by the name a jurist finds it under.
fn open_points() -> BTreeSet<(String, String)> {
    let law = register();
    let provisions = law.provisions.iter().map(|entry| (entry.cite.clone(), entry.standing.mark));
    let secrecy = law.secrecy.iter().map(|entry| (entry.id.clone(), entry.standing.mark));
    let breakers = law.breakers.iter().map(|entry| (entry.id.clone(), entry.standing.mark));
    let norms = law.norms.iter().map(|entry| (entry.provision.clone(), entry.standing.mark));
    let crimes = law.crimes.iter().map(|entry| (entry.id.clone(), entry.standing.mark));
    let regimes = law.regimes.iter().map(|entry| (entry.from.to_string(), entry.standing.mark));
    let pending = law.pending.iter().map(|entry| (entry.says.clone(), entry.standing.mark));
    let retention = law.retention.iter().map(|entry| (entry.record.clone(), entry.standing.mark));
    let deadlines = law.deadlines.iter().map(|entry| (entry.provision.clone(), entry.standing.mark));
    let cited =
        |entry: &PaperLine| entry.provisions.clone().into_iter().map(|cite| (cite, entry.standing.mark)).collect();
    let paper = law.paper.iter().flat_map(|entry| -> Vec<(String, Mark)> { cited(entry) });
    let weighing = law.weighing.marks.iter().cloned();
    let all = provisions.chain(secrecy).chain(breakers).chain(norms).chain(crimes).chain(regimes).chain(pending);
    let all = all.chain(retention).chain(deadlines).chain(paper).chain(weighing);
    all.filter(|(_, mark)| mark.is_open()).map(|(name, mark)| (mark.as_str().to_owned(), name)).collect()
}

/// The rows of the page's list: mark and every name in backticks of the second column.
fn listed_points(page: &str) -> BTreeSet<(String, String)> {
    let rows = page.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        let mark = Mark::parse(cells.next()?)?;
        Some((mark, cells.next()?))
    });
    let names = rows.flat_map(|(mark, names)| {
        names.split('`').skip(1).step_by(2).map(move |name| (mark.as_str().to_owned(), name.to_owned()))
    });
    names.collect()
}

#[test]
fn the_jurists_page_lists_exactly_what_rests_on_less_than_statute_text() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/jurist.md");
    let page = std::fs::read_to_string(path).unwrap();
    let list = page.split("## Att granska").nth(1).unwrap();
    let (points, listed) = (open_points(), listed_points(list));
    assert!(points.len() > 30, "the register has open points, or this test reads nothing");
    let missing: Vec<_> = points.difference(&listed).collect();
    assert!(missing.is_empty(), "docs/jurist.md must list {missing:?}");
    let stale: Vec<_> = listed.difference(&points).collect();
    assert!(stale.is_empty(), "docs/jurist.md lists what the register does not hold with that mark: {stale:?}");
}

#[test]
fn the_jurists_page_names_what_a_person_decides() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/jurist.md");
    let page = std::fs::read_to_string(path).unwrap();
    let law = register();
    let secrecy = law.secrecy.iter().filter(|entry| entry.rule.is_none()).map(|entry| &entry.id);
    let breakers = law.breakers.iter().filter(|entry| entry.breaker.is_none()).map(|entry| &entry.id);
    for id in secrecy.chain(breakers) {
        assert!(page.contains(&format!("`{id}`")), "docs/jurist.md must say that a person decides {id}");
    }
}
