//! Swedish local time: what people mean by today and by half past ten. [`Day`] and [`Instant`] are the only dates that come in.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Europe::Stockholm;
use samsyn_rules::calendar;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// A civil day that came in, 1900 to 2200: no other can be made, so nothing further in stands at the end of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct Day(NaiveDate);

/// An instant that came in, 1900 to 2200.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[ts(export_to = "door.ts")]
pub struct Instant(DateTime<Utc>);

/// A day or an instant that nobody at a school can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutsideCalendar;

impl fmt::Display for OutsideCalendar {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "a date from {} to {}", calendar::FIRST_DAY, calendar::LAST_DAY)
    }
}

impl std::error::Error for OutsideCalendar {}

impl Day {
    /// The day.
    #[must_use]
    pub fn get(self) -> NaiveDate {
        self.0
    }
}

impl Instant {
    /// The instant.
    #[must_use]
    pub fn get(self) -> DateTime<Utc> {
        self.0
    }
}

impl TryFrom<NaiveDate> for Day {
    type Error = OutsideCalendar;

    fn try_from(day: NaiveDate) -> Result<Self, OutsideCalendar> {
        if calendar::holds_day(day) { Ok(Self(day)) } else { Err(OutsideCalendar) }
    }
}

impl TryFrom<DateTime<Utc>> for Instant {
    type Error = OutsideCalendar;

    fn try_from(at: DateTime<Utc>) -> Result<Self, OutsideCalendar> {
        if calendar::holds(at.naive_utc()) { Ok(Self(at)) } else { Err(OutsideCalendar) }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        NaiveDate::deserialize(input)?.try_into().map_err(serde::de::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        DateTime::<Utc>::deserialize(input)?.try_into().map_err(serde::de::Error::custom)
    }
}

impl FromStr for Day {
    type Err = OutsideCalendar;

    /// Reads `2026-11-22`.
    fn from_str(text: &str) -> Result<Self, OutsideCalendar> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| OutsideCalendar)?.try_into()
    }
}

/// The civil date in Sweden at an instant; of one that nobody can mean, that of the nearest.
#[must_use]
pub fn today(at: DateTime<Utc>) -> NaiveDate {
    local(at).date_naive()
}

/// An instant with Sweden's offset, for printing.
pub(crate) fn local(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    let local = calendar::nearest(at.naive_utc()).and_utc().with_timezone(&Stockholm);
    local.with_timezone(&local.offset().fix())
}

/// Reads `2026-11-22T10:05` as Swedish local time, or an instant with an offset (RFC 3339). The hour that a clock
/// change repeats is its first; the hour it skips does not exist, and neither does a year nobody can mean.
#[must_use]
pub fn parse_local(text: &str) -> Option<Instant> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return instant.with_timezone(&Utc).try_into().ok();
    }
    let read = |format| NaiveDateTime::parse_from_str(text, format).ok();
    let civil = read("%Y-%m-%dT%H:%M").or_else(|| read("%Y-%m-%dT%H:%M:%S")).filter(|&civil| calendar::holds(civil))?;
    Stockholm.from_local_datetime(&civil).earliest()?.with_timezone(&Utc).try_into().ok()
}

/// The instant the computer's clock shows, as far from the ends of the calendar as an instant must be. A clock set before 1900 or
/// after 2200 shows the end it passed: whoever compares it with the last event sees that it is wrong.
#[must_use]
pub fn system_now() -> DateTime<Utc> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    instant_of(since.map_err(|before| before.duration()))
}

/// The instant so long after 1970, or before it.
fn instant_of(since: Result<Duration, Duration>) -> DateTime<Utc> {
    let micros = match since {
        Ok(after) => i64::try_from(after.as_micros()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.as_micros()).map_or(i64::MIN, |micros| -micros),
    };
    let end = if micros < 0 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
    calendar::nearest(DateTime::from_timestamp_micros(micros).unwrap_or(end).naive_utc()).and_utc()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_nobody_can_mean_does_not_come_in() {
        for text in ["-262143-01-01", "0000-01-01", "1899-12-31", "2201-01-01", "+262142-12-31", "12345-06-07"] {
            assert!(text.parse::<Day>().is_err(), "{text}: no day");
            assert!(serde_json::from_value::<Day>(serde_json::json!(text)).is_err(), "{text}: nor in JSON");
            let at = format!("{text}T23:59:59Z");
            assert!(serde_json::from_value::<Instant>(serde_json::json!(at)).is_err(), "{at}: no instant");
            assert_eq!(parse_local(&at), None, "{at}: nor on the command line");
            assert_eq!(parse_local(&format!("{text}T10:00")), None, "{text}: nor in local time");
        }
        assert_eq!("2026-11-22".parse::<Day>().unwrap().get().to_string(), "2026-11-22", "an ordinary day does");
    }

    #[test]
    fn a_clock_before_1970_or_beyond_every_year_is_an_instant() {
        let year = Duration::from_secs(365 * 24 * 3600);
        assert_eq!(instant_of(Err(year)).to_rfc3339(), "1969-01-01T00:00:00+00:00", "a year before 1970");
        assert_eq!(instant_of(Ok(year)).to_rfc3339(), "1971-01-01T00:00:00+00:00", "a year after");
        for far in [Err(year * 1_000), Ok(year * 200_000), Ok(Duration::MAX), Err(Duration::MAX)] {
            assert!(Instant::try_from(instant_of(far)).is_ok(), "{far:?}: the nearest there is");
        }
    }

    #[test]
    fn today_has_an_answer_at_every_instant() {
        for at in [DateTime::<Utc>::MIN_UTC, DateTime::UNIX_EPOCH, DateTime::<Utc>::MAX_UTC] {
            assert!(calendar::holds_day(today(at)), "{at}: the nearest day there is");
        }
    }

    #[test]
    fn the_day_in_sweden_begins_before_the_day_in_utc() {
        let late = parse_local("2026-11-22T23:30:00+00:00").unwrap();
        assert_eq!(today(late.get()).to_string(), "2026-11-23", "half past midnight in Sweden is the next day");
    }

    #[test]
    fn local_time_follows_the_clock_change() {
        let winter = parse_local("2026-11-22T10:05").unwrap();
        let summer = parse_local("2026-07-01T10:05").unwrap();
        assert_eq!(winter.get().to_rfc3339(), "2026-11-22T09:05:00+00:00", "winter is one hour ahead of UTC");
        assert_eq!(summer.get().to_rfc3339(), "2026-07-01T08:05:00+00:00", "summer is two hours ahead");
        assert_eq!(parse_local("2026-03-29T02:30"), None, "this hour was skipped");
        let twice = parse_local("2026-10-25T02:30").unwrap();
        assert_eq!(twice.get().to_rfc3339(), "2026-10-25T00:30:00+00:00", "the first of the two is meant");
    }
}
