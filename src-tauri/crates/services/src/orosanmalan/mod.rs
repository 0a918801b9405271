//! The orosanmalan: draft, checks and the three exports.
//!
//! [`document::OrosanmalanDocument`] is everything the paper says. Text, PDF and SDK message are derived from it and
//! from nothing else, so they cannot say different things.

pub mod checks;
pub mod content;
pub mod document;
pub mod draft;
mod lines;
pub mod pdf;
pub mod sdk;
pub mod text;
pub mod words;
