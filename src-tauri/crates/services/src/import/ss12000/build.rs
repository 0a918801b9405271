//! Pupils out of the lists of SS 12000.

use chrono::NaiveDate;
use samsyn_rules::people::{Family, PersonalNumber, Protection};
use serde_json::Value;

use super::lists::{List, Lists};
use super::school::{School, Standing};
use super::value::{date, list, person, text};
use crate::effort::Watched;
use crate::import::fault::{Hints, NotUnderstood, ReadFault, RowSource, Why};
use crate::import::pupil::{AddressKind, AddressRow, Field, GuardianRow, PupilRow};
use crate::import::words::{clean, fold, municipality, postal_code, protection_in_address, relation};
use crate::import::{Progress, ReadOptions, Reading, spend, step};

/// Reads the pupils; staff and guardians are no rows of their own.
///
/// # Errors
/// Only that the user stopped it.
pub(crate) fn build(
    lists: &Lists,
    options: &ReadOptions,
    progress: &dyn Progress,
    effort: &Watched<'_>,
) -> Result<Reading, ReadFault> {
    let school = School::new(lists, options.today, effort)?;
    let persons = lists.get(List::Persons).unwrap_or_default();
    let mut reading = Reading { carries: carries(lists, persons), ..Reading::default() };
    let mut rows = Vec::new();
    for (place, one) in persons.iter().enumerate() {
        step(progress, place, persons.len())?;
        effort.show(place, persons.len());
        spend(effort, 1 + list(one, "addresses").len() + list(one, "responsibles").len())?;
        let id = text(one, "id");
        let fault = |why| NotUnderstood::new(place + 1, why, hints(one, &id, options.today));
        if !one.is_object() || id.is_empty() {
            let why = if one.is_object() { Why::IdMissing } else { Why::Shape };
            reading.not_understood.push(fault(why));
            continue;
        }
        match school.standing(one, &id) {
            Standing::Other => reading.others += 1,
            // A known pupil whom no enrolment names any more has left, also when nothing else tells who this is.
            Standing::Unknown(Why::NotEnrolled) => {
                reading.not_understood.push(NotUnderstood::new(place + 1, Why::NotEnrolled, Hints::default()));
            }
            Standing::Unknown(why) => reading.not_understood.push(fault(why)),
            Standing::Pupil(enrolment) => match pupil(&school, one, &id, enrolment, options.today) {
                Ok(row) => rows.push((RowSource { row: place + 1 }, row)),
                Err(why) => reading.not_understood.push(fault(why)),
            },
        }
    }
    reading.near.extend(persons.iter().filter_map(|one| hidden(&school, one)));
    reading.seen.extend(persons.iter().map(|one| text(one, "id")).filter(|id| !id.is_empty()));
    reading.marks_guardians = reading.carries.contains(&Field::Protection);
    reading.keep_each_once(rows);
    reading.not_understood.sort_by_key(|fault| fault.source);
    step(progress, persons.len(), persons.len())?;
    Ok(reading)
}

/// A key that nobody has is not carried: a service that shows no addresses does not empty them.
fn carries(lists: &Lists, persons: &[Value]) -> std::collections::BTreeSet<Field> {
    let somebody = |key: &str| persons.iter().any(|one| one.get(key).is_some());
    let when = |carried: bool, field: Field| carried.then_some(field);
    [Field::SourceId, Field::Given, Field::Family, Field::SchoolYear, Field::SchoolType]
        .into_iter()
        .chain(when(somebody("civicNo"), Field::Number))
        .chain(when(somebody("birthDate"), Field::BirthDate))
        .chain(when(somebody("addresses"), Field::Address))
        .chain(when(somebody("responsibles"), Field::Guardians))
        .chain(when(somebody("securityMarking"), Field::Protection))
        .chain(when(lists.get(List::Groups).is_some(), Field::Class))
        .collect()
}

/// A protected person, or the child of one, whatever else it is at the school: staff, a guardian, a pupil of another day, or a
/// row that is not understood.
fn hidden(school: &School<'_>, one: &Value) -> Option<Family> {
    let id = text(one, "id");
    let guardians: Vec<GuardianRow> =
        list(one, "responsibles").iter().filter_map(|entry| guardian(school, entry)).collect();
    let protected = protection(school, one, &id).is_protected();
    let marked = guardians.iter().any(|guardian| guardian.protection.is_protected());
    (protected || marked).then(|| Family {
        source: id,
        protected,
        stands: None,
        guardians: guardians.iter().map(GuardianRow::person).collect(),
        addresses: homes(one).iter().filter_map(AddressRow::place).collect(),
    })
}

