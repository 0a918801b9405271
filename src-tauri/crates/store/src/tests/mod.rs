//! The store on real encrypted files in temporary folders.

mod chains;
mod compartments;
mod damage;
mod files;
mod head;
mod kill;
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
mod sweep;
mod upgrade;
