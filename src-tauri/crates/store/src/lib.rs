//! Encrypted SQLite: the only SQL in the program.
//!
//! [`Store`] reads; [`Store::write`] is the only way to change a record: one transaction of signed event,
//! projection, outbox row and log row. Everything about a person comes back as
//! [`Guarded`](samsyn_rules::sekretess::Guarded); what a record is to the law of access (its `RecordRef`, who is
//! assigned) is read freely, so that it can be decided on.

pub mod audit;
mod backup;
mod blobs;
pub mod cases;
mod chains;
mod check;
pub mod concerns;
mod connection;
mod create;
mod digest;
pub mod disclosures;
pub mod districts;
pub mod drafts;
pub mod entries;
mod error;
mod fact;
mod fold;
mod head;
mod keys;
mod log;
mod loss;
mod migrate;
mod open;
pub mod orosanmalan;
pub mod people;
mod place;
mod rekey;
mod salvage;
pub mod school;
pub mod settings;
mod shredding;
mod sql;
pub mod staff;
mod sweep;
pub mod unlocking;
mod verify;
mod wal;
mod walk;
mod wire;
mod words;
mod write;

pub use backup::{restore_backup, verify_backup};
pub use chains::NewLife;
pub use create::StoreSetup;
pub use error::{Result, StoreError};
pub use loss::{Loss, LossKind};
pub use open::Store;
pub use place::{Part, has_traces, move_aside, moved_aside, set_aside, take_up};
pub use shredding::ShreddingGround;
pub use sweep::{SCRATCH, SNAPSHOT, sweep_unfinished};
pub use verify::{VerifyReport, opens, verify_vault};
pub use words::{ClosedList, Word};
pub use write::{WriteContext, Writer};

#[cfg(test)]
mod tests;
