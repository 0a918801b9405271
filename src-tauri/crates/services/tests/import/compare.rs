//! What an import would change.

use std::collections::BTreeSet;

use samsyn_rules::people::{PersonalNumber, Protection, Shield, Withheld};
use samsyn_services::import::{Field, ImportPlan, KnownPupil, PupilRow, Reading, compare};
use serde_json::json;
use uuid::Uuid;

use super::made::{class, dump, enrolment, guardian, number, person, today, whole};

/// The vault's pupil after `row` has been imported.
fn known(row: &PupilRow, id: u128) -> KnownPupil {
    KnownPupil {
        id: Uuid::from_u128(id),
        source_id: row.source_id.clone(),
        key: row.source_id.clone(),
        number: row.number.clone(),
        birth_date: row.birth_date.or_else(|| row.number.as_ref().map(PersonalNumber::birth_date)),
        given: row.given.clone(),
        family: row.family.clone(),
        class: row.class.clone(),
        school_year: row.school_year,
        school_type: row.school_type.clone(),
        address: row.address.clone(),
        withheld: row.withheld.clone(),
        protection: row.protection,
        guardians: row.guardians.clone(),
        left: false,
    }
}

fn all_known(reading: &Reading) -> Vec<KnownPupil> {
    reading.pupils.iter().enumerate().map(|(place, row)| known(row, place as u128)).collect()
}

fn school(ids: &[(&str, &str)]) -> Reading {
    let persons: Vec<_> = ids.iter().flat_map(|(id, born)| [person(id, id, born), guardian(id)]).collect();
    let enrolments: Vec<_> = ids.iter().map(|(id, _)| enrolment(id)).collect();
    let members: Vec<&str> = ids.iter().map(|(id, _)| *id).collect();
    whole("a.json", dump(&persons, &enrolments, &[class("7B", &members)], &[]))
}

const FOUR: [(&str, &str); 4] = [("a", "20130514"), ("b", "20130515"), ("c", "20130516"), ("d", "20130517")];

fn counts(plan: &ImportPlan) -> [usize; 4] {
    [plan.new.len(), plan.changed.len(), plan.unchanged.len(), plan.gone.len()]
}

fn fields(plan: &ImportPlan) -> Vec<Field> {
    plan.changed.iter().flat_map(|change| change.fields.iter().copied()).collect()
}

#[test]
fn the_same_register_again_changes_nothing() {
    let before = all_known(&school(&FOUR));
    let plan = compare(&before, school(&FOUR));
    assert_eq!(counts(&plan), [0, 0, 4, 0], "an import can be repeated");
    assert!(!plan.is_suspicious() && plan.rows == 4, "and asks nobody");
    assert_eq!(counts(&compare(&[], school(&FOUR))), [4, 0, 0, 0], "into an empty vault everybody is new");
}

#[test]
fn who_is_absent_is_gone_and_who_returns_is_back() {
    let before = all_known(&school(&FOUR));
    let plan = compare(&before, school(&FOUR[..3]));
    assert_eq!(counts(&plan), [0, 0, 3, 1], "one has left");
    assert!(!plan.is_suspicious(), "one in four is ordinary");
    assert!(compare(&before, school(&FOUR[..2])).is_suspicious(), "half a school does not leave in a day");
    let mut left = before;
    left[3].left = true;
    let plan = compare(&left, school(&FOUR[..3]));
    assert_eq!(counts(&plan), [0, 0, 3, 0], "who has left does not leave again");
    let plan = compare(&left, school(&FOUR));
    assert_eq!(fields(&plan), [Field::Returned], "and comes back as the same pupil");
}

#[test]
fn a_change_names_its_fields() {
    let mut before = all_known(&school(&FOUR));
    before[0].class = Some("6B".to_owned());
    before[0].family = "Andersson".to_owned();
    before[0].given = "a\u{301}".to_owned();
    let mut reading = school(&FOUR);
    reading.pupils[0].given = "\u{e1}".to_owned();
    let plan = compare(&before, reading);
    assert_eq!(fields(&plan), [Field::Family, Field::Class], "composed letters are no change");
}

#[test]
fn a_register_takes_back_nothing_that_it_does_not_carry() {
    let before = all_known(&school(&FOUR));
    let table = |head: &str, cells: &str| {
        let rows: String = FOUR.iter().map(|(id, born)| format!("{};{id};Provsson{cells}\n", number(born))).collect();
        whole("a.csv", format!("Personnummer;Förnamn;Efternamn{head}\n{rows}"))
    };
    let plan = compare(&before, table("", ""));
    assert_eq!(counts(&plan), [0, 0, 4, 0], "a list of names knows the pupils by number and empties nothing");
    let plan = compare(&before, table(";Klass", ";"));
    assert_eq!((counts(&plan), plan.is_suspicious()), ([0, 4, 0, 0], true), "a column gone empty is a wrong file");
}

#[test]
fn a_protection_is_never_lost_by_silence() {
    let mut before = all_known(&school(&FOUR));
    before[0].protection = Protection::SkyddadFolkbokforing;
    before[0].withheld = Some(Withheld { by: Shield::Own, through: None });
    before[0].address = None;
    before[0].guardians[0].phone.clear();
    before[0].guardians[0].email.clear();
    let silent = || {
        let mut reading = school(&FOUR);
        reading.carries.remove(&Field::Protection);
        reading
    };
    let plan = compare(&before, silent());
    assert_eq!(counts(&plan), [0, 0, 4, 0], "a register without marks brings no address back");
    assert_eq!(plan.protected.len(), 1, "and the pupil still counts as protected");
    let lifted = compare(&before, school(&FOUR));
    assert!(fields(&lifted).contains(&Field::Protection), "a register with marks may lift one");
    assert!(lifted.is_suspicious(), "but when all are lifted a person must look");
}

