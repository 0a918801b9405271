//! The only way to change a record: one transaction of events, projections, outbox and log.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::{Transaction, TransactionBehavior, params};
use samsyn_rules::sekretess::{Actor, RecordRef};
use samsyn_vault::{
    Chain, Entropy, EventDraft, EventFault, MAX_OBJECT_BYTES, VaultId, VaultKey, make_bytes, seal_event,
};
use uuid::Uuid;
use zeroize::Zeroize;

use crate::audit::{AuditAction, AuditHead, AuditRow};
use crate::fact::{Fact, Stamp, Written};
use crate::keys::{Compartment, Place, compartment};
use crate::log::Log;
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
    log: &'store Log,
    key: &'store VaultKey,
    entropy: &'store dyn Entropy,
    // Where both logs stand inside this transaction; the store's own move when it is committed.
    chain: Chain,
    audit: AuditHead,
    keys: HashMap<Place, Compartment>,
    // No event stands half: `work` may have passed over a fault that left the chain without its row.
    whole: bool,
}

impl Store {
    /// Runs `work` in one transaction and commits it durably; an error of `work` undoes everything.
    ///
    /// # Errors
    /// What `work` says, or why the commit failed.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        context: &WriteContext,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let (value, chain, audit, keys) = {
            let mut writer = Writer {
                tx,
                // What is stored holds microseconds; so does what is answered.
                context: WriteContext { at: whole_micros(context.at), ..*context },
                vault: self.vault,
                chain: self.log.chain.clone(),
                audit: self.log.audit.clone(),
                keys: HashMap::new(),
                whole: true,
                log: &self.log,
                key: &self.key,
                entropy: &*self.entropy,
            };
            let value = work(&mut writer)?;
            let Writer { tx, chain, audit, keys, whole, .. } = writer;
            if !whole {
                return Err(StoreError::Internal("a failed event was passed over").into());
            }
            tx.commit().map_err(StoreError::from)?;
            (value, chain, audit, keys)
        };
        self.log.chain = chain;
        self.log.audit = audit;
        self.log.keys.extend(keys);
        Ok(value)
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

    fn compartment(&mut self, place: Place) -> Result<Compartment> {
        if let Some(known) = self.log.keys.get(&place).or_else(|| self.keys.get(&place)) {
            return Ok(known.clone());
        }
        let found = compartment(&self.tx, place, self.key, self.entropy)?;
        self.keys.insert(place, found.clone());
        Ok(found)
    }

    /// Signs and seals a fact about `record` as the next event, folds it and writes the log row. Returns its number.
    pub(crate) fn append<F: Fact>(&mut self, fact: &F, record: &RecordRef) -> Result<u64> {
        let was_whole = std::mem::replace(&mut self.whole, false);
        let WriteContext { actor, at } = self.context;
        let Compartment { id, key } = self.compartment((record.case, record.domain))?;
        let mut draft = EventDraft {
            event_type: F::NUMBER,
            compartment: id,
            author: (*actor.id.as_bytes()).into(),
            deps: Vec::new(),
            body: encode_body(&Written { at, role: actor.role, fact })?,
        };
        let now_ms = u64::try_from(at.timestamp_millis()).unwrap_or_default();
        let event = seal_event(&mut self.chain, &self.log.device, &key, &draft, now_ms, self.entropy);
        draft.body.zeroize();
        let event = event.map_err(|fault| match fault {
            EventFault::TooLarge => StoreError::TooLarge { limit_bytes: MAX_OBJECT_BYTES },
            other => other.into(),
        })?;
        let seq = self.chain.seq;
        change(
            &self.tx,
            "INSERT INTO event (seq, header, sig, payload) VALUES (?1, ?2, ?3, ?4)",
            params![seq, event.header, event.sig, event.payload],
        )?;
        change(&self.tx, "INSERT INTO outbox (seq) VALUES (?1)", params![seq])?;
        fact.apply(&self.tx, &Stamp { seq, at, by: actor.id, role: actor.role })?;
        self.audit.append(
            &self.tx,
            AuditRow {
                seq: 0,
                at,
                actor: actor.id,
                role: actor.role,
                action: AuditAction::Write,
                record: record.id,
                kind: record.kind,
                domain: record.domain,
                pupil: record.pupil,
                case: record.case,
                purpose: None,
                ground: F::NAME.to_owned(),
            },
        )?;
        self.whole = was_whole;
        Ok(seq)
    }
}
