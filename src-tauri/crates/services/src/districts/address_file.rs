//! Address files: CSV with a header, or GeoJSON points. A row that does not parse is told and left out, never guessed.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use samsyn_rules::districts::{AddressFaultKind as Kind, AddressRow, Point, fold};
use samsyn_rules::effort::{Effort, Stopped};
use serde_json::Value;

use crate::effort::{Counted, Watched, read_json};
use crate::error::{Code, Error, Result, Unit};
use crate::import::Progress;

/// Names a column may have, folded; the first is the contract's.
const STREET: &[&str] = &["street", "gata", "gatuadress", "adress", "address"];
const POSTAL_CODE: &[&str] = &["postal_code", "postnummer", "postnr", "postcode"];
const POSTAL_TOWN: &[&str] = &["postal_town", "postort", "ort", "city"];
const LAT: &[&str] = &["lat", "latitude", "latitud"];
const LON: &[&str] = &["lon", "lng", "longitude", "longitud"];

/// More addresses than any municipality has, and more columns than any list of them.
const ROWS_MAX: usize = 1_000_000;
const COLUMNS_MAX: usize = 500;

/// What an address file holds.
pub struct AddressesRead {
    /// Addresses with a place.
    pub addresses: Vec<AddressRow>,
    /// How many they are.
    pub rows: usize,
    /// Rows left out.
    pub faults: Vec<RowFault>,
}

/// A row that was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowFault {
    /// Why.
    pub code: &'static str,
    /// Line of the file, or number of the feature, from 1.
    pub line: usize,
}

/// Reads an address file.
///
/// # Errors
/// `column_missing`; `json_invalid`; `file_unknown` when it is neither CSV nor GeoJSON; `file_too_large`; cancelled.
pub fn read_addresses(bytes: &[u8], progress: &dyn Progress) -> Result<AddressesRead> {
    let effort = Watched::new(progress);
    let text = decode(bytes);
    let mut reading = AddressesRead { addresses: Vec::new(), rows: 0, faults: Vec::new() };
    if text.trim_start().starts_with('{') {
        reading.geojson(&text, &effort)?;
    } else {
        reading.csv(&text, &effort)?;
    }
    reading.rows = reading.addresses.len();
    Ok(reading)
}

/// UTF-8, or else the Windows code page of older exports.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

fn stopped() -> Error {
    Code::Cancelled.into()
}

impl AddressesRead {
    fn check_size(&self) -> Result<()> {
        if self.addresses.len() + self.faults.len() < ROWS_MAX {
            return Ok(());
        }
        Err(Error::too_large(Code::FileTooLarge, ROWS_MAX, Unit::Rows))
    }

    fn add(&mut self, row: AddressRow) {
        match row.fault() {
            None => self.addresses.push(row),
            Some(kind) => self.leave_out(kind, row.row),
        }
    }

    fn leave_out(&mut self, kind: Kind, line: usize) {
        self.faults.push(RowFault { code: kind.as_str(), line });
    }

    fn csv(&mut self, text: &str, effort: &dyn Effort) -> Result<()> {
        let first = text.lines().next().unwrap_or_default();
        let delimiter =
            [b';', b'\t', b','].into_iter().max_by_key(|sign| first.bytes().filter(|byte| byte == sign).count());
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b','))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(Counted::new(text.as_bytes(), effort));
        let unknown = |fault: csv::Error| {
            if fault.is_io_error() { stopped() } else { Error::new(Code::FileUnknown).with("name", "CSV") }
        };
        let titles = reader.headers().map_err(unknown)?;
        if titles.len() > COLUMNS_MAX {
            return Err(Error::too_large(Code::FileTooLarge, COLUMNS_MAX, Unit::Columns));
        }
        let header: Vec<String> = titles.iter().map(fold).collect();
        let column = |names: &[&'static str]| {
            let found = header.iter().position(|title| names.contains(&title.as_str()));
            found.ok_or_else(|| Error::new(Code::ColumnMissing).with("column", names[0]))
        };
        let columns = [column(STREET)?, column(POSTAL_CODE)?, column(POSTAL_TOWN)?, column(LAT)?, column(LON)?];
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(false) => return Ok(()),
                Ok(true) => {
                    self.check_size()?;
                    let line = record.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or_default());
                    self.record(&record, columns, header.len(), line);
                }
                Err(fault) if fault.is_io_error() => return Err(stopped()),
                Err(_) => {
                    self.check_size()?;
                    self.leave_out(Kind::BrokenRow, usize::try_from(reader.position().line()).unwrap_or_default())
                }
            }
        }
    }

    fn record(&mut self, record: &csv::StringRecord, columns: [usize; 5], width: usize, line: usize) {
        if record.len() != width {
            return self.leave_out(Kind::BrokenRow, line);
        }
        let field = |column: usize| record.get(columns[column]).unwrap_or_default();
        // A comma is a decimal sign in Swedish exports.
        let number = |column: usize| field(column).replace(',', ".").parse::<f64>().ok();
        let (Some(lat), Some(lon)) = (number(3), number(4)) else { return self.leave_out(Kind::NoPoint, line) };
        self.add(AddressRow {
            row: line,
            street: field(0).to_owned(),
            postal_code: field(1).to_owned(),
            postal_town: field(2).to_owned(),
            point: Point { lat, lon },
        });
    }

    fn geojson(&mut self, text: &str, effort: &dyn Effort) -> Result<()> {
        let document: Value = read_json(text.as_bytes(), effort).map_err(|fault| match fault {
            Some((line, column)) => Error::new(Code::JsonInvalid).with("at", format!("{line}:{column}")),
            None => stopped(),
        })?;
        let features =
            document["features"].as_array().ok_or_else(|| Error::new(Code::JsonInvalid).with("at", "features"))?;
        for (feature, number) in features.iter().zip(1..) {
            self.check_size()?;
            effort.spend(1).map_err(|Stopped| stopped())?;
            let coordinates = &feature["geometry"]["coordinates"];
            let (Some(lon), Some(lat)) = (coordinates[0].as_f64(), coordinates[1].as_f64()) else {
                self.leave_out(Kind::NoPoint, number);
                continue;
            };
            let said = |names: &[&str]| {
                let value = names.iter().map(|&name| &feature["properties"][name]).find(|value| !value.is_null());
                value.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).unwrap_or_default()
            };
            self.add(AddressRow {
                row: number,
                street: said(STREET),
                postal_code: said(POSTAL_CODE),
                postal_town: said(POSTAL_TOWN),
                point: Point { lat, lon },
            });
        }
        Ok(())
    }
}
