//! Chains: each is one life of one device's log, verified by that device's public key for ever.
//!
//! A device signs one chain at a time. A copy that is brought back, or a file that was rolled back, never goes on with the chain it
//! holds: it begins a new one under a new key, and the old chain stays readable.

use chrono::{DateTime, Utc};
use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::RecordKind;
use samsyn_vault::{
    Chain, DeviceId, DeviceKey, DevicePublicKey, Entropy, EventHash, Hlc, IncarnationId, Position, VaultId, VaultKey,
    verify_header,
};
use uuid::Uuid;

use crate::fact::{Fact, Stamp};
use crate::head::ChainMark;
use crate::keys::Place;
use crate::log::{Pen, first_of, sealed_header};
use crate::school::plain_record;
use crate::sql::{Columns, all, change, exists, first};
use crate::words::words;
use crate::{Result, StoreError, Writer};

words! {
    /// Why a chain was begun.
    NewLife {
        /// The vault was made, or somebody got a device.
        Begun => "begun",
        /// A copy was brought back: the device's key is not in copies.
        Restored => "restored",
        /// The file is older than what this computer has written: a chain that went on would fork.
        RolledBack => "rolled_back",
    }
}

/// A row of the table.
pub(crate) struct ChainRow {
    pub(crate) number: u32,
    pub(crate) public: DevicePublicKey,
    pub(crate) incarnation: IncarnationId,
    pub(crate) sent: u64,
}

impl ChainRow {
    /// Where its first event must fit.
    pub(crate) fn first_position(&self, vault: VaultId) -> Position {
        Position { vault, incarnation: self.incarnation, seq: 1, prev: EventHash::default() }
    }
}

const DAMAGED: StoreError = StoreError::Damaged { place: "chain" };

/// Every chain, in the order in which they came to this file.
pub(crate) fn chains(db: &Connection) -> Result<Vec<ChainRow>> {
    let sql = "SELECT n, device, incarnation, public, sent FROM chain ORDER BY n";
    let rows = all(db, sql, [], |row| {
        let incarnation = IncarnationId::from_bytes(row.get(2)?);
        let public = DevicePublicKey::from_bytes(&row.get(3)?).ok();
        // An id vouches for its key: a row whose key was exchanged is noticed here.
        let device = DeviceId::from_bytes(row.get(1)?);
        let public = public.filter(|public| public.id() == device);
        let (number, sent) = (row.get(0)?, row.get(4)?);
        Ok(public.map(|public| ChainRow { number, public, incarnation, sent }))
    })?;
    rows.into_iter().map(|row| row.ok_or(DAMAGED)).collect()
}

/// Where every chain ends, for the head.
pub(crate) fn marks(db: &Connection) -> Result<Vec<ChainMark>> {
    let sql = "SELECT c.device, c.incarnation, e.n & 1099511627775, e.hash FROM chain c JOIN event e
               ON e.n = (SELECT max(n) FROM event WHERE n > c.n << 40 AND n < (c.n + 1) << 40) ORDER BY c.n";
    all(db, sql, [], |row| {
        Ok(ChainMark {
            device: DeviceId::from_bytes(row.get(0)?),
            incarnation: IncarnationId::from_bytes(row.get(1)?),
            seq: row.get(2)?,
            hash: EventHash::from_bytes(row.get(3)?),
        })
    })
}

/// The hash of the event that has a mark's number in its chain.
pub(crate) fn hash_of(db: &Connection, mark: &ChainMark) -> Result<Option<EventHash>> {
    let sql =
        "SELECT e.hash FROM chain c JOIN event e ON e.n = (c.n << 40) + ?3 WHERE c.device = ?1 AND c.incarnation = ?2";
    let place = params![mark.device.as_bytes(), mark.incarnation.as_bytes(), mark.seq];
    first(db, sql, place, |row| row.get::<_, [u8; 32]>(0)).map(|hash| hash.map(EventHash::from_bytes))
}

/// How many events there are in all chains. Reads the last one of each.
pub(crate) fn event_count(db: &Connection) -> Result<u64> {
    let sql = "SELECT coalesce(sum((SELECT max(e.n) FROM event e WHERE e.n > c.n << 40 AND e.n < (c.n + 1) << 40) & 1099511627775), 0)
               FROM chain c";
    Ok(first(db, sql, [], |row| row.get(0))?.unwrap_or_default())
}

/// The latest time seen in any chain. One whose clock is far ahead of ours does not count.
fn latest_time(db: &Connection, now_ms: u64) -> Result<Hlc> {
    let mut seen = Hlc::default();
    for chain in chains(db)? {
        if let Some((header, _)) = last_header(db, &chain)? {
            seen.observe(header.hlc, now_ms);
        }
    }
    Ok(seen)
}

type LastHeader = (samsyn_vault::EventHeader, EventHash);

/// The last event of a chain. Its signature is checked; those before it are `verify`'s.
fn last_header(db: &Connection, chain: &ChainRow) -> Result<Option<LastHeader>> {
    let (low, high) = (first_of(chain.number), first_of(chain.number + 1));
    let sql = "SELECT header, sig FROM event WHERE n > ?1 AND n < ?2 ORDER BY n DESC LIMIT 1";
    let Some((header, sig)) = first(db, sql, params![low, high], sealed_header)? else { return Ok(None) };
    let verified = verify_header(&header, &sig, &chain.public)?;
    Ok(Some((verified.header().clone(), verified.hash())))
}

/// The hash of the last event of every chain but this one: what a new chain builds on.
fn ends(db: &Connection, but: u32) -> Result<Vec<EventHash>> {
    let mut ends = Vec::new();
    for chain in chains(db)?.iter().filter(|chain| chain.number != but) {
        ends.extend(last_header(db, chain)?.map(|(_, hash)| hash));
    }
    Ok(ends)
}

