//! Pupils and guardians: lists, search, protection, imports.
#![allow(clippy::unwrap_used)]

use samsyn_rules::sekretess::{AccessPurpose, Domain};
use uuid::Uuid;

use super::support::{Vault, day, guardian, hidden, record, run};
use crate::people::{
    Circumstances, GuardianRecord, IMPORT_CHUNK_ROWS, InformState, PupilChange, PupilPage, PupilQuery, PupilRecord,
    RoutingCache,
};
use crate::{Result, StoreError};

fn page(vault: &mut Vault, query: &PupilQuery) -> PupilPage {
    let guarded = vault.store.pupil_page(query).unwrap();
    vault.read(AccessPurpose::Oversikt, guarded)
}

fn search(vault: &mut Vault, text: &str) -> Vec<String> {
    let query = PupilQuery { text: text.to_owned(), limit: 50, ..PupilQuery::default() };
    page(vault, &query).rows.into_iter().map(|row| format!("{} {}", row.given, row.family)).collect()
}

fn put(vault: &mut Vault, pupil: Option<Uuid>, record: PupilRecord) -> Result<()> {
    let change = PupilChange::Put { pupil, record: Box::new(record) };
    vault.write(|writer| writer.apply_import(&run(1), &[change])).map(|_| ())
}

#[test]
fn the_list_is_in_swedish_order_and_counts_in_its_heading() {
    let mut vault = Vault::new();
    vault.import(vec![
        record("e1", "Örjan", "Zetter", "10A"),
        record("e2", "Anna", "Öberg", "7A"),
        record("e3", "Anna", "Åberg", "7A"),
        hidden("e4", "Vera", "Dold"),
        record("e5", "Bo", "Berg", "7A"),
    ]);
    let gone = vault.id_of("e5").unwrap();
    let left = PupilChange::Left { pupil: gone, on: day("2026-11-20") };
    vault.write(|writer| writer.apply_import(&run(9), &[left])).unwrap();
    let all = page(&mut vault, &PupilQuery { limit: 50, ..PupilQuery::default() });
    let names: Vec<&str> = all.rows.iter().map(|row| row.family.as_str()).collect();
    assert_eq!(names, ["Åberg", "Öberg", "Zetter", ""], "class, then Swedish letters, protected last");
    assert_eq!((all.total, all.active), (4, 4), "who has left is not counted");
    let label = all.rows[3].protected_label.as_deref().unwrap();
    assert!(label.starts_with("S-") && label.len() == 5, "a protected pupil has a short label: {label}");
    let second = page(&mut vault, &PupilQuery { offset: 1, limit: 1, include_left: true, ..PupilQuery::default() });
    assert_eq!((second.rows[0].family.as_str(), second.total), ("Åberg", 5), "the second of all");
}

#[test]
fn search_takes_beginnings_of_names_and_classes_with_their_marks() {
    let mut vault = Vault::new();
    vault.import(vec![record("e1", "Anna-Lena", "Åberg", "7A"), record("e2", "Bo", "Aberg", "8B")]);
    assert_eq!(search(&mut vault, "åb"), ["Anna-Lena Åberg"], "å is a letter of its own");
    assert_eq!(search(&mut vault, "ABE"), ["Bo Aberg"], "and a is another");
    assert_eq!(search(&mut vault, "lena 7a"), ["Anna-Lena Åberg"], "words in any order, class too");
    assert_eq!(search(&mut vault, "anna bo"), [""; 0], "every word must fit");
    for odd in ["\"", "*", "a\" OR \"b", "NEAR(", "åb\0", "-"] {
        assert!(search(&mut vault, odd).len() <= 2, "{odd:?} is a text and no language");
    }
}

