//! Personal identity numbers and what may be said of a protected person.

mod number;
mod protection;

pub use number::{NumberFault, NumberKind, PersonalNumber};
pub use protection::Protection;
