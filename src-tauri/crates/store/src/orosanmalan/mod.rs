//! Reports under SoL 19:1, from draft to answer.
//!
//! Text that is not yet sent is working material (docs/adr/0007-drafts.md). What is exported or sent is
//! sealed in an event and never changes.

mod draft;
mod export;
mod progress;
mod report;

pub use draft::{NewReport, ReportStarted, SavedContent};
pub(crate) use draft::{ReportBegun, ReportDiscarded, ReportDismissed};
pub(crate) use export::ReportExported;
pub use export::{Export, ExportFormat, NewExport};
pub use progress::{NewProgress, Progress, ReportState, Sent};
pub(crate) use progress::{ReportProgressed, ReportSent};
pub(crate) use report::ReceiverChosen;
pub use report::{ChosenReceiver, Receiver, Report, ReportRow};
