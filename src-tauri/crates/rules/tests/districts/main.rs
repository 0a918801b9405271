//! Routing on a made-up town: what decides, what suggests, what stops.

#![allow(clippy::unwrap_used)]

mod areas;
mod properties;
mod town;

use samsyn_rules::districts::*;

use town::*;

#[test]
fn what_decides_and_what_only_suggests() {
    let district = |text: &str| Place { district_name: Some(text.into()), ..home() };
    let postal =
        |code: &str, town: &str| Place { postal_code: Some(code.into()), postal_town: Some(town.into()), ..home() };
    for (place, expected, why) in [
        (at(59.34), "certain north", "a point in an area decides"),
        (at(59.5), "stop", "a point outside every area says nothing"),
        (stadsdel(" hill"), "certain north", "a whole stadsdel decides"),
        (stadsdel("The Hill"), "certain north", "so does another name of exactly it"),
        (stadsdel("Bridge"), "check south north", "a divided stadsdel suggests its parts, the largest first"),
        (stadsdel("Newtown"), "check north south", "an informal name suggests"),
        (stadsdel("North"), "check north", "a namnd's name where a stadsdel was asked for suggests"),
        (stadsdel("Nowhere"), "stop", "an unknown name says nothing"),
        (
            Place { stadsdel: Some("Hill".into()), ..at(59.5) },
            "check north",
            "a point outside the areas contradicts a name",
        ),
        (Place { stadsdel: Some("Hill".into()), ..at(59.26) }, "certain south", "the address decides, not the name"),
        (Place { municipality: None, ..stadsdel("Hill") }, "check north", "the name may be another town's"),
        (district("West SDN"), "check north", "an ended namnd suggests its successor"),
        (
            Place { district_name: Some("South".into()), ..stadsdel("Hill") },
            "check north south",
            "two names that disagree",
        ),
        (postal("100 05", ""), "check south", "a postal code suggests"),
        (postal("101 05", "Harbour"), "check north south", "a wide code says nothing, the town suggests"),
        (postal("", "City"), "stop", "a wide town says nothing"),
        (street("provg. 1", Some("10001")), "certain south", "an address that the file holds is a point"),
        (street("Provgatan 1", None), "certain south", "found once and no code given"),
        (street("Provgatan 7", Some("10001")), "check south", "another number of the street suggests"),
        (street("Lika 1", None), "check south north", "in two places"),
        (street("Lika 1", Some("100 03")), "certain north", "the code tells them apart"),
        (
            Place { stadsdel: Some("Hill".into()), ..street("Provgatan 7", Some("10001")) },
            "check north south",
            "a street that does not reach the stadsdel",
        ),
        (street("Okänd 1", None), "stop", "the file does not have it"),
        (Place { municipality: Some("0184".into()), ..Place::default() }, "certain 0184", "one receiver for the whole"),
        (
            Place { municipality: Some("0184".into()), ..at(59.34) },
            "check north 0184",
            "address and municipality disagree",
        ),
        (
            Place { municipality: Some("1480".into()), ..Place::default() },
            "check 1480",
            "divided, but nobody knows how",
        ),
        (Place { municipality: Some("9999".into()), ..Place::default() }, "stop", "no such municipality"),
        (Place::default(), "stop", "nothing is known"),
    ] {
        assert_eq!(said(&case(place)), expected, "{why}");
    }
}

#[test]
fn what_speaks_against_an_address() {
    let with = |change: fn(&mut RouteCase)| {
        let mut case = case(at(59.34));
        change(&mut case);
        said(&case)
    };
    for (change, expected, why) in [
        ((|case| case.pupil.age = Some(18)) as fn(&mut RouteCase), "none", "an adult"),
        (|case| case.pupil.protected = Some(Protection::Fingerad), "stop", "protected: no address is used"),
        (|case| case.pupil.basis = Basis::Vistas, "check north", "not registered"),
        (|case| case.pupil.second_home = Some(stadsdel("Shore")), "check north", "two homes: where registered"),
        (|case| case.pupil.stays_at = Some(stadsdel("Shore")), "check south north", "stays elsewhere: both"),
        (
            |case| case.pupil.placement = Some(Placing { by: Some("SE-0180-SDN-WEST".into()), kind: None }),
            "check north",
            "the placing namnd, through its successor",
        ),
        (|case| case.pupil.placement = Some(Placing { by: None, kind: None }), "stop", "nobody knows who placed: ask"),
        (
            |case| {
                case.acute = true;
                case.pupil.placement = Some(Placing { by: Some("SE-0184".into()), kind: None });
            },
            "check 0184 north",
            "placed and in danger: also where it is",
        ),
        (|case| case.pupil.assigned_municipality = Some("0184".into()), "check 0184", "assigned"),
        (
            |case| {
                let receiver = Some("SE-0184".to_owned());
                case.pupil.previous =
                    Some(PreviousHome { receiver, moved: Some(day("2026-05-01")), open_inquiry: None });
            },
            "check north",
            "moved three days ago",
        ),
        (
            |case| {
                let moved = Some(day("2020-05-01"));
                case.pupil.previous = Some(PreviousHome { receiver: None, moved, open_inquiry: Some(false) });
            },
            "certain north",
            "moved years ago and nothing is open",
        ),
        (|case| case.acute = true, "certain north", "danger changes the way, not the receiver"),
        (|case| case.date = day("2027-02-01"), "check north", "after the division that the register knows"),
    ] {
        assert_eq!(with(change), expected, "{why}");
    }
}

