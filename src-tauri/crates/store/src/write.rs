//! The only way to change a record: one transaction of events, projections, outbox and log.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use samsyn_rules::sekretess::{Actor, RecordRef};
use samsyn_vault::{
    Chain, Entropy, EventDraft, EventFault, EventHash, MAX_OBJECT_BYTES, VaultId, VaultKey, make_bytes, seal_event,
};
use uuid::Uuid;
use zeroize::Zeroize;

use crate::audit::{AuditAction, AuditHead, AuditRow};
use crate::chains::{DeviceOf, clock_ms};
use crate::fact::{Fact, Stamp, Written, fold};
use crate::keys::{Compartment, CompartmentMade, EpochReason, KeyEpoch, Place, compartment, keep_key};
use crate::log::{Log, Pen, first_of, latest};
use crate::sql::change;
use crate::wire::encode_body;
use crate::{Result, Store, StoreError};

/// Who writes, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WriteContext {
    /// Who, in which role.
    pub actor: Actor,
    /// The writer's clock.
    pub at: DateTime<Utc>,
}

/// An open transaction. Everything done with it is committed together or not at all.
pub struct Writer<'store> {
    pub(crate) tx: Transaction<'store>,
    pub(crate) context: WriteContext,
    pub(crate) vault: VaultId,
    pub(crate) pen: &'store Pen,
    log: &'store Log,
    pub(crate) key: &'store VaultKey,
    pub(crate) entropy: &'store dyn Entropy,
    moved: Moved,
    // No event stands half: `work` may have passed over a fault that left the chain without its row.
    whole: bool,
}

/// Where both logs stand inside a transaction; the store's own move when it is committed.
pub(crate) struct Moved {
    chain: Chain,
    audit: AuditHead,
    homes: HashMap<Place, Compartment>,
}

/// What a transaction writes with.
pub(crate) struct Desk<'store> {
    pub(crate) vault: VaultId,
    pub(crate) key: &'store VaultKey,
    pub(crate) entropy: &'store dyn Entropy,
    pub(crate) log: &'store Log,
    pub(crate) pen: &'store Pen,
}

/// Runs `work` in one transaction and commits it durably; an error of `work` undoes everything.
pub(crate) fn transact<'store, T, E: From<StoreError>>(
    db: &'store mut Connection,
    desk: Desk<'store>,
    context: &WriteContext,
    work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
) -> Result<(T, Moved), E> {
    let Desk { vault, key, entropy, log, pen } = desk;
    if log.needs_newer {
        return Err(StoreError::NeedsNewer.into());
    }
    if pen.person.is_some_and(|person| person != context.actor.id) {
        return Err(StoreError::NotTheUser.into());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
    let mut writer = Writer {
        tx,
        // What is stored holds microseconds; so does what is answered.
        context: WriteContext { at: whole_micros(context.at), ..*context },
        vault,
        pen,
        log,
        key,
        entropy,
        moved: Moved { chain: pen.chain.clone(), audit: log.audit.clone(), homes: HashMap::new() },
        whole: true,
    };
    let value = work(&mut writer)?;
    let Writer { tx, moved, whole, .. } = writer;
    if !whole {
        return Err(StoreError::Internal("a failed event was passed over").into());
    }
    tx.commit().map_err(StoreError::from)?;
    Ok((value, moved))
}

impl Store {
    /// Runs `work` in one transaction and commits it durably; an error of `work` undoes everything.
    ///
    /// # Errors
    /// What `work` says, or why the commit failed; [`StoreError::NotTheUser`] when the actor is not the person whose device this is;
    /// [`StoreError::NeedsNewer`].
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        context: &WriteContext,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let Self { db, log, key, entropy, vault, .. } = self;
        let desk = Desk { vault: *vault, key, entropy: &**entropy, log, pen: &log.pen };
        let (value, moved) = transact(db, desk, context, work)?;
        self.log.follow(moved);
        self.moved();
        Ok(value)
    }
}

impl Log {
    /// A transaction was committed.
    pub(crate) fn follow(&mut self, moved: Moved) {
        self.pen.chain = moved.chain;
        self.audit = moved.audit;
        self.homes.extend(moved.homes);
    }
}

/// The instant as the columns hold it.
pub(crate) fn whole_micros(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(at.timestamp_micros()).unwrap_or(at)
}

/// A random id.
pub(crate) fn make_id(entropy: &dyn Entropy) -> Result<Uuid> {
    Ok(uuid::Builder::from_random_bytes(make_bytes(entropy)?).into_uuid())
}

