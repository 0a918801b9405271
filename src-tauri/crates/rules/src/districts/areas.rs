//! Areas of namnder through time, indexed so that a point finds its namnd in microseconds.

use chrono::NaiveDate;

use super::geometry::{self, Polygon, Ring};
use super::strips::{Edge, Strips};
use super::{Point, ReceiverId};

/// Closer than this to another namnd, metres, an exact point is worth a warning (measured on a sample of addresses).
pub const NEAR_EXACT_M: f64 = 100.0;
/// Closer than this, metres, when only the street was found.
pub const NEAR_STREET_M: f64 = 250.0;
/// Metres of a degree of latitude, rounded down: search boxes come out a little too large.
const METRES_PER_DEGREE_MIN: f64 = 110_000.0;

/// The area of one receiver.
#[derive(Clone, PartialEq)]
pub struct Area {
    /// Whose.
    pub id: ReceiverId,
    /// Its pieces.
    pub polygons: Vec<Polygon>,
}

/// Areas that are valid together.
#[derive(Clone, PartialEq)]
pub struct AreaFile {
    /// First day.
    pub valid_from: NaiveDate,
    /// The areas.
    pub areas: Vec<Area>,
}

/// What a point was found in.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Receivers whose area holds it: more than one only where borders are drawn over each other by a hair.
    pub receivers: Vec<ReceiverId>,
    /// Distance to the nearest other receiver, metres; absent when farther than [`NEAR_STREET_M`].
    pub to_other_m: Option<f64>,
    /// First day of the areas used.
    pub valid_from: NaiveDate,
}

/// Areas of all periods.
#[derive(Clone, Default)]
pub struct AreaIndex {
    /// By municipality, then by first day.
    layers: Vec<Layer>,
}

#[derive(Clone)]
struct Layer {
    municipality: String,
    valid_from: NaiveDate,
    shapes: Vec<Shape>,
}

impl AreaIndex {
    /// Indexes checked files. A later file replaces an earlier one of the same municipality and first day.
    #[must_use]
    pub fn new(files: &[AreaFile]) -> Self {
        let mut layers: Vec<Layer> = Vec::new();
        for file in files {
            let mut fresh: Vec<Layer> = Vec::new();
            for area in &file.areas {
                let (municipality, shapes) = (area.id.municipality(), Shape::of(area));
                match fresh.iter_mut().find(|layer| layer.municipality == municipality) {
                    Some(layer) => layer.shapes.extend(shapes),
                    None => fresh.push(Layer {
                        municipality: municipality.to_owned(),
                        valid_from: file.valid_from,
                        shapes: shapes.collect(),
                    }),
                }
            }
            let replaced = |old: &Layer| {
                fresh.iter().any(|new| new.municipality == old.municipality && new.valid_from == old.valid_from)
            };
            layers.retain(|layer| !replaced(layer));
            layers.extend(fresh);
        }
        layers.sort_by_key(|layer| layer.valid_from);
        Self { layers }
    }

    /// Whether there are areas of this municipality.
    #[must_use]
    pub fn covers(&self, municipality: &str) -> bool {
        self.layers.iter().any(|layer| layer.municipality == municipality)
    }

    /// First day of the areas that answer for a municipality on a day: the latest begun, or else the first to come.
    #[must_use]
    pub fn valid_from(&self, municipality: &str, day: NaiveDate) -> Option<NaiveDate> {
        self.layer(municipality, day).map(|layer| layer.valid_from)
    }

    /// The receiver whose area holds a point on a day.
    #[must_use]
    pub fn locate(&self, point: Point, day: NaiveDate) -> Option<Hit> {
        let layers: Vec<&Layer> = self.on(day).collect();
        let shapes = || layers.iter().flat_map(|layer| &layer.shapes);
        let holding: Vec<&Shape> = shapes().filter(|shape| shape.contains(point)).collect();
        let first = holding.first()?;
        let valid_from = self.valid_from(first.id.municipality(), day)?;
        let others = shapes().filter(|shape| shape.id != first.id);
        let to_other_m = others.filter_map(|shape| shape.distance_m(point, NEAR_STREET_M)).reduce(f64::min);
        let mut receivers: Vec<ReceiverId> = holding.iter().map(|shape| shape.id.clone()).collect();
        receivers.dedup();
        Some(Hit { receivers, to_other_m, valid_from })
    }

    fn layer(&self, municipality: &str, day: NaiveDate) -> Option<&Layer> {
        let of_it = || self.layers.iter().filter(|layer| layer.municipality == municipality);
        of_it().rfind(|layer| layer.valid_from <= day).or_else(|| of_it().next())
    }

    /// One layer a municipality.
    fn on(&self, day: NaiveDate) -> impl Iterator<Item = &Layer> {
        self.layers.iter().filter(move |layer| {
            self.layer(&layer.municipality, day).is_some_and(|chosen| chosen.valid_from == layer.valid_from)
        })
    }
}

