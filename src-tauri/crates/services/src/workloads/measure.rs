//! Time, as medians and percentiles of repeated runs.

use std::time::{Duration, Instant};

/// How long `work` takes.
pub fn once<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = work();
    (value, start.elapsed())
}

/// The median in milliseconds.
#[must_use]
pub fn median_ms(times: Vec<Duration>) -> f64 {
    percentile_ms(times, 50)
}

/// A percentile in milliseconds; no number when nothing was measured.
#[must_use]
pub fn percentile_ms(mut times: Vec<Duration>, percent: usize) -> f64 {
    times.sort();
    let place = (times.len().saturating_sub(1) * percent).div_ceil(100);
    times.get(place).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_time_that_was_measured() {
        let times: Vec<Duration> = (1..=100).rev().map(Duration::from_millis).collect();
        assert_eq!(percentile_ms(times.clone(), 99), 100.0, "rounded up: never better than measured");
        assert_eq!(median_ms(times), 51.0, "the one in the middle, whatever the order");
        assert!(median_ms(Vec::new()).is_nan(), "nothing measured is no time");
    }
}
