//! CSV out of school systems and spreadsheets.

use samsyn_rules::people::{NumberKind, Protection};
use samsyn_services::error::{Code, Error};
use samsyn_services::import::{Column, ColumnMapping, Continue, Field, NoProgress, Progress, ReadFault, read_files};

use super::made::{faults, file, names, number, options, read, today, whole};

const HEAD: &str = "Personnummer;Efternamn;Förnamn;Klass;Gatuadress;Postnr;Postort;Skydd;Vårdnadshavare;Telefon\n";

fn row(born: &str, given: &str) -> String {
    format!("{};Provsson;{given};7B;Provstigen 1;129 00;Hägersten;;Vera Provsson;070-1740605\n", number(born))
}

#[test]
fn the_demonstration_school_reads_cleanly() {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/demo/elever.csv")).unwrap();
    let rows = String::from_utf8(bytes.clone()).unwrap().lines().filter(|line| !line.is_empty()).count() - 1;
    let reading = whole("elever.csv", bytes);
    assert_eq!(faults(&reading), [], "every row of the demonstration is understood");
    assert_eq!(reading.pupils.len(), rows, "every row is a pupil");
    let protected: Vec<_> = reading.pupils.iter().filter(|pupil| pupil.protection.is_protected()).collect();
    assert!(!protected.is_empty(), "the demonstration shows protected pupils");
    assert!(protected.iter().all(|pupil| pupil.address.is_none()), "none of them has an address");
    assert!(reading.pupils.iter().all(|pupil| pupil.guardians.len() <= 2), "guardians come from their two columns");
}

