//! The system keyring: one wrapping secret a vault, behind a small trait that tests own.
