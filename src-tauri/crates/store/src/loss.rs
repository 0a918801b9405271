//! What was once saved and is not there any more: found when a vault is opened, told, and kept on record.

use chrono::{DateTime, Utc};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};

use crate::sql::{all, change, micros};
use crate::wire::{decode_body, encode_body};
use crate::words::words;
use crate::{Result, Store};

words! {
    /// What kind of loss. Each has a sentence of its own.
    LossKind {
        /// The write-ahead log held the last writings and is gone.
        WalMissing => "wal_missing",
        /// The write-ahead log held the last writings and cannot be read to its end.
        WalDamaged => "wal_damaged",
        /// The database is an older one than the head beside it: a copy was put back, or the ends of both logs were cut off alike.
        OlderCopy => "older_copy",
        /// The whole folder is older than what the keyring remembers.
        OlderFolder => "older_folder",
        /// The end of the event log is gone and the access log is not.
        LogCut => "log_cut",
        /// Rows of the access log are gone or were rewritten.
        RowsGone => "rows_gone",
        /// The log goes on otherwise than it did: two computers have written on in copies of one vault.
        Forked => "forked",
        /// The head was gone. Nothing else is known to be missing.
        HeadMissing => "head_missing",
        /// The head could not be read. Nothing else is known to be missing.
        HeadDamaged => "head_damaged",
        /// Pages of the database could not be read; what could be read was saved into a new one.
        PagesDamaged => "pages_damaged",
    }
}

/// One loss.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Loss {
    /// Kind.
    #[n(0)]
    pub kind: LossKind,
    /// Events that were saved and are missing.
    #[n(1)]
    pub events: u64,
    /// Rows of the access log that are missing.
    #[n(2)]
    pub rows: u64,
    /// Instant of the last thing that is still there; what came after it is missing.
    #[cbor(n(3), with = "crate::wire", has_nil)]
    pub since: Option<DateTime<Utc>>,
    /// Name of the file under which the bytes were kept aside.
    #[n(4)]
    pub kept: Option<String>,
    /// When it was found.
    #[cbor(n(5), with = "crate::wire")]
    pub found_at: DateTime<Utc>,
    /// Whether a person has said that they have read it.
    #[n(6)]
    pub seen: bool,
    /// Numbers of the events that are missing, as far as they are known: `4-7, 12`.
    #[n(7)]
    pub numbers: String,
}

impl Loss {
    pub(crate) fn new(kind: LossKind, found_at: DateTime<Utc>) -> Self {
        Self { kind, events: 0, rows: 0, since: None, kept: None, found_at, seen: false, numbers: String::new() }
    }

    /// Whether going on with the old chain could give one number two events.
    pub(crate) fn may_fork(&self) -> bool {
        self.events > 0
            || matches!(
                self.kind,
                LossKind::Forked | LossKind::HeadMissing | LossKind::HeadDamaged | LossKind::PagesDamaged
            )
    }

    /// Whether anything of the logs or of saved text is missing; a lost head alone loses nothing.
    #[must_use]
    pub fn is_of_content(&self) -> bool {
        !matches!(self.kind, LossKind::HeadMissing | LossKind::HeadDamaged)
    }
}

/// What begins the name of a record in `meta`.
const RECORD: &str = "loss:";

/// Puts a loss on record; two of one instant get names of their own.
pub(crate) fn record(db: &Connection, loss: &Loss) -> Result<()> {
    let name = format!("{RECORD}{:020}:{}", micros(loss.found_at), loss.kind.as_str());
    change(db, "INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)", params![name, encode_body(loss)?])
        .map(|_| ())
}

/// Everything on record, oldest first.
pub(crate) fn on_record(db: &Connection) -> Result<Vec<Loss>> {
    let rows =
        all(db, "SELECT value FROM meta WHERE name LIKE 'loss:%' ORDER BY name", [], |row| row.get::<_, Vec<u8>>(0))?;
    rows.iter().map(|bytes| decode_body(bytes)).collect()
}

impl Store {
    /// Everything that was ever found to be lost, oldest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn losses(&self) -> Result<Vec<Loss>> {
        on_record(&self.db)
    }

    /// A person has read what is lost: it stays on record and is no longer a fault.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn acknowledge_losses(&mut self) -> Result<()> {
        let tx = self.db.transaction()?;
        for loss in on_record(&tx)? {
            record(&tx, &Loss { seen: true, ..loss })?;
        }
        Ok(tx.commit()?)
    }
}