#[test]
fn a_protected_pupil_is_in_no_list_and_no_search_and_lives_nowhere() {
    let mut vault = Vault::new();
    let number = "201305142383".to_owned();
    let secret = PupilRecord { number: Some(number.clone()), ..hidden("e1", "Vera", "Dold") };
    let pupil = vault.pupil(secret);
    assert!(search(&mut vault, "vera").is_empty() && search(&mut vault, "S-").is_empty(), "no search finds her");
    vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).unwrap();
    let guarded = vault.store.pupil(pupil).unwrap().unwrap();
    let card = vault.read(AccessPurpose::Elevvard, guarded);
    assert!(card.given.is_empty() && card.born.is_none() && card.number.is_none(), "the card names nobody");
    assert!(card.home.is_withheld() && card.guardians[0].name.is_empty(), "and tells no place and no family");
    let guarded = vault.store.pupil_identity(pupil).unwrap().unwrap();
    let identity = vault.read(AccessPurpose::Anmalan, guarded);
    assert_eq!((identity.given.as_str(), identity.number), ("Vera", Some(number)), "a report may name her");
    for sql in [
        "SELECT 1 FROM pupil WHERE given <> '' OR family <> '' OR sort LIKE '%vera%'",
        "SELECT 1 FROM pupil_name",
        "SELECT 1 FROM residence",
    ] {
        assert!(!vault.store.db.prepare(sql).unwrap().exists([]).unwrap(), "no row: {sql}");
    }
}

#[test]
fn whereabouts_of_a_protected_person_are_refused() {
    let mut vault = Vault::new();
    let home = record("e1", "Vera", "Dold", "7A").home;
    let with_home = PupilRecord { home, ..hidden("e1", "Vera", "Dold") };
    assert!(matches!(put(&mut vault, None, with_home), Err(StoreError::WhereaboutsOfProtected)), "an address");
    let reached = GuardianRecord { protected: true, ..guardian("Skyddad", "070-1740611") };
    let with_phone = PupilRecord { guardians: vec![reached], ..record("e1", "Anna", "P", "7A") };
    assert!(matches!(put(&mut vault, None, with_phone), Err(StoreError::WhereaboutsOfProtected)), "a phone");
    let pupil = vault.pupil(hidden("e2", "Vera", "Dold"));
    let stays = Circumstances { stays_at_municipality: Some("0126".to_owned()), ..Circumstances::default() };
    let refused = vault.write(|writer| writer.set_circumstances(pupil, &stays));
    assert!(matches!(refused, Err(StoreError::WhereaboutsOfProtected)), "another home");
    let placed = Circumstances { placed_by: Some("unknown".to_owned()), ..Circumstances::default() };
    assert!(vault.write(|writer| writer.set_circumstances(pupil, &placed)).is_ok(), "who placed her is no place");
}

#[test]
fn protection_takes_everything_away_that_tells_where() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Vera", "Dold", "7A"));
    let answers = Circumstances {
        second_home_municipality: Some("0126".to_owned()),
        placed_by: Some("SE-0126".to_owned()),
        ..Circumstances::default()
    };
    vault.write(|writer| writer.set_circumstances(pupil, &answers)).unwrap();
    put(&mut vault, Some(pupil), hidden("e1", "Vera", "Dold")).unwrap();
    let user = vault.user();
    vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).unwrap();
    assert_eq!(vault.user(), user, "the same reader");
    let guarded = vault.store.pupil(pupil).unwrap().unwrap();
    let card = vault.read(AccessPurpose::Elevvard, guarded);
    assert!(card.home.is_withheld() && card.circumstances.second_home_municipality.is_none(), "no place is left");
    assert_eq!(card.circumstances.placed_by.as_deref(), Some("SE-0126"), "who placed her is");
    assert!(search(&mut vault, "vera").is_empty(), "and no search finds her any more");
    let label = page(&mut vault, &PupilQuery { limit: 9, ..PupilQuery::default() }).rows[0].protected_label.clone();
    put(&mut vault, Some(pupil), record("e1", "Vera", "Dold", "7A")).unwrap();
    assert_eq!(search(&mut vault, "vera"), ["Vera Dold"], "when the protection ends she is there again");
    put(&mut vault, Some(pupil), hidden("e1", "Vera", "Dold")).unwrap();
    let rows = page(&mut vault, &PupilQuery { limit: 9, ..PupilQuery::default() }).rows;
    assert!(label.is_some() && rows[0].protected_label == label, "a label once given stays");
    assert!(vault.store.verify().unwrap().holds(), "and the log tells the same");
}

