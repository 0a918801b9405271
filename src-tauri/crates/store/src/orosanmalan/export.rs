//! Exports: the bytes as they left, sealed in the event.

use chrono::{DateTime, Utc};
use samsyn_rules::sekretess::Guarded;
use uuid::Uuid;

use super::Receiver;
use crate::words::words;
use crate::{Result, Store, Writer, not_built};

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

impl Store {
    /// The bytes of an export. Sealed as its report.
    ///
    /// # Errors
    /// The database or the event cannot be read.
    pub fn export_bytes(&self, export: Uuid) -> Result<Option<Guarded<Vec<u8>>>> {
        let _ = export;
        not_built()
    }
}

impl Writer<'_> {
    /// Seals an export together with the content it was made from.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`], [`crate::StoreError::TooLarge`] over 3 MiB.
    pub fn add_export(&mut self, export: &NewExport) -> Result<Export> {
        let _ = export;
        not_built()
    }
}
