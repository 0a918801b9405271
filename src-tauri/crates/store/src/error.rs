//! What can go wrong in the store. Never holds personal data: no text of the user, no value of a row.

use std::io;

use samsyn_vault::{EntropyFault, EventFault};

/// Result of everything in this crate.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why the store did not do what was asked. Nothing was changed, unless a variant says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no database in the folder.
    #[error("there is no database in the folder")]
    Missing,
    /// There is a database in the folder already.
    #[error("there is a database in the folder already")]
    Exists,
    /// Another running program has the folder.
    #[error("another program has the vault open")]
    InUse,
    /// Written by a newer program. The file was not touched.
    #[error("database version {found} is newer than {known}")]
    Newer {
        /// Version of the file.
        found: u32,
        /// Newest version this program knows.
        known: u32,
    },
    /// The key is another vault's.
    #[error("the key does not belong to this database")]
    WrongKey,
    /// The key is right and the file cannot be read. See [`crate::move_aside`].
    #[error("the database is damaged: {place}")]
    Damaged {
        /// Where it was noticed.
        place: &'static str,
    },
    /// Nothing of the database could be read. It was moved aside.
    #[error("nothing of the database could be read")]
    Unreadable {
        /// Its new name.
        kept: String,
    },
    /// No room. What was not committed was not saved.
    #[error("the disk is full")]
    DiskFull,
    /// The folder or file cannot be written.
    #[error("the folder cannot be written")]
    NotWritable,
    /// No such record, or not one that can be meant here.
    #[error("no such record")]
    NotFound,
    /// Somebody saved since; the text handed in was kept as a second version.
    #[error("saved by another window since, revision {revision} is stored")]
    Conflict {
        /// Revision that is stored.
        revision: u32,
    },
    /// An address, phone or whereabouts of a protected person was handed in.
    #[error("whereabouts of a protected person are not stored")]
    WhereaboutsOfProtected,
    /// More than fits.
    #[error("larger than {limit_bytes} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit_bytes: usize,
    },
    /// Somebody said stop. What there was is as it was.
    #[error("stopped")]
    Cancelled,
    /// The report has been sent and does not change any more.
    #[error("the report has been sent")]
    ReportSent,
    /// States of a delivery come in order.
    #[error("states come in order")]
    StateOrder,
    /// Somebody writes on a device that is another's.
    #[error("the device belongs to another person")]
    NotTheUser,
    /// A day or an instant before 1900 or after 2200.
    #[error("a day or an instant outside the years that are kept")]
    OutOfRange,
    /// The log holds something that only a newer program understands: it can be read, and nothing is written after it.
    #[error("the log needs a newer program to be written")]
    NeedsNewer,
    /// The event log or the keys do not hold.
    #[error("the event log does not hold: {0}")]
    Event(#[from] EventFault),
    /// No random bytes from the operating system.
    #[error(transparent)]
    Entropy(#[from] EntropyFault),
    /// The operating system refused.
    #[error("input or output failed: {0:?}")]
    Io(io::ErrorKind),
    /// SQLite refused; the extended result code.
    #[error("database error {0}")]
    Sql(i32),
    /// A fault in the program.
    #[error("internal fault: {0}")]
    Internal(&'static str),
}
