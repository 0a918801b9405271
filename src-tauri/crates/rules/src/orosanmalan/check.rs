//! One hint: what, how strong, and where in the form.

use std::fmt;

use crate::words;

words! {
    /// How strong a hint is; also the order in which hints are shown.
    CheckLevel {
        /// Worth another look.
        Look => "look",
        /// A part without text.
        Empty => "empty",
        /// In order.
        Ok => "ok",
    }
}

words! {
    /// Part of the form; the words are the keys of the draft.
    Section {
        /// Why the report is made now.
        WhyNow => "why_now",
        /// What was seen and heard.
        Observations => "observations",
        /// The child's own words.
        ChildWords => "child_words",
        /// How the child is affected.
        Effect => "effect",
        /// Earlier worry.
        Earlier => "earlier",
        /// What the school has done.
        SchoolHasDone => "school_has_done",
        /// Danger now, and where the child is.
        DangerNow => "danger_now",
        /// What to think of when the family is contacted.
        Approach => "approach",
        /// Who has been told.
        Informed => "informed",
        /// Why nobody at home may be told.
        DoNotInform => "do_not_inform",
        /// Aterkoppling.
        Feedback => "feedback",
        /// Who reports.
        Reporter => "reporter",
    }
}

words! {
    /// What a hint says. The window has one sentence a code.
    CheckCode {
        /// A guess where something seen belongs; params: the words.
        Interpretation => "interpretation",
        /// A diagnosis; params: the word.
        Diagnosis => "diagnosis",
        /// An abbreviation the receiver may not know; params: the abbreviation as written.
        Abbreviation => "abbreviation",
        /// Another pupil is named; params: the name as written.
        OtherPupil => "other_pupil",
        /// A sibling is named: one child a report; params: the name as written.
        SeveralChildren => "several_children",
        /// An observation without a date; with its row.
        NoDate => "no_date",
        /// An observation dated after today; with its row.
        DateInFuture => "date_in_future",
        /// An observation that does not say how it is known; with its row.
        NoSource => "no_source",
        /// Somebody else said it, and who is not said; with its row.
        NoWho => "no_who",
        /// Danger now is not answered.
        DangerUnanswered => "danger_unanswered",
        /// Danger now, and where the child is is not said.
        PlaceUnknown => "place_unknown",
        /// Whether a person is told is not answered; row and params: the person (`child`, `guardian:1`).
        InformedUnanswered => "informed_unanswered",
        /// A person is not told and why is not said; row and params: the person.
        WhyNotMissing => "why_not_missing",
        /// A guardian is told although a reason not to is chosen; row and params: the person.
        InformedAgainstReason => "informed_against_reason",
        /// A guardian is told although the text speaks of violence, abuse or honour; params: the reason, the word.
        InformedDespiteText => "informed_despite_text",
        /// The text speaks of violence, abuse or honour and no reason is chosen; params: the reason, the word.
        ReasonNotChosen => "reason_not_chosen",
        /// Aterkoppling is not asked for: who does not ask gets none.
        NoFeedback => "no_feedback",
        /// The reporter's name is missing: a professional is never anonymous.
        NoReporterName => "no_reporter_name",
        /// The reporter's role is missing.
        NoReporterRole => "no_reporter_role",
        /// The reporter's phone is missing.
        NoReporterPhone => "no_reporter_phone",
        /// No words of the child.
        NoChildWords => "no_child_words",
        /// A part without text; which one is the section.
        PartEmpty => "part_empty",
        /// In order: one child.
        OneChild => "one_child",
        /// In order: the child's words stand for themselves.
        ChildWordsApart => "child_words_apart",
        /// In order: a date on every observation.
        DatesStated => "dates_stated",
        /// In order: who is told is answered for everybody.
        InformedAnswered => "informed_answered",
        /// In order: danger now is answered.
        DangerAnswered => "danger_answered",
        /// In order: aterkoppling is asked for.
        FeedbackWanted => "feedback_wanted",
        /// In order: name, role and phone of the reporter.
        ReporterComplete => "reporter_complete",
    }
}

/// A hint on a draft.
#[derive(Clone, PartialEq, Eq)]
pub struct Check {
    /// What it says.
    pub code: CheckCode,
    /// How strong it is.
    pub level: CheckLevel,
    /// Part of the form to go to.
    pub section: Section,
    /// Row in the part, from 0. Among the informed the child is 0 and guardian N is N.
    pub row: Option<usize>,
    /// Words of the draft the hint speaks of.
    pub params: Vec<String>,
}

impl Check {
    pub(super) fn look(code: CheckCode, section: Section) -> Self {
        Self { code, level: CheckLevel::Look, section, row: None, params: Vec::new() }
    }

    pub(super) fn empty(code: CheckCode, section: Section) -> Self {
        Self { level: CheckLevel::Empty, ..Self::look(code, section) }
    }

    pub(super) fn ok(code: CheckCode, section: Section) -> Self {
        Self { level: CheckLevel::Ok, ..Self::look(code, section) }
    }

    pub(super) fn at(self, row: Option<usize>) -> Self {
        Self { row, ..self }
    }

    pub(super) fn about(self, params: impl IntoIterator<Item = String>) -> Self {
        Self { params: params.into_iter().collect(), ..self }
    }
}

/// The words of the draft stay out of debug output.
impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} at {}", self.level.as_str(), self.code.as_str(), self.section.as_str())?;
        self.row.map_or(Ok(()), |row| write!(f, "[{row}]"))
    }
}
