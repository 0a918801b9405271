//! `samsyn-cli bench`: the workloads of the services on made data. Peers and the window are in `make bench`.

use clap::Args;
use samsyn_services::error::Result;
use samsyn_services::workloads;

use crate::output::{print_json, print_line};

/// Workloads against their limits; needs no vault and takes a minute or two.
#[derive(Args)]
pub(crate) struct BenchArgs {
    /// Print JSON: the rows of `target/bench/report.json`.
    #[arg(long)]
    json: bool,
}

/// Runs the workloads.
///
/// # Errors
/// What the services say.
pub(crate) fn run(args: &BenchArgs) -> Result<()> {
    let rows = workloads::run()?;
    if args.json {
        return print_json(&rows);
    }
    rows.iter().try_for_each(|row| {
        let met = if row.met { "met" } else { "NOT met" };
        print_line(&format!("{}: {:.3} {} ({}, {met})", row.name, row.ours, row.unit, row.goal))
    })
}