/// The chain that is written here, where it stands; `None` when its key is not in this file, as in a copy.
pub(crate) fn own(db: &Connection, vault: VaultId, key: &VaultKey, now_ms: u64) -> Result<Option<Pen>> {
    let number = first(db, "SELECT value FROM meta WHERE name = 'chain'", [], |row| row.get::<_, [u8; 4]>(0))?;
    match number {
        Some(number) => pen(db, vault, key, u32::from_be_bytes(number), now_ms),
        None => Ok(None),
    }
}

/// The pen of one chain, if its key is here.
pub(crate) fn pen(db: &Connection, vault: VaultId, key: &VaultKey, number: u32, now_ms: u64) -> Result<Option<Pen>> {
    let sealed =
        first(db, "SELECT sealed FROM chain WHERE n = ?1", params![number], |row| row.get::<_, Option<Vec<u8>>>(0))?;
    let Some(sealed) = sealed.flatten() else { return Ok(None) };
    let device = DeviceKey::open(key, &sealed).map_err(|_| DAMAGED)?;
    let row = chains(db)?.into_iter().find(|row| row.number == number).ok_or(DAMAGED)?;
    if row.public != device.public() {
        return Err(DAMAGED);
    }
    let mut chain = Chain::resume(vault, &row.public, row.incarnation);
    if let Some((header, hash)) = last_header(db, &row)? {
        if header.vault != vault || header.incarnation != row.incarnation {
            return Err(StoreError::Damaged { place: "event" });
        }
        (chain.seq, chain.prev, chain.hlc) = (header.seq, hash, header.hlc);
    }
    chain.hlc = chain.hlc.max(latest_time(db, now_ms)?);
    let person =
        first(db, "SELECT person FROM device WHERE id = ?1", params![chain.device.as_bytes()], |row| row.id(0))?;
    Ok(Some(Pen { device, chain, number, person }))
}

/// A new device with an empty chain, not yet in the file. The chain's first words must be [`DeviceOf`].
pub(crate) fn new_pen(db: &Connection, vault: VaultId, entropy: &dyn Entropy, now_ms: u64) -> Result<Pen> {
    let device = DeviceKey::make(entropy)?;
    let mut chain = Chain::start(vault, &device.public(), entropy)?;
    chain.hlc = latest_time(db, now_ms)?;
    let number = first(db, "SELECT coalesce(max(n), 0) + 1 FROM chain", [], |row| row.get(0))?.unwrap_or(1);
    Ok(Pen { device, chain, number, person: None })
}

/// From now on this chain is the one that is written here.
pub(crate) fn make_own(db: &Connection, number: u32) -> Result<()> {
    let value = number.to_be_bytes();
    change(db, "INSERT OR REPLACE INTO meta (name, value) VALUES ('chain', ?1)", params![value]).map(|_| ())
}

/// Destroys signing keys: of one chain, or of all of them in a copy.
pub(crate) fn forget_keys(db: &Connection, of: Option<u32>) -> Result<()> {
    change(db, "UPDATE chain SET sealed = NULL WHERE ?1 IS NULL OR n = ?1", params![of]).map(|_| ())
}

impl Writer<'_> {
    /// Puts the pen's chain into the file with its first words: whose device writes it, and which chains it builds on.
    pub(crate) fn begin_chain(&mut self, why: NewLife) -> Result<()> {
        let (public, number) = (*self.pen.device.public().as_bytes(), self.pen.number);
        let deps = ends(&self.tx, number)?;
        let chain = &self.pen.chain;
        let sealed = self.pen.device.to_sealed(self.key, self.entropy)?;
        change(
            &self.tx,
            "INSERT INTO chain (n, device, incarnation, public, sealed) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![number, chain.device.as_bytes(), chain.incarnation.as_bytes(), public, sealed],
        )?;
        let fact = DeviceOf { public, person: self.actor(), why };
        let record = plain_record(fact.record(), RecordKind::Settings);
        self.append_after(&fact, &record, deps).map(|_| ())
    }
}

/// A device is a person's: what it signs from here on is that person's, and nobody else's.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct DeviceOf {
    #[cbor(n(0), with = "crate::wire")]
    pub(crate) public: [u8; 32],
    #[cbor(n(1), with = "crate::wire")]
    pub(crate) person: Uuid,
    #[n(2)]
    pub(crate) why: NewLife,
}

impl DeviceOf {
    pub(crate) fn device(&self) -> Option<DeviceId> {
        DevicePublicKey::from_bytes(&self.public).ok().map(|public| public.id())
    }
}

impl Fact for DeviceOf {
    const NUMBER: u16 = 27;
    const NAME: &'static str = "device_of";

    fn record(&self) -> Uuid {
        Uuid::from_bytes(self.device().map(|id| *id.as_bytes()).unwrap_or_default())
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::school()))
    }

    fn apply(&self, db: &Connection, stamp: &Stamp) -> Result<()> {
        let device = self.record();
        // A device never changes hands: the first binding stands.
        if exists(
            db,
            "SELECT 1 FROM device WHERE id = ?1 AND person <> ?2",
            params![device.as_bytes(), self.person.as_bytes()],
        )? {
            return Err(StoreError::NotTheUser);
        }
        change(
            db,
            "INSERT OR IGNORE INTO device (id, person, why, event) VALUES (?1, ?2, ?3, ?4)",
            params![device.as_bytes(), self.person.as_bytes(), self.why.as_str(), stamp.event.as_bytes()],
        )
        .map(|_| ())
    }
}

/// The instant as the log's clock takes it; what lies before 1970 is 1970.
pub(crate) fn clock_ms(at: DateTime<Utc>) -> u64 {
    u64::try_from(at.timestamp_millis()).unwrap_or_default()
}
