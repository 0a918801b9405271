//! What a user can do: the only way to data.
//!
//! [`api::dispatch`] is the one door. Behind it every domain has a module; content of a person is opened by the
//! gate alone, and only after the access log has it.

pub mod api;
pub mod app;
mod card;
pub mod cases;
mod chronology;
pub mod clock;
pub mod concerns;
mod deadlines;
pub mod delivery;
mod demo;
pub mod districts;
pub mod drafts;
mod effort;
pub mod error;
mod faults;
mod gate;
mod held;
mod hex;
mod idle;
pub mod import;
pub mod imports;
pub mod input;
pub mod jobs;
pub mod keychain;
pub mod keys;
pub mod law;
mod open;
pub mod orosanmalan;
mod outfile;
pub mod people;
pub mod personnummer;
mod ports;
pub mod position;
pub mod process;
mod proof;
mod receiver;
pub mod registers;
pub mod rekey;
pub mod reports;
pub mod rescue;
pub mod sekretess;
pub mod session;
pub mod settings;
pub mod sharing;
pub mod staff;
#[cfg(feature = "testing")]
pub mod testing;
pub mod text;
pub mod time;
pub mod today;
mod words;
pub mod workloads;
