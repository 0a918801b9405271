//! What an import would change. Nobody is removed: who is absent is marked as having left.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use samsyn_rules::people::{Family, PersonalNumber, Protection, Settled, Shield, Withheld, settle};
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
    /// By what it is told apart: that id, made as [`Reading::rename`] makes those of a reading.
    pub key: String,
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
    /// Why nobody may know where the pupil lives.
    pub withheld: Option<Withheld>,
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
    /// Known pupils without a row whose place somebody's protection withholds from now on, and which guardians' phones.
    pub hidden: Vec<(Uuid, Settled)>,
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
    /// Pupils withheld before, and those who would no longer be.
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
/// name. What may be known of where each lives is decided here, of everybody at once.
#[must_use]
pub fn compare(known: &[KnownPupil], mut reading: Reading) -> ImportPlan {
    let places = recognise(known, &reading.pupils);
    for (row, pupil) in
        reading.pupils.iter_mut().zip(&places).filter_map(|(row, place)| Some((row, known.get((*place)?)?)))
    {
        keep_marks(pupil, row, &reading.carries, reading.marks_guardians);
    }
    let hidden = withhold(known, &mut reading, &places);
    let mut plan = ImportPlan {
        rows: reading.rows(),
        new: Vec::new(),
        changed: Vec::new(),
        unchanged: Vec::new(),
        gone: Vec::new(),
        hidden,
        protected: Vec::new(),
        not_understood: reading.not_understood,
        columns: reading.columns,
        mapping: reading.mapping,
        known: known.iter().filter(|pupil| !pupil.left).count(),
        emptied: 0,
        protected_before: known.iter().filter(|pupil| !pupil.left && pupil.is_withheld()).count(),
        unprotected: 0,
    };
    for (row, place) in reading.pupils.into_iter().zip(&places) {
        match place.and_then(|place| known.get(place)) {
            None => plan.add_new(row),
            Some(pupil) => plan.add_known(pupil, row, &reading.carries),
        }
    }
    let met: BTreeSet<usize> = places.into_iter().flatten().collect();
    let held = Held::new(&plan.not_understood);
    for (_, pupil) in known.iter().enumerate().filter(|(place, pupil)| !met.contains(place) && !pupil.left) {
        if held.may_be(pupil) { plan.unchanged.push(pupil.id) } else { plan.gone.push(pupil.id) }
    }
    plan
}

/// Of each row, which known pupil it is. Somebody whom an earlier row has met already is somebody else.
fn recognise(known: &[KnownPupil], rows: &[PupilRow]) -> Vec<Option<usize>> {
    let by_key: BTreeMap<&str, usize> =
        known.iter().enumerate().map(|(place, pupil)| (pupil.key.as_str(), place)).collect();
    let by_number: BTreeMap<&str, usize> =
        known.iter().enumerate().filter_map(|(place, pupil)| Some((pupil.number.as_ref()?.reveal(), place))).collect();
    let mut met = BTreeSet::new();
    let of = |row: &PupilRow| {
        let by_number = || row.number.as_ref().and_then(|number| by_number.get(number.reveal()).copied());
        by_key.get(row.kin.source.as_str()).copied().or_else(by_number).filter(|&place| met.insert(place))
    };
    rows.iter().map(of).collect()
}

/// A register without marks takes none away: not the pupil's, and not a guardian's. There, whoever stands where a protected
/// guardian stood and is nobody known is taken for that one under another spelling.
fn keep_marks(pupil: &KnownPupil, row: &mut PupilRow, carries: &BTreeSet<Field>, marks_guardians: bool) {
    if !carries.contains(&Field::Protection) {
        row.protect(pupil.protection);
    }
    let known: Vec<_> = pupil.guardians.iter().map(GuardianRow::person).collect();
    if !carries.contains(&Field::Guardians) {
        row.guardians.clone_from(&pupil.guardians);
        row.kin.guardians = known;
        row.withhold();
        return;
    }
    if marks_guardians || !pupil.guardians.iter().any(|guardian| guardian.protection.is_protected()) {
        return;
    }
    for (guardian, person) in row.guardians.iter_mut().zip(&mut row.kin.guardians) {
        let same = known.iter().zip(&pupil.guardians).find(|(known, _)| known.may_be(person));
        if same.is_none_or(|(_, known)| known.protection.is_protected()) {
            guardian.protection = guardian.protection.max(Protection::Sekretessmarkering);
            *person = person.clone().marked();
        }
    }
    row.withhold();
}

