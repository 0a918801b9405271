//! The unsent text of a report: saved while it is typed, both texts when two windows differ.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, TransactionBehavior, params};
use samsyn_rules::sekretess::Guarded;
use uuid::Uuid;

use super::progress::is_sent;
use crate::sql::{Columns, all, change, exists, first, micros};
use crate::{Result, Store, StoreError, WriteContext};

/// The largest text of a report in bytes; it must fit one event together with an export.
const TEXT_LIMIT_BYTES: usize = 256 * 1024;

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

pub(super) fn check_size(content: &str) -> Result<()> {
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
