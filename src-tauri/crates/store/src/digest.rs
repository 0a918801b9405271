//! One digest over everything that is folded from the log, and the list of what that is.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use crate::Result;

/// A table that follows from the log.
pub(crate) struct Projection {
    pub(crate) table: &'static str,
    /// What it says. A row number is this file's own and is not among them.
    pub(crate) columns: &'static str,
    /// What orders its rows.
    order: &'static str,
}

/// All of them, in an order in which each may be emptied.
pub(crate) const PROJECTIONS: &[Projection] = &[
    Projection { table: "school", columns: "one, body", order: "one" },
    Projection { table: "key_policy", columns: "one, policy", order: "one" },
    Projection { table: "staff", columns: "id, name, body", order: "id" },
    Projection { table: "residence", columns: "pupil, body, assigned", order: "pupil" },
    Projection { table: "protected_identity", columns: "pupil, given, family, class, born, number", order: "pupil" },
    Projection {
        table: "guardian",
        columns: "id, pupil, number, in_register, source_id, name, phone, relation, protected, inform, inform_reason, reason_by",
        order: "id",
    },
    Projection { table: "pupil_import", columns: "id, source, register_date, at, rows", order: "id" },
    Projection {
        table: "concern",
        columns: "id, case_id, pupil, author, author_role, at, urgent, received_by, received_at, dismissed, body",
        order: "id",
    },
    Projection {
        table: "entry",
        columns: "id, case_id, domain, author, author_role, at, happened_at, corrects, body",
        order: "id",
    },
    Projection { table: "report_sent", columns: "report, content, revision, saved_at", order: "report" },
    Projection { table: "report_progress", columns: "report, state, staff, stored_at, body", order: "report, state" },
    Projection { table: "report_export", columns: "id, report, event, blob, format, at, body", order: "id" },
    Projection {
        table: "report",
        columns: "id, reference, pupil, case_id, concern, author, author_role, started_at, signal_at, dismissed, chosen, state, sent, discarded, changed_at",
        order: "id",
    },
    Projection {
        table: "disclosure",
        columns: "id, pupil, case_id, domain, author, author_role, at, body",
        order: "id",
    },
    Projection { table: "case_staff", columns: "case_id, staff", order: "case_id, staff" },
    Projection { table: "care_case", columns: "id, pupil, domain, opened_at, opened_by, closed_at", order: "id" },
    Projection {
        table: "pupil",
        columns: "id, source_id, protection, withheld, through, label, left_on, sort, given, family, class, born, number, child_wish, circumstances, register_date",
        order: "id",
    },
    Projection { table: "register", columns: "id, kind, valid_from, imported_at, blob, body", order: "id" },
    Projection { table: "contact", columns: "receiver, phone, sdk_address, checked_on, checked_by", order: "receiver" },
    Projection {
        table: "pupil_name",
        columns: "(SELECT p.id FROM pupil p WHERE p.n = pupil_name.rowid), given, family, class",
        order: "1",
    },
    Projection { table: "device", columns: "id, person, why, event", order: "id" },
    Projection { table: "compartment", columns: "id, kind, subject, domain", order: "id" },
    Projection { table: "epoch", columns: "kid, compartment, gen, key_commit, creator", order: "kid" },
    Projection { table: "latest", columns: "record, event", order: "record" },
    Projection { table: "shredded", columns: "event, decision", order: "event" },
    Projection { table: "quarantine", columns: "event, why", order: "event" },
];

/// Every value with its kind and length, so that no two contents spell the same bytes.
pub(crate) fn derive_digest(db: &Connection) -> Result<[u8; 32]> {
    let mut sha = Sha256::new();
    for Projection { table, columns, order } in PROJECTIONS {
        sha.update((table.len() as u64).to_be_bytes());
        sha.update(table);
        let mut statement = db.prepare(&format!("SELECT {columns} FROM {table} ORDER BY {order}"))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            sha.update([0xff]);
            for column in 0..columns {
                let (kind, number, bytes) = match row.get_ref(column)? {
                    ValueRef::Null => (0_u8, 0, [].as_slice()),
                    ValueRef::Integer(value) => (1, value, [].as_slice()),
                    ValueRef::Real(value) => (2, value.to_bits().cast_signed(), [].as_slice()),
                    ValueRef::Text(text) => (3, text.len() as i64, text),
                    ValueRef::Blob(blob) => (4, blob.len() as i64, blob),
                };
                sha.update([kind]);
                sha.update(number.to_be_bytes());
                sha.update(bytes);
            }
        }
    }
    Ok(sha.finalize().into())
}
