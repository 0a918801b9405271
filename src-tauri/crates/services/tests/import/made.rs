//! Made-up pupils, and files around them.

use chrono::NaiveDate;
use samsyn_services::import::{InputFile, NoProgress, PupilRow, ReadFault, ReadOptions, Reading, read_files};
use serde_json::{Value, json};

/// The day of the tests.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

pub(crate) fn options() -> ReadOptions {
    ReadOptions::on(today())
}

/// A number with the test serial 239 for a date written `20130514`.
pub(crate) fn number(born: &str) -> String {
    let nine = format!("{}239", &born[2..]);
    let weights = [2, 1].into_iter().cycle();
    let products = nine.bytes().map(|byte| u32::from(byte - b'0')).zip(weights).map(|(digit, weight)| digit * weight);
    let sum: u32 = products.map(|product| product / 10 + product % 10).sum();
    format!("{}{nine}{}", &born[..2], (10 - sum % 10) % 10)
}

pub(crate) fn file(name: &str, bytes: impl Into<Vec<u8>>) -> InputFile {
    InputFile { name: name.to_owned(), bytes: bytes.into() }
}

pub(crate) fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Result<Reading, ReadFault> {
    read_files(&[file(name, bytes)], &options(), &NoProgress)
}

/// The reading of a file that can be read.
pub(crate) fn whole(name: &str, bytes: impl Into<Vec<u8>>) -> Reading {
    read(name, bytes).unwrap_or_else(|fault| panic!("{name} can be read: {fault:?}"))
}

/// Code of every row that was not understood, with its place.
pub(crate) fn faults(reading: &Reading) -> Vec<(usize, &'static str)> {
    reading.not_understood.iter().map(|row| (row.source.row, row.why.code())).collect()
}

/// Names of the pupils, in order.
pub(crate) fn names(rows: &[PupilRow]) -> Vec<&str> {
    rows.iter().map(|row| row.given.as_str()).collect()
}

/// A person of SS 12000 with this id.
pub(crate) fn person(id: &str, given: &str, born: &str) -> Value {
    json!({
        "id": id, "givenName": given, "familyName": "Provsson", "birthDate": dashed(born),
        "civicNo": {"value": number(born), "nationality": "SE"}, "securityMarking": "Ingen",
        "addresses": [{"type": "Folkbokföring", "streetAddress": home(id), "postalCode": "129 00",
                       "locality": "Hägersten", "countyCode": 1, "municipalityCode": 80}],
        "responsibles": [{"person": {"id": format!("{id}-g")}, "relationType": "Vårdnadshavare"}],
    })
}

/// A home of their own for everybody: a shared one is withheld for all when one of them is protected.
fn home(id: &str) -> String {
    format!("Provstigen {}", id.bytes().map(u32::from).sum::<u32>())
}

/// The guardian of [`person`].
pub(crate) fn guardian(id: &str) -> Value {
    json!({"id": format!("{id}-g"), "givenName": "Vera", "familyName": "Provsson",
           "phoneNumbers": [{"value": "070-1740605", "type": "Hem", "mobile": true}],
           "emails": [{"value": "vera@example.com", "type": "Privat"}]})
}

pub(crate) fn enrolment(id: &str) -> Value {
    json!({"person": {"id": id}, "enroledAt": {"id": "unit"}, "schoolYear": 7, "schoolType": "GR",
           "startDate": "2026-08-17"})
}

pub(crate) fn class(name: &str, ids: &[&str]) -> Value {
    let members: Vec<Value> = ids.iter().map(|id| json!({"person": {"id": id}, "startDate": "2026-08-17"})).collect();
    json!({"id": name, "displayName": name, "groupType": "Klass", "startDate": "2026-08-17",
           "organisation": {"id": "unit"}, "groupMemberships": members})
}

fn dashed(born: &str) -> String {
    format!("{}-{}-{}", &born[..4], &born[4..6], &born[6..])
}

/// One file with the lists under their names.
pub(crate) fn dump(persons: &[Value], enrolments: &[Value], groups: &[Value], duties: &[Value]) -> Vec<u8> {
    json!({"persons": persons, "enrolments": enrolments, "groups": groups, "duties": duties}).to_string().into_bytes()
}
