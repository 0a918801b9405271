//! SS 12000 in files.

use samsyn_rules::people::Protection;
use samsyn_services::error::{Code, Error};
use samsyn_services::import::{AddressKind, Field, NoProgress, ReadFault, Relation, read_files};
use serde_json::{Value, json};

use super::made::{class, dump, enrolment, faults, file, guardian, names, number, options, person, read, whole};

fn set(mut value: Value, key: &str, to: Value) -> Value {
    value[key] = to;
    value
}

#[test]
fn a_folder_of_lists_becomes_pupils() {
    let data = |elements: Value| json!({"data": elements, "pageToken": null}).to_string();
    let files = [
        file(
            "duties.json",
            data(json!([{"id": "d", "person": {"id": "staff"}, "dutyRole": "Kurator", "dutyAt": {"id": "unit"}}])),
        ),
        file("enrolments.json", data(json!([enrolment("a")]))),
        file("groups.json", data(json!([class("7B", &["a"])]))),
        file("organisations.json", data(json!([{"id": "unit", "organisationType": "Skolenhet"}]))),
        file(
            "persons.json",
            data(json!([person("a", "Alva", "20130514"), guardian("a"), {"id": "staff", "givenName": "Mirja"}])),
        ),
        file("activities.json", data(json!([{"id": "x", "displayName": "Ma"}]))),
    ];
    let reading = read_files(&files, &options(), &NoProgress).unwrap_or_else(|fault| panic!("reads: {fault}"));
    assert_eq!((names(&reading.pupils), reading.others), (vec!["Alva"], 2), "staff and guardians are no pupils");
    assert_eq!(faults(&reading), [], "and nobody is left over");
    let pupil = &reading.pupils[0];
    assert_eq!((pupil.source_id.as_str(), pupil.class.as_deref()), ("a", Some("7B")), "id and class");
    assert_eq!((pupil.school_year, pupil.school_type.as_deref()), (Some(7), Some("GR")), "from the enrolment");
    let address = pupil.address.as_ref().unwrap();
    assert_eq!(address.municipality.as_deref(), Some("0180"), "county 1 and municipality 80 are Stockholm");
    assert_eq!((address.postal_code.as_str(), address.kind), ("12900", AddressKind::Folkbokforing), "registered there");
    let parent = &pupil.guardians[0];
    assert_eq!((parent.name.as_str(), parent.phone.as_str()), ("Vera Provsson", "070-1740605"), "out of the persons");
    assert_eq!(parent.relation, Relation::Vardnadshavare, "the relation is known");
    assert!(reading.carries.contains(&Field::Class), "a dump with groups carries classes");
}

#[test]
fn one_file_a_bare_list_and_embedded_enrolments_do_as_well() {
    let embedded = set(person("a", "Alva", "20130514"), "enrolments", json!([enrolment("a")]));
    for bytes in [
        json!([embedded]).to_string(),
        json!({"data": [embedded]}).to_string(),
        json!({"persons": {"data": [embedded], "pageToken": null}}).to_string(),
        format!("\u{feff}{}", json!({"persons": [embedded]})),
    ] {
        let reading = whole("dump.json", bytes);
        assert_eq!(names(&reading.pupils), ["Alva"], "the shape around the list does not matter");
        assert!(!reading.carries.contains(&Field::Class), "without groups nobody loses the class");
    }
}

#[test]
fn only_who_goes_here_today_is_a_pupil() {
    let cases = [
        (json!({"startDate": "2026-08-17", "endDate": "2026-11-22"}), "pupil"),
        (json!({"startDate": "2026-11-22"}), "pupil"),
        (json!({}), "pupil"),
        (json!({"startDate": "2025-08-17", "endDate": "2026-11-21"}), "other"),
        (json!({"startDate": "2026-11-23"}), "other"),
        (json!({"startDate": "2026-08-17", "cancelled": true}), "other"),
        (json!({"startDate": "17/8"}), "date_invalid"),
    ];
    for (dates, expected) in cases {
        let mut one = json!({"person": {"id": "a"}, "enroledAt": {"id": "unit"}});
        one.as_object_mut().unwrap().extend(dates.as_object().unwrap().clone());
        let reading = whole("a.json", dump(&[person("a", "Alva", "20130514")], &[one], &[], &[]));
        let found = match (reading.pupils.len(), reading.others) {
            (1, 0) => "pupil",
            (0, 1) => "other",
            _ => faults(&reading)[0].1,
        };
        assert_eq!(found, expected, "{dates}: both days of a period belong to it");
    }
}