#[test]
fn a_silence_outlives_the_register() {
    let mut vault = Vault::new();
    let family = |names: &[&str]| PupilRecord {
        guardians: names.iter().map(|name| guardian(name, "070-1740612")).collect(),
        ..record("e1", "Anna", "Påhittad", "7A")
    };
    let pupil = vault.pupil(family(&["Robin Påhittad", "Sam Påhittad"]));
    let guardians = |vault: &mut Vault| {
        let guarded = vault.store.pupil(pupil).unwrap().unwrap();
        vault.read(AccessPurpose::Elevvard, guarded).guardians
    };
    let sam = guardians(&mut vault)[1].clone();
    vault.write(|writer| writer.set_inform(sam.id, InformState::DoNotInform, "hot")).unwrap();
    put(&mut vault, Some(pupil), family(&["Sam Påhittad", "Ny Påhittad"])).unwrap();
    let after = guardians(&mut vault);
    assert_eq!((after[0].id, after[0].number), (sam.id, 1), "known by name, first in the register now");
    assert_eq!(after[0].inform, InformState::DoNotInform, "and still silenced");
    assert_eq!(after.len(), 2, "one without a silence goes with the register");
    put(&mut vault, Some(pupil), family(&["Ny Påhittad"])).unwrap();
    let after = guardians(&mut vault);
    assert!(!after[1].in_register && after[1].id == sam.id, "the silenced one stays, and is said to be gone");
    assert_eq!(vault.store.guardian_ref(sam.id).unwrap().unwrap().pupil, Some(pupil), "on the pupil's card");
    vault.write(|writer| writer.set_inform(sam.id, InformState::Normal, "hotet är över")).unwrap();
    assert_eq!(guardians(&mut vault).len(), 1, "when the silence is lifted nothing keeps the row");
}

#[test]
fn an_import_is_compared_with_all_that_is_known() {
    let mut vault = Vault::new();
    let records = vec![record("e1", "Anna", "Påhittad", "7A"), hidden("e2", "Vera", "Dold")];
    vault.import(records.clone());
    let guarded = vault.store.known_pupils().unwrap();
    let known = vault.read(AccessPurpose::Register, guarded);
    assert!(known.iter().map(|pupil| &pupil.record).eq(records.iter()), "what the register said, word for word");
    assert_eq!(vault.store.last_import().unwrap().unwrap().rows, 2, "and how much it was");
    put(&mut vault, None, records[0].clone()).unwrap();
    let guarded = vault.store.known_pupils().unwrap();
    assert_eq!(vault.read(AccessPurpose::Register, guarded).len(), 2, "an old comparison makes nobody twice");
    let many = vec![PupilChange::Put { pupil: None, record: Box::new(records[0].clone()) }; IMPORT_CHUNK_ROWS + 1];
    let refused = vault.write(|writer| writer.apply_import(&run(3), &many));
    assert!(matches!(refused, Err(StoreError::TooLarge { .. })), "a chunk has an end");
    let stranger = PupilChange::Left { pupil: Uuid::nil(), on: day("2026-11-20") };
    let refused = vault.write(|writer| writer.apply_import(&run(3), &[stranger]));
    assert!(matches!(refused, Err(StoreError::NotFound)), "nobody cannot leave");
}

