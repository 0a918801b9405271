//! samsyn-cli: the command-line contract for school IT, checks and benchmarks.
//!
//! Exit status 0 = done, 1 = refused or failed (one line on standard error, Swedish with `LANG=sv*`, else
//! English), 2 = wrong usage. `--json` prints one JSON document, or JSON Lines where the input is JSON Lines,
//! and nothing else on standard output.

mod bench;
mod deadlines;
mod import;
mod open;
mod output;
mod personnummer;
mod pupil;
mod report;
mod route;
mod sekretess;
mod vault;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Samsyn from the command line.
#[derive(Parser)]
#[command(name = "samsyn-cli", version, about, subcommand_required = true, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Receiver of each case. Needs no vault.
    Route(route::RouteArgs),
    /// Classifies personal numbers read line by line.
    Personnummer(personnummer::NumberArgs),
    /// The encrypted store: create, check, verify, copy.
    #[command(subcommand)]
    Vault(vault::Command),
    /// District registers and pupils.
    #[command(subcommand)]
    Import(import::Command),
    /// Pupils and their receivers.
    #[command(subcommand)]
    Pupil(pupil::Command),
    /// Concerns.
    #[command(subcommand)]
    Concern(report::ConcernCommand),
    /// Cases.
    #[command(subcommand)]
    Case(report::CaseCommand),
    /// The orosanmalan: draft, check, export, sent.
    #[command(subcommand)]
    Orosanmalan(report::Command),
    /// Disclosure decisions of cases.
    Sekretess(sekretess::Args),
    /// Workloads on made data against their limits.
    Bench(bench::BenchArgs),
    /// Legal deadlines of a report.
    Deadlines(deadlines::Args),
}

fn main() -> ExitCode {
    samsyn_services::process::harden();
    let done = match Cli::parse().command {
        Command::Route(args) => route::run(&args),
        Command::Personnummer(args) => personnummer::run(&args),
        Command::Vault(command) => vault::run(command),
        Command::Import(command) => import::run(command),
        Command::Pupil(command) => pupil::run(command),
        Command::Concern(command) => report::run_concern(command),
        Command::Case(command) => report::run_case(command),
        Command::Orosanmalan(command) => report::run(command),
        Command::Sekretess(args) => sekretess::run(&args),
        Command::Bench(args) => bench::run(&args),
        Command::Deadlines(args) => deadlines::run(args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            output::complain(&fault);
            ExitCode::FAILURE
        }
    }
}
