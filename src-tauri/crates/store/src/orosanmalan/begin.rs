//! Starting a report, throwing it away, and the clock of "genast".

use chrono::{DateTime, Datelike, Utc};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::{Domain, RecordKind, RecordRef};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::draft::{check_size, remove_text};
use super::report::place_of;
use crate::concerns::Dismissed;
use crate::fact::{Fact, Stamp};
use crate::keys::Place;
use crate::school::School;
use crate::sql::{Columns, change, exists, first, micros};
use crate::wire::encode_body;
use crate::words::spell;
use crate::{Result, StoreError, Writer};

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
    /// Reference without personal data: initials of the school, year, five signs.
    pub reference: String,
    /// Revision to save on.
    pub revision: u32,
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
        let (id, reference) = self.new_reference()?;
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

    /// The id of a report, and its reference: initials of the school, year, and five signs that follow from the id. Nothing is counted: no two
    /// computers give one number.
    fn new_reference(&self) -> Result<(Uuid, String)> {
        let school: Option<School> = first(&self.tx, "SELECT body FROM school", [], |row| row.body(0))?;
        let school = school.ok_or(StoreError::Damaged { place: "school" })?;
        let begins = format!("{}-{:04}-", derive_initials(&school.name), self.context.at.year());
        loop {
            let id = self.make_id()?;
            let reference = format!("{begins}{}", derive_signs(id));
            if !exists(&self.tx, "SELECT 1 FROM report WHERE reference = ?1", params![reference])? {
                return Ok((id, reference));
            }
        }
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

/// What tells a report from the school's others of the year.
fn derive_signs(report: Uuid) -> String {
    spell::<5>(&Sha256::new().chain_update(b"samsyn/reference/v1").chain_update(report.as_bytes()).finalize())
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

    fn record(&self) -> Uuid {
        self.report
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::of(self.case, self.report, Domain::Anmalan)))
    }

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

    fn record(&self) -> Uuid {
        self.report
    }

    fn place(&self, db: &Connection) -> Result<Option<Place>> {
        place_of(db, self.report)
    }

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

    fn record(&self) -> Uuid {
        self.report
    }

    fn place(&self, db: &Connection) -> Result<Option<Place>> {
        place_of(db, self.report)
    }

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

    #[test]
    fn signs_follow_from_the_report_and_hardly_ever_meet() {
        let signs: std::collections::BTreeSet<String> = (0..2000).map(|n| derive_signs(Uuid::from_u128(n))).collect();
        assert!(signs.len() >= 1999, "of two thousand reports at most two meet: {}", signs.len());
        assert!(signs.iter().all(|signs| signs.len() == 5 && !signs.contains(['A', 'E', 'I', 'O', 'U'])), "no word");
    }
}
