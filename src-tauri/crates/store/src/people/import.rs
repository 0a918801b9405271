//! Import of a pupil register, chunk by chunk: each chunk is one transaction, and each pupil in it an event of its own.
//!
//! What the register says of an ordinary pupil is sealed with the school year's rows. Of a protected pupil that compartment learns that
//! there is one; who it is, and how the family is reached, lie in compartments of the pupil's own.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use minicbor::{Decode, Encode};
use rusqlite::params;
use samsyn_rules::sekretess::{Domain, Guarded, RecordKind, RecordRef};
use uuid::Uuid;

use super::list::{home, protection};
use super::register::{IdentityPut, ImportRan, PupilLeft, PupilPut, PutPupil, ReachPut};
use super::{GuardianRecord, PupilRecord};
use crate::school::plain_record;
use crate::sql::{Columns, all, first};
use crate::{Result, Store, StoreError, Writer};

/// Rows in one chunk at most.
pub const IMPORT_CHUNK_ROWS: usize = 500;

/// A pupil as the vault knows it, to compare a register with.
#[derive(Clone, PartialEq)]
pub struct KnownPupil {
    /// Id.
    pub id: Uuid,
    /// Last said by the register.
    pub record: PupilRecord,
    /// Left the school.
    pub left_on: Option<NaiveDate>,
}

/// One change of a chunk.
#[derive(Clone, PartialEq)]
pub enum PupilChange {
    /// A new pupil, or a changed or returned one when `pupil` is known.
    Put {
        /// The pupil, when the vault knows it.
        pupil: Option<Uuid>,
        /// All the register says.
        record: Box<PupilRecord>,
    },
    /// Absent from the register.
    Left {
        /// The pupil.
        pupil: Uuid,
        /// Since.
        on: NaiveDate,
    },
}

/// The import a chunk belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ImportRun {
    /// Random id of the whole import.
    #[cbor(n(0), with = "crate::wire")]
    pub id: Uuid,
    /// Kind of source (`ss12000`, `csv`, `xlsx`); never a file name.
    #[n(1)]
    pub source: String,
    /// Day the register was read.
    #[cbor(n(2), with = "crate::wire")]
    pub register_date: NaiveDate,
}

/// What a chunk did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportCount {
    /// Pupils added.
    pub new: usize,
    /// Pupils replaced.
    pub changed: usize,
    /// Pupils marked as left.
    pub left: usize,
}

/// The last import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastImport {
    /// When its last chunk was stored.
    pub at: DateTime<Utc>,
    /// Day of the register.
    pub register_date: NaiveDate,
    /// Rows stored.
    pub rows: u64,
}

impl Store {
    /// Every pupil, for the comparison of an import. Sealed as the pupil list.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn known_pupils(&self) -> Result<Guarded<Vec<KnownPupil>>> {
        let mut guardians: HashMap<Uuid, Vec<GuardianRecord>> = HashMap::new();
        let sql = "SELECT pupil, source_id, name, phone, relation, protected FROM guardian
             WHERE in_register ORDER BY pupil, number";
        let rows = all(&self.db, sql, [], |row| {
            let (source_id, name, phone) = (row.get(1)?, row.get(2)?, row.get(3)?);
            Ok((row.id(0)?, GuardianRecord { source_id, name, phone, relation: row.get(4)?, protected: row.get(5)? }))
        })?;
        for (pupil, guardian) in rows {
            guardians.entry(pupil).or_default().push(guardian);
        }
        let sql = "SELECT p.id, p.source_id, coalesce(i.number, p.number), coalesce(i.given, p.given),
                 coalesce(i.family, p.family), coalesce(i.class, p.class), coalesce(i.born, p.born), p.protection,
                 r.body, p.withheld, p.through, r.assigned, p.left_on
             FROM pupil p LEFT JOIN protected_identity i ON i.pupil = p.id LEFT JOIN residence r ON r.pupil = p.id
             ORDER BY p.n";
        let known = all(&self.db, sql, [], |row| {
            let id = row.id(0)?;
            let record = PupilRecord {
                source_id: row.get(1)?,
                number: row.get(2)?,
                given: row.get(3)?,
                family: row.get(4)?,
                class: row.get(5)?,
                born: row.day_opt(6)?,
                protection: protection(row, 7)?,
                home: home(row, 8)?,
                assigned_municipality: row.get(11)?,
                guardians: guardians.remove(&id).unwrap_or_default(),
            };
            Ok(KnownPupil { id, record, left_on: row.day_opt(12)? })
        })?;
        Ok(Guarded::seal(self.pupil_list_ref(), known))
    }

    /// The last import, if there was one.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn last_import(&self) -> Result<Option<LastImport>> {
        let sql = "SELECT at, register_date, rows FROM pupil_import ORDER BY at DESC, id LIMIT 1";
        first(&self.db, sql, [], |row| Ok(LastImport { at: row.at(0)?, register_date: row.day(1)?, rows: row.get(2)? }))
    }
}

