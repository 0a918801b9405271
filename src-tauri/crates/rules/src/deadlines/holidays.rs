//! Days on which a last day does not fall (lag 1930:173 2 §): Sundays and other holidays (lag 1989:253), Saturdays,
//! Midsummer Eve, Christmas Eve and New Year's Eve.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The day itself, or the next working day where it is none.
#[must_use]
pub fn next_working_day(day: NaiveDate) -> NaiveDate {
    let mut day = day;
    while !is_working_day(day) {
        let Some(next) = day.succ_opt() else { return day };
        day = next;
    }
    day
}

/// Neither a holiday nor a day the act treats as one.
#[must_use]
pub fn is_working_day(day: NaiveDate) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    !weekend && !is_fixed(day) && !follows_easter(day) && !is_midsummer_eve(day)
}

/// New Year's Day, Epiphany, May Day, the National Day, and from Christmas Eve to New Year's Eve the days that count.
/// Midsummer's Day and All Saints' Day are Saturdays.
fn is_fixed(day: NaiveDate) -> bool {
    matches!((day.month(), day.day()), (1, 1 | 6) | (5, 1) | (6, 6) | (12, 24 | 25 | 26 | 31))
}

/// The Friday before Midsummer's Day, which is the Saturday of 20 to 26 June.
fn is_midsummer_eve(day: NaiveDate) -> bool {
    day.month() == 6 && day.weekday() == Weekday::Fri && (19..=25).contains(&day.day())
}

/// Good Friday, Easter Monday and Ascension Day; Easter Day and Whit Sunday are Sundays.
fn follows_easter(day: NaiveDate) -> bool {
    easter(day.year()).is_some_and(|easter| {
        let [friday, monday] = [easter.checked_sub_days(Days::new(2)), easter.checked_add_days(Days::new(1))];
        [friday, monday, easter.checked_add_days(Days::new(39))].contains(&Some(day))
    })
}

/// Easter Day of the Gregorian calendar: the Sunday after the ecclesiastical full moon on or after 21 March.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let leap_centuries = century.div_euclid(4);
    // How far the full moon of this year lies after 21 March, by the lunar cycle with its corrections by century.
    let lunar_correction = (8 * century + 13).div_euclid(25);
    let moon = (19 * golden + century - leap_centuries - lunar_correction + 15).rem_euclid(30);
    let moon = moon - i32::from(moon == 29 || (moon == 28 && golden > 10));
    let full_moon = NaiveDate::from_ymd_opt(year, 3, 21)?.checked_add_days(Days::new(u64::try_from(moon).ok()?))?;
    let to_sunday = 7 - u64::from(full_moon.weekday().num_days_from_sunday());
    full_moon.checked_add_days(Days::new(to_sunday))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_is_the_known_one() {
        let known = [
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
        ];
        for date in known.map(day) {
            assert_eq!(easter(date.year()), Some(date), "Easter Day of {}", date.year());
        }
    }

    #[test]
    fn a_last_day_moves_to_the_next_working_day() {
        let moves = [
            ("2026-11-16", "2026-11-16", "a Monday stays"),
            ("2026-11-14", "2026-11-16", "a Saturday"),
            ("2026-04-03", "2026-04-07", "Good Friday, over Easter Monday"),
            ("2026-05-14", "2026-05-15", "Ascension Day"),
            ("2027-05-06", "2027-05-07", "another year's"),
            ("2026-06-19", "2026-06-22", "Midsummer Eve"),
            ("2025-06-20", "2025-06-23", "Midsummer Eve of another year"),
            ("2025-06-06", "2025-06-09", "the National Day, a Friday"),
            ("2026-12-24", "2026-12-28", "Christmas Eve to the Monday after"),
            ("2026-12-31", "2027-01-04", "New Year's Eve, New Year's Day and a weekend"),
            ("2027-01-06", "2027-01-07", "Epiphany"),
            ("2026-05-01", "2026-05-04", "May Day, a Friday"),
            ("2026-10-30", "2026-10-30", "the eve of All Saints' Day is a working day"),
            ("2026-04-02", "2026-04-02", "and so is Maundy Thursday"),
        ];
        for (from, to, why) in moves {
            assert_eq!(next_working_day(day(from)), day(to), "{why}");
        }
    }
}
