//! Whether area files that do not divide the ground are told apart from those that do.

use samsyn_rules::districts::*;
use samsyn_rules::effort::Uncounted;

use crate::town::*;

fn kinds(areas: &[Area]) -> Vec<AreaFaultKind> {
    check_areas(areas, &Uncounted).unwrap().into_iter().map(|fault| fault.kind).collect()
}

fn ring(corners: &[(f64, f64)]) -> Ring {
    Ring(corners.iter().map(|&(lat, lon)| Point { lat, lon }).collect())
}

#[test]
fn areas_that_meet_are_sound() {
    let areas = [square("NORTH", 59.3, 59.35, 18.0, 18.1), square("SOUTH", 59.25, 59.3, 18.0, 18.1)];
    assert_eq!(kinds(&areas), [], "two areas with one border between them");
}

#[test]
fn areas_over_each_other_are_found_however_they_lie() {
    let north = || square("NORTH", 59.3, 59.35, 18.0, 18.1);
    for (other, how) in [
        (square("SOUTH", 59.25, 59.31, 18.0, 18.1), "one reaches into the other"),
        (square("SOUTH", 59.31, 59.32, 18.02, 18.05), "one lies in the other"),
        (square("SOUTH", 59.3, 59.35, 18.0, 18.1), "the same area twice"),
        (square("SOUTH", 59.25, 59.4, 18.04, 18.06), "they cross without a corner in each other"),
        (square("SOUTH", 59.3, 59.35, 18.0, 18.05), "three borders in common"),
    ] {
        assert!(kinds(&[north(), other]).contains(&AreaFaultKind::Overlap), "{how}");
    }
    let hair = square("SOUTH", 59.25, 59.3001, 18.0, 18.1);
    assert_eq!(kinds(&[north(), hair]), [], "a border drawn 11 m differently is no overlap");
}

#[test]
fn ground_that_nobody_has_is_found() {
    let mut holed = square("NORTH", 59.25, 59.35, 18.0, 18.1);
    let hole = ring(&[(59.30, 18.05), (59.30, 18.052), (59.301, 18.052), (59.301, 18.05), (59.30, 18.05)]);
    holed.polygons[0].holes.push(hole);
    assert_eq!(kinds(&[holed.clone()]), [AreaFaultKind::Hole], "a hole of a hundred metres");
    let filler = square("SOUTH", 59.30, 59.301, 18.05, 18.052);
    assert_eq!(kinds(&[holed, filler]), [], "an area that fills it");
    let apart = [square("NORTH", 59.301, 59.35, 18.0, 18.1), square("SOUTH", 59.25, 59.3, 18.0, 18.1)];
    assert_eq!(kinds(&apart), [AreaFaultKind::Gap], "a strip of a hundred metres between them");
    let far = [square("NORTH", 59.31, 59.35, 18.0, 18.1), square("SOUTH", 59.25, 59.3, 18.0, 18.1)];
    assert_eq!(kinds(&far), [], "a kilometre apart, somebody else's ground lies between");
}

#[test]
fn a_crumb_is_no_hole() {
    let crumb = ring(&[(59.30, 18.05), (59.30, 18.0501), (59.3001, 18.0501), (59.30, 18.05)]);
    let outer = square("NORTH", 59.25, 59.35, 18.0, 18.1).polygons.remove(0).outer;
    assert!(Polygon::new(outer, vec![crumb]).holes.is_empty(), "63 square metres are left by the drawing");
}

#[test]
fn a_later_file_replaces_the_same_day_and_adds_another() {
    let file = |from: &str, area: Area| AreaFile { valid_from: day(from), areas: vec![area] };
    let everywhere = |name: &str| square(name, 59.25, 59.35, 18.0, 18.1);
    let index = AreaIndex::new(&[
        file("2020-01-01", everywhere("NORTH")),
        file("2010-01-01", everywhere("WEST")),
        file("2020-01-01", everywhere("SOUTH")),
    ]);
    let found = |on: &str| index.locate(Point { lat: 59.3, lon: 18.05 }, day(on)).map(|hit| hit.receivers);
    assert_eq!(found("2026-05-04"), Some(vec![id("SE-0180-SDN-SOUTH")]), "the correction counts");
    assert_eq!(found("2015-01-01"), Some(vec![id("SE-0180-SDN-WEST")]), "the earlier period stands beside it");
}

#[test]
fn distance_to_the_other_side() {
    let near = areas().locate(Point { lat: 59.3009, lon: 18.05 }, day(TODAY)).and_then(|hit| hit.to_other_m);
    assert!(near.is_some_and(|distance_m| (distance_m - 100.0).abs() < 1.0), "nine ten-thousandths are 100 m");
    let far = areas().locate(Point { lat: 59.33, lon: 18.05 }, day(TODAY)).and_then(|hit| hit.to_other_m);
    assert_eq!(far, None, "three kilometres are not looked for");
}
