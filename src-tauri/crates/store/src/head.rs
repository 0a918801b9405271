//! The head: how far the database had come, kept beside it, so that a loss is seen (docs/adr/0012-head.md).
//!
//! Two slots are written in turn, in place and without a sync: half a slot is no slot, and then the other one counts. A head that
//! is behind its database alarms nobody; a database that is behind its head has lost something.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::hooks::Wal;
use rusqlite::wal::CheckpointMode;
use samsyn_vault::{DeviceId, EventHash, IncarnationId, VaultId, VaultKey};

use crate::audit::AuditHead;
use crate::wal::{self, WalMark};

/// Bytes of a slot.
pub(crate) const SLOT: usize = 1024;
const MAGIC: &[u8; 8] = b"SAMSYNHD";
const VERSION: u16 = 1;
const FIXED: usize = 96;
const CHAIN: usize = 64;
const TAG: usize = 32;
/// The newest chains fit; an older one is held by the first event of the next, which cites its end.
const CHAINS_MAX: usize = (SLOT - FIXED - TAG) / CHAIN;
/// Pages in the write-ahead log at which they are brought into the database: what SQLite itself would do.
const CHECKPOINT_PAGES: i32 = 1000;

/// The end of one own chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChainMark {
    pub(crate) device: DeviceId,
    pub(crate) incarnation: IncarnationId,
    pub(crate) seq: u64,
    pub(crate) hash: EventHash,
}

/// What a head says.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) vault: VaultId,
    /// When this line of heads began, in milliseconds since 1970: a copy of an earlier line has nothing more to say.
    pub(crate) line_ms: u64,
    /// Counts the heads of a line.
    pub(crate) number: u64,
    pub(crate) audit: AuditHead,
    /// What is only in the write-ahead log.
    pub(crate) wal: Option<WalMark>,
    /// Own chains, the newest last.
    pub(crate) chains: Vec<ChainMark>,
}

/// What lies beside a database.
pub(crate) enum Found {
    Absent,
    Damaged,
    Mark(Box<Mark>),
}

impl Mark {
    pub(crate) fn encode(&self, key: &VaultKey) -> Vec<u8> {
        let chains = &self.chains[self.chains.len().saturating_sub(CHAINS_MAX)..];
        let wal = self.wal.unwrap_or(WalMark { salts: [0; 8], frames: 0 });
        let mut bytes = Vec::with_capacity(SLOT);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_be_bytes());
        bytes.extend_from_slice(&u16::try_from(chains.len()).unwrap_or_default().to_be_bytes());
        bytes.extend_from_slice(&wal.frames.to_be_bytes());
        bytes.extend_from_slice(&wal.salts);
        for number in [self.line_ms, self.number, self.audit.seq] {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        bytes.extend_from_slice(&self.audit.hash);
        bytes.extend_from_slice(self.vault.as_bytes());
        for chain in chains {
            bytes.extend_from_slice(chain.device.as_bytes());
            bytes.extend_from_slice(chain.incarnation.as_bytes());
            bytes.extend_from_slice(&chain.seq.to_be_bytes());
            bytes.extend_from_slice(chain.hash.as_bytes());
        }
        bytes.extend_from_slice(key.derive_head_tag(&bytes).as_bytes());
        bytes
    }

    /// Reads one head; what follows it is padding.
    pub(crate) fn decode(bytes: &[u8], key: &VaultKey) -> Option<Self> {
        let mut input = Input(bytes);
        let (magic, version) = (input.take()?, u16::from_be_bytes(input.take()?));
        if &magic != MAGIC || version != VERSION {
            return None;
        }
        let count = usize::from(u16::from_be_bytes(input.take()?));
        let frames = u32::from_be_bytes(input.take()?);
        let salts = input.take()?;
        let [line_ms, number, seq] = [input.number()?, input.number()?, input.number()?];
        let audit = AuditHead { seq, hash: input.take()? };
        let vault = VaultId::from_bytes(input.take()?);
        let mut chains = Vec::new();
        for _ in 0..count.min(CHAINS_MAX) {
            chains.push(ChainMark {
                device: DeviceId::from_bytes(input.take()?),
                incarnation: IncarnationId::from_bytes(input.take()?),
                seq: input.number()?,
                hash: EventHash::from_bytes(input.take()?),
            });
        }
        let signed = bytes.len() - input.0.len();
        let tag = samsyn_vault::Secret32::from_bytes(input.take()?);
        (tag == key.derive_head_tag(&bytes[..signed])).then_some(Self {
            vault,
            line_ms,
            number,
            audit,
            wal: (frames > 0).then_some(WalMark { salts, frames }),
            chains,
        })
    }

