//! Walking the log: every chain link by link, all chains together in the one order of the fold.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::rc::Rc;

use rusqlite::{Connection, params};
use samsyn_vault::{
    CompartmentKey, EventFault, EventHash, Hlc, KeyId, Position, SealedEvent, VaultId, VerifiedHeader, open_event,
    verify_header,
};

use crate::chains::{ChainRow, chains};
use crate::fact::{Fact, Written};
use crate::fold::{Admitted, Arrived, Aside, Fold};
use crate::log::{STORED, Stored, first_of, open_with};
use crate::people::{Kept, PlaceRedacted};
use crate::salvage::{is_gap, known_gaps};
use crate::sql::{all, first};
use crate::wire::decode_body;
use crate::{Result, StoreError};

/// Which event: chain and number in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EventPlace {
    chain: u32,
    number: u64,
}

impl EventPlace {
    pub(crate) const fn chain(&self) -> u32 {
        self.chain
    }

    pub(crate) const fn number(&self) -> u64 {
        self.number
    }
}

impl fmt::Display for EventPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.chain, self.number)
    }
}

/// What became of one event.
pub(crate) enum Step {
    /// It was verified, opened and handed to the fold.
    Taken { event_type: u16, admitted: Admitted },
    /// Its header holds, and its payload is gone; whether that was decided is known when everything is folded.
    Shredded(Shredded),
    /// It does not hold: the chain ends before it.
    Broken(StoreError),
}

/// An event without its payload.
pub(crate) struct Shredded {
    pub(crate) event: EventHash,
    pub(crate) by: [u8; 32],
}

/// One chain with its next event, verified.
struct Lane {
    chain: ChainRow,
    position: Position,
    time: Hlc,
    next: Option<(VerifiedHeader, Stored)>,
    fault: Option<StoreError>,
    /// Rows that are known to be lost: the chain goes on after them.
    gaps: Rc<[(i64, i64)]>,
}

/// The walk. Events come in the order of time and name, each after all it builds on.
pub(crate) struct Walk<'a> {
    db: &'a Connection,
    keys: &'a HashMap<KeyId, CompartmentKey>,
    lanes: Vec<Lane>,
    done: HashSet<EventHash>,
    // What is folded in the stead of destroyed payloads.
    kept: HashMap<EventHash, Kept>,
    // Events that build on one that has not come yet: only a wrong clock makes them.
    waiting: Vec<(EventPlace, Arrived)>,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(db: &'a Connection, vault: VaultId, keys: &'a HashMap<KeyId, CompartmentKey>) -> Result<Self> {
        let gaps: Rc<[(i64, i64)]> = known_gaps(db, "event")?.into();
        let lane = |chain: ChainRow| {
            let position = chain.first_position(vault);
            Lane { chain, position, time: Hlc::default(), next: None, fault: None, gaps: Rc::clone(&gaps) }
        };
        let kept = kept(db, keys)?;
        let mut lanes: Vec<Lane> = chains(db)?.into_iter().map(lane).collect();
        lanes.iter_mut().try_for_each(|lane| lane.read(db))?;
        Ok(Self { db, keys, lanes, done: HashSet::new(), kept, waiting: Vec::new() })
    }

    /// Whether no chain claims to have handed over more than it has. After the walk.
    pub(crate) fn sent_holds(&self) -> bool {
        self.lanes.iter().all(|lane| lane.chain.sent < lane.position.seq)
    }

    /// Folds the next event. `None` at the end.
    pub(crate) fn next(&mut self, fold: &mut Fold<'_>) -> Result<Option<(EventPlace, Step)>> {
        if let Some(ready) = self.waiting.iter().position(|(_, event)| self.is_ready(event)) {
            let (place, event) = self.waiting.remove(ready);
            return Ok(Some((place, self.take(fold, event)?)));
        }
        loop {
            if let Some(lane) = self.lanes.iter_mut().find(|lane| lane.fault.is_some()) {
                let place = EventPlace { chain: lane.chain.number, number: lane.position.seq };
                return Ok(lane.fault.take().map(|fault| (place, Step::Broken(fault))));
            }
            let by_time = |(_, lane): &(usize, &Lane)| {
                lane.next.as_ref().map(|(verified, _)| (verified.header().hlc, verified.hash()))
            };
            let with_next = self.lanes.iter().enumerate().filter(|(_, lane)| lane.next.is_some());
            let Some((index, _)) = with_next.min_by_key(by_time) else { return self.left_over(fold) };
            let lane = &mut self.lanes[index];
            let Some((verified, stored)) = lane.next.take() else { continue };
            let place = EventPlace { chain: lane.chain.number, number: verified.header().seq };
            lane.read(self.db)?;
            let Some(payload) = stored.payload else {
                let by = stored.shredded_by.unwrap_or_default();
                let (event, header) = (verified.hash(), verified.header());
                self.done.insert(event);
                // Each counts as shredded; one that was redacted is folded without what was taken out.
                if let Some(kept) = self.kept.remove(&event) {
                    let stands = Arrived { hash: event, device: header.device, kid: header.kid, plain: kept.plain() };
                    fold.take(&stands)?;
                }
                return Ok(Some((place, Step::Shredded(Shredded { event, by }))));
            };
            let sealed = SealedEvent { header: stored.header, sig: stored.sig, payload };
            let opened = match self.keys.get(&verified.header().kid) {
                Some(key) => open_event(&sealed, &verified, key),
                None => Err(EventFault::WrongKey),
            };
            let plain = match opened {
                Ok(plain) => plain,
                Err(fault) => return Ok(Some((place, Step::Broken(fault.into())))),
            };
            let header = verified.header();
            let event = Arrived { hash: verified.hash(), device: header.device, kid: header.kid, plain };
            if !self.is_ready(&event) {
                self.waiting.push((place, event));
                continue;
            }
            return Ok(Some((place, self.take(fold, event)?)));
        }
    }

    fn is_ready(&self, event: &Arrived) -> bool {
        event.plain.deps.iter().all(|dep| self.done.contains(dep))
    }

    fn take(&mut self, fold: &mut Fold<'_>, event: Arrived) -> Result<Step> {
        self.done.insert(event.hash);
        Ok(Step::Taken { event_type: event.plain.event_type, admitted: fold.take(&event)? })
    }

    /// What builds on something that is not in the log.
    fn left_over(&mut self, fold: &mut Fold<'_>) -> Result<Option<(EventPlace, Step)>> {
        if self.lanes.iter().any(|lane| !lane.gaps.is_empty()) && !self.waiting.is_empty() {
            // What it builds on may be what is known to be lost: it counts as far as it can, in its order.
            let (place, event) = self.waiting.remove(0);
            return Ok(Some((place, self.take(fold, event)?)));
        }
        let Some((place, event)) = self.waiting.pop() else { return Ok(None) };
        fold.put_aside(&event.hash, Aside::Missing)?;
        self.done.insert(event.hash);
        let admitted = Admitted::Aside(Aside::Missing);
        Ok(Some((place, Step::Taken { event_type: event.plain.event_type, admitted })))
    }
}

