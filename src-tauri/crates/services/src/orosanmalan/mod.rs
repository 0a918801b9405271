//! The orosanmalan: draft, checks and the three exports.
pub mod content;
