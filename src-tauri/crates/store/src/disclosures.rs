//! Recorded decisions that something may or may not be disclosed (sekretessprovning).

use chrono::{DateTime, NaiveDate, Utc};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, Row, params};
use samsyn_rules::sekretess::decide::{Condition, Party, Purpose};
use samsyn_rules::sekretess::{Domain, Guarded, RecordKind, RecordRef, Role};
use uuid::Uuid;

use crate::fact::{Fact, Stamp};
use crate::keys::Place;
use crate::log::latest;
use crate::sql::{Columns, all, change, first, micros};
use crate::wire::encode_body;
use crate::words::{Word, words};
use crate::{Result, Store, StoreError, Writer};

words! {
    /// What was decided.
    Outcome {
        /// The items left.
        Disclosed => "disclosed",
        /// They did not.
        Refused => "refused",
    }
}

/// A condition of a decision and what was said of it.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Affirmed {
    /// The condition.
    #[cbor(n(0), with = "crate::wire")]
    pub code: Word<Condition>,
    /// It holds.
    #[n(1)]
    pub affirmed: bool,
    /// Why.
    #[n(2)]
    pub reason: String,
}

/// A decision to record.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct NewDisclosure {
    /// Pupil.
    #[cbor(n(0), with = "crate::wire")]
    pub pupil: Uuid,
    /// Case.
    #[cbor(n(1), with = "crate::wire", has_nil)]
    pub case: Option<Uuid>,
    /// Domain the items lie in.
    #[cbor(n(2), with = "crate::wire")]
    pub domain: Domain,
    /// Kind of receiver.
    #[cbor(n(3), with = "crate::wire")]
    pub receiver: Word<Party>,
    /// The receiver by name.
    #[n(4)]
    pub receiver_name: String,
    /// Records it covers.
    #[cbor(n(5), with = "crate::wire")]
    pub items: Vec<Uuid>,
    /// Purpose.
    #[cbor(n(6), with = "crate::wire")]
    pub purpose: Word<Purpose>,
    /// Provisions.
    #[n(7)]
    pub grounds: Vec<String>,
    /// Conditions, each affirmed or not.
    #[n(8)]
    pub conditions: Vec<Affirmed>,
    /// What was decided.
    #[cbor(n(9), with = "crate::wire")]
    pub result: Word<Outcome>,
    /// Text of the decision.
    #[n(10)]
    pub text: String,
    /// Day of the law register it was decided from.
    #[cbor(n(11), with = "crate::wire")]
    pub law_register: NaiveDate,
}

/// An item as it was when it was decided on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Copied {
    /// The record.
    #[cbor(n(0), with = "crate::wire")]
    pub record: Uuid,
    /// The last event about it then: whoever has the log knows word for word what was copied.
    #[cbor(n(1), with = "crate::wire")]
    pub event: [u8; 32],
}

/// A recorded decision.
#[derive(Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// Id.
    pub id: Uuid,
    /// What was decided.
    pub decision: NewDisclosure,
    /// The items as they were.
    pub copied: Vec<Copied>,
    /// Decided by (staff id).
    pub by: Uuid,
    /// Role then.
    pub by_role: Word<Role>,
    /// When.
    pub at: DateTime<Utc>,
}

const COLUMNS: &str = "SELECT d.id, d.pupil, d.case_id, d.domain, d.author, d.author_role, d.at, d.body,
     (SELECT p.protection IS NOT NULL FROM pupil p WHERE p.id = d.pupil) FROM disclosure d";

