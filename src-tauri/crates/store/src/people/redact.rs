//! Where somebody lives is destroyed in the log, too, when nobody may know it any more.
//!
//! The payloads of the earlier events that tell a place are destroyed. What else they said is said again by the event that destroys
//! them, sealed with the pupil's identity, and folded in their stead.

use minicbor::{Decode, Encode};
use rusqlite::Connection;
use samsyn_rules::sekretess::RecordRef;
use samsyn_vault::{EventHash, EventPlain};
use uuid::Uuid;

use super::circumstances::CircumstancesSet;
use super::register::PupilPut;
use crate::fact::{Fact, Stamp, Written};
use crate::keys::Place;
use crate::log::{latest, open_one};
use crate::shredding::{destroy, note_decided};
use crate::wire::{decode_body, encode_body};
use crate::{Result, Writer};

impl Writer<'_> {
    /// Destroys what earlier events about the pupil tell of places.
    pub(super) fn redact_places(&mut self, pupil: Uuid, about: &RecordRef) -> Result<()> {
        let mut kept = Vec::new();
        let mut next = latest(&self.tx, pupil)?;
        while let Some(hash) = next {
            // One without a payload was redacted before, and everything older with it.
            let Some(plain) = open_one(&self.tx, &hash, self.key)? else { break };
            if let Some(body) = without_place(&plain)? {
                kept.push(Kept::of(&hash, &plain, body));
            }
            // The first of what an event builds on is the one before it about the same record.
            next = plain.deps.first().copied();
        }
        if kept.is_empty() {
            return Ok(());
        }
        let events: Vec<EventHash> = kept.iter().map(|kept| kept.event.into()).collect();
        let decision = self.append(&PlaceRedacted { pupil, kept }, about)?;
        destroy(&self.tx, &events, &decision)
    }
}

/// The body without any place; `None` when it tells none.
fn without_place(plain: &EventPlain) -> Result<Option<Vec<u8>>> {
    Ok(match plain.event_type {
        PupilPut::NUMBER => {
            let written: Written<PupilPut> = decode_body(&plain.body)?;
            written.fact.tells_place().then(|| rewritten(&written, written.fact.without_place())).transpose()?
        }
        CircumstancesSet::NUMBER => {
            let written: Written<CircumstancesSet> = decode_body(&plain.body)?;
            written.fact.tells_place().then(|| rewritten(&written, written.fact.without_place())).transpose()?
        }
        _ => None,
    })
}

fn rewritten<F: Fact>(before: &Written<F>, fact: F) -> Result<Vec<u8>> {
    encode_body(&Written { at: before.at, role: before.role.clone(), fact })
}

/// What stays of an event whose payload is destroyed: all that stood in it but the place.
#[derive(Clone, Encode, Decode)]
#[cbor(map)]
pub(crate) struct Kept {
    #[cbor(n(0), with = "crate::wire")]
    pub(crate) event: [u8; 32],
    #[n(1)]
    event_type: u16,
    #[cbor(n(2), with = "crate::wire")]
    compartment: Uuid,
    #[cbor(n(3), with = "crate::wire")]
    author: Uuid,
    #[cbor(n(4), with = "crate::wire")]
    deps: Vec<[u8; 32]>,
    #[cbor(n(5), with = "minicbor::bytes")]
    body: Vec<u8>,
}

impl Kept {
    fn of(event: &EventHash, plain: &EventPlain, body: Vec<u8>) -> Self {
        Self {
            event: *event.as_bytes(),
            event_type: plain.event_type,
            compartment: Uuid::from_bytes(*plain.compartment.as_bytes()),
            author: Uuid::from_bytes(*plain.author.as_bytes()),
            deps: plain.deps.iter().map(|dep| *dep.as_bytes()).collect(),
            body,
        }
    }

    /// The event as it is folded now.
    pub(crate) fn plain(self) -> EventPlain {
        EventPlain {
            event_type: self.event_type,
            compartment: (*self.compartment.as_bytes()).into(),
            author: (*self.author.as_bytes()).into(),
            deps: self.deps.into_iter().map(EventHash::from_bytes).collect(),
            body: self.body.into(),
        }
    }
}

/// What earlier events told of places was destroyed.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct PlaceRedacted {
    #[cbor(n(0), with = "crate::wire")]
    pupil: Uuid,
    #[n(1)]
    pub(crate) kept: Vec<Kept>,
}

impl Fact for PlaceRedacted {
    const NUMBER: u16 = 34;
    const NAME: &'static str = "place_redacted";

    fn record(&self) -> Uuid {
        self.pupil
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::identity(self.pupil)))
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        self.kept.iter().try_for_each(|kept| note_decided(db, &kept.event, stamp))
    }
}
