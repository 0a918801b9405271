//! The store on real encrypted files in temporary folders.

mod chains;
mod compartments;
mod files;
mod head;
mod log;
mod order;
mod pages;
mod people;
mod property;
mod records;
mod rekey;
mod reports;
mod secrecy;
mod support;
mod swap;
mod upgrade;
