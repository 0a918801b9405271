//! A vault in a temporary folder, made-up people, and a reader who goes through the law of access.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use crate::people::{GuardianRecord, Home, ImportRun, Protection, PupilChange, PupilRecord, Residence, ResidenceBasis};
use crate::school::{Point, School};
use crate::{Result, Store, StoreSetup, WriteContext, Writer};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use samsyn_rules::people::{Shield, Withheld};
use samsyn_rules::sekretess::{Access, AccessPurpose, Actor, Guarded, HuvudmanKind, Role, access};
use samsyn_vault::{KeyFile, Policy, SeededEntropy, VaultId, VaultKey};
use tempfile::TempDir;
use uuid::Uuid;

/// Making a key file runs Argon2: once for all tests.
static KEYS: LazyLock<(VaultId, Arc<VaultKey>, Arc<VaultKey>)> = LazyLock::new(|| {
    let make = |seed| KeyFile::make(&SeededEntropy::new(seed), Policy::Passphrase, "en lång lösenfras", None).unwrap();
    let (file, key, _) = make(1);
    (file.vault(), Arc::new(key), Arc::new(make(2).1))
});

/// What lies beside the database as the key file; the store never reads it.
pub(crate) const KEYS_FILE: &[u8] = b"keys";

pub(crate) fn key() -> Arc<VaultKey> {
    Arc::clone(&KEYS.1)
}

pub(crate) fn other_key() -> Arc<VaultKey> {
    Arc::clone(&KEYS.2)
}

pub(crate) fn now() -> DateTime<Utc> {
    "2026-11-23T09:15:00.250Z".parse().unwrap()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn setup(role: Role) -> StoreSetup {
    StoreSetup {
        vault: KEYS.0,
        school: School {
            name: "Ängsviks skola".to_owned(),
            municipality: "0180".to_owned(),
            stadsdel: Some("Farsta".to_owned()),
            point: Some(Point { latitude: 59.245_557_1, longitude: 18.088_858_2 }),
            huvudman: HuvudmanKind::Kommunal,
            reports_shared: false,
            demonstration: false,
        },
        user_name: "Kim Kurator".to_owned(),
        user_role: role,
        user_phone: "070-1740605".to_owned(),
    }
}

/// A store in a folder that goes away with it.
pub(crate) struct Vault {
    pub(crate) store: Store,
    pub(crate) dir: TempDir,
    pub(crate) at: DateTime<Utc>,
}

impl Vault {
    pub(crate) fn new() -> Self {
        Self::of(Role::Kurator)
    }

    pub(crate) fn of(role: Role) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::create(dir.path(), key(), (&setup(role), KEYS_FILE), now(), Arc::new(SeededEntropy::new(7)))
            .unwrap();
        Self { store, dir, at: now() }
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.dir.path().join("samsyn.db")
    }

    /// Closes the store and opens it again.
    pub(crate) fn reopen(self) -> Self {
        let Self { store, dir, at } = self;
        drop(store);
        let store = open(dir.path()).unwrap();
        Self { store, dir, at }
    }

    pub(crate) fn user(&self) -> Actor {
        let user = self.store.user().unwrap();
        Actor { id: user.id, role: user.role }
    }

    /// A minute later for every write, so that orders are sure.
    pub(crate) fn context(&mut self) -> WriteContext {
        self.at += TimeDelta::minutes(1);
        WriteContext { actor: self.user(), at: self.at }
    }

    pub(crate) fn write<T>(&mut self, work: impl FnOnce(&mut Writer<'_>) -> Result<T>) -> Result<T> {
        let context = self.context();
        self.store.write(&context, work)
    }

    /// Opens through the law of access and the log, as the gate does.
    pub(crate) fn read<T>(&mut self, purpose: AccessPurpose, guarded: Guarded<T>) -> T {
        let actor = self.user();
        let facts = self.store.access_facts(&actor, guarded.record()).unwrap();
        match access(&actor, guarded.record(), purpose, &facts, self.at.naive_utc()) {
            Access::Open(permit) => {
                let logged = permit.commit(&mut self.store).unwrap();
                guarded.open(&logged, actor.id, self.at.naive_utc()).unwrap()
            }
            Access::Refused(refusal) => panic!("refused: {refusal:?}"),
        }
    }

    pub(crate) fn import(&mut self, records: Vec<PupilRecord>) {
        let run = run(u128::from(self.store.event_count().unwrap()));
        let changes: Vec<_> =
            records.into_iter().map(|record| PupilChange::Put { pupil: None, record: Box::new(record) }).collect();
        self.write(|writer| writer.apply_import(&run, &changes)).unwrap();
    }

    /// Imports one pupil and returns the id.
    pub(crate) fn pupil(&mut self, record: PupilRecord) -> Uuid {
        let source = record.source_id.clone();
        self.import(vec![record]);
        self.id_of(&source).unwrap()
    }

    /// The pupil with this id in its register, without a row in the log.
    pub(crate) fn id_of(&self, source: &str) -> Option<Uuid> {
        let sql = "SELECT id FROM pupil WHERE source_id = ?1 ORDER BY left_on IS NOT NULL, n DESC LIMIT 1";
        crate::sql::first(&self.store.db, sql, [source], |row| crate::sql::Columns::id(row, 0)).unwrap()
    }
}

pub(crate) fn open(dir: &Path) -> Result<Store> {
    Store::open(dir, key(), None, now(), Arc::new(SeededEntropy::new(8)))
}

pub(crate) fn run(id: u128) -> ImportRun {
    ImportRun { id: Uuid::from_u128(id), source: "csv".to_owned(), register_date: day("2026-11-20") }
}

pub(crate) fn guardian(name: &str, phone: &str) -> GuardianRecord {
    GuardianRecord {
        source_id: None,
        name: name.to_owned(),
        phone: phone.to_owned(),
        relation: "vardnadshavare".to_owned(),
        protected: false,
    }
}

pub(crate) fn record(source: &str, given: &str, family: &str, class: &str) -> PupilRecord {
    PupilRecord {
        source_id: source.to_owned(),
        number: None,
        given: given.to_owned(),
        family: family.to_owned(),
        class: class.to_owned(),
        born: Some(day("2013-05-14")),
        protection: None,
        home: Home::Known(Residence {
            basis: ResidenceBasis::Folkbokford,
            municipality: Some("0180".to_owned()),
            stadsdel: None,
            street: Some("Påhittade gatan 4".to_owned()),
            postal_code: Some("12345".to_owned()),
            postal_town: Some("Påhittstad".to_owned()),
            district_name: None,
            point: Some(Point { latitude: 59.25, longitude: 18.09 }),
        }),
        assigned_municipality: None,
        guardians: vec![guardian("Robin Påhittad", "070-1740606")],
    }
}

/// A pupil whose whereabouts nobody may learn.
pub(crate) fn hidden(source: &str, given: &str, family: &str) -> PupilRecord {
    PupilRecord {
        protection: Some(Protection::Sekretessmarkering),
        home: Home::Withheld(Withheld { by: Shield::Own, through: None }),
        guardians: vec![GuardianRecord { protected: true, ..guardian("Skyddad Vuxen", "") }],
        ..record(source, given, family, "7A")
    }
}