/// Asks the rules about everybody the school knows, in the register or not, and drops what may not be known. Returns the
/// decisions on known pupils without a row that take something away.
fn withhold(known: &[KnownPupil], reading: &mut Reading, places: &[Option<usize>]) -> Vec<(Uuid, Settled)> {
    let told = Told::of(reading);
    let Reading { pupils, near, seen, .. } = reading;
    let known_of = |place: &Option<usize>| place.and_then(|place| known.get(place));
    let mut families: Vec<Family> = pupils
        .iter()
        .zip(places)
        .map(|(row, place)| {
            known_of(place).map_or_else(|| row.kin.clone(), |pupil| pupil.family_with(row, seen, &told))
        })
        .collect();
    let met: BTreeSet<usize> = places.iter().copied().flatten().collect();
    let absent: Vec<&KnownPupil> =
        known.iter().enumerate().filter(|(place, _)| !met.contains(place)).map(|(_, pupil)| pupil).collect();
    families.extend(absent.iter().map(|pupil| pupil.family()));
    families.append(near);
    let mut settled = settle(&families).into_iter();
    pupils.iter_mut().zip(&mut settled).for_each(|(row, settled)| row.settle(settled));
    let told = absent.into_iter().zip(settled).filter(|(pupil, settled)| pupil.tells_more_than(settled));
    told.map(|(pupil, settled)| (pupil.id, settled)).collect()
}

/// What a register speaks of, as far as protection rests on it.
struct Told {
    marks: bool,
    guardians_marks: bool,
    guardians: bool,
    addresses: bool,
}

impl Told {
    fn of(reading: &Reading) -> Self {
        let has = |field| reading.carries.contains(&field);
        Self {
            marks: has(Field::Protection),
            guardians_marks: reading.marks_guardians,
            guardians: has(Field::Guardians),
            addresses: has(Field::Address),
        }
    }

    fn is_enough(&self, by: Shield) -> bool {
        match by {
            Shield::Own => self.marks,
            Shield::Guardian => self.guardians && self.guardians_marks,
            Shield::Sibling => self.marks && self.guardians,
            // Whose protection reaches the address: a child's, or a guardian's.
            Shield::Household => self.marks && self.addresses,
        }
    }
}

impl KnownPupil {
    fn is_withheld(&self) -> bool {
        self.protection.is_protected() || self.withheld.is_some()
    }

    /// The pupil with its guardians as the vault knows them, and what was decided.
    fn family(&self) -> Family {
        Family {
            source: self.key.clone(),
            protected: self.protection.is_protected(),
            stands: self.withheld.clone(),
            guardians: self.guardians.iter().map(GuardianRow::person).collect(),
            addresses: self.address.iter().filter_map(AddressRow::place).collect(),
        }
    }

    /// The pupil as the register has it now. The known address counts too: a register that withholds one shows none to compare
    /// with. A decision through somebody else stands until a register speaks of that one again, and of all that it rests on.
    fn family_with(&self, row: &PupilRow, seen: &BTreeSet<String>, told: &Told) -> Family {
        let is_told = |withheld: &Withheld| match withheld.through.as_deref() {
            None => true,
            Some(through) => (through.is_empty() || seen.contains(through)) && told.is_enough(withheld.by),
        };
        let mut family = row.kin.clone();
        family.stands = self.withheld.clone().filter(|withheld| !is_told(withheld));
        family.addresses.extend(self.address.as_ref().and_then(AddressRow::place));
        family
    }

    /// Whether the vault still knows something that the decision withholds.
    fn tells_more_than(&self, settled: &Settled) -> bool {
        let reached =
            self.guardians.iter().zip(&settled.phones).any(|(one, withheld)| *withheld && !one.phone.is_empty());
        reached || settled.withheld.is_some() && self.withheld.is_none()
    }
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

    fn add_known(&mut self, pupil: &KnownPupil, row: PupilRow, carries: &BTreeSet<Field>) {
        let mut fields: BTreeSet<Field> =
            carries.iter().copied().filter(|&field| differs(field, pupil, &row)).collect();
        if row.protection != pupil.protection {
            fields.insert(Field::Protection);
        }
        // What is withheld goes, also when the register speaks of neither; and what is no longer withheld is not known yet.
        if row.withheld != pupil.withheld || row.withheld.is_some() && pupil.address.is_some() {
            fields.insert(Field::Address);
        }
        if !same_guardians(&pupil.guardians, &row.guardians) {
            fields.insert(Field::Guardians);
        }
        // The same person with another id: a protected pupil has none that is a number.
        if row.kin.source == pupil.key && row.source_id != pupil.source_id {
            fields.insert(Field::SourceId);
        }
        // A new number brings its own day of birth where the register has no column for it.
        if fields.contains(&Field::Number) && row.born() != pupil.birth_date {
            fields.insert(Field::BirthDate);
        }
        if pupil.left {
            fields.insert(Field::Returned);
        }
        self.note_protection(&row);
        let is_withheld = row.protection.is_protected() || row.withheld.is_some();
        self.unprotected += usize::from(!pupil.left && pupil.is_withheld() && !is_withheld);
        self.emptied += usize::from(!pupil.left && empties(pupil, &row, &fields));
        if fields.is_empty() {
            self.unchanged.push(pupil.id);
        } else {
            self.changed.push(Change { id: pupil.id, row, fields });
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
        Field::Address => pupil.address.is_some() && row.address.is_none() && row.withheld.is_none(),
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
            || self.keys.contains(pupil.key.as_str())
            || number.is_some_and(|number| self.keys.contains(number))
            || self.names.contains(&(fold(&pupil.given), fold(&pupil.family)))
    }
}
