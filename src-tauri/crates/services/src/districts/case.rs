//! A routing case as the command line reads it: JSON Lines, one case a line, bare or under `case`.
//!
//! Holds personal data: no `Debug`, and a fault names the line, never what stands in it.

use samsyn_rules::districts::{Basis, Place, Placing, Point, PreviousHome, Protection, PupilFacts, RouteCase};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::error::{Code, Error, Result};
use crate::time::Day;

/// A case with the id it came with.
pub struct CaseLine {
    /// Given back as it was; null when there was none.
    pub id: Value,
    /// The question.
    pub case: RouteCase,
}

/// Reads all cases before any is answered. Empty lines are passed over; keys that are not known are too.
///
/// # Errors
/// `request_invalid` with the line, and the column when there is one, of the first fault.
pub fn read_cases(text: &str) -> Result<Vec<CaseLine>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    lines.map(|(line, number)| read_case(line).map_err(|column| at(number, column))).collect()
}

fn at(line: usize, column: usize) -> Error {
    // A fault of shape has no column.
    let at = if column == 0 { line.to_string() } else { format!("{line}:{column}") };
    Error::new(Code::RequestInvalid).with("at", at)
}

fn read_case(line: &str) -> std::result::Result<CaseLine, usize> {
    let column = |fault: serde_json::Error| fault.column();
    let mut document: Value = serde_json::from_str(line).map_err(column)?;
    let inner = document.get_mut("case").filter(|case| case.is_object()).map(Value::take);
    let mut case = inner.unwrap_or_else(|| document.take());
    if !case.is_object() {
        return Err(1);
    }
    let id = match case["id"].take() {
        // The id may stand beside the case.
        Value::Null => document.get_mut("id").map(Value::take).unwrap_or_default(),
        id => id,
    };
    let wire: CaseWire = serde_json::from_value(case).map_err(column)?;
    Ok(CaseLine { id, case: wire.into_case() })
}

#[derive(Deserialize)]
struct CaseWire {
    date: Day,
    #[serde(default)]
    acute: Option<bool>,
    #[serde(default)]
    office_hours: Option<bool>,
    #[serde(default)]
    school: Option<PlaceWire>,
    #[serde(default)]
    pupil: Option<PupilWire>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct PlaceWire {
    basis: Option<BasisWire>,
    #[serde(deserialize_with = "code")]
    municipality: Option<String>,
    stadsdel: Option<String>,
    street: Option<String>,
    #[serde(deserialize_with = "text")]
    postal_code: Option<String>,
    postal_town: Option<String>,
    district_name: Option<String>,
    #[serde(deserialize_with = "degrees")]
    point: Option<[f64; 2]>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum BasisWire {
    Folkbokford,
    Vistas,
    Okand,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct PupilWire {
    age: Option<u16>,
    residence: Option<PlaceWire>,
    second_home: Option<PlaceWire>,
    stays_at: Option<PlaceWire>,
    previous: Option<PreviousWire>,
    placement: Option<PlacementWire>,
    protected: Value,
    #[serde(deserialize_with = "code")]
    assigned_municipality: Option<String>,
}

#[derive(Deserialize)]
struct PreviousWire {
    receiver: Option<String>,
    moved: Option<Day>,
    open_inquiry: Option<bool>,
}

#[derive(Deserialize)]
struct PlacementWire {
    by: Option<String>,
    kind: Option<String>,
}

/// Text, or a number that a spreadsheet made of it.
fn text<'de, D: Deserializer<'de>>(input: D) -> std::result::Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(input)? {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// Degrees that can be a place somewhere; whether an area holds it is asked later.
fn degrees<'de, D: Deserializer<'de>>(input: D) -> std::result::Result<Option<[f64; 2]>, D::Error> {
    let point = Option::<[f64; 2]>::deserialize(input)?;
    if point.is_some_and(|[lat, lon]| lat.abs() > 90.0 || lon.abs() > 180.0) {
        return Err(serde::de::Error::custom("latitude and longitude in degrees"));
    }
    Ok(point)
}

/// A municipality code: four digits, also when a number lost its first nought.
fn code<'de, D: Deserializer<'de>>(input: D) -> std::result::Result<Option<String>, D::Error> {
    Ok(text(input)?.map(|code| format!("{:0>4}", code.trim())).filter(|code| code != "0000"))
}

impl CaseWire {
    fn into_case(self) -> RouteCase {
        RouteCase {
            date: self.date.get(),
            acute: self.acute.unwrap_or_default(),
            office_hours: self.office_hours,
            school: self.school.map(PlaceWire::into_place).unwrap_or_default(),
            pupil: self.pupil.unwrap_or_default().into_facts(),
        }
    }
}

impl PlaceWire {
    fn into_place(self) -> Place {
        Place {
            municipality: self.municipality,
            stadsdel: self.stadsdel,
            street: self.street,
            postal_code: self.postal_code,
            postal_town: self.postal_town,
            district_name: self.district_name,
            point: self.point.map(|[lat, lon]| Point { lat, lon }),
        }
    }
}

impl PupilWire {
    fn into_facts(self) -> PupilFacts {
        let residence = self.residence.unwrap_or_default();
        PupilFacts {
            age: self.age,
            basis: match residence.basis {
                Some(BasisWire::Folkbokford) => Basis::Folkbokford,
                Some(BasisWire::Vistas) => Basis::Vistas,
                Some(BasisWire::Okand) | None => Basis::Okand,
            },
            residence: residence.into_place(),
            second_home: self.second_home.map(PlaceWire::into_place),
            stays_at: self.stays_at.map(PlaceWire::into_place),
            previous: self.previous.map(|previous| PreviousHome {
                receiver: previous.receiver,
                moved: previous.moved.map(Day::get),
                open_inquiry: previous.open_inquiry,
            }),
            placement: self.placement.map(|placing| Placing { by: placing.by, kind: placing.kind }),
            protected: protection(&self.protected),
            place_withheld: false,
            assigned_municipality: self.assigned_municipality,
        }
    }
}

/// Any word for protection protects, also one that is not known.
fn protection(said: &Value) -> Option<Protection> {
    match said {
        Value::Null | Value::Bool(false) => None,
        said => Some(said.as_str().and_then(Protection::parse).unwrap_or(Protection::Sekretessmarkering)),
    }
}