#[test]
fn who_becomes_protected_loses_what_was_known() {
    let before = all_known(&school(&FOUR));
    let rows = format!("Personnummer;Förnamn;Efternamn;Skydd\n{};a;Provsson;Ja\n", number(FOUR[0].1));
    let plan = compare(&before, whole("a.csv", rows));
    let change = &plan.changed[0];
    let expected = BTreeSet::from([Field::Address, Field::Protection, Field::Guardians]);
    assert_eq!(change.fields, expected, "address and phones go although this register speaks of neither");
    assert!(change.row.address.is_none(), "the address is gone");
    assert_eq!(change.row.guardians[0].name, "Vera Provsson", "who the guardian is stays");
    assert!(change.row.guardians[0].phone.is_empty(), "where the guardian is reached does not");
}

#[test]
fn a_row_that_is_not_understood_makes_nobody_gone() {
    let before = all_known(&school(&FOUR));
    let mut persons: Vec<_> = FOUR.iter().map(|(id, born)| person(id, id, born)).collect();
    persons[0]["civicNo"] = json!({"value": "201305142385"});
    persons[1]["id"] = json!("");
    let enrolments: Vec<_> = FOUR.iter().map(|(id, _)| enrolment(id)).collect();
    let plan = compare(&before, whole("a.json", dump(&persons, &enrolments, &[], &[])));
    assert_eq!(plan.not_understood.len(), 2, "two rows are shown");
    assert!(plan.gone.is_empty(), "and both pupils stay at the school, by id or by number");
    let misspelt = "Personnummer;Förnamn;Efternamn\n201305142385;a;Provsson\n";
    let plan = compare(&before[..1], whole("a.csv", misspelt));
    assert!(plan.gone.is_empty(), "or by name");
}

#[test]
fn a_pupil_without_an_enrolment_has_left() {
    let before = all_known(&school(&FOUR));
    let persons: Vec<_> = FOUR.iter().map(|(id, born)| person(id, id, born)).collect();
    let enrolments: Vec<_> = FOUR[..3].iter().map(|(id, _)| enrolment(id)).collect();
    let plan = compare(&before, whole("a.json", dump(&persons, &enrolments, &[], &[])));
    assert_eq!(plan.gone, [Uuid::from_u128(3)], "the school says so, although the person is still in its list");
    assert_eq!(plan.not_understood[0].why.code(), "not_enrolled", "and somebody may look at the row");
}

#[test]
fn a_new_number_brings_its_day_of_birth() {
    let table = |number: &str| whole("a.csv", format!("Personnummer;Elev-id;Förnamn\n{number};7;Alva\n"));
    let before = all_known(&table("20130514TF20"));
    let plan = compare(&before, table(&number("20130516")));
    assert_eq!(fields(&plan), [Field::Number, Field::BirthDate], "a temporary number may have had a guessed day");
}

#[test]
fn a_new_source_finds_the_pupil_by_number() {
    let rows: String = FOUR.iter().map(|(id, born)| format!("{};{id};Provsson\n", number(born))).collect();
    let before = all_known(&whole("a.csv", format!("Personnummer;Förnamn;Efternamn\n{rows}")));
    let plan = compare(&before, school(&FOUR));
    assert_eq!([plan.new.len(), plan.changed.len(), plan.gone.len()], [0, 4, 0], "nobody is there twice");
    assert!(plan.changed[0].fields.contains(&Field::SourceId), "the better id is taken over");
    assert!(before[0].birth_date < Some(today()), "a birth date out of the number is no change");
    assert!(!plan.changed[0].fields.contains(&Field::BirthDate), "so it is not listed");
}

#[test]
fn what_is_withheld_is_decided_of_everybody_at_once() {
    let before = all_known(&school(&FOUR));
    let mut known = before.clone();
    known[0].address = before[1].address.clone();
    let rows = format!("Personnummer;F\u{f6}rnamn;Efternamn;Skydd\n{};a;Provsson;Ja\n", number(FOUR[0].1));
    let plan = compare(&known, whole("a.csv", rows));
    assert_eq!(plan.changed.len(), 1, "the register has one of them");
    let hidden: Vec<Uuid> = plan.hidden.iter().map(|(id, _)| *id).collect();
    assert_eq!(hidden, [Uuid::from_u128(1)], "and who lives at the same address is hidden without a row");
    assert_eq!(plan.hidden[0].1.withheld.as_ref().map(|one| one.by), Some(Shield::Household), "for that address");
}

#[test]
fn a_keyed_id_recognises_the_pupil_before_and_after_protection() {
    let keyed = |id: &str| format!("skyddad-{id}");
    let reading = || {
        let mut reading = school(&FOUR);
        reading.rename(&|id: &str| if id.starts_with("skyddad-") { id.to_owned() } else { keyed(id) });
        reading
    };
    let mut before = all_known(&school(&FOUR));
    before.iter_mut().for_each(|pupil| {
        pupil.key = keyed(&pupil.source_id);
        pupil.guardians[0].source_id = keyed(&pupil.guardians[0].source_id);
    });
    assert_eq!(counts(&compare(&before, reading())), [0, 0, 4, 0], "an open pupil keeps the register's own id");
    before[0].source_id = keyed("a");
    let plan = compare(&before, reading());
    assert_eq!(fields(&plan), [Field::SourceId], "one who was protected gets it back: {:?}", counts(&plan));
}
