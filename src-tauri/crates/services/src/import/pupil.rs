//! A pupil as a register has it.

use chrono::NaiveDate;
use samsyn_rules::people::{Address, Family, Guardian, PersonalNumber, Protection, Settled, Withheld};

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
    /// Where the pupil lives, when nobody's protection withholds it. Whose, a row alone does not tell: the comparison does.
    pub address: Option<AddressRow>,
    /// Why nobody may know where the pupil lives.
    pub withheld: Option<Withheld>,
    /// Protection.
    pub protection: Protection,
    /// Guardians in the register's order.
    pub guardians: Vec<GuardianRow>,
    /// What of the row is compared with others, and cannot be read.
    pub(super) kin: Family,
}

impl PupilRow {
    /// Date of birth, out of the number when the register does not say it.
    pub(super) fn born(&self) -> Option<NaiveDate> {
        self.birth_date.or_else(|| self.number.as_ref().map(PersonalNumber::birth_date))
    }

    /// Takes the stronger protection, and drops what says where the pupil is.
    pub(super) fn protect(&mut self, protection: Protection) {
        self.protection = self.protection.max(protection);
        self.kin.protected = self.protection.is_protected();
        self.withhold();
    }

    /// The whole row as it was read: what is compared is set aside, and what its own marks withhold is dropped.
    pub(super) fn read(mut self, addresses: &[AddressRow]) -> Self {
        self.kin = Family {
            source: self.source_id.clone(),
            protected: self.protection.is_protected(),
            stands: None,
            guardians: self.guardians.iter().map(GuardianRow::person).collect(),
            addresses: addresses.iter().filter_map(AddressRow::place).collect(),
        };
        self.withhold();
        self
    }

    /// Drops what must not be held: where a protected pupil or the child of a protected guardian lives, and where protected
    /// people are reached (a phone leads to an address).
    pub(super) fn withhold(&mut self) {
        let pupil = self.protection.is_protected();
        let marked = |guardian: &GuardianRow| guardian.protection.is_protected();
        if pupil || self.guardians.iter().any(marked) {
            self.address = None;
        }
        self.guardians.iter_mut().filter(|guardian| pupil || marked(guardian)).for_each(GuardianRow::silence);
    }

    /// Drops what the comparison with everybody has found.
    pub(super) fn settle(&mut self, settled: Settled) {
        if settled.withheld.is_some() {
            self.address = None;
        }
        self.withheld = settled.withheld;
        // What was compared has served.
        self.kin.addresses.clear();
        self.kin.guardians.clear();
        let silent = self.guardians.iter_mut().zip(settled.phones);
        silent.filter(|(_, withheld)| *withheld).for_each(|(guardian, _)| guardian.silence());
    }

    /// By what the pupil is recognised in its own register.
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
    /// The address to compare with others.
    pub(super) fn place(&self) -> Option<Address> {
        Address::new(&self.street, &self.postal_code, &self.postal_town)
    }

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

impl GuardianRow {
    /// The guardian to compare with others.
    pub(super) fn person(&self) -> Guardian {
        Guardian::new(&self.source_id, &self.name, &self.phone, self.protection.is_protected())
    }

    /// Drops where the guardian is reached.
    pub(super) fn silence(&mut self) {
        self.phone.clear();
        self.email.clear();
    }
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
