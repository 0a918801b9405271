//! What an import would change. Nobody is removed: who is absent is marked as having left.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use samsyn_rules::people::{PersonalNumber, Protection};
use uuid::Uuid;

use super::Reading;
use super::columns::ColumnMapping;
use super::fault::{Hints, NotUnderstood};
use super::pupil::{AddressRow, Field, GuardianRow, PupilRow};
use super::words::{clean, fold};

/// A pupil as the vault knows it.
#[derive(Clone, PartialEq)]
pub struct KnownPupil {
    /// Id in the vault.
    pub id: Uuid,
    /// Id of the source that it came from.
    pub source_id: String,
    /// Personal number.
    pub number: Option<PersonalNumber>,
    /// Birth date.
    pub birth_date: Option<NaiveDate>,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Class.
    pub class: Option<String>,
    /// School year.
    pub school_year: Option<u8>,
    /// School type.
    pub school_type: Option<String>,
    /// Where the pupil lives.
    pub address: Option<AddressRow>,
    /// Protection.
    pub protection: Protection,
    /// Guardians.
    pub guardians: Vec<GuardianRow>,
    /// Has left the school.
    pub left: bool,
}

/// A known pupil of whom the register says something else.
pub struct Change {
    /// Id in the vault.
    pub id: Uuid,
    /// What the register says.
    pub row: PupilRow,
    /// What differs. Never empty.
    pub fields: BTreeSet<Field>,
}

/// What an import would do.
pub struct ImportPlan {
    /// Rows read.
    pub rows: usize,
    /// Pupils that are not known.
    pub new: Vec<PupilRow>,
    /// Known pupils that change.
    pub changed: Vec<Change>,
    /// Known pupils that do not.
    pub unchanged: Vec<Uuid>,
    /// Known pupils that the register does not have.
    pub gone: Vec<Uuid>,
    /// Ids of the source of protected pupils.
    pub protected: Vec<String>,
    /// Rows that are shown and not guessed.
    pub not_understood: Vec<NotUnderstood>,
    /// Columns of a table.
    pub columns: Vec<String>,
    /// Mapping used.
    pub mapping: Option<ColumnMapping>,
    /// Known pupils at the school before.
    known: usize,
    /// Known pupils of whom something goes empty.
    emptied: usize,
    /// Protected pupils before, and those who would no longer be.
    protected_before: usize,
    unprotected: usize,
}

impl ImportPlan {
    /// More than a third of the pupils would go, lose what is known of them, or lose their protection: rather a wrong
    /// file or column than the truth, so a person must look.
    #[must_use]
    pub fn is_suspicious(&self) -> bool {
        self.gone.len() * 3 > self.known
            || self.emptied * 3 > self.known
            || self.unprotected * 3 > self.protected_before
    }
}

/// Compares a reading with what is known. Pupils are recognised by the id of their source, then by number; never by
/// name.
#[must_use]
pub fn compare(known: &[KnownPupil], reading: Reading) -> ImportPlan {
    let by_source: BTreeMap<&str, usize> =
        known.iter().enumerate().map(|(place, pupil)| (pupil.source_id.as_str(), place)).collect();
    let by_number: BTreeMap<&str, usize> =
        known.iter().enumerate().filter_map(|(place, pupil)| Some((pupil.number.as_ref()?.reveal(), place))).collect();
    let mut plan = ImportPlan {
        rows: reading.rows(),
        new: Vec::new(),
        changed: Vec::new(),
        unchanged: Vec::new(),
        gone: Vec::new(),
        protected: Vec::new(),
        not_understood: reading.not_understood,
        columns: reading.columns,
        mapping: reading.mapping,
        known: known.iter().filter(|pupil| !pupil.left).count(),
        emptied: 0,
        protected_before: known.iter().filter(|pupil| !pupil.left && pupil.protection.is_protected()).count(),
        unprotected: 0,
    };
    let mut met = BTreeSet::new();
    for row in reading.pupils {
        let by_number = || row.number.as_ref().and_then(|number| by_number.get(number.reveal()).copied());
        let place = by_source.get(row.source_id.as_str()).copied().or_else(by_number);
        // Somebody whom an earlier row has met already is somebody else.
        match place.filter(|&place| met.insert(place)).and_then(|place| known.get(place)) {
            None => plan.add_new(row),
            Some(pupil) => plan.add_known(pupil, row, &reading.carries),
        }
    }
    let held = Held::new(&plan.not_understood);
    for (_, pupil) in known.iter().enumerate().filter(|(place, pupil)| !met.contains(place) && !pupil.left) {
        if held.may_be(pupil) { plan.unchanged.push(pupil.id) } else { plan.gone.push(pupil.id) }
    }
    plan
}

impl ImportPlan {
    fn note_protection(&mut self, row: &PupilRow) {
        if row.protection.is_protected() {
            self.protected.push(row.source_id.clone());
        }
    }

    fn add_new(&mut self, row: PupilRow) {
        self.note_protection(&row);
        self.new.push(row);
    }