/// What the decisions to redact have kept, by the event it is of. A decision that does not open is a fault of its own in the walk.
fn kept(db: &Connection, keys: &HashMap<KeyId, CompartmentKey>) -> Result<HashMap<EventHash, Kept>> {
    let sql = "SELECT DISTINCT shredded_by FROM event WHERE payload IS NULL";
    let mut kept = HashMap::new();
    for decision in all(db, sql, [], |row| row.get::<_, Vec<u8>>(0))? {
        let Ok(hash) = EventHash::try_from(decision.as_slice()) else { continue };
        let Ok(Some(plain)) = open_with(db, &hash, keys) else { continue };
        if plain.event_type == PlaceRedacted::NUMBER
            && let Ok(written) = decode_body::<Written<PlaceRedacted>>(&plain.body)
        {
            kept.extend(written.fact.kept.into_iter().map(|kept| (EventHash::from_bytes(kept.event), kept)));
        }
    }
    Ok(kept)
}

impl Lane {
    /// Reads and verifies the event that is due. What does not hold ends the chain.
    fn read(&mut self, db: &Connection) -> Result<()> {
        let (low, high) = (first_of(self.chain.number), first_of(self.chain.number + 1));
        let sql = format!("{STORED} WHERE n >= ?1 AND n < ?2 ORDER BY n LIMIT 1");
        let due = low + self.position.seq.cast_signed();
        let Some(stored) = first(db, &sql, params![due, high], Stored::read)? else { return Ok(()) };
        if stored.n > due && is_gap(&self.gaps, due, stored.n) {
            self.skip_to(&stored);
        }
        match self.verify(&stored) {
            Ok(verified) => {
                (self.position, self.time) = (verified.next_position(), verified.header().hlc);
                self.next = Some((verified, stored));
            }
            Err(fault) => self.fault = Some(fault),
        }
        Ok(())
    }

    /// Goes on after rows that are known to be lost. The event says itself what it followed; nobody can check that any more.
    fn skip_to(&mut self, stored: &Stored) {
        if let Ok(verified) = verify_header(&stored.header, &stored.sig, &self.chain.public) {
            self.position.seq = (stored.n - first_of(self.chain.number)).unsigned_abs();
            self.position.prev = verified.header().prev;
        }
    }

    fn verify(&self, stored: &Stored) -> Result<VerifiedHeader> {
        let verified = verify_header(&stored.header, &stored.sig, &self.chain.public)?;
        verified.check_position(&self.position)?;
        let header = verified.header();
        // What stands beside an event in the table is only a copy of what is signed.
        let same = verified.hash().as_bytes() == &stored.hash && header.critical_flags() == stored.critical;
        let place = first_of(self.chain.number) + header.seq.cast_signed() == stored.n;
        if same && place && header.hlc > self.time { Ok(verified) } else { Err(StoreError::Damaged { place: "event" }) }
    }
}
