//! The order of the questions: adult, protected, where the child lives, what speaks against it, how urgent, which day.

use chrono::NaiveDate;

use super::case::{PupilFacts, RouteCase};
use super::place::{Resolved, Tie, resolve};
use super::{
    AddressBook, AreaIndex, Certainty, Overlap, Reason, ReceiverId, Register, RouteDecision, Rule, Warning,
    circumstances,
};

/// First age without a duty to report (SoL 3:1: a child is under 18).
const ADULT_AGE_YEARS: u16 = 18;

/// Everything routing looks things up in.
pub struct Districts<'a> {
    /// Facts.
    pub register: &'a Register,
    /// Areas.
    pub areas: &'a AreaIndex,
    /// Addresses.
    pub addresses: &'a AddressBook,
}

impl Districts<'_> {
    /// Whether nothing says how this day divides the municipality: neither the register nor newer areas.
    pub(crate) fn is_outdated(&self, day: NaiveDate) -> bool {
        let register = self.register;
        let is_old = |code: &str| self.areas.valid_from(code, day).is_none_or(|from| !register.is_outdated(from));
        register.is_outdated(day) && register.namnder.iter().any(|namnd| is_old(namnd.id.municipality()))
    }
}

/// The answer while it is being reasoned out.
pub(crate) struct Draft {
    pub(crate) certainty: Certainty,
    pub(crate) receivers: Vec<ReceiverId>,
    pub(crate) second_home: Vec<ReceiverId>,
    pub(crate) phone_first: bool,
    because: Vec<Reason>,
    warnings: Vec<Warning>,
}

impl Draft {
    fn new() -> Self {
        Self {
            certainty: Certainty::Stop,
            receivers: Vec::new(),
            second_home: Vec::new(),
            phone_first: false,
            because: Vec::new(),
            warnings: Vec::new(),
        }
    }

    pub(crate) fn take(&mut self, found: Resolved) {
        self.certainty = found.certainty;
        self.receivers = found.receivers;
        self.because.extend(found.because);
        self.warnings.extend(found.warnings);
    }