fn reference(row: &Row<'_>) -> rusqlite::Result<RecordRef> {
    Ok(RecordRef {
        id: row.id(0)?,
        kind: RecordKind::Disclosure,
        pupil: Some(row.id(1)?),
        case: row.id_opt(2)?,
        domain: row.word(3, Domain::parse)?,
        author: Some(row.id(4)?),
        protected: row.get(8)?,
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<Guarded<Disclosure>> {
    let decided: DisclosureDecided = row.body(7)?;
    let disclosure = Disclosure {
        id: row.id(0)?,
        decision: decided.decision,
        copied: decided.copied,
        by: row.id(4)?,
        by_role: row.carried(5)?,
        at: row.at(6)?,
    };
    Ok(Guarded::seal(reference(row)?, disclosure))
}

impl Store {
    /// What a decision is to the law of access.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn disclosure_ref(&self, disclosure: Uuid) -> Result<Option<RecordRef>> {
        first(&self.db, &format!("{COLUMNS} WHERE d.id = ?1"), params![disclosure.as_bytes()], reference)
    }

    /// One decision.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn disclosure(&self, disclosure: Uuid) -> Result<Option<Guarded<Disclosure>>> {
        first(&self.db, &format!("{COLUMNS} WHERE d.id = ?1"), params![disclosure.as_bytes()], read)
    }

    /// Every decision, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn disclosures(&self) -> Result<Vec<Guarded<Disclosure>>> {
        all(&self.db, &format!("{COLUMNS} ORDER BY d.at DESC, d.rowid DESC"), [], read)
    }

    /// Decisions about a pupil, newest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn disclosures_of_pupil(&self, pupil: Uuid) -> Result<Vec<Guarded<Disclosure>>> {
        let sql = format!("{COLUMNS} WHERE d.pupil = ?1 ORDER BY d.at DESC, d.rowid DESC");
        all(&self.db, &sql, params![pupil.as_bytes()], read)
    }
}

impl Writer<'_> {
    /// Records a decision of the actor, and cites every item as it is now.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] for an unknown pupil, case or item.
    pub fn add_disclosure(&mut self, decision: &NewDisclosure) -> Result<Uuid> {
        let protected = self.protected(decision.pupil)?;
        if let Some(case) = decision.case
            && self.case_record(case)?.pupil != Some(decision.pupil)
        {
            return Err(StoreError::NotFound);
        }
        let id = self.make_id()?;
        let record = RecordRef {
            id,
            kind: RecordKind::Disclosure,
            pupil: Some(decision.pupil),
            case: decision.case,
            domain: decision.domain,
            author: Some(self.actor()),
            protected,
        };
        let cite = |&record: &Uuid| -> Result<Copied> {
            let event = latest(&self.tx, record)?.ok_or(StoreError::NotFound)?;
            Ok(Copied { record, event: *event.as_bytes() })
        };
        let copied = decision.items.iter().map(cite).collect::<Result<Vec<_>>>()?;
        let after = copied.iter().map(|copied| copied.event.into()).collect();
        let fact = DisclosureDecided { disclosure: id, decision: decision.clone(), copied, target: None };
        self.append_after(&fact, &record, after)?;
        Ok(id)
    }
}

/// A decision was made.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct DisclosureDecided {
    #[cbor(n(0), with = "crate::wire")]
    disclosure: Uuid,
    #[n(1)]
    decision: NewDisclosure,
    /// The items, in the decision's order.
    #[n(2)]
    copied: Vec<Copied>,
    /// The compartment that the items were copied into, when the receiver has one here.
    #[cbor(n(3), with = "crate::wire", has_nil)]
    target: Option<Uuid>,
}

impl Fact for DisclosureDecided {
    const NUMBER: u16 = 14;
    const NAME: &'static str = "disclosure_decided";

    fn record(&self) -> Uuid {
        self.disclosure
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::of(self.decision.case, self.disclosure, self.decision.domain)))
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        let decision = &self.decision;
        change(
            db,
            "INSERT INTO disclosure (id, pupil, case_id, domain, author, author_role, at, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                self.disclosure.as_bytes(),
                decision.pupil.as_bytes(),
                decision.case.map(Uuid::into_bytes),
                decision.domain.as_str(),
                stamp.by.as_bytes(),
                stamp.role.as_str(),
                micros(stamp.at),
                encode_body(self)?
            ],
        )
        .map(|_| ())
    }
}
