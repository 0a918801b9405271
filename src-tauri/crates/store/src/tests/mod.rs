//! The store on real encrypted files in temporary folders.

mod files;
mod log;
mod people;
mod records;
mod reports;
mod support;
mod upgrade;
