//! When pages of a database cannot be read: a new one out of everything that can.
//!
//! What is kept is copied row by row, from both ends towards the damage and number by number across it; what follows from the log is
//! folded anew. Only what no event vouches for any more is carried over from the old tables, and counted (docs/adr/0017-salvage.md).

use std::cell::RefCell;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};
use samsyn_vault::VaultKey;
use uuid::Uuid;

use crate::connection::{Mode, open_file};
use crate::create::make_head;
use crate::digest::PROJECTIONS;
use crate::fold::Fold;
use crate::head::{ChainMark, Found, Mark};
use crate::keys::all_keys;
use crate::log::first_of;
use crate::loss::{Loss, LossKind};
use crate::place::{Part, Place};
use crate::sql::{Columns, all, change, exists, first};
use crate::walk::{Step, Walk};
use crate::{Result, StoreError, migrate};

/// Tables that are not folded, with what orders their rows.
const KEPT: &[(&str, &str)] = &[
    ("meta", "name"),
    ("chain", "n"),
    ("epoch_key", "kid"),
    ("blob", "rowid"),
    ("event", "n"),
    ("audit", "seq"),
    ("setting", "name"),
    ("draft", "n"),
    ("report_text", "n"),
    ("report_version", "n"),
    ("address_point", "rowid"),
];

/// Numbers that are looked for one by one across a damage, at most.
const NUMBERS_MAX: i64 = 1 << 12;

/// Whether a fault means that the file itself is damaged.
pub(crate) const fn is_damage(fault: &StoreError) -> bool {
    matches!(fault, StoreError::Damaged { .. } | StoreError::Event(_))
}

/// Puts a new database in the place of a damaged one, which is kept. The loss says what is missing.
pub(crate) fn salvage(place: &Place, key: &Arc<VaultKey>, now: DateTime<Utc>) -> Result<Loss> {
    let saved = save_what_opens(place, key, now).and_then(|loss| {
        make_head(place, key, now)?;
        Ok(Loss { kept: place.swap_aside(now)?, ..loss })
    });
    if saved.is_err() {
        place.clear_next()?;
    }
    saved
}

