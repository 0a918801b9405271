//! A report with everything that is known of it.

use chrono::{DateTime, Utc};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, Row, params};
use samsyn_rules::sekretess::{Domain, Guarded, RecordKind, RecordRef, Role};
use uuid::Uuid;

use super::draft::saved_text;
use super::export::exports;
use super::progress::progress;
use super::{Export, Progress, ReportState, Sent};
use crate::concerns::Dismissed;
use crate::fact::{Fact, Stamp};
use crate::keys::Place;
use crate::sql::{Columns, all, change, first, micros};
use crate::wire::encode_body;
use crate::words::Word;
use crate::{Result, Store, StoreError, Writer};

/// A receiver by id and the name it had then.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Receiver {
    /// `SE-0180-SDN-JARVA` or `SE-0126`.
    #[n(0)]
    pub id: String,
    /// Name.
    #[n(1)]
    pub name: String,
}

/// A receiver chosen by hand.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ChosenReceiver {
    /// Who it is.
    #[n(0)]
    pub receiver: Receiver,
    /// Why.
    #[n(1)]
    pub reason: String,
    /// Chosen by (staff id).
    #[cbor(n(2), with = "crate::wire")]
    pub by: Uuid,
    /// When.
    #[cbor(n(3), with = "crate::wire")]
    pub at: DateTime<Utc>,
}

/// A report in a list: no text.
#[derive(Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// Id.
    pub id: Uuid,
    /// Reference without personal data.
    pub reference: String,
    /// State.
    pub state: ReportState,
    /// Pupil.
    pub pupil: Uuid,
    /// Case.
    pub case: Option<Uuid>,
    /// Concern that led to it.
    pub concern: Option<Uuid>,
    /// Author (staff id): nobody else may change or withdraw it.
    pub by: Uuid,
    /// Author's role then.
    pub by_role: Word<Role>,
    /// Started.
    pub started_at: DateTime<Utc>,
    /// When the first signal came.
    pub signal_at: Option<DateTime<Utc>>,
    /// The clock of "genast" was stopped.
    pub dismissed: Option<Dismissed>,
    /// A receiver chosen by hand.
    pub chosen: Option<ChosenReceiver>,
    /// How it was sent.
    pub sent: Option<Sent>,
    /// Later states in the order stored.
    pub progress: Vec<Progress>,
    /// Last change of record or text.
    pub changed_at: DateTime<Utc>,
}

/// A report.
#[derive(Clone, PartialEq, Eq)]
pub struct Report {
    /// Everything but the text.
    pub row: ReportRow,
    /// Content, as JSON text: the draft, or what was sent.
    pub content: String,
    /// Revision of the draft.
    pub revision: u32,
    /// Text last saved.
    pub saved_at: DateTime<Utc>,
    /// Exports, oldest first.
    pub exports: Vec<Export>,
}

const COLUMNS: &str = "SELECT r.id, r.reference, r.state, r.pupil, r.case_id, r.concern, r.author, r.author_role,
     r.started_at, r.signal_at, r.dismissed, r.chosen, r.sent, max(r.changed_at, coalesce(t.saved_at, 0)),
     (SELECT p.protection IS NOT NULL FROM pupil p WHERE p.id = r.pupil)
     FROM report r LEFT JOIN report_text t ON t.report = r.id WHERE NOT r.discarded";

fn reference(row: &Row<'_>) -> rusqlite::Result<RecordRef> {
    Ok(RecordRef {
        id: row.id(0)?,
        kind: RecordKind::Orosanmalan,
        pupil: Some(row.id(3)?),
        case: row.id_opt(4)?,
        domain: Domain::Anmalan,
        author: Some(row.id(6)?),
        protected: row.get(14)?,
    })
}

/// A row without what came back.
fn read(row: &Row<'_>) -> rusqlite::Result<(RecordRef, ReportRow)> {
    let report = ReportRow {
        id: row.id(0)?,
        reference: row.get(1)?,
        state: row.word(2, ReportState::parse)?,
        pupil: row.id(3)?,
        case: row.id_opt(4)?,
        concern: row.id_opt(5)?,
        by: row.id(6)?,
        by_role: row.carried(7)?,
        started_at: row.at(8)?,
        signal_at: row.at_opt(9)?,
        dismissed: row.body_opt(10)?,
        chosen: row.body_opt(11)?,
        sent: row.body_opt(12)?,
        progress: Vec::new(),
        changed_at: row.at(13)?,
    };
    Ok((reference(row)?, report))
}

pub(super) fn report_ref(db: &Connection, report: Uuid) -> Result<Option<RecordRef>> {
    first(db, &format!("{COLUMNS} AND r.id = ?1"), params![report.as_bytes()], reference)
}