/// The strongest mark, also where it stands in the place of an address.
fn protection(school: &School<'_>, one: &Value, id: &str) -> Protection {
    let said = list(one, "addresses").iter().map(|address| {
        protection_in_address(&format!("{} {}", text(address, "streetAddress"), text(address, "locality")))
    });
    said.fold(school.protection(id), Protection::max)
}

/// Every address that is said, of whatever kind.
fn homes(one: &Value) -> Vec<AddressRow> {
    list(one, "addresses").iter().map(|address| row(address, AddressKind::Folkbokforing)).collect()
}

fn hints(one: &Value, id: &str, today: NaiveDate) -> Hints {
    let number = PersonalNumber::parse(&civic_number(one), today).map(|number| number.reveal().to_owned());
    let keys = [id.to_owned(), number.unwrap_or_default()];
    Hints::new(keys, &text(one, "givenName"), &text(one, "familyName"))
}

fn civic_number(one: &Value) -> String {
    match one.get("civicNo") {
        Some(number @ Value::Object(_)) => text(number, "value"),
        _ => text(one, "civicNo"),
    }
}

fn pupil(
    school: &School<'_>,
    one: &Value,
    id: &str,
    enrolment: Option<&Value>,
    today: NaiveDate,
) -> Result<PupilRow, Why> {
    let protection = protection(school, one, id);
    let number = match civic_number(one).as_str() {
        "" => None,
        said => Some(PersonalNumber::parse(said, today).map_err(Why::Number)?),
    };
    let (given, family) = (text(one, "givenName"), text(one, "familyName"));
    if given.is_empty() && family.is_empty() && !protection.is_protected() {
        return Err(Why::NameMissing);
    }
    let of_enrolment = |key| enrolment.map(|enrolment| text(enrolment, key)).filter(|said| !said.is_empty());
    let row = PupilRow {
        source_id: id.to_owned(),
        number,
        birth_date: date(one, "birthDate")?,
        given,
        family,
        class: school.class(id),
        school_year: of_enrolment("schoolYear").and_then(|year| year.parse().ok()),
        school_type: of_enrolment("schoolType"),
        address: address(one),
        withheld: None,
        protection,
        guardians: list(one, "responsibles").iter().filter_map(|entry| guardian(school, entry)).collect(),
        kin: Family::default(),
    };
    Ok(row.read(&homes(one)))
}

/// Where the pupil lives. Two registered addresses that differ are none: which one is true is not for us to guess.
fn address(one: &Value) -> Option<AddressRow> {
    let only = |kind: AddressKind, names: &[&str]| {
        let mut rows: Vec<AddressRow> = list(one, "addresses")
            .iter()
            .filter(|address| names.contains(&fold(&text(address, "type")).replace(' ', "").as_str()))
            .map(|address| row(address, kind))
            .filter(|row| !row.is_empty())
            .collect();
        rows.dedup();
        rows
    };
    let registered = only(AddressKind::Folkbokforing, &["", "folkbokforing", "folkbokforingsadress"]);
    let rows = if registered.is_empty() { only(AddressKind::Tillfallig, &["tillfalligadress"]) } else { registered };
    <[AddressRow; 1]>::try_from(rows).ok().map(|[row]| row)
}

fn row(address: &Value, kind: AddressKind) -> AddressRow {
    AddressRow {
        street: text(address, "streetAddress"),
        postal_code: postal_code(&text(address, "postalCode")),
        postal_town: text(address, "locality"),
        municipality: municipality(&text(address, "countyCode"), &text(address, "municipalityCode")),
        kind,
    }
}

/// A guardian, with what the list of persons says of it. One who has died, or of whom only an id is known, is none.
fn guardian(school: &School<'_>, entry: &Value) -> Option<GuardianRow> {
    let (id, reference) = person(entry)?;
    let one = school.persons.get(&id).copied().unwrap_or(&Value::Null);
    if fold(&text(one, "personStatus")) == "avliden" {
        return None;
    }
    let full = clean(&format!("{} {}", text(one, "givenName"), text(one, "familyName")));
    let name = if full.is_empty() { text(reference, "displayName") } else { full };
    let first = |key: &str, values: &[&str]| {
        let said = list(one, key).iter().flat_map(|entry| values.iter().map(|value| text(entry, value)));
        said.into_iter().find(|said| !said.is_empty()).unwrap_or_default()
    };
    let guardian = GuardianRow {
        name,
        phone: first("phoneNumbers", &["value", "number"]),
        email: first("emails", &["value"]),
        relation: relation(&text(entry, "relationType")),
        protection: protection(school, one, &id),
        source_id: id,
    };
    Some(guardian).filter(|guardian| !guardian.name.is_empty() || !guardian.phone.is_empty())
}
