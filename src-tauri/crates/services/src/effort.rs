//! Work on a file, counted and stoppable: every parser spends what it does here, and whoever waits is asked all the time.

use std::cell::Cell;
use std::io::Read;

use samsyn_rules::effort::{Effort, Stopped};

use crate::import::{Continue, Progress};

/// Steps between two questions whether to go on.
const STEPS_PER_QUESTION: usize = 16_384;
/// Steps in all: a file of 64 MiB whose parts stand in a sensible relation to each other takes a tenth of them.
const STEPS_MAX: usize = 1_000_000_000;

/// Work that is watched.
pub(crate) struct Watched<'a> {
    progress: &'a dyn Progress,
    shown: Cell<(usize, usize)>,
    unasked: Cell<usize>,
    left: Cell<usize>,
}

impl<'a> Watched<'a> {
    /// Nothing is done yet.
    pub(crate) fn new(progress: &'a dyn Progress) -> Self {
        Self { progress, shown: Cell::default(), unasked: Cell::default(), left: Cell::new(STEPS_MAX) }
    }

    /// How far it is, from now on: rows done, and rows in all.
    pub(crate) fn show(&self, done: usize, total: usize) {
        self.shown.set((done, total));
    }

    /// Whether the work grew too large, rather than being stopped by a person.
    pub(crate) fn is_too_much(&self) -> bool {
        self.left.get() == 0
    }
}

impl Effort for Watched<'_> {
    fn spend(&self, steps: usize) -> Result<(), Stopped> {
        self.left.set(self.left.get().saturating_sub(steps));
        if self.is_too_much() {
            return Err(Stopped);
        }
        self.unasked.set(self.unasked.get() + steps);
        while self.unasked.get() >= STEPS_PER_QUESTION {
            self.unasked.set(self.unasked.get() - STEPS_PER_QUESTION);
            let (done, total) = self.shown.get();
            if self.progress.step(done, total) == Continue::Cancel {
                return Err(Stopped);
            }
        }
        Ok(())
    }
}

/// Bytes that count as they are read. A stop is an error of the reader that asked for more.
pub(crate) struct Counted<'a> {
    rest: &'a [u8],
    effort: &'a dyn Effort,
}

impl<'a> Counted<'a> {
    pub(crate) fn new(bytes: &'a [u8], effort: &'a dyn Effort) -> Self {
        Self { rest: bytes, effort }
    }
}

impl Read for Counted<'_> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let count = to.len().min(self.rest.len()).min(STEPS_PER_QUESTION);
        self.effort.spend(count).map_err(|Stopped| std::io::Error::other("stopped"))?;
        let (now, rest) = self.rest.split_at(count);
        to[..count].copy_from_slice(now);
        self.rest = rest;
        Ok(count)
    }
}

/// Reads JSON while it counts. `Err(None)` when the work was stopped, else line and column of the fault.
pub(crate) fn read_json(bytes: &[u8], effort: &dyn Effort) -> Result<serde_json::Value, Option<(usize, usize)>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let reader = std::io::BufReader::with_capacity(STEPS_PER_QUESTION, Counted::new(bytes, effort));
    serde_json::from_reader(reader).map_err(|fault| (!fault.is_io()).then(|| (fault.line(), fault.column())))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Asked(Cell<usize>, usize);

    impl Progress for Asked {
        fn step(&self, _done: usize, _total: usize) -> Continue {
            self.0.set(self.0.get() + 1);
            if self.0.get() == self.1 { Continue::Cancel } else { Continue::Yes }
        }
    }

    #[test]
    fn work_asks_in_proportion_and_stops_at_once() {
        let asked = Asked(Cell::new(0), 10);
        let effort = Watched::new(&asked);
        let done = (0..).take_while(|_| effort.spend(STEPS_PER_QUESTION).is_ok()).count();
        assert_eq!(done, 9, "the tenth question ends it");
        assert!(!effort.is_too_much(), "a person stopped it");
        let json = format!("[{}1]", "1,".repeat(STEPS_PER_QUESTION));
        assert_eq!(
            read_json(json.as_bytes(), &Watched::new(&Asked(Cell::new(0), 1))),
            Err(None),
            "also while JSON is read"
        );
    }

    #[test]
    fn work_without_end_ends() {
        let effort = Watched::new(&crate::import::NoProgress);
        assert_eq!(effort.spend(STEPS_MAX), Err(Stopped), "more than any file needs");
        assert!(effort.is_too_much(), "and it can be told");
    }
}
