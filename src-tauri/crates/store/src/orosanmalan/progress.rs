//! How a report was sent and what came back.

use chrono::{DateTime, NaiveDate, Utc};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::Receiver;
use super::draft::{remove_text, saved_text};
use super::report::place_of;
use crate::fact::{Fact, Stamp};
use crate::keys::Place;
use crate::sql::{Columns, all, change, exists, first, micros};
use crate::wire::encode_body;
use crate::words::words;
use crate::{Result, StoreError, Writer};

words! {
    /// Delivery states, in order. A machine receipt never fills `kvitterad`.
    ReportState {
        /// Not sent.
        Utkast => "utkast",
        /// The user has said how and when it was sent.
        Skickad => "skickad",
        /// Delivered according to the channel.
        Levererad => "levererad",
        /// Acknowledged by a named person.
        Kvitterad => "kvitterad",
        /// The namnd has told its decision.
        Beslut => "beslut",
    }
}

/// The user says how it was sent. The content as it is now becomes the sent one.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Sent {
    /// Channel in words.
    #[n(0)]
    pub how: String,
    /// When.
    #[cbor(n(1), with = "crate::wire")]
    pub at: DateTime<Utc>,
    /// To whom.
    #[n(2)]
    pub receiver: Receiver,
    /// Day aterkoppling was asked for (SoL 19:6); absent when it was not.
    #[cbor(n(3), with = "crate::wire", has_nil)]
    pub feedback_requested_on: Option<NaiveDate>,
}

/// A later state to store.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct NewProgress {
    /// `levererad`, `kvitterad` or `beslut`.
    #[n(0)]
    pub state: ReportState,
    /// When it happened.
    #[cbor(n(1), with = "crate::wire")]
    pub at: DateTime<Utc>,
    /// Named person; needed for `kvitterad`.
    #[n(2)]
    pub person: String,
    /// `inledd`, `inte_inledd` or `pagar_redan` for `beslut`.
    #[n(3)]
    pub outcome: String,
    /// A line of note.
    #[n(4)]
    pub note: String,
    /// Day the report came in, as the receiver says it.
    #[cbor(n(5), with = "crate::wire", has_nil)]
    pub arrived_on: Option<NaiveDate>,
}

/// A later state.
#[derive(Clone, PartialEq, Eq)]
pub struct Progress {
    /// What came back.
    pub what: NewProgress,
    /// Who stored it (staff id).
    pub by: Uuid,
    /// When it was stored.
    pub stored_at: DateTime<Utc>,
}

pub(super) fn is_sent(db: &Connection, report: Uuid) -> Result<bool> {
    exists(db, "SELECT 1 FROM report_sent WHERE report = ?1", params![report.as_bytes()])
}

/// Later states in the order stored, which is the order of states.
pub(super) fn progress(db: &Connection, report: Uuid) -> Result<Vec<Progress>> {
    let sql = "SELECT body, staff, stored_at FROM report_progress WHERE report = ?1
         ORDER BY instr('levererad kvitterad beslut', state)";
    all(db, sql, params![report.as_bytes()], |row| {
        Ok(Progress { what: row.body(0)?, by: row.id(1)?, stored_at: row.at(2)? })
    })
}

impl Writer<'_> {
    /// Marks a report as sent; its text becomes part of the record.
    ///
    /// # Errors
    /// [`crate::StoreError::ReportSent`], [`crate::StoreError::NotFound`].
    pub fn mark_sent(&mut self, report: Uuid, sent: &Sent) -> Result<()> {
        let record = self.own_unsent(report)?;
        let text = saved_text(&self.tx, report)?;
        let fact = ReportSent {
            report,
            sent: sent.clone(),
            content: text.content,
            revision: text.revision,
            saved_at: text.saved_at,
        };
        self.append(&fact, &record)?;
        remove_text(&self.tx, report)
    }

    /// Stores a later state. States may be skipped; nothing goes back, and a state is stored once.
    ///
    /// # Errors
    /// [`crate::StoreError::StateOrder`], [`crate::StoreError::NotFound`].
    pub fn add_progress(&mut self, report: Uuid, progress: &NewProgress) -> Result<()> {
        let record = self.report_record(report)?;
        let sql = "SELECT state FROM report WHERE id = ?1";
        let now = first(&self.tx, sql, params![report.as_bytes()], |row| row.word(0, ReportState::parse))?;
        // The states are declared in their order.
        if progress.state <= ReportState::Skickad
            || now.is_none_or(|now| now == ReportState::Utkast || progress.state <= now)
        {
            return Err(StoreError::StateOrder);
        }
        self.append(&ReportProgressed { report, progress: progress.clone() }, &record).map(|_| ())
    }
}

/// A report was sent, with the text it had then.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ReportSent {
    #[cbor(n(0), with = "crate::wire")]
    report: Uuid,
    #[n(1)]
    sent: Sent,
    #[n(2)]
    content: String,
    #[n(3)]
    revision: u32,
    #[cbor(n(4), with = "crate::wire")]
    saved_at: DateTime<Utc>,
}

impl Fact for ReportSent {
    const NUMBER: u16 = 20;
    const NAME: &'static str = "report_sent";

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
            "INSERT INTO report_sent (report, content, revision, saved_at) VALUES (?1, ?2, ?3, ?4)",
            params![report, self.content, self.revision, micros(self.saved_at)],
        )?;
        change(
            db,
            "UPDATE report SET state = 'skickad', sent = ?2, changed_at = ?3 WHERE id = ?1",
            params![report, encode_body(&self.sent)?, micros(stamp.at)],
        )
        .map(|_| ())
    }
}

/// Something came back.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ReportProgressed {
    #[cbor(n(0), with = "crate::wire")]
    report: Uuid,
    #[n(1)]
    progress: NewProgress,
}

impl Fact for ReportProgressed {
    const NUMBER: u16 = 21;
    const NAME: &'static str = "report_progressed";

    fn record(&self) -> Uuid {
        self.report
    }

    fn place(&self, db: &Connection) -> Result<Option<Place>> {
        place_of(db, self.report)
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        let (report, state, at) = (self.report.as_bytes(), self.progress.state.as_str(), micros(stamp.at));
        change(
            db,
            "INSERT INTO report_progress (report, state, staff, stored_at, body) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![report, state, stamp.by.as_bytes(), at, encode_body(&self.progress)?],
        )?;
        change(db, "UPDATE report SET state = ?2, changed_at = ?3 WHERE id = ?1", params![report, state, at])
            .map(|_| ())
    }
}
