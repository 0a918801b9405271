//! A register twice as large costs about twice the work, counted and not timed, and every reader can be stopped.

use std::cell::Cell;

use samsyn_services::import::{Continue, Progress, ReadFault, read_files};
use serde_json::json;

use crate::made::{file, number, options, person, today};
use crate::xlsx::{with_shared, with_sheet};

/// Counts how often it is asked, and stops the work at one question.
struct Asked {
    times: Cell<usize>,
    stop_at: usize,
}

impl Progress for Asked {
    fn step(&self, _done: usize, _total: usize) -> Continue {
        self.times.set(self.times.get() + 1);
        if self.times.get() == self.stop_at { Continue::Cancel } else { Continue::Yes }
    }
}

/// A file of one kind, of a size.
type Make = fn(usize) -> (&'static str, Vec<u8>);

fn work(make: Make, size: usize, stop_at: usize) -> (usize, Option<ReadFault>) {
    let (name, bytes) = make(size);
    let asked = Asked { times: Cell::new(0), stop_at };
    let fault = read_files(&[file(name, bytes)], &options(), &asked).err();
    (asked.times.get(), fault)
}

fn rows(size: usize) -> (&'static str, Vec<u8>) {
    let days = today().iter_days().rev().skip(400).take(size);
    let rows: String =
        days.map(|day| format!("{};Alva;7B;{}\n", number(&day.format("%Y%m%d").to_string()), "x".repeat(60))).collect();
    ("a.csv", format!("Personnummer;F\u{f6}rnamn;Klass;Adress\n{rows}").into_bytes())
}

fn quoted(size: usize) -> (&'static str, Vec<u8>) {
    let (name, plain) = rows(size);
    (name, String::from_utf8(plain).unwrap().replace(";Alva;", ";\"Alva; \"\"Alva\"\"\";").into_bytes())
}

fn separators(size: usize) -> (&'static str, Vec<u8>) {
    ("a.csv", format!("a;b,c\td|e\n{}", format!("{}\n", "1;2,3\t4|5;6".repeat(20)).repeat(size)).into_bytes())
}

fn blank(size: usize) -> (&'static str, Vec<u8>) {
    ("a.csv", format!("Personnummer;Namn\n{}", " \n;\n".repeat(size * 20)).into_bytes())
}

fn wide(size: usize) -> (&'static str, Vec<u8>) {
    let cells = ";Telefon".repeat(400);
    ("a.csv", format!("Personnummer;Namn{cells}\n").repeat(size / 40).into_bytes())
}

fn persons(size: usize) -> (&'static str, Vec<u8>) {
    let one = |at: usize| person(&format!("p{at}"), "Alva", "20130514");
    ("persons.json", json!({ "data": (0..size).map(one).collect::<Vec<_>>() }).to_string().into_bytes())
}

fn brackets(size: usize) -> (&'static str, Vec<u8>) {
    ("persons.json", format!("{{\"data\":[{{\"givenName\":[{}1]}}]}}", "[],".repeat(size * 40)).into_bytes())
}

fn cells(size: usize) -> (&'static str, Vec<u8>) {
    let cell = |column: char, row: usize| format!(r#"<c r="{column}{row}" t="inlineStr"><is><t>Telefon</t></is></c>"#);
    let row =
        |row| format!("<row r=\"{row}\">{}</row>", ('A'..='Z').map(|column| cell(column, row)).collect::<String>());
    ("a.xlsx", with_sheet(&(1..=size / 4).map(row).collect::<String>()))
}

fn shared(size: usize) -> (&'static str, Vec<u8>) {
    ("a.xlsx", with_shared(&"<si><t>a</t></si>".repeat(size * 20)))
}

const KINDS: [(&str, Make); 9] = [
    ("rows", rows),
    ("quoted", quoted),
    ("separators", separators),
    ("blank", blank),
    ("wide", wide),
    ("persons", persons),
    ("brackets", brackets),
    ("cells", cells),
    ("shared", shared),
];

#[test]
fn work_grows_as_the_file_does() {
    for (kind, make) in KINDS {
        let (once, _) = work(make, 4_000, usize::MAX);
        let (twice, _) = work(make, 8_000, usize::MAX);
        assert!(once >= 10, "{kind}: what is done is counted, {once} questions");
        assert!(twice * 10 <= once * 22, "{kind}: {once} questions for a file, {twice} for one twice as large");
    }
}

#[test]
fn every_reader_can_be_stopped() {
    for (kind, make) in KINDS {
        let (all, _) = work(make, 4_000, usize::MAX);
        for stop_at in [1, all / 2, all - 1] {
            let (asked, fault) = work(make, 4_000, stop_at.max(1));
            assert_eq!(fault, Some(ReadFault::Cancelled), "{kind}: stopped at question {stop_at} of {all}");
            assert!(asked <= stop_at.max(1) + 1, "{kind}: and nothing more was done after it");
        }
    }
}

#[test]
fn what_no_school_has_is_refused_with_its_limit() {
    use samsyn_services::error::Unit;
    let fault = |name: &str, bytes: Vec<u8>| {
        read_files(&[file(name, bytes)], &options(), &samsyn_services::import::NoProgress).err()
    };
    let many = |limit, unit| Some(ReadFault::TooMany { limit, unit });
    let wide = format!("Personnummer;Namn{}\n1;2\n", ";x".repeat(10_000));
    assert_eq!(fault("a.csv", wide.into_bytes()), many(500, Unit::Columns), "columns");
    assert_eq!(fault("a.csv", vec![b';'; 60 << 20]), many(1024, Unit::Kib), "one line of sixty megabytes");
    assert_eq!(fault("a.csv", "a;b\n".repeat(200_001).into_bytes()), many(200_000, Unit::Rows), "rows");
    let persons = json!({ "data": vec![json!({ "id": "p" }); 200_001] }).to_string();
    assert_eq!(fault("persons.json", persons.into_bytes()), many(200_000, Unit::Rows), "persons");
    let texts = with_shared(&"<si/>".repeat(1_000_001));
    assert_eq!(fault("a.xlsx", texts), many(1_000_000, Unit::Values), "texts that no cell may use");
}