#[test]
fn every_person_is_something_or_is_shown() {
    let persons = [
        person("a", "Alva", "20130514"),
        json!({"givenName": "Idlös"}),
        json!("not an object"),
        json!({"id": "x", "givenName": "Okänd"}),
        set(person("b", "Bo", "20130515"), "civicNo", json!({"value": "201305152384"})),
        set(person("c", "", "20130516"), "familyName", json!("")),
        set(person("d", "Dan", "20130517"), "birthDate", json!("i maj")),
        person("a", "Alva", "20130514"),
        set(person("e", "Eva", "20130518"), "civicNo", Value::Null),
        set(person("f", "Fia", "20130519"), "personStatus", json!("Avliden")),
    ];
    let enrolments = ["a", "b", "c", "d", "e", "f"].map(enrolment);
    let reading = whole("a.json", dump(&persons, &enrolments, &[], &[]));
    assert_eq!(names(&reading.pupils), ["Alva", "Eva"], "a missing number is allowed, the id knows the pupil");
    let expected = [
        (2, "id_missing"),
        (3, "shape"),
        (4, "not_enrolled"),
        (5, "number_check_digit"),
        (6, "name_missing"),
        (7, "date_invalid"),
        (8, "duplicate"),
    ];
    assert_eq!(faults(&reading), expected, "nobody is lost silently");
    assert_eq!(reading.rows() + reading.others, persons.len(), "and the numbers add up");
}

#[test]
fn a_mark_on_the_person_or_on_any_reference_protects() {
    let marked = json!("Skyddad folkbokföring");
    let on_person = set(person("a", "Alva", "20130514"), "securityMarking", marked.clone());
    let plain = person("a", "Alva", "20130514");
    let mut on_enrolment = enrolment("a");
    on_enrolment["person"]["securityMarking"] = marked.clone();
    let mut on_class = class("7B", &["a"]);
    on_class["groupMemberships"][0]["person"]["securityMarking"] = marked;
    for (place, bytes) in [
        ("person", dump(&[on_person, guardian("a")], &[enrolment("a")], &[], &[])),
        ("enrolment", dump(&[plain.clone(), guardian("a")], &[on_enrolment], &[], &[])),
        ("class", dump(&[plain.clone(), guardian("a")], &[enrolment("a")], &[on_class], &[])),
    ] {
        let pupil = &whole("a.json", bytes).pupils[0];
        assert_eq!(pupil.protection, Protection::SkyddadFolkbokforing, "{place}: the mark is seen");
        assert!(pupil.address.is_none(), "{place}: the address is dropped");
        let parent = &pupil.guardians[0];
        assert!(parent.phone.is_empty() && parent.email.is_empty(), "{place}: nor is a guardian to be reached");
    }
    for unread in [json!("Hemlig"), json!(true), json!(3), json!({"x": 1})] {
        let one = set(plain.clone(), "securityMarking", unread.clone());
        let pupil = &whole("a.json", dump(&[one], &[enrolment("a")], &[], &[])).pupils[0];
        assert!(pupil.protection.is_protected() && pupil.address.is_none(), "{unread}: a mark not read is a mark");
    }
    let mut parent = guardian("a");
    parent["securityMarking"] = json!("Sekretessmarkering");
    let pupil = &whole("a.json", dump(&[plain, parent], &[enrolment("a")], &[], &[])).pupils[0];
    assert!(
        pupil.address.is_none() && pupil.guardians[0].phone.is_empty(),
        "the child of a protected guardian lives where she does"
    );
}