    pub(crate) fn because(&mut self, rule: Rule, params: &[(&'static str, &str)]) {
        let params = params.iter().map(|&(name, value)| (name, value.to_owned())).collect();
        self.because.push(Reason { rule, params });
    }

    pub(crate) fn reasons(&mut self, reasons: Vec<Reason>) {
        self.because.extend(reasons);
    }

    pub(crate) fn warn(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }

    pub(crate) fn warn_all(&mut self, warnings: Vec<Warning>) {
        self.warnings.extend(warnings);
    }

    /// Never surer than this.
    pub(crate) fn at_most(&mut self, certainty: Certainty) {
        self.certainty = self.certainty.max(certainty);
    }

    pub(crate) fn add(&mut self, more: Vec<ReceiverId>) {
        for id in more {
            if !self.receivers.contains(&id) {
                self.receivers.push(id);
            }
        }
    }
}

/// To whom a matter about this child goes on the case's day, and why. `today` tells whether that day is in the past.
#[must_use]
pub fn route(districts: &Districts<'_>, case: &RouteCase, today: NaiveDate) -> RouteDecision {
    let pupil = &case.pupil;
    let preventive = preventive(districts, case);
    let mut draft = Draft::new();
    if pupil.protected.is_some() {
        // Nothing below may look at an address: not even a candidate is derived from it.
        draft.warn(Warning::ProtectedIdentity);
        draft.because(Rule::Protected, &[]);
        draft.phone_first = true;
    } else if pupil.place_withheld {
        draft.warn(Warning::ProtectedPlace);
        draft.because(Rule::PlaceWithheld, &[]);
        draft.phone_first = true;
    } else {
        child(districts, case, &mut draft);
    }
    let overlap = overlap(preventive.as_ref(), &draft.receivers);
    round_off(districts, case, preventive.as_ref(), overlap, &mut draft);
    acute(case, &mut draft);
    age(pupil, &mut draft);
    let successors = the_day(districts, case, today, &mut draft);
    settle(&mut draft);
    RouteDecision {
        certainty: draft.certainty,
        receivers: draft.receivers,
        because: draft.because,
        preventive,
        overlap,
        phone_first: draft.phone_first,
        warnings: draft.warnings,
        register: districts.register.date,
        successors,
    }
}

/// What a reader of the proof asks last: does anything speak against it, and is it the school's namnd?
fn round_off(
    districts: &Districts<'_>,
    case: &RouteCase,
    preventive: Option<&ReceiverId>,
    overlap: Overlap,
    draft: &mut Draft,
) {
    let pupil = &case.pupil;
    if draft.receivers.len() != 1 {
        return;
    }
    let quiet = pupil.placement.is_none() && pupil.second_home.is_none() && pupil.stays_at.is_none();
    if quiet && pupil.previous.is_none() && pupil.assigned_municipality.is_none() {
        draft.because(Rule::NoCircumstances, &[]);
    }
    let school = preventive.map(|id| districts.register.name_of(id)).unwrap_or_default();
    match overlap {
        Overlap::Different => draft.because(Rule::NotSchoolNamnd, &[("school", &school)]),
        Overlap::Same => draft.because(Rule::SchoolNamnd, &[]),
        Overlap::Unknown => {}
    }
}

fn child(districts: &Districts<'_>, case: &RouteCase, draft: &mut Draft) {
    let (pupil, day) = (&case.pupil, case.date);
    circumstances::home(districts, pupil, day, draft);
    circumstances::stays_elsewhere(districts, pupil, day, draft);
    circumstances::two_homes(districts, pupil, day, draft);
    circumstances::moved(districts, pupil, day, draft);
    circumstances::assigned(districts, pupil, case.acute, draft);
    circumstances::placed(districts, pupil, day, case.acute, draft);
    let homes: Vec<ReceiverId> = draft.receivers.iter().chain(&draft.second_home).cloned().collect();
    if let Some(other) = circumstances::elsewhere(&case.school, &homes) {
        draft.warn(Warning::OtherMunicipality);
        draft.because(Rule::OtherMunicipality, &[("receiver", &districts.register.name_of(&other))]);
    }
}

/// The school's namnd, when its place settles it.
fn preventive(districts: &Districts<'_>, case: &RouteCase) -> Option<ReceiverId> {
    let school = resolve(districts, &case.school, Tie::Stays, case.date);
    school.receivers.into_iter().next().filter(|_| school.certainty == Certainty::Certain)
}

fn overlap(preventive: Option<&ReceiverId>, receivers: &[ReceiverId]) -> Overlap {
    match (preventive, receivers) {
        (Some(school), [child]) if school == child => Overlap::Same,
        (Some(_), [_]) => Overlap::Different,
        _ => Overlap::Unknown,
    }
}

fn acute(case: &RouteCase, draft: &mut Draft) {
    if !case.acute {
        return;
    }
    draft.phone_first = true;
    draft.warn(Warning::Acute);
    draft.because(Rule::Acute, &[]);
    if case.office_hours == Some(false) {
        draft.because(Rule::AcuteOutsideHours, &[]);
    }
}

/// Marks days that the register does not describe as today; gives today's receivers for a day in the past.
fn the_day(districts: &Districts<'_>, case: &RouteCase, today: NaiveDate, draft: &mut Draft) -> Vec<ReceiverId> {
    let (register, day) = (districts.register, case.date);
    if districts.is_outdated(day) {
        draft.warn(Warning::RegisterOutdated);
        draft.because(Rule::RegisterOutdated, &[("known_until", &register.known_until.to_string())]);
    }
    let division = |day| register.namnder_on(day).map(|namnd| &namnd.id).collect::<Vec<_>>();
    if day >= today || (day >= register.date && division(day) == division(today)) {
        return Vec::new();
    }
    draft.warn(Warning::HistoricDate);
    let successors = register.each_once(Vec::new(), draft.receivers.iter(), today);
    if !successors.is_empty() && successors != draft.receivers {
        let names: Vec<String> = successors.iter().map(|id| register.name_of(id)).collect();
        draft.because(Rule::Successor, &[("date", &day.to_string()), ("receivers", &names.join(", "))]);
    }
    successors
}

fn age(pupil: &PupilFacts, draft: &mut Draft) {
    match pupil.age {
        Some(years) if years >= ADULT_AGE_YEARS => {
            draft.warn(Warning::Adult);
            draft.because(Rule::Adult, &[]);
            draft.certainty = Certainty::None;
            draft.receivers.clear();
        }
        Some(_) => {}
        None => draft.because(Rule::AgeUnknown, &[]),
    }
}

/// Holds what every answer promises: certain means one receiver, stop and none mean no receiver, warnings come once.
fn settle(draft: &mut Draft) {
    draft.certainty = match (draft.certainty, draft.receivers.len()) {
        (Certainty::Certain | Certainty::Check, 0) => Certainty::Stop,
        (Certainty::Certain, count) if count > 1 => Certainty::Check,
        (certainty, _) => certainty,
    };
    if matches!(draft.certainty, Certainty::Stop | Certainty::None) {
        draft.receivers.clear();
    }
    draft.warnings.sort();
    draft.warnings.dedup();
}