    fn add_known(&mut self, pupil: &KnownPupil, mut row: PupilRow, carries: &BTreeSet<Field>) {
        let mut fields = BTreeSet::new();
        // A register without marks does not take any away, and its address of a protected pupil is dropped here.
        if !carries.contains(&Field::Protection) {
            row.protect(pupil.protection);
        }
        if row.protection.is_protected() {
            withhold_known(pupil, &mut row, carries, &mut fields);
        }
        fields.extend(carries.iter().copied().filter(|&field| differs(field, pupil, &row)));
        if row.protection != pupil.protection {
            fields.insert(Field::Protection);
        }
        // A new number brings its own day of birth where the register has no column for it.
        if fields.contains(&Field::Number) && row.born() != pupil.birth_date {
            fields.insert(Field::BirthDate);
        }
        if pupil.left {
            fields.insert(Field::Returned);
        }
        self.note_protection(&row);
        self.unprotected +=
            usize::from(!pupil.left && pupil.protection.is_protected() && !row.protection.is_protected());
        self.emptied += usize::from(!pupil.left && empties(pupil, &row, &fields));
        if fields.is_empty() {
            self.unchanged.push(pupil.id);
        } else {
            self.changed.push(Change { id: pupil.id, row, fields });
        }
    }
}

/// Who becomes protected loses the address and the guardians' phones that are known, also when the register speaks
/// of neither.
fn withhold_known(pupil: &KnownPupil, row: &mut PupilRow, carries: &BTreeSet<Field>, fields: &mut BTreeSet<Field>) {
    if pupil.address.is_some() {
        fields.insert(Field::Address);
    }
    if !carries.contains(&Field::Guardians) {
        row.guardians.clone_from(&pupil.guardians);
        row.withhold();
        if !same_guardians(&pupil.guardians, &row.guardians) {
            fields.insert(Field::Guardians);
        }
    }
}

fn differs(field: Field, pupil: &KnownPupil, row: &PupilRow) -> bool {
    let text = |before: &str, now: &str| clean(before) != clean(now);
    match field {
        Field::SourceId => pupil.source_id != row.source_id,
        // A number, a birth date or a school year is not taken back by a row that does not say it.
        Field::Number => row.number.is_some() && pupil.number != row.number,
        Field::BirthDate => row.birth_date.is_some() && pupil.birth_date != row.birth_date,
        Field::SchoolYear => row.school_year.is_some() && pupil.school_year != row.school_year,
        Field::SchoolType => row.school_type.is_some() && pupil.school_type != row.school_type,
        Field::Given => text(&pupil.given, &row.given),
        Field::Family => text(&pupil.family, &row.family),
        Field::Class => pupil.class != row.class,
        Field::Address => pupil.address != row.address,
        Field::Protection => pupil.protection != row.protection,
        Field::Guardians => !same_guardians(&pupil.guardians, &row.guardians),
        Field::Returned => false,
    }
}

/// The vault keeps whether a guardian is protected, not how.
fn same_guardians(before: &[GuardianRow], now: &[GuardianRow]) -> bool {
    let same = |(before, now): (&GuardianRow, &GuardianRow)| {
        before.protection.is_protected() == now.protection.is_protected()
            && GuardianRow { protection: now.protection, ..before.clone() } == *now
    };
    before.len() == now.len() && before.iter().zip(now).all(same)
}

fn empties(pupil: &KnownPupil, row: &PupilRow, fields: &BTreeSet<Field>) -> bool {
    fields.iter().any(|field| match field {
        // What protection withholds is not lost by a mistake in the file.
        Field::Address => pupil.address.is_some() && row.address.is_none() && !row.address_withheld(),
        Field::Class => pupil.class.is_some() && row.class.is_none(),
        Field::Guardians => !pupil.guardians.is_empty() && row.guardians.is_empty(),
        Field::Given => !pupil.given.is_empty() && row.given.is_empty(),
        Field::Family => !pupil.family.is_empty() && row.family.is_empty(),
        _ => false,
    })
}

/// Who stands in a row that was not understood. A misspelt number does not make a pupil gone.
struct Held<'a> {
    keys: BTreeSet<&'a str>,
    names: BTreeSet<&'a (String, String)>,
}

impl<'a> Held<'a> {
    fn new(rows: &'a [NotUnderstood]) -> Self {
        let hints: Vec<&Hints> = rows.iter().map(|row| &row.hints).collect();
        Self {
            keys: hints.iter().flat_map(|hints| &hints.keys).map(String::as_str).collect(),
            names: hints.iter().filter_map(|hints| hints.name.as_ref()).collect(),
        }
    }

    fn may_be(&self, pupil: &KnownPupil) -> bool {
        let number = pupil.number.as_ref().map(PersonalNumber::reveal);
        self.keys.contains(pupil.source_id.as_str())
            || number.is_some_and(|number| self.keys.contains(number))
            || self.names.contains(&(fold(&pupil.given), fold(&pupil.family)))
    }
}
