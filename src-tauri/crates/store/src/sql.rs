//! The few shapes of SQL that the domains use, with cached statements and faults without content.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use minicbor::Decode;
use rusqlite::types::{FromSql, Type};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Params, Row};
use uuid::Uuid;

use crate::words::{ClosedList, Word};
use crate::{Result, StoreError};

impl From<rusqlite::Error> for StoreError {
    /// SQLite's own texts may quote values: only the code is kept.
    fn from(fault: rusqlite::Error) -> Self {
        match &fault {
            rusqlite::Error::SqliteFailure(code, _) => match code.code {
                ErrorCode::DiskFull => Self::DiskFull,
                ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Self::NotWritable,
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::InUse,
                ErrorCode::DatabaseCorrupt => Self::Damaged { place: "page" },
                ErrorCode::SystemIoFailure => fault_of_disk(code.extended_code),
                ErrorCode::NotADatabase => Self::Damaged { place: "header" },
                _ => Self::Sql(code.extended_code),
            },
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..) => Self::Damaged { place: "row" },
            _ => Self::Internal("a statement does not fit the tables"),
        }
    }
}

/// What the disk answered. Only where SQLite asks for room is it known that there is none.
fn fault_of_disk(extended_code: i32) -> StoreError {
    use rusqlite::ffi;
    match extended_code {
        ffi::SQLITE_IOERR_SHMSIZE | ffi::SQLITE_IOERR_SHMOPEN | ffi::SQLITE_IOERR_SHMMAP => StoreError::DiskFull,
        ffi::SQLITE_IOERR_SHORT_READ | ffi::SQLITE_IOERR_CORRUPTFS | ffi::SQLITE_IOERR_DATA => {
            StoreError::Damaged { place: "page" }
        }
        ffi::SQLITE_IOERR_ACCESS | ffi::SQLITE_IOERR_LOCK => StoreError::NotWritable,
        _ => StoreError::Io(std::io::ErrorKind::Other),
    }
}

/// The first row, if any.
pub(crate) fn first<T>(
    db: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>> {
    Ok(db.prepare_cached(sql)?.query_row(params, read).optional()?)
}

/// Every row.
pub(crate) fn all<T>(
    db: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(params, read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Changes rows and returns how many.
pub(crate) fn change(db: &Connection, sql: &str, params: impl Params) -> Result<usize> {
    Ok(db.prepare_cached(sql)?.execute(params)?)
}

/// Whether there is a row.
pub(crate) fn exists(db: &Connection, sql: &str, params: impl Params) -> Result<bool> {
    Ok(db.prepare_cached(sql)?.exists(params)?)
}

/// An instant as it lies in a column.
pub(crate) fn micros(at: DateTime<Utc>) -> i64 {
    at.timestamp_micros()
}

/// A day as it lies in a column.
pub(crate) fn days(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

/// Columns of the types used here.
pub(crate) trait Columns {
    fn id(&self, column: usize) -> rusqlite::Result<Uuid>;
    fn id_opt(&self, column: usize) -> rusqlite::Result<Option<Uuid>>;
    fn at(&self, column: usize) -> rusqlite::Result<DateTime<Utc>>;
    fn at_opt(&self, column: usize) -> rusqlite::Result<Option<DateTime<Utc>>>;
    fn day_opt(&self, column: usize) -> rusqlite::Result<Option<NaiveDate>>;
    fn day(&self, column: usize) -> rusqlite::Result<NaiveDate>;
    fn word<T>(&self, column: usize, parse: impl FnOnce(&str) -> Option<T>) -> rusqlite::Result<T>;
    fn carried<T: ClosedList>(&self, column: usize) -> rusqlite::Result<Word<T>>;
    fn body<T: for<'b> Decode<'b, ()>>(&self, column: usize) -> rusqlite::Result<T>;
    fn body_opt<T: for<'b> Decode<'b, ()>>(&self, column: usize) -> rusqlite::Result<Option<T>>;
}

fn damaged(column: usize, kind: Type) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, kind, Box::new(std::fmt::Error))
}

fn some<T: FromSql, U>(
    row: &Row<'_>,
    column: usize,
    kind: Type,
    read: impl FnOnce(T) -> Option<U>,
) -> rusqlite::Result<Option<U>> {
    row.get::<_, Option<T>>(column)?.map(|value| read(value).ok_or_else(|| damaged(column, kind))).transpose()
}

impl Columns for Row<'_> {
    fn id(&self, column: usize) -> rusqlite::Result<Uuid> {
        Ok(Uuid::from_bytes(self.get(column)?))
    }

    fn id_opt(&self, column: usize) -> rusqlite::Result<Option<Uuid>> {
        Ok(self.get::<_, Option<[u8; 16]>>(column)?.map(Uuid::from_bytes))
    }

    fn at(&self, column: usize) -> rusqlite::Result<DateTime<Utc>> {
        self.at_opt(column)?.ok_or_else(|| damaged(column, Type::Integer))
    }

    fn at_opt(&self, column: usize) -> rusqlite::Result<Option<DateTime<Utc>>> {
        some(self, column, Type::Integer, DateTime::from_timestamp_micros)
    }

    fn day_opt(&self, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
        some(self, column, Type::Integer, NaiveDate::from_num_days_from_ce_opt)
    }

    fn day(&self, column: usize) -> rusqlite::Result<NaiveDate> {
        self.day_opt(column)?.ok_or_else(|| damaged(column, Type::Integer))
    }

    fn word<T>(&self, column: usize, parse: impl FnOnce(&str) -> Option<T>) -> rusqlite::Result<T> {
        let text = self.get_ref(column)?.as_str().map_err(|_| damaged(column, Type::Text))?;
        parse(text).ok_or_else(|| damaged(column, Type::Text))
    }

    fn carried<T: ClosedList>(&self, column: usize) -> rusqlite::Result<Word<T>> {
        self.get_ref(column)?.as_str().map(Word::of).map_err(|_| damaged(column, Type::Text))
    }

    fn body<T: for<'b> Decode<'b, ()>>(&self, column: usize) -> rusqlite::Result<T> {
        self.body_opt(column)?.ok_or_else(|| damaged(column, Type::Blob))
    }

    fn body_opt<T: for<'b> Decode<'b, ()>>(&self, column: usize) -> rusqlite::Result<Option<T>> {
        let bytes = self.get_ref(column)?.as_blob_or_null().map_err(|_| damaged(column, Type::Blob))?;
        bytes.map(|bytes| minicbor::decode(bytes).map_err(|_| damaged(column, Type::Blob))).transpose()
    }
}
