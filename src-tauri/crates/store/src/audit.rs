//! The access log: who opened what, for what purpose and on which ground, and who wrote what.
//! Append-only and hash-linked.

use chrono::{DateTime, TimeZone, Utc};
use rusqlite::{Connection, Row, TransactionBehavior, params};
use samsyn_rules::sekretess::{AccessLog, AccessPurpose, Domain, Guarded, Permit, RecordKind, RecordRef, Role};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::salvage::{is_gap, known_gaps};
use crate::sql::{Columns, all, change, first, micros};
use crate::words::words;
use crate::write::whole_micros;
use crate::{Result, Store, StoreError, WriteContext};

words! {
    /// What a row tells.
    AuditAction {
        /// Somebody opened a record.
        Open => "open",
        /// Somebody wrote a record.
        Write => "write",
        /// Somebody tried what the law of access refuses: to open, or without a purpose to change or stop.
        Attempt => "attempt",
        /// Somebody changed what opens the vault, or took a copy of it.
        Keys => "keys",
    }
}

/// A row of the log.
#[derive(Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// Number, from 1 without gaps.
    pub seq: u64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who (staff id).
    pub actor: Uuid,
    /// In which role.
    pub role: Role,
    /// Read or written.
    pub action: AuditAction,
    /// Record.
    pub record: Uuid,
    /// Its kind.
    pub kind: RecordKind,
    /// Its domain.
    pub domain: Domain,
    /// Its pupil.
    pub pupil: Option<Uuid>,
    /// Its case.
    pub case: Option<Uuid>,
    /// Purpose of an opening, also of one that was refused.
    pub purpose: Option<AccessPurpose>,
    /// Ground of an opening; of a writing, what was done (`concern_added`); of an attempt, why it was refused.
    pub ground: String,
}

/// What somebody tried and may not do.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// Record it was about.
    pub record: &'a RecordRef,
    /// Purpose of the opening; absent when somebody tried to change or stop another's record.
    pub purpose: Option<AccessPurpose>,
    /// Why it was refused: a reason of the law of access, or a provision.
    pub ground: &'a str,
}

/// Which rows. Everything absent matches.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct AuditQuery {
    /// About this pupil.
    pub pupil: Option<Uuid>,
    /// By this person.
    pub actor: Option<Uuid>,
    /// On this ground.
    pub ground: Option<String>,
    /// Not before.
    pub from: Option<DateTime<Utc>>,
    /// Before.
    pub until: Option<DateTime<Utc>>,
    /// At most this many rows, newest first.
    pub limit: usize,
}

const COLUMNS: &str =
    "SELECT seq, at, actor, role, action, record, kind, domain, pupil, case_id, purpose, ground, hash FROM audit";

fn read(row: &Row<'_>) -> rusqlite::Result<AuditRow> {
    Ok(AuditRow {
        seq: row.get(0)?,
        at: row.at(1)?,
        actor: row.id(2)?,
        role: row.word(3, Role::parse)?,
        action: row.word(4, AuditAction::parse)?,
        record: row.id(5)?,
        kind: row.word(6, RecordKind::parse)?,
        domain: row.word(7, Domain::parse)?,
        pupil: row.id_opt(8)?,
        case: row.id_opt(9)?,
        purpose: match row.get::<_, Option<String>>(10)? {
            None => None,
            Some(_) => Some(row.word(10, AccessPurpose::parse)?),
        },
        ground: row.get(11)?,
    })
}

/// The last row: what the next one is linked to.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct AuditHead {
    pub(crate) seq: u64,
    pub(crate) hash: [u8; 32],
}

impl AuditHead {
    pub(crate) fn read(db: &Connection) -> Result<Self> {
        let last = first(db, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok(Self { seq: row.get(0)?, hash: row.get(1)? })
        })?;
        Ok(last.unwrap_or_default())
    }

    /// Adds a row inside the caller's transaction; its number is given here.
    pub(crate) fn append(&mut self, db: &Connection, row: AuditRow) -> Result<()> {
        let row = AuditRow { seq: self.seq + 1, ..row };
        let hash = derive_link(&self.hash, &row);
        change(
            db,
            "INSERT INTO audit (seq, at, actor, role, action, record, kind, domain, pupil, case_id, purpose, ground, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            params![
                row.seq,
                micros(row.at),
                row.actor.as_bytes(),
                row.role.as_str(),
                row.action.as_str(),
                row.record.as_bytes(),
                row.kind.as_str(),
                row.domain.as_str(),
                row.pupil.map(Uuid::into_bytes),
                row.case.map(Uuid::into_bytes),
                row.purpose.map(AccessPurpose::as_str),
                row.ground,
                hash
            ],
        )?;
        *self = Self { seq: row.seq, hash };
        Ok(())
    }
}

