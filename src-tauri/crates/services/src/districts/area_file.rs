//! Area files: GeoJSON with the receiver's id on each feature, checked before it replaces anything.

use chrono::NaiveDate;
use samsyn_rules::districts::{
    Area, AreaFault, AreaFaultKind as Kind, AreaFile, Point, Polygon, ReceiverId, Register, Ring, check_areas,
};
use samsyn_rules::effort::{Effort, Stopped};
use serde_json::Value;

use crate::effort::{Watched, read_json};
use crate::error::{Code, Result};
use crate::import::{NoProgress, Progress};
use crate::time::Day;

/// Pieces and points of an area file: archipelagos have hundreds and hundreds of thousands.
const PIECES_MAX: usize = 5_000;
const POINTS_MAX: usize = 1_000_000;
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
/// Cancelled. A file that cannot be read at all is a fault like the others.
pub fn read_areas(name: &str, bytes: &[u8], register: &Register, progress: &dyn Progress) -> Result<AreasRead> {
    let effort = Watched::new(progress);
    let checked = read(name, bytes, register, &effort).and_then(|mut read| {
        if read.faults.is_empty() {
            read.faults = check_areas(&read.file.areas, &effort)?;
            read.faults.extend(missing(&read.file, register));
        }
        Ok(read)
    });
    let mut read = match checked {
        Ok(read) => read,
        Err(Stopped) if effort.is_too_much() => nothing(register, Kind::TooDetailed, name),
        Err(Stopped) => return Err(Code::Cancelled.into()),
    };
    read.faults.truncate(FAULTS_MAX);
    Ok(read)
}

/// Reads an area file that was checked when it was imported: whether its areas divide the ground is not asked again.
pub(crate) fn read_checked_areas(name: &str, bytes: &[u8], register: &Register) -> AreasRead {
    let effort = Watched::new(&NoProgress);
    read(name, bytes, register, &effort).unwrap_or_else(|Stopped| nothing(register, Kind::TooDetailed, name))
}

/// A file of which nothing is used.
fn nothing(register: &Register, kind: Kind, name: &str) -> AreasRead {
    let file = AreaFile { valid_from: register.date, areas: Vec::new() };
    AreasRead { file, valid_from: None, faults: vec![AreaFault::new(kind, name)] }
}

fn read(name: &str, bytes: &[u8], register: &Register, effort: &dyn Effort) -> std::result::Result<AreasRead, Stopped> {
    let mut reading =
        Reading { effort, register, areas: Vec::new(), valid_from: None, faults: Vec::new(), pieces: 0, points: 0 };
    reading.document(name, bytes)?;
    if reading.faults.is_empty() {
        reading.check_period();
    }
    if reading.pieces > PIECES_MAX || reading.points > POINTS_MAX {
        return Ok(nothing(register, Kind::TooDetailed, name));
    }
    let valid_from = reading.valid_from;
    let file = AreaFile { valid_from: valid_from.unwrap_or(register.date), areas: reading.areas };
    Ok(AreasRead { file, valid_from, faults: reading.faults })
}

struct Reading<'a> {
    effort: &'a dyn Effort,
    register: &'a Register,
    pieces: usize,
    points: usize,
    areas: Vec<Area>,
    valid_from: Option<NaiveDate>,
    faults: Vec<AreaFault>,
}

impl Reading<'_> {
    fn fault(&mut self, kind: Kind, at: impl Into<String>) {
        self.faults.push(AreaFault::new(kind, at));
    }

    fn document(&mut self, name: &str, bytes: &[u8]) -> std::result::Result<(), Stopped> {
        let document: Value = match read_json(bytes, self.effort) {
            Ok(document) => document,
            Err(None) => return Err(Stopped),
            Err(Some((line, column))) => {
                self.fault(Kind::NotGeojson, format!("{name}: {line}:{column}"));
                return Ok(());
            }
        };
        let crs = document["crs"]["properties"]["name"].as_str();
        if crs.is_some_and(|crs| !crs.ends_with("CRS84") && !crs.ends_with("4326")) {
            self.fault(Kind::WrongCrs, format!("{name}: crs"));
            return Ok(());
        }
        let features = match (document["type"].as_str(), &document["features"]) {
            (Some("Feature"), _) => std::slice::from_ref(&document),
            (Some("FeatureCollection"), Value::Array(features)) => features,
            _ => {
                self.fault(Kind::NotGeojson, name);
                return Ok(());
            }
        };
        if features.is_empty() {
            self.fault(Kind::Empty, name);
        }
        for (feature, number) in features.iter().zip(1..) {
            self.effort.spend(1 + self.areas.len())?;
            self.feature(feature, number);
        }
        // What is indexed and compared: counted once more, since each point costs there what it cost to read.
        self.effort.spend(self.points)
    }

    fn feature(&mut self, feature: &Value, number: usize) {
        let properties = &feature["properties"];
        let Some(id) = properties["id"].as_str().or_else(|| feature["id"].as_str()) else {
            return self.fault(Kind::IdMissing, format!("feature {number}"));
        };
        let known = ReceiverId::parse(id).filter(|id| self.register.knows(id));
        // An id of another shape is whatever somebody wrote there.
        let is_plain = id.len() <= 40 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let at = if is_plain { format!("feature {number}, {id}") } else { format!("feature {number}") };
        let geometry = &feature["geometry"];
        let polygons = match (geometry["type"].as_str(), &geometry["coordinates"]) {
            (Some("Polygon"), rings) => std::slice::from_ref(rings),
            (Some("MultiPolygon"), Value::Array(polygons)) if !polygons.is_empty() => polygons,
            _ => return self.fault(Kind::NoPolygon, at),
        };
        let before = self.faults.len();
        self.pieces += polygons.len();
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
        match said.as_str().and_then(|text| text.parse::<Day>().ok()).map(Day::get) {
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
        self.points += positions.len();
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
