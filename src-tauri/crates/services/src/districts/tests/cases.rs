#![allow(clippy::unwrap_used)]
//! x
