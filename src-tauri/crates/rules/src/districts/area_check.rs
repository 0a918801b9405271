//! Whether areas divide the ground: no ring crosses itself, none lies over another, none leaves a hole.

use super::areas::{Area, Shape};
use super::geometry::{Polygon, cut};
use super::{Point, ReceiverId};
use crate::words;

/// Two areas over each other deeper than this, metres, is more than a border drawn twice.
const OVERLAP_M: f64 = 30.0;
/// An uncovered place this far from every border, metres, is ground and no crumb.
const HOLE_DEPTH_M: f64 = 12.0;
/// Grid that looks for holes: metres a cell, and at most this many cells a side.
const CELL_M: f64 = 20.0;
const CELLS_MAX: f64 = 1_500.0;
/// Two areas that face each other across at most this many metres ...
const GAP_WIDTH_M: f64 = 200.0;
/// ... along at least this many metres were meant to meet.
const GAP_LENGTH_M: f64 = 600.0;
/// Distance between samples along a border, metres.
const SAMPLE_M: f64 = 50.0;

words! {
    /// What is wrong with an area file.
    AreaFaultKind {
        /// Not GeoJSON with features.
        NotGeojson => "not_geojson",
        /// Coordinates in another system than WGS 84.
        WrongCrs => "wrong_crs",
        /// Nothing in it.
        Empty => "empty",
        /// A feature without a polygon.
        NoPolygon => "no_polygon",
        /// A ring that is no list of coordinates.
        BrokenPolygon => "broken_polygon",
        /// A ring of fewer than four positions.
        TooFewPoints => "too_few_points",
        /// The last position is not the first.
        NotClosed => "not_closed",
        /// A ring crosses itself.
        SelfIntersecting => "self_intersecting",
        /// Latitude before longitude.
        CoordinateOrder => "coordinate_order",
        /// A place that is not in Sweden.
        OutsideSweden => "outside_sweden",
        /// A feature without an id.
        IdMissing => "id_missing",
        /// The register does not know the id.
        UnknownId => "unknown_id",
        /// A date that is none.
        BadDate => "bad_date",
        /// Namnder that never existed at the same time.
        PeriodMixed => "period_mixed",
        /// Two areas lie over each other.
        Overlap => "overlap",
        /// A hole that no area covers.
        Hole => "hole",
        /// A strip between two areas that no area covers.
        Gap => "gap",
        /// A namnd of that day has no area. Told, and no reason to refuse: its addresses are then asked about.
        AreaMissing => "area_missing",
    }
}

/// A fault of an area file, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaFault {
    /// What is wrong.
    pub kind: AreaFaultKind,
    /// Where: feature, ring and coordinates.
    pub at: String,
}

impl AreaFault {
    /// A fault at a place.
    #[must_use]
    pub fn new(kind: AreaFaultKind, at: impl Into<String>) -> Self {
        Self { kind, at: at.into() }
    }

    /// Whether the file must not be used.
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        self.kind != AreaFaultKind::AreaMissing
    }

    /// The fault's code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.kind.as_str()
    }

    /// Where it is.
    #[must_use]
    pub fn place(&self) -> String {
        self.at.clone()
    }
}

/// A place as a fault shows it.
fn show(point: Point) -> String {
    format!("{:.5}, {:.5}", point.lat, point.lon)
}

/// Faults of sound rings among each other: crossings, overlaps, holes and gaps.
#[must_use]
pub fn check_areas(areas: &[Area]) -> Vec<AreaFault> {
    let mut faults = Vec::new();
    for area in areas {
        for ring in area.polygons.iter().flat_map(Polygon::rings) {
            if let Some(point) = ring.self_intersection() {
                faults.push(AreaFault::new(AreaFaultKind::SelfIntersecting, format!("{} ({})", area.id, show(point))));
            }
        }
    }
    // Crossing rings have no inside to compare.
    if !faults.is_empty() || areas.is_empty() {
        return faults;
    }
    let pieces = || areas.iter().flat_map(|area| &area.polygons);
    let shapes: Vec<(Shape, &Polygon)> = areas.iter().flat_map(Shape::of).zip(pieces()).collect();
    for (at, (first, polygon)) in shapes.iter().enumerate() {
        for (second, other) in &shapes[at + 1..] {
            let inner = within(polygon, second).or_else(|| within(other, first));
            let over = inner.or_else(|| overlap(first, second)).or_else(|| overlap(second, first));
            if let Some(point) = over {
                let at = format!("{} / {} ({})", first.id, second.id, show(point));
                faults.push(AreaFault::new(AreaFaultKind::Overlap, at));
            }
        }
    }
    let shapes: Vec<Shape> = shapes.into_iter().map(|(shape, _)| shape).collect();
    faults.extend(holes(&shapes).into_iter().map(|point| AreaFault::new(AreaFaultKind::Hole, show(point))));
    faults.extend(gaps(&shapes));
    faults
}

