//! Rings and polygons in degrees, small enough that straight lines are straight.

use super::Point;
use crate::effort::{Effort, Stopped};

/// Where a ring meets itself or another: two pieces may share a corner, and borders are drawn twice.
const SAME_DEG: f64 = 1e-9;
/// A hole smaller than this is a crumb of the drawing, where two borders were joined (square metres).
const CRUMB_M2: f64 = 1_000.0;

/// A closed line: the last point is the first.
#[derive(Clone, PartialEq)]
pub struct Ring(pub Vec<Point>);

/// An outer ring with its holes.
#[derive(Clone, PartialEq)]
pub struct Polygon {
    /// Outer ring.
    pub outer: Ring,
    /// Holes in it.
    pub holes: Vec<Ring>,
}

impl Ring {
    /// Its edges.
    pub fn edges(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        self.0.windows(2).map(|pair| (pair[0], pair[1]))
    }

    /// Whether a point lies inside (even-odd). A shared edge belongs to exactly one side.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        self.edges().filter(|edge| crosses(point, *edge)).count() % 2 == 1
    }

    /// Its area, square metres.
    #[must_use]
    pub fn area_m2(&self) -> f64 {
        let Some(&origin) = self.0.first() else { return 0.0 };
        let twice = self.edges().map(|(from, to)| {
            let (x1, y1) = origin.offset_m(from);
            let (x2, y2) = origin.offset_m(to);
            x1 * y2 - x2 * y1
        });
        (twice.sum::<f64>() / 2.0).abs()
    }

    /// Where it crosses or touches itself, if anywhere.
    ///
    /// # Errors
    /// The work was stopped.
    pub fn self_intersection(&self, effort: &dyn Effort) -> Result<Option<Point>, Stopped> {
        let edges: Vec<(Point, Point)> = self.edges().collect();
        let mut order: Vec<usize> = (0..edges.len()).collect();
        let west = |at: usize| edges[at].0.lon.min(edges[at].1.lon);
        order.sort_by(|&a, &b| west(a).total_cmp(&west(b)));
        for (place, &a) in order.iter().enumerate() {
            let east = edges[a].0.lon.max(edges[a].1.lon);
            effort.spend(1)?;
            for &b in order[place + 1..].iter().take_while(|&&b| west(b) <= east) {
                effort.spend(1)?;
                let neighbours = a.abs_diff(b) == 1 || a.abs_diff(b) == edges.len() - 1;
                let met = if neighbours { folds_back(edges[a], edges[b]) } else { meet(edges[a], edges[b]) };
                if met.is_some() {
                    return Ok(met);
                }
            }
        }
        Ok(None)
    }
}

impl Polygon {
    /// A polygon without the crumbs among its holes.
    #[must_use]
    pub fn new(outer: Ring, mut holes: Vec<Ring>) -> Self {
        holes.retain(|hole| hole.area_m2() >= CRUMB_M2);
        Self { outer, holes }
    }

    /// All its rings.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        std::iter::once(&self.outer).chain(&self.holes)
    }

    /// A point well inside: the middle of the widest stretch on one of a few lines across it.
    #[must_use]
    pub fn inner_point(&self) -> Option<Point> {
        let lats = || self.outer.0.iter().map(|point| point.lat);
        let (south, north) = (lats().fold(f64::MAX, f64::min), lats().fold(f64::MIN, f64::max));
        // Of lines that are equally wide the last one counts: the middle.
        let stretches = [0.87, 0.13, 0.69, 0.31, 0.5].into_iter().flat_map(|share| {
            let lat = south + (north - south) * share;
            let mut lons: Vec<f64> =
                self.rings().flat_map(Ring::edges).filter_map(|edge| crossing_lon(lat, edge)).collect();
            lons.sort_by(f64::total_cmp);
            let pairs = lons.chunks_exact(2).map(|pair| (pair[1] - pair[0], (pair[0] + pair[1]) / 2.0));
            pairs.map(|(width, lon)| (width, Point { lat, lon })).collect::<Vec<_>>()
        });
        stretches.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, point)| point)
    }
}

/// Whether a ray east from the point crosses the edge.
pub(crate) fn crosses(point: Point, edge: (Point, Point)) -> bool {
    crossing_lon(point.lat, edge).is_some_and(|lon| point.lon < lon)
}

