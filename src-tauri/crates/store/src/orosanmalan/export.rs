//! Exports: the bytes as they left. The event names them; they lie beside the log.

use chrono::{DateTime, Utc};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::Guarded;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Receiver;
use super::draft::saved_text;
use super::report::{place_of, report_ref};
use crate::blobs::BlobRef;
use crate::fact::{Fact, Stamp};
use crate::keys::Place;
use crate::sql::{Columns, all, change, first, micros};
use crate::wire::encode_body;
use crate::words::words;
use crate::{Result, Store, StoreError, Writer};

/// The largest export in bytes.
const EXPORT_LIMIT_BYTES: usize = 32 * 1024 * 1024;

words! {
    /// Format of an export.
    ExportFormat {
        /// PDF/A-2a and PDF/UA-1.
        Pdf => "pdf",
        /// Text per section.
        Text => "text",
        /// DIGG's SDK message.
        Sdk => "sdk",
    }
}

/// An export to seal.
#[derive(Clone, PartialEq, Eq)]
pub struct NewExport {
    /// Report.
    pub report: Uuid,
    /// Format.
    pub format: ExportFormat,
    /// File name without personal data.
    pub file: String,
    /// Receiver named in it.
    pub receiver: Receiver,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A sealed export.
#[derive(Clone, PartialEq, Eq)]
pub struct Export {
    /// Random id.
    pub id: Uuid,
    /// Format.
    pub format: ExportFormat,
    /// File name.
    pub file: String,
    /// Receiver named in it.
    pub receiver: Receiver,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
    /// When.
    pub at: DateTime<Utc>,
}

/// Exports of a report, oldest first.
pub(super) fn exports(db: &Connection, report: Uuid) -> Result<Vec<Export>> {
    let sql = "SELECT id, format, at, body FROM report_export WHERE report = ?1 ORDER BY at, id";
    all(db, sql, params![report.as_bytes()], |row| {
        let sealed: Sealed = row.body(3)?;
        Ok(Export {
            id: row.id(0)?,
            format: row.word(1, ExportFormat::parse)?,
            file: sealed.file,
            receiver: sealed.receiver,
            sha256: sealed.sha256,
            at: row.at(2)?,
        })
    })
}

impl Store {
    /// The bytes of an export. Sealed as its report.
    ///
    /// # Errors
    /// The database or the event cannot be read.
    pub fn export_bytes(&self, export: Uuid) -> Result<Option<Guarded<Vec<u8>>>> {
        let sql = "SELECT report, blob, body FROM report_export WHERE id = ?1";
        let found = first(&self.db, sql, params![export.as_bytes()], |row| {
            Ok((row.id(0)?, row.get::<_, [u8; 32]>(1)?, row.body::<Sealed>(2)?))
        })?;
        let Some((report, blob, sealed)) = found else { return Ok(None) };
        let Some(record) = report_ref(&self.db, report)? else { return Ok(None) };
        let bytes = self.blob(&blob)?;
        if Sha256::digest(&bytes)[..] != sealed.sha256 {
            return Err(StoreError::Damaged { place: "export" });
        }
        Ok(Some(Guarded::seal(record, bytes)))
    }
}

impl Writer<'_> {
    /// Seals an export together with the content it was made from.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`], [`crate::StoreError::TooLarge`] over 32 MiB.
    pub fn add_export(&mut self, export: &NewExport) -> Result<Export> {
        if export.bytes.len() > EXPORT_LIMIT_BYTES {
            return Err(StoreError::TooLarge { limit_bytes: EXPORT_LIMIT_BYTES });
        }
        let record = self.report_record(export.report)?;
        let sha256 = Sha256::digest(&export.bytes).into();
        let id = self.make_id()?;
        let place = place_of(&self.tx, export.report)?.ok_or(StoreError::NotFound)?;
        let fact = ReportExported {
            report: export.report,
            export: id,
            format: export.format,
            sealed: Sealed { file: export.file.clone(), receiver: export.receiver.clone(), sha256 },
            content: saved_text(&self.tx, export.report)?.content,
            blob: self.keep_blob(place, &export.bytes)?,
        };
        self.append(&fact, &record)?;
        Ok(Export {
            id,
            format: export.format,
            file: export.file.clone(),
            receiver: export.receiver.clone(),
            sha256,
            at: self.context.at,
        })
    }
}

/// What is said of an export besides its bytes.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct Sealed {
    #[n(0)]
    file: String,
    #[n(1)]
    receiver: Receiver,
    #[cbor(n(2), with = "crate::wire")]
    sha256: [u8; 32],
}

/// An export was made: which bytes left, and the content they were made from.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ReportExported {
    #[cbor(n(0), with = "crate::wire")]
    report: Uuid,
    #[cbor(n(1), with = "crate::wire")]
    export: Uuid,
    #[n(2)]
    format: ExportFormat,
    #[n(3)]
    sealed: Sealed,
    #[n(4)]
    content: String,
    #[n(5)]
    blob: BlobRef,
}

impl Fact for ReportExported {
    const NUMBER: u16 = 19;
    const NAME: &'static str = "report_exported";

    fn record(&self) -> Uuid {
        self.report
    }

    fn place(&self, db: &Connection) -> Result<Option<Place>> {
        place_of(db, self.report)
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        let report = self.report.as_bytes();
        change(
            db,
            "INSERT INTO report_export (id, report, event, blob, format, at, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                self.export.as_bytes(),
                report,
                stamp.event.as_bytes(),
                self.blob.hash,
                self.format.as_str(),
                micros(stamp.at),
                encode_body(&self.sealed)?
            ],
        )?;
        change(db, "UPDATE report SET changed_at = ?2 WHERE id = ?1", params![report, micros(stamp.at)]).map(|_| ())
    }
}
