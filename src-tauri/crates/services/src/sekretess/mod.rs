//! Disclosure decisions as cases in and answers out.
