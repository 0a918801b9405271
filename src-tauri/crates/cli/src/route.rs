//! `samsyn-cli route`: the receiver of each case. Needs no vault.

use std::io::stdin;
use std::path::{Path, PathBuf};

use clap::Args;
use samsyn_services::districts::{Registers, RouteView, read_cases, view};
use samsyn_services::error::{Code, Error, Result};
use samsyn_services::{input, time};

use crate::output::{print_json, print_line};

/// Cases and the files that settle them.
#[derive(Args)]
pub(crate) struct RouteArgs {
    /// JSON Lines: one case a line, bare or under "case"; "-" reads standard input.
    #[arg(long)]
    cases: PathBuf,
    /// GeoJSON with the areas of one period; give it again for others.
    #[arg(long)]
    districts: Vec<PathBuf>,
    /// CSV with street, postal_code, postal_town, lat, lon.
    #[arg(long)]
    addresses: Option<PathBuf>,
    /// Print JSON Lines.
    #[arg(long)]
    json: bool,
}

/// Routes every case, or none when a line or a file has a fault.
///
/// # Errors
/// `file_not_readable`, `request_invalid` with line and column, `register_invalid`, `column_missing`.
pub(crate) fn run(args: &RouteArgs) -> Result<()> {
    let mut areas = Vec::new();
    for path in &args.districts {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        areas.push((name, read(path)?));
    }
    let addresses = args.addresses.as_deref().map(read).transpose()?;
    let registers = Registers::from_files(&areas, addresses.as_deref())?;
    let cases = match args.cases.as_path() {
        file if file == Path::new("-") => input::read_from(stdin().lock(), input::REGISTER_BYTES_MAX)?,
        file => read(file)?,
    };
    let cases = String::from_utf8(cases).map_err(|_| Error::new(Code::RequestInvalid).with("at", "UTF-8"))?;
    let today = time::today(time::system_now());
    for line in read_cases(&cases)? {
        let view = view(line.id, &registers.route(&line.case, today), today)?;
        if args.json { print_json(&view)? } else { print_text(&view)? }
    }
    Ok(())
}

fn print_text(view: &RouteView) -> Result<()> {
    let id = view.id.as_str().map_or_else(|| view.id.to_string(), str::to_owned);
    let receivers = view.individual.receivers.join(" ");
    print_line(&format!("{id}\t{}\t{receivers}\t{}", view.individual.certainty, view.warnings.join(" ")))?;
    view.individual.because.iter().try_for_each(|reason| print_line(&format!("\t{} ({})", reason.text, reason.source)))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    input::read(path, input::REGISTER_BYTES_MAX)
}
