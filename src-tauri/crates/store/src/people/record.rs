//! A pupil as a register has it.

use chrono::NaiveDate;
use minicbor::{Decode, Encode};

use samsyn_rules::people::{Shield, Withheld};

use crate::school::Point;
use crate::words::words;

words! {
    /// How a person's data are protected (skyddade personuppgifter), weakest first.
    Protection {
        /// A warning flag set by Skatteverket (OSL 22:1).
        Sekretessmarkering => "sekretessmarkering",
        /// Registered elsewhere than where the person lives (folkbokforingslagen 16 §).
        SkyddadFolkbokforing => "skyddad_folkbokforing",
        /// A new identity (lag 1991:483).
        Fingerad => "fingerad",
    }
}

words! {
    /// On what a residence rests.
    ResidenceBasis {
        /// Registered there.
        Folkbokford => "folkbokford",
        /// Stays there without being registered.
        Vistas => "vistas",
        /// Not known.
        Okand => "okand",
    }
}

/// Where a pupil lives according to the register.
#[derive(Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct Residence {
    /// On what it rests.
    #[n(0)]
    pub basis: ResidenceBasis,
    /// Municipality code, four digits.
    #[n(1)]
    pub municipality: Option<String>,
    /// Stadsdel.
    #[n(2)]
    pub stadsdel: Option<String>,
    /// Street and number.
    #[n(3)]
    pub street: Option<String>,
    /// Postal code.
    #[n(4)]
    pub postal_code: Option<String>,
    /// Postal town.
    #[n(5)]
    pub postal_town: Option<String>,
    /// Free text of a district in the register.
    #[n(6)]
    pub district_name: Option<String>,
    /// Place, when the register has one.
    #[n(7)]
    pub point: Option<Point>,
}

/// Where a pupil lives, as far as anybody may know. There is no way to a [`Residence`] past this.
#[derive(Clone, PartialEq, Encode, Decode)]
pub enum Home {
    /// The register does not say.
    #[n(0)]
    Unknown,
    /// May be known.
    #[n(1)]
    Known(#[n(0)] Residence),
    /// Nobody may know: the pupil, or somebody the place would give away, is protected.
    #[n(2)]
    Withheld(#[cbor(n(0), with = "crate::wire")] Withheld),
}

impl Home {
    /// The residence, when it may be known and is.
    #[must_use]
    pub fn known(&self) -> Option<&Residence> {
        match self {
            Self::Known(residence) => Some(residence),
            Self::Unknown | Self::Withheld(_) => None,
        }
    }

    /// Why nobody may know.
    #[must_use]
    pub fn withheld(&self) -> Option<&Withheld> {
        match self {
            Self::Withheld(withheld) => Some(withheld),
            Self::Unknown | Self::Known(_) => None,
        }
    }

    /// Nobody may know.
    #[must_use]
    pub fn is_withheld(&self) -> bool {
        self.withheld().is_some()
    }
}

/// A guardian as the register has it.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct GuardianRecord {
    /// The register's id or personal number; recognises the person at the next import.
    #[n(0)]
    pub source_id: Option<String>,
    /// Name.
    #[n(1)]
    pub name: String,
    /// Phone; must be empty when protected.
    #[n(2)]
    pub phone: String,
    /// Relation word out of the register.
    #[n(3)]
    pub relation: String,
    /// Protected identity: no contact data are kept.
    #[n(4)]
    pub protected: bool,
}

/// A pupil as the register has it. Replaces everything the register said before.
#[derive(Clone, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct PupilRecord {
    /// SS 12000 person id, or the personal number of a CSV row.
    #[n(0)]
    pub source_id: String,
    /// Personal number, twelve characters.
    #[n(1)]
    pub number: Option<String>,
    /// Given name.
    #[n(2)]
    pub given: String,
    /// Family name.
    #[n(3)]
    pub family: String,
    /// Class.
    #[n(4)]
    pub class: String,
    /// Birth date.
    #[cbor(n(5), with = "crate::wire", has_nil)]
    pub born: Option<NaiveDate>,
    /// Protected identity.
    #[n(6)]
    pub protection: Option<Protection>,
    /// Where the pupil lives; must be withheld for a protected pupil and for the child of a protected guardian.
    #[n(7)]
    pub home: Home,
    /// Municipality that answers for a pupil who is not registered anywhere; must be absent where the place is withheld.
    #[n(8)]
    pub assigned_municipality: Option<String>,
    /// Guardians in the register's order.
    #[n(9)]
    pub guardians: Vec<GuardianRecord>,
}

impl PupilRecord {
    /// Of a protected pupil what everybody may know: that there is one.
    pub(super) fn without_identity(&self) -> Self {
        Self {
            source_id: String::new(),
            number: None,
            given: String::new(),
            family: String::new(),
            class: String::new(),
            born: None,
            guardians: Vec::new(),
            ..self.clone()
        }
    }

    /// Who a protected pupil is, without how the family is reached.
    pub(super) fn without_reach(&self) -> Self {
        let guardians = self.guardians.iter().cloned();
        let guardians = guardians.map(|guardian| GuardianRecord { phone: String::new(), ..guardian }).collect();
        Self { guardians, ..self.clone() }
    }

    /// Whether nobody may know where the pupil lives.
    pub(super) fn withholds_place(&self) -> bool {
        self.withheld().is_some()
    }

    /// Whether it tells where somebody is, or how somebody is reached.
    pub(super) fn tells_place(&self) -> bool {
        let reached = self.guardians.iter().any(|guardian| !guardian.phone.is_empty());
        self.home.known().is_some() || self.assigned_municipality.is_some() || reached
    }

    /// Everything but that.
    pub(super) fn without_place(&self) -> Self {
        let home = if self.home.is_withheld() { self.home.clone() } else { Home::Unknown };
        Self { home, assigned_municipality: None, ..self.without_reach() }
    }

    /// Whether it tells who somebody is.
    pub(super) fn names_somebody(&self) -> bool {
        let texts = [&self.source_id, &self.given, &self.family, &self.class];
        texts.iter().any(|text| !text.is_empty())
            || self.number.is_some()
            || self.born.is_some()
            || !self.guardians.is_empty()
    }

    /// Why nobody may know where the pupil lives, whatever the record says of its home.
    pub(super) fn withheld(&self) -> Option<Withheld> {
        let own = |by| Some(Withheld { by, through: None });
        match &self.home {
            Home::Withheld(withheld) => Some(withheld.clone()),
            _ if self.protection.is_some() => own(Shield::Own),
            _ if self.guardians.iter().any(|guardian| guardian.protected) => own(Shield::Guardian),
            _ => None,
        }
    }

    /// Whether it says nothing that must not be known.
    pub(super) fn tells_nothing_withheld(&self) -> bool {
        let placed = self.home.is_withheld() || self.withheld().is_none();
        let assigned = self.assigned_municipality.is_some() && self.withheld().is_some();
        let reached = |guardian: &GuardianRecord| guardian.protected && !guardian.phone.is_empty();
        placed && !assigned && !self.guardians.iter().any(reached)
    }
}
