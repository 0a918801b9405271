//! The program's state.

/// The program.
pub struct App {}