/// Longitude where an edge crosses a latitude. Half open, so that a corner counts once.
pub(crate) fn crossing_lon(lat: f64, (from, to): (Point, Point)) -> Option<f64> {
    // South end first, so that both polygons of a shared edge compute the same number.
    let (south, north) = if from.lat <= to.lat { (from, to) } else { (to, from) };
    (south.lat <= lat && lat < north.lat)
        .then(|| south.lon + (lat - south.lat) / (north.lat - south.lat) * (north.lon - south.lon))
}

fn cross(origin: Point, a: Point, b: Point) -> f64 {
    (a.lon - origin.lon) * (b.lat - origin.lat) - (a.lat - origin.lat) * (b.lon - origin.lon)
}

/// Where two edges meet, ends included.
fn meet(a: (Point, Point), b: (Point, Point)) -> Option<Point> {
    let (d1, d2) = (cross(a.0, a.1, b.0), cross(a.0, a.1, b.1));
    let (d3, d4) = (cross(b.0, b.1, a.0), cross(b.0, b.1, a.1));
    if d1 * d2 < 0.0 && d3 * d4 < 0.0 {
        return Some(Point::between(b.0, b.1, d1 / (d1 - d2)));
    }
    let on = |point: Point, edge: (Point, Point), turn: f64| turn == 0.0 && in_box(point, edge);
    [(b.0, a, d1), (b.1, a, d2), (a.0, b, d3), (a.1, b, d4)]
        .into_iter()
        .find(|&(point, edge, turn)| on(point, edge, turn))
        .map(|(point, _, _)| point)
}

/// Two edges that follow each other, lying on top of each other.
fn folds_back(a: (Point, Point), b: (Point, Point)) -> Option<Point> {
    let shared = if same(a.1, b.0) || same(a.1, b.1) { a.1 } else { a.0 };
    let other = |edge: (Point, Point)| if same(edge.0, shared) { edge.1 } else { edge.0 };
    let (p, q) = (other(a), other(b));
    let along = (p.lon - shared.lon) * (q.lon - shared.lon) + (p.lat - shared.lat) * (q.lat - shared.lat);
    (cross(shared, p, q) == 0.0 && along > 0.0).then_some(shared)
}

fn same(a: Point, b: Point) -> bool {
    (a.lat - b.lat).abs() < SAME_DEG && (a.lon - b.lon).abs() < SAME_DEG
}

fn in_box(point: Point, (from, to): (Point, Point)) -> bool {
    let within = |value: f64, a: f64, b: f64| a.min(b) <= value && value <= a.max(b);
    within(point.lat, from.lat, to.lat) && within(point.lon, from.lon, to.lon)
}

/// Shares of the first edge at which it meets the second's line, for cutting an edge into pieces.
pub(crate) fn cut(edge: (Point, Point), by: (Point, Point)) -> Option<f64> {
    let (d1, d2) = (cross(by.0, by.1, edge.0), cross(by.0, by.1, edge.1));
    let (d3, d4) = (cross(edge.0, edge.1, by.0), cross(edge.0, edge.1, by.1));
    (d1 * d2 < 0.0 && d3 * d4 <= 0.0).then(|| d1 / (d1 - d2))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::effort::Uncounted;

    fn ring(points: &[(f64, f64)]) -> Ring {
        Ring(points.iter().map(|&(lon, lat)| Point { lat: 59.0 + lat, lon: 18.0 + lon }).collect())
    }

    #[test]
    fn a_shared_edge_belongs_to_one_side() {
        let west = ring(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]);
        let east = ring(&[(1.0, 1.0), (1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0)]);
        for lat in [59.0, 59.3, 59.7] {
            let point = Point { lat, lon: 19.0 };
            let hits = usize::from(west.contains(point)) + usize::from(east.contains(point));
            assert_eq!(hits, 1, "a point on the border lies in exactly one");
        }
    }

    #[test]
    fn a_bow_tie_crosses_itself() {
        let bow = ring(&[(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)]);
        assert!(bow.self_intersection(&Uncounted).unwrap().is_some(), "two edges cross in the middle");
        let spike = ring(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (1.0, 0.5), (0.0, 1.0), (0.0, 0.0)]);
        assert!(
            spike.self_intersection(&Uncounted).unwrap().is_some(),
            "an edge that goes back over itself encloses nothing"
        );
        let square = ring(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]);
        assert!(square.self_intersection(&Uncounted).unwrap().is_none(), "a square is sound");
        let inner = Polygon { outer: square.clone(), holes: vec![] }.inner_point().unwrap();
        assert!(square.contains(inner), "the inner point lies inside");
    }
}
