//! From a place to its receivers: a point decides, a whole stadsdel decides, everything else suggests.

use chrono::NaiveDate;

use super::addresses::Located;
use super::areas::{Hit, NEAR_EXACT_M, NEAR_STREET_M};
use super::case::{Place, said};
use super::route::Districts;
use super::{Certainty, Namnd, Reason, ReceiverId, Rule, Warning};

/// What a place says.
#[derive(Clone)]
pub(crate) struct Resolved {
    pub(crate) certainty: Certainty,
    pub(crate) receivers: Vec<ReceiverId>,
    pub(crate) because: Vec<Reason>,
    pub(crate) warnings: Vec<Warning>,
    /// It rests on a division that is not known to reach the day.
    pub(crate) outdated: bool,
}

/// How somebody is tied to a place: chooses the sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tie {
    Registered,
    Stays,
}

/// Receivers of a place on a day.
pub(crate) fn resolve(districts: &Districts<'_>, place: &Place, tie: Tie, day: NaiveDate) -> Resolved {
    let mut search = Search {
        districts,
        place,
        tie,
        day,
        municipality: said(&place.municipality),
        because: Vec::new(),
        warnings: Vec::new(),
    };
    let (certainty, receivers) = search.run();
    let divided = receivers.iter().any(|id| districts.register.namnd(id).is_some());
    let outdated = divided && districts.is_outdated(day);
    Resolved { certainty, receivers, because: search.because, warnings: search.warnings, outdated }
}

type Found = (Certainty, Vec<ReceiverId>);

struct Search<'a> {
    districts: &'a Districts<'a>,
    place: &'a Place,
    tie: Tie,
    day: NaiveDate,
    municipality: Option<&'a str>,
    because: Vec<Reason>,
    warnings: Vec<Warning>,
}