fn is_deep(point: Point, inside: &Shape) -> bool {
    inside.contains(point) && inside.distance_m(point, OVERLAP_M).is_none()
}

/// A place well inside one piece that lies deep inside another.
fn within(polygon: &Polygon, other: &Shape) -> Option<Point> {
    polygon.inner_point().filter(|point| is_deep(*point, other))
}

/// A place on the border of one area that lies deep inside another.
fn overlap(border: &Shape, other: &Shape) -> Option<Point> {
    let apart = |(from, to): &(Point, Point)| {
        from.lon.max(to.lon) < other.south_west.lon || from.lon.min(to.lon) > other.north_east.lon
    };
    let edges = border.edges_between(other.south_west.lat, other.north_east.lat).filter(|edge| !apart(edge));
    edges.flat_map(|edge| pieces(edge, other)).find(|point| is_deep(*point, other))
}

/// Points along an edge, between every two places where it crosses the other's border.
fn pieces(edge: (Point, Point), other: &Shape) -> Vec<Point> {
    let (south, north) = (edge.0.lat.min(edge.1.lat), edge.0.lat.max(edge.1.lat));
    let mut shares: Vec<f64> = other.edges_between(south, north).filter_map(|by| cut(edge, by)).collect();
    shares.extend([0.0, 1.0]);
    shares.sort_by(f64::total_cmp);
    let mut points = vec![edge.0];
    for pair in shares.windows(2) {
        let length_m = edge.0.distance_m(edge.1) * (pair[1] - pair[0]);
        let between =
            samples(length_m).map(|share| Point::between(edge.0, edge.1, pair[0] + (pair[1] - pair[0]) * share));
        points.extend(between);
    }
    points
}

/// Shares in the middle of equal pieces, about [`SAMPLE_M`] each.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn samples(length_m: f64) -> impl Iterator<Item = f64> {
    let count = (length_m / SAMPLE_M).ceil().clamp(1.0, 1_000.0) as u32;
    (0..count).map(move |at| (f64::from(at) + 0.5) / f64::from(count))
}

/// Ground that areas enclose and none covers: one point a hole.
fn holes(shapes: &[Shape]) -> Vec<Point> {
    let mut grid = Grid::new(shapes);
    for shape in shapes {
        grid.cover(shape);
    }
    grid.flood(0);
    let mut found = Vec::new();
    for start in 0..grid.free.len() {
        if grid.free[start] {
            let deep = |point: &Point| shapes.iter().all(|shape| shape.distance_m(*point, HOLE_DEPTH_M).is_none());
            found.extend(grid.flood(start).into_iter().find(deep));
        }
    }
    found
}

/// A grid of cell middles with a free rim, to pour the outside in.
struct Grid {
    origin: Point,
    lat_step: f64,
    lon_step: f64,
    columns: usize,
    /// Neither covered nor yet poured into.
    free: Vec<bool>,
}

impl Grid {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn new(shapes: &[Shape]) -> Self {
        let south = shapes.iter().map(|shape| shape.south_west.lat).fold(f64::MAX, f64::min);
        let west = shapes.iter().map(|shape| shape.south_west.lon).fold(f64::MAX, f64::min);
        let north = shapes.iter().map(|shape| shape.north_east.lat).fold(f64::MIN, f64::max);
        let east = shapes.iter().map(|shape| shape.north_east.lon).fold(f64::MIN, f64::max);
        let corner = Point { lat: south, lon: west };
        let (width_m, height_m) = corner.offset_m(Point { lat: north, lon: east });
        let cells = |length_m: f64| (length_m / CELL_M).ceil().clamp(1.0, CELLS_MAX);
        let (columns, rows) = (cells(width_m), cells(height_m));
        let (lon_step, lat_step) = ((east - west) / columns, (north - south) / rows);
        let origin = Point { lat: south - lat_step / 2.0, lon: west - lon_step / 2.0 };
        let (columns, rows) = (columns as usize + 2, rows as usize + 2);
        Self { origin, lat_step, lon_step, columns, free: vec![true; columns * rows] }
    }

