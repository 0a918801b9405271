//! Personal identity numbers: forms, centuries, check digits. Everybody here has a test serial (238, 239 or 98x).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use samsyn_rules::people::{NumberFault, NumberKind, PersonalNumber};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn today() -> NaiveDate {
    day(2026, 11, 22)
}

fn parse(text: &str) -> Result<PersonalNumber, NumberFault> {
    PersonalNumber::parse(text, today())
}

/// The check digit, written the other way round than the product does it.
fn check_digit(nine: &str) -> u32 {
    let products = nine.bytes().map(|byte| u32::from(byte - b'0')).zip([2, 1].into_iter().cycle());
    let sum: u32 = products.map(|(digit, weight)| digit * weight).map(|p| if p > 9 { p - 9 } else { p }).sum();
    (10 - sum % 10) % 10
}

fn made(born: NaiveDate, moved: u32, serial: u32) -> String {
    let nine = format!("{:02}{:02}{:02}{serial:03}", born.year() % 100, born.month(), born.day() + moved);
    format!("{:02}{nine}{}", born.year() / 100, check_digit(&nine))
}

#[test]
fn a_childs_ten_digits_get_this_century() {
    for text in ["120304-2385", "1203042385", "120304 2385", " 20120304-2385 ", "20120304\u{2013}2385", "201203042385"]
    {
        let number = parse(text).ok().unwrap();
        assert_eq!(number.birth_date(), day(2012, 3, 4), "{text} is a child and not a pensioner");
        assert_eq!(number.reveal(), "201203042385", "{text} is kept as twelve characters");
        assert_eq!(number.kind(), NumberKind::Personnummer, "{text} is a plain number");
    }
}

#[test]
fn a_future_birth_and_a_plus_go_back_a_century() {
    let tomorrow = made(day(1926, 11, 23), 0, 238);
    let number = parse(&tomorrow[2..]).ok().unwrap();
    assert_eq!(number.birth_date(), day(1926, 11, 23), "nobody is born tomorrow");
    let old = made(day(1912, 12, 12), 0, 239);
    let plus = format!("{}+{}", &old[2..8], &old[8..]);
    assert_eq!(parse(&plus).ok().unwrap().birth_date(), day(1912, 12, 12), "plus means a hundred or more");
    let leap = made(day(2000, 2, 29), 0, 239);
    assert_eq!(parse(&leap[2..]).ok().unwrap().birth_date(), day(2000, 2, 29), "2000 had a leap day");
}

#[test]
fn other_kinds_are_known_by_their_form() {
    let moved = parse(&made(day(2014, 5, 17), 60, 238)).ok().unwrap();
    assert_eq!(moved.kind(), NumberKind::Samordningsnummer, "a day over 60 is a coordination number");
    assert_eq!(moved.birth_date(), day(2014, 5, 17), "its birthday is the day minus 60");
    for text in ["20090127TF20", "090127tf20", "090127-TF20", "20090127-TF20"] {
        let number = parse(text).ok().unwrap();
        assert_eq!(number.kind(), NumberKind::Temporary, "{text} is a school's temporary number");
        assert_eq!(number.reveal(), "20090127TF20", "{text} is kept in the long form");
    }
    let interim = parse("000101-T220").ok().unwrap();
    assert_eq!(interim.kind(), NumberKind::Interim, "a letter for the first digit is an interim number");
    assert_eq!(interim.reveal(), "20000101T220", "its letter is kept");
}

#[test]
fn what_is_no_number_says_why_and_not_what() {
    let cases = [
        ("", NumberFault::Length),
        ("12030423", NumberFault::Length),
        ("+-+-+", NumberFault::Length),
        ("20120304238", NumberFault::Length),
        ("2012O3042384", NumberFault::Characters),
        ("20120304E221", NumberFault::Characters),
        ("2012030423\u{e5}4", NumberFault::Characters),
        ("201213042384", NumberFault::Date),
        ("201302292384", NumberFault::Date),
        ("201203602384", NumberFault::Date),
        ("000000000000", NumberFault::CheckDigit),
        ("201203042384", NumberFault::CheckDigit),
        ("20271231TF10", NumberFault::Future),
    ];
    for (text, fault) in cases {
        assert_eq!(parse(text).err(), Some(fault), "{text} is refused for the right reason");
    }
    let no_serial = made(day(2015, 9, 16), 0, 0);
    assert_eq!(parse(&no_serial).err(), Some(NumberFault::CheckDigit), "nobody has the serial 000");
}

#[test]
fn every_day_of_a_leap_year_reads_back() {
    for born in day(2012, 1, 1).iter_days().take(366) {
        for (moved, kind) in [(0, NumberKind::Personnummer), (60, NumberKind::Samordningsnummer)] {
            let text = made(born, moved, 239);
            let number = parse(&text).ok().unwrap();
            assert_eq!((number.birth_date(), number.kind()), (born, kind), "{born} has a number of each kind");
            assert!(parse(&text[2..]).ok() == Some(number), "{born} reads the same from ten digits");
        }
    }
}

proptest! {
    #[test]
    fn one_wrong_digit_is_always_seen(offset in 0i64..6000, place in 2usize..12, step in 1u32..10) {
        let born = day(2010, 1, 1) + chrono::TimeDelta::days(offset);
        let mut digits: Vec<u32> = made(born, 0, 238).chars().filter_map(|digit| digit.to_digit(10)).collect();
        digits[place] = (digits[place] + step) % 10;
        let changed: String = digits.iter().map(u32::to_string).collect();
        prop_assert!(parse(&changed).is_err(), "Luhn finds every single wrong digit");
    }

    #[test]
    fn what_reads_reads_back_and_nothing_panics(text in "\\PC{0,16}", digits in "[0-9TFR+ -]{8,14}") {
        for text in [text, digits] {
            if let Ok(number) = parse(&text) {
                prop_assert!(parse(number.reveal()).ok() == Some(number), "the kept form is a fixed point");
            }
        }
        let _ = PersonalNumber::parse("120304-2385", NaiveDate::MAX);
        let _ = PersonalNumber::parse("120304-2385", NaiveDate::MIN);
    }
}

#[test]
fn a_number_is_found_wherever_it_stands() {
    for text in
        ["201203042385", "120304-2385", "pnr:20120304-2385", "SE-1203042385-x", "00000000-0000-0000-0000-201203042385"]
    {
        assert!(PersonalNumber::stands_in(text), "{text} holds a personal number");
    }
    for text in ["kid1", "", "2012", "6f9619ff-8b86-d011-b42d-00c04fc964ff", "201203042386"] {
        assert!(!PersonalNumber::stands_in(text), "{text} holds none");
    }
    let ten = |text| PersonalNumber::ten_symbols(text);
    assert_eq!(ten("120304-2385"), ten("20120304 2385"), "with and without a century it is one person");
}
