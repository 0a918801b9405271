//! Who may change who works here: nobody the own row, and EMI by its custodian alone, in whatever order it is tried.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use samsyn_rules::sekretess::{Domain, Member, Role, StaffRefusal, may_change_staff, may_keep_log};
use uuid::Uuid;

fn id(number: usize) -> Uuid {
    Uuid::from_u128(number as u128 + 1)
}

fn member(number: usize, role: Role, custodian_of: &[Domain]) -> Member {
    Member { id: id(number), name: format!("Person {number}"), role, custodian_of: custodian_of.to_vec(), active: true }
}

/// A rektor, a kurator, two nurses of whom the first answers for EMI, a teacher.
fn school() -> Vec<Member> {
    vec![
        member(0, Role::Rektor, &[Domain::Elevstod, Domain::Anmalan, Domain::Skola]),
        member(1, Role::Kurator, &[Domain::Epi]),
        member(2, Role::Skolskoterska, &[Domain::Emi]),
        member(3, Role::Skollakare, &[]),
        member(4, Role::Larare, &[]),
    ]
}

fn with(member: &Member, change: impl FnOnce(&mut Member)) -> Member {
    let mut changed = member.clone();
    change(&mut changed);
    changed
}

fn ask(actor: usize, change: &Member) -> Result<(), StaffRefusal> {
    may_change_staff(id(actor), &school(), change)
}

#[test]
fn nobody_changes_the_own_role_custodianship_or_presence() {
    for me in 0..school().len() {
        let row = &school()[me];
        for &role in Role::ALL.iter().filter(|&&role| role != row.role) {
            assert!(
                ask(me, &with(row, |row| row.role = role)).is_err(),
                "{:?} makes nobody of itself {role:?}",
                row.role
            );
        }
        for &domain in Domain::ALL {
            let changed = with(row, |row| match row.custodian_of.iter().position(|kept| *kept == domain) {
                Some(place) => drop(row.custodian_of.remove(place)),
                None => row.custodian_of.push(domain),
            });
            assert!(ask(me, &changed).is_err(), "{:?} neither takes nor lays down {domain:?}", row.role);
        }
        assert!(
            ask(me, &with(row, |row| row.active = false)).is_err(),
            "nor does {:?} leave by the own hand",
            row.role
        );
        assert_eq!(ask(me, &with(row, |row| row.name = "Nytt Namn".to_owned())), Ok(()), "the own name is one's own");
    }
    let kurator = with(&school()[1], |row| row.role = Role::Rektor);
    assert_eq!(ask(1, &kurator), Err(StaffRefusal::Own), "and the reason says so");
}

#[test]
fn emi_is_given_by_its_custodian_alone() {
    let nurse = |number| member(number, Role::Skolskoterska, &[]);
    for outsider in [0, 1] {
        let refused = Err(StaffRefusal::EmiCustodian);
        assert_eq!(ask(outsider, &nurse(9)), refused, "no new nurse by a keeper of registers");
        assert_eq!(ask(outsider, &with(&nurse(9), |row| row.active = false)), refused, "nor one to wake later");
        assert_eq!(
            ask(outsider, &member(9, Role::Larare, &[Domain::Emi])),
            refused,
            "nor custodianship without the role"
        );
        let row = &school()[3];
        assert_eq!(ask(outsider, &with(row, |row| row.custodian_of.push(Domain::Emi))), refused, "nor to the doctor");
        assert_eq!(
            ask(outsider, &with(row, |row| row.name = "Mirja Ahlgren".to_owned())),
            refused,
            "a row is not taken over by its name"
        );
        assert_eq!(ask(outsider, &with(row, |row| row.role = Role::Kurator)), refused, "nor is it moved out and back");
        assert_eq!(ask(outsider, &with(row, |row| row.active = false)), Ok(()), "that the doctor has left may be said");
    }
    assert_eq!(ask(3, &nurse(9)), Err(StaffRefusal::Role), "a doctor who does not answer for EMI gives nothing");
    assert_eq!(ask(2, &nurse(9)), Ok(()), "its custodian does");
    assert_eq!(ask(2, &with(&school()[3], |row| row.custodian_of.push(Domain::Emi))), Ok(()), "the custodianship too");
    for outside in [member(9, Role::Rektor, &[]), with(&school()[4], |row| row.role = Role::Skolskoterska)] {
        assert_eq!(ask(2, &outside), Err(StaffRefusal::Role), "and nothing outside EMI, nor over its border");
    }
}

