//! What is wrong with an area file, and where.

use crate::words;

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
        /// More pieces or points, or harder to compare, than the areas of any municipality.
        TooDetailed => "too_detailed",
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
