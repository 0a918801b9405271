//! Registers of areas and addresses, and contacts of receivers. Public data: read freely.

mod addresses;
mod contacts;
mod registers;

pub use addresses::AddressPoint;
pub use contacts::Contact;
pub(crate) use contacts::ContactSet;
pub(crate) use registers::{AddressesReplaced, AreasAdded};
pub use registers::{NewRegister, Register, RegisterKind};
