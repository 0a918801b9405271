//! Time, as medians and percentiles of repeated runs.

use std::time::{Duration, Instant};

/// How long `work` takes.
pub(crate) fn once<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = work();
    (value, start.elapsed())
}

/// Runs ours and the peer in turn, so that both meet the same machine, and returns both medians in milliseconds.
pub(crate) fn in_turn_ms(rounds: usize, mut ours: impl FnMut(), mut peer: impl FnMut()) -> (f64, f64) {
    let (mut a, mut b) = (Vec::with_capacity(rounds), Vec::with_capacity(rounds));
    for _ in 0..rounds {
        a.push(once(&mut ours).1);
        b.push(once(&mut peer).1);
    }
    (median_ms(a), median_ms(b))
}

/// The median in milliseconds.
pub(crate) fn median_ms(times: Vec<Duration>) -> f64 {
    percentile_ms(times, 50)
}

/// A percentile in milliseconds.
pub(crate) fn percentile_ms(mut times: Vec<Duration>, percent: usize) -> f64 {
    times.sort();
    let place = (times.len().saturating_sub(1) * percent).div_ceil(100);
    times.get(place).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
}
