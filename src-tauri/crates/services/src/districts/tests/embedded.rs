#![allow(clippy::unwrap_used)]
//! The built-in register is whole.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use samsyn_rules::districts::{ContactKind, ReceiverId, Register, Rule};

use super::super::embedded;
use super::super::view::TEXTS;

fn register() -> &'static Register {
    embedded().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id(text: &str) -> ReceiverId {
    ReceiverId::parse(text).unwrap()
}

#[test]
fn the_register_is_whole() {
    let register = register();
    assert_eq!(register.faults(), [], "periods follow each other and every name leads somewhere");
    assert_eq!(register.namnder.len(), 25, "all namnder since 1999 whose periods are known");
    assert_eq!(register.stadsdelar.len(), 117, "every stadsdel of the city");
    assert_eq!(register.municipalities.len(), 290, "every municipality of the country");
    let names: BTreeSet<&str> = register.stadsdelar.iter().map(|stadsdel| stadsdel.name.as_str()).collect();
    assert_eq!(names.len(), 117, "no stadsdel twice");
}

#[test]
fn each_division_has_the_namnder_it_had() {
    for (date, count) in
        [("2009-10-01", 14), ("2020-06-30", 14), ("2020-07-01", 13), ("2023-06-30", 13), ("2023-07-01", 11)]
    {
        assert_eq!(register().namnder_on(day(date)).count(), count, "namnder on {date}");
    }
}

#[test]
fn every_stadsdel_has_one_main_namnd_on_every_day_since_2007() {
    for stadsdel in &register().stadsdelar {
        for date in ["2007-01-01", "2020-06-30", "2020-07-01", "2023-06-30", "2023-07-01", "2026-11-22"] {
            let parts = register().stadsdel_on(stadsdel, day(date));
            let in_force = |id: &ReceiverId| register().namnd(id).is_some_and(|namnd| namnd.is_on(day(date)));
            assert!(!parts.is_empty() && parts.iter().all(in_force), "{} on {date}", stadsdel.name);
        }
    }
}

#[test]
fn counts_of_stadsdelar_are_the_citys() {
    let counted = |namnd: &str| {
        register()
            .stadsdelar
            .iter()
            .filter(|stadsdel| stadsdel.namnder[0].as_str() == format!("SE-0180-SDN-{namnd}"))
            .count()
    };
    for (namnd, count) in [("BROMMA", 24), ("HAGERSTENALVSJO", 17), ("JARVA", 11), ("SKARHOLMEN", 4)] {
        assert_eq!(counted(namnd), count, "stadsdelar of {namnd}");
    }
}

#[test]
fn an_ended_namnd_leads_to_todays() {
    let today = day("2026-11-22");
    for (ended, now) in [
        ("RINKEBY", "JARVA"),
        ("ALVSJO", "HAGERSTENALVSJO"),
        ("NORRMALM", "NORRAINNERSTADEN"),
        ("VANTOR", "ENSKEDEARSTAVANTOR"),
    ] {
        let found = register().on_day(&id(&format!("SE-0180-SDN-{ended}")), today);
        assert_eq!(found, [id(&format!("SE-0180-SDN-{now}"))], "{ended} became {now}");
    }
    let before = register().on_day(&id("SE-0180-SDN-JARVA"), day("2005-01-01"));
    assert_eq!(before.len(), 2, "Rinkeby and Kista; the third did not change then and its beginning is not known");
}

#[test]
fn a_stadsdel_divided_before_is_whole_now() {
    let akalla = register().stadsdel("akalla").unwrap();
    assert_eq!(register().stadsdel_on(akalla, day("2026-11-22")).len(), 1, "both old namnder are Jarva now");
    assert_eq!(register().stadsdel_on(akalla, day("2022-01-01")).len(), 2, "before 2023 two namnder shared it");
}

#[test]
fn contacts_are_verified_or_absent() {
    let e_service = register().contact(&id("SE-0180-SDN-FARSTA"), ContactKind::EService).unwrap();
    assert_eq!(e_service.receiver, id("SE-0180"), "the city's e-tjanst serves all its namnder");
    assert!(register().contact(&id("SE-0180-SDN-FARSTA"), ContactKind::Reception).is_none(), "no number was verified");
    assert!(register().contacts.iter().all(|contact| contact.source.starts_with("https://")), "each names its page");
}

#[test]
fn names_of_receivers_are_people_words() {
    assert_eq!(register().name_of(&id("SE-0180-SDN-FARSTA")), "Farsta stadsdelsnämnd", "a namnd by its name");
    assert_eq!(register().name_of(&id("SE-0184")), "Socialtjänsten i Solna", "a municipality by its social services");
    assert!(!register().knows(&id("SE-0180")), "a divided municipality is no receiver");
    assert_eq!(register().name_of(&id("SE-9999")), "SE-9999", "what is not known is shown as it is");
}

#[test]
fn every_rule_has_its_sentence_and_source() {
    let texts = TEXTS.as_ref().unwrap();
    for rule in Rule::ALL {
        for part in ["text", "source"] {
            assert!(texts.has(&format!("{}.{part}", rule.as_str())), "{} needs a {part}", rule.as_str());
        }
    }
}
