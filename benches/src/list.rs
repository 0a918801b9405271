//! Unlock to first list, key derivation apart, against the same query on the same file.

use rusqlite::Connection;
use samsyn_services::workloads::report::Row;
use samsyn_services::workloads::school::{LIST_ROWS, MadeSchool, OPEN_CASES, PUPILS};

use crate::{Result, raw, turns};

const ROUNDS: usize = 21;

/// The row of the report.
pub(crate) fn run(school: &MadeSchool) -> Result<Row> {
    let key = raw::key(school)?;
    let file = school.vault_dir().join("samsyn.db");
    school.app().lock();
    let ours = || Ok(school.first_list()?);
    // Whoever looks first locks the file: the vault closes before the peer, outside what counts.
    let peer = || {
        let db = raw::open(&file, &key)?;
        list(&db)?;
        Ok(db)
    };
    let (ours, peer) = turns::in_turn_between(ROUNDS, ours, || school.app().lock(), peer)?;
    Ok(Row::peer("list: unlock to first, 10 000 pupils", ours, peer, 1.5, "ms"))
}

/// The numbers of the heading, a page, and who has an open case: what the list shows.
fn list(db: &Connection) -> Result<()> {
    let numbers = "SELECT (SELECT count(*) FROM pupil WHERE left_on IS NULL),
             count(*) FILTER (WHERE overlap = 'different'), count(*) FILTER (WHERE certainty IN ('check', 'stop'))
         FROM routing";
    let active: usize = db.query_row(numbers, [], |row| row.get(0))?;
    let page = "SELECT p.id, p.given, p.family, p.class, p.born, p.label, p.left_on, c.body
         FROM pupil p LEFT JOIN routing c ON c.pupil = p.id WHERE p.left_on IS NULL ORDER BY p.sort, p.n LIMIT ?1";
    let mut statement = db.prepare(page)?;
    let given: Vec<String> = statement.query_map([LIST_ROWS], |row| row.get(1))?.collect::<rusqlite::Result<_>>()?;
    let mut statement = db.prepare("SELECT pupil FROM care_case WHERE closed_at IS NULL")?;
    let open: Vec<Vec<u8>> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    if (active, given.len(), open.len()) != (PUPILS, LIST_ROWS, OPEN_CASES) {
        return Err("the peer reads another list".into());
    }
    Ok(())
}
