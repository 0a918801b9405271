//! The register, asked for a day.

use chrono::{Days, NaiveDate};

use super::entries::{
    BreakerEntry, Crime, DeadlineEntry, NormEntry, PaperLine, Pending, Provision, Regime, Retention, SecrecyEntry,
    Source, Weighing,
};
use super::keys::{Breaker, DeadlineKind, HarmTest, Norm, PaperWord, SecrecyRule};
use crate::sekretess::HuvudmanKind;

/// The whole register. The default is empty, knows no law, and makes every answer `manual`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LawRegister {
    /// The register's own day.
    pub date: NaiveDate,
    /// Newest statute text that was read.
    pub text_read: NaiveDate,
    /// Sources.
    pub sources: Vec<Source>,
    /// Switches in order of time; the first is the register's beginning.
    pub regimes: Vec<Regime>,
    /// Changes to look for.
    pub pending: Vec<Pending>,
    /// Wordings of provisions.
    pub provisions: Vec<Provision>,
    /// Secrecy rules.
    pub secrecy: Vec<SecrecyEntry>,
    /// What breaks secrecy.
    pub breakers: Vec<BreakerEntry>,
    /// Crimes against children.
    pub crimes: Vec<Crime>,
    /// Duties and structural rules.
    pub norms: Vec<NormEntry>,
    /// Time limits.
    pub deadlines: Vec<DeadlineEntry>,
    /// Retention times.
    pub retention: Vec<Retention>,
    /// Lines of law printed on a report.
    pub paper: Vec<PaperLine>,
    /// What practice adds.
    pub weighing: Weighing,
}

impl LawRegister {
    /// The regime of a day; none before the register begins.
    #[must_use]
    pub fn regime(&self, day: NaiveDate) -> Option<&Regime> {
        self.regimes.iter().rev().find(|regime| regime.from <= day)
    }

    /// The unconfirmed change that may have become the law of this huvudman on a day.
    #[must_use]
    pub fn unconfirmed(&self, huvudman: HuvudmanKind, day: NaiveDate) -> Option<&Regime> {
        let concerns = |regime: &Regime| regime.affects.is_none_or(|affected| affected == huvudman);
        self.regimes.iter().find(|regime| !regime.confirmed && regime.from <= day && concerns(regime))
    }

    /// The wording of a provision in force on a day.
    #[must_use]
    pub fn provision(&self, cite: &str, day: NaiveDate) -> Option<&Provision> {
        self.provisions.iter().find(|entry| entry.cite == cite && entry.standing.validity.holds(day))
    }

    /// A secrecy rule in force on a day.
    #[must_use]
    pub fn secrecy(&self, rule: SecrecyRule, day: NaiveDate) -> Option<&SecrecyEntry> {
        self.secrecy.iter().find(|entry| entry.rule == Some(rule) && entry.standing.validity.holds(day))
    }

    /// The harm test of a secrecy rule in force on a day.
    #[must_use]
    pub fn harm_test(&self, rule: SecrecyRule, day: NaiveDate) -> Option<HarmTest> {
        self.secrecy(rule, day).map(|entry| entry.test)
    }

    /// The provision by which `breaker` opens every one of `rules` on a day, for information of this huvudman. The
    /// strictest rule wins (OSL 7:3): what does not open all opens nothing.
    #[must_use]
    pub fn breaks(
        &self,
        breaker: Breaker,
        rules: &[SecrecyRule],
        huvudman: HuvudmanKind,
        day: NaiveDate,
    ) -> Option<&str> {
        let entry = self.breaker(breaker, huvudman, day)?;
        rules.iter().all(|rule| entry.opens(*rule)).then_some(entry.provision.as_str())
    }

    /// The wording of a breaker in force on a day, for information of this huvudman.
    #[must_use]
    pub fn breaker(&self, breaker: Breaker, huvudman: HuvudmanKind, day: NaiveDate) -> Option<&BreakerEntry> {
        self.breakers.iter().find(|entry| {
            entry.breaker == Some(breaker) && entry.standing.validity.holds(day) && entry.huvudman.contains(&huvudman)
        })
    }

    /// The provision of a norm in force on a day.
    #[must_use]
    pub fn norm(&self, norm: Norm, day: NaiveDate) -> Option<&str> {
        self.norms
            .iter()
            .find(|entry| entry.norm == Some(norm) && entry.standing.validity.holds(day))
            .map(|entry| entry.provision.as_str())
    }

    /// The time limit in force on a day.
    #[must_use]
    pub fn deadline(&self, kind: DeadlineKind, day: NaiveDate) -> Option<&DeadlineEntry> {
        self.deadlines.iter().find(|entry| entry.kind == kind && entry.standing.validity.holds(day))
    }

    /// The line of law printed on a report of this huvudman on a day.
    #[must_use]
    pub fn paper_line(&self, line: PaperWord, huvudman: HuvudmanKind, day: NaiveDate) -> Option<&str> {
        self.paper
            .iter()
            .find(|entry| entry.line == line && entry.huvudman == huvudman && entry.standing.validity.holds(day))
            .map(|entry| entry.text.as_str())
    }

    /// Whether the word is a crime that meets the breaker's condition by itself on a day; absent for a word that is no
    /// crime of the register.
    #[must_use]
    pub fn crime_opens(&self, word: &str, breaker: Breaker, day: NaiveDate) -> Option<bool> {
        let known = self.crimes.iter().find(|crime| crime.id == word && crime.standing.validity.holds(day));
        known.map(|crime| crime.opens.contains(&breaker))
    }

    /// Whether a day is the first of a regime, or the day before one.
    #[must_use]
    pub fn is_switch(&self, validity_from: Option<NaiveDate>, validity_to: Option<NaiveDate>) -> bool {
        let is_first = |day: NaiveDate| self.regimes.iter().any(|regime| regime.from == day);
        validity_from.is_none_or(is_first)
            && validity_to.is_none_or(|to| to.checked_add_days(Days::new(1)).is_some_and(is_first))
    }
}
