//! A made-up town: three namnder of which two became one, five stadsdelar, a neighbour, two areas, four addresses.

use chrono::NaiveDate;
use samsyn_rules::districts::*;

pub(super) const TODAY: &str = "2026-05-04";

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn id(text: &str) -> ReceiverId {
    ReceiverId::parse(text).unwrap()
}

pub(super) fn namnd(name: &str, from: &str, until: Option<&str>, before: &[&str], next: Option<&str>) -> Namnd {
    Namnd {
        id: id(&format!("SE-0180-SDN-{}", name.to_uppercase())),
        area: name.to_owned(),
        name: format!("{name}s stadsdelsnamnd"),
        from: day(from),
        until: until.map(day),
        predecessors: before.iter().map(|before| id(before)).collect(),
        successor: next.map(id),
        source: "made up".to_owned(),
    }
}

pub(super) fn register() -> Register {
    let (west, east, south, north) = ("SE-0180-SDN-WEST", "SE-0180-SDN-EAST", "SE-0180-SDN-SOUTH", "SE-0180-SDN-NORTH");
    let stadsdel = |name: &str, namnder: &[&str], also: &[&str]| Stadsdel {
        name: name.to_owned(),
        namnder: namnder.iter().map(|namnd| id(namnd)).collect(),
        also: also.iter().map(|namnd| id(namnd)).collect(),
    };
    let municipality = |code: &str, parts: &[&str]| Municipality {
        code: code.to_owned(),
        name: format!("Town {code}"),
        parts: parts.iter().map(|part| (*part).to_owned()).collect(),
    };
    let hint = |key: &str, namnder: &[&str], wide: bool| PostalHint {
        key: key.to_owned(),
        receivers: namnder.iter().map(|namnd| id(namnd)).collect(),
        wide,
    };
    Register {
        date: day("2026-05-01"),
        known_until: day("2026-12-31"),
        municipal_receiver: "Social services of {municipality}".to_owned(),
        namnder: vec![
            namnd("West", "2000-01-01", Some("2019-12-31"), &[], Some(north)),
            namnd("East", "2000-01-01", Some("2019-12-31"), &[], Some(north)),
            namnd("South", "2000-01-01", None, &[], None),
            namnd("North", "2020-01-01", None, &[west, east], None),
        ],
        stadsdelar: vec![
            stadsdel("Hill", &[north, west], &[]),
            stadsdel("Dale", &[north, east], &[]),
            stadsdel("Ridge", &[north, west], &[east]),
            stadsdel("Bridge", &[south, south], &[north]),
            stadsdel("Shore", &[south, south], &[]),
        ],
        aliases: vec![
            Alias {
                name: "The Hill".into(),
                kind: AliasKind::Stadsdel,
                stadsdel: Some("Hill".into()),
                receivers: vec![id(north)],
            },
            Alias {
                name: "Newtown".into(),
                kind: AliasKind::Informal,
                stadsdel: None,
                receivers: vec![id(north), id(south)],
            },
        ],
        municipalities: vec![municipality("0180", &[]), municipality("0184", &[]), municipality("1480", &["A", "B"])],
        postal_prefixes: vec![hint("100", &[south], false), hint("101", &[north], true)],
        postal_towns: vec![hint("Harbour", &[north, south], false), hint("City", &[], true)],
        contacts: vec![],
    }
}

/// Half a degree of the box each: north above 59.3, south below.
pub(super) fn square(name: &str, south: f64, north: f64, west: f64, east: f64) -> Area {
    let corners = [(south, west), (south, east), (north, east), (north, west), (south, west)];
    let ring = Ring(corners.iter().map(|&(lat, lon)| Point { lat, lon }).collect());
    Area { id: id(&format!("SE-0180-SDN-{name}")), polygons: vec![Polygon::new(ring, vec![])] }
}

pub(super) fn areas() -> AreaIndex {
    AreaIndex::new(&[AreaFile {
        valid_from: day("2020-01-01"),
        areas: vec![square("NORTH", 59.3, 59.35, 18.0, 18.1), square("SOUTH", 59.25, 59.3, 18.0, 18.1)],
    }])
}

pub(super) fn book() -> AddressBook {
    let row = |row, street: &str, code: &str, lat| AddressRow {
        row,
        street: street.to_owned(),
        postal_code: code.to_owned(),
        postal_town: "City".to_owned(),
        point: Point { lat, lon: 18.05 },
    };
    AddressBook::build(&[
        row(1, "Provgatan 1", "100 01", 59.26),
        row(2, "Provgatan 2", "100 01", 59.299),
        row(3, "Lika 1", "100 02", 59.26),
        row(4, "Lika 1", "100 03", 59.34),
        row(5, "", "100 03", 59.34),
        row(6, "Fel 1", "100 03", 18.0),
    ])
    .0
}

pub(super) fn ask(case: &RouteCase) -> RouteDecision {
    let (register, areas, addresses) = (register(), areas(), book());
    route(&Districts { register: &register, areas: &areas, addresses: &addresses }, case, day(TODAY))
}

pub(super) fn case(residence: Place) -> RouteCase {
    RouteCase {
        date: day(TODAY),
        acute: false,
        office_hours: None,
        school: Place { municipality: Some("0180".into()), stadsdel: Some("Shore".into()), ..Place::default() },
        pupil: PupilFacts { age: Some(12), basis: Basis::Folkbokford, residence, ..PupilFacts::default() },
    }
}

pub(super) fn home() -> Place {
    Place { municipality: Some("0180".into()), ..Place::default() }
}

pub(super) fn at(lat: f64) -> Place {
    Place { point: Some(Point { lat, lon: 18.05 }), ..home() }
}

pub(super) fn stadsdel(name: &str) -> Place {
    Place { stadsdel: Some(name.into()), ..home() }
}

pub(super) fn street(street: &str, code: Option<&str>) -> Place {
    Place { street: Some(street.into()), postal_code: code.map(str::to_owned), ..home() }
}

/// Certainty and receivers in one line.
pub(super) fn said(case: &RouteCase) -> String {
    let decision = ask(case);
    let short = |id: &ReceiverId| id.as_str().rsplit('-').next().unwrap().to_lowercase();
    let receivers: Vec<String> = decision.receivers.iter().map(short).collect();
    format!("{} {}", decision.certainty.as_str(), receivers.join(" ")).trim_end().to_owned()
}
