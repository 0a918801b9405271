//! Receivers: register files in, decisions out.
