//! Workloads against limits and peers, as ratios in one run: `make bench`.

mod measure;
mod report;
mod window;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let target = Path::new("target");
    let rows = window::run(&target.join("release"));
    match report::publish(&rows, &target.join("bench/report.json")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
