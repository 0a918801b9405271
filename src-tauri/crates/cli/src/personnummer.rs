//! `samsyn-cli personnummer`: classifies numbers line by line. Needs no vault.

use std::io::{BufRead, stdin};

use chrono::{Local, NaiveDate};
use clap::Args;
use samsyn_services::error::{Code, Error, Result};
use samsyn_services::personnummer::classify;

use crate::output::{print_json, print_line};

/// Reads numbers from standard input, one a line.
#[derive(Args)]
pub struct NumberArgs {
    /// Print JSON Lines.
    #[arg(long)]
    json: bool,
    /// Decide the century of ten digits as on this day; today when absent.
    #[arg(long)]
    date: Option<NaiveDate>,
}

/// Answers every line with one line, in order, so that two files can be laid beside each other.
///
/// # Errors
/// Standard input cannot be read, or standard output is closed.
pub fn run(args: &NumberArgs) -> Result<()> {
    let today = args.date.unwrap_or_else(|| Local::now().date_naive());
    for line in stdin().lock().split(b'\n') {
        let line = line.map_err(|_| Error::new(Code::FileNotReadable).with("name", "stdin"))?;
        let text = String::from_utf8_lossy(&line);
        let number = classify(text.strip_suffix('\r').unwrap_or(&text), today);
        if args.json {
            print_json(&number)?;
        } else {
            let said = number.normalized.as_deref().unwrap_or("-");
            print_line(&format!("{said} {}", number.kind.or(number.error).unwrap_or_default()))?;
        }
    }
    Ok(())
}
