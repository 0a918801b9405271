//! Area files: GeoJSON with the receiver's id on each feature, checked before it replaces anything.

use chrono::NaiveDate;
use samsyn_rules::districts::{
    Area, AreaFault, AreaFaultKind as Kind, AreaFile, Point, Polygon, ReceiverId, Register, Ring, check_areas,
};
use serde_json::Value;

use crate::error::Result;

/// More faults than this say nothing new.
const FAULTS_MAX: usize = 50;

/// What an area file holds, and what is wrong with it. Use the file only when no fault is fatal.
pub struct AreasRead {
    /// The sound areas.
    pub file: AreaFile,
    /// First day, when it has areas.
    pub valid_from: Option<NaiveDate>,
    /// Everything wrong, with its place.
    pub faults: Vec<AreaFault>,
}

/// Reads and checks an area file.
///
/// # Errors
/// None so far: a file that cannot be read at all is a fault like the others.
pub fn read_areas(name: &str, bytes: &[u8], register: &Register) -> Result<AreasRead> {
    let mut read = read_checked_areas(name, bytes, register);
    if read.faults.is_empty() {
        read.faults = check_areas(&read.file.areas);
        read.faults.extend(missing(&read.file, register));
    }
    read.faults.truncate(FAULTS_MAX);
    Ok(read)
}

/// Reads an area file that was checked when it was imported: whether its areas divide the ground is not asked again.
pub(crate) fn read_checked_areas(name: &str, bytes: &[u8], register: &Register) -> AreasRead {
    let mut reading = Reading { register, areas: Vec::new(), valid_from: None, faults: Vec::new() };
    reading.document(name, bytes);
    if reading.faults.is_empty() {
        reading.check_period();
    }
    let valid_from = reading.valid_from;
    let file = AreaFile { valid_from: valid_from.unwrap_or(register.date), areas: reading.areas };
    AreasRead { file, valid_from, faults: reading.faults }
}

struct Reading<'a> {
    register: &'a Register,
    areas: Vec<Area>,
    valid_from: Option<NaiveDate>,
    faults: Vec<AreaFault>,
}

