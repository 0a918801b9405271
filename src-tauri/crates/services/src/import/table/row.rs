//! One row of a table: a pupil, or why not.

use chrono::NaiveDate;
use samsyn_rules::calendar;
use samsyn_rules::people::{Family, PersonalNumber, Protection};

use crate::import::columns::{Column, Places};
use crate::import::fault::{Hints, NotUnderstood, Why};
use crate::import::pupil::{AddressKind, AddressRow, GuardianRow, PupilRow, Relation};
use crate::import::words::{clean, municipality, postal_code, protection, protection_in_address};

/// What a cell of a spreadsheet can hold, bytes.
const CELL_BYTES_MAX: usize = 32_767;

struct Cells<'a> {
    places: &'a Places,
    cells: &'a [String],
}

impl Cells<'_> {
    fn at(&self, place: usize) -> &str {
        self.cells.get(place).map_or("", String::as_str)
    }

    fn text(&self, column: Column) -> String {
        self.places.of(column).map(|place| clean(self.at(place))).unwrap_or_default()
    }

    fn strongest(&self, places: &[usize]) -> Protection {
        places.iter().map(|&place| protection(self.at(place))).max().unwrap_or_default()
    }
}

/// Those a row is about, whether it is understood or not: a misspelt number takes nobody's protection away.
pub(super) fn kin(places: &Places, cells: &[String]) -> Family {
    if cells.iter().any(|cell| cell.len() > CELL_BYTES_MAX) {
        return Family::default();
    }
    let cells = Cells { places, cells };
    let adults = guardians(&cells);
    Family {
        source: cells.text(Column::SourceId),
        protected: protection_of(&cells).is_protected(),
        stands: None,
        guardians: adults.iter().map(GuardianRow::person).collect(),
        addresses: address(&cells).iter().filter_map(AddressRow::place).collect(),
    }
}

fn protection_of(cells: &Cells<'_>) -> Protection {
    let places = [Column::Street, Column::PostalCode, Column::PostalTown, Column::Municipality].into_iter();
    let said = places.map(|column| protection_in_address(&cells.text(column)));
    said.chain([cells.strongest(&cells.places.protection)]).max().unwrap_or_default()
}

/// Reads a row.
///
/// # Errors
/// Why it is no pupil, with what it still says of who it is.
pub(super) fn pupil(
    places: &Places,
    cells: &[String],
    line: usize,
    today: NaiveDate,
) -> Result<PupilRow, NotUnderstood> {
    let cells = Cells { places, cells };
    let (given, family) = name(&cells);
    let id = cells.text(Column::SourceId);
    let number = plain_number(&cells.text(Column::Number));
    let fault = |why| {
        let known = PersonalNumber::parse(&number, today).map(|number| number.reveal().to_owned());
        NotUnderstood::new(line, why, Hints::new([id.clone(), known.unwrap_or_default()], &given, &family))
    };
    // A separator inside a cell has moved the rest: a postal code would be read as a class.
    // So has a cell longer than a spreadsheet can hold one.
    let long = cells.cells.iter().any(|cell| cell.len() > CELL_BYTES_MAX);
    if long || cells.cells.iter().skip(places.width).any(|cell| !cell.trim().is_empty()) {
        return Err(fault(Why::Shape));
    }
    let protection = protection_of(&cells);
    let read = match number.as_str() {
        "" if id.is_empty() => return Err(fault(Why::IdMissing)),
        "" => None,
        text if is_rounded(text) => return Err(fault(Why::NumberRounded)),
        text => Some(PersonalNumber::parse(text, today).map_err(|why| fault(Why::Number(why)))?),
    };
    if given.is_empty() && family.is_empty() && !protection.is_protected() {
        return Err(fault(Why::NameMissing));
    }
    let birth_date = birth_date(&cells).map_err(&fault)?;
    let source_id = match &read {
        Some(number) if id.is_empty() => number.reveal().to_owned(),
        _ => id.clone(),
    };
    let said = |column| Some(cells.text(column)).filter(|text| !text.is_empty());
    let home = address(&cells);
    let row = PupilRow {
        source_id,
        number: read,
        birth_date,
        class: said(Column::Class),
        school_year: said(Column::SchoolYear).and_then(|year| year.parse().ok()).filter(|year| *year <= 10),
        school_type: said(Column::SchoolType),
        address: home.clone(),
        withheld: None,
        protection,
        guardians: guardians(&cells),
        given,
        family,
        kin: Family::default(),
    };
    Ok(row.read(home.as_slice()))
}

