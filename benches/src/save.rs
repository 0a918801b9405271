//! A durable save against a raw SQLCipher commit of the same bytes.

use rusqlite::{Connection, params};
use samsyn_services::workloads::report::Row;
use samsyn_services::workloads::save::{DRAFT_BYTES, concern, draft};
use samsyn_services::workloads::school::MadeSchool;

use crate::{Result, raw, turns};

const ROUNDS: usize = 301;

/// Both rows of the report.
pub(crate) fn run(school: &MadeSchool) -> Result<Vec<Row>> {
    let key = raw::key(school)?;
    let bytes = concern_bytes(school)?;
    let mut db = raw::open(&school.vault_dir().join("peer.db"), &key)?;
    db.execute_batch("CREATE TABLE note (n INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;")?;
    let blob = vec![7_u8; bytes];
    let (ours, peer) = turns::in_turn_ms(
        ROUNDS,
        || Ok(concern(school)?),
        || commit(&mut db, "INSERT INTO note (body) VALUES (?1)", &blob),
    )?;
    let saved = Row::peer("save: concern, durable", ours, peer, 1.5, "ms");

    db.execute_batch("INSERT INTO note (n, body) VALUES (0, x'');")?;
    // Somebody types: the text is another each time. Of the same text SQLite would write nothing.
    let mut typed = 0;
    let mut form: Vec<u8> = (0..DRAFT_BYTES).map(|n| b'0' + u8::try_from(n % 10).unwrap_or_default()).collect();
    let (ours, peer) = turns::in_turn_ms(
        ROUNDS,
        || {
            typed += 1;
            Ok(draft(school, typed)?)
        },
        || {
            form.rotate_right(1);
            commit(&mut db, "UPDATE note SET body = ?1 WHERE n = 0", &form)
        },
    )?;
    Ok(vec![saved, Row::peer("save: draft while typing, durable", ours, peer, 1.5, "ms")])
}

fn commit(db: &mut Connection, sql: &str, bytes: &[u8]) -> Result<()> {
    let tx = db.transaction()?;
    tx.prepare_cached(sql)?.execute(params![bytes])?;
    Ok(tx.commit()?)
}

/// The bytes that one concern stores, keys of indexes apart: event, projection and row of the access log.
fn concern_bytes(school: &MadeSchool) -> Result<usize> {
    concern(school)?;
    school.app().lock();
    let db = raw::open(&school.vault_dir().join("samsyn.db"), &raw::key(school)?)?;
    let sql = "SELECT (SELECT length(header) + length(sig) + length(payload) FROM event ORDER BY n DESC LIMIT 1)
             + (SELECT length(id) + length(case_id) + length(pupil) + length(author) + length(author_role) + 8
                       + length(urgent) + length(body) FROM concern ORDER BY rowid DESC LIMIT 1)
             + (SELECT 16 + length(actor) + length(role) + length(action) + length(record) + length(kind)
                       + length(domain) + length(pupil) + length(case_id) + length(ground) + length(hash)
                FROM audit ORDER BY seq DESC LIMIT 1)";
    let bytes = db.query_row(sql, [], |row| row.get(0))?;
    drop(db);
    school.first_list()?;
    Ok(bytes)
}