impl Writer<'_> {
    pub(crate) fn make_id(&self) -> Result<Uuid> {
        make_id(self.entropy)
    }

    pub(crate) fn actor(&self) -> Uuid {
        self.context.actor.id
    }

    /// The compartment of a place with the key to write under, made when there is none.
    pub(crate) fn compartment(&mut self, place: Place) -> Result<Compartment> {
        if let Some(known) = self.log.homes.get(&place).or_else(|| self.moved.homes.get(&place)) {
            return Ok(known.clone());
        }
        let home = match compartment(&self.tx, place, self.key)? {
            Some(found) => found,
            None => self.make_compartment(place)?,
        };
        self.moved.homes.insert(place, home.clone());
        Ok(home)
    }

    /// The epoch first: what is sealed under it names its compartment.
    fn make_compartment(&mut self, place: Place) -> Result<Compartment> {
        let home = Compartment::make(self.entropy)?;
        keep_key(&self.tx, &home.key, self.key, self.entropy)?;
        let compartment = Uuid::from_bytes(*home.id.as_bytes());
        let epoch = KeyEpoch {
            compartment,
            generation: 1,
            commit: *home.key.commit(),
            recipients: vec![self.actor()],
            reason: EpochReason::Made,
        };
        let Place { kind, subject, domain } = place;
        let epoch = self.seal(&epoch, &home, Vec::new(), None)?;
        self.seal(&CompartmentMade { compartment, kind, subject, domain }, &home, vec![epoch], None)?;
        Ok(home)
    }

    /// What an event about `record` builds on: the last one about the record, its case and its pupil.
    fn builds_on(&self, record: Uuid, about: &RecordRef, place: &Place) -> Result<Vec<EventHash>> {
        let mut deps = Vec::with_capacity(3);
        for id in [Some(record), place.case().or(about.case), about.pupil].into_iter().flatten() {
            let found = latest(&self.tx, id)?.filter(|hash| !deps.contains(hash));
            deps.extend(found);
        }
        Ok(deps)
    }

    /// Signs and seals a fact about `record` as the next event, folds it and writes the log row. Returns its name.
    pub(crate) fn append<F: Fact>(&mut self, fact: &F, record: &RecordRef) -> Result<EventHash> {
        self.append_after(fact, record, Vec::new())
    }

    /// As [`Writer::append`], building on these events too.
    pub(crate) fn append_after<F: Fact>(
        &mut self,
        fact: &F,
        record: &RecordRef,
        mut deps: Vec<EventHash>,
    ) -> Result<EventHash> {
        // A device speaks only once it is somebody's.
        if self.pen.person.is_none() && F::NUMBER != DeviceOf::NUMBER {
            return Err(StoreError::NotTheUser);
        }
        let was_whole = std::mem::replace(&mut self.whole, false);
        let place = fact.place(&self.tx)?.ok_or(StoreError::NotFound)?;
        let home = self.compartment(place)?;
        deps.extend(self.builds_on(fact.record(), record, &place)?);
        let hash = self.seal(fact, &home, deps, Some(place))?;
        if F::LOGGED {
            self.log_row(AuditAction::Write, F::NAME, record)?;
        }
        self.whole = was_whole;
        Ok(hash)
    }

    pub(crate) fn seal<F: Fact>(
        &mut self,
        fact: &F,
        home: &Compartment,
        deps: Vec<EventHash>,
        place: Option<Place>,
    ) -> Result<EventHash> {
        let WriteContext { actor, at } = self.context;
        let body = encode_body(&Written { at, role: actor.role.into(), fact })?;
        let hash = self.put_sealed(F::NUMBER, home, deps, body)?;
        fold(&self.tx, fact, place, &Stamp { event: hash, at, by: actor.id, role: actor.role.into() })?;
        Ok(hash)
    }

    /// Signs, seals and stores a body as the next event.
    pub(crate) fn put_sealed(
        &mut self,
        event_type: u16,
        home: &Compartment,
        deps: Vec<EventHash>,
        body: Vec<u8>,
    ) -> Result<EventHash> {
        let WriteContext { actor, at } = self.context;
        let author = (*actor.id.as_bytes()).into();
        let mut draft = EventDraft { event_type, compartment: home.id, author, deps, body };
        let chain = &mut self.moved.chain;
        let event = seal_event(chain, &self.pen.device, &home.key, &draft, clock_ms(at), self.entropy);
        draft.body.zeroize();
        let event = event.map_err(|fault| match fault {
            EventFault::TooLarge => StoreError::TooLarge { limit_bytes: MAX_OBJECT_BYTES },
            other => other.into(),
        })?;
        // Below 2^40 for ever: a chain with a thousand events a second would take 34 years.
        let n = first_of(self.pen.number) + chain.seq.cast_signed();
        let hash = chain.prev;
        change(
            &self.tx,
            "INSERT INTO event (n, hash, received_at, header, sig, payload) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![n, hash.as_bytes(), at.timestamp_micros(), event.header, event.sig, event.payload],
        )?;
        Ok(hash)
    }

    /// A row of the access log, committed with everything else.
    pub(crate) fn log_row(&mut self, action: AuditAction, what: &str, record: &RecordRef) -> Result<()> {
        let WriteContext { actor, at } = self.context;
        self.moved.audit.append(
            &self.tx,
            AuditRow {
                seq: 0,
                at,
                actor: actor.id,
                role: actor.role,
                action,
                record: record.id,
                kind: record.kind,
                domain: record.domain,
                pupil: record.pupil,
                case: record.case,
                purpose: None,
                ground: what.to_owned(),
            },
        )
    }
}
