//! What may be known of where somebody lives, and where they are reached.
//!
//! Protection belongs to a person and a place, not to a row of a register: a child's address is its guardian's and its
//! sibling's too, and the address alone gives a household away (OSL 21 kap. 3 § speaks of relatives as well).
//! [`settle`](super::settle) is asked with every family that is known, and nobody else decides.

use super::kin::{Address, Name, phones};
use crate::words;

words! {
    /// Whose protection withholds a place, strongest first.
    Shield {
        /// The person's own.
        Own => "own",
        /// A guardian's: the child lives where the guardian does.
        Guardian => "guardian",
        /// A sibling's, by a guardian in common.
        Sibling => "sibling",
        /// Somebody's at the same address.
        Household => "household",
    }
}

/// A place that nobody may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// Whose protection it is.
    pub by: Shield,
    /// Id in the register of the row that it comes from; none when the person's own row says it.
    pub through: Option<String>,
}

/// A guardian as far as people are recognised.
/// Nothing of it can be read back.
#[derive(Clone, PartialEq, Eq)]
pub struct Guardian {
    pub(super) id: String,
    pub(super) name: Name,
    pub(super) phones: Vec<String>,
    pub(super) protected: bool,
}

impl Guardian {
    /// A guardian with the register's id, empty where it has none.
    #[must_use]
    pub fn new(id: &str, name: &str, phone: &str, protected: bool) -> Self {
        Self { id: id.to_owned(), name: Name::new(name), phones: phones(phone), protected }
    }

    /// Whether both may be one person by id or name: for a mark that a register does not repeat.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        (!self.id.is_empty() && self.id == other.id) || self.name.may_be(&other.name) || self.name == other.name
    }

    /// The same guardian with a mark that another register has set.
    #[must_use]
    pub fn marked(self) -> Self {
        Self { protected: true, ..self }
    }

    fn shares_phone(&self, other: &Self) -> bool {
        self.phones.iter().any(|phone| other.phones.contains(phone))
    }

    /// The same person beyond reasonable doubt: by id, or by name where no phone speaks against it.
    pub(super) fn is(&self, other: &Self) -> bool {
        if !self.id.is_empty() && !other.id.is_empty() {
            return self.id == other.id;
        }
        let agree = self.phones.is_empty() || other.phones.is_empty() || self.shares_phone(other);
        agree && self.name.may_be(&other.name)
    }

    /// Possibly the same person, or somebody who is reached where this one is: enough where this one is protected.
    pub(super) fn may_be_reached_with(&self, other: &Self) -> bool {
        self.is(other) || self.shares_phone(other) || self.name.may_be(&other.name)
    }
}

/// A person of a register with those around it.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Family {
    /// Id in the register.
    pub source: String,
    /// The person's own mark.
    pub protected: bool,
    /// What was decided before and still stands, because the row it comes from is not here to be compared with.
    pub stands: Option<Withheld>,
    /// Guardians.
    pub guardians: Vec<Guardian>,
    /// Every address that was said.
    pub addresses: Vec<Address>,
}

impl Family {
    /// The same family with other ids, all of them made by `of`.
    #[must_use]
    pub fn renamed(mut self, of: &impl Fn(&str) -> String) -> Self {
        self.source = of(&self.source);
        self.guardians.iter_mut().for_each(|guardian| guardian.id = of(&guardian.id));
        self
    }
}

/// What may be known of a family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Why its place is withheld; none when it may be known.
    pub withheld: Option<Withheld>,
    /// Of each guardian, whether the phone is withheld.
    pub phones: Vec<bool>,
}
