//! What the law and the school decide: pure functions over plain data.
//!
//! No I/O, no clock, no randomness, no serialisation. Every date comes in as an argument, every
//! answer carries its reasons. See ARCHITECTURE.md, "Invariants".

mod vocabulary;

pub mod calendar;
pub mod deadlines;
pub mod districts;
pub mod effort;
pub mod law;
pub mod orosanmalan;
pub mod people;
pub mod sekretess;
