//! Work that grows with a file counts itself, so that whoever waits can stop it and nothing grows without being seen.

/// The work was stopped: by a person, or because it had grown past what any file of a school needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

/// Who counts the work and may stop it.
pub trait Effort {
    /// Says that this many steps are about to be done: an edge looked at, a cell read.
    ///
    /// # Errors
    /// The work is to stop now.
    fn spend(&self, steps: usize) -> Result<(), Stopped>;
}

/// Nobody counts: for what was counted when it came in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Uncounted;

impl Effort for Uncounted {
    fn spend(&self, _steps: usize) -> Result<(), Stopped> {
        Ok(())
    }
}
