//! The answer, with every reason.

use chrono::NaiveDate;

use super::ReceiverId;
use crate::words;

words! {
    /// How sure the answer is. Ordered from sure to nothing.
    Certainty {
        /// One receiver, and nothing speaks against it.
        Certain => "certain",
        /// A person must confirm among the receivers.
        Check => "check",
        /// No automatic answer.
        Stop => "stop",
        /// No duty to report: the pupil is an adult.
        None => "none",
    }
}

words! {
    /// The school's namnd against the child's.
    Overlap {
        /// The same.
        Same => "same",
        /// Two different.
        Different => "different",
        /// Either side is not known.
        Unknown => "unknown",
    }
}

words! {
    /// What a person must see beside the answer.
    Warning {
        /// The stadsdel lies in several namnder.
        DistrictSplit => "district_split",
        /// A name of a namnd that no longer exists was given.
        DistrictRenamed => "district_renamed",
        /// Street and number are needed.
        AddressNeeded => "address_needed",
        /// The place lies close to another namnd.
        NearBorder => "near_border",
        /// Another municipality than the school's.
        OtherMunicipality => "other_municipality",
        /// Protected identity.
        ProtectedIdentity => "protected_identity",
        /// The place is withheld for somebody else's protection.
        ProtectedPlace => "protected_place",
        /// Placed outside its home.
        PlacedChild => "placed_child",
        /// Two homes.
        AlternatingResidence => "alternating_residence",
        /// Moved lately.
        RecentMove => "recent_move",
        /// An inquiry may be open elsewhere.
        OpenInquiryElsewhere => "open_inquiry_elsewhere",
        /// Lives elsewhere than it is registered.
        ResidenceDiffers => "residence_differs",
        /// Not in the population register.
        NotRegistered => "not_registered",
        /// A municipality was assigned by an authority.
        AssignedMunicipality => "assigned_municipality",
        /// Danger now.
        Acute => "acute",
        /// 18 or older.
        Adult => "adult",
        /// The day lies in the past.
        HistoricDate => "historic_date",
        /// The register does not reach the day.
        RegisterOutdated => "register_outdated",
        /// The computer's clock may be wrong, and with it the day.
        ClockDoubted => "clock_doubted",
    }
}

