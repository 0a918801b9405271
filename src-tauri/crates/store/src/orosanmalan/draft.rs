//! The unsent text of a report.

use chrono::{DateTime, Datelike, Utc};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use samsyn_rules::sekretess::{Domain, Guarded, RecordKind, RecordRef};
use uuid::Uuid;

use super::progress::is_sent;
use crate::concerns::Dismissed;
use crate::fact::{Fact, Stamp};
use crate::school::School;
use crate::sql::{Columns, all, change, exists, first, micros};
use crate::wire::encode_body;
use crate::{Result, Store, StoreError, WriteContext, Writer};

/// The largest text of a report in bytes.
const TEXT_LIMIT_BYTES: usize = 1024 * 1024;

/// A report to start.
#[derive(Clone, PartialEq, Eq)]
pub struct NewReport {
    /// Pupil: one child per report.
    pub pupil: Uuid,
    /// Case it belongs to, when there is one.
    pub case: Option<Uuid>,
    /// Concern that led to it.
    pub concern: Option<Uuid>,
    /// When the first signal came; the clock of "genast".
    pub signal_at: Option<DateTime<Utc>>,
    /// First content, as JSON text.
    pub content: String,
}

/// A started report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportStarted {
    /// Report.
    pub report: Uuid,
    /// Reference without personal data: initials of the school, year, running number.
    pub reference: String,
    /// Revision to save on.
    pub revision: u32,
}

/// Content as saved.
#[derive(Clone, PartialEq, Eq)]
pub struct SavedContent {
    /// JSON text.
    pub content: String,
    /// Revision it was written on.
    pub revision: u32,
    /// When.
    pub saved_at: DateTime<Utc>,
}

fn read(row: &Row<'_>) -> rusqlite::Result<SavedContent> {
    Ok(SavedContent { content: row.get(0)?, revision: row.get(1)?, saved_at: row.at(2)? })
}

/// The text as it was sent, or as it is in the draft.
pub(super) fn saved_text(db: &Connection, report: Uuid) -> Result<SavedContent> {
    let sql = "SELECT content, revision, saved_at FROM report_sent WHERE report = ?1
         UNION ALL SELECT content, revision, saved_at FROM report_text WHERE report = ?1 LIMIT 1";
    first(db, sql, params![report.as_bytes()], read)?.ok_or(StoreError::Damaged { place: "report" })
}

/// Removes the working material of a report: the text lives on in the sent one, or not at all.
pub(super) fn remove_text(db: &Connection, report: Uuid) -> Result<()> {
    change(db, "DELETE FROM report_text WHERE report = ?1", params![report.as_bytes()])?;
    change(db, "DELETE FROM report_version WHERE report = ?1", params![report.as_bytes()]).map(|_| ())
}

fn check_size(content: &str) -> Result<()> {
    if content.len() > TEXT_LIMIT_BYTES {
        return Err(StoreError::TooLarge { limit_bytes: TEXT_LIMIT_BYTES });
    }
    Ok(())
}

impl Store {
    /// Saves the content of an unsent report and returns the new revision. `revision` is the one the window had.
    ///
    /// # Errors
    /// [`crate::StoreError::Conflict`] when another window saved since: the text is kept beside it, see
    /// [`Store::report_versions`]; [`crate::StoreError::ReportSent`]; [`crate::StoreError::NotFound`] when it is
    /// not the actor's own; [`crate::StoreError::TooLarge`].
    pub fn save_report(&mut self, context: &WriteContext, report: Uuid, content: &str, revision: u32) -> Result<u32> {
        check_size(content)?;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let id = report.as_bytes();
        let own = "SELECT 1 FROM report WHERE id = ?1 AND author = ?2 AND NOT discarded";
        if !exists(&tx, own, params![id, context.actor.id.as_bytes()])? {
            return Err(StoreError::NotFound);
        }
        if is_sent(&tx, report)? {
            return Err(StoreError::ReportSent);
        }
        let stored = saved_text(&tx, report)?.revision;
        let at = micros(context.at);
        if stored != revision {
            change(
                &tx,
                "INSERT INTO report_version (report, content, revision, saved_at) VALUES (?1, ?2, ?3, ?4)",
                params![id, content, revision, at],
            )?;
            tx.commit()?;
            return Err(StoreError::Conflict { revision: stored });
        }
        let next = stored.checked_add(1).ok_or(StoreError::Internal("no further revision"))?;
        change(
            &tx,
            "UPDATE report_text SET content = ?2, revision = ?3, saved_at = ?4 WHERE report = ?1",
            params![id, content, next, at],
        )?;
        tx.commit()?;
        Ok(next)
    }

    /// Texts that lost a conflict of saving, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn report_versions(&self, report: Uuid) -> Result<Option<Guarded<Vec<SavedContent>>>> {
        let Some(record) = self.report_ref(report)? else { return Ok(None) };
        let sql = "SELECT content, revision, saved_at FROM report_version WHERE report = ?1 ORDER BY n DESC";
        Ok(Some(Guarded::seal(record, all(&self.db, sql, params![report.as_bytes()], read)?)))
    }
}

