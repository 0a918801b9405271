//! A draft as the checks see it: borrowed text and plain answers.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::check::Section;
use crate::words;

/// What the reporter has written so far. Everything may be empty.
#[derive(Clone, Default)]
pub struct Draft<'a> {
    /// Why the report is made now.
    pub why_now: &'a str,
    /// What was seen and heard.
    pub observations: Vec<DraftObservation<'a>>,
    /// The child's own words.
    pub child_words: &'a str,
    /// How the child is affected.
    pub effect: &'a str,
    /// Earlier worry.
    pub earlier: &'a str,
    /// What the school has done.
    pub school_has_done: &'a str,
    /// What to think of when the family is contacted.
    pub approach: &'a str,
    /// Danger now; none when not answered.
    pub acute: Option<bool>,
    /// Where the child is now.
    pub place: &'a str,
    /// Who should be answered for: the child and this many guardians.
    pub guardian_count: u8,
    /// Answers given: the person, whether told, why not.
    pub informed: Vec<(Person, bool, &'a str)>,
    /// Reasons not to tell anybody at home.
    pub do_not_inform: Vec<Reason>,
    /// Whether aterkoppling is asked for.
    pub feedback: bool,
    /// Who reports.
    pub reporter: DraftReporter<'a>,
}

/// One thing seen or heard.
#[derive(Clone, Copy, Default)]
pub struct DraftObservation<'a> {
    /// Date as written; see [`derive_when`].
    pub date: &'a str,
    /// How it is known; none when not answered.
    pub source: Option<Source>,
    /// Who said it.
    pub who: &'a str,
    /// What.
    pub text: &'a str,
}

/// How an observation is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The reporter saw it.
    Saw,
    /// The child said it.
    ChildSaid,
    /// Somebody else said it.
    OtherSaid,
}

/// Who reports.
#[derive(Clone, Copy, Default)]
pub struct DraftReporter<'a> {
    /// Name.
    pub name: &'a str,
    /// Role at the school.
    pub role: &'a str,
    /// Phone at work.
    pub phone: &'a str,
}

/// The child or a guardian by number, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// The child.
    Child,
    /// Guardian number, from 1.
    Guardian(u8),
}

impl Person {
    /// Place among the informed: the child is 0, guardian N is N.
    pub(super) fn row(self) -> usize {
        match self {
            Self::Child => 0,
            Self::Guardian(number) => number.into(),
        }
    }
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Child => f.write_str("child"),
            Self::Guardian(number) => write!(f, "guardian:{number}"),
        }
    }
}

words! {
    /// Why nobody at home is told before socialtjansten has spoken with them; the words are the keys of the draft.
    Reason {
        /// Violence in the family.
        ValdIFamiljen => "vald_i_familjen",
        /// Sexual abuse.
        SexuellaOvergrepp => "sexuella_overgrepp",
        /// Honour-related violence and oppression.
        Hedersrelaterat => "hedersrelaterat",
        /// Female genital mutilation.
        Konsstympning => "konsstympning",
        /// The child may be taken abroad.
        Bortforande => "bortforande",
    }
}

/// When something was seen or heard, out of what the reporter wrote.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum When<'a> {
    /// Nothing was written.
    Missing,
    /// A day, perhaps with a time.
    Day(NaiveDate, Option<NaiveTime>),
    /// Words ("i september"), kept as they are: a guess at a day would be a made-up fact.
    Words(&'a str),
}

/// Reads `2026-11-24` and `2026-11-24T10:20`; anything else stays words.
#[must_use]
pub fn derive_when(written: &str) -> When<'_> {
    let written = written.trim();
    if written.is_empty() {
        return When::Missing;
    }
    let meant = |day: &NaiveDate| crate::calendar::holds_day(*day);
    if let Some(day) = NaiveDate::parse_from_str(written, "%Y-%m-%d").ok().filter(meant) {
        return When::Day(day, None);
    }
    let formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let at = formats.iter().find_map(|format| NaiveDateTime::parse_from_str(written, format).ok());
    at.filter(|at| meant(&at.date())).map_or(When::Words(written), |at| When::Day(at.date(), Some(at.time())))
}

/// A piece of the reporter's text and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Passage<'a> {
    pub(super) section: Section,
    pub(super) row: Option<usize>,
    pub(super) text: &'a str,
    /// The reporter's own words, where a guess could pass for something seen; false for what others said.
    pub(super) own: bool,
}

/// All free text in the order of the form.
pub(super) fn passages<'a>(draft: &Draft<'a>) -> Vec<Passage<'a>> {
    let part = |section, text, own| Passage { section, row: None, text, own };
    let mut passages = vec![part(Section::WhyNow, draft.why_now, true)];
    for (row, seen) in draft.observations.iter().enumerate() {
        let own = matches!(seen.source, None | Some(Source::Saw));
        let row = Some(row);
        passages.push(Passage { section: Section::Observations, row, text: seen.text, own });
        passages.push(Passage { section: Section::Observations, row, text: seen.who, own: false });
    }
    passages.extend([
        part(Section::ChildWords, draft.child_words, false),
        part(Section::Effect, draft.effect, true),
        part(Section::Earlier, draft.earlier, true),
        part(Section::SchoolHasDone, draft.school_has_done, false),
        part(Section::Approach, draft.approach, false),
    ]);
    passages
}
