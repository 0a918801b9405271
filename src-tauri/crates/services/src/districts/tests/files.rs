#![allow(clippy::unwrap_used)]
//! Files as schools have them: sound ones, broken ones, and ones out of old systems.

use samsyn_rules::districts::{AddressBook, Located};
use serde_json::{Value, json};

use super::super::{embedded, read_addresses, read_areas};
use crate::error::Code;
use crate::import::NoProgress;

const DEMO: &[u8] = include_bytes!("../../../demo/areas.geojson");
const DEMO_ADDRESSES: &[u8] = include_bytes!("../../../demo/addresses.csv");

/// A square in the made-up map, two kilometres a side.
fn square(id: &str, south: f64, west: f64) -> Value {
    let (north, east) = (south + 0.02, west + 0.04);
    let ring = json!([[west, south], [east, south], [east, north], [west, north], [west, south]]);
    json!({"type": "Feature", "properties": {"id": id}, "geometry": {"type": "Polygon", "coordinates": [ring]}})
}

fn collection(features: &[Value]) -> Value {
    json!({"type": "FeatureCollection", "features": features})
}

fn faults(document: &Value) -> Vec<&'static str> {
    let read = read_areas("prov.geojson", document.to_string().as_bytes(), embedded().unwrap(), &NoProgress).unwrap();
    assert!(read.faults.iter().all(|fault| !fault.place().is_empty()), "every fault says where it is");
    read.faults.iter().filter(|fault| fault.is_fatal()).map(|fault| fault.code()).collect()
}

/// A collection whose first ring is another.
fn with_ring(ring: Value) -> Value {
    let mut feature = square("SE-0180-SDN-FARSTA", 59.2, 18.0);
    feature["geometry"]["coordinates"][0] = ring;
    collection(&[feature])
}

#[test]
fn broken_rings_are_told_apart() {
    for (ring, code) in [
        (json!([[18.0, 59.2], [18.1, 59.2], [18.1, 59.3], [18.0, 59.3]]), "not_closed"),
        (json!([[18.0, 59.2], [18.1, 59.2], [18.0, 59.2]]), "too_few_points"),
        (json!([]), "too_few_points"),
        (json!([[18.0, 59.2], [18.0, 59.2], [18.0, 59.2], [18.0, 59.2]]), "too_few_points"),
        (json!([[18.0, 59.2], [18.1, 59.3], [18.1, 59.2], [18.0, 59.3], [18.0, 59.2]]), "self_intersecting"),
        (json!([[59.2, 18.0], [59.2, 18.1], [59.3, 18.1], [59.2, 18.0]]), "coordinate_order"),
        (json!([[2.0, 48.0], [2.1, 48.0], [2.1, 48.1], [2.0, 48.0]]), "outside_sweden"),
        (json!([[674000, 6580000], [675000, 6580000], [675000, 6581000], [674000, 6580000]]), "wrong_crs"),
        (json!([[18.0, 59.2], [18.1, null], [18.1, 59.3], [18.0, 59.2]]), "broken_polygon"),
        (json!("ring"), "broken_polygon"),
    ] {
        assert_eq!(faults(&with_ring(ring)), [code], "a ring with exactly this fault");
    }
}

#[test]
fn broken_files_are_told_apart() {
    let farsta = || square("SE-0180-SDN-FARSTA", 59.2, 18.0);
    let with = |change: fn(&mut Value)| {
        let mut document = collection(&[square("SE-0180-SDN-FARSTA", 59.2, 18.0)]);
        change(&mut document);
        document
    };
    for (document, code) in [
        (json!([1, 2]), "not_geojson"),
        (collection(&[]), "empty"),
        (with(|document| document["crs"] = json!({"properties": {"name": "urn:ogc:def:crs:EPSG::3011"}})), "wrong_crs"),
        (with(|document| document["features"][0]["geometry"] = Value::Null), "no_polygon"),
        (with(|document| document["features"][0]["geometry"]["type"] = json!("Point")), "no_polygon"),
        (with(|document| document["features"][0]["properties"] = json!({})), "id_missing"),
        (with(|document| document["features"][0]["properties"]["giltig_fran"] = json!("1 juli")), "bad_date"),
        (collection(&[square("SE-0180-SDN-PROV", 59.2, 18.0)]), "unknown_id"),
        (collection(&[square("SE-0180", 59.2, 18.0)]), "unknown_id"),
        (collection(&[farsta(), square("SE-0180-SDN-BROMMA", 59.21, 18.02)]), "overlap"),
        (collection(&[farsta(), farsta()]), "overlap"),
        (collection(&[farsta(), square("SE-0180-SDN-BROMMA", 59.221, 18.0)]), "gap"),
        (
            collection(&[square("SE-0180-SDN-JARVA", 59.2, 18.0), square("SE-0180-SDN-ALVSJO", 59.22, 18.0)]),
            "period_mixed",
        ),
    ] {
        assert_eq!(faults(&document), [code], "a file with exactly this fault");
    }
    let read = read_areas("prov.geojson", b"{\"type\":", embedded().unwrap(), &NoProgress).unwrap();
    assert_eq!(read.faults[0].code(), "not_geojson", "half a file");
}

