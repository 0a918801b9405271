//! The register that is built in: facts as data files with source and date (`registers/README.md`).

use std::sync::LazyLock;

use chrono::NaiveDate;
use samsyn_rules::districts::{
    Alias, AliasKind, Contact, ContactKind, Municipality, Namnd, PostalHint, ReceiverId, Register, Stadsdel,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::{Code, Error, Result};

const NAMNDER: &str = include_str!("../../registers/namnder.toml");
const STADSDELAR: &str = include_str!("../../registers/stadsdelar.csv");
const NAMES: &str = include_str!("../../registers/names.csv");
const MUNICIPALITIES: &str = include_str!("../../registers/municipalities.csv");
const POSTAL: &str = include_str!("../../registers/postal.csv");
const CONTACTS: &str = include_str!("../../registers/contacts.csv");

static REGISTER: LazyLock<std::result::Result<Register, String>> = LazyLock::new(read);

/// The built-in register, read once.
///
/// # Errors
/// `internal`: the program was built with a register that does not hold together. Tests keep this from happening.
pub fn embedded() -> Result<&'static Register> {
    REGISTER.as_ref().map_err(|at| Error::new(Code::Internal).with("place", at))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Division {
    date: NaiveDate,
    known_until: NaiveDate,
    municipal_receiver: String,
    namnd: Vec<NamndRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamndRow {
    id: String,
    area: String,
    name: String,
    from: NaiveDate,
    until: Option<NaiveDate>,
    #[serde(default)]
    predecessors: Vec<String>,
    successor: Option<String>,
    source: String,
}

#[derive(Deserialize)]
struct StadsdelRow {
    name: String,
    from_2023_07_01: String,
    from_2020_07_01: String,
    from_2007_01_01: String,
    also: String,
}

#[derive(Deserialize)]
struct NameRow {
    name: String,
    kind: String,
    stadsdel: String,
    receivers: String,
}

#[derive(Deserialize)]
struct MunicipalityRow {
    code: String,
    name: String,
    parts: String,
}

#[derive(Deserialize)]
struct PostalRow {
    kind: String,
    key: String,
    receivers: String,
    wide: String,
}

#[derive(Deserialize)]
struct ContactRow {
    receiver: String,
    kind: String,
    value: String,
    source: String,
    source_age: String,
}

type Parsed<T> = std::result::Result<T, String>;

fn read() -> Parsed<Register> {
    let division: Division = toml::from_str(NAMNDER).map_err(|fault| format!("namnder.toml: {}", fault.message()))?;
    let (mut postal_prefixes, mut postal_towns) = (Vec::new(), Vec::new());
    for row in rows::<PostalRow>("postal.csv", POSTAL)? {
        let hint = PostalHint { key: row.key, receivers: ids(&row.receivers)?, wide: row.wide == "yes" };
        if row.kind == "town" { postal_towns.push(hint) } else { postal_prefixes.push(hint) }
    }
    let register = Register {
        date: division.date,
        known_until: division.known_until,
        municipal_receiver: division.municipal_receiver,
        namnder: division.namnd.into_iter().map(namnd).collect::<Parsed<_>>()?,
        stadsdelar: rows("stadsdelar.csv", STADSDELAR)?.into_iter().map(stadsdel).collect::<Parsed<_>>()?,
        aliases: rows("names.csv", NAMES)?.into_iter().map(alias).collect::<Parsed<_>>()?,
        municipalities: rows("municipalities.csv", MUNICIPALITIES)?.into_iter().map(municipality).collect(),
        postal_prefixes,
        postal_towns,
        contacts: rows("contacts.csv", CONTACTS)?.into_iter().map(contact).collect::<Parsed<_>>()?,
    };
    match register.faults().first() {
        None => Ok(register),
        Some(fault) => Err(format!("{}: {}", fault.at, fault.what)),
    }
}

fn rows<T: DeserializeOwned>(file: &str, text: &str) -> Parsed<Vec<T>> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    rows.collect::<std::result::Result<_, csv::Error>>().map_err(|fault| format!("{file}: {fault}"))
}

fn id(text: &str) -> Parsed<ReceiverId> {
    ReceiverId::parse(text).ok_or_else(|| format!("{text}: no receiver id"))
}

/// Ids with a bar between.
fn ids(text: &str) -> Parsed<Vec<ReceiverId>> {
    text.split('|').filter(|part| !part.is_empty()).map(id).collect()
}

fn namnd(row: NamndRow) -> Parsed<Namnd> {
    Ok(Namnd {
        id: id(&row.id)?,
        area: row.area,
        name: row.name,
        from: row.from,
        until: row.until,
        predecessors: row.predecessors.iter().map(|before| id(before)).collect::<Parsed<_>>()?,
        successor: row.successor.as_deref().map(id).transpose()?,
        source: row.source,
    })
}

fn stadsdel(row: StadsdelRow) -> Parsed<Stadsdel> {
    let divisions = [row.from_2023_07_01, row.from_2020_07_01, row.from_2007_01_01];
    let namnder = divisions.iter().map(|namnd| id(namnd)).collect::<Parsed<_>>()?;
    Ok(Stadsdel { name: row.name, namnder, also: ids(&row.also)? })
}

fn alias(row: NameRow) -> Parsed<Alias> {
    let kind = AliasKind::parse(&row.kind).ok_or_else(|| format!("{}: no kind of name", row.kind))?;
    let stadsdel = Some(row.stadsdel).filter(|name| !name.is_empty());
    Ok(Alias { name: row.name, kind, stadsdel, receivers: ids(&row.receivers)? })
}

fn municipality(row: MunicipalityRow) -> Municipality {
    let parts = row.parts.split('|').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    Municipality { code: row.code, name: row.name, parts }
}

fn contact(row: ContactRow) -> Parsed<Contact> {
    let kind = ContactKind::parse(&row.kind).ok_or_else(|| format!("{}: no kind of contact", row.kind))?;
    Ok(Contact { receiver: id(&row.receiver)?, kind, value: row.value, source: row.source, source_age: row.source_age })
}