#[test]
fn addresses_for_mail_are_no_home_and_two_homes_are_none() {
    let address = |kind: &str, street: &str| json!({"type": kind, "streetAddress": street});
    let cases = [
        (json!([address("Särskildpostadress", "Box 1"), address("Folkbokföring", "A 1")]), Some("A 1")),
        (json!([address("Tillfälligadress", "B 1"), address("Folkbokföring", "A 1")]), Some("A 1")),
        (json!([address("Tillfälligadress", "B 1")]), Some("B 1")),
        (json!([{"streetAddress": "A 1"}]), Some("A 1")),
        (json!([address("Postadress", "Box 1")]), None),
        (json!([address("Folkbokföring", "A 1"), address("Folkbokföring", "C 1")]), None),
        (json!([null, 3, {"type": "Sommarstuga", "streetAddress": "S 1"}]), None),
    ];
    for (addresses, street) in cases {
        let one = set(person("a", "Alva", "20130514"), "addresses", addresses.clone());
        let reading = whole("a.json", dump(&[one], &[enrolment("a")], &[], &[]));
        let found = reading.pupils[0].address.as_ref().map(|address| address.street.clone());
        assert_eq!(found.as_deref(), street, "{addresses}: a wrong home is a wrong receiver");
    }
}

#[test]
fn the_class_that_began_last_is_the_pupils() {
    let mut moved = class("7C", &["a"]);
    moved["groupMemberships"][0]["startDate"] = json!("2026-10-01");
    let teaching = set(class("Matte 1", &["a"]), "groupType", json!("Undervisning"));
    let mut ended = class("6B", &["a"]);
    ended["groupMemberships"][0]["endDate"] = json!("2026-06-12");
    let groups = [moved, class("7B", &["a"]), teaching, ended];
    let reading = whole("a.json", dump(&[person("a", "Alva", "20130514")], &[enrolment("a")], &groups, &[]));
    assert_eq!(reading.pupils[0].class.as_deref(), Some("7C"), "a pupil who changed class is in the new one");
}

#[test]
fn relations_are_kept_also_when_unknown() {
    let relations = ["Vårdnadshavare", "God man", "Familjehemsförälder"];
    let responsibles: Vec<Value> = relations
        .iter()
        .map(|word| json!({"person": {"id": "a-g", "displayName": "Vera"}, "relationType": word}))
        .collect();
    let one = set(person("a", "Alva", "20130514"), "responsibles", json!(responsibles));
    let reading = whole("a.json", dump(&[one, guardian("a")], &[enrolment("a")], &[], &[]));
    let found: Vec<_> = reading.pupils[0].guardians.iter().map(|parent| parent.relation.clone()).collect();
    let other = Relation::Other("Familjehemsförälder".to_owned());
    assert_eq!(found, [Relation::Vardnadshavare, Relation::GodMan, other], "a word we do not know is no fault");
}

#[test]
fn without_enrolments_classes_and_then_guardians_tell() {
    let persons = [person("a", "Alva", "20130514"), person("b", "Bo", "20130515"), guardian("a"), guardian("b")];
    let by_class = whole("a.json", dump(&persons, &[], &[class("7B", &["a"])], &[]));
    assert_eq!((names(&by_class.pupils), faults(&by_class)), (vec!["Alva"], vec![(2, "not_enrolled")]), "by class");
    let by_guardian = whole("persons.json", json!(persons).to_string());
    assert_eq!(names(&by_guardian.pupils), ["Alva", "Bo"], "a list of persons alone: those who have guardians");
}

#[test]
fn broken_files_say_where() {
    let fault = |name: &str, text: &str| Error::from(read(name, text).err().unwrap());
    let json = fault("persons.json", "{\"data\": [\n  {]}");
    assert_eq!((json.code, json.params["at"].as_str()), (Code::JsonInvalid, "persons.json:2:4"), "line and column");
    assert_eq!(fault("a.json", r#"{"code": "x", "message": "no"}"#).code, Code::JsonInvalid, "an error is no list");
    assert_eq!(fault("groups.json", r#"{"data": []}"#).code, Code::FileUnknown, "there must be persons");
    let page = read("persons.json", json!({"data": [person("a", "A", "20130514")], "pageToken": "2"}).to_string());
    let at = "persons.json: pageToken".to_owned();
    assert_eq!(page.err(), Some(ReadFault::Json { at }), "the rest would be taken for gone");
    let mixed = [file("persons.json", "[]"), file("elever.csv", "a;b")];
    let fault = read_files(&mixed, &options(), &NoProgress).err();
    assert_eq!(
        fault,
        Some(ReadFault::Unknown { name: "elever.csv".to_owned() }),
        "two registers at once are a mistake"
    );
    assert_eq!(number("20130514").len(), 12, "numbers of the tests are whole");
}
