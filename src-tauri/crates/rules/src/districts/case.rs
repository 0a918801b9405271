//! The question: a child, a school and a day.
//!
//! These types hold personal data and therefore do not derive `Debug`.

use chrono::NaiveDate;

use super::Point;
use crate::words;

words! {
    /// What ties the child to its residence.
    Basis {
        /// Registered there in the population register.
        Folkbokford => "folkbokford",
        /// Stays there without being registered.
        Vistas => "vistas",
        /// Not known.
        Okand => "okand",
    }
}

words! {
    /// Kind of protected identity.
    Protection {
        /// Secrecy mark in the population register.
        Sekretessmarkering => "sekretessmarkering",
        /// Protected registration: registered elsewhere than where the person lives.
        SkyddadFolkbokforing => "skyddad_folkbokforing",
        /// A given identity.
        Fingerad => "fingerad",
    }
}

/// A place as far as anybody knows it.
#[derive(Clone, Default, PartialEq)]
pub struct Place {
    /// Four digits.
    pub municipality: Option<String>,
    /// Stadsdel by name.
    pub stadsdel: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Postal town.
    pub postal_town: Option<String>,
    /// Free text of a district out of an old form or a pupil register.
    pub district_name: Option<String>,
    /// Exact place.
    pub point: Option<Point>,
}

impl Place {
    /// Whether nothing at all is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.point.is_none() && self.texts().iter().all(|text| said(text).is_none())
    }

    fn texts(&self) -> [&Option<String>; 6] {
        [&self.municipality, &self.stadsdel, &self.street, &self.postal_code, &self.postal_town, &self.district_name]
    }
}

/// A text that says something.
pub(crate) fn said(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// A home before a move.
#[derive(Clone, PartialEq)]
pub struct PreviousHome {
    /// Receiver id there, when known.
    pub receiver: Option<String>,
    /// Day of the move.
    pub moved: Option<NaiveDate>,
    /// An inquiry was open there.
    pub open_inquiry: Option<bool>,
}

/// A child placed outside its home.
#[derive(Clone, PartialEq)]
pub struct Placing {
    /// Receiver id of the namnd that placed the child, when known.
    pub by: Option<String>,
    /// `familjehem`, `hvb`, `stodboende`, `sis`.
    pub kind: Option<String>,
}

/// What routing needs to know of a child.
#[derive(Clone, PartialEq)]
pub struct PupilFacts {
    /// Age in whole years on the day.
    pub age: Option<u16>,
    /// What ties the child to its residence.
    pub basis: Basis,
    /// Where it lives.
    pub residence: Place,
    /// The other home of a child that lives in two.
    pub second_home: Option<Place>,
    /// Where it in fact stays, when that is not the residence.
    pub stays_at: Option<Place>,
    /// The home before.
    pub previous: Option<PreviousHome>,
    /// Placed by a namnd.
    pub placement: Option<Placing>,
    /// Protected identity.
    pub protected: Option<Protection>,
    /// Nobody may know where it lives: somebody whom the place would give away is protected.
    pub place_withheld: bool,
    /// Municipality that an authority has assigned the child to, four digits.
    pub assigned_municipality: Option<String>,
}

impl Default for PupilFacts {
    /// A child about whom nothing is known.
    fn default() -> Self {
        Self {
            age: None,
            basis: Basis::Okand,
            residence: Place::default(),
            second_home: None,
            stays_at: None,
            previous: None,
            placement: None,
            protected: None,
            place_withheld: false,
            assigned_municipality: None,
        }
    }
}

/// A question to [`route`](super::route).
#[derive(Clone, PartialEq)]
pub struct RouteCase {
    /// Day the answer is for.
    pub date: NaiveDate,
    /// The child is in danger now.
    pub acute: bool,
    /// Whether the social services are open, when known.
    pub office_hours: Option<bool>,
    /// Where the school lies.
    pub school: Place,
    /// The child.
    pub pupil: PupilFacts,
}
