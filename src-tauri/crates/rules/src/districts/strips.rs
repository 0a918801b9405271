//! Edges in strips along one direction: a question looks at the few that lie beside it.

use std::ops::RangeInclusive;

use super::Point;

/// An edge of a ring.
pub(crate) type Edge = (Point, Point);

/// Edges to a strip, about, where they are spread evenly.
const EDGES_PER_STRIP: usize = 2;
/// Strips at least and at most.
const STRIPS_MIN: usize = 16;
const STRIPS_MAX: usize = 1 << 16;
/// Strips that an edge lies in, on the average, at most: where all are long there are fewer strips, not more memory.
const STRIPS_PER_EDGE: usize = 8;

/// Edges by latitude or by longitude.
#[derive(Clone)]
pub(crate) struct Strips {
    along: fn(Point) -> f64,
    from: f64,
    to: f64,
    strips: Vec<Vec<Edge>>,
}

impl Strips {
    pub(crate) fn new(edges: &[Edge], along: fn(Point) -> f64) -> Self {
        let ends = || edges.iter().map(|&(end, _)| along(end));
        let count = (edges.len() / EDGES_PER_STRIP).clamp(STRIPS_MIN, STRIPS_MAX);
        let (from, to) = (ends().fold(f64::MAX, f64::min), ends().fold(f64::MIN, f64::max));
        let mut sorted = Self { along, from, to, strips: vec![Vec::new(); count] };
        let passed: usize = edges.iter().map(|edge| sorted.of(*edge).count()).sum();
        let allowed = edges.len() * STRIPS_PER_EDGE + STRIPS_MIN;
        sorted.strips.truncate((count * allowed / passed.max(1)).clamp(1, count));
        for &edge in edges {
            for strip in sorted.of(edge) {
                sorted.strips[strip].push(edge);
            }
        }
        sorted
    }

    fn of(&self, (one, two): Edge) -> RangeInclusive<usize> {
        let (one, two) = ((self.along)(one), (self.along)(two));
        self.strip(one.min(two))..=self.strip(one.max(two))
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    fn strip(&self, at: f64) -> usize {
        let count = self.strips.len();
        // Casting saturates: what lies outside ends in the first or the last strip.
        (((at - self.from) / (self.to - self.from) * count as f64) as usize).min(count - 1)
    }

    /// Edges of the strip in which a value lies.
    pub(crate) fn at(&self, at: f64) -> &[Edge] {
        &self.strips[self.strip(at)]
    }

    /// Edges that reach between two values; one may come several times.
    pub(crate) fn between(&self, from: f64, to: f64) -> impl Iterator<Item = Edge> + '_ {
        self.range(from, to).iter().flatten().copied()
    }

    /// How many those are.
    pub(crate) fn count_between(&self, from: f64, to: f64) -> usize {
        self.range(from, to).iter().map(Vec::len).sum()
    }

    fn range(&self, from: f64, to: f64) -> &[Vec<Edge>] {
        if from > self.to || to < self.from { &[] } else { &self.strips[self.strip(from)..=self.strip(to)] }
    }
}
