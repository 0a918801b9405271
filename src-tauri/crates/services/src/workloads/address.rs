//! From an address to its namnd.

use chrono::NaiveDate;

use super::made::{derive_address, derive_address_file};
use super::measure::{once, percentile_ms};
use super::report::Row;
use super::school::AREAS;
use crate::districts::Registers;
use crate::error::{Code, Error, Result};

/// A large city.
const ADDRESSES: usize = 150_000;
/// Each address has a place in a made-up area, except where the areas leave the city's box.
const SETTLED_MIN: usize = ADDRESSES / 3;

/// Reads the registers, then asks for every address once.
///
/// # Errors
/// The made registers cannot be read, or hardly an address is answered: then something else was measured.
pub fn address() -> Result<Vec<Row>> {
    let (areas, addresses) = ([("areas.geojson".to_owned(), AREAS.to_vec())], derive_address_file(ADDRESSES));
    let (registers, building) = once(|| Registers::from_files(&areas, Some(&addresses)));
    let registers = registers?;
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default();
    let mut settled = 0;
    let times = (0..ADDRESSES)
        .map(|n| {
            let (street, code) = derive_address(n);
            let (found, time) = once(|| registers.at_address("0180", &street, &code, day));
            settled += usize::from(found.is_some());
            time
        })
        .collect();
    if settled < SETTLED_MIN {
        return Err(Error::new(Code::Internal).with("place", format!("{settled} of {ADDRESSES} addresses answered")));
    }
    Ok(vec![
        Row::limit("address: building 150 000", building.as_secs_f64(), 5.0, "s"),
        Row::limit("address: to namnd, p99", percentile_ms(times, 99) * 1000.0, 50.0, "us"),
    ])
}
