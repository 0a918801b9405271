//! Swedish local time: what people mean by today and by half past ten.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Europe::Stockholm;

/// The civil date in Sweden at an instant.
#[must_use]
pub fn today(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Stockholm).date_naive()
}

/// An instant with Sweden's offset, for printing.
pub(crate) fn local(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    let local = at.with_timezone(&Stockholm);
    local.with_timezone(&local.offset().fix())
}

/// Reads `2026-11-22T10:05` as Swedish local time, or an instant with an offset (RFC 3339). The hour that a clock
/// change repeats is its first; the hour it skips does not exist.
#[must_use]
pub fn parse_local(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Some(instant.with_timezone(&Utc));
    }
    let read = |format| NaiveDateTime::parse_from_str(text, format).ok();
    let civil = read("%Y-%m-%dT%H:%M").or_else(|| read("%Y-%m-%dT%H:%M:%S"))?;
    Stockholm.from_local_datetime(&civil).earliest().map(|local| local.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_day_in_sweden_begins_before_the_day_in_utc() {
        let late = parse_local("2026-11-22T23:30:00+00:00").unwrap();
        assert_eq!(today(late).to_string(), "2026-11-23", "half past midnight in Sweden is the next day");
    }

    #[test]
    fn local_time_follows_the_clock_change() {
        let winter = parse_local("2026-11-22T10:05").unwrap();
        let summer = parse_local("2026-07-01T10:05").unwrap();
        assert_eq!(winter.to_rfc3339(), "2026-11-22T09:05:00+00:00", "winter is one hour ahead of UTC");
        assert_eq!(summer.to_rfc3339(), "2026-07-01T08:05:00+00:00", "summer is two hours ahead");
        assert_eq!(parse_local("2026-03-29T02:30"), None, "this hour was skipped");
        let twice = parse_local("2026-10-25T02:30").unwrap();
        assert_eq!(twice.to_rfc3339(), "2026-10-25T00:30:00+00:00", "the first of the two is meant");
    }
}
