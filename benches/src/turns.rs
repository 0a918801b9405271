//! Ours and a peer in turn, so that both meet the same machine.

use std::time::Duration;

use samsyn_services::workloads::measure::{median_ms, once};

use crate::Result;

/// Medians of both in milliseconds. What is returned is dropped outside the time.
pub(crate) fn in_turn_ms<A, B>(
    rounds: usize,
    ours: impl FnMut() -> Result<A>,
    peer: impl FnMut() -> Result<B>,
) -> Result<(f64, f64)> {
    in_turn_between(rounds, ours, || {}, peer)
}

/// The same with something in between that counts for neither.
pub(crate) fn in_turn_between<A, B>(
    rounds: usize,
    mut ours: impl FnMut() -> Result<A>,
    mut between: impl FnMut(),
    mut peer: impl FnMut() -> Result<B>,
) -> Result<(f64, f64)> {
    let (mut a, mut b): (Vec<Duration>, Vec<Duration>) = (Vec::new(), Vec::new());
    // The first of each warms caches and is not counted.
    for round in 0..=rounds {
        let (our_value, our_time) = once(&mut ours);
        drop(our_value?);
        between();
        let (peer_value, peer_time) = once(&mut peer);
        drop(peer_value?);
        if round > 0 {
            a.push(our_time);
            b.push(peer_time);
        }
    }
    Ok((median_ms(a), median_ms(b)))
}
