//! A pupil as a register has it.

use chrono::NaiveDate;
use samsyn_rules::people::{PersonalNumber, Protection};

/// A pupil of a register. Holds a person: no `Debug`.
#[derive(Clone, PartialEq)]
pub struct PupilRow {
    /// Id of the source: the SS 12000 person id, the id column, or the personal number.
    pub source_id: String,
    /// Personal number.
    pub number: Option<PersonalNumber>,
    /// Birth date, when the register says it apart from the number.
    pub birth_date: Option<NaiveDate>,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Class.
    pub class: Option<String>,
    /// School year, 0 to 10.
    pub school_year: Option<u8>,
    /// School type, as the register writes it.
    pub school_type: Option<String>,
    /// Where the pupil lives; never there for a protected pupil.
    pub address: Option<AddressRow>,
    /// Protection.
    pub protection: Protection,
    /// Guardians in the register's order.
    pub guardians: Vec<GuardianRow>,
}

impl PupilRow {
    /// The register may have an address, but it is withheld.
    #[must_use]
    pub fn address_withheld(&self) -> bool {
        self.protection.is_protected()
    }

    /// Date of birth, out of the number when the register does not say it.
    pub(super) fn born(&self) -> Option<NaiveDate> {
        self.birth_date.or_else(|| self.number.as_ref().map(PersonalNumber::birth_date))
    }

    /// Takes the stronger protection, and drops what says where the pupil is.
    pub(super) fn protect(&mut self, protection: Protection) {
        self.protection = self.protection.max(protection);
        self.withhold();
    }

    /// Drops what must not be held: where a protected pupil lives, and where its guardians are reached (a phone leads
    /// to an address); and the same of a guardian who is protected alone.
    pub(super) fn withhold(&mut self) {
        let pupil = self.protection.is_protected();
        if pupil {
            self.address = None;
        }
        for guardian in self.guardians.iter_mut().filter(|guardian| pupil || guardian.protection.is_protected()) {
            guardian.phone.clear();
            guardian.email.clear();
        }
    }

    /// By what the pupil is recognised.
    pub(super) fn keys(&self) -> Vec<String> {
        let number = self.number.as_ref().map(PersonalNumber::reveal).filter(|number| *number != self.source_id);
        std::iter::once(self.source_id.as_str()).chain(number).map(str::to_owned).collect()
    }
}

/// What an address is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressKind {
    /// Registered there.
    Folkbokforing,
    /// Stays there for a time. Addresses for mail alone are not read: nobody lives in them.
    Tillfallig,
}

/// Where a pupil lives.
#[derive(Clone, PartialEq, Eq)]
pub struct AddressRow {
    /// Street and number.
    pub street: String,
    /// Postal code, five digits without space when it is Swedish.
    pub postal_code: String,
    /// Postal town.
    pub postal_town: String,
    /// Municipality code, four digits.
    pub municipality: Option<String>,
    /// What it is.
    pub kind: AddressKind,
}

impl AddressRow {
    pub(super) fn is_empty(&self) -> bool {
        self.street.is_empty()
            && self.postal_code.is_empty()
            && self.postal_town.is_empty()
            && self.municipality.is_none()
    }
}

/// A guardian of a register. Holds a person: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct GuardianRow {
    /// Id of the source; empty in a table.
    pub source_id: String,
    /// Name.
    pub name: String,
    /// Phone; empty when the guardian or the pupil is protected.
    pub phone: String,
    /// E-mail; empty when the guardian or the pupil is protected.
    pub email: String,
    /// Relation.
    pub relation: Relation,
    /// Protection of the guardian.
    pub protection: Protection,
}

/// What a person is to the pupil (SS 12000 `relationType`; unknown words are kept).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relation {
    /// Vardnadshavare.
    Vardnadshavare,
    /// Parent without saying custody.
    Foralder,
    /// God man.
    GodMan,
    /// Other responsible person.
    AnnanAnsvarig,
    /// Other authorised person.
    AnnanBehorig,
    /// A word of the source.
    Other(String),
}

/// A part of a pupil that a register may carry, and that may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Id of the source.
    SourceId,
    /// Personal number.
    Number,
    /// Birth date.
    BirthDate,
    /// Given name.
    Given,
    /// Family name.
    Family,
    /// Class.
    Class,
    /// School year.
    SchoolYear,
    /// School type.
    SchoolType,
    /// Address.
    Address,
    /// Protection.
    Protection,
    /// Guardians.
    Guardians,
    /// The pupil had left and is back.
    Returned,
}

impl Field {
    /// Closed code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SourceId => "source_id",
            Self::Number => "number",
            Self::BirthDate => "birth_date",
            Self::Given => "given",
            Self::Family => "family",
            Self::Class => "class",
            Self::SchoolYear => "school_year",
            Self::SchoolType => "school_type",
            Self::Address => "address",
            Self::Protection => "protection",
            Self::Guardians => "guardians",
            Self::Returned => "returned",
        }
    }
}