#[test]
fn somebody_always_keeps_what_is_kept() {
    let alone = [member(0, Role::Rektor, &[Domain::Skola]), member(2, Role::Skolskoterska, &[Domain::Emi])];
    let leaves = with(&alone[0], |row| row.active = false);
    assert_eq!(may_change_staff(id(0), &alone, &leaves), Err(StaffRefusal::LastKeeper), "the last keeper of registers");
    let leaves = with(&alone[1], |row| row.active = false);
    assert_eq!(
        may_change_staff(id(0), &alone, &leaves),
        Err(StaffRefusal::LastCustodian),
        "the last who answers for EMI"
    );
    let demoted = with(&school()[1], |row| row.custodian_of.clear());
    assert_eq!(ask(0, &demoted), Err(StaffRefusal::LastCustodian), "the last who answers for EPI");
    let mut followed = school();
    followed.push(member(5, Role::Skolpsykolog, &[Domain::Epi]));
    assert_eq!(may_change_staff(id(0), &followed, &demoted), Ok(()), "with a successor it goes");
}

fn rows() -> impl Strategy<Value = Member> {
    let domains = proptest::sample::subsequence(Domain::ALL.to_vec(), 0..=3);
    (0..8_usize, proptest::sample::select(Role::ALL.to_vec()), domains, any::<bool>(), 0..8_usize).prop_map(
        |(number, role, custodian_of, active, name)| Member {
            name: format!("Person {name}"),
            active,
            ..member(number, role, &custodian_of)
        },
    )
}

/// What a row opens, whatever the order it is written in.
fn opens(member: &Member) -> (Role, bool, BTreeSet<Domain>) {
    (member.role, member.active, member.custodian_of.iter().copied().collect())
}

/// What a row opens in EMI, and to whom.
fn in_emi(staff: &[Member]) -> Vec<&Member> {
    staff.iter().filter(|member| member.active && member.in_emi()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// One person, in any role outside EMI and with every row that person can make or take over, tries anything in any order.
    #[test]
    fn no_sequence_outside_emi_opens_emi(changes in prop::collection::vec((0..8_usize, rows()), 1..40)) {
        let mut staff = school();
        for (actor, change) in changes {
            // EMI's own people do nothing: their acts are what is to be impossible without them.
            if staff.iter().any(|member| member.id == id(actor) && member.in_emi()) {
                continue;
            }
            let before = staff.clone();
            if may_change_staff(id(actor), &staff, &change).is_ok() {
                staff.retain(|member| member.id != change.id);
                staff.push(change);
            }
            for row in in_emi(&staff) {
                prop_assert!(before.contains(row), "{row:?} opens EMI and nobody in EMI made it");
            }
            prop_assert!(staff.iter().any(|one| one.active && one.custodian_of.contains(&Domain::Emi)), "EMI keeps its custodian");
        }
    }

    /// Whoever acts, in EMI or out of it: what was answered for stays so, and everybody answers inside the own branch.
    #[test]
    fn no_sequence_leaves_a_domain_or_the_registers_to_nobody(changes in prop::collection::vec((0..8_usize, rows()), 1..40)) {
        let mut staff = school();
        for (actor, change) in changes {
            let own = staff.iter().find(|member| member.id == id(actor)).cloned();
            if may_change_staff(id(actor), &staff, &change).is_ok() {
                staff.retain(|member| member.id != change.id);
                staff.push(change);
            }
            let now = staff.iter().find(|member| member.id == id(actor));
            prop_assert!(now.is_none() || own.is_some(), "nobody makes the own row");
            prop_assert_eq!(now.map(opens), own.as_ref().map(opens), "nobody changes what the own row opens");
        }
        for domain in [Domain::Emi, Domain::Epi, Domain::Elevstod, Domain::Anmalan, Domain::Skola] {
            prop_assert!(staff.iter().any(|one| one.active && one.custodian_of.contains(&domain)), "{domain:?} has somebody");
        }
        let keeper = |one: &Member| one.active && matches!(one.role, Role::Rektor | Role::Kurator | Role::Registeransvarig);
        prop_assert!(staff.iter().any(keeper), "somebody keeps the registers");
        let inside = |one: &Member| one.custodian_of.iter().all(|&domain| may_keep_log(one.role, domain));
        prop_assert!(staff.iter().all(inside), "nobody answers for another branch");
    }
}