/// SHA-256 over the link before and every field, each with its length.
fn derive_link(before: &[u8; 32], row: &AuditRow) -> [u8; 32] {
    let mut sha = Sha256::new();
    let mut add = |bytes: &[u8]| {
        sha.update((bytes.len() as u64).to_be_bytes());
        sha.update(bytes);
    };
    add(before);
    add(&row.seq.to_be_bytes());
    add(&micros(row.at).to_be_bytes());
    add(row.actor.as_bytes());
    add(row.role.as_str().as_bytes());
    add(row.action.as_str().as_bytes());
    add(row.record.as_bytes());
    add(row.kind.as_str().as_bytes());
    add(row.domain.as_str().as_bytes());
    add(row.pupil.as_ref().map(|id| id.as_bytes().as_slice()).unwrap_or_default());
    add(row.case.as_ref().map(|id| id.as_bytes().as_slice()).unwrap_or_default());
    add(row.purpose.map(AccessPurpose::as_str).unwrap_or_default().as_bytes());
    add(row.ground.as_bytes());
    sha.finalize().into()
}

/// How many rows tell of a writing.
pub(crate) fn written_rows(db: &Connection) -> Result<u64> {
    let sql = "SELECT count(*) FROM audit WHERE action = 'write'";
    Ok(first(db, sql, [], |row| row.get(0))?.unwrap_or_default())
}

/// What a reader with the key could do to the chain.
#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) fn link_anew(db: &Connection) {
    let rows = all(db, &format!("{COLUMNS} ORDER BY seq"), [], read).unwrap();
    let mut before = [0; 32];
    for row in rows {
        before = derive_link(&before, &row);
        change(db, "UPDATE audit SET hash = ?2 WHERE seq = ?1", params![row.seq, before]).unwrap();
    }
}

/// The number of the first row that does not follow from the one before it.
pub(crate) fn first_broken_row(db: &Connection) -> Result<Option<u64>> {
    let mut statement = db.prepare(&format!("{COLUMNS} ORDER BY seq"))?;
    let mut rows = statement.query([])?;
    let gaps = known_gaps(db, "audit")?;
    let mut head = AuditHead::default();
    while let Some(row) = rows.next()? {
        let mut seq = head.seq + 1;
        let Ok(read) = read(row) else { return Ok(Some(seq)) };
        let mut hash = derive_link(&head.hash, &read);
        if read.seq > seq && is_gap(&gaps, seq.cast_signed(), read.seq.cast_signed()) {
            // What was before it is known to be lost: the chain goes on from the row itself.
            (seq, hash) = (read.seq, row.get(12)?);
        }
        if read.seq != seq || row.get::<_, [u8; 32]>(12).ok() != Some(hash) {
            return Ok(Some(seq));
        }
        head = AuditHead { seq, hash };
    }
    Ok(None)
}

impl Store {
    /// Rows of one domain's log, newest first. Sealed as that domain's log: its custodian opens it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn audit(&self, domain: Domain, query: &AuditQuery) -> Result<Guarded<Vec<AuditRow>>> {
        let sql = format!(
            "{COLUMNS} WHERE domain = ?1 AND (?2 IS NULL OR pupil = ?2) AND (?3 IS NULL OR actor = ?3)
               AND (?4 IS NULL OR ground = ?4) AND at >= ?5 AND at < ?6 ORDER BY seq DESC LIMIT ?7"
        );
        let rows = all(
            &self.db,
            &sql,
            params![
                domain.as_str(),
                query.pupil.map(Uuid::into_bytes),
                query.actor.map(Uuid::into_bytes),
                query.ground,
                query.from.map_or(i64::MIN, micros),
                query.until.map_or(i64::MAX, micros),
                i64::try_from(query.limit).unwrap_or(i64::MAX)
            ],
            read,
        )?;
        let record = RecordRef {
            id: self.vault_id(),
            kind: RecordKind::Log,
            pupil: None,
            case: None,
            domain,
            author: None,
            protected: false,
        };
        Ok(Guarded::seal(record, rows))
    }

    /// Logs an attempt durably, in the record's own domain: its custodian sees it, and nobody else learns that the record is there.
    ///
    /// # Errors
    /// The row cannot be committed.
    pub fn log_attempt(&mut self, context: &WriteContext, attempt: &Attempt<'_>) -> Result<()> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut head = self.log.audit.clone();
        let record = attempt.record;
        head.append(
            &tx,
            AuditRow {
                seq: 0,
                at: whole_micros(context.at),
                actor: context.actor.id,
                role: context.actor.role,
                action: AuditAction::Attempt,
                record: record.id,
                kind: record.kind,
                domain: record.domain,
                pupil: record.pupil,
                case: record.case,
                purpose: attempt.purpose,
                ground: attempt.ground.to_owned(),
            },
        )?;
        tx.commit()?;
        self.log.audit = head;
        self.moved();
        Ok(())
    }
}

impl AccessLog for Store {
    type Error = StoreError;

    fn commit(&mut self, permits: &[Permit]) -> Result<()> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut head = self.log.audit.clone();
        for permit in permits {
            let record = permit.record();
            head.append(
                &tx,
                AuditRow {
                    seq: 0,
                    at: whole_micros(Utc.from_utc_datetime(&permit.given_at())),
                    actor: permit.reader(),
                    role: permit.role(),
                    action: AuditAction::Open,
                    record: record.id,
                    kind: record.kind,
                    domain: record.domain,
                    pupil: record.pupil,
                    case: record.case,
                    purpose: Some(permit.purpose()),
                    ground: permit.ground().to_owned(),
                },
            )?;
        }
        tx.commit()?;
        self.log.audit = head;
        self.moved();
        Ok(())
    }
}
