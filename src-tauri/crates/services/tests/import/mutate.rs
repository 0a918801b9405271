//! Ten thousand damaged files: no panic, and no row is lost.

use std::panic::{AssertUnwindSafe, catch_unwind};

use samsyn_services::import::{NoProgress, Reading, compare, read_files};
use serde_json::{Value, json};

use super::made::{class, dump, enrolment, file, guardian, number, options, person, whole};
use super::xlsx::{Cell, workbook};

/// A small generator (xorshift64*), so that a failure comes again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % limit.max(1)
    }
}

const PIECES: [&[u8]; 16] = [
    b"\"",
    b";",
    b"\n",
    b"\r",
    b"\0",
    b"\xFF\xFE",
    b"null",
    b"[[[[[[[[",
    b"}",
    b"{\"id\":",
    b"-1e999",
    b"\xC3",
    b"TF",
    b"&#0;",
    b"<c r=\"XFD1048576\"",
    b"99999999999999999999",
];

fn mutate(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let place = dice.below(changed.len());
        let end = (place + dice.below(40)).min(changed.len());
        match dice.below(6) {
            0 => changed.truncate(place),
            1 => drop(changed.drain(place..end)),
            2 => {
                let copy = changed[place..end].to_vec();
                changed.splice(place..place, copy);
            }
            3 => {
                let piece = PIECES[dice.below(PIECES.len())];
                changed.splice(place..place, piece.iter().copied());
            }
            4 if place < changed.len() => changed[place] = u8::try_from(dice.below(256)).unwrap(),
            _ if place < changed.len() => changed[place] ^= 1 << dice.below(8),
            _ => {}
        }
    }
    changed
}

fn csv() -> Vec<u8> {
    let rows = ["20130514", "20130515", "20090127", "20120229"].map(|born| {
        format!("{};Provsson;Alva;7B;Provstigen 1;129 00;Hägersten;Nej;Vera Provsson;070-1740605\n", number(born))
    });
    format!(
        "Personnummer;Efternamn;Förnamn;Klass;Gatuadress;Postnr;Postort;Skydd;Vårdnadshavare;Telefon\n{}",
        rows.concat()
    )
    .into_bytes()
}

fn lists() -> Vec<u8> {
    let persons = [person("a", "Alva", "20130514"), guardian("a"), person("b", "Bo", "20130515"), guardian("b")];
    dump(&persons, &[enrolment("a"), enrolment("b")], &[class("7B", &["a", "b"])], &[])
}

fn xlsx() -> Vec<u8> {
    use Cell::{Fault, Number, Text};
    let alva: f64 = number("20130514").parse().unwrap();
    workbook(&[
        vec![Text("Personnummer"), Text("Namn"), Text("Klass"), Text("Skydd")],
        vec![Number(alva), Text("Ek, Alva"), Text("7B"), Text("Nej")],
        vec![Text("20090127TF20"), Text("Ek, Bo"), Text("9A"), Fault],
    ])
}

/// Puts something unexpected at a random place of a document that stays JSON.
fn disturb(value: &mut Value, dice: &mut Dice) {
    let deeper = match value {
        Value::Array(elements) if !elements.is_empty() && dice.below(8) > 0 => {
            let place = dice.below(elements.len());
            elements.get_mut(place)
        }
        Value::Object(members) if !members.is_empty() && dice.below(8) > 0 => {
            let place = dice.below(members.len());
            members.values_mut().nth(place)
        }
        _ => None,
    };
    match deeper {
        Some(inner) => disturb(inner, dice),
        None => {
            let odd = [
                json!(null),
                json!(true),
                json!(-1),
                json!(1e300),
                json!(""),
                json!("Hemlig"),
                json!([[]]),
                json!({"id": 7}),
            ];
            *value = odd[dice.below(odd.len())].clone();
        }
    }
}

/// Reads what came of a file. A panic names the round, to repeat it.
fn survives(name: &str, bytes: Vec<u8>, round: u64) -> Option<Reading> {
    let files = [file(name, bytes)];
    let read = catch_unwind(AssertUnwindSafe(|| read_files(&files, &options(), &NoProgress)));
    let reading = read.unwrap_or_else(|_| panic!("{name} round {round} panics")).ok()?;
    for pupil in &reading.pupils {
        assert!(!pupil.source_id.is_empty(), "{name} round {round}: every pupil can be known again");
        let kept = pupil.protection.is_protected() && pupil.address.is_some();
        assert!(!kept, "{name} round {round}: no damage brings an address through");
    }
    Some(reading)
}

#[test]
fn damaged_tables_lose_no_row() {
    let whole = csv();
    let mut read = 0;
    for round in 1..=6000_u64 {
        let bytes = mutate(&whole, &mut Dice(round));
        // Lines are countable where no mark of quotation joins two, and the headings stand whole.
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let countable = !text.contains('"') && text.starts_with("Personnummer;Efternamn;");
        let lines = text.split(['\n', '\r']).filter(|line| !line.replace(';', "").trim().is_empty()).count();
        let Some(reading) = survives("a.csv", bytes, round) else { continue };
        if countable && reading.columns.len() >= 10 {
            read += 1;
            assert_eq!(reading.rows() + 1, lines, "round {round}: each line is a pupil or is shown");
        }
    }
    assert!(read > 2000, "most damaged tables still read: {read}");
}

#[test]
fn damaged_json_loses_nobody() {
    let whole = lists();
    let mut read = 0;
    for round in 1..=3000_u64 {
        let mut dice = Dice(round);
        let mut bytes = mutate(&whole, &mut dice);
        if round % 2 == 0 {
            let mut value: Value = serde_json::from_slice(&whole).unwrap();
            (0..=dice.below(3)).for_each(|_| disturb(&mut value, &mut dice));
            bytes = value.to_string().into_bytes();
        }
        let parsed: Option<Value> = serde_json::from_slice(&bytes).ok();
        let Some(reading) = survives("a.json", bytes, round) else { continue };
        let persons = parsed.as_ref().and_then(|value| value["persons"].as_array()).map_or(0, Vec::len);
        read += 1;
        assert_eq!(reading.rows() + reading.others, persons, "round {round}: each person is somebody or is shown");
    }
    assert!(read > 500, "many damaged dumps still read: {read}");
}

#[test]
fn damaged_workbooks_do_no_harm() {
    let whole = xlsx();
    let sheet = whole.len() / 2;
    let mut read = 0;
    for round in 1..=1500_u64 {
        // The second half holds the cells; damage to the directory alone would only test the archive.
        let mut bytes = whole[..sheet].to_vec();
        bytes.extend(mutate(&whole[sheet..], &mut Dice(round)));
        read += usize::from(survives("a.xlsx", bytes, round).is_some());
    }
    assert!(read > 50, "some damaged workbooks still read: {read}");
}

#[test]
fn comparing_with_a_damaged_reading_marks_nobody_twice() {
    let rows = whole("a.csv", csv()).pupils.len();
    for round in 1..=200_u64 {
        let Some(reading) = survives("a.csv", mutate(&csv(), &mut Dice(round)), round) else { continue };
        let count = reading.pupils.len();
        let plan = compare(&[], reading);
        assert_eq!(plan.new.len(), count, "round {round}: into an empty vault every pupil is new");
    }
    assert_eq!(rows, 4, "the whole table has four pupils");
}
