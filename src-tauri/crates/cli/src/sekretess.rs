//! `samsyn-cli sekretess`: disclosure decisions. Needs no vault.

use std::path::PathBuf;

use clap::Args as Arguments;
use samsyn_services::error::Result;
use samsyn_services::input;
use samsyn_services::sekretess::answer_lines;

use crate::output::{print_json, print_line};

/// Disclosure decisions of cases.
#[derive(Arguments)]
#[command(after_long_help = include_str!("../text/sekretess-help.txt"))]
pub(crate) struct Args {
    /// JSON Lines, one case a line.
    #[arg(long)]
    cases: PathBuf,
    /// Print JSON Lines, one answer a case.
    #[arg(long)]
    json: bool,
}

/// Answers every case.
///
/// # Errors
/// `file_not_readable`, `request_invalid` with the line that is no case.
pub(crate) fn run(args: &Args) -> Result<()> {
    let text = input::read_text(&args.cases, input::REGISTER_BYTES_MAX)?;
    for answer in answer_lines(&text)? {
        if args.json {
            print_json(&answer)?;
        } else {
            let id = answer.id.as_str().unwrap_or_default();
            let grounds = answer.grounds.join(", ");
            print_line(&format!("{id} {} ({grounds}): {}", answer.decision, answer.explanation))?;
        }
    }
    Ok(())
}
