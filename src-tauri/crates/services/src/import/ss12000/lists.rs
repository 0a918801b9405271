//! The lists of SS 12000, out of files or pages.

use std::collections::{BTreeMap, BTreeSet};

use samsyn_rules::effort::Stopped;
use serde_json::Value;

use crate::effort::{Watched, read_json};
use crate::error::Unit;
use crate::import::fault::ReadFault;
use crate::import::words::fold;
use crate::import::{ROWS_MAX, stop};

/// A list that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum List {
    /// People: pupils, guardians and staff.
    Persons,
    /// Who goes where; a list of its own in dumps, in the standard part of each person.
    Enrolments,
    /// Classes among others.
    Groups,
    /// Staff.
    Duties,
    /// Schools. Known, so that the file is no stranger; not needed.
    Organisations,
}

impl List {
    const ALL: [Self; 5] = [Self::Persons, Self::Enrolments, Self::Groups, Self::Duties, Self::Organisations];

    /// The endpoint, and the name of its file.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Enrolments => "enrolments",
            Self::Groups => "groups",
            Self::Duties => "duties",
            Self::Organisations => "organisations",
        }
    }

    /// Keys that only an element of this list has.
    const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Persons => &["givenName", "familyName", "civicNo", "responsibles", "securityMarking"],
            Self::Enrolments => &["enroledAt", "enrolledAt"],
            Self::Groups => &["groupType", "groupMemberships"],
            Self::Duties => &["dutyRole", "dutyAt"],
            Self::Organisations => &["organisationType", "schoolUnitCode"],
        }
    }

    /// Whether a list may have this many elements.
    pub(crate) fn check(self, count: usize) -> Result<(), ReadFault> {
        if count > ROWS_MAX { Err(ReadFault::TooMany { limit: ROWS_MAX, unit: Unit::Rows }) } else { Ok(()) }
    }

    /// By what stands in it; an empty list by the name of its file.
    fn recognise(name: &str, elements: &[Value]) -> Option<Self> {
        let has = |list: &Self| {
            elements.iter().take(5).any(|element| list.keys().iter().any(|key| element.get(key).is_some()))
        };
        let name = fold(name);
        let named = |list: &Self| name.starts_with(list.name().trim_end_matches('s'));
        Self::ALL.into_iter().find(has).or_else(|| Self::ALL.into_iter().find(named))
    }
}

/// What has been read of each list.
#[derive(Default)]
pub(crate) struct Lists {
    lists: BTreeMap<List, Vec<Value>>,
    /// Lists of which a page says that another follows, and lists with a last page.
    unfinished: BTreeMap<List, String>,
    finished: BTreeSet<List>,
}

/// Elements of a page and the token of the next, if there is one.
///
/// # Errors
/// `json_invalid` at `name`.
pub(crate) fn page(
    name: &str,
    bytes: &[u8],
    key: &str,
    effort: &Watched<'_>,
) -> Result<(Vec<Value>, Option<String>), ReadFault> {
    let mut value = parse(name, bytes, effort)?;
    let token = next_token(&value);
    let elements = take_elements(&mut value, key).ok_or_else(|| ReadFault::Json { at: name.to_owned() })?;
    Ok((elements, token))
}

fn parse(name: &str, bytes: &[u8], effort: &Watched<'_>) -> Result<Value, ReadFault> {
    read_json(bytes, effort).map_err(|fault| match fault {
        Some((line, column)) => ReadFault::Json { at: format!("{name}:{line}:{column}") },
        None => stop(effort, Stopped),
    })
}

fn next_token(value: &Value) -> Option<String> {
    match value.get("pageToken")? {
        Value::Null => None,
        Value::String(token) if token.is_empty() => None,
        Value::String(token) => Some(token.clone()),
        other => Some(other.to_string()),
    }
}

/// A bare list, `{"data": [...]}`, or the list under its own name, as some services have it.
fn take_elements(value: &mut Value, key: &str) -> Option<Vec<Value>> {
    if value.is_array() {
        return value.as_array_mut().map(std::mem::take);
    }
    let place = if value.get("data").is_some() { "data" } else { key };
    value.get_mut(place)?.as_array_mut().map(std::mem::take)
}

impl Lists {
    pub(crate) fn get(&self, list: List) -> Option<&[Value]> {
        self.lists.get(&list).map(Vec::as_slice)
    }

    /// Adds elements of a list.
    ///
    /// # Errors
    /// More than any school has.
    pub(crate) fn add(&mut self, list: List, elements: Vec<Value>) -> Result<(), ReadFault> {
        let known = self.lists.entry(list).or_default();
        list.check(known.len() + elements.len())?;
        known.extend(elements);
        Ok(())
    }

    /// One file: one list or a page of it, or an object with every list under its name.
    ///
    /// # Errors
    /// `json_invalid`.
    pub(super) fn add_file(&mut self, name: &str, bytes: &[u8], effort: &Watched<'_>) -> Result<(), ReadFault> {
        let mut value = parse(name, bytes, effort)?;
        let stands = |list: &List| value.get(list.name()).is_some_and(|inner| !inner.is_null());
        let names: Vec<List> = List::ALL.into_iter().filter(stands).collect();
        if !names.is_empty() && value.get("data").is_none() {
            for list in names {
                let inner = value.get_mut(list.name()).map(Value::take).unwrap_or_default();
                self.add_page(name, inner, Some(list))?;
            }
            return Ok(());
        }
        self.add_page(name, value, None)
    }

    fn add_page(&mut self, name: &str, mut value: Value, list: Option<List>) -> Result<(), ReadFault> {
        let token = next_token(&value);
        let elements = take_elements(&mut value, "data").ok_or_else(|| ReadFault::Json { at: name.to_owned() })?;
        // A list that we do not know (activities, placements) says nothing of who is a pupil.
        let Some(list) = list.or_else(|| List::recognise(name, &elements)) else { return Ok(()) };
        match token {
            Some(_) => _ = self.unfinished.insert(list, name.to_owned()),
            None => _ = self.finished.insert(list),
        }
        self.add(list, elements)
    }

    /// A dump whose last page is missing would mark everybody on it as gone.
    pub(super) fn check_whole(&self) -> Result<(), ReadFault> {
        match self.unfinished.iter().find(|(list, _)| !self.finished.contains(list)) {
            Some((_, name)) => Err(ReadFault::Json { at: format!("{name}: pageToken") }),
            None => Ok(()),
        }
    }
}
