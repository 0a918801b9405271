//! The cached receiver of each pupil. Derived by the rules and kept for lists: no event, not in the digest.
//!
//! A change of the pupil drops its row; a change of register, rules or day is seen by the stamp.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use minicbor::{Decode, Encode};
use rusqlite::params;
use samsyn_rules::sekretess::Guarded;
use uuid::Uuid;

use super::list::{home, protection};
use super::{Circumstances, Home, Protection};
use crate::sql::{Columns, all, change, exists};
use crate::wire::encode_body;
use crate::{Result, Store, Writer};

/// A receiver as the rules found it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RoutingCache {
    /// `certain`, `check`, `stop` or `none`.
    #[n(0)]
    pub certainty: String,
    /// Receiver ids.
    #[n(1)]
    pub receivers: Vec<String>,
    /// Namnd of the school.
    #[n(2)]
    pub preventive: Option<String>,
    /// `same`, `different` or `unknown`.
    #[n(3)]
    pub overlap: String,
    /// Warning codes.
    #[n(4)]
    pub warnings: Vec<String>,
    /// What it was computed from: registers, rules, day. Another stamp means it is old.
    #[n(5)]
    pub stamp: String,
}

/// What the rules need to route one pupil.
#[derive(Clone, PartialEq)]
pub struct RoutingInput {
    /// Pupil.
    pub pupil: Uuid,
    /// Birth date; absent when protected.
    pub born: Option<NaiveDate>,
    /// Protected identity: no place below.
    pub protection: Option<Protection>,
    /// Where the pupil lives, as far as it may be known.
    pub home: Home,
    /// Municipality that answers for a pupil who is not registered anywhere.
    pub assigned_municipality: Option<String>,
    /// The school's answers.
    pub circumstances: Circumstances,
}

/// The row of `meta` with the stamp that everybody was routed with.
const ROUTED: &str = "routed";

impl Store {
    /// Pupils who have not left and whose cache is missing or has another stamp. Sealed as the pupil list.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn unrouted(&self, stamp: &str, limit: usize) -> Result<Guarded<Vec<RoutingInput>>> {
        let sql = "SELECT p.id, p.born, p.protection, r.body, p.withheld, p.through, r.assigned, p.circumstances
             FROM pupil p LEFT JOIN residence r ON r.pupil = p.id LEFT JOIN routing c ON c.pupil = p.id
             WHERE p.left_on IS NULL AND c.stamp IS NOT ?1 LIMIT ?2";
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let inputs = all(&self.db, sql, params![stamp, limit], |row| {
            Ok(RoutingInput {
                pupil: row.id(0)?,
                born: row.day_opt(1)?,
                protection: protection(row, 2)?,
                home: home(row, 3)?,
                assigned_municipality: row.get(6)?,
                circumstances: row.body_opt(7)?.unwrap_or_default(),
            })
        })?;
        Ok(Guarded::seal(self.pupil_list_ref(), inputs))
    }

    /// Whether [`Store::note_all_routed`] found everybody routed with this stamp and nothing has dropped a receiver since. One
    /// row is read, where [`Store::unrouted`] reads all pupils.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn all_routed(&self, stamp: &str) -> Result<bool> {
        exists(&self.db, "SELECT 1 FROM meta WHERE name = ?1 AND value = ?2", params![ROUTED, stamp.as_bytes()])
    }

    /// Remembers that everybody is routed with this stamp, if so.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn note_all_routed(&mut self, stamp: &str) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO meta (name, value)
             SELECT ?1, ?2 WHERE NOT EXISTS (
                 SELECT 1 FROM pupil p LEFT JOIN routing c ON c.pupil = p.id
                 WHERE p.left_on IS NULL AND c.stamp IS NOT ?3)";
        change(&self.db, sql, params![ROUTED, stamp.as_bytes(), stamp]).map(|_| ())
    }

    /// Stores routings in one transaction.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn save_routing(&mut self, rows: &[(Uuid, RoutingCache)]) -> Result<()> {
        let tx = self.db.transaction()?;
        for (pupil, cache) in rows {
            change(
                &tx,
                // The columns are what the numbers over the list are counted from: a protected pupil is in none.
                "INSERT OR REPLACE INTO routing (pupil, stamp, certainty, overlap, body)
                 SELECT id, ?2, iif(protection IS NULL, ?3, ''), iif(protection IS NULL, ?4, ''), ?5
                 FROM pupil WHERE id = ?1 AND left_on IS NULL",
                params![pupil.as_bytes(), cache.stamp, cache.certainty, cache.overlap, encode_body(cache)?],
            )?;
        }
        Ok(tx.commit()?)
    }

    /// How many pupils who have not left each receiver answers for; protected pupils are not counted.
    /// Sealed as the pupil list.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn receiver_counts(&self) -> Result<Guarded<Vec<(String, usize)>>> {
        let sql = "SELECT c.body FROM pupil p JOIN routing c ON c.pupil = p.id
             WHERE p.left_on IS NULL AND p.protection IS NULL";
        let mut counts = BTreeMap::new();
        for cache in all(&self.db, sql, [], |row| row.body::<RoutingCache>(0))? {
            for receiver in cache.receivers {
                *counts.entry(receiver).or_insert(0_usize) += 1;
            }
        }
        Ok(Guarded::seal(self.pupil_list_ref(), counts.into_iter().collect()))
    }
}

impl Writer<'_> {
    /// The pupil has changed: the receiver must be found anew.
    pub(crate) fn forget_routing(&self, pupil: Uuid) -> Result<()> {
        self.forget_all_routed()?;
        change(&self.tx, "DELETE FROM routing WHERE pupil = ?1", params![pupil.as_bytes()]).map(|_| ())
    }

    /// Somebody may have no receiver yet.
    pub(super) fn forget_all_routed(&self) -> Result<()> {
        change(&self.tx, "DELETE FROM meta WHERE name = ?1", params![ROUTED]).map(|_| ())
    }
}
