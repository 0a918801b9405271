//! What a run prints: a table for people and `target/bench/report.json` for machines.

use std::io::Write;
use std::path::Path;

use serde::Serialize;

/// One measured workload against what it is held to.
#[derive(Serialize)]
pub(crate) struct Row {
    /// Workload.
    pub(crate) name: &'static str,
    /// What we measured.
    pub(crate) ours: f64,
    /// The limit, when the goal is one.
    pub(crate) limit: Option<f64>,
    /// What the peer took in the same run, when the goal is a ratio.
    pub(crate) peer: Option<f64>,
    /// Unit of `ours`, `limit` and `peer`.
    pub(crate) unit: &'static str,
    /// `ours` over peer, or over limit.
    pub(crate) ratio: f64,
    /// The goal in words.
    pub(crate) goal: String,
    /// Reached.
    pub(crate) met: bool,
}

impl Row {
    /// A workload held to a limit.
    pub(crate) fn limit(name: &'static str, ours: f64, limit: f64, unit: &'static str) -> Self {
        let goal = format!("≤ {limit} {unit}");
        Self { name, ours, limit: Some(limit), peer: None, unit, ratio: ours / limit, goal, met: ours <= limit }
    }

    /// A workload held to a multiple of a peer that ran beside it.
    pub(crate) fn peer(name: &'static str, ours: f64, peer: f64, times: f64, unit: &'static str) -> Self {
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
    pub(crate) fn more(name: &'static str, ours: f64, peer: f64, more: f64, unit: &'static str) -> Self {
        let goal = format!("≤ peer + {more} {unit}");
        Self { name, ours, limit: None, peer: Some(peer), unit, ratio: ours / peer, goal, met: ours <= peer + more }
    }
}

/// Writes the report and prints it.
///
/// # Errors
/// The file cannot be written.
pub(crate) fn publish(rows: &[Row], file: &Path) -> std::io::Result<()> {
    std::fs::write(file, serde_json::to_vec_pretty(rows)?)?;
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{:<44} {:>12} {:>12} {:<6} {:>7}  {:<18} met",
        "workload", "ours", "peer/limit", "unit", "ratio", "goal"
    )?;
    for row in rows {
        let against = row.peer.or(row.limit).unwrap_or_default();
        let met = if row.met { "yes" } else { "NO" };
        writeln!(
            out,
            "{:<44} {:>12.3} {:>12.3} {:<6} {:>7.2}  {:<18} {met}",
            row.name, row.ours, against, row.unit, row.ratio, row.goal
        )?;
    }
    writeln!(out, "written to {}", file.display())
}
