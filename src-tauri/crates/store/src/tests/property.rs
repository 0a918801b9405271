//! Any sequence of work folds to the same projections again.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use samsyn_rules::sekretess::{AccessPurpose, Actor, Domain, Role};
use uuid::Uuid;

use super::files::concern;
use super::records::entry;
use super::reports::{finish_report, new_report};
use super::support::{Vault, day, hidden, record};
use crate::people::{Circumstances, InformState};
use crate::{NewLife, StoreError, WriteContext};

/// One step of somebody's work.
#[derive(Debug, Clone)]
enum Step {
    Import(u8, bool),
    Leave(u8),
    Concern(Option<u8>),
    Receive(u8),
    Entry(u8),
    Report(u8),
    Silence(u8),
    Answers(u8),
    Contact(u8),
    Close(u8),
    Colleague(u8),
    NewLife,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..4_u8, any::<bool>()).prop_map(|(n, hidden)| Step::Import(n, hidden)),
        (0..4_u8).prop_map(Step::Leave),
        proptest::option::of(0..4_u8).prop_map(Step::Concern),
        (0..4_u8).prop_map(Step::Receive),
        (0..4_u8).prop_map(Step::Entry),
        (0..4_u8).prop_map(Step::Report),
        (0..4_u8).prop_map(Step::Silence),
        (0..4_u8).prop_map(Step::Answers),
        (0..4_u8).prop_map(Step::Contact),
        (0..4_u8).prop_map(Step::Close),
        (0..4_u8).prop_map(Step::Colleague),
        Just(Step::NewLife),
    ]
}

fn take(vault: &mut Vault, concerns: &mut Vec<uuid::Uuid>, step: &Step) -> Result<(), StoreError> {
    let pupil = |vault: &Vault, n: u8| vault.id_of(&format!("e{n}"));
    let case = |vault: &mut Vault, n: u8| {
        let Some(pupil) = pupil(vault, n) else { return Err(StoreError::NotFound) };
        vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).map(|(case, _)| (pupil, case))
    };
    match *step {
        Step::Import(n, false) => vault.import(vec![record(&format!("e{n}"), "Anna", "Öberg", "7A")]),
        Step::Import(n, true) => vault.import(vec![hidden(&format!("e{n}"), "Vera", "Dold")]),
        Step::Leave(n) => {
            let Some(pupil) = pupil(vault, n) else { return Err(StoreError::NotFound) };
            let gone = crate::people::PupilChange::Left { pupil, on: day("2026-11-20") };
            vault.write(|writer| writer.apply_import(&super::support::run(7), &[gone]))?;
        }
        Step::Concern(n) => {
            let pupil = n.and_then(|n| pupil(vault, n));
            let new = crate::concerns::NewConcern { pupil, ..concern("något") };
            concerns.push(vault.write(|writer| writer.add_concern(&new))?.concern);
        }
        Step::Receive(n) => {
            let Some(&id) = concerns.get(usize::from(n)) else { return Err(StoreError::NotFound) };
            vault.write(|writer| writer.receive_concern(id))?;
            vault.write(|writer| writer.dismiss_concern_signal(id, "ofarligt"))?;
        }
        Step::Entry(n) => {
            let (_, case) = case(vault, n)?;
            vault.write(|writer| writer.add_entry(&entry(case, Domain::Elevstod)))?;
        }
        Step::Report(n) => {
            let (pupil, case) = case(vault, n)?;
            let started = vault.write(|writer| writer.start_report(&new_report(pupil, Some(case))))?;
            if n % 2 == 0 {
                vault.write(|writer| writer.discard_report(started.report))?;
            } else {
                finish_report(vault, pupil, Some(case));
            }
        }
        Step::Silence(n) => {
            let Some(pupil) = pupil(vault, n) else { return Err(StoreError::NotFound) };
            let guarded = vault.store.pupil_identity(pupil)?.ok_or(StoreError::NotFound)?;
            if guarded.record().protected {
                return Err(StoreError::NotFound);
            }
            let identity = vault.read(AccessPurpose::Elevvard, guarded);
            let guardian = identity.guardians[0].id;
            vault.write(|writer| writer.set_inform(guardian, InformState::Wait, "väntar"))?;
        }
        Step::Answers(n) => {
            let Some(pupil) = pupil(vault, n) else { return Err(StoreError::NotFound) };
            let home = Some("0126".to_owned());
            let answers = Circumstances { second_home_municipality: home, ..Circumstances::default() };
            vault.write(|writer| writer.set_circumstances(pupil, &answers))?;
        }
        Step::Contact(n) => {
            let phone = if n == 0 { "" } else { "070-1740610" };
            vault.write(|writer| writer.set_contact(&format!("r{}", n / 2), phone, "", day("2026-11-20")))?;
        }
        Step::Colleague(n) => concerns.push(colleague(vault, pupil(vault, n))?),
        Step::NewLife => vault.store.begin_incarnation(vault.at, NewLife::RolledBack)?,
        Step::Close(n) => {
            let (_, case) = case(vault, n)?;
            vault.write(|writer| writer.close_case(case))?;
        }
    }
    Ok(())
}

/// A colleague sits down at a device of their own and leaves a concern.
fn colleague(vault: &mut Vault, pupil: Option<Uuid>) -> Result<Uuid, StoreError> {
    let (me, colleague) = (vault.user(), Actor { id: Uuid::from_u128(7), role: Role::Larare });
    let at = vault.context().at;
    vault.store.sit_down(colleague, at)?;
    let new = crate::concerns::NewConcern { pupil, ..concern("sett av en kollega") };
    let left = vault.store.write(&WriteContext { actor: colleague, at }, |writer| writer.add_concern(&new));
    vault.store.sit_down(me, at)?;
    Ok(left?.concern)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_sequence_of_writes_rebuilds_to_the_same_digest(steps in proptest::collection::vec(step(), 1..25)) {
        let (mut vault, mut concerns) = (Vault::new(), Vec::new());
        for step in &steps {
            // A step that cannot be meant yet is refused whole, and leaves nothing.
            let _ = take(&mut vault, &mut concerns, step);
        }
        let report = vault.store.verify().unwrap();
        prop_assert!(report.holds(), "folded anew in memory: {:?}", report.faults);
        let before = vault.store.digest().unwrap();
        vault.store.rebuild().unwrap();
        prop_assert_eq!(vault.store.digest().unwrap(), before, "folded anew in place");
    }
}