#[test]
fn a_windows_1252_export_reads_like_utf_8() {
    let text = format!("{HEAD}{}", row("20130514", "Åsa"));
    let (old, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let (old, new) = (whole("a.csv", old.into_owned()), whole("a.csv", format!("\u{feff}{text}")));
    assert!(old.pupils == new.pupils, "the encoding is found out");
    let pupil = &new.pupils[0];
    assert_eq!((pupil.given.as_str(), pupil.class.as_deref()), ("Åsa", Some("7B")), "cells are where headings say");
    let address = pupil.address.as_ref().unwrap();
    assert_eq!((address.postal_code.as_str(), address.postal_town.as_str()), ("12900", "Hägersten"), "five digits");
    assert_eq!(pupil.guardians[0].phone, "070-1740605", "phones are read");
    assert_eq!(pupil.source_id, number("20130514"), "the number is the id of a row without one");
}

#[test]
fn separators_titles_and_foreign_headings_are_found_out() {
    let born = number("20130514");
    for text in [
        format!("Pnr,Namn,Åk\n{born},\"Ek, Alva\",7\n"),
        format!("Pnr\tNamn\tÅk\n{born}\tEk, Alva\t7\n"),
        format!("sep=;\nElevlista 2026-11-22\n\nPERSONNR;NAMN;ÅRSKURS\n{born};Ek, Alva;7\n"),
        format!("Namn|Personnummer\r\nEk, Alva|{born}\r\n"),
    ] {
        let reading = whole("a.csv", text.clone());
        assert_eq!(names(&reading.pupils), ["Alva"], "{text}");
        assert_eq!(reading.pupils[0].family, "Ek", "a comma in a name says which is which: {text}");
    }
}

#[test]
fn spreadsheets_eat_zeros_and_that_is_seen() {
    let born = number("20090527");
    let eaten = born[2..].trim_start_matches('0');
    let text =
        format!("{HEAD}{eaten};Provsson;Noll\n{born}.0;Provsson;Komma\n=\"{}\";Provsson;Citat\n", number("20100101"));
    let reading = whole("a.csv", text);
    assert_eq!(names(&reading.pupils), ["Noll", "Citat"], "nine digits get their zero back");
    assert_eq!(reading.pupils[0].number.as_ref().unwrap().reveal(), born, "and their century");
    assert_eq!(faults(&reading), [(3, "duplicate")], "the same pupil with decimals is the same pupil");
    let lost = whole("a.csv", format!("{HEAD}2,00905E+11;Provsson;Elva\n"));
    assert_eq!(faults(&lost), [(2, "number_rounded")], "a rounded number cannot be had back");
}

#[test]
fn every_row_is_a_pupil_or_is_shown() {
    let good = row("20130514", "Alva");
    let text = format!(
        "{HEAD}{good}\n;Provsson;Nummerlös\n2013051423;Provsson;Kort\n{};;\n{}{};Provsson;Skiften;7B;A;1;O;;V;070;extra\n{}",
        number("20130601"),
        good.replace("Alva", "Alva igen"),
        number("20130701"),
        row("20090127", "Temp").replace(&number("20090127"), "20090127TF20"),
    );
    let reading = whole("a.csv", text);
    assert_eq!(names(&reading.pupils), ["Alva", "Temp"], "what is certain is imported");
    assert_eq!(reading.pupils[1].number.as_ref().unwrap().kind(), NumberKind::Temporary, "temporary numbers do");
    let expected = [(4, "id_missing"), (5, "number_date"), (6, "name_missing"), (7, "duplicate"), (8, "shape")];
    assert_eq!(faults(&reading), expected, "each other row has a line and a code");
    assert_eq!(reading.not_understood[3].why.detail(), "2", "a duplicate says where the first stands");
}

#[test]
fn a_mark_in_any_column_withholds_where_the_pupil_is() {
    let born = number("20130514");
    for (heading, mark, protection) in [
        ("Skydd", "Sekretessmarkering", Protection::Sekretessmarkering),
        ("Skyddade personuppgifter (elev)", "X", Protection::Sekretessmarkering),
        ("Sekretess", "okänt", Protection::Sekretessmarkering),
        ("Skydd", "Skyddad folkbokföring", Protection::SkyddadFolkbokforing),
        ("Skydd", "Fingerade personuppgifter", Protection::Fingerad),
    ] {
        let text = format!(
            "Personnummer;Förnamn;Gatuadress;Postnr;Postort;Kommunkod;VH1;VH1 mobil;{heading}\n\
             {born};Alva;Hemliga gatan 1;12900;Orten;0180;Vera;070-1740605;{mark}\n"
        );
        let reading = whole("a.csv", text);
        let pupil = &reading.pupils[0];
        assert_eq!(pupil.protection, protection, "{heading}: {mark} is a mark");
        assert!(pupil.protection.is_protected() && pupil.address.is_none(), "{heading}: the address is dropped");
        assert_eq!(pupil.guardians[0].name, "Vera", "{heading}: who the guardian is may be known");
        assert!(pupil.guardians[0].phone.is_empty(), "{heading}: a phone leads to an address");
        assert!(reading.carries.contains(&Field::Protection), "{heading}: the register speaks of protection");
    }
    let street = whole("a.csv", format!("Personnummer;Förnamn;Gatuadress\n{born};Alva;Skyddad identitet\n"));
    assert!(street.pupils[0].protection.is_protected(), "some systems write it where the address was");
}

#[test]
fn the_stronger_of_two_rows_protects() {
    let plain = row("20130514", "Alva");
    let marked = plain.replace(";;", ";Sekretessmarkering;");
    let reading = whole("a.csv", format!("{HEAD}{plain}{marked}"));
    assert_eq!(faults(&reading), [(3, "duplicate")], "the second row is shown");
    assert!(reading.pupils[0].protection.is_protected(), "its mark is not lost");
    assert!(reading.pupils[0].address.is_none(), "nor is the address kept that the first row had");
}

#[test]
fn a_protected_guardian_keeps_no_phone() {
    let text = format!(
        "Personnummer;Förnamn;VH1;VH1 mobil;Skydd vårdnadshavare\n{};Alva;Vera;070-1740605;Ja\n",
        number("20130514")
    );
    let pupil = &whole("a.csv", text).pupils[0];
    assert!(!pupil.protection.is_protected(), "the mark is not the pupil's");
    assert!(pupil.guardians[0].phone.is_empty(), "the guardian's phone is dropped");
}

#[test]
fn a_missing_column_is_named() {
    let fault = |text: &str| Error::from(read("a.csv", text).err().unwrap());
    let number = fault("Förnamn;Klass\nAlva;7B\n");
    assert_eq!((number.code, number.params["column"].as_str()), (Code::ColumnMissing, "Personnummer"), "who is needed");
    let name = fault("Personnummer;Klass\n201305142390;7B\n");
    assert_eq!((name.code, name.params["column"].as_str()), (Code::ColumnMissing, "Förnamn"), "a name is needed");
    let mut options = options();
    options.mapping = Some(ColumnMapping::default().with(Column::Number, "Pnr").with(Column::Given, "Namnet"));
    let mapped = read_files(&[file("a.csv", "Pnr;Annat\n1;2\n")], &options, &NoProgress).err().unwrap();
    assert_eq!(mapped, ReadFault::ColumnMissing { column: "Namnet".to_owned() }, "a mapped column must be there");
}

#[test]
fn a_mapping_by_hand_and_the_saved_one_are_followed() {
    let text = format!("Löpnr;A;B;Skyddsmarkering\n1;{};Alva;Ja\n", number("20130514"));
    let mapping = ColumnMapping::default().with(Column::Number, "A").with(Column::Given, "B");
    let mut options = options();
    options.mapping = Some(mapping.clone());
    let by_hand = read_files(&[file("a.csv", text.clone())], &options, &NoProgress).unwrap_or_else(|_| panic!("reads"));
    assert_eq!(names(&by_hand.pupils), ["Alva"], "columns without a known name can be said");
    assert!(by_hand.pupils[0].protection.is_protected(), "a column of protection counts without being mapped");
    assert_eq!(by_hand.columns, ["Löpnr", "A", "B", "Skyddsmarkering"], "the columns are told");
    options.mapping = None;
    options.saved = Some(mapping);
    let saved = read_files(&[file("a.csv", text)], &options, &NoProgress).unwrap_or_else(|_| panic!("reads"));
    assert_eq!(names(&saved.pupils), ["Alva"], "the next import asks nothing");
    let other = format!("Personnummer;Förnamn\n{};Bo\n", number("20130514"));
    let suggested = read_files(&[file("a.csv", other)], &options, &NoProgress).unwrap_or_else(|_| panic!("reads"));
    assert_eq!(names(&suggested.pupils), ["Bo"], "a saved mapping of another file is no hindrance");
}

#[test]
fn what_is_no_register_is_refused() {
    for (name, bytes) in [
        ("a.csv", &b""[..]),
        ("a.csv", b"  \n \n"),
        ("a.pdf", b"%PDF-1.7\n1;2"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0;"),
        ("a.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"),
    ] {
        let fault = Error::from(read(name, bytes).err().unwrap());
        assert_eq!((fault.code, fault.params["name"].as_str()), (Code::FileUnknown, name), "{name} is no register");
    }
    let two = read_files(&[file("a.csv", HEAD), file("b.csv", HEAD)], &options(), &NoProgress).err().unwrap();
    assert_eq!(two, ReadFault::Unknown { name: "a.csv".to_owned() }, "two tables are two registers");
    let large = read("a.csv", vec![b'a'; (64 << 20) + 1]).err().unwrap();
    assert_eq!(large, ReadFault::TooLarge { limit_mib: 64 }, "the limit is named");
}

struct StopAt(usize);

impl Progress for StopAt {
    fn step(&self, done: usize, _total: usize) -> Continue {
        if done >= self.0 { Continue::Cancel } else { Continue::Yes }
    }
}

#[test]
fn thirty_thousand_rows_are_quick_and_can_be_stopped() {
    let days = today().iter_days().rev().skip(400).filter(|day| chrono::Datelike::year(day) > 1930).take(30_000);
    let rows: String = days.map(|day| row(&day.format("%Y%m%d").to_string(), "Alva")).collect();
    let bytes = format!("{HEAD}{rows}").into_bytes();
    let started = std::time::Instant::now();
    let reading = whole("a.csv", bytes.clone());
    assert_eq!(reading.pupils.len(), 30_000, "every row is a pupil");
    assert!(started.elapsed().as_secs() < 60, "a large municipality imports while somebody watches, unoptimised too");
    let stopped = read_files(&[file("a.csv", bytes)], &options(), &StopAt(10)).err();
    assert_eq!(stopped, Some(ReadFault::Cancelled), "the user may stop it between two rows");
}