    /// The later of two: of lines the newer, within a line the higher number.
    fn later(self, other: Self) -> Self {
        if (other.line_ms, other.number) > (self.line_ms, self.number) { other } else { self }
    }

    /// Reads the file beside a database.
    pub(crate) fn find(path: &Path, key: &VaultKey) -> std::io::Result<Found> {
        let mut bytes = Vec::new();
        match File::open(path) {
            Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => return Ok(Found::Absent),
            file => file?.take(SLOT as u64 * 2).read_to_end(&mut bytes)?,
        };
        let slots = bytes.chunks(SLOT).filter_map(|slot| Self::decode(slot, key));
        Ok(slots.reduce(Self::later).map_or(Found::Damaged, |mark| Found::Mark(Box::new(mark))))
    }

    /// Both slots of a new line.
    pub(crate) fn encode_file(&self, key: &VaultKey) -> Vec<u8> {
        let mut slot = self.encode(key);
        slot.resize(SLOT, 0);
        [slot.as_slice(), slot.as_slice()].concat()
    }
}

struct Input<'a>(&'a [u8]);

impl Input<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    fn number(&mut self) -> Option<u64> {
        self.take().map(u64::from_be_bytes)
    }
}

/// The head of an open database: it moves with every commit.
#[derive(Clone)]
pub(crate) struct Head(Arc<Mutex<Moving>>);

struct Moving {
    mark: Mark,
    key: Arc<VaultKey>,
    file: Option<File>,
    wal_path: PathBuf,
    wal: Option<File>,
}

impl Head {
    /// Goes on from `mark` in the file at `path`, which is made when it is not there. Where it cannot be written, it stays behind.
    pub(crate) fn open(path: &Path, wal_path: PathBuf, mark: Mark, key: &Arc<VaultKey>) -> Self {
        let file = File::options().read(true).write(true).create(true).truncate(false).open(path).ok();
        let moving = Moving { mark, key: Arc::clone(key), file, wal_path, wal: None };
        let head = Self(Arc::new(Mutex::new(moving)));
        head.with(|moving| {
            moving.write();
            moving.file.as_ref().map(File::sync_all)
        });
        head
    }

    fn with<T>(&self, work: impl FnOnce(&mut Moving) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What SQLite calls after every commit, of whatever kind.
    pub(crate) fn follow(&self) -> impl FnMut(&mut Wal, i32) -> rusqlite::Result<()> + Send + 'static {
        let head = self.clone();
        move |wal, pages| {
            // A checkpoint that fails is tried again at the next commit: the pages are safe where they are.
            let all_in = pages >= CHECKPOINT_PAGES
                && wal.checkpoint_v2(CheckpointMode::default()).is_ok_and(|(all, in_db)| all == in_db);
            head.with(|moving| {
                moving.mark.wal = if all_in { None } else { moving.wal_mark(pages) };
                moving.write();
            });
            Ok(())
        }
    }

    /// The logs have been committed up to here.
    pub(crate) fn moved(&self, chain: ChainMark, audit: &AuditHead) {
        self.with(|moving| {
            moving.mark.audit = audit.clone();
            match moving.mark.chains.last_mut() {
                Some(last) if last.device == chain.device && last.incarnation == chain.incarnation => *last = chain,
                _ if chain.seq > 0 => moving.mark.chains.push(chain),
                _ => {}
            }
            moving.write();
        });
    }

    /// Everything is in the database.
    pub(crate) fn settled(&self) {
        self.with(|moving| {
            moving.mark.wal = None;
            moving.write();
        });
    }

    /// Whether something is only in the write-ahead log.
    pub(crate) fn is_settled(&self) -> bool {
        self.with(|moving| moving.mark.wal.is_none())
    }

    pub(crate) fn mark(&self) -> Mark {
        self.with(|moving| moving.mark.clone())
    }
}

impl Moving {
    fn wal_mark(&mut self, pages: i32) -> Option<WalMark> {
        if self.wal.is_none() {
            self.wal = File::open(&self.wal_path).ok();
        }
        let salts = wal::salts(self.wal.as_mut()?).ok()?;
        Some(WalMark { salts, frames: u32::try_from(pages).ok()? })
    }

    /// What cannot be written is behind, which alarms nobody; the next commit tries again.
    fn write(&mut self) {
        self.mark.number += 1;
        let mut slot = self.mark.encode(&self.key);
        slot.resize(SLOT, 0);
        let place = (self.mark.number % 2) * SLOT as u64;
        let Some(file) = &mut self.file else { return };
        if file.seek(SeekFrom::Start(place)).and_then(|_| file.write_all(&slot)).is_err() {
            self.mark.number -= 1;
        }
    }
}