#[test]
fn warnings_and_overlap_follow() {
    let near = ask(&case(at(59.3004)));
    assert_eq!(near.warnings, [Warning::NearBorder], "44 m from the other namnd");
    assert_eq!(near.overlap, Overlap::Different, "the school lies in the south");
    assert_eq!(ask(&case(at(59.3012))).warnings, [], "133 m is far enough for an exact point");
    let by_street = ask(&case(street("Provgatan 9", Some("10001"))));
    assert_eq!(by_street.warnings, [Warning::AddressNeeded, Warning::NearBorder], "111 m is near for a street");
    let mut acute = case(at(59.26));
    (acute.acute, acute.office_hours) = (true, Some(false));
    let acute = ask(&acute);
    assert!(acute.phone_first && acute.overlap == Overlap::Same, "ring first; the school's own namnd");
    assert!(acute.because.iter().any(|reason| reason.rule == Rule::AcuteOutsideHours), "the socialjour is named");
}

#[test]
fn a_day_in_the_past_has_its_own_register() {
    let mut old = case(Place { stadsdel: Some("Dale".into()), ..at(59.34) });
    old.date = day("2015-03-02");
    let old = ask(&old);
    assert_eq!(old.receivers, [id("SE-0180-SDN-EAST")], "the stadsdel chooses between the two that became one");
    assert_eq!(old.successors, [id("SE-0180-SDN-NORTH")], "today's receiver is named");
    assert!(old.certainty == Certainty::Certain && old.warnings == [Warning::HistoricDate], "sure, and marked");
    let mut unnamed = case(at(59.34));
    unnamed.date = day("2015-03-02");
    assert_eq!(said(&unnamed), "check west east", "nothing chooses between them");
    unnamed.pupil.residence.stadsdel = Some("Ridge".into());
    assert_eq!(said(&unnamed), "check west east", "a stadsdel that both of them shared does not choose either");
    unnamed.date = day("1990-01-01");
    assert_eq!(said(&unnamed), "check north", "before the register nothing is sure");
}

#[test]
fn newer_areas_carry_the_register_on() {
    let (register, addresses) = (register(), AddressBook::default());
    let newer = AreaFile { valid_from: day("2027-01-01"), areas: vec![square("NORTH", 59.25, 59.35, 18.0, 18.1)] };
    let areas = AreaIndex::new(&[newer]);
    let mut later = case(at(59.26));
    later.date = day("2027-02-01");
    let districts = Districts { register: &register, areas: &areas, addresses: &addresses };
    let decision = route(&districts, &later, day("2027-02-01"));
    assert!(decision.certainty == Certainty::Certain && decision.warnings.is_empty(), "an imported division is known");
}

#[test]
fn an_address_book_tells_what_it_leaves_out() {
    let row = |row, street: &str, lat, lon| AddressRow {
        row,
        street: street.to_owned(),
        postal_code: String::new(),
        postal_town: String::new(),
        point: Point { lat, lon },
    };
    let rows = [
        row(1, " ", 59.0, 18.0),
        row(2, "Prov 1", 18.0, 59.0),
        row(3, "Prov 2", 40.0, 3.0),
        row(4, "Prov 3", 59.0, 18.0),
    ];
    let (book, faults) = AddressBook::build(&rows);
    assert_eq!(book.len(), 1, "only a row with a street in Sweden is kept");
    let kinds: Vec<AddressFaultKind> = faults.iter().map(|fault| fault.kind).collect();
    let expected =
        [AddressFaultKind::StreetMissing, AddressFaultKind::CoordinateOrder, AddressFaultKind::OutsideSweden];
    assert_eq!(kinds, expected, "each with its reason");
}