impl Reading<'_> {
    fn fault(&mut self, kind: Kind, at: impl Into<String>) {
        self.faults.push(AreaFault::new(kind, at));
    }

    fn document(&mut self, name: &str, bytes: &[u8]) {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let document: Value = match serde_json::from_slice(bytes) {
            Ok(document) => document,
            Err(fault) => return self.fault(Kind::NotGeojson, format!("{name}: {}:{}", fault.line(), fault.column())),
        };
        let crs = document["crs"]["properties"]["name"].as_str();
        if let Some(crs) = crs.filter(|crs| !crs.ends_with("CRS84") && !crs.ends_with("4326")) {
            return self.fault(Kind::WrongCrs, crs);
        }
        let features = match (document["type"].as_str(), &document["features"]) {
            (Some("Feature"), _) => std::slice::from_ref(&document),
            (Some("FeatureCollection"), Value::Array(features)) => features,
            _ => return self.fault(Kind::NotGeojson, name),
        };
        if features.is_empty() {
            self.fault(Kind::Empty, name);
        }
        for (feature, number) in features.iter().zip(1..) {
            self.feature(feature, number);
        }
    }

    fn feature(&mut self, feature: &Value, number: usize) {
        let properties = &feature["properties"];
        let Some(id) = properties["id"].as_str().or_else(|| feature["id"].as_str()) else {
            return self.fault(Kind::IdMissing, format!("feature {number}"));
        };
        let known = ReceiverId::parse(id).filter(|id| self.register.knows(id));
        let at = format!("feature {number}, {id}");
        let geometry = &feature["geometry"];
        let polygons = match (geometry["type"].as_str(), &geometry["coordinates"]) {
            (Some("Polygon"), rings) => std::slice::from_ref(rings),
            (Some("MultiPolygon"), Value::Array(polygons)) if !polygons.is_empty() => polygons,
            _ => return self.fault(Kind::NoPolygon, at),
        };
        let before = self.faults.len();
        let polygons: Vec<Polygon> = polygons.iter().filter_map(|rings| self.polygon(rings, &at)).collect();
        self.begins(properties, &at);
        let Some(id) = known else { return self.fault(Kind::UnknownId, at) };
        if self.faults.len() > before {
            return;
        }
        if let Some(namnd) = self.register.namnd(&id) {
            self.valid_from = self.valid_from.max(Some(namnd.from));
        }
        match self.areas.iter_mut().find(|area| area.id == id) {
            Some(area) => area.polygons.extend(polygons),
            None => self.areas.push(Area { id, polygons }),
        }
    }

    /// The file begins when its last feature does.
    fn begins(&mut self, properties: &Value, at: &str) {
        let said = ["giltig_fran", "valid_from"].iter().map(|&key| &properties[key]).find(|value| !value.is_null());
        let Some(said) = said else { return };
        match said.as_str().and_then(|text| text.parse().ok()) {
            Some(day) => self.valid_from = self.valid_from.max(Some(day)),
            None => self.fault(Kind::BadDate, at),
        }
    }

    fn polygon(&mut self, rings: &Value, at: &str) -> Option<Polygon> {
        let rings = match rings.as_array().map(Vec::as_slice) {
            Some([]) | None => {
                self.fault(Kind::BrokenPolygon, at);
                return None;
            }
            Some(rings) => rings,
        };
        let read: Vec<Ring> = rings
            .iter()
            .zip(1..)
            .filter_map(|(ring, number)| self.ring(ring, &format!("{at}, ring {number}")))
            .collect();
        let whole = read.len() == rings.len();
        let mut read = read.into_iter();
        read.next().filter(|_| whole).map(|outer| Polygon::new(outer, read.collect()))
    }

    fn ring(&mut self, ring: &Value, at: &str) -> Option<Ring> {
        let positions = ring.as_array().map(Vec::as_slice).unwrap_or_default();
        let points: Vec<Point> = positions.iter().map_while(point).collect();
        let fault = if ring.is_array() && points.len() == positions.len() {
            ring_fault(&points)
        } else {
            Some((Kind::BrokenPolygon, points.len()))
        };
        if let Some((kind, position)) = fault {
            self.fault(kind, format!("{at}, position {}", position + 1));
            return None;
        }
        let mut points = points;
        points.dedup();
        if points.len() < 4 {
            self.fault(Kind::TooFewPoints, at);
            return None;
        }
        Some(Ring(points))
    }

    /// All namnder of a file existed on its first day.
    fn check_period(&mut self) {
        if self.valid_from.is_none() {
            self.valid_from = Some(self.register.date);
        }
        let Some(day) = self.valid_from else { return };
        let register = self.register;
        let absent = |id: &ReceiverId| register.namnd(id).is_some_and(|namnd| !namnd.is_on(day));
        let mixed: Vec<ReceiverId> = self.areas.iter().map(|area| area.id.clone()).filter(absent).collect();
        for id in mixed {
            self.fault(Kind::PeriodMixed, format!("{id}, {day}"));
        }
    }
}

/// Namnder of the file's first day that it has no area of, in the municipalities that it divides.
fn missing(file: &AreaFile, register: &Register) -> Vec<AreaFault> {
    let divides = |id: &ReceiverId| file.areas.iter().any(|area| area.id.municipality() == id.municipality());
    let has = |id: &ReceiverId| file.areas.iter().any(|area| area.id == *id);
    let absent = register.namnder_on(file.valid_from).filter(|namnd| divides(&namnd.id) && !has(&namnd.id));
    absent.map(|namnd| AreaFault::new(Kind::AreaMissing, namnd.id.as_str())).collect()
}

/// A position: longitude first.
fn point(position: &Value) -> Option<Point> {
    Some(Point { lon: position.get(0)?.as_f64()?, lat: position.get(1)?.as_f64()? })
}

/// What is wrong with a ring, and at which of its positions.
fn ring_fault(points: &[Point]) -> Option<(Kind, usize)> {
    let astray = points.iter().position(|point| !point.is_in_sweden());
    if let Some(position) = astray {
        let Point { lat, lon } = points[position];
        let kind = if (Point { lat: lon, lon: lat }).is_in_sweden() {
            Kind::CoordinateOrder
        } else if lat.abs() > 90.0 || lon.abs() > 180.0 {
            Kind::WrongCrs
        } else {
            Kind::OutsideSweden
        };
        return Some((kind, position));
    }
    if points.first() != points.last() {
        return Some((Kind::NotClosed, points.len().saturating_sub(1)));
    }
    (points.len() < 4).then_some((Kind::TooFewPoints, points.len().saturating_sub(1)))
}
