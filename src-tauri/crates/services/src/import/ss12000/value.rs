//! What stands in a JSON object, read leniently: vendors write numbers as text and text as numbers.

use chrono::NaiveDate;
use samsyn_rules::people::Protection;
use serde_json::Value;

use crate::import::fault::Why;
use crate::import::words::{clean, protection};
use crate::time::Day;

/// Text of a key; a number as its digits; anything else is empty.
pub(super) fn text(value: &Value, key: &str) -> String {
    match value.get(key) {
        Some(Value::String(text)) => clean(text),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// Elements of a key, or none.
pub(super) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A date, also out of a moment.
///
/// # Errors
/// It stands there and is none.
pub(super) fn date(value: &Value, key: &str) -> Result<Option<NaiveDate>, Why> {
    let text = text(value, key);
    let stands = value.get(key).is_some_and(|value| !value.is_null());
    if text.is_empty() && !stands {
        return Ok(None);
    }
    let day = text.split('T').next().unwrap_or_default();
    day.parse::<Day>().map(|day| Some(day.get())).map_err(|_| Why::Date { at: key.to_owned() })
}

/// Whether `today` lies within `startDate` and `endDate`; both days belong to the period.
///
/// # Errors
/// One of them is no date.
pub(super) fn is_current(value: &Value, today: NaiveDate) -> Result<bool, Why> {
    let (start, end) = (date(value, "startDate")?, date(value, "endDate")?);
    Ok(start.is_none_or(|start| start <= today) && end.is_none_or(|end| today <= end))
}

/// A mark of protection. An absent one is none; one that cannot be read protects.
pub(super) fn marking(value: &Value) -> Protection {
    match value.get("securityMarking") {
        None | Some(Value::Null) => Protection::None,
        Some(Value::String(text)) => protection(text),
        Some(other) => protection(&other.to_string()),
    }
}

/// The person that a reference names: `{"person": {"id": ...}}`, or the bare id.
pub(super) fn person(value: &Value) -> Option<(String, &Value)> {
    let reference = value.get("person")?;
    let id = if reference.is_string() { text(value, "person") } else { text(reference, "id") };
    Some((id, reference)).filter(|(id, _)| !id.is_empty())
}
