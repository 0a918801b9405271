//! Why a register or one of its rows cannot be read. Never with what stood there.

use samsyn_rules::people::NumberFault;

use super::pupil::PupilRow;
use super::words::fold;
use crate::error::{Code, Error, Unit};

/// Why the whole register cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadFault {
    /// Not a register we can read.
    #[error("not a register")]
    Unknown {
        /// File name.
        name: String,
    },
    /// Larger than allowed.
    #[error("larger than {limit_mib} MiB")]
    TooLarge {
        /// Limit in MiB.
        limit_mib: usize,
    },
    /// More of something than any register has.
    #[error("more than {limit} {}", .unit.as_str())]
    TooMany {
        /// The limit.
        limit: usize,
        /// Of what.
        unit: Unit,
    },
    /// A column is missing.
    #[error("column {column} is missing")]
    ColumnMissing {
        /// The column, as a person would name it.
        column: String,
    },
    /// Not an XLSX workbook.
    #[error("not an XLSX workbook")]
    Xlsx,
    /// Not JSON, or not of the right shape.
    #[error("not JSON of the right shape at {at}")]
    Json {
        /// File or endpoint, and place in it.
        at: String,
    },
    /// The service gave the same page twice.
    #[error("the same page twice")]
    PageRepeats,
    /// Address or token of the service cannot be; plain http is for this computer alone.
    #[error("{field} of the service cannot be")]
    Service {
        /// `url` or `token`.
        field: &'static str,
    },
    /// The service could not be reached.
    #[error("unreachable")]
    Unreachable,
    /// The service said no.
    #[error("status {status}")]
    Refused {
        /// HTTP status.
        status: u16,
    },
    /// The user stopped it.
    #[error("cancelled")]
    Cancelled,
}

impl From<ReadFault> for Error {
    fn from(fault: ReadFault) -> Self {
        match fault {
            ReadFault::Unknown { name } => Self::new(Code::FileUnknown).with("name", name),
            ReadFault::TooLarge { limit_mib } => Self::too_large(Code::FileTooLarge, limit_mib, Unit::Mib),
            ReadFault::TooMany { limit, unit } => Self::too_large(Code::FileTooLarge, limit, unit),
            ReadFault::ColumnMissing { column } => Self::new(Code::ColumnMissing).with("column", column),
            ReadFault::Xlsx => Code::XlsxInvalid.into(),
            ReadFault::Json { at } => Self::new(Code::JsonInvalid).with("at", at),
            ReadFault::PageRepeats => Code::PageRepeats.into(),
            ReadFault::Service { field } => Self::new(Code::InputInvalid).with("field", field),
            ReadFault::Unreachable => Code::ServiceUnreachable.into(),
            ReadFault::Refused { status } => Self::new(Code::ServiceRefused).with("status", status),
            ReadFault::Cancelled => Code::Cancelled.into(),
        }
    }
}

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowSource {
    /// Line of a table, counted from 1 with its header, or position in the list of persons, from 1.
    pub row: usize,
}

/// Why a row is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Neither a personal number nor an id of the source.
    IdMissing,
    /// No name, and no protection that would explain it.
    NameMissing,
    /// Not a personal number.
    Number(NumberFault),
    /// A spreadsheet has rounded the number (`2,01E+11`): it is lost.
    NumberRounded,
    /// A date that is none.
    Date {
        /// Column or key.
        at: String,
    },
    /// The pupil stands in an earlier row.
    Duplicate {
        /// That row.
        first: usize,
    },
    /// Nothing says that this person goes to the school, nor that it is staff or a guardian.
    NotEnrolled,
    /// Something else than an object in the list.
    Shape,
}

impl Why {
    /// Closed code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::IdMissing => "id_missing",
            Self::NameMissing => "name_missing",
            Self::Number(fault) => fault.code(),
            Self::NumberRounded => "number_rounded",
            Self::Date { .. } => "date_invalid",
            Self::Duplicate { .. } => "duplicate",
            Self::NotEnrolled => "not_enrolled",
            Self::Shape => "shape",
        }
    }

    /// Column, key or row; never a value.
    #[must_use]
    pub fn detail(&self) -> String {
        match self {
            Self::Date { at } => at.clone(),
            Self::Duplicate { first } => first.to_string(),
            _ => String::new(),
        }
    }
}

/// A row that is shown and not guessed.
pub struct NotUnderstood {
    /// Where.
    pub source: RowSource,
    /// Why.
    pub why: Why,
    /// Who it may be, so that a known pupil with a misspelt row is not marked as gone. Not shown.
    pub(super) hints: Hints,
}

/// What a row that is not understood still says of who it is.
#[derive(Default)]
pub(super) struct Hints {
    /// Id of the source, or a number as it stands.
    pub(super) keys: Vec<String>,
    /// Folded given and family name.
    pub(super) name: Option<(String, String)>,
}

impl Hints {
    pub(super) fn new(keys: impl IntoIterator<Item = String>, given: &str, family: &str) -> Self {
        let name = (fold(given), fold(family));
        Self {
            keys: keys.into_iter().filter(|key| !key.is_empty()).collect(),
            name: Some(name).filter(|(given, family)| !given.is_empty() || !family.is_empty()),
        }
    }
}

impl Hints {
    /// The same hints with ids made by `of`.
    pub(super) fn rename(&mut self, of: &impl Fn(&str) -> String) {
        let renamed: Vec<String> = self.keys.iter().map(|key| of(key)).collect();
        self.keys.extend(renamed);
    }
}

impl NotUnderstood {
    pub(super) fn new(row: usize, why: Why, hints: Hints) -> Self {
        Self { source: RowSource { row }, why, hints }
    }

    pub(super) fn of_row(source: RowSource, why: Why, row: &PupilRow) -> Self {
        Self { source, why, hints: Hints::new(row.keys(), &row.given, &row.family) }
    }
}
