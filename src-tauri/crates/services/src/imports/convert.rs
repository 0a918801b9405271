//! Between what a register says, what is compared, and what is stored.

use samsyn_rules::people::Settled;
use samsyn_rules::people::{PersonalNumber, Protection};
use samsyn_store::people::{self as stored, GuardianRecord, Home, Pseudonyms, PupilRecord, Residence, ResidenceBasis};

use super::invalid;
use crate::api::imports::MappingView;
use crate::error::Result;
use crate::import::{
    AddressKind, AddressRow, Change, ColumnMapping, Field, GuardianRow, KnownPupil, PupilRow, Reading, Relation,
};

/// Leaves out what is not stored, so that it is never taken for a change, and takes the vault's names for protected people.
pub(super) fn normalise(reading: &mut Reading, names: &Pseudonyms) {
    reading.rename(&|id: &str| names.of(id));
    reading.carries.remove(&Field::SchoolYear);
    reading.carries.remove(&Field::SchoolType);
    for pupil in &mut reading.pupils {
        if let Some(address) = &mut pupil.address {
            address.kind = kind(basis(address.kind));
        }
        for guardian in &mut pupil.guardians {
            guardian.email.clear();
        }
    }
}

/// An address that is not the registered one says where the pupil stays, and no more.
fn basis(kind: AddressKind) -> ResidenceBasis {
    match kind {
        AddressKind::Folkbokforing => ResidenceBasis::Folkbokford,
        _ => ResidenceBasis::Vistas,
    }
}

fn kind(basis: ResidenceBasis) -> AddressKind {
    match basis {
        ResidenceBasis::Folkbokford => AddressKind::Folkbokforing,
        _ => AddressKind::Tillfallig,
    }
}

/// A stored pupil, to compare with.
pub(super) fn known(pupil: &stored::KnownPupil, names: &Pseudonyms) -> KnownPupil {
    let record = &pupil.record;
    KnownPupil {
        id: pupil.id,
        source_id: record.source_id.clone(),
        key: names.of(&record.source_id),
        number: record.number.as_deref().and_then(number),
        birth_date: record.born,
        given: record.given.clone(),
        family: record.family.clone(),
        class: Some(record.class.clone()).filter(|class| !class.is_empty()),
        school_year: None,
        school_type: None,
        address: record.home.known().map(address),
        withheld: record.home.withheld().cloned(),
        protection: record.protection.map_or(Protection::None, |known| {
            Protection::from_code(known.as_str()).unwrap_or(Protection::Sekretessmarkering)
        }),
        guardians: record.guardians.iter().map(guardian).collect(),
        left: pupil.left_on.is_some(),
    }
}

/// Numbers are stored as twelve characters, so the day of reading does not matter.
fn number(text: &str) -> Option<PersonalNumber> {
    PersonalNumber::parse(text, chrono::NaiveDate::MAX).ok()
}

fn address(residence: &Residence) -> AddressRow {
    AddressRow {
        street: residence.street.clone().unwrap_or_default(),
        postal_code: residence.postal_code.clone().unwrap_or_default(),
        postal_town: residence.postal_town.clone().unwrap_or_default(),
        municipality: residence.municipality.clone(),
        kind: kind(residence.basis),
    }
}

fn guardian(record: &GuardianRecord) -> GuardianRow {
    GuardianRow {
        source_id: record.source_id.clone().unwrap_or_default(),
        name: record.name.clone(),
        phone: record.phone.clone(),
        email: String::new(),
        relation: relation(&record.relation),
        protection: if record.protected { Protection::Sekretessmarkering } else { Protection::None },
    }
}

/// A row of the register, to store.
pub(super) fn record(row: &PupilRow) -> PupilRecord {
    let known = || row.address.as_ref().map_or(Home::Unknown, |address| Home::Known(residence(address)));
    PupilRecord {
        source_id: row.source_id.clone(),
        number: row.number.as_ref().map(|number| number.reveal().to_owned()),
        given: row.given.clone(),
        family: row.family.clone(),
        class: row.class.clone().unwrap_or_default(),
        born: row.birth_date.or_else(|| row.number.as_ref().map(PersonalNumber::birth_date)),
        protection: stored::Protection::parse(row.protection.code()),
        home: row.withheld.clone().map_or_else(known, Home::Withheld),
        assigned_municipality: None,
        guardians: row.guardians.iter().map(guardian_record).collect(),
    }
}

