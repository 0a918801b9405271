//! Workloads against limits and peers, as ratios in one run: `make bench`. Other names as arguments run those alone.

mod import;
mod list;
mod paper;
mod print;
mod raw;
mod save;
mod turns;
mod window;

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use samsyn_services::workloads::address;
use samsyn_services::workloads::report::Row;
use samsyn_services::workloads::school::MadeSchool;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Everything, in the order of the report.
const GROUPS: [&str; 5] = ["address", "import", "school", "paper", "window"];

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let mut rows = Vec::new();
    let mut whole = true;
    for group in GROUPS.into_iter().filter(|group| asked.is_empty() || asked.iter().any(|name| name == group)) {
        match run(group) {
            Ok(measured) => rows.extend(measured),
            Err(fault) => {
                whole = false;
                let _ = writeln!(std::io::stderr(), "{group} was not measured: {fault:?}");
            }
        }
    }
    let published = print::publish(&rows, Path::new("target/bench/report.json"));
    if whole && published.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run(group: &str) -> Result<Vec<Row>> {
    Ok(match group {
        "address" => address()?,
        "import" => vec![import::run()?],
        "school" => {
            let school = MadeSchool::filled()?;
            let mut rows = save::run(&school)?;
            rows.push(list::run(&school)?);
            rows
        }
        "paper" => paper::run()?,
        // Built beside this program, with the same settings.
        _ => window::run(std::env::current_exe()?.parent().ok_or("no folder")?)?,
    })
}
