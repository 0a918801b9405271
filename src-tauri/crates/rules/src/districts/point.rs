//! A place in WGS 84.

/// Metres of one degree of latitude on a sphere of the Earth's mean radius; good to half a per cent in Sweden.
const METRES_PER_DEGREE: f64 = 111_195.0;

/// A place: degrees in WGS 84.
#[derive(Clone, Copy, PartialEq)]
pub struct Point {
    /// Latitude, degrees north.
    pub lat: f64,
    /// Longitude, degrees east.
    pub lon: f64,
}

impl Point {
    /// Whether it lies in the box around Sweden. Swapped, projected and non-finite coordinates do not.
    #[must_use]
    pub fn is_in_sweden(self) -> bool {
        (55.0..=69.2).contains(&self.lat) && (10.5..=24.3).contains(&self.lon)
    }

    /// Metres east and north of this point.
    #[must_use]
    pub(crate) fn offset_m(self, other: Self) -> (f64, f64) {
        let east = (other.lon - self.lon) * METRES_PER_DEGREE * self.lat.to_radians().cos();
        (east, (other.lat - self.lat) * METRES_PER_DEGREE)
    }

    /// Distance to another point nearby, metres.
    #[must_use]
    pub fn distance_m(self, other: Self) -> f64 {
        let (east, north) = self.offset_m(other);
        east.hypot(north)
    }

    /// Distance to the line between two points nearby, metres.
    #[must_use]
    pub(crate) fn distance_to_segment_m(self, from: Self, to: Self) -> f64 {
        let (x1, y1) = self.offset_m(from);
        let (x2, y2) = self.offset_m(to);
        let (dx, dy) = (x2 - x1, y2 - y1);
        let length2 = dx * dx + dy * dy;
        let along = if length2 > 0.0 { (-(x1 * dx + y1 * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
        (x1 + along * dx).hypot(y1 + along * dy)
    }

    /// The point between two others.
    #[must_use]
    pub(crate) fn between(from: Self, to: Self, share: f64) -> Self {
        Self { lat: from.lat + (to.lat - from.lat) * share, lon: from.lon + (to.lon - from.lon) * share }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sweden_and_not_its_mirror() {
        assert!(Point { lat: 59.33, lon: 18.06 }.is_in_sweden(), "Stockholm lies in Sweden");
        assert!(!Point { lat: 18.06, lon: 59.33 }.is_in_sweden(), "swapped coordinates are found");
        assert!(!Point { lat: 6_580_000.0, lon: 674_000.0 }.is_in_sweden(), "projected coordinates are found");
        assert!(!Point { lat: f64::NAN, lon: 18.0 }.is_in_sweden(), "a number that is none is no place");
    }

    #[test]
    fn distance_to_a_line() {
        let here = Point { lat: 59.0, lon: 18.0 };
        let (from, to) = (Point { lat: 59.001, lon: 17.9 }, Point { lat: 59.001, lon: 18.1 });
        let distance_m = here.distance_to_segment_m(from, to);
        assert!((distance_m - 111.2).abs() < 0.1, "a thousandth of a degree north is 111 m, not {distance_m}");
    }
}
