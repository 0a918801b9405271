//! Receivers: register files in, decisions out.
//!
//! The facts of the country lie in `registers/` and are built into the program; a school adds files of areas and
//! addresses. [`Registers`] answers from both, and [`view`] says it in Swedish.

mod address_file;
mod area_file;
mod case;
mod embedded;
mod registers;
mod view;

pub use address_file::{AddressesRead, RowFault, read_addresses};
pub(crate) use area_file::read_checked_areas;
pub use area_file::{AreasRead, read_areas};
pub use case::{CaseLine, read_cases};
pub use embedded::embedded;
pub use registers::Registers;
pub use view::{Because, IndividualView, RouteView, view};

#[cfg(test)]
mod tests;
