//! One line of a report: a workload against what it is held to.

use serde::Serialize;

/// One measured workload against what it is held to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Workload.
    pub name: &'static str,
    /// What we measured.
    pub ours: f64,
    /// The limit, when the goal is one.
    pub limit: Option<f64>,
    /// What the peer took in the same run, when the goal is a ratio.
    pub peer: Option<f64>,
    /// Unit of `ours`, `limit` and `peer`.
    pub unit: &'static str,
    /// `ours` over peer, or over limit.
    pub ratio: f64,
    /// The goal in words.
    pub goal: String,
    /// Reached.
    pub met: bool,
}

impl Row {
    /// A workload held to a limit.
    #[must_use]
    pub fn limit(name: &'static str, ours: f64, limit: f64, unit: &'static str) -> Self {
        let goal = format!("≤ {limit} {unit}");
        Self { name, ours, limit: Some(limit), peer: None, unit, ratio: ours / limit, goal, met: ours <= limit }
    }

    /// A workload held to a multiple of a peer that ran beside it.
    #[must_use]
    pub fn peer(name: &'static str, ours: f64, peer: f64, times: f64, unit: &'static str) -> Self {
        let ratio = ours / peer;
        Self {
            name,
            ours,
            limit: None,
            peer: Some(peer),
            unit,
            ratio,
            goal: format!("≤ {times} × peer"),
            met: ratio <= times,
        }
    }

    /// A workload that may cost so much more than a peer.
    #[must_use]
    pub fn more(name: &'static str, ours: f64, peer: f64, more: f64, unit: &'static str) -> Self {
        let goal = format!("≤ peer + {more} {unit}");
        Self { name, ours, limit: None, peer: Some(peer), unit, ratio: ours / peer, goal, met: ours <= peer + more }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_met_at_its_goal_and_not_above() {
        assert!(Row::limit("x", 5.0, 5.0, "s").met, "at most means the limit itself, too");
        assert!(!Row::peer("x", 3.1, 2.0, 1.5, "ms").met, "1.55 is more than 1.5");
        assert!(Row::more("x", 50.0, 10.0, 40.0, "MiB").met, "the difference counts, not the ratio");
        assert!(!Row::limit("x", f64::NAN, 5.0, "s").met, "what was not measured was not reached");
    }
}
