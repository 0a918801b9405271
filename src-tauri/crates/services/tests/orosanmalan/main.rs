//! The report's documents, held against the tools that read them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod fixture;
mod pdf;
mod sdk;
mod text;
