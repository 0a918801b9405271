//! Who is what at the school, out of the lists together.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use samsyn_rules::people::Protection;
use serde_json::Value;

use super::lists::{List, Lists};
use super::value::{date, is_current, list, marking, person, text};
use crate::effort::Watched;
use crate::import::fault::{ReadFault, Why};
use crate::import::spend;
use crate::import::words::fold;

/// What an enrolment says of a person.
#[derive(Default)]
pub(super) struct Enrolled<'a> {
    /// Goes here today.
    pub(super) current: Option<&'a Value>,
    /// Has gone here, will, or was to.
    pub(super) other: bool,
    /// An enrolment with a date that is none.
    pub(super) unread: Option<Why>,
}

/// What a person is.
pub(super) enum Standing<'a> {
    /// A pupil today, with the enrolment if there is one.
    Pupil(Option<&'a Value>),
    /// Staff, guardian, or a pupil of another day.
    Other,
    /// Not to be told.
    Unknown(Why),
}

/// The lists, by person.
pub(super) struct School<'a> {
    pub(super) persons: BTreeMap<String, &'a Value>,
    enrolled: BTreeMap<String, Enrolled<'a>>,
    classes: BTreeMap<String, (Option<NaiveDate>, String)>,
    marks: BTreeMap<String, Protection>,
    staff: BTreeSet<String>,
    responsible: BTreeSet<String>,
}

impl<'a> School<'a> {
    /// The lists, read together.
    ///
    /// # Errors
    /// The work was stopped.
    pub(super) fn new(lists: &'a Lists, today: NaiveDate, effort: &Watched<'_>) -> Result<Self, ReadFault> {
        let of = |list| lists.get(list).unwrap_or_default();
        let mut school = Self {
            persons: BTreeMap::new(),
            enrolled: BTreeMap::new(),
            classes: BTreeMap::new(),
            marks: BTreeMap::new(),
            staff: BTreeSet::new(),
            responsible: BTreeSet::new(),
        };
        for enrolment in of(List::Enrolments) {
            spend(effort, 1)?;
            if let Some(id) = school.referred(enrolment) {
                school.enrol(id, enrolment, today);
            }
        }
        for one in of(List::Persons) {
            spend(effort, 1)?;
            let id = text(one, "id");
            for enrolment in list(one, "enrolments") {
                spend(effort, 1)?;
                school.enrol(id.clone(), enrolment, today);
            }
            for responsible in list(one, "responsibles") {
                spend(effort, 1)?;
                if let Some(guardian) = school.referred(responsible) {
                    school.responsible.insert(guardian);
                }
            }
            school.mark(&id, marking(one));
            school.persons.entry(id).or_insert(one);
        }
        for duty in of(List::Duties) {
            spend(effort, 1)?;
            if let Some(id) = school.referred(duty) {
                school.staff.insert(id);
            }
        }
        for group in of(List::Groups) {
            spend(effort, 1 + list(group, "groupMemberships").len())?;
            school.group(group, today);
        }
        Ok(school)
    }

    /// The person of a reference. A mark travels on the reference as well, and the strongest holds.
    fn referred(&mut self, value: &Value) -> Option<String> {
        let (id, reference) = person(value)?;
        self.mark(&id, marking(reference));
        Some(id)
    }

    fn mark(&mut self, id: &str, protection: Protection) {
        if protection.is_protected() {
            let mark = self.marks.entry(id.to_owned()).or_default();
            *mark = protection.max(*mark);
        }
    }

    fn enrol(&mut self, id: String, enrolment: &'a Value, today: NaiveDate) {
        let enrolled = self.enrolled.entry(id).or_default();
        let cancelled = enrolment.get("cancelled").and_then(Value::as_bool).unwrap_or(false);
        match is_current(enrolment, today) {
            Ok(true) if !cancelled => _ = enrolled.current.get_or_insert(enrolment),
            Ok(_) => enrolled.other = true,
            Err(why) => enrolled.unread = Some(why),
        }
    }

    /// Classes only: a group for teaching or a test says nothing of where a pupil belongs.
    fn group(&mut self, group: &Value, today: NaiveDate) {
        let is_class = fold(&text(group, "groupType")) == "klass" && is_current(group, today) == Ok(true);
        for membership in list(group, "groupMemberships") {
            let Some(id) = self.referred(membership) else { continue };
            if is_class && is_current(membership, today) == Ok(true) {
                let class = (date(membership, "startDate").ok().flatten(), text(group, "displayName"));
                // Who has changed class has two memberships; the one that began last is where the pupil is.
                let kept = self.classes.entry(id).or_default();
                *kept = class.max(std::mem::take(kept));
            }
        }
    }

    pub(super) fn class(&self, id: &str) -> Option<String> {
        self.classes.get(id).map(|(_, name)| name.clone()).filter(|name| !name.is_empty())
    }

    pub(super) fn protection(&self, id: &str) -> Protection {
        self.marks.get(id).copied().unwrap_or_default()
    }

    /// What a person is. Where nothing is said of enrolments, a class says it, and where there are no classes
    /// either, having guardians.
    pub(super) fn standing(&self, one: &Value, id: &str) -> Standing<'a> {
        let enrolled = self.enrolled.get(id);
        if fold(&text(one, "personStatus")) == "avliden" {
            return Standing::Other;
        }
        match enrolled {
            Some(Enrolled { current: Some(enrolment), .. }) => return Standing::Pupil(Some(enrolment)),
            Some(Enrolled { unread: Some(why), .. }) => return Standing::Unknown(why.clone()),
            Some(_) => return Standing::Other,
            None => {}
        }
        let by_class = self.classes.contains_key(id);
        let by_guardians = self.classes.is_empty() && !list(one, "responsibles").is_empty();
        if self.enrolled.is_empty() && (by_class || by_guardians) {
            Standing::Pupil(None)
        } else if self.staff.contains(id) || self.responsible.contains(id) {
            Standing::Other
        } else {
            Standing::Unknown(Why::NotEnrolled)
        }
    }
}