fn save_what_opens(place: &Place, key: &VaultKey, now: DateTime<Utc>) -> Result<Loss> {
    let old = Damaged::open(place, key)?;
    let mark = if let Found::Mark(mark) = Mark::find(&place.head(), key)? { Some(*mark) } else { None };
    let mut next = open_file(&place.next(Part::Database), key, Mode::Create)?;
    migrate::run_to(&mut next, migrate::known())?;
    // Rows come in the order of the tables, and some not at all.
    next.execute_batch("PRAGMA foreign_keys = OFF")?;
    let tx = next.transaction()?;
    for (table, order) in KEPT {
        copy_ends(&old, &tx, table, order)?;
    }
    // Events of a chain whose key is gone cannot be verified by anybody: they stay in the damaged file.
    change(&tx, "DELETE FROM event WHERE chain NOT IN (SELECT n FROM chain)", [])?;
    let mut missing = Missing::default();
    let chains = all(&tx, "SELECT n, device, incarnation FROM chain ORDER BY n", [], |row| {
        Ok((row.get::<_, u32>(0)?, row.get::<_, [u8; 16]>(1)?, row.get::<_, [u8; 8]>(2)?))
    })?;
    let ends = mark.as_ref().map_or(&[][..], |mark| &mark.chains);
    let same = |end: &ChainMark, chain: &(u32, [u8; 16], [u8; 8])| {
        end.device.as_bytes() == &chain.1 && end.incarnation.as_bytes() == &chain.2
    };
    for chain in &chains {
        let end = ends.iter().find(|end| same(end, chain)).map_or(0, |end| end.seq.cast_signed());
        let (low, high) = (first_of(chain.0), first_of(chain.0 + 1));
        let sql = "SELECT max(n) FROM event WHERE n > ?1 AND n < ?2";
        let last = first(&tx, sql, params![low, high], |row| row.get::<_, Option<i64>>(0))?.flatten();
        let last = last.map_or(0, |n| n - low).max(end);
        missing.events += gaps(&old, &tx, ("event", "n"), (low + 1, low + last), |from, to| {
            missing.numbers.push((chain.0, from - low, to - low));
        })?;
    }
    for (place, end) in (1..).zip(ends).filter(|(_, end)| !chains.iter().any(|chain| same(end, chain))) {
        missing.events += end.seq;
        missing.numbers.push((place, 1, end.seq.cast_signed()));
    }
    let rows =
        first(&tx, "SELECT max(seq) FROM audit", [], |row| row.get::<_, Option<i64>>(0))?.flatten().unwrap_or_default();
    let rows = rows.max(mark.as_ref().map_or(0, |mark| mark.audit.seq.cast_signed()));
    missing.rows = gaps(&old, &tx, ("audit", "seq"), (1, rows), |_, _| ())?;
    make_known(&tx, mark.as_ref())?;
    missing.events += fold(&tx, key, &mut missing.numbers)?;
    carry(&old, &tx)?;
    find_user(&tx)?;
    for (table, what) in [("school", "school"), ("staff", "staff")] {
        if !exists(&tx, &format!("SELECT 1 FROM {table}"), [])? {
            return Err(StoreError::Damaged { place: what });
        }
    }
    let since = first(&tx, "SELECT at FROM audit ORDER BY seq DESC LIMIT 1", [], |row| row.at(0))?;
    tx.commit()?;
    next.close().map_err(|(_, fault)| StoreError::from(fault))?;
    let numbers = missing.said();
    Ok(Loss { events: missing.events, rows: missing.rows, since, numbers, ..Loss::new(LossKind::PagesDamaged, now) })
}

/// What no page gave.
#[derive(Default)]
struct Missing {
    events: u64,
    rows: u64,
    /// Chain, and from which number to which.
    numbers: Vec<(u32, i64, i64)>,
}

impl Missing {
    fn said(&self) -> String {
        let range = |&(chain, from, to): &(u32, i64, i64)| match from == to {
            true => format!("{chain}.{from}"),
            false => format!("{chain}.{from}-{to}"),
        };
        self.numbers.iter().map(range).collect::<Vec<_>>().join(", ")
    }
}

/// Columns that can be written.
fn columns(db: &Connection, table: &str) -> Result<Vec<String>> {
    all(db, "SELECT name FROM pragma_table_info(?1)", params![table], |row| row.get(0))
}

/// Copies rows from both ends until a page cannot be read.
fn copy_ends(old: &Damaged<'_>, new: &Connection, table: &str, order: &str) -> Result<()> {
    let columns = columns(new, table)?;
    for direction in ["ASC", "DESC"] {
        let sql = format!("SELECT {} FROM {table} ORDER BY {order} {direction}", columns.join(", "));
        if copy(old, new, table, &columns, &sql)?.1 {
            break;
        }
    }
    Ok(())
}

/// A database with pages that cannot be read. SQLCipher answers nothing more on a connection that has met one, so each is used until then.
struct Damaged<'a> {
    place: &'a Place,
    key: &'a VaultKey,
    db: RefCell<Connection>,
}

impl<'a> Damaged<'a> {
    fn open(place: &'a Place, key: &'a VaultKey) -> Result<Self> {
        Ok(Self { place, key, db: RefCell::new(open_file(&place.file(), key, Mode::Write)?) })
    }

    fn open_again(&self) -> Result<()> {
        // The first lets go of the file before the second takes hold of it.
        drop(self.db.replace(Connection::open_in_memory()?));
        drop(self.db.replace(open_file(&self.place.file(), self.key, Mode::Write)?));
        Ok(())
    }
}

