//! Members of staff who use the program. Names at work, read freely inside the vault.

use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::{AccessFacts, Actor, Domain, RecordKind, RecordRef, Role};
use uuid::Uuid;

use crate::fact::{Fact, Stamp};
use crate::keys::Place;
use crate::school::plain_record;
use crate::sql::{Columns, all, change, exists, first};
use crate::wire::encode_body;
use crate::{Result, Store, StoreError, Writer};

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Staff {
    /// Random id.
    #[cbor(n(0), with = "crate::wire")]
    pub id: Uuid,
    /// Name.
    #[n(1)]
    pub name: String,
    /// Role the person acts in.
    #[cbor(n(2), with = "crate::wire")]
    pub role: Role,
    /// Phone at work, for reports; empty when not given.
    #[n(3)]
    pub phone: String,
    /// Domains whose log the person reviews (PDL 4:3).
    #[cbor(n(4), with = "crate::wire")]
    pub custodian_of: Vec<Domain>,
    /// Still at the school.
    #[n(5)]
    pub active: bool,
}

impl Store {
    /// The person this vault belongs to: who is at the keyboard.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn user(&self) -> Result<Staff> {
        self.member(self.user)?.ok_or(StoreError::Damaged { place: "user" })
    }

    fn member(&self, id: Uuid) -> Result<Option<Staff>> {
        first(&self.db, "SELECT body FROM staff WHERE id = ?1", params![id.as_bytes()], |row| row.body(0))
    }

    /// Everybody, by name.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn staff(&self) -> Result<Vec<Staff>> {
        all(&self.db, "SELECT body FROM staff ORDER BY name, id", [], |row| row.body(0))
    }

    /// What is known of `actor` besides role and record: assigned, custodian, the school's setting.
    /// Hand it to `sekretess::access` and `may_write`.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn access_facts(&self, actor: &Actor, record: &RecordRef) -> Result<AccessFacts> {
        self.facts_of(actor)?.about(record)
    }

    /// The same for many records: what does not depend on the record is read once. Use it at once and drop it.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn facts_of(&self, actor: &Actor) -> Result<ActorFacts<'_>> {
        let member = self.member(actor.id)?.filter(|member| member.active);
        Ok(ActorFacts {
            store: self,
            staff: actor.id,
            custodian_of: member.map(|member| member.custodian_of).unwrap_or_default(),
            reports_shared: self.school()?.reports_shared,
        })
    }
}

/// What is known of a person and the school, before any record.
pub struct ActorFacts<'store> {
    store: &'store Store,
    staff: Uuid,
    custodian_of: Vec<Domain>,
    reports_shared: bool,
}

impl ActorFacts<'_> {
    /// What is known about one record.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn about(&self, record: &RecordRef) -> Result<AccessFacts> {
        let (db, staff) = (&self.store.db, self.staff.into_bytes());
        let assigned = match (record.case, record.pupil) {
            (Some(case), _) => exists(
                db,
                "SELECT 1 FROM case_staff WHERE case_id = ?1 AND staff = ?2",
                params![case.as_bytes(), staff],
            )?,
            // A record outside every case is open to those who care for the pupil in any of them.
            (None, Some(pupil)) => exists(
                db,
                "SELECT 1 FROM care_case c JOIN case_staff s ON s.case_id = c.id
                 WHERE c.pupil = ?1 AND s.staff = ?2 AND c.closed_at IS NULL",
                params![pupil.as_bytes(), staff],
            )?,
            (None, None) => false,
        };
        Ok(AccessFacts {
            assigned,
            // Grants come with exchange between devices; until then nobody has one.
            granted: false,
            custodian_of: self.custodian_of.clone(),
            reports_shared: self.reports_shared,
        })
    }
}

impl Writer<'_> {
    /// Adds a person or replaces what is known of one.
    ///
    /// # Errors
    /// See [`crate::StoreError`].
    pub fn put_staff(&mut self, staff: &Staff) -> Result<()> {
        self.append(&StaffPut(staff.clone()), &plain_record(staff.id, RecordKind::Settings)).map(|_| ())
    }
}

/// A member of staff, whole.
#[derive(Encode, Decode)]
#[cbor(transparent)]
pub(crate) struct StaffPut(#[n(0)] Staff);

impl Fact for StaffPut {
    const NUMBER: u16 = 2;
    const NAME: &'static str = "staff_put";

    fn record(&self) -> Uuid {
        self.0.id
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::school()))
    }

    fn apply(&self, db: &Connection, _: &Stamp) -> Result<()> {
        let Self(staff) = self;
        change(
            db,
            "INSERT OR REPLACE INTO staff (id, name, body) VALUES (?1, ?2, ?3)",
            params![staff.id.as_bytes(), staff.name, encode_body(staff)?],
        )
        .map(|_| ())
    }
}
