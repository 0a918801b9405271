//! What speaks against the address alone: placed, two homes, moved, staying elsewhere, assigned.
//!
//! None of them is settled by a rule that could be verified between the city's own namnder, so each makes the answer one
//! to confirm.

use chrono::{Days, NaiveDate};

use super::case::{Basis, Place, PreviousHome, PupilFacts, said};
use super::place::{Resolved, Tie, resolve};
use super::route::{Districts, Draft};
use super::{Certainty, ReceiverId, Rule, Warning};

/// A move longer ago than this many days has reached every register.
const RECENT_DAYS: u64 = 183;

/// Where the child lives, by what ties it there.
pub(crate) fn home(districts: &Districts<'_>, pupil: &PupilFacts, day: NaiveDate, draft: &mut Draft) {
    let registered = pupil.basis == Basis::Folkbokford;
    // Somebody who is not registered is asked for where they stay.
    let place = match &pupil.stays_at {
        Some(stays_at) if !registered && pupil.residence.is_empty() => stays_at,
        _ => &pupil.residence,
    };
    let tie = if registered { Tie::Registered } else { Tie::Stays };
    let found = resolve(districts, place, tie, day);
    let outdated = found.outdated;
    draft.take(found);
    if outdated {
        draft.at_most(Certainty::Check);
    }
    if registered {
        return;
    }
    draft.warn(Warning::NotRegistered);
    draft.because(Rule::NotRegistered, &[]);
    draft.at_most(Certainty::Check);
    if draft.receivers.is_empty() {
        // Nobody knows where the child sleeps: no register answers that.
        draft.phone_first = true;
    }
}

/// Stays elsewhere than registered: both are named, where it stays first.
pub(crate) fn stays_elsewhere(districts: &Districts<'_>, pupil: &PupilFacts, day: NaiveDate, draft: &mut Draft) {
    let Some(stays_at) = pupil.stays_at.as_ref().filter(|place| !place.is_empty()) else { return };
    if pupil.basis != Basis::Folkbokford && pupil.residence.is_empty() {
        return;
    }
    let there = resolve(districts, stays_at, Tie::Stays, day);
    draft.warn(Warning::ResidenceDiffers);
    draft.because(Rule::ResidenceDiffers, &[("receivers", &names(districts, &there.receivers))]);
    draft.phone_first = true;
    confirm_with(draft, there, true);
}

/// Two homes: the registered one is where to begin, both addresses belong in the report.
pub(crate) fn two_homes(districts: &Districts<'_>, pupil: &PupilFacts, day: NaiveDate, draft: &mut Draft) {
    let Some(second) = pupil.second_home.as_ref().filter(|place| !place.is_empty()) else { return };
    let there = resolve(districts, second, Tie::Stays, day);
    draft.warn(Warning::AlternatingResidence);
    draft.because(Rule::AlternatingResidence, &[("receivers", &names(districts, &there.receivers))]);
    let begins_elsewhere = draft.receivers.is_empty();
    if begins_elsewhere {
        confirm_with(draft, there, false);
    } else {
        draft.at_most(Certainty::Check);
        draft.second_home = there.receivers;
    }
}

/// Moved lately, or with an inquiry open where it lived: the new address, and a word about the old.
pub(crate) fn moved(districts: &Districts<'_>, pupil: &PupilFacts, day: NaiveDate, draft: &mut Draft) {
    let Some(PreviousHome { receiver, moved, open_inquiry }) = &pupil.previous else { return };
    let before = said(receiver).and_then(ReceiverId::parse);
    let before_name = before.as_ref().map(|id| districts.register.name_of(id)).unwrap_or_default();
    let first_recent = day.checked_sub_days(Days::new(RECENT_DAYS)).unwrap_or(NaiveDate::MIN);
    // A home before this one without a day may have been left yesterday.
    if moved.map_or(said(receiver).is_some(), |moved| moved >= first_recent) {
        draft.warn(Warning::RecentMove);
        draft.because(Rule::RecentMove, &[("before", &before_name)]);
        draft.at_most(Certainty::Check);
    }
    let stayed = before.is_some_and(|id| draft.receivers == districts.register.on_day(&id, day));
    if *open_inquiry == Some(true) && !stayed {
        draft.warn(Warning::OpenInquiryElsewhere);
        draft.because(Rule::OpenInquiry, &[("before", &before_name)]);
        draft.at_most(Certainty::Check);
    }
}