/// Copies what a query gives, as far as it goes; how many rows were new, and whether it came to its end.
fn copy(old: &Damaged<'_>, new: &Connection, table: &str, columns: &[String], sql: &str) -> Result<(u64, bool)> {
    let (copied, whole) = copy_from(&old.db.borrow(), new, table, columns, sql)?;
    if !whole {
        old.open_again()?;
    }
    Ok((copied, whole))
}

fn copy_from(old: &Connection, new: &Connection, table: &str, columns: &[String], sql: &str) -> Result<(u64, bool)> {
    let places: Vec<String> = (1..=columns.len()).map(|place| format!("?{place}")).collect();
    let put = format!("INSERT OR IGNORE INTO {table} ({}) VALUES ({})", columns.join(", "), places.join(", "));
    let mut put = new.prepare(&put)?;
    // A root that cannot be read gives nothing.
    let Ok(mut statement) = old.prepare(sql) else { return Ok((0, false)) };
    let Ok(mut rows) = statement.query([]) else { return Ok((0, false)) };
    let mut copied = 0;
    loop {
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => return Ok((copied, true)),
            Err(_) => return Ok((copied, false)),
        };
        let values: rusqlite::Result<Vec<Value>> = (0..columns.len()).map(|column| row.get(column)).collect();
        let Ok(values) = values else { continue };
        match put.execute(params_from_iter(values)) {
            Ok(new) => copied += new as u64,
            // A row that contradicts what the log says.
            Err(fault) if fault.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {}
            Err(fault) => return Err(fault.into()),
        }
    }
}

/// Looks for every number that is not there, and puts those on record that no page gives; how many.
fn gaps(
    old: &Damaged<'_>,
    new: &Connection,
    (table, number): (&str, &str),
    (first_number, last): (i64, i64),
    mut tell: impl FnMut(i64, i64),
) -> Result<u64> {
    let columns = columns(new, table)?;
    let there = format!("SELECT {number} FROM {table} WHERE {number} >= ?1 ORDER BY {number} LIMIT 1");
    let (mut due, mut missing) = (first_number, 0_u64);
    while due <= last {
        let next = first(new, &there, params![due], |row| row.get::<_, i64>(0))?.unwrap_or(i64::MAX).min(last + 1);
        let mut open: Option<i64> = None;
        let close = |open: &mut Option<i64>, end: i64, tell: &mut dyn FnMut(i64, i64)| -> Result<u64> {
            let Some(from) = open.take() else { return Ok(0) };
            let name = format!("gap:{table}:{from}");
            change(new, "INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)", params![name, end.to_be_bytes()])?;
            tell(from, end);
            Ok(u64::try_from(end - from + 1).unwrap_or_default())
        };
        for number_due in due..next.min(due.saturating_add(NUMBERS_MAX)) {
            let sql = format!("SELECT {} FROM {table} WHERE {number} = {number_due}", columns.join(", "));
            if copy(old, new, table, &columns, &sql)?.0 > 0 {
                missing += close(&mut open, number_due - 1, &mut tell)?;
            } else {
                open.get_or_insert(number_due);
            }
        }
        missing += close(&mut open, next - 1, &mut tell)?;
        due = next + 1;
    }
    Ok(missing)
}

/// Which numbers of a table are known to be lost: from, to.
pub(crate) fn known_gaps(db: &Connection, table: &str) -> Result<Vec<(i64, i64)>> {
    let name = format!("gap:{table}:");
    let sql =
        "SELECT CAST(substr(name, length(?1) + 1) AS INTEGER), value FROM meta WHERE substr(name, 1, length(?1)) = ?1";
    all(db, sql, params![name], |row| Ok((row.get(0)?, i64::from_be_bytes(row.get(1)?))))
}

/// Whether everything from `from` up to but not including `to` is known to be lost.
pub(crate) fn is_gap(gaps: &[(i64, i64)], from: i64, to: i64) -> bool {
    gaps.iter().any(|&(first, last)| first <= from && to <= last + 1)
}

