//! Made-up addresses and pupils: the same every time, and nobody's.

use std::fmt::Write;

use chrono::{Datelike, Days, NaiveDate};

/// Numbers of a street.
const HOUSES: usize = 30;
/// Serials that Skatteverket keeps for tests; two pupils a day of birth.
const SERIALS: [&str; 2] = ["238", "239"];
/// Phones of the series that PTS keeps for fiction.
const PHONE_FIRST: usize = 605;
const PHONES: usize = 95;

/// An address in the demonstration school's areas, of this number.
#[must_use]
pub fn derive_address(n: usize) -> (String, String) {
    // One word: of two numbers the second is a flat.
    (format!("Bench{}gatan {}", n / HOUSES, n % HOUSES + 1), format!("1{:04}", n / HOUSES % 10_000))
}

/// An address file.
#[must_use]
pub fn derive_address_file(count: usize) -> Vec<u8> {
    let mut text = String::from("street,postal_code,postal_town,lat,lon\n");
    for n in 0..count {
        let (street, code) = derive_address(n);
        // Two steps that share no factor with the width spread the points over the whole city.
        let (lat, lon) = (59.22 + (n * 7919 % 170_000) as f64 / 1e6, 17.83 + (n * 104_729 % 320_000) as f64 / 1e6);
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{street},{code},Stockholm,{lat:.6},{lon:.6}");
    }
    text.into_bytes()
}

/// A pupil register as CSV with addresses of [`derive_address_file`].
#[must_use]
pub fn derive_pupil_file(count: usize) -> Vec<u8> {
    let mut text = String::from(
        "Personal number;Family name;Given name;Class;Street;Postal code;Postal town;Protected;Guardian 1;Phone 1\n",
    );
    for n in 0..count {
        let (street, code) = derive_address(n);
        let (family, phone) = (n % 4999, PHONE_FIRST + n % PHONES);
        let class = format!("{}{}", n % 10, char::from(b'A' + u8::try_from(n % 5).unwrap_or_default()));
        let number = derive_number(n);
        let _ = writeln!(
            text,
            "{number};Family{family};Given{n};{class};{street};{code};Stockholm;;Adult Family{family};070-1740{phone}"
        );
    }
    text.into_bytes()
}

/// A personal number that nobody has.
fn derive_number(n: usize) -> String {
    let first = NaiveDate::from_ymd_opt(1979, 1, 1).unwrap_or_default();
    let born = first.checked_add_days(Days::new((n / 2) as u64)).unwrap_or(first);
    let date = format!("{:04}{:02}{:02}", born.year(), born.month(), born.day());
    let nine = format!("{}{}", date.get(2..).unwrap_or_default(), SERIALS[n % 2]);
    let sum: u32 = nine
        .bytes()
        .zip([2, 1].into_iter().cycle())
        .map(|(digit, times)| u32::from(digit - b'0') * times)
        .map(|product| product / 10 + product % 10)
        .sum();
    format!("{date}{}{}", SERIALS[n % 2], (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use samsyn_rules::people::PersonalNumber;

    use super::*;

    #[test]
    fn every_number_is_a_valid_one_of_nobody_and_of_one_pupil() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let numbers: BTreeSet<String> = (0..30_000).map(derive_number).collect();
        assert_eq!(numbers.len(), 30_000, "the same number twice would be one pupil");
        for number in &numbers {
            assert!(PersonalNumber::parse(number, today).is_ok(), "{number} is read as a number");
            assert!(SERIALS.contains(&&number[8..11]), "{number} is of a series for tests");
        }
    }
}
