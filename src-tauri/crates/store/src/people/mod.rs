//! Pupils and guardians.
//!
//! What a protected pupil is called lies in a table of its own that no list reads; where somebody lives whose
//! place is withheld has no column at all.

mod card;
mod circumstances;
mod guardian;
mod import;
mod label;
mod list;
mod order;
mod pseudonym;
mod record;
mod redact;
mod register;
mod routing;
mod stored;

pub use card::{Pupil, PupilIdentity};
pub use circumstances::Circumstances;
pub(crate) use circumstances::{ChildWishSet, CircumstancesSet};
pub use guardian::{Guardian, InformState, Silence};
pub(crate) use guardian::{InformReasonSet, InformSet};
pub use import::{IMPORT_CHUNK_ROWS, ImportCount, ImportRun, KnownPupil, LastImport, PupilChange};
pub use list::{PupilPage, PupilQuery, PupilRow};
pub(crate) use pseudonym::KEY as PSEUDONYM_KEY;
pub use pseudonym::Pseudonyms;
pub use record::{GuardianRecord, Home, Protection, PupilRecord, Residence, ResidenceBasis};
pub(crate) use redact::{Kept, PlaceRedacted};
pub(crate) use register::{IdentityPut, ImportRan, PupilLeft, PupilPut, ReachPut};
pub use routing::{RoutingCache, RoutingInput};