#[test]
fn siblings_share_a_guardian_and_nobody_protected_is_one() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    vault.import(vec![
        record("e2", "Bo", "Påhittad", "4B"),
        PupilRecord { guardians: vec![guardian("Robin Påhittad", "070-1740699")], ..record("e3", "Cia", "P", "5C") },
        PupilRecord { guardians: record("e1", "", "", "").guardians, ..hidden("e4", "Vera", "Dold") },
    ]);
    let guarded = vault.store.siblings(pupil).unwrap();
    let names: Vec<String> = vault.read(AccessPurpose::Oversikt, guarded).into_iter().map(|row| row.given).collect();
    assert_eq!(names, ["Bo"], "the same name and phone; a namesake and a protected pupil are not");
}

#[test]
fn the_receiver_is_cached_until_something_changes() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    vault.import(vec![hidden("e2", "Vera", "Dold")]);
    let unrouted = |vault: &mut Vault, stamp: &str| {
        let guarded = vault.store.unrouted(stamp, 10).unwrap();
        vault.read(AccessPurpose::Oro, guarded)
    };
    let first = unrouted(&mut vault, "s1");
    assert_eq!(first.len(), 2, "nobody has a receiver yet");
    assert!(first.iter().all(|input| input.protection.is_none() || input.home.is_withheld()), "no place leaks");
    let cache = |certainty: &str, overlap: &str| RoutingCache {
        certainty: certainty.to_owned(),
        receivers: vec!["SE-0126".to_owned()],
        preventive: None,
        overlap: overlap.to_owned(),
        warnings: Vec::new(),
        stamp: "s1".to_owned(),
    };
    let rows: Vec<_> = first.iter().map(|input| (input.pupil, cache("check", "different"))).collect();
    vault.store.save_routing(&rows).unwrap();
    assert!(unrouted(&mut vault, "s1").is_empty(), "everybody has one");
    assert!(!vault.store.all_routed("s1").unwrap(), "nobody has looked yet");
    vault.store.note_all_routed("s1").unwrap();
    assert!(vault.store.all_routed("s1").unwrap(), "found and remembered");
    vault.store.note_all_routed("s2").unwrap();
    assert!(!vault.store.all_routed("s2").unwrap(), "never remembered when it is not so");
    assert_eq!(unrouted(&mut vault, "s2").len(), 2, "another day or register makes it old");
    let listed = page(&mut vault, &PupilQuery { limit: 9, only_different: true, ..PupilQuery::default() });
    assert_eq!((listed.total, listed.different, listed.uncertain), (1, 1, 1), "the protected one is not counted");
    let guarded = vault.store.receiver_counts().unwrap();
    assert_eq!(vault.read(AccessPurpose::Oversikt, guarded), [("SE-0126".to_owned(), 1)], "nor here");
    vault.write(|writer| writer.set_circumstances(pupil, &Circumstances::default())).unwrap();
    assert_eq!(unrouted(&mut vault, "s1").len(), 1, "a new answer drops the pupil's receiver");
    assert!(!vault.store.all_routed("s1").unwrap(), "and what was remembered of everybody");
    let digest = vault.store.digest().unwrap();
    vault.store.save_routing(&[(pupil, cache("certain", "same"))]).unwrap();
    assert_eq!(vault.store.digest().unwrap(), digest, "what is derived is not in the digest");
}

#[test]
fn rows_come_in_the_order_asked_for() {
    let mut vault = Vault::new();
    vault.import(vec![record("e1", "Anna", "A", "7A"), record("e2", "Bo", "B", "7A")]);
    let id = |vault: &Vault, source: &str| vault.id_of(source).unwrap();
    let asked = [id(&vault, "e2"), Uuid::nil(), id(&vault, "e1")];
    let guarded = vault.store.pupil_rows(&asked).unwrap();
    let names: Vec<String> = vault.read(AccessPurpose::Oro, guarded).into_iter().map(|row| row.given).collect();
    assert_eq!(names, ["Bo", "Anna"], "an unknown one is left out");
}
