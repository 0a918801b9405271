#![allow(clippy::unwrap_used)]
//! Twice the ground or twice the addresses cost about twice the work, counted and not timed.

use std::cell::Cell;

use serde_json::{Value, json};

use super::super::{embedded, read_addresses, read_areas};
use crate::error::Code;
use crate::import::{Continue, Progress};

struct Asked {
    times: Cell<usize>,
    stop_at: usize,
}

impl Progress for Asked {
    fn step(&self, _done: usize, _total: usize) -> Continue {
        self.times.set(self.times.get() + 1);
        if self.times.get() == self.stop_at { Continue::Cancel } else { Continue::Yes }
    }
}

/// A file with one multipolygon.
fn area(polygons: &[Value]) -> Vec<u8> {
    let feature = json!({ "type": "Feature", "properties": { "id": "SE-0180-SDN-BROMMA" },
        "geometry": { "type": "MultiPolygon", "coordinates": polygons } });
    json!({ "type": "FeatureCollection", "features": [feature] }).to_string().into_bytes()
}

fn square(row: usize, column: usize) -> Value {
    #[allow(clippy::cast_precision_loss)]
    let at = |row: usize, column: usize| json!([17.5 + column as f64 * 0.002, 59.0 + row as f64 * 0.002]);
    json!([[at(row, column), at(row, column + 1), at(row + 1, column + 1), at(row + 1, column), at(row, column)]])
}

/// Pieces side by side, a few hundred metres each: as many as ground is divided into.
fn pieces(count: usize) -> Vec<u8> {
    let across = count.isqrt();
    area(&(0..count).map(|at| square(at / across, at % across)).collect::<Vec<_>>())
}

/// Pieces along a line.
fn row(count: usize) -> Vec<u8> {
    area(&(0..count).map(|at| square(0, at)).collect::<Vec<_>>())
}

/// Pieces along a line across the country, each touching the next at a corner.
fn diagonal(count: usize) -> Vec<u8> {
    area(&(0..count).map(|at| square(at, at)).collect::<Vec<_>>())
}

/// One piece with a coast of this many points.
fn coast(count: usize) -> Vec<u8> {
    #[allow(clippy::cast_precision_loss)]
    let point = |at: usize| json!([17.5 + at as f64 * 0.00005, 59.3 + if at.is_multiple_of(2) { 0.0 } else { 0.001 }]);
    let mut ring: Vec<Value> = (0..count * 20).map(point).collect();
    #[allow(clippy::cast_precision_loss)]
    ring.push(json!([17.5 + (count * 20) as f64 * 0.00005, 59.2]));
    ring.push(json!([17.5, 59.2]));
    ring.push(ring[0].clone());
    area(&[json!([ring])])
}

fn addresses(count: usize) -> Vec<u8> {
    let row = |at: usize| format!("Provgatan {at};129 00;H\u{e4}gersten;59.3;18.0\n");
    format!("street;postal_code;postal_town;lat;lon\n{}", (0..count * 20).map(row).collect::<String>()).into_bytes()
}

fn points(count: usize) -> Vec<u8> {
    let one = |at: usize| {
        json!({ "properties": { "street": format!("Provgatan {at}"), "postal_code": "129 00", "postal_town": "X" },
        "geometry": { "coordinates": [18.0, 59.3] } })
    };
    json!({ "features": (0..count * 10).map(one).collect::<Vec<_>>() }).to_string().into_bytes()
}

fn read(kind: &str, bytes: &[u8], asked: &Asked) -> Option<Code> {
    if kind == "addresses" || kind == "points" {
        read_addresses(bytes, asked).err().map(|fault| fault.code)
    } else {
        read_areas("prov.geojson", bytes, embedded().unwrap(), asked).err().map(|fault| fault.code)
    }
}

type Make = fn(usize) -> Vec<u8>;

const KINDS: [(&str, Make); 6] = [
    ("pieces", pieces),
    ("row", row),
    ("diagonal", diagonal),
    ("coast", coast),
    ("addresses", addresses),
    ("points", points),
];

#[test]
fn work_grows_as_the_ground_does() {
    for (kind, make) in KINDS {
        let work = |size: usize| {
            let asked = Asked { times: Cell::new(0), stop_at: usize::MAX };
            assert_eq!(read(kind, &make(size), &asked), None, "{kind}: the file is read");
            asked.times.get()
        };
        let (once, twice) = (work(400), work(800));
        assert!(once >= 10, "{kind}: what is done is counted, {once} questions");
        assert!(twice * 10 <= once * 22, "{kind}: {once} questions for a file, {twice} for one twice as large");
    }
}

#[test]
fn every_reader_can_be_stopped() {
    for (kind, make) in KINDS {
        let bytes = make(400);
        let all = Asked { times: Cell::new(0), stop_at: usize::MAX };
        read(kind, &bytes, &all);
        for stop_at in [1, all.times.get() / 2, all.times.get()] {
            let asked = Asked { times: Cell::new(0), stop_at };
            assert_eq!(read(kind, &bytes, &asked), Some(Code::Cancelled), "{kind}: stopped at question {stop_at}");
        }
    }
}

#[test]
fn ground_that_no_municipality_has_is_told() {
    let nobody = crate::import::NoProgress;
    let read = |bytes: &[u8]| {
        let read = read_areas("prov.geojson", bytes, embedded().unwrap(), &nobody).unwrap();
        read.faults.iter().map(|fault| fault.code()).collect::<Vec<_>>()
    };
    assert_eq!(read(&pieces(5_001)), ["too_detailed"], "more pieces than archipelagos have");
    // Every piece over every other: nothing sorts them, so the comparing itself has an end.
    let same: Vec<Value> = (0..300).map(|_| square(0, 0)).collect();
    assert!(read(&area(&same)).contains(&"overlap"), "fifty places say that something is wrong everywhere");
}
