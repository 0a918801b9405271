//! The days a school can mean. A day or an instant outside them is a slip of the hand, a broken clock or an attack: it is refused
//! where it comes in, so that no arithmetic further in ever stands at the end of the calendar.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

/// The first day that is accepted.
pub const FIRST_DAY: NaiveDate = day(1900, 1, 1);

/// The last day that is accepted.
pub const LAST_DAY: NaiveDate = day(2200, 12, 31);

/// Whether a civil day can be meant.
#[must_use]
pub fn holds_day(day: NaiveDate) -> bool {
    (FIRST_DAY..=LAST_DAY).contains(&day)
}

/// Whether an instant (UTC) can be meant.
#[must_use]
pub fn holds(at: NaiveDateTime) -> bool {
    holds_day(at.date())
}

/// The nearest instant (UTC) that can be meant.
#[must_use]
pub fn nearest(at: NaiveDateTime) -> NaiveDateTime {
    at.clamp(FIRST_DAY.and_time(NaiveTime::MIN), LAST_DAY.and_time(NaiveTime::MIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_calendar_are_outside() {
        assert!(holds_day(FIRST_DAY) && holds_day(LAST_DAY), "both ends are days");
        assert_ne!(FIRST_DAY, NaiveDate::MIN, "the constants are the days they say");
        assert!(!holds_day(NaiveDate::MIN) && !holds_day(NaiveDate::MAX), "the calendar's own ends are not");
        assert!(!holds(NaiveDateTime::MAX) && holds(nearest(NaiveDateTime::MAX)), "what is too late becomes the last");
        assert!(!holds(NaiveDateTime::MIN) && holds(nearest(NaiveDateTime::MIN)), "what is too early the first");
    }
}
