//! The PDF against the same Typst compile alone.

use std::cell::Cell;

use samsyn_services::workloads::paper::{LIMIT_MS, print, proof};
use samsyn_services::workloads::report::Row;

use crate::{Result, turns};

const ROUNDS: usize = 41;

/// Both rows of the report.
pub(crate) fn run() -> Result<Vec<Row>> {
    let ready = Cell::new(None);
    let (ours, peer) = turns::in_turn_between(
        ROUNDS,
        || Ok(print()?),
        || ready.set(proof().ok()),
        || {
            let proof = ready.take().ok_or("nothing is on the press")?;
            // Typst forgets when the proof is dropped, outside the time: both begin with nothing remembered.
            Ok((proof.typeset()?, proof))
        },
    )?;
    Ok(vec![
        Row::peer("paper: PDF against Typst alone", ours, peer, 1.2, "ms"),
        Row::limit("paper: PDF", ours, LIMIT_MS, "ms"),
    ])
}
