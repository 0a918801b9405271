//! Personal identity numbers and what may be said of a protected person.

mod kin;
mod number;
mod place;
mod protection;
mod settle;

pub use kin::Address;
pub use number::{NumberFault, NumberKind, PersonalNumber};
pub use place::{Family, Guardian, Settled, Shield, Withheld};
pub use protection::Protection;
pub use settle::settle;
