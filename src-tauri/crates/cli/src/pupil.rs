//! `samsyn-cli pupil`: pupils with their receivers.

use clap::{Args, Subcommand};
use samsyn_services::api::people::PupilRequest;
use samsyn_services::error::Result;
use samsyn_services::people;

use crate::open::VaultArgs;
use crate::output::{print_json, print_line};

/// Pupils.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// All pupils, JSON Lines with `--json`.
    List(ListArgs),
    /// One pupil.
    Show(ShowArgs),
}

/// Which pupils.
#[derive(Args)]
pub(crate) struct ListArgs {
    #[command(flatten)]
    vault: VaultArgs,
}

/// Which pupil.
#[derive(Args)]
pub(crate) struct ShowArgs {
    /// Id of the pupil in its register (SS 12000 person id, or the personal number of a CSV row).
    #[arg(long)]
    pupil: String,
    #[command(flatten)]
    vault: VaultArgs,
}

/// Runs a pupil command.
///
/// # Errors
/// What the service says.
pub(crate) fn run(command: Command) -> Result<()> {
    match command {
        Command::List(args) => {
            let app = args.vault.open()?;
            for row in people::routes(&app)? {
                if args.vault.json {
                    print_json(&row)?;
                } else {
                    print_line(&format!(
                        "{}\t{}\t{}",
                        row.source_id,
                        row.individual.certainty,
                        row.individual.receivers.join(" ")
                    ))?;
                }
            }
            Ok(())
        }
        Command::Show(args) => {
            let app = args.vault.open()?;
            let pupil = people::by_source(&app, &args.pupil)?;
            print_json(&people::pupil(&app, PupilRequest { pupil })?)
        }
    }
}
