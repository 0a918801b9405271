//! Address points by normalised key.

use crate::school::Point;
use crate::{Result, Store, not_built};

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

impl Store {
    /// Points with this key; several when the key is found in several towns.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn address_points(&self, key: &str) -> Result<Vec<AddressPoint>> {
        let _ = key;
        not_built()
    }
}