impl Writer<'_> {
    /// Starts a report of the actor's own.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] for an unknown pupil, case or concern.
    pub fn start_report(&mut self, report: &NewReport) -> Result<ReportStarted> {
        check_size(&report.content)?;
        let protected = self.protected(report.pupil)?;
        if let Some(case) = report.case
            && self.case_record(case)?.pupil != Some(report.pupil)
        {
            return Err(StoreError::NotFound);
        }
        if let Some(concern) = report.concern
            && !exists(&self.tx, "SELECT 1 FROM concern WHERE id = ?1", params![concern.as_bytes()])?
        {
            return Err(StoreError::NotFound);
        }
        let id = self.make_id()?;
        let reference = self.next_reference()?;
        let record = RecordRef {
            id,
            kind: RecordKind::Orosanmalan,
            pupil: Some(report.pupil),
            case: report.case,
            domain: Domain::Anmalan,
            author: Some(self.actor()),
            protected,
        };
        let fact = ReportBegun {
            report: id,
            reference: reference.clone(),
            pupil: report.pupil,
            case: report.case,
            concern: report.concern,
            signal_at: report.signal_at,
        };
        self.append(&fact, &record)?;
        change(
            &self.tx,
            "INSERT INTO report_text (report, content, revision, saved_at) VALUES (?1, ?2, 1, ?3)",
            params![id.as_bytes(), report.content, micros(self.context.at)],
        )?;
        Ok(ReportStarted { report: id, reference, revision: 1 })
    }

    /// Initials of the school, year and running number. A thrown away one keeps its number.
    fn next_reference(&self) -> Result<String> {
        let mut statement = self.tx.prepare_cached("SELECT body FROM school")?;
        let school: School = statement.query_row([], |row| row.body(0)).optional()?.ok_or(StoreError::NotFound)?;
        let begins = format!("{}-{:04}-", derive_initials(&school.name), self.context.at.year());
        let last = "SELECT max(CAST(substr(reference, -4) AS INTEGER)) FROM report WHERE reference LIKE ?1 || '%'";
        let last: Option<u32> = first(&self.tx, last, params![begins], |row| row.get(0))?.flatten();
        Ok(format!("{begins}{:04}", last.unwrap_or(0) + 1))
    }

    /// Throws an unsent report of the actor's own away: its text is gone, that it was started stays in the log.
    ///
    /// # Errors
    /// [`crate::StoreError::ReportSent`], [`crate::StoreError::NotFound`].
    pub fn discard_report(&mut self, report: Uuid) -> Result<()> {
        let record = self.own_unsent(report)?;
        self.append(&ReportDiscarded { report }, &record)?;
        remove_text(&self.tx, report)
    }

    /// Stops the clock of "genast" of this report.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn dismiss_report_signal(&mut self, report: Uuid, reason: &str) -> Result<()> {
        let record = self.report_record(report)?;
        self.append(&ReportDismissed { report, reason: reason.to_owned() }, &record).map(|_| ())
    }
}

/// The first letters of the words of a name, without marks, so that a file can be named by them.
fn derive_initials(name: &str) -> String {
    let plain = |letter: char| match letter {
        '\u{c5}' | '\u{c4}' => Some('A'),
        '\u{d6}' => Some('O'),
        '\u{c9}' | '\u{c8}' => Some('E'),
        '\u{dc}' => Some('U'),
        letter => letter.is_ascii_alphanumeric().then_some(letter),
    };
    let first = |word: &str| word.chars().next().and_then(|letter| letter.to_uppercase().next()).and_then(plain);
    let initials: String = name.split(|letter: char| !letter.is_alphanumeric()).filter_map(first).take(4).collect();
    if initials.is_empty() { "S".to_owned() } else { initials }
}

/// A report was started. Its text is working material and not here.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ReportBegun {
    #[cbor(n(0), with = "crate::wire")]
    report: Uuid,
    #[n(1)]
    reference: String,
    #[cbor(n(2), with = "crate::wire")]
    pupil: Uuid,
    #[cbor(n(3), with = "crate::wire", has_nil)]
    case: Option<Uuid>,
    #[cbor(n(4), with = "crate::wire", has_nil)]
    concern: Option<Uuid>,
    #[cbor(n(5), with = "crate::wire", has_nil)]
    signal_at: Option<DateTime<Utc>>,
}

impl Fact for ReportBegun {
    const NUMBER: u16 = 15;
    const NAME: &'static str = "report_started";

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        change(
            db,
            "INSERT INTO report (id, reference, pupil, case_id, concern, author, author_role, started_at, signal_at,
                 changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?8)",
            params![
                self.report.as_bytes(),
                self.reference,
                self.pupil.as_bytes(),
                self.case.map(Uuid::into_bytes),
                self.concern.map(Uuid::into_bytes),
                stamp.by.as_bytes(),
                stamp.role.as_str(),
                micros(stamp.at),
                self.signal_at.map(micros)
            ],
        )
        .map(|_| ())
    }
}

/// A report was thrown away unsent.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ReportDiscarded {
    #[cbor(n(0), with = "crate::wire")]
    report: Uuid,
}

impl Fact for ReportDiscarded {
    const NUMBER: u16 = 16;
    const NAME: &'static str = "report_discarded";

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        let params = params![self.report.as_bytes(), micros(stamp.at)];
        change(db, "UPDATE report SET discarded = 1, changed_at = ?2 WHERE id = ?1", params).map(|_| ())
    }
}

/// The clock of "genast" was stopped without a report being sent.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ReportDismissed {
    #[cbor(n(0), with = "crate::wire")]
    report: Uuid,
    #[n(1)]
    reason: String,
}

impl Fact for ReportDismissed {
    const NUMBER: u16 = 17;
    const NAME: &'static str = "report_dismissed";

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        let dismissed = encode_body(&Dismissed { reason: self.reason.clone(), by: stamp.by, at: stamp.at })?;
        let params = params![self.report.as_bytes(), dismissed, micros(stamp.at)];
        change(db, "UPDATE report SET dismissed = ?2, changed_at = ?3 WHERE id = ?1", params).map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_names_the_school_by_its_initials() {
        for (name, initials) in
            [("Norrmalmsskolan", "N"), ("Ängsviks skola", "AS"), ("Örnens Östra skola F-6", "OOSF"), ("—", "S")]
        {
            assert_eq!(derive_initials(name), initials, "{name}: a file can be named by it on every computer");
        }
    }
}