words! {
    /// A step of the reasoning. Its sentence and source stand in the text table of services.
    Rule {
        /// 18 or older: no duty under SoL 19:1.
        Adult => "adult",
        /// The age is not known.
        AgeUnknown => "age_unknown",
        /// Protected identity: no address is used.
        Protected => "protected",
        /// Somebody near is protected: no address is used.
        PlaceWithheld => "place_withheld",
        /// Danger now: ring.
        Acute => "acute",
        /// Danger now outside office hours: socialjour.
        AcuteOutsideHours => "acute_outside_hours",
        /// A placed child in danger: the namnd where it stays acts at once.
        AcuteWhereStaying => "acute_where_staying",
        /// Placed: the placing namnd keeps the responsibility.
        Placed => "placed",
        /// Placed by a namnd that nobody has named.
        PlacedByUnknown => "placed_by_unknown",
        /// Registered at an address in the area of a namnd.
        FolkbokforingAddress => "folkbokforing_address",
        /// Stays at an address in the area of a namnd.
        StayAddress => "stay_address",
        /// Registered in a stadsdel that lies in one namnd.
        FolkbokforingStadsdel => "folkbokforing_stadsdel",
        /// Stays in a stadsdel that lies in one namnd.
        StayStadsdel => "stay_stadsdel",
        /// Registered in a municipality with one receiver.
        FolkbokforingMunicipality => "folkbokforing_municipality",
        /// Stays in a municipality with one receiver.
        StayMunicipality => "stay_municipality",
        /// A municipality with several namnder whose areas the register lacks.
        MunicipalityDivided => "municipality_divided",
        /// A municipality code that does not exist.
        MunicipalityUnknown => "municipality_unknown",
        /// The stadsdel lies in several namnder.
        StadsdelSplit => "stadsdel_split",
        /// The stadsdel is named without a municipality.
        StadsdelWithoutMunicipality => "stadsdel_without_municipality",
        /// An everyday name that is no formal stadsdel.
        NameInformal => "name_informal",
        /// A name that the register does not have.
        NameUnknown => "name_unknown",
        /// No other namnd's area lies near.
        InsideBorder => "inside_border",
        /// Nothing is stated of placement, another home or a recent move.
        NoCircumstances => "no_circumstances",
        /// Another namnd than the one where the school lies.
        NotSchoolNamnd => "not_school_namnd",
        /// The namnd where the school lies.
        SchoolNamnd => "school_namnd",
        /// The stadsdel's name says another namnd than the address does.
        NameDisagrees => "name_disagrees",
        /// A district named as free text.
        DistrictNamed => "district_named",
        /// A namnd that has ended was named.
        DistrictEnded => "district_ended",
        /// The postal code only suggests.
        PostalCode => "postal_code",
        /// The postal town only suggests.
        PostalTown => "postal_town",
        /// The postal town is too wide to suggest anything.
        PostalTownWide => "postal_town_wide",
        /// The address file has the street but not this address.
        AddressByStreet => "address_by_street",
        /// The address file does not have the address.
        AddressNotFound => "address_not_found",
        /// No area covers the point.
        PointOutside => "point_outside",
        /// There are no areas for the day.
        NoAreas => "no_areas",
        /// The point and the municipality disagree.
        PointDisagrees => "point_disagrees",
        /// The address lies close to another namnd.
        NearBorder => "near_border",
        /// The namnd of the day is derived from a later or earlier division.
        DivisionDerived => "division_derived",
        /// The register's division does not reach back to the day.
        BeforeRegister => "before_register",
        /// Nothing says where the child lives.
        AddressMissing => "address_missing",
        /// Not in the population register.
        NotRegistered => "not_registered",
        /// Two homes.
        AlternatingResidence => "alternating_residence",
        /// Moved lately.
        RecentMove => "recent_move",
        /// An inquiry may be open at the former namnd.
        OpenInquiry => "open_inquiry",
        /// Stays elsewhere than registered.
        ResidenceDiffers => "residence_differs",
        /// Assigned to a municipality.
        Assigned => "assigned",
        /// Another municipality: its own ways apply.
        OtherMunicipality => "other_municipality",
        /// The namnd of that day has a successor today.
        Successor => "successor",
        /// The register does not reach the day.
        RegisterOutdated => "register_outdated",
    }
}

/// A reason: a rule and what its sentence names.
#[derive(Clone, PartialEq, Eq)]
pub struct Reason {
    /// Which rule.
    pub rule: Rule,
    /// Names for the sentence: receivers, municipalities, dates. Never a street.
    pub params: Vec<(&'static str, String)>,
}

/// To whom, why, how sure.
#[derive(Clone, PartialEq, Eq)]
pub struct RouteDecision {
    /// How sure.
    pub certainty: Certainty,
    /// One when certain; candidates when it must be checked, the likeliest first.
    pub receivers: Vec<ReceiverId>,
    /// Why, in order.
    pub because: Vec<Reason>,
    /// Namnd of the school, for preventive work; absent when it cannot be told.
    pub preventive: Option<ReceiverId>,
    /// The school's namnd against the child's.
    pub overlap: Overlap,
    /// Ring before anything is sent.
    pub phone_first: bool,
    /// In the order of their declaration, each once.
    pub warnings: Vec<Warning>,
    /// Date of the register.
    pub register: NaiveDate,
    /// Today's receivers, when the day lies in the past.
    pub successors: Vec<ReceiverId>,
}

impl RouteDecision {
    /// The answer when the day it was given for may be another: a person must confirm what seemed certain.
    #[must_use]
    pub fn on_a_doubted_day(mut self) -> Self {
        if self.certainty == Certainty::Certain {
            self.certainty = Certainty::Check;
        }
        self.warnings.push(Warning::ClockDoubted);
        self
    }
}
