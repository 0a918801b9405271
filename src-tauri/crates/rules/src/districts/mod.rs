//! Which namnd answers for a child: districts with periods, areas, addresses, and the rules that choose among them.
//!
//! An address point inside an area decides. A name decides only when the whole stadsdel lies in one namnd. Everything
//! else gives candidates for a person to confirm, and what nobody knows stops.

mod addresses;
mod area_check;
mod area_fault;
mod areas;
mod case;
mod circumstances;
mod decision;
mod geometry;
mod ground;
mod id;
mod names;
mod place;
mod point;
mod register;
mod register_check;
mod route;
mod strips;

pub use addresses::{AddressBook, AddressFault, AddressFaultKind, AddressRow, Located, normalise_street};
pub use area_check::check_areas;
pub use area_fault::{AreaFault, AreaFaultKind};
pub use areas::{Area, AreaFile, AreaIndex, Hit, NEAR_EXACT_M, NEAR_STREET_M};
pub use case::{Basis, Place, Placing, PreviousHome, Protection, PupilFacts, RouteCase};
pub use decision::{Certainty, Overlap, Reason, RouteDecision, Rule, Warning};
pub use geometry::{Polygon, Ring};
pub use id::ReceiverId;
pub use names::fold;
pub use point::Point;
pub use register::{Alias, AliasKind, Contact, ContactKind, Municipality, Namnd, PostalHint, Register, Stadsdel};
pub use register_check::RegisterFault;
pub use route::{Districts, route};