/// Names of their own columns; of one column, `family, given`. Without a comma nobody can tell them apart.
fn name(cells: &Cells<'_>) -> (String, String) {
    let (given, family) = (cells.text(Column::Given), cells.text(Column::Family));
    if !given.is_empty() || !family.is_empty() {
        return (given, family);
    }
    let whole = cells.text(Column::Name);
    match whole.split_once(',') {
        Some((family, given)) => (given.trim().to_owned(), family.trim().to_owned()),
        None => (whole, String::new()),
    }
}

/// A number without what spreadsheets put around it, and with the zeros they eat.
fn plain_number(text: &str) -> String {
    let bare = text.trim_start_matches(['\'', '=']).trim_matches('"').trim();
    let bare = bare.strip_suffix(".0").or_else(|| bare.strip_suffix(",0")).unwrap_or(bare);
    // 0905271474 becomes 905271474. The check digit tells whether that is what happened.
    let eaten = (7..=9).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
    if eaten { format!("{bare:0>10}") } else { bare.to_owned() }
}

/// `2,01305E+11`: the last digits are gone.
fn is_rounded(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    exponent.strip_prefix('+').is_some_and(digits) && digits(&mantissa.replacen(['.', ','], "", 1))
}

fn birth_date(cells: &Cells<'_>) -> Result<Option<NaiveDate>, Why> {
    let text = cells.text(Column::BirthDate);
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    if day.is_empty() {
        return Ok(None);
    }
    let parsed = ["%Y-%m-%d", "%Y%m%d"].iter().find_map(|form| NaiveDate::parse_from_str(day, form).ok());
    let parsed = parsed.filter(|&day| calendar::holds_day(day));
    parsed.map(Some).ok_or_else(|| Why::Date { at: "birth_date".to_owned() })
}

fn address(cells: &Cells<'_>) -> Option<AddressRow> {
    let mut code = postal_code(&cells.text(Column::PostalCode));
    let mut town = cells.text(Column::PostalTown);
    // "123 45 Orten" in one column.
    if code.is_empty()
        && let Some((digits, rest)) = split_town(&town)
    {
        (code, town) = (digits, rest);
    }
    let row = AddressRow {
        street: cells.text(Column::Street),
        postal_code: code,
        postal_town: town,
        municipality: municipality("", &cells.text(Column::Municipality)),
        kind: AddressKind::Folkbokforing,
    };
    Some(row).filter(|row| !row.is_empty())
}

fn split_town(text: &str) -> Option<(String, String)> {
    let start = text.find(char::is_alphabetic)?;
    let (code, town) = text.split_at_checked(start)?;
    let code = postal_code(code);
    (code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit())).then(|| (code, town.to_owned()))
}

fn guardians(cells: &Cells<'_>) -> Vec<GuardianRow> {
    let places = &cells.places.guardian_protection;
    [(Column::Guardian, Column::Phone), (Column::Guardian2, Column::Phone2)]
        .into_iter()
        .map(|(name, phone)| GuardianRow {
            source_id: String::new(),
            name: cells.text(name),
            phone: cells.text(phone),
            email: String::new(),
            relation: Relation::Vardnadshavare,
            // A mark of one guardian holds for both: headings do not tell surely whose it is.
            protection: cells.strongest(places),
        })
        .filter(|guardian| !guardian.name.is_empty() || !guardian.phone.is_empty())
        .collect()
}
