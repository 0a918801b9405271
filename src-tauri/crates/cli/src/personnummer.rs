//! `samsyn-cli personnummer`: classifies numbers line by line. Needs no vault.

use std::io::{BufRead, Read, stdin};

use clap::Args;
use samsyn_services::error::{Code, Error, Result};
use samsyn_services::personnummer::classify;
use samsyn_services::time::{self, Day};

use crate::output::{print_json, print_line};

/// The longest line, bytes.
const LINE_BYTES_MAX: u64 = 1024;

/// Reads numbers from standard input, one a line.
#[derive(Args)]
pub(crate) struct NumberArgs {
    /// Print JSON Lines.
    #[arg(long)]
    json: bool,
    /// Decide the century of ten digits as on this day; today when absent.
    #[arg(long)]
    date: Option<Day>,
}

/// Answers every line with one line, in order, so that two files can be laid beside each other.
///
/// # Errors
/// Standard input cannot be read, or standard output is closed.
pub(crate) fn run(args: &NumberArgs) -> Result<()> {
    let today = args.date.map_or_else(|| time::today(time::system_now()), Day::get);
    let mut lines = stdin().lock();
    let mut line = Vec::new();
    // A line that never ends is no number.
    while read_line(&mut lines, &mut line)? {
        let text = String::from_utf8_lossy(&line);
        let number = classify(text.trim_end_matches(['\r', '\n']), today);
        if args.json {
            print_json(&number)?;
        } else {
            let said = number.normalized.as_deref().unwrap_or("-");
            print_line(&format!("{said} {}", number.kind.or(number.error).unwrap_or_default()))?;
        }
    }
    Ok(())
}

fn read_line(lines: &mut impl BufRead, line: &mut Vec<u8>) -> Result<bool> {
    line.clear();
    let read = lines.take(LINE_BYTES_MAX + 1).read_until(b'\n', line);
    match read.map_err(|_| Error::new(Code::FileNotReadable).with("name", "stdin"))? as u64 {
        0 => Ok(false),
        read if read > LINE_BYTES_MAX => Err(Error::of_bytes(Code::InputTooLarge, 1024)),
        _ => Ok(true),
    }
}
