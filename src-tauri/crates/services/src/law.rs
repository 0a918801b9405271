//! The law register as the settings show it.

use chrono::NaiveDate;

/// Its date.
pub(crate) fn date() -> NaiveDate {
    NaiveDate::default()
}

/// Codes of warnings on a day.
pub(crate) fn warnings(_today: NaiveDate) -> Vec<String> {
    Vec::new()
}
