//! Pieces of areas by the ground they lie on: a place asks the few beside it, not all of them.

use std::collections::HashMap;

use super::Point;
use super::areas::Shape;
use crate::effort::{Effort, Stopped};

/// Cells that a piece may lie in; a larger one is asked about every place.
const CELLS_MAX: i64 = 64;
/// Metres of a degree of latitude, rounded down: search boxes come out a little too large.
const METRES_PER_DEGREE_MIN: f64 = 110_000.0;

/// Which pieces reach into which cell. Cells are as large as most pieces, and those that hold nothing cost nothing: pieces may lie side
/// by side, in a row or across the country.
pub(super) struct Ground {
    pub(super) south_west: Point,
    pub(super) north_east: Point,
    cell: Point,
    cells: HashMap<(i64, i64), Vec<usize>>,
    large: Vec<usize>,
}

impl Ground {
    /// Sorts the pieces.
    pub(super) fn new(shapes: &[Shape], effort: &dyn Effort) -> Result<Self, Stopped> {
        let fold =
            |start: f64, pick: fn(f64, f64) -> f64, of: fn(&Shape) -> f64| shapes.iter().map(of).fold(start, pick);
        let most = |of: fn(&Shape) -> f64| {
            let mut sizes: Vec<f64> = shapes.iter().map(of).collect();
            sizes.sort_by(f64::total_cmp);
            sizes.get(sizes.len() * 3 / 4).copied().unwrap_or_default().max(f64::MIN_POSITIVE)
        };
        let mut ground = Self {
            south_west: Point {
                lat: fold(f64::MAX, f64::min, |shape| shape.south_west.lat),
                lon: fold(f64::MAX, f64::min, |shape| shape.south_west.lon),
            },
            north_east: Point {
                lat: fold(f64::MIN, f64::max, |shape| shape.north_east.lat),
                lon: fold(f64::MIN, f64::max, |shape| shape.north_east.lon),
            },
            cell: Point {
                lat: most(|shape| shape.north_east.lat - shape.south_west.lat),
                lon: most(|shape| shape.north_east.lon - shape.south_west.lon),
            },
            cells: HashMap::new(),
            large: Vec::new(),
        };
        for (at, shape) in shapes.iter().enumerate() {
            match ground.between(shape.south_west, shape.north_east) {
                Some(cells) => {
                    effort.spend(cells.len())?;
                    cells.into_iter().for_each(|cell| ground.cells.entry(cell).or_default().push(at));
                }
                None => ground.large.push(at),
            }
        }
        Ok(ground)
    }

    /// Pieces that may hold a place, or come as near to it as this; one may come several times.
    pub(super) fn near(&self, point: Point, margin_m: f64) -> impl Iterator<Item = usize> + '_ {
        let lat = margin_m / METRES_PER_DEGREE_MIN;
        let lon = lat / point.lat.to_radians().cos();
        let corner = |share: f64| Point { lat: point.lat + lat * share, lon: point.lon + lon * share };
        self.within(corner(-1.0), corner(1.0))
    }

    /// Pieces that may meet this one, each once and in order; those before it have met it already.
    pub(super) fn after(&self, at: usize, shape: &Shape, effort: &dyn Effort) -> Result<Vec<usize>, Stopped> {
        let mut others = Vec::new();
        for other in self.within(shape.south_west, shape.north_east) {
            effort.spend(1)?;
            if other > at {
                others.push(other);
            }
        }
        others.sort_unstable();
        others.dedup();
        Ok(others)
    }

    /// Pieces of the cells of a box, and the large ones. A box of more cells than pieces are looked up in asks all.
    fn within(&self, south_west: Point, north_east: Point) -> impl Iterator<Item = usize> + '_ {
        let (few, all) = match self.between(south_west, north_east) {
            Some(cells) => (cells, None),
            None => (Vec::new(), Some(self.cells.values())),
        };
        let few = few.into_iter().filter_map(|cell| self.cells.get(&cell));
        few.chain(all.into_iter().flatten()).flatten().chain(&self.large).copied()
    }

    /// Cells of a box, when they are few.
    #[allow(clippy::cast_possible_truncation)]
    fn between(&self, south_west: Point, north_east: Point) -> Option<Vec<(i64, i64)>> {
        // Casting saturates: Sweden has no cells out there.
        let row = |lat: f64| ((lat - self.south_west.lat) / self.cell.lat) as i64;
        let column = |lon: f64| ((lon - self.south_west.lon) / self.cell.lon) as i64;
        let (south, north) = (row(south_west.lat), row(north_east.lat));
        let (west, east) = (column(south_west.lon), column(north_east.lon));
        let rows = north.saturating_sub(south).saturating_add(1);
        let columns = east.saturating_sub(west).saturating_add(1);
        (rows.saturating_mul(columns) <= CELLS_MAX)
            .then(|| (south..=north).flat_map(|row| (west..=east).map(move |column| (row, column))).collect())
    }
}