/// Assigned to a municipality by an authority: that one is asked, and where the child is in an emergency.
pub(crate) fn assigned(districts: &Districts<'_>, pupil: &PupilFacts, acute: bool, draft: &mut Draft) {
    let Some(code) = said(&pupil.assigned_municipality) else { return };
    let register = districts.register;
    let name = register.municipality(code).map_or_else(|| code.to_owned(), |known| known.name.clone());
    draft.warn(Warning::AssignedMunicipality);
    draft.because(Rule::Assigned, &[("municipality", &name)]);
    draft.at_most(Certainty::Check);
    if draft.receivers.iter().any(|id| id.municipality() == code) {
        draft.receivers.retain(|id| acute || id.municipality() == code);
        return;
    }
    match ReceiverId::of_municipality(code).filter(|id| register.knows(id)) {
        Some(receiver) => answer_elsewhere(draft, vec![receiver], acute),
        // Divided, or no municipality at all: nothing says which namnd.
        None => {
            draft.warn(Warning::AddressNeeded);
            answer_elsewhere(draft, Vec::new(), acute);
        }
    }
}

/// Placed: the placing namnd keeps the responsibility. Which one is asked, never guessed.
pub(crate) fn placed(districts: &Districts<'_>, pupil: &PupilFacts, day: NaiveDate, acute: bool, draft: &mut Draft) {
    let Some(placing) = &pupil.placement else { return };
    let register = districts.register;
    let by = said(&placing.by).and_then(ReceiverId::parse);
    let now = by.as_ref().map(|id| register.on_day(id, day)).unwrap_or_default();
    draft.warn(Warning::PlacedChild);
    draft.at_most(Certainty::Check);
    if now.is_empty() {
        draft.because(Rule::PlacedByUnknown, &[]);
    } else {
        draft.because(Rule::Placed, &[("receivers", &names(districts, &now))]);
    }
    if let Some(ended) = by.filter(|id| !now.is_empty() && !now.contains(id)) {
        draft.warn(Warning::DistrictRenamed);
        let (name, receivers) = (register.name_of(&ended), names(districts, &now));
        draft.because(Rule::DistrictEnded, &[("name", &name), ("receivers", &receivers)]);
    }
    answer_elsewhere(draft, now, acute);
}

/// Others answer than the place says; in an emergency the place's own comes beside them.
fn answer_elsewhere(draft: &mut Draft, others: Vec<ReceiverId>, acute: bool) {
    let here = std::mem::replace(&mut draft.receivers, others);
    if acute {
        draft.because(Rule::AcuteWhereStaying, &[]);
        draft.add(here);
    }
    draft.certainty = if draft.receivers.is_empty() { Certainty::Stop } else { Certainty::Check };
}

/// Adds the receivers of another place for a person to choose among.
fn confirm_with(draft: &mut Draft, there: Resolved, first: bool) {
    draft.warn_all(there.warnings);
    draft.reasons(there.because);
    if first {
        let here = std::mem::replace(&mut draft.receivers, there.receivers);
        draft.add(here);
    } else {
        draft.add(there.receivers);
    }
    draft.certainty = if draft.receivers.is_empty() { Certainty::Stop } else { Certainty::Check };
}

fn names(districts: &Districts<'_>, receivers: &[ReceiverId]) -> String {
    receivers.iter().map(|id| districts.register.name_of(id)).collect::<Vec<_>>().join(", ")
}

/// Whether a place lies in another municipality than the school says it does.
pub(crate) fn elsewhere(school: &Place, receivers: &[ReceiverId]) -> Option<ReceiverId> {
    let own = said(&school.municipality)?;
    receivers.iter().find(|id| id.municipality() != own).cloned()
}