/// A piece of an area with its edges sorted: a point looks at the few edges beside it.
#[derive(Clone)]
pub(crate) struct Shape {
    pub(crate) id: ReceiverId,
    pub(crate) south_west: Point,
    pub(crate) north_east: Point,
    by_lat: Strips,
    by_lon: Strips,
}

impl Shape {
    /// One for each piece, so that two pieces drawn over each other by a hair still hold what lies in both.
    pub(crate) fn of(area: &Area) -> impl Iterator<Item = Self> + '_ {
        area.polygons.iter().map(|polygon| Self::new(area.id.clone(), polygon))
    }

    fn new(id: ReceiverId, polygon: &Polygon) -> Self {
        let edges: Vec<Edge> = polygon.rings().flat_map(Ring::edges).collect();
        let outermost = |pick: fn(f64, f64) -> f64, start: f64| {
            edges.iter().fold(Point { lat: start, lon: start }, |far, (from, _)| Point {
                lat: pick(far.lat, from.lat),
                lon: pick(far.lon, from.lon),
            })
        };
        Self {
            id,
            south_west: outermost(f64::min, f64::MAX),
            north_east: outermost(f64::max, f64::MIN),
            by_lat: Strips::new(&edges, |point| point.lat),
            by_lon: Strips::new(&edges, |point| point.lon),
        }
    }

    fn is_in_box(&self, point: Point) -> bool {
        self.south_west.lat <= point.lat
            && point.lat < self.north_east.lat
            && self.south_west.lon <= point.lon
            && point.lon <= self.north_east.lon
    }

    /// Whether the area holds a point. A shared border belongs to exactly one side.
    pub(crate) fn contains(&self, point: Point) -> bool {
        let crossed = || self.by_lat.at(point.lat).iter().filter(|edge| geometry::crosses(point, **edge)).count();
        self.is_in_box(point) && crossed() % 2 == 1
    }

    /// The same for a point that lies on no border: whichever way out meets fewer edges is gone.
    pub(crate) fn contains_inner(&self, point: Point) -> bool {
        let (by_lat, by_lon) = (self.by_lat.at(point.lat), self.by_lon.at(point.lon));
        if by_lat.len() <= by_lon.len() {
            return self.contains(point);
        }
        // Out to the north: the plane turned over, with the same edges.
        let turn = |point: Point| Point { lat: point.lon, lon: point.lat };
        let crossed = by_lon.iter().filter(|edge| geometry::crosses(turn(point), (turn(edge.0), turn(edge.1)))).count();
        self.is_in_box(point) && crossed % 2 == 1
    }

    /// Edges that such a question looks at.
    pub(crate) fn edges_beside(&self, point: Point) -> usize {
        self.by_lat.at(point.lat).len().min(self.by_lon.at(point.lon).len())
    }

    /// Edges that a question about a latitude looks at.
    pub(crate) fn edges_at(&self, lat: f64) -> usize {
        self.by_lat.at(lat).len()
    }

    /// The stretches of longitude that the area holds at a latitude.
    pub(crate) fn stretches(&self, lat: f64) -> Vec<(f64, f64)> {
        if lat < self.south_west.lat || lat >= self.north_east.lat {
            return Vec::new();
        }
        let edges = self.by_lat.at(lat).iter();
        let mut lons: Vec<f64> = edges.filter_map(|edge| geometry::crossing_lon(lat, *edge)).collect();
        lons.sort_by(f64::total_cmp);
        lons.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
    }

    /// Edges that may reach into a box, and how many are looked at for it; one may come several times.
    pub(crate) fn edges_in(&self, south_west: Point, north_east: Point) -> (usize, impl Iterator<Item = Edge> + '_) {
        let by_lat = self.by_lat.count_between(south_west.lat, north_east.lat);
        let by_lon = self.by_lon.count_between(south_west.lon, north_east.lon);
        let (lats, lons) = if by_lat <= by_lon {
            (Some(self.by_lat.between(south_west.lat, north_east.lat)), None)
        } else {
            (None, Some(self.by_lon.between(south_west.lon, north_east.lon)))
        };
        let reaches = move |(from, to): &Edge| {
            from.lat.min(to.lat) <= north_east.lat
                && south_west.lat <= from.lat.max(to.lat)
                && from.lon.min(to.lon) <= north_east.lon
                && south_west.lon <= from.lon.max(to.lon)
        };
        (by_lat.min(by_lon), lats.into_iter().flatten().chain(lons.into_iter().flatten()).filter(reaches))
    }

    /// Distance to the border, metres, when within `limit_m`.
    pub(crate) fn distance_m(&self, point: Point, limit_m: f64) -> Option<f64> {
        let margin = limit_m / METRES_PER_DEGREE_MIN;
        let wide = margin / point.lat.to_radians().cos();
        let corner = |share: f64| Point { lat: point.lat + margin * share, lon: point.lon + wide * share };
        let (_, edges) = self.edges_in(corner(-1.0), corner(1.0));
        let nearest_m = edges.map(|(from, to)| point.distance_to_segment_m(from, to)).reduce(f64::min)?;
        (nearest_m <= limit_m).then_some(nearest_m)
    }
}
