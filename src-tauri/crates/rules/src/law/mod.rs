//! The law register: provisions, rules and regimes with validity and source.
