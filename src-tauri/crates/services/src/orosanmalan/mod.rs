//! The orosanmalan: draft, checks and the three exports.

pub mod content;
pub mod draft;
