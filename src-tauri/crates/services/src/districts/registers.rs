//! The built-in register together with a school's files.

use chrono::NaiveDate;
use samsyn_rules::districts::{
    AddressBook, AreaFile, AreaIndex, Basis, Certainty, Districts, Place, PupilFacts, ReceiverId, Register, RouteCase,
    RouteDecision, route,
};

use super::{embedded, read_addresses, read_areas};
use crate::error::{Code, Error, Result};
use crate::import::NoProgress;

/// Everything routing looks things up in.
pub struct Registers {
    register: &'static Register,
    areas: AreaIndex,
    addresses: AddressBook,
}

impl Registers {
    /// Of checked area files, oldest import first, and an address book.
    ///
    /// # Errors
    /// As [`embedded`].
    pub fn new(files: &[AreaFile], addresses: AddressBook) -> Result<Self> {
        Ok(Self { register: embedded()?, areas: AreaIndex::new(files), addresses })
    }

    /// Of files as a command line names them: areas with their names, and an address file.
    ///
    /// # Errors
    /// `register_invalid` with the first fatal fault of an area file; what [`read_addresses`] says.
    pub fn from_files(areas: &[(String, Vec<u8>)], addresses: Option<&[u8]>) -> Result<Self> {
        let register = embedded()?;
        let mut files = Vec::new();
        for (name, bytes) in areas {
            let read = read_areas(name, bytes, register, &NoProgress)?;
            if let Some(fault) = read.faults.iter().find(|fault| fault.is_fatal()) {
                let place = format!("{name}: {}", fault.place());
                return Err(Error::new(Code::RegisterInvalid).with("fault", fault.code()).with("place", place));
            }
            files.push(read.file);
        }
        let rows = addresses
            .map(|bytes| read_addresses(bytes, &NoProgress))
            .transpose()?
            .map(|read| read.addresses)
            .unwrap_or_default();
        Self::new(&files, AddressBook::build(&rows).0)
    }

    /// Which receiver answers, and why.
    #[must_use]
    pub fn route(&self, case: &RouteCase, today: NaiveDate) -> RouteDecision {
        let districts = Districts { register: self.register, areas: &self.areas, addresses: &self.addresses };
        route(&districts, case, today)
    }

    /// The receiver of an address on a day, when the address file and the areas settle it.
    #[must_use]
    pub fn at_address(
        &self,
        municipality: &str,
        street: &str,
        postal_code: &str,
        day: NaiveDate,
    ) -> Option<ReceiverId> {
        let residence = Place {
            municipality: Some(municipality.to_owned()),
            street: Some(street.to_owned()),
            postal_code: Some(postal_code.to_owned()),
            ..Place::default()
        };
        let case = RouteCase {
            date: day,
            acute: false,
            office_hours: None,
            school: Place::default(),
            pupil: PupilFacts { basis: Basis::Folkbokford, residence, ..PupilFacts::default() },
        };
        let decision = self.route(&case, day);
        decision.receivers.into_iter().next().filter(|_| decision.certainty == Certainty::Certain)
    }
}