impl Writer<'_> {
    /// Stores one chunk. Guardians keep their id, and with it their inform state, when the
    /// register's id or else the name is the same; one who is gone from the register stays when silenced.
    ///
    /// # Errors
    /// [`crate::StoreError::WhereaboutsOfProtected`], [`crate::StoreError::TooLarge`] over
    /// [`IMPORT_CHUNK_ROWS`] rows, [`crate::StoreError::NotFound`] for an unknown pupil.
    pub fn apply_import(&mut self, run: &ImportRun, changes: &[PupilChange]) -> Result<ImportCount> {
        if changes.len() > IMPORT_CHUNK_ROWS {
            return Err(StoreError::TooLarge { limit_bytes: IMPORT_CHUNK_ROWS });
        }
        let mut count = ImportCount::default();
        for change in changes {
            match change {
                PupilChange::Put { pupil, record } => {
                    let (put, new) = self.put_pupil(*pupil, record)?;
                    *(if new { &mut count.new } else { &mut count.changed }) += 1;
                    let pupil = put.pupil;
                    self.append_pupil(put, run.register_date)?;
                    // Of somebody new nothing is kept yet.
                    if !new {
                        self.forget_routing(pupil)?;
                    }
                }
                PupilChange::Left { pupil, on } => {
                    let record = self.pupil_record(*pupil)?;
                    self.append(&PupilLeft { pupil: *pupil, on: *on }, &record)?;
                    self.forget_routing(*pupil)?;
                    count.left += 1;
                }
            }
        }
        self.forget_all_routed()?;
        let fact = ImportRan { run: run.clone(), put: count.new + count.changed, left: count.left };
        self.append(&fact, &plain_record(Uuid::from_bytes(*self.vault.as_bytes()), RecordKind::PupilList))?;
        Ok(count)
    }

    /// One event, or three where somebody is protected: that there is a pupil, who it is, and how the family is reached.
    fn append_pupil(&mut self, put: PutPupil, register_date: NaiveDate) -> Result<()> {
        let pupil = put.pupil;
        let about = RecordRef {
            id: pupil,
            kind: RecordKind::Pupil,
            pupil: None,
            case: None,
            domain: Domain::Skola,
            author: None,
            protected: put.record.protection.is_some(),
        };
        if put.record.withholds_place() {
            self.redact_places(pupil, &about)?;
        }
        if about.protected {
            let label = Some(self.label(pupil)?);
            let phones = put.record.guardians.iter().map(|guardian| guardian.phone.clone()).collect::<Vec<_>>();
            let (guardians, stub) = (put.guardians.clone(), put.record.without_identity());
            let stub = PutPupil { pupil, record: stub, guardians: Vec::new() };
            self.append(&PupilPut { put: stub, register_date, label }, &about)?;
            let identity = PutPupil { record: put.record.without_reach(), ..put };
            self.append(&IdentityPut { put: identity }, &about)?;
            if phones.iter().any(|phone| !phone.is_empty()) {
                self.append(&ReachPut { pupil, guardians, phones }, &about)?;
            }
        } else {
            self.append(&PupilPut { put, register_date, label: None }, &about)?;
        }
        Ok(())
    }

    /// The change with its ids; `true` for a pupil the vault did not know.
    fn put_pupil(&self, pupil: Option<Uuid>, record: &PupilRecord) -> Result<(PutPupil, bool)> {
        if !record.tells_nothing_withheld() {
            return Err(StoreError::WhereaboutsOfProtected);
        }
        let by_source = "SELECT id FROM pupil WHERE source_id = ?1 ORDER BY left_on IS NOT NULL, n DESC LIMIT 1";
        let known = match pupil {
            Some(pupil) => {
                self.pupil_record(pupil)?;
                Some(pupil)
            }
            // A comparison made before another import must not make the same pupil twice.
            None => first(&self.tx, by_source, params![record.source_id], |row| row.id(0))?,
        };
        let pupil = known.map_or_else(|| self.make_id(), Ok)?;
        let guardians = match known {
            Some(_) => self.guardian_ids(pupil, &record.guardians)?,
            None => record.guardians.iter().map(|_| self.make_id()).collect::<Result<_>>()?,
        };
        Ok((PutPupil { pupil, record: record.clone(), guardians }, known.is_none()))
    }

    /// Ids of the guardians in the register's order, known ones by the register's id or else by name.
    fn guardian_ids(&self, pupil: Uuid, records: &[GuardianRecord]) -> Result<Vec<Uuid>> {
        let sql = "SELECT id, source_id, name FROM guardian WHERE pupil = ?1 ORDER BY in_register DESC, number";
        let mut known = all(&self.tx, sql, params![pupil.as_bytes()], |row| {
            Ok(KnownGuardian { id: row.id(0)?, source_id: row.get(1)?, name: row.get(2)? })
        })?;
        let mut ids = vec![None; records.len()];
        for same in [KnownGuardian::has_source, KnownGuardian::has_name] {
            for (id, record) in ids.iter_mut().zip(records).filter(|(id, _)| id.is_none()) {
                *id = known.iter().position(|known| same(known, record)).map(|at| known.remove(at).id);
            }
        }
        ids.into_iter().map(|id| id.map_or_else(|| self.make_id(), Ok)).collect()
    }
}

/// A guardian to be recognised at the next import.
struct KnownGuardian {
    id: Uuid,
    source_id: Option<String>,
    name: String,
}

impl KnownGuardian {
    fn has_source(&self, record: &GuardianRecord) -> bool {
        self.source_id.is_some() && self.source_id == record.source_id
    }

    fn has_name(&self, record: &GuardianRecord) -> bool {
        self.name == record.name
    }
}
