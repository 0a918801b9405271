//! A place that came in: latitude and longitude in WGS 84, inside the box around Sweden. Swapped, projected and endless numbers are none.

use std::fmt;
use std::str::FromStr;

use samsyn_rules::districts::Point;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// `[latitude, longitude]` in degrees. No other can be made.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct Position([f64; 2]);

/// Numbers that are no place in Sweden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutsideSweden;

impl fmt::Display for OutsideSweden {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a place in Sweden as latitude,longitude")
    }
}

impl std::error::Error for OutsideSweden {}

impl Position {
    /// Latitude, degrees north.
    #[must_use]
    pub fn latitude(self) -> f64 {
        self.0[0]
    }

    /// Longitude, degrees east.
    #[must_use]
    pub fn longitude(self) -> f64 {
        self.0[1]
    }
}

impl TryFrom<[f64; 2]> for Position {
    type Error = OutsideSweden;

    fn try_from([lat, lon]: [f64; 2]) -> Result<Self, OutsideSweden> {
        if (Point { lat, lon }).is_in_sweden() { Ok(Self([lat, lon])) } else { Err(OutsideSweden) }
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        <[f64; 2]>::deserialize(input)?.try_into().map_err(serde::de::Error::custom)
    }
}

impl FromStr for Position {
    type Err = OutsideSweden;

    /// Reads `59.33,18.06`.
    fn from_str(text: &str) -> Result<Self, OutsideSweden> {
        let (lat, lon) = text.split_once(',').ok_or(OutsideSweden)?;
        let degrees = |text: &str| text.trim().parse::<f64>().map_err(|_| OutsideSweden);
        [degrees(lat)?, degrees(lon)?].try_into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_place_in_sweden_comes_in() {
        assert!("59.33,18.06".parse::<Position>().is_ok(), "a school in Stockholm");
        for text in ["18.06,59.33", "1e308,-1e308", "NaN,18.06", "inf,18", "6580994,674570", "59.33", "59,33,18,06", ""]
        {
            assert_eq!(text.parse::<Position>(), Err(OutsideSweden), "{text}: swapped, projected, endless or none");
        }
    }
}