impl Search<'_> {
    fn run(&mut self) -> Found {
        let located = self.located();
        let point = self.place.point.or(match &located {
            Some(Located::Exact(point)) => Some(*point),
            _ => None,
        });
        if let Some(hit) = point.and_then(|point| self.districts.areas.locate(point, self.day)) {
            return self.by_point(&hit);
        }
        if let Some(found) = self.by_municipality() {
            return found;
        }
        // Areas that do not hold the point contradict every name.
        let outside = point.is_some_and(|point| !point.is_in_sweden() || self.has_areas());
        if point.is_some() {
            self.because(if outside { Rule::PointOutside } else { Rule::NoAreas }, &[]);
        }
        let found = self.by_stadsdel(outside).map(|found| self.compare_street(found, located.as_ref()));
        let found = found.or_else(|| self.by_district_name());
        let found = found.or_else(|| located.as_ref().and_then(|located| self.by_street(located)));
        let found = found.or_else(|| self.by_postal_code()).or_else(|| self.by_postal_town());
        let found = found.unwrap_or_else(|| {
            // When something was said and did not help, that reason is enough.
            if self.because.is_empty() {
                self.because(Rule::AddressMissing, &[]);
            }
            (Certainty::Stop, Vec::new())
        });
        if found.0 != Certainty::Certain {
            self.warn(Warning::AddressNeeded);
        }
        found
    }

    fn because(&mut self, rule: Rule, params: &[(&'static str, &str)]) {
        let params = params.iter().map(|&(name, value)| (name, value.to_owned())).collect();
        self.because.push(Reason { rule, params });
    }

    fn warn(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }

    fn names(&self, receivers: &[ReceiverId]) -> String {
        receivers.iter().map(|id| self.districts.register.name_of(id)).collect::<Vec<_>>().join(", ")
    }

    fn by_tie(&self, registered: Rule, stays: Rule) -> Rule {
        if self.tie == Tie::Registered { registered } else { stays }
    }

    fn has_areas(&self) -> bool {
        let register = self.districts.register;
        let mut divided = register.namnder_on(register.date).map(|namnd| namnd.id.municipality());
        match self.municipality {
            Some(code) => self.districts.areas.covers(code),
            None => divided.any(|code| self.districts.areas.covers(code)),
        }
    }

    /// What the address file says; only asked when no point was given.
    fn located(&self) -> Option<Located> {
        if self.place.point.is_some() || self.districts.addresses.is_empty() {
            return None;
        }
        let street = said(&self.place.street)?;
        let (code, town) = (said(&self.place.postal_code), said(&self.place.postal_town));
        let located = self.districts.addresses.locate(street, code, town);
        // A street alone may lie in any town.
        match located {
            Located::Exact(point) if self.municipality.is_none() && code.is_none() && town.is_none() => {
                Some(Located::Street(vec![point]))
            }
            located => Some(located),
        }
    }

    fn by_point(&mut self, hit: &Hit) -> Found {
        let register = self.districts.register;
        let mut on_day = register.each_once(Vec::new(), hit.receivers.iter(), self.day);
        let in_force = |id: &ReceiverId| register.namnd(id).is_none_or(|namnd| namnd.is_on(self.day));
        let derived = !hit.receivers.iter().all(in_force);
        // An ended namnd's area answers for its successor only as far as borders have not moved since.
        let ended =
            |id: &ReceiverId| register.namnd(id).is_some_and(|namnd| namnd.until.is_some_and(|day| day < self.day));
        let mut certain = hit.receivers.len() == 1 && !hit.receivers.iter().any(ended);
        if on_day.is_empty() {
            (on_day, certain) = (hit.receivers.clone(), false);
            self.because(Rule::BeforeRegister, &[]);
        }
        self.compare_stadsdel(&mut on_day);
        self.compare_district_name(&on_day);
        certain &= on_day.len() == 1;
        if derived {
            self.because(Rule::DivisionDerived, &[("receivers", &self.names(&on_day))]);
        }
        let rule = self.by_tie(Rule::FolkbokforingAddress, Rule::StayAddress);
        let params = [("receivers", self.names(&on_day)), ("valid_from", hit.valid_from.to_string())];
        self.because.insert(0, Reason { rule, params: params.into() });
        self.near_border(hit.to_other_m, NEAR_EXACT_M);
        let home = on_day.first().map(|id| id.municipality().to_owned()).unwrap_or_default();
        if let Some(code) = self.municipality.filter(|&code| code != home) {
            self.because(Rule::PointDisagrees, &[("municipality", &self.municipality_name(code))]);
            certain = false;
            on_day.extend(ReceiverId::of_municipality(code).filter(|id| register.knows(id)));
        }
        (if certain { Certainty::Certain } else { Certainty::Check }, on_day)
    }

    /// The stadsdel chooses among the predecessors of one area, warns when it is divided, and never overrules a point.
    fn compare_stadsdel(&mut self, on_day: &mut Vec<ReceiverId>) {
        let register = self.districts.register;
        let Some(stadsdel) = said(&self.place.stadsdel).and_then(|name| register.stadsdel(name)) else { return };
        let parts = register.stadsdel_on(stadsdel, self.day);
        let today = register.stadsdel_on(stadsdel, register.date);
        if parts.len() > 1 || today.len() > 1 {
            self.warn(Warning::DistrictSplit);
            self.because(Rule::StadsdelSplit, &[("stadsdel", &stadsdel.name), ("receivers", &self.names(&parts))]);
        }
        // It chooses only when it lies in one of them itself.
        let shared: Vec<ReceiverId> = parts.iter().filter(|id| on_day.contains(id)).cloned().collect();
        if shared.len() == 1 {
            *on_day = shared;
        }
        if parts.iter().all(|id| !on_day.contains(id)) {
            self.because(Rule::NameDisagrees, &[("name", &stadsdel.name), ("receivers", &self.names(&parts))]);
        }
    }

    fn compare_district_name(&mut self, found: &[ReceiverId]) {
        let Some(text) = said(&self.place.district_name) else { return };
        let (candidates, ended) = self.districts.register.district(text, self.day);
        if let Some(ended) = ended {
            self.renamed(ended, &candidates);
        }
        if !candidates.is_empty() && candidates.iter().all(|id| !found.contains(id)) {
            self.because(Rule::NameDisagrees, &[("name", text), ("receivers", &self.names(&candidates))]);
        }
    }

    fn near_border(&mut self, to_other_m: Option<f64>, limit_m: f64) {
        // The areas say no more than that nothing lies nearer than they looked.
        let distance_m = to_other_m.unwrap_or(NEAR_STREET_M);
        if distance_m < limit_m {
            self.warn(Warning::NearBorder);
            self.because(Rule::NearBorder, &[("limit_m", &format!("{limit_m:.0}"))]);
        } else {
            // Rounded down: the proof never says more than it knows.
            let tens_m = (distance_m / 10.0).floor() * 10.0;
            self.because(Rule::InsideBorder, &[("distance_m", &format!("{tens_m:.0}"))]);
        }
    }

    fn municipality_name(&self, code: &str) -> String {
        self.districts.register.municipality(code).map_or_else(|| code.to_owned(), |known| known.name.clone())
    }

    /// A municipality that is not divided in the register answers as a whole.
    fn by_municipality(&mut self) -> Option<Found> {
        let (code, register) = (self.municipality?, self.districts.register);
        if register.has_namnder(code) {
            return None;
        }
        let known = register.municipality(code).zip(ReceiverId::of_municipality(code));
        let Some((municipality, receiver)) = known else {
            self.warn(Warning::AddressNeeded);
            self.because(Rule::MunicipalityUnknown, &[("municipality", code)]);
            return Some((Certainty::Stop, Vec::new()));
        };
        let name = municipality.name.clone();
        if municipality.parts.is_empty() {
            let rule = self.by_tie(Rule::FolkbokforingMunicipality, Rule::StayMunicipality);
            self.because(rule, &[("municipality", &name)]);
            return Some((Certainty::Certain, vec![receiver]));
        }
        let parts = municipality.parts.join(", ");
        self.warn(Warning::AddressNeeded);
        self.because(Rule::MunicipalityDivided, &[("municipality", &name), ("parts", &parts)]);
        Some((Certainty::Check, vec![receiver]))
    }

    fn by_stadsdel(&mut self, outside: bool) -> Option<Found> {
        let (name, register) = (said(&self.place.stadsdel)?, self.districts.register);
        let Some(stadsdel) = register.stadsdel(name) else { return self.by_name(name, Rule::NameInformal) };
        let mut parts = register.stadsdel_on(stadsdel, self.day);
        let before = parts.is_empty();
        if before {
            parts.extend(stadsdel.namnder.last().cloned());
            self.because(Rule::BeforeRegister, &[]);
        }
        let names = self.names(&parts);
        let named = [("stadsdel", stadsdel.name.as_str()), ("receivers", names.as_str())];
        if parts.len() > 1 {
            self.warn(Warning::DistrictSplit);
            self.because(Rule::StadsdelSplit, &named);
            self.compare_district_name(&parts);
            return self.check(parts);
        }
        if self.municipality.is_none() {
            self.because(Rule::StadsdelWithoutMunicipality, &named);
            return self.check(parts);
        }
        self.because(self.by_tie(Rule::FolkbokforingStadsdel, Rule::StayStadsdel), &named);
        let told = self.because.len();
        self.compare_district_name(&parts);
        let disagrees = self.because[told..].iter().any(|reason| reason.rule == Rule::NameDisagrees);
        if disagrees {
            let (others, _) = register.district(said(&self.place.district_name)?, self.day);
            parts = register.each_once(parts, others.iter(), self.day);
        }
        let certain = !(outside || before || disagrees);
        Some((if certain { Certainty::Certain } else { Certainty::Check }, parts))
    }

    fn by_district_name(&mut self) -> Option<Found> {
        self.by_name(said(&self.place.district_name)?, Rule::DistrictNamed)
    }

    /// A name that may be a namnd's, an old one's or an everyday one: it suggests.
    fn by_name(&mut self, name: &str, suggests: Rule) -> Option<Found> {
        let (candidates, ended) = self.districts.register.district(name, self.day);
        match ended {
            Some(ended) => self.renamed(ended, &candidates),
            None if candidates.is_empty() => self.because(Rule::NameUnknown, &[("name", name)]),
            None => self.because(suggests, &[("name", name), ("receivers", &self.names(&candidates))]),
        }
        self.check(candidates)
    }

    fn renamed(&mut self, ended: &Namnd, candidates: &[ReceiverId]) {
        self.warn(Warning::DistrictRenamed);
        self.because(Rule::DistrictEnded, &[("name", &ended.name), ("receivers", &self.names(candidates))]);
    }

    /// Other numbers of the street suggest; they never decide.
    fn by_street(&mut self, located: &Located) -> Option<Found> {
        let (candidates, to_other_m) = self.along(located);
        if candidates.is_empty() {
            self.because(Rule::AddressNotFound, &[]);
            return None;
        }
        self.because(Rule::AddressByStreet, &[("receivers", &self.names(&candidates))]);
        self.near_border(to_other_m, NEAR_STREET_M);
        self.check(candidates)
    }

    /// A stadsdel that the street does not reach is not sure.
    fn compare_street(&mut self, found: Found, located: Option<&Located>) -> Found {
        let (candidates, _) = located.map(|located| self.along(located)).unwrap_or_default();
        if found.0 != Certainty::Certain || candidates.is_empty() || found.1.iter().any(|id| candidates.contains(id)) {
            return found;
        }
        self.because(Rule::AddressByStreet, &[("receivers", &self.names(&candidates))]);
        (Certainty::Check, self.districts.register.each_once(found.1, candidates.iter(), self.day))
    }

    /// Receivers along a street, and how near another one comes, metres.
    fn along(&self, located: &Located) -> (Vec<ReceiverId>, Option<f64>) {
        let Located::Street(points) = located else { return (Vec::new(), None) };
        let hits: Vec<Hit> = points.iter().filter_map(|&point| self.districts.areas.locate(point, self.day)).collect();
        let found = hits.iter().flat_map(|hit| &hit.receivers);
        let receivers = self.districts.register.each_once(Vec::new(), found, self.day);
        (receivers, hits.iter().filter_map(|hit| hit.to_other_m).reduce(f64::min))
    }

    fn by_postal_code(&mut self) -> Option<Found> {
        let code = said(&self.place.postal_code)?;
        let hint = self.districts.register.postal_code(code).filter(|hint| !hint.wide)?;
        let candidates = self.districts.register.each_once(Vec::new(), hint.receivers.iter(), self.day);
        self.because(Rule::PostalCode, &[("receivers", &self.names(&candidates))]);
        self.check(candidates)
    }

    fn by_postal_town(&mut self) -> Option<Found> {
        let town = said(&self.place.postal_town)?;
        let hint = self.districts.register.postal_town(town)?;
        if hint.wide {
            self.because(Rule::PostalTownWide, &[("town", &hint.key)]);
            return Some((Certainty::Stop, Vec::new()));
        }
        let candidates = self.districts.register.each_once(Vec::new(), hint.receivers.iter(), self.day);
        self.because(Rule::PostalTown, &[("town", &hint.key), ("receivers", &self.names(&candidates))]);
        self.check(candidates)
    }

    fn check(&self, candidates: Vec<ReceiverId>) -> Option<Found> {
        (!candidates.is_empty()).then_some((Certainty::Check, candidates))
    }
}