#[test]
fn a_file_begins_when_its_last_namnd_does() {
    let begins = |document: &Value| {
        let read =
            read_areas("prov.geojson", document.to_string().as_bytes(), embedded().unwrap(), &NoProgress).unwrap();
        let fatal = read.faults.iter().filter(|fault| fault.is_fatal()).count();
        (fatal, read.valid_from.unwrap().to_string())
    };
    let old = [square("SE-0180-SDN-HAGERSTENALVSJO", 59.2, 18.0), square("SE-0180-SDN-NORRMALM", 59.22, 18.0)];
    assert_eq!(
        begins(&collection(&old)),
        (0, "2020-07-01".to_owned()),
        "out of the register, when the file says nothing"
    );
    let mut later = square("SE-0180-SDN-FARSTA", 59.2, 18.0);
    later["properties"]["giltig_fran"] = json!("2027-01-01");
    assert_eq!(begins(&collection(&[later])), (0, "2027-01-01".to_owned()), "a division to come");
}

#[test]
fn a_namnd_without_an_area_is_told_and_no_reason_to_refuse() {
    let document = collection(&[square("SE-0180-SDN-FARSTA", 59.2, 18.0)]).to_string();
    let read = read_areas("prov.geojson", document.as_bytes(), embedded().unwrap(), &NoProgress).unwrap();
    assert_eq!(read.faults.len(), 13, "fourteen namnder when Farsta began, and one area");
    assert!(read.faults.iter().all(|fault| fault.code() == "area_missing" && !fault.is_fatal()), "each is named");
}

#[test]
fn the_demonstration_map_is_sound() {
    let read = read_areas("areas.geojson", DEMO, embedded().unwrap(), &NoProgress).unwrap();
    assert_eq!(read.faults, [], "the practice map divides its ground");
    assert_eq!(read.file.areas.len(), 11, "all namnder of today");
    let addresses = read_addresses(DEMO_ADDRESSES, &NoProgress).unwrap();
    assert!(addresses.faults.is_empty() && addresses.rows > 50, "every practice address has a place");
}

#[test]
fn addresses_come_in_many_spellings() {
    let expected = "provgatan 1";
    for (file, why) in [
        (&b"street,postal_code,postal_town,lat,lon\nProvgatan 1,123 45,Farsta,59.24,18.09\n"[..], "the contract's"),
        (
            b"\xef\xbb\xbflon;lat;Postort;Postnummer;Adress;x\r\n18,09;59,24;Farsta;12345;Provgatan 1;y\r\n",
            "Swedish Excel",
        ),
        (b"gata\tpostnr\tort\tlatitud\tlongitud\nProvgatan 1\t12345\t\xc5rsta\t59.24\t18.09\n", "Windows-1252"),
        (
            br#"{"type":"FeatureCollection","features":[{"properties":{"street":"Provgatan 1","postal_code":12345},
               "geometry":{"type":"Point","coordinates":[18.09,59.24]}}]}"#,
            "GeoJSON points",
        ),
    ] {
        let read = read_addresses(file, &NoProgress).unwrap();
        assert_eq!((read.rows, read.faults.len()), (1, 0), "{why}");
        let (book, _) = AddressBook::build(&read.addresses);
        assert!(matches!(book.locate(expected, Some("123 45"), None), Located::Exact(_)), "{why}: found again");
    }
}

#[test]
fn an_odd_row_is_told_and_left_out() {
    let file =
        b"street,postal_code,postal_town,lat,lon\nProvgatan 1,12345,Farsta,18.09,59.24\nProvgatan 2,12345,Farsta,,\n\
        Provgatan 3,12345\nProvgatan 4,12345,Farsta,59.24,18.09\n,12345,Farsta,59.24,18.09\n";
    let read = read_addresses(file, &NoProgress).unwrap();
    let told: Vec<(usize, &str)> = read.faults.iter().map(|fault| (fault.line, fault.code)).collect();
    let expected = [(2, "coordinate_order"), (3, "no_point"), (4, "broken_row"), (6, "street_missing")];
    assert_eq!(told, expected, "each with its line and reason");
    assert_eq!(read.rows, 1, "the others are used");
    let missing = read_addresses(b"street,lat,lon\nProvgatan 1,59.24,18.09\n", &NoProgress).err().unwrap();
    assert_eq!(
        (missing.code, &missing.params["column"][..]),
        (Code::ColumnMissing, "postal_code"),
        "the header lacks it"
    );
}
