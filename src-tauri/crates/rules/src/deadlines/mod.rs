//! When something must be done, with the provision that says so.