    #[allow(clippy::cast_precision_loss)]
    fn point(&self, cell: usize) -> Point {
        let (row, column) = (cell / self.columns, cell % self.columns);
        Point {
            lat: self.origin.lat + row as f64 * self.lat_step,
            lon: self.origin.lon + column as f64 * self.lon_step,
        }
    }

    /// Marks the cells whose middles the area holds, row by row.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn cover(&mut self, shape: &Shape) {
        for row in 0..self.free.len() / self.columns {
            let start = row * self.columns;
            let column = |lon: f64| ((lon - self.origin.lon) / self.lon_step).ceil().max(0.0) as usize;
            for (from, to) in shape.stretches(self.point(start).lat) {
                let (from, to) = (column(from).min(self.columns), column(to).min(self.columns));
                self.free[start + from..start + to].fill(false);
            }
        }
    }

    /// Fills what hangs together with a free cell, and gives the middles of the cells filled.
    fn flood(&mut self, start: usize) -> Vec<Point> {
        let (mut open, mut filled) = (vec![start], Vec::new());
        self.free[start] = false;
        while let Some(cell) = open.pop() {
            filled.push(self.point(cell));
            let (row, column) = (cell / self.columns, cell % self.columns);
            for near_row in row.saturating_sub(1)..=row + 1 {
                for near_column in column.saturating_sub(1)..=(column + 1).min(self.columns - 1) {
                    let near = near_row * self.columns + near_column;
                    if self.free.get(near) == Some(&true) {
                        self.free[near] = false;
                        open.push(near);
                    }
                }
            }
        }
        filled
    }
}

/// Strips between two areas that face each other.
fn gaps(shapes: &[Shape]) -> Vec<AreaFault> {
    let mut faults = Vec::new();
    for shape in shapes {
        let mut facing: Vec<(&ReceiverId, f64, Point)> = Vec::new();
        for (at, other, length_m) in border_samples(shape).filter_map(|(point, out, length_m)| {
            across(shapes, shape, point, out).map(|other| (point, other, length_m))
        }) {
            match facing.iter_mut().find(|(id, _, _)| *id == other) {
                Some((_, total_m, _)) => *total_m += length_m,
                None => facing.push((other, length_m, at)),
            }
        }
        // Each strip is seen from both sides and told once.
        for (other, _, at) in
            facing.into_iter().filter(|(other, total_m, _)| *total_m > GAP_LENGTH_M && shape.id < **other)
        {
            faults.push(AreaFault::new(AreaFaultKind::Gap, format!("{} / {} ({})", shape.id, other, show(at))));
        }
    }
    faults
}

/// Points along the border with the step of one metre straight across it, and the metres each stands for.
fn border_samples(shape: &Shape) -> impl Iterator<Item = (Point, Point, f64)> + '_ {
    let mut edges: Vec<(Point, Point)> = shape.edges_between(shape.south_west.lat, shape.north_east.lat).collect();
    // Long edges lie in many bands.
    edges.sort_by(|a, b| {
        let key = |edge: &(Point, Point)| [edge.0.lat, edge.0.lon, edge.1.lat, edge.1.lon];
        key(a)
            .into_iter()
            .zip(key(b))
            .map(|(a, b)| a.total_cmp(&b))
            .find(|order| order.is_ne())
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    edges.dedup();
    edges.into_iter().flat_map(move |(from, to)| {
        let length_m = from.distance_m(to).max(f64::MIN_POSITIVE);
        let (east, north) = from.offset_m(to);
        let metre = 1.0 / 111_195.0;
        let cos = from.lat.to_radians().cos();
        let right = Point { lat: -east / length_m * metre, lon: north / length_m * metre / cos };
        let count = samples(length_m).count();
        #[allow(clippy::cast_precision_loss)]
        let each_m = length_m / count as f64;
        samples(length_m).map(move |share| (Point::between(from, to, share), right, each_m))
    })
}

/// The other area that a point on the border faces across uncovered ground.
fn across<'a>(shapes: &'a [Shape], own: &Shape, point: Point, right: Point) -> Option<&'a ReceiverId> {
    let step = |metres: f64| Point { lat: point.lat + right.lat * metres, lon: point.lon + right.lon * metres };
    let out = if own.contains(step(5.0)) { -1.0 } else { 1.0 };
    let holder = |metres: f64| shapes.iter().find(|shape| shape.contains(step(out * metres)));
    if holder(5.0).is_some() {
        return None;
    }
    let (mut metres, width_m) = (10.0, GAP_WIDTH_M);
    while metres <= width_m {
        if let Some(found) = holder(metres) {
            return (found.id != own.id).then_some(&found.id);
        }
        metres += 10.0;
    }
    None
}
