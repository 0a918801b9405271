//! Entries of the register.

use chrono::NaiveDate;

use super::keys::{Breaker, DeadlineKind, HarmTest, Mark, Norm, PaperWord, SecrecyRule, StartEvent};
use crate::sekretess::HuvudmanKind;
use crate::sekretess::decide::Condition;

/// First and last day of validity; absent means from the register's beginning, or until further notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Validity {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// Whether `day` lies within.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Where an entry comes from and how far it is verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Days it holds.
    pub validity: Validity,
    /// Mark of verification.
    pub mark: Mark,
    /// Id of a [`Source`].
    pub source: String,
}

/// A source the register was written from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Short id.
    pub id: String,
    /// What it is and where.
    pub name: String,
}

/// A day from which the law is another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regime {
    /// First day.
    pub from: NaiveDate,
    /// What changed, in Swedish.
    pub says: String,
    /// False until somebody has confirmed that the change is law.
    pub confirmed: bool,
    /// Whom an unconfirmed change concerns; absent for everybody.
    pub affects: Option<HuvudmanKind>,
    /// Mark and source.
    pub standing: Standing,
}

/// A change to look for, with no effect on any answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Planned day.
    pub on: NaiveDate,
    /// What, in Swedish.
    pub says: String,
    /// Mark and source.
    pub standing: Standing,
}

/// A wording of a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// As decisions write it: `SoL 19:1`.
    pub cite: String,
    /// Short meaning in Swedish.
    pub says: String,
    /// What replaced it, when it is no longer law.
    pub today: Option<String>,
    /// Validity, mark and source.
    pub standing: Standing,
}

/// A secrecy rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecrecyEntry {
    /// Name in the register; paragraphs of one section are entries of their own.
    pub id: String,
    /// The rule as the code knows it; absent when only people decide with it.
    pub rule: Option<SecrecyRule>,
    /// Its provision.
    pub provision: String,
    /// What is protected, in Swedish.
    pub protects: String,
    /// With whom, in Swedish.
    pub holder: String,
    /// The harm test.
    pub test: HarmTest,
    /// Secrecy time in years; no retention time.
    pub years: Option<u16>,
    /// Validity, mark and source.
    pub standing: Standing,
}

/// What breaks secrecy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakerEntry {
    /// Name in the register.
    pub id: String,
    /// The breaker as the code knows it; absent when only people decide with it.
    pub breaker: Option<Breaker>,
    /// Its provision.
    pub provision: String,
    /// To whom, in Swedish.
    pub receiver: String,
    /// When, in Swedish.
    pub condition: String,
    /// Ids of the secrecy rules it opens.
    pub opens: Vec<String>,
    /// What a person affirms where the rule is used, as this wording has it.
    pub affirm: Option<Condition>,
    /// For whose information it works.
    pub huvudman: Vec<HuvudmanKind>,
    /// Validity, mark and source.
    pub standing: Standing,
}

impl BreakerEntry {
    /// Whether it opens a secrecy rule.
    #[must_use]
    pub fn opens(&self, rule: SecrecyRule) -> bool {
        self.opens.iter().any(|id| id == rule.as_str())
    }
}

/// A word for a crime, with the breakers for which the word alone is enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crime {
    /// The word in questions.
    pub id: String,
    /// Chapter or law.
    pub chapter: String,
    /// Breakers whose condition the crime meets by itself.
    pub opens: Vec<Breaker>,
    /// Mark and source.
    pub standing: Standing,
}

/// A duty or structural rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormEntry {
    /// Name in the register.
    pub id: String,
    /// The norm as the code knows it; absent when only people decide with it.
    pub norm: Option<Norm>,
    /// Its provision.
    pub provision: String,
    /// Whose, in Swedish.
    pub who: String,
    /// What, in Swedish.
    pub says: String,
    /// Validity, mark and source.
    pub standing: Standing,
}

/// How long something may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// `genast`: the same day.
    AtOnce,
    /// Civil days after the start.
    Days(u16),
    /// Calendar months after the start; a day the month does not have is its last.
    Months(u16),
    /// A duty without a time limit.
    Unlimited,
}

/// A time limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineEntry {
    /// What must be done.
    pub kind: DeadlineKind,
    /// Its provision.
    pub provision: String,
    /// What starts it.
    pub start: StartEvent,
    /// How long.
    pub limit: Limit,
    /// What prolongs it, in Swedish.
    pub extension: Option<String>,
    /// Validity, mark and source.
    pub standing: Standing,
}

/// How long something is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// What.
    pub record: String,
    /// In Swedish.
    pub says: String,
    /// At least so many years.
    pub min_years: Option<u16>,
    /// At most so many years, where the law orders the end.
    pub max_years: Option<u16>,
    /// Until the child has this age in years.
    pub until_age: Option<u16>,
    /// Its provision.
    pub provision: String,
    /// Validity, mark and source.
    pub standing: Standing,
}

/// A line of law printed on a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperLine {
    /// Which line.
    pub line: PaperWord,
    /// On whose paper.
    pub huvudman: HuvudmanKind,
    /// The line, in Swedish.
    pub text: String,
    /// The provisions it cites.
    pub provisions: Vec<String>,
    /// Validity, mark and source.
    pub standing: Standing,
}

/// What practice adds where the law has no number or list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weighing {
    /// Age in years from which the child's maturity is assessed when a guardian wants to know.
    pub maturity_from_age: u8,
    /// Kinds of decisions OSL 23:2 second paragraph does not cover.
    pub open_decisions: Vec<String>,
    /// Suspicions at which guardians are told nothing before social services have been asked.
    pub do_not_inform: Vec<String>,
    /// Words of a question that mean danger to life.
    pub danger: Vec<String>,
    /// Suspicions at which a ban on leaving the country may be needed.
    pub travel_ban: Vec<String>,
    /// Each list with its mark.
    pub marks: Vec<(String, Mark)>,
}