fn residence(row: &AddressRow) -> Residence {
    let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    Residence {
        basis: basis(row.kind),
        municipality: row.municipality.clone(),
        stadsdel: None,
        street: said(&row.street),
        postal_code: said(&row.postal_code),
        postal_town: said(&row.postal_town),
        district_name: None,
        point: None,
    }
}

fn guardian_record(row: &GuardianRow) -> GuardianRecord {
    let protected = row.protection.is_protected();
    GuardianRecord {
        source_id: Some(row.source_id.clone()).filter(|id| !id.is_empty()),
        name: row.name.clone(),
        phone: if protected { String::new() } else { row.phone.clone() },
        relation: relation_word(&row.relation),
        protected,
    }
}

/// The stored record with the changed fields of the register.
pub(super) fn apply_fields(before: PupilRecord, change: &Change, names: &Pseudonyms) -> PupilRecord {
    let after = record(&change.row);
    let has = |field: Field| change.fields.contains(&field);
    let take = |field, new: String, old: String| if has(field) { new } else { old };
    let protection = if has(Field::Protection) { after.protection } else { before.protection };
    let home = if has(Field::Address) { after.home } else { before.home };
    let source_id = take(Field::SourceId, after.source_id, before.source_id);
    PupilRecord {
        // An id that another register gave: a protected pupil's says no number either.
        source_id: if protection.is_some() { names.of(&source_id) } else { source_id },
        number: if has(Field::Number) { after.number } else { before.number },
        given: take(Field::Given, after.given, before.given),
        family: take(Field::Family, after.family, before.family),
        class: take(Field::Class, after.class, before.class),
        born: if has(Field::BirthDate) { after.born } else { before.born },
        protection,
        assigned_municipality: before.assigned_municipality.filter(|_| !home.is_withheld()),
        home,
        guardians: if has(Field::Guardians) { after.guardians } else { before.guardians },
    }
}

/// The stored record without what somebody's protection withholds from now on.
pub(super) fn hide(before: PupilRecord, settled: &Settled) -> PupilRecord {
    let mut record = before;
    if let Some(withheld) = &settled.withheld {
        record.home = Home::Withheld(withheld.clone());
        record.assigned_municipality = None;
    }
    let silent = record.guardians.iter_mut().zip(&settled.phones).filter(|(_, withheld)| **withheld);
    silent.for_each(|(guardian, _)| guardian.phone.clear());
    record
}

fn relation_word(relation: &Relation) -> String {
    match relation {
        Relation::Vardnadshavare => "vardnadshavare",
        Relation::Foralder => "foralder",
        Relation::GodMan => "god_man",
        Relation::AnnanAnsvarig => "annan_ansvarig",
        Relation::AnnanBehorig => "annan_behorig",
        Relation::Other(word) => word,
    }
    .to_owned()
}

fn relation(word: &str) -> Relation {
    match word {
        "vardnadshavare" => Relation::Vardnadshavare,
        "foralder" => Relation::Foralder,
        "god_man" => Relation::GodMan,
        "annan_ansvarig" => Relation::AnnanAnsvarig,
        "annan_behorig" => Relation::AnnanBehorig,
        other => Relation::Other(other.to_owned()),
    }
}

/// A mapping of the door, for the reader of tables.
pub(super) fn mapping(view: &MappingView) -> Result<ColumnMapping> {
    let columns: serde_json::Map<String, serde_json::Value> =
        view.columns.iter().map(|(field, column)| (field.clone(), column.clone().into())).collect();
    serde_json::from_value(serde_json::Value::Object(columns)).map_err(|_| invalid("mapping"))
}

/// A mapping as the window shows it.
pub(super) fn mapping_view(mapping: &ColumnMapping) -> MappingView {
    let value = serde_json::to_value(mapping).unwrap_or_default();
    let columns = value.as_object().into_iter().flatten();
    let columns = columns.filter_map(|(field, column)| Some((field.clone(), column.as_str()?.to_owned()))).collect();
    MappingView { columns }
}
