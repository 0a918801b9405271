//! A fact counts only where it belongs. Each forgery is signed and sealed by somebody who has every key.
#![allow(clippy::unwrap_used)]

use minicbor::{Decode, Encode};
use rusqlite::Connection;
use samsyn_rules::sekretess::{Actor, Domain, Role};
use uuid::Uuid;

use super::files::concern;
use super::records::entry;
use super::support::{Vault, day, hidden, record, run};
use crate::fact::{Fact, Stamp};
use crate::keys::{Compartment, Place};
use crate::people::PupilChange;
use crate::{Result, Writer};

/// Somebody's own words as a body of any type.
macro_rules! forged {
    ($name:ident, $number:literal, $body:ty) => {
        #[derive(Encode, Decode)]
        #[cbor(transparent)]
        struct $name(#[n(0)] $body);

        impl Fact for $name {
            const NUMBER: u16 = $number;
            const NAME: &'static str = "forged";

            fn record(&self) -> Uuid {
                Uuid::nil()
            }

            fn place(&self, _: &Connection) -> Result<Option<Place>> {
                Ok(Some(Place::school()))
            }

            fn apply(&self, _: &Connection, _: &Stamp) -> Result<()> {
                Ok(())
            }
        }
    };
}

forged!(NoEntry, 13, u8);
forged!(NoContact, 24, ForgedContact);
forged!(OddEntry, 13, OddSaid);

#[derive(Encode, Decode)]
#[cbor(map)]
struct ForgedContact {
    #[n(0)]
    receiver: String,
    #[n(1)]
    phone: String,
    #[n(2)]
    sdk_address: String,
    #[n(3)]
    checked_on: i32,
}

/// An entry of a kind that a later program has.
#[derive(Encode, Decode)]
#[cbor(map)]
struct OddSaid {
    #[cbor(n(0), with = "crate::wire")]
    entry: Uuid,
    #[n(1)]
    said: OddWords,
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct OddWords {
    #[cbor(n(0), with = "crate::wire")]
    case: Uuid,
    #[n(1)]
    kind: String,
}

/// Makes a forgery, then works on, and returns what `verify` says of the forgery.
fn verdict(vault: &mut Vault, forge: impl FnOnce(&mut Writer<'_>) -> Result<()>) -> String {
    vault.write(forge).unwrap();
    vault.write(|writer| writer.add_concern(&concern("efteråt"))).unwrap();
    let report = vault.store.verify().unwrap();
    // The fold does not stop: what follows is there, here and in whatever is folded anew.
    vault.store.rebuild().unwrap();
    let after: i64 = vault.store.db.query_row("SELECT count(*) FROM concern", [], |row| row.get(0)).unwrap();
    assert!(after > 0, "what came after the forgery is folded");
    let mut faults = report.faults;
    // A forgery leaves no row in the access log.
    faults.retain(|fault| fault != "count");
    assert!(faults.len() <= 1, "one forgery, one fault: {faults:?}");
    faults.pop().unwrap_or_default().split(':').next().unwrap_or_default().to_owned()
}

fn case(vault: &mut Vault) -> Uuid {
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).unwrap().0
}

#[test]
fn a_fact_of_another_domain_or_case_is_refused() {
    for place in [
        |case| Place::of(Some(case), case, Domain::Skola),
        |case| Place::of(Some(case), case, Domain::Emi),
        |_| Place::of(Some(Uuid::from_u128(9)), Uuid::from_u128(9), Domain::Elevstod),
        |_| Place::school(),
        |case| Place::of(None, case, Domain::Elevstod),
    ] {
        let mut vault = Vault::new();
        let case = case(&mut vault);
        let said = entry(case, Domain::Elevstod);
        let why = verdict(&mut vault, |writer| {
            let home = writer.compartment(place(case))?;
            let fact = crate::entries::EntrySigned::of(Uuid::from_u128(77), said);
            writer.seal(&fact, &home, Vec::new(), None).map(|_| ())
        });
        assert_eq!(why, "place", "an entry of elevstod is sealed in its case and domain, or it is none");
        assert!(vault.store.entries_of_case(case).unwrap().is_empty(), "nobody reads it");
    }
}

#[test]
fn a_fact_about_a_record_is_refused_outside_the_records_place() {
    let mut vault = Vault::new();
    let case = case(&mut vault);
    let why = verdict(&mut vault, |writer| {
        let home = writer.compartment(Place::of(Some(case), case, Domain::Anmalan))?;
        writer.seal(&crate::cases::CaseClosed { case }, &home, Vec::new(), None).map(|_| ())
    });
    assert_eq!(why, "place", "a case of elevstod is closed where it lies");
    assert_eq!(vault.store.open_cases().unwrap().len(), 1, "and is still open");
}

#[test]
fn a_key_of_another_compartment_is_refused() {
    let mut vault = Vault::new();
    let case = case(&mut vault);
    let why = verdict(&mut vault, |writer| {
        let home = writer.compartment(Place::of(Some(case), case, Domain::Elevstod))?;
        let other = writer.compartment(Place::school())?;
        let mixed = Compartment { id: home.id, key: other.key };
        writer.seal(&crate::cases::CaseClosed { case }, &mixed, Vec::new(), None).map(|_| ())
    });
    assert_eq!(why, "compartment", "whoever holds the school's key does not speak in a case");
}

#[test]
fn an_author_who_is_not_the_devices_person_is_refused() {
    let mut vault = Vault::new();
    let case = case(&mut vault);
    let why = verdict(&mut vault, |writer| {
        let own = writer.context;
        writer.context.actor = Actor { id: Uuid::from_u128(666), role: Role::Skollakare };
        let home = writer.compartment(Place::of(Some(case), case, Domain::Elevstod))?;
        writer.seal(&crate::cases::CaseClosed { case }, &home, Vec::new(), None)?;
        writer.context = own;
        Ok(())
    });
    assert_eq!(why, "author", "a name in a body is no signature");
}

#[test]
fn a_device_speaks_only_once_it_is_somebodys_and_never_changes_hands() {
    let mut vault = Vault::new();
    let public = *vault.store.log.pen.device.public().as_bytes();
    let other = Uuid::from_u128(666);
    let why = verdict(&mut vault, |writer| {
        let own = writer.context;
        writer.context.actor.id = other;
        let home = writer.compartment(Place::school())?;
        let fact = crate::chains::DeviceOf { public, person: other, why: crate::NewLife::Begun };
        // As somebody would who has the keys: past what the writer itself refuses.
        writer.seal(&Unapplied(fact), &home, Vec::new(), None)?;
        writer.context = own;
        Ok(())
    });
    assert_eq!(why, "author", "a device that is somebody's stays somebody's");
    let mut vault = Vault::new();
    let why = verdict(&mut vault, |writer| {
        let home = writer.compartment(Place::school())?;
        let stranger = samsyn_vault::DeviceKey::make(&samsyn_vault::SeededEntropy::new(99)).unwrap();
        let public = *stranger.public().as_bytes();
        let fact = crate::chains::DeviceOf { public, person: own_id(writer), why: crate::NewLife::Begun };
        writer.seal(&Unapplied(fact), &home, Vec::new(), None).map(|_| ())
    });
    assert!(why == "author", "a device binds itself and no other: {why}");
}

fn own_id(writer: &Writer<'_>) -> Uuid {
    writer.context.actor.id
}

/// A fact as it is, whatever the tables say.
#[derive(Encode, Decode)]
#[cbor(transparent)]
struct Unapplied(#[n(0)] crate::chains::DeviceOf);

impl Fact for Unapplied {
    const NUMBER: u16 = crate::chains::DeviceOf::NUMBER;
    const NAME: &'static str = "forged";

    fn record(&self) -> Uuid {
        self.0.record()
    }

    fn place(&self, db: &Connection) -> Result<Option<Place>> {
        self.0.place(db)
    }

    fn apply(&self, _: &Connection, _: &Stamp) -> Result<()> {
        Ok(())
    }
}

#[test]
fn a_body_that_cannot_be_read_stops_nothing() {
    let mut vault = Vault::new();
    let case = case(&mut vault);
    let home = move |writer: &mut Writer<'_>| writer.compartment(Place::of(Some(case), case, Domain::Elevstod));
    let why = verdict(&mut vault, |writer| {
        let home = home(writer)?;
        writer.seal(&NoEntry(7), &home, Vec::new(), None).map(|_| ())
    });
    assert_eq!(why, "body", "it is put aside and counted");
}

#[test]
fn days_outside_the_kept_years_are_no_days() {
    for days in [0, i32::MIN, i32::MAX, 693_595, 803_901] {
        let mut vault = Vault::new();
        let why = verdict(&mut vault, |writer| {
            let home = writer.compartment(Place::school())?;
            let text = String::new;
            let said = ForgedContact { receiver: text(), phone: text(), sdk_address: text(), checked_on: days };
            writer.seal(&NoContact(said), &home, Vec::new(), None).map(|_| ())
        });
        assert_eq!(why, "body", "day {days} breaks no list and no sum");
    }
    let mut vault = Vault::new();
    let late = crate::concerns::NewConcern { happened_on: chrono::NaiveDate::from_ymd_opt(2201, 1, 1), ..concern("x") };
    let refused = vault.write(|writer| writer.add_concern(&late));
    assert!(matches!(refused, Err(crate::StoreError::OutOfRange)), "and none is written");
    let last =
        crate::concerns::NewConcern { happened_on: chrono::NaiveDate::from_ymd_opt(2200, 12, 31), ..concern("x") };
    assert!(vault.write(|writer| writer.add_concern(&last)).is_ok(), "the last day that is kept is");
}

#[test]
fn a_word_of_a_later_program_is_carried() {
    let mut vault = Vault::new();
    let case = case(&mut vault);
    let before = vault.store.verify().unwrap();
    let why = verdict(&mut vault, |writer| {
        let home = writer.compartment(Place::of(Some(case), case, Domain::Elevstod))?;
        let said = OddSaid { entry: Uuid::from_u128(1), said: OddWords { case, kind: "sms".to_owned() } };
        writer.seal(&OddEntry(said), &home, Vec::new(), None).map(|_| ())
    });
    assert_eq!(why, "", "nothing is wrong with the log");
    assert_eq!(vault.store.verify().unwrap().unknown, before.unknown + 1, "it waits for a program that knows the word");
}

#[test]
fn what_builds_on_something_that_is_not_here_waits() {
    let mut vault = Vault::new();
    let case = case(&mut vault);
    let why = verdict(&mut vault, |writer| {
        let home = writer.compartment(Place::of(Some(case), case, Domain::Elevstod))?;
        let absent = samsyn_vault::EventHash::from_bytes([7; 32]);
        writer.seal(&crate::cases::CaseClosed { case }, &home, vec![absent], None).map(|_| ())
    });
    assert_eq!(why, "missing", "it is not folded before what it follows");
}

#[test]
fn a_protected_name_among_the_years_rows_is_refused() {
    let mut vault = Vault::new();
    let change = PupilChange::Put { pupil: None, record: Box::new(hidden("e1", "Vera", "Dold")) };
    vault.write(|writer| writer.apply_import(&run(1), &[change])).unwrap();
    let why = verdict(&mut vault, |writer| {
        let home = writer.compartment(Place::year(day("2026-11-20")))?;
        let fact = crate::people::PupilPut::forged(Uuid::from_u128(5), hidden("e9", "Nora", "Dold"), day("2026-11-20"));
        writer.seal(&fact, &home, Vec::new(), None).map(|_| ())
    });
    assert_eq!(why, "place", "whoever writes it there has written nothing");
}
