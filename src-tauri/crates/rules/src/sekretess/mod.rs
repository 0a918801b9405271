//! Who may have what: decisions, permits and guarded content.
//!
//! Content comes out of the store as [`Guarded`]. [`access`] decides and gives a [`Permit`]; the
//! access log turns it into a [`LoggedPermit`]; only that opens the content. So the log row is
//! committed before a word is read, and the types hold it.

mod access;
mod actor;
pub mod decide;
mod guarded;
mod permit;
mod record;
mod staff;

pub use access::{AccessFacts, Refusal, RefusalReason, may_write};
pub use actor::{Actor, Domain, HuvudmanKind, Role};
pub use guarded::{Guarded, PermitMismatch};
pub use permit::{Access, AccessLog, AccessPurpose, At, LoggedPermit, PERMIT_LIFETIME_S, Permit, access};
pub use record::{RecordKind, RecordRef};
pub use staff::{Member, StaffRefusal, may_change_staff, may_keep_log};
