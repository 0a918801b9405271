//! What a run prints: a table for people and `target/bench/report.json` for machines.

use std::io::Write;
use std::path::Path;

use samsyn_services::workloads::report::Row;

/// Writes the report and prints it.
///
/// # Errors
/// The file cannot be written.
pub(crate) fn publish(rows: &[Row], file: &Path) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
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
