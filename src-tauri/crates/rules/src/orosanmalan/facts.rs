//! What is answered and what is not.

use chrono::NaiveDate;

use super::check::{Check, CheckCode, Section};
use super::draft::{Draft, Person, Source, When, derive_when};

/// Hints on answers, in the order of the form.
pub(super) fn checks(draft: &Draft<'_>, today: NaiveDate) -> Vec<Check> {
    let mut checks = parts(draft);
    checks.extend(observations(draft, today));
    checks.extend(danger(draft));
    checks.extend(informed(draft));
    checks.push(if draft.feedback {
        Check::ok(CheckCode::FeedbackWanted, Section::Feedback)
    } else {
        Check::look(CheckCode::NoFeedback, Section::Feedback)
    });
    checks.extend(reporter(draft));
    checks
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn parts(draft: &Draft<'_>) -> Vec<Check> {
    let nothing_seen = draft.observations.iter().all(|seen| is_blank(seen.text));
    let parts = [
        (Section::WhyNow, is_blank(draft.why_now)),
        (Section::Observations, nothing_seen),
        (Section::Effect, is_blank(draft.effect)),
        (Section::SchoolHasDone, is_blank(draft.school_has_done)),
    ];
    let empty = parts.into_iter().filter(|(_, empty)| *empty);
    let mut checks: Vec<Check> = empty.map(|(section, _)| Check::empty(CheckCode::PartEmpty, section)).collect();
    checks.push(if is_blank(draft.child_words) {
        Check::empty(CheckCode::NoChildWords, Section::ChildWords)
    } else {
        Check::ok(CheckCode::ChildWordsApart, Section::ChildWords)
    });
    checks
}

fn observations(draft: &Draft<'_>, today: NaiveDate) -> Vec<Check> {
    let mut checks = Vec::new();
    let written = draft.observations.iter().enumerate().filter(|(_, seen)| !is_blank(seen.text));
    let (mut rows, mut dated) = (0, 0);
    for (row, seen) in written {
        let mut look = |code| checks.push(Check::look(code, Section::Observations).at(Some(row)));
        rows += 1;
        match derive_when(seen.date) {
            When::Missing => look(CheckCode::NoDate),
            When::Day(day, _) if day > today => look(CheckCode::DateInFuture),
            When::Day(..) | When::Words(_) => dated += 1,
        }
        match seen.source {
            None => look(CheckCode::NoSource),
            Some(Source::OtherSaid) if is_blank(seen.who) => look(CheckCode::NoWho),
            Some(_) => {}
        }
    }
    if rows > 0 && dated == rows {
        checks.push(Check::ok(CheckCode::DatesStated, Section::Observations));
    }
    checks
}

fn danger(draft: &Draft<'_>) -> Vec<Check> {
    let look = |code| vec![Check::look(code, Section::DangerNow)];
    match draft.acute {
        None => look(CheckCode::DangerUnanswered),
        Some(true) if is_blank(draft.place) => look(CheckCode::PlaceUnknown),
        Some(_) => vec![Check::ok(CheckCode::DangerAnswered, Section::DangerNow)],
    }
}

fn informed(draft: &Draft<'_>) -> Vec<Check> {
    let everybody = std::iter::once(Person::Child).chain((1..=draft.guardian_count).map(Person::Guardian));
    let mut checks: Vec<Check> = everybody
        .filter_map(|person| {
            let look =
                |code| Some(Check::look(code, Section::Informed).at(Some(person.row())).about([person.to_string()]));
            let answer = draft.informed.iter().find(|(who, ..)| *who == person);
            let at_home = person != Person::Child;
            let reason = !draft.do_not_inform.is_empty();
            match answer {
                None => look(CheckCode::InformedUnanswered),
                Some((_, true, _)) if at_home && reason => look(CheckCode::InformedAgainstReason),
                // For those at home the chosen reason is the answer.
                Some((_, false, why_not)) if is_blank(why_not) && !(at_home && reason) => {
                    look(CheckCode::WhyNotMissing)
                }
                Some(_) => None,
            }
        })
        .collect();
    if checks.is_empty() {
        checks.push(Check::ok(CheckCode::InformedAnswered, Section::Informed));
    }
    checks
}

fn reporter(draft: &Draft<'_>) -> Vec<Check> {
    let parts = [
        (draft.reporter.name, CheckCode::NoReporterName),
        (draft.reporter.role, CheckCode::NoReporterRole),
        (draft.reporter.phone, CheckCode::NoReporterPhone),
    ];
    let missing = parts.into_iter().filter(|(text, _)| is_blank(text));
    let mut checks: Vec<Check> = missing.map(|(_, code)| Check::look(code, Section::Reporter)).collect();
    if checks.is_empty() {
        checks.push(Check::ok(CheckCode::ReporterComplete, Section::Reporter));
    }
    checks
}
