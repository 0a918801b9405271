//! What stands in a write-ahead log, read without SQLite: it drops what it cannot read without a word.
//!
//! The format is SQLite's (<https://sqlite.org/fileformat2.html#the_write_ahead_log>): a header of 32 bytes, then frames of 24 bytes
//! and a page, each with the header's two salts and a checksum over everything before it.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
const MAGIC: u32 = 0x377f_0682;

/// How far a write-ahead log reached at a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WalMark {
    /// Which log: SQLite draws new salts when it begins anew.
    pub(crate) salts: [u8; 8],
    /// Frames up to the commit.
    pub(crate) frames: u32,
}

/// What can be read of a write-ahead log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WalView {
    /// There is no file, or an empty one.
    Empty,
    /// Bytes that are no log: its header does not hold.
    Unreadable,
    /// A log up to its last whole commit; `torn` when more of it follows and does not hold.
    Read { mark: WalMark, torn: bool },
}

impl WalView {
    /// Whether everything up to `mark` is there.
    pub(crate) fn reaches(self, mark: WalMark) -> bool {
        match self {
            Self::Read { mark: found, .. } if found.salts == mark.salts => found.frames >= mark.frames,
            // The first salt counts the logs: the next one began after all of this one had reached the database.
            Self::Read { mark: found, .. } => found.generation().wrapping_sub(mark.generation()).wrapping_sub(1) < 1024,
            Self::Empty | Self::Unreadable => false,
        }
    }

    /// Whether SQLite would throw away some of it.
    pub(crate) fn loses(self) -> bool {
        matches!(self, Self::Unreadable | Self::Read { torn: true, .. })
    }
}

impl WalMark {
    fn generation(self) -> u32 {
        word(&self.salts[..4], true)
    }
}

/// Reads the log at `path`.
pub(crate) fn read(path: &Path) -> std::io::Result<WalView> {
    let file = match File::open(path) {
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => return Ok(WalView::Empty),
        file => file?,
    };
    if file.metadata()?.len() == 0 {
        return Ok(WalView::Empty);
    }
    let mut input = BufReader::with_capacity(1 << 16, file);
    let mut header = [0; HEADER];
    if !fill(&mut input, &mut header)? {
        return Ok(WalView::Unreadable);
    }
    let magic = word(&header[..4], true);
    let (big_endian, page_bytes) = (magic & 1 == 1, word(&header[8..12], true) as usize);
    let mut sum = Sum { big_endian, at: (0, 0) };
    sum.add(&header[..24]);
    if magic & !1 != MAGIC || !(512..=65536).contains(&page_bytes) || !sum.is(&header[24..]) {
        return Ok(WalView::Unreadable);
    }
    let mut salts = [0; 8];
    salts.copy_from_slice(&header[16..24]);
    let (mut mark, mut read, mut frame) = (WalMark { salts, frames: 0 }, 0, vec![0; FRAME_HEADER + page_bytes]);
    let mut torn = false;
    while fill(&mut input, &mut frame)? {
        if frame[8..16] != salts {
            // What an earlier log has left behind.
            break;
        }
        sum.add(&frame[..8]);
        sum.add(&frame[FRAME_HEADER..]);
        if !sum.is(&frame[16..24]) {
            torn = true;
            break;
        }
        read += 1;
        if frame[4..8] != [0; 4] {
            mark.frames = read;
        }
    }
    Ok(WalView::Read { mark, torn })
}

/// The salts of the log that is open now, without its frames.
pub(crate) fn salts(file: &mut File) -> std::io::Result<[u8; 8]> {
    use std::io::{Seek, SeekFrom};
    let mut salts = [0; 8];
    file.seek(SeekFrom::Start(16))?;
    file.read_exact(&mut salts)?;
    Ok(salts)
}

fn fill(input: &mut impl Read, buffer: &mut [u8]) -> std::io::Result<bool> {
    match input.read_exact(buffer) {
        Err(fault) if fault.kind() == std::io::ErrorKind::UnexpectedEof => Ok(false),
        read => read.map(|()| true),
    }
}

fn word(bytes: &[u8], big_endian: bool) -> u32 {
    let bytes = bytes.try_into().unwrap_or_default();
    if big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
}

/// The running checksum.
struct Sum {
    big_endian: bool,
    at: (u32, u32),
}

impl Sum {
    fn add(&mut self, bytes: &[u8]) {
        let (mut first, mut second) = self.at;
        for pair in bytes.chunks_exact(8) {
            first = first.wrapping_add(word(&pair[..4], self.big_endian)).wrapping_add(second);
            second = second.wrapping_add(word(&pair[4..], self.big_endian)).wrapping_add(first);
        }
        self.at = (first, second);
    }

    /// Whether it is the one that is written there; always big-endian.
    fn is(&self, written: &[u8]) -> bool {
        self.at == (word(&written[..4], true), word(&written[4..8], true))
    }
}
