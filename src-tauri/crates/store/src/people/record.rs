//! A pupil as a register has it.

use chrono::NaiveDate;

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
#[derive(Clone, PartialEq)]
pub struct Residence {
    /// On what it rests.
    pub basis: ResidenceBasis,
    /// Municipality code, four digits.
    pub municipality: Option<String>,
    /// Stadsdel.
    pub stadsdel: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Postal town.
    pub postal_town: Option<String>,
    /// Free text of a district in the register.
    pub district_name: Option<String>,
    /// Place, when the register has one.
    pub point: Option<Point>,
}

/// A guardian as the register has it.
#[derive(Clone, PartialEq, Eq)]
pub struct GuardianRecord {
    /// The register's id or personal number; recognises the person at the next import.
    pub source_id: Option<String>,
    /// Name.
    pub name: String,
    /// Phone; must be empty when protected.
    pub phone: String,
    /// Relation word out of the register.
    pub relation: String,
    /// Protected identity: no contact data are kept.
    pub protected: bool,
}

/// A pupil as the register has it. Replaces everything the register said before.
#[derive(Clone, PartialEq)]
pub struct PupilRecord {
    /// SS 12000 person id, or the personal number of a CSV row.
    pub source_id: String,
    /// Personal number, twelve characters.
    pub number: Option<String>,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Class.
    pub class: String,
    /// Birth date.
    pub born: Option<NaiveDate>,
    /// Protected identity.
    pub protection: Option<Protection>,
    /// Where the pupil lives; must be absent for a protected pupil.
    pub residence: Option<Residence>,
    /// Municipality that answers for a pupil who is not registered anywhere.
    pub assigned_municipality: Option<String>,
    /// Guardians in the register's order.
    pub guardians: Vec<GuardianRecord>,
}