/// The vault's id, when the page that had it is gone.
fn make_known(new: &Connection, mark: Option<&Mark>) -> Result<()> {
    if exists(new, "SELECT 1 FROM meta WHERE name = 'vault'", [])? {
        return Ok(());
    }
    let vault = mark.map(|mark| mark.vault).ok_or(StoreError::Damaged { place: "meta" })?;
    change(new, "INSERT INTO meta (name, value) VALUES ('vault', ?1)", params![vault.as_bytes()]).map(|_| ())
}

/// Who is at the keyboard, when that page is gone: whoever's device wrote last, or the first on the staff.
fn find_user(db: &Connection) -> Result<()> {
    if exists(db, "SELECT 1 FROM meta WHERE name = 'user'", [])? {
        return Ok(());
    }
    let writer = "SELECT d.person FROM chain c JOIN device d ON d.id = c.device ORDER BY c.n DESC LIMIT 1";
    let user = match first(db, writer, [], |row| row.id(0))? {
        Some(user) => Some(user),
        None => first(db, "SELECT id FROM staff ORDER BY rowid LIMIT 1", [], |row| row.id(0)).ok().flatten(),
    };
    let user: Uuid = user.ok_or(StoreError::Damaged { place: "meta" })?;
    change(db, "INSERT INTO meta (name, value) VALUES ('user', ?1)", params![user.as_bytes()]).map(|_| ())
}

/// Folds what was saved of the log; how many of its events do not open.
fn fold(db: &Connection, key: &VaultKey, numbers: &mut Vec<(u32, i64, i64)>) -> Result<u64> {
    let keys = all_keys(db, key)?;
    let vault = first(db, "SELECT value FROM meta WHERE name = 'vault'", [], |row| row.get::<_, [u8; 16]>(0))?;
    let vault = vault.ok_or(StoreError::Damaged { place: "meta" })?.into();
    let (mut fold, mut walk, mut broken) = (Fold::new(db), Walk::new(db, vault, &keys)?, 0);
    while let Some((place, step)) = walk.next(&mut fold)? {
        if let Step::Broken(_) = step {
            broken += 1;
            numbers.push((place.chain(), place.number().cast_signed(), place.number().cast_signed()));
        }
    }
    Ok(broken)
}

/// What the old tables say and no saved event does: kept readable, counted, and never vouched for.
fn carry(old: &Damaged<'_>, new: &Connection) -> Result<()> {
    let mut carried = 0;
    for projection in PROJECTIONS.iter().rev().filter(|projection| projection.table != "pupil_name") {
        // Row numbers are a file's own.
        let columns: Vec<String> = columns(new, projection.table)?.into_iter().filter(|column| column != "n").collect();
        let select = format!("SELECT {} FROM {}", columns.join(", "), projection.table);
        let order = columns.first().map_or("1", String::as_str);
        for direction in ["ASC", "DESC"] {
            let sql = format!("{select} ORDER BY {order} {direction}");
            let (new_rows, whole) = copy(old, new, projection.table, &columns, &sql)?;
            carried += new_rows;
            if whole {
                break;
            }
        }
    }
    change(
        new,
        "INSERT INTO pupil_name (rowid, given, family, class) SELECT n, given, family, class FROM pupil
         WHERE protection IS NULL AND n NOT IN (SELECT rowid FROM pupil_name)",
        [],
    )?;
    if carried > 0 {
        let value = carried.to_be_bytes();
        change(new, "INSERT OR REPLACE INTO meta (name, value) VALUES ('carried', ?1)", params![value])?;
    }
    Ok(())
}

/// How many rows no event vouches for.
pub(crate) fn carried(db: &Connection) -> Result<u64> {
    let value = first(db, "SELECT value FROM meta WHERE name = 'carried'", [], |row| row.get::<_, [u8; 8]>(0))?;
    Ok(value.map_or(0, u64::from_be_bytes))
}
