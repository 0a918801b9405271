//! `samsyn-cli deadlines`: legal deadlines with their provisions. Needs no vault.

use clap::Args as Arguments;
use samsyn_services::error::Result;
use samsyn_services::sekretess::deadlines::{DeadlinesRequest, legal_deadlines};
use samsyn_services::time::Day;

use crate::output::{print_json, print_line};

/// Legal deadlines of a report, as Swedish civil dates.
#[derive(Arguments)]
pub(crate) struct Args {
    /// Day the report came in.
    #[arg(long)]
    reported: Day,
    /// Day feedback was asked for.
    #[arg(long)]
    feedback_requested: Option<Day>,
    /// Day the namnd decided whether to open an inquiry.
    #[arg(long)]
    decided: Option<Day>,
    /// What it decided; an inquiry was opened when this is not given.
    #[arg(long, value_parser = ["inledd", "inte_inledd", "pagar_redan"])]
    outcome: Option<String>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Prints the deadlines.
///
/// # Errors
/// `input_invalid` for a decision or a request before the report.
pub(crate) fn run(args: Args) -> Result<()> {
    let view = legal_deadlines(&DeadlinesRequest {
        reported: args.reported,
        feedback_requested: args.feedback_requested,
        decided: args.decided,
        outcome: args.outcome,
    })?;
    if args.json {
        return print_json(&view);
    }
    for deadline in view.deadlines {
        let due = deadline.due_on.map_or_else(|| "-".to_owned(), |due| due.to_string());
        print_line(&format!("{due} {}: {}", deadline.provision, deadline.explanation))?;
    }
    Ok(())
}