/// Where the events of a report that is here belong, thrown away or not.
pub(super) fn place_of(db: &Connection, report: Uuid) -> Result<Option<Place>> {
    let sql = "SELECT case_id FROM report WHERE id = ?1";
    let case = first(db, sql, params![report.as_bytes()], |row| row.id_opt(0))?;
    Ok(case.map(|case| Place::of(case, report, Domain::Anmalan)))
}

impl Store {
    fn guarded_row(&self, (record, row): (RecordRef, ReportRow)) -> Result<Guarded<ReportRow>> {
        let progress = if row.sent.is_some() { progress(&self.db, row.id)? } else { Vec::new() };
        Ok(Guarded::seal(record, ReportRow { progress, ..row }))
    }

    /// What a report is to the law of access.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn report_ref(&self, report: Uuid) -> Result<Option<RecordRef>> {
        report_ref(&self.db, report)
    }

    /// One report.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn report(&self, report: Uuid) -> Result<Option<Guarded<Report>>> {
        let found = first(&self.db, &format!("{COLUMNS} AND r.id = ?1"), params![report.as_bytes()], read)?;
        let Some((record, row)) = found else { return Ok(None) };
        let text = saved_text(&self.db, report)?;
        let report = Report {
            content: text.content,
            revision: text.revision,
            saved_at: text.saved_at,
            exports: exports(&self.db, report)?,
            row: ReportRow { progress: progress(&self.db, report)?, ..row },
        };
        Ok(Some(Guarded::seal(record, report)))
    }

    /// All reports that are not thrown away, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn reports(&self) -> Result<Vec<Guarded<ReportRow>>> {
        let found = all(&self.db, &format!("{COLUMNS} ORDER BY r.started_at DESC, r.reference DESC"), [], read)?;
        found.into_iter().map(|row| self.guarded_row(row)).collect()
    }

    /// Reports about a pupil, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn reports_of_pupil(&self, pupil: Uuid) -> Result<Vec<Guarded<ReportRow>>> {
        let sql = format!("{COLUMNS} AND r.pupil = ?1 ORDER BY r.started_at DESC, r.reference DESC");
        let found = all(&self.db, &sql, params![pupil.as_bytes()], read)?;
        found.into_iter().map(|row| self.guarded_row(row)).collect()
    }
}

impl Writer<'_> {
    /// A report that is there, by anybody.
    pub(super) fn report_record(&self, report: Uuid) -> Result<RecordRef> {
        report_ref(&self.tx, report)?.ok_or(StoreError::NotFound)
    }

    /// An unsent report of the actor's own: nobody changes, stops or sends another's (SoL 19:1).
    pub(super) fn own_unsent(&self, report: Uuid) -> Result<RecordRef> {
        let record = self.report_record(report)?;
        if record.author != Some(self.actor()) {
            return Err(StoreError::NotFound);
        }
        if super::progress::is_sent(&self.tx, report)? { Err(StoreError::ReportSent) } else { Ok(record) }
    }

    /// Chooses another receiver, or with `None` the register's again. The reason is stored.
    ///
    /// # Errors
    /// [`crate::StoreError::ReportSent`], [`crate::StoreError::NotFound`].
    pub fn choose_receiver(&mut self, report: Uuid, receiver: Option<&Receiver>, reason: &str) -> Result<()> {
        let record = self.own_unsent(report)?;
        let fact = ReceiverChosen { report, receiver: receiver.cloned(), reason: reason.to_owned() };
        self.append(&fact, &record).map(|_| ())
    }
}

/// A receiver was chosen by hand, or the choice taken back.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ReceiverChosen {
    #[cbor(n(0), with = "crate::wire")]
    report: Uuid,
    #[n(1)]
    receiver: Option<Receiver>,
    #[n(2)]
    reason: String,
}

impl Fact for ReceiverChosen {
    const NUMBER: u16 = 18;
    const NAME: &'static str = "receiver_chosen";

    fn record(&self) -> Uuid {
        self.report
    }

    fn place(&self, db: &Connection) -> Result<Option<Place>> {
        place_of(db, self.report)
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        let chosen = self.receiver.as_ref().map(|receiver| ChosenReceiver {
            receiver: receiver.clone(),
            reason: self.reason.clone(),
            by: stamp.by,
            at: stamp.at,
        });
        let chosen = chosen.as_ref().map(encode_body).transpose()?;
        let params = params![self.report.as_bytes(), chosen, micros(stamp.at)];
        change(db, "UPDATE report SET chosen = ?2, changed_at = ?3 WHERE id = ?1", params).map(|_| ())
    }
}
