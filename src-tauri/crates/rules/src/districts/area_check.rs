//! Whether areas divide the ground: no ring crosses itself, none lies over another, none leaves a hole.

use std::collections::BTreeMap;

use super::area_fault::{AreaFault, AreaFaultKind};
use super::areas::{Area, Shape};
use super::geometry::{Polygon, cut};
use super::ground::Ground;
use super::{Point, ReceiverId};
use crate::effort::{Effort, Stopped};

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
/// More faults of one kind than this say nothing new.
const FAULTS_MAX: usize = 50;
/// Distance between samples along a border, metres.
const SAMPLE_M: f64 = 50.0;

/// A place as a fault shows it.
fn show(point: Point) -> String {
    format!("{:.5}, {:.5}", point.lat, point.lon)
}

/// Faults of sound rings among each other: crossings, overlaps, holes and gaps.
///
/// # Errors
/// The work was stopped.
pub fn check_areas(areas: &[Area], effort: &dyn Effort) -> Result<Vec<AreaFault>, Stopped> {
    let mut faults = Vec::new();
    for area in areas {
        for ring in area.polygons.iter().flat_map(Polygon::rings) {
            if let Some(point) = ring.self_intersection(effort)? {
                faults.push(AreaFault::new(AreaFaultKind::SelfIntersecting, format!("{} ({})", area.id, show(point))));
            }
        }
    }
    // Crossing rings have no inside to compare.
    if !faults.is_empty() || areas.is_empty() {
        return Ok(faults);
    }
    let shapes: Vec<Shape> = areas.iter().flat_map(Shape::of).collect();
    let inner: Vec<Option<Point>> = areas.iter().flat_map(|area| &area.polygons).map(Polygon::inner_point).collect();
    let checked = Checked { ground: Ground::new(&shapes, effort)?, shapes: &shapes, inner: &inner, effort };
    faults.extend(checked.overlaps()?);
    // What lies over everything has no ground of its own to look for holes in.
    if faults.len() > FAULTS_MAX {
        return Ok(faults);
    }
    faults.extend(checked.holes()?.into_iter().map(|point| AreaFault::new(AreaFaultKind::Hole, show(point))));
    faults.extend(checked.gaps()?);
    Ok(faults)
}

/// Pieces on their ground, with a point well inside each.
struct Checked<'a> {
    shapes: &'a [Shape],
    inner: &'a [Option<Point>],
    ground: Ground,
    effort: &'a dyn Effort,
}

