//! Address points by normalised key.

use rusqlite::{Row, params};

use crate::school::Point;
use crate::sql::all;
use crate::{Result, Store};

/// An address with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct AddressPoint {
    /// Street and number as the rules normalise them.
    pub key: String,
    /// Postal code, digits only.
    pub postal_code: String,
    /// Postal town.
    pub postal_town: String,
    /// Place.
    pub point: Point,
}

const COLUMNS: &str = "SELECT key, postal_code, postal_town, latitude, longitude FROM address_point";

fn read(row: &Row<'_>) -> rusqlite::Result<AddressPoint> {
    Ok(AddressPoint {
        key: row.get(0)?,
        postal_code: row.get(1)?,
        postal_town: row.get(2)?,
        point: Point::from_e7(row.get(3)?, row.get(4)?),
    })
}

impl Store {
    /// Every point, in the order of its file.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn all_address_points(&self) -> Result<Vec<AddressPoint>> {
        all(&self.db, &format!("{COLUMNS} ORDER BY rowid"), [], read)
    }

    /// Points with this key; several when the key is found in several towns.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn address_points(&self, key: &str) -> Result<Vec<AddressPoint>> {
        all(&self.db, &format!("{COLUMNS} WHERE key = ?1 ORDER BY rowid"), params![key], read)
    }
}
