//! Import of a register against raw SQLCipher that writes the same rows and signs as many events.

use ed25519_dalek::{Signer, SigningKey};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use samsyn_services::workloads::import::{PUPILS, import_into};
use samsyn_services::workloads::measure::once;
use samsyn_services::workloads::report::Row;
use samsyn_services::workloads::school::MadeSchool;

use crate::{Result, raw};

/// Pupils in one transaction, as the import commits them (`store/src/people/import.rs`).
const CHUNK: usize = 500;
/// What a device signs: a label and a digest.
const SIGNED_BYTES: usize = 48;

/// The rows of one table, with the statement that writes one.
struct Table {
    insert: String,
    rows: Vec<Vec<Value>>,
}

/// The row of the report.
pub(crate) fn run() -> Result<Row> {
    let school = MadeSchool::empty()?;
    let ours = import_into(&school)?;
    school.app().lock();
    let key = raw::key(&school)?;
    let written = raw::open(&school.vault_dir().join("samsyn.db"), &key)?;
    let tables = tables(&written)?;
    let events: usize = written.query_row("SELECT count(*) FROM event", [], |row| row.get(0))?;
    if events < PUPILS {
        return Err("not every pupil has an event".into());
    }
    let mut peer = raw::open(&school.vault_dir().join("peer.db"), &key)?;
    for sql in schema(&written)? {
        peer.execute_batch(&sql)?;
    }
    let (done, time) = once(|| write(&mut peer, &tables, events));
    done?;
    Ok(Row::peer("import: 30 000 pupils", ours, time.as_secs_f64(), 3.0, "s"))
}

/// Tables and indexes as they are; what a virtual table makes by itself is left out.
fn schema(db: &Connection) -> Result<Vec<String>> {
    let sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'pupil_name_%' ORDER BY rowid";
    let mut statement = db.prepare(sql)?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn tables(db: &Connection) -> Result<Vec<Table>> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'pupil_name_%' ORDER BY rowid";
    let names: Vec<String> = db.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    names.iter().map(|name| table(db, name)).collect()
}

fn table(db: &Connection, name: &str) -> Result<Table> {
    // Generated columns are not among them: nobody writes those.
    let mut statement = db.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let mut columns: Vec<String> = statement.query_map([name], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    if name == "pupil_name" {
        columns.push("rowid".to_owned());
    }
    let (list, marks) = (columns.join(", "), vec!["?"; columns.len()].join(", "));
    let mut statement = db.prepare(&format!("SELECT {list} FROM {name}"))?;
    let read = |row: &rusqlite::Row<'_>| (0..columns.len()).map(|column| row.get(column)).collect();
    let rows = statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(Table { insert: format!("INSERT INTO {name} ({list}) VALUES ({marks})"), rows })
}

/// Every row once, in as many transactions as the import has, with a signature for each event.
fn write(db: &mut Connection, tables: &[Table], events: usize) -> Result<()> {
    db.execute_batch("PRAGMA foreign_keys = OFF")?;
    let key = SigningKey::from_bytes(&[7; 32]);
    let chunks = PUPILS.div_ceil(CHUNK);
    for chunk in 0..chunks {
        let part = |len: usize| len * chunk / chunks..len * (chunk + 1) / chunks;
        let tx = db.transaction()?;
        for table in tables {
            let mut insert = tx.prepare_cached(&table.insert)?;
            for row in &table.rows[part(table.rows.len())] {
                insert.execute(params_from_iter(row))?;
            }
        }
        for n in part(events) {
            let mut message = [0; SIGNED_BYTES];
            message[..8].copy_from_slice(&n.to_be_bytes());
            std::hint::black_box(key.sign(&message));
        }
        tx.commit()?;
    }
    Ok(())
}