impl Checked<'_> {
    fn overlaps(&self) -> Result<Vec<AreaFault>, Stopped> {
        let mut faults = Vec::new();
        for (at, first) in self.shapes.iter().enumerate() {
            for other in self.ground.after(at, first, self.effort)? {
                if let Some(point) = self.meets(at, other)? {
                    let (first, second) = (&self.shapes[at].id, &self.shapes[other].id);
                    faults
                        .push(AreaFault::new(AreaFaultKind::Overlap, format!("{first} / {second} ({})", show(point))));
                }
                // What is wrong everywhere is told by its first places.
                if faults.len() > FAULTS_MAX {
                    return Ok(faults);
                }
            }
        }
        Ok(faults)
    }

    /// A place that lies deep in both of two pieces.
    fn meets(&self, one: usize, two: usize) -> Result<Option<Point>, Stopped> {
        let (first, second) = (&self.shapes[one], &self.shapes[two]);
        if let Some(point) = self.within(one, second)? {
            return Ok(Some(point));
        }
        if let Some(point) = self.within(two, first)? {
            return Ok(Some(point));
        }
        match self.overlap(first, second)? {
            Some(point) => Ok(Some(point)),
            None => self.overlap(second, first),
        }
    }

    fn is_deep(&self, point: Point, inside: &Shape) -> Result<bool, Stopped> {
        self.effort.spend(1 + inside.edges_beside(point))?;
        Ok(inside.contains_inner(point) && self.is_far(point, inside, OVERLAP_M)?)
    }

    fn is_far(&self, point: Point, from: &Shape, metres: f64) -> Result<bool, Stopped> {
        self.effort.spend(1 + from.edges_beside(point))?;
        Ok(from.distance_m(point, metres).is_none())
    }

    /// A place well inside one piece that lies deep inside another.
    fn within(&self, piece: usize, other: &Shape) -> Result<Option<Point>, Stopped> {
        match self.inner[piece] {
            Some(point) if self.is_deep(point, other)? => Ok(Some(point)),
            _ => Ok(None),
        }
    }

    /// A place on the border of one area that lies deep inside another.
    fn overlap(&self, border: &Shape, other: &Shape) -> Result<Option<Point>, Stopped> {
        let (looked_at, edges) = border.edges_in(other.south_west, other.north_east);
        self.effort.spend(looked_at)?;
        for edge in edges {
            for point in self.pieces(edge, other)? {
                if self.is_deep(point, other)? {
                    return Ok(Some(point));
                }
            }
        }
        Ok(None)
    }

    /// Points along an edge, between every two places where it crosses the other's border.
    fn pieces(&self, edge: (Point, Point), other: &Shape) -> Result<Vec<Point>, Stopped> {
        let corner =
            |pick: fn(f64, f64) -> f64| Point { lat: pick(edge.0.lat, edge.1.lat), lon: pick(edge.0.lon, edge.1.lon) };
        let (looked_at, others) = other.edges_in(corner(f64::min), corner(f64::max));
        self.effort.spend(1 + looked_at)?;
        let mut shares = vec![0.0, 1.0];
        shares.extend(others.filter_map(|by| cut(edge, by)));
        shares.sort_by(f64::total_cmp);
        let mut points = vec![edge.0];
        for pair in shares.windows(2) {
            let length_m = edge.0.distance_m(edge.1) * (pair[1] - pair[0]);
            let between =
                samples(length_m).map(|share| Point::between(edge.0, edge.1, pair[0] + (pair[1] - pair[0]) * share));
            points.extend(between);
        }
        Ok(points)
    }

    /// Ground that areas enclose and none covers: one point a hole.
    fn holes(&self) -> Result<Vec<Point>, Stopped> {
        let mut grid = Grid::new(&self.ground);
        for shape in self.shapes {
            grid.cover(shape, self.effort)?;
        }
        grid.flood(0);
        let mut found = Vec::new();
        for start in 0..grid.free.len() {
            if grid.free[start] {
                for point in grid.flood(start) {
                    if self.is_far_from_borders(point)? {
                        found.push(point);
                        break;
                    }
                }
            }
        }
        Ok(found)
    }

    fn is_far_from_borders(&self, point: Point) -> Result<bool, Stopped> {
        for near in self.ground.near(point, HOLE_DEPTH_M) {
            if !self.is_far(point, &self.shapes[near], HOLE_DEPTH_M)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Strips between two areas that face each other.
    fn gaps(&self) -> Result<Vec<AreaFault>, Stopped> {
        let mut faults = Vec::new();
        for shape in self.shapes {
            let mut facing: BTreeMap<&ReceiverId, (f64, Point)> = BTreeMap::new();
            for (point, out, length_m) in border_samples(shape) {
                if let Some(other) = self.across(shape, point, out)? {
                    facing.entry(other).or_insert((0.0, point)).0 += length_m;
                }
            }
            // Each strip is seen from both sides and told once.
            for (other, (_, at)) in
                facing.into_iter().filter(|(other, (total_m, _))| *total_m > GAP_LENGTH_M && shape.id < **other)
            {
                faults.push(AreaFault::new(AreaFaultKind::Gap, format!("{} / {} ({})", shape.id, other, show(at))));
            }
        }
        Ok(faults)
    }

    /// The other area that a point on the border faces across uncovered ground.
    fn across(&self, own: &Shape, point: Point, right: Point) -> Result<Option<&ReceiverId>, Stopped> {
        let step = |metres: f64| Point { lat: point.lat + right.lat * metres, lon: point.lon + right.lon * metres };
        self.effort.spend(1 + own.edges_beside(step(5.0)))?;
        let out = if own.contains_inner(step(5.0)) { -1.0 } else { 1.0 };
        if self.holder(step(out * 5.0))?.is_some() {
            return Ok(None);
        }
        let mut metres = 10.0;
        while metres <= GAP_WIDTH_M {
            if let Some(found) = self.holder(step(out * metres))? {
                return Ok((found.id != own.id).then_some(&found.id));
            }
            metres += 10.0;
        }
        Ok(None)
    }

    fn holder(&self, point: Point) -> Result<Option<&Shape>, Stopped> {
        for near in self.ground.near(point, 0.0) {
            self.effort.spend(1 + self.shapes[near].edges_beside(point))?;
            if self.shapes[near].contains_inner(point) {
                return Ok(Some(&self.shapes[near]));
            }
        }
        Ok(None)
    }
}

/// Shares in the middle of equal pieces, about [`SAMPLE_M`] each.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn samples(length_m: f64) -> impl Iterator<Item = f64> {
    let count = (length_m / SAMPLE_M).ceil().clamp(1.0, 1_000.0) as u32;
    (0..count).map(move |at| (f64::from(at) + 0.5) / f64::from(count))
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
    fn new(ground: &Ground) -> Self {
        let (Point { lat: south, lon: west }, Point { lat: north, lon: east }) = (ground.south_west, ground.north_east);
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
    fn cover(&mut self, shape: &Shape, effort: &dyn Effort) -> Result<(), Stopped> {
        let rows = self.free.len() / self.columns;
        // Casting saturates: a row too many on either side has no stretch.
        let row = |lat: f64| ((lat - self.origin.lat) / self.lat_step) as usize;
        let (south, north) = (row(shape.south_west.lat).min(rows - 1), row(shape.north_east.lat).min(rows - 1));
        for row in south.saturating_sub(1)..=(north + 1).min(rows - 1) {
            let start = row * self.columns;
            let lat = self.point(start).lat;
            effort.spend(1 + shape.edges_at(lat))?;
            let column = |lon: f64| ((lon - self.origin.lon) / self.lon_step).ceil().max(0.0) as usize;
            for (from, to) in shape.stretches(lat) {
                let (from, to) = (column(from).min(self.columns), column(to).min(self.columns));
                self.free[start + from..start + to].fill(false);
            }
        }
        Ok(())
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

/// Points along the border with the step of one metre straight across it, and the metres each stands for.
fn border_samples(shape: &Shape) -> impl Iterator<Item = (Point, Point, f64)> + '_ {
    let mut edges: Vec<(Point, Point)> = shape.edges_in(shape.south_west, shape.north_east).1.collect();
    // Long edges lie in many strips.
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
