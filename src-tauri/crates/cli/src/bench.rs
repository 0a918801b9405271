//! `samsyn-cli bench`: the workloads of the services on made data. Peers and the window are in `make bench`.

use clap::{Args, ValueEnum};
use samsyn_services::error::Result;
use samsyn_services::workloads::{self, Workload};

use crate::output::{print_json, print_line};

/// Workloads against their limits; needs no vault and takes a minute or two.
#[derive(Args)]
pub(crate) struct BenchArgs {
    /// Which; without a word all of them.
    what: Vec<What>,
    /// Print JSON: the rows of `target/bench/report.json`.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    Address,
    Import,
    List,
    Save,
    Paper,
}

impl What {
    const fn workload(self) -> Workload {
        match self {
            Self::Address => Workload::Address,
            Self::Import => Workload::Import,
            Self::List => Workload::List,
            Self::Save => Workload::Save,
            Self::Paper => Workload::Paper,
        }
    }
}

/// Runs the workloads.
///
/// # Errors
/// What the services say.
pub(crate) fn run(args: &BenchArgs) -> Result<()> {
    let what = if args.what.is_empty() { What::value_variants() } else { &args.what };
    let what: Vec<Workload> = what.iter().map(|what| what.workload()).collect();
    let rows = workloads::run(&what)?;
    if args.json {
        return print_json(&rows);
    }
    rows.iter().try_for_each(|row| {
        let met = if row.met { "met" } else { "NOT met" };
        print_line(&format!("{}: {:.3} {} ({}, {met})", row.name, row.ours, row.unit, row.goal))
    })
}
