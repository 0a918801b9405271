//! From files to entries; every fault with file, line and reason.

use chrono::NaiveDate;
use samsyn_rules::law::{Breaker, DeadlineKind, HarmTest, Norm, SecrecyRule, StartEvent};
use samsyn_rules::law::{
    BreakerEntry, Crime, DeadlineEntry, LawRegister, Limit, Mark, NormEntry, PaperLine, PaperWord, Pending, Provision,
    Regime, Retention, SecrecyEntry, Source, Standing, Validity, Weighing,
};
use samsyn_rules::sekretess::HuvudmanKind;
use samsyn_rules::sekretess::decide::Condition;
use toml::Spanned;
use toml::value::Datetime;

use super::check::check;
use super::raw;

/// Why the register was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {reason}")]
pub struct LawFault {
    /// Name of the file.
    pub file: String,
    /// Line, from 1; 0 when the whole is at fault.
    pub line: usize,
    /// What is wrong.
    pub reason: Reason,
}

/// What can be wrong with an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Not TOML of the right shape.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// A word the register does not know.
    #[error("unknown word {0}")]
    UnknownWord(String),
    /// The entry has no source.
    #[error("no source")]
    NoSource,
    /// The source is not listed.
    #[error("unknown source {0}")]
    UnknownSource(String),
    /// The provision has no wording on a day the entry holds.
    #[error("no provision {0} for the whole time of the entry")]
    UnknownProvision(String),
    /// The secrecy rule is not listed.
    #[error("unknown secrecy rule {0}")]
    UnknownSecrecy(String),
    /// Begins before the register does.
    #[error("{0} lies before the register begins")]
    BeforeRegister(NaiveDate),
    /// Begins or ends on a day on which the law does not switch.
    #[error("{0} begins or ends on a day that is no switch")]
    NoSwitch(String),
    /// Two wordings on one day, or a day without a wording between two.
    #[error("{0} has two wordings on one day, or a gap")]
    OverlapOrGap(String),
    /// The code asks for an entry that is not there.
    #[error("no entry for {0}")]
    Missing(String),
    /// Ends before it begins, or regimes out of order.
    #[error("dates out of order")]
    Order,
    /// A limit without its number.
    #[error("a limit without a count")]
    NoCount,
}

/// An entry with the place it was read from.
pub(super) struct Placed {
    pub(super) file: &'static str,
    pub(super) line: usize,
}

impl Placed {
    pub(super) fn refuse(&self, reason: Reason) -> LawFault {
        LawFault { file: self.file.to_owned(), line: self.line, reason }
    }
}

/// Places of the entries, in the same order as the register's lists.
#[derive(Default)]
pub(super) struct Places {
    pub(super) regimes: Vec<Placed>,
    pub(super) pending: Vec<Placed>,
    pub(super) provisions: Vec<Placed>,
    pub(super) secrecy: Vec<Placed>,
    pub(super) breakers: Vec<Placed>,
    pub(super) norms: Vec<Placed>,
    pub(super) deadlines: Vec<Placed>,
    pub(super) retention: Vec<Placed>,
    pub(super) paper: Vec<Placed>,
}

type Read<T> = Result<T, Reason>;

/// Reads and checks a register.
///
/// # Errors
/// [`LawFault`] for the first entry that does not hold.
pub fn parse(files: &[(&'static str, &str)]) -> Result<LawRegister, LawFault> {
    let mut law = LawRegister::default();
    let mut places = Places::default();
    for &(file, text) in files {
        read_file(file, text, &mut law, &mut places)?;
    }
    check(&law, &places)?;
    Ok(law)
}

fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, |before| before.matches('\n').count() + 1)
}

fn read_file(file: &'static str, text: &str, law: &mut LawRegister, places: &mut Places) -> Result<(), LawFault> {
    let raw: raw::File = toml::from_str(text).map_err(|fault: toml::de::Error| LawFault {
        file: file.to_owned(),
        line: fault.span().map_or(0, |span| line_of(text, span.start)),
        reason: Reason::Unreadable(fault.message().lines().next().unwrap_or_default().to_owned()),
    })?;
    let at = |start: usize| Placed { file, line: line_of(text, start) };
    if let Some(head) = raw.register {
        let place = at(head.span().start);
        head_of(law, head.into_inner()).map_err(|reason| place.refuse(reason))?;
    }
    if let Some(weighing) = raw.weighing {
        let place = at(weighing.span().start);
        law.weighing = weighing_of(weighing.into_inner()).map_err(|reason| place.refuse(reason))?;
    }
    law.sources.extend(raw.source.into_iter().map(|source| {
        let source = source.into_inner();
        Source { id: source.id, name: source.name }
    }));
    each(raw.regime, at, &mut law.regimes, &mut places.regimes, regime)?;
    each(raw.pending, at, &mut law.pending, &mut places.pending, pending)?;
    each(raw.provision, at, &mut law.provisions, &mut places.provisions, provision)?;
    each(raw.secrecy, at, &mut law.secrecy, &mut places.secrecy, secrecy)?;
    each(raw.breaker, at, &mut law.breakers, &mut places.breakers, breaker)?;
    each(raw.crime, at, &mut law.crimes, &mut Vec::new(), crime)?;
    each(raw.norm, at, &mut law.norms, &mut places.norms, norm)?;
    each(raw.deadline, at, &mut law.deadlines, &mut places.deadlines, deadline)?;
    each(raw.retention, at, &mut law.retention, &mut places.retention, retention)?;
    for one in raw.paper {
        let place = at(one.span().start);
        for line in paper(one.into_inner()).map_err(|reason| place.refuse(reason))? {
            law.paper.push(line);
            places.paper.push(Placed { ..place });
        }
    }
    Ok(())
}

fn each<R, T>(
    raw: Vec<Spanned<R>>,
    at: impl Fn(usize) -> Placed,
    entries: &mut Vec<T>,
    places: &mut Vec<Placed>,
    read: impl Fn(R) -> Read<T>,
) -> Result<(), LawFault> {
    for one in raw {
        let place = at(one.span().start);
        entries.push(read(one.into_inner()).map_err(|reason| place.refuse(reason))?);
        places.push(place);
    }
    Ok(())
}

fn day(written: Datetime) -> Read<NaiveDate> {
    written.to_string().parse().map_err(|_| Reason::UnknownWord(written.to_string()))
}

fn word<T>(parsed: Option<T>, written: &str) -> Read<T> {
    parsed.ok_or_else(|| Reason::UnknownWord(written.to_owned()))
}

fn standing(from: Option<Datetime>, to: Option<Datetime>, mark: &str, source: Option<String>) -> Read<Standing> {
    let validity = Validity { from: from.map(day).transpose()?, to: to.map(day).transpose()? };
    let mark = word(Mark::parse(mark), mark)?;
    let source = source.filter(|source| !source.trim().is_empty()).ok_or(Reason::NoSource)?;
    Ok(Standing { validity, mark, source })
}

fn head_of(law: &mut LawRegister, raw: raw::Register) -> Read<()> {
    law.date = day(raw.date)?;
    law.text_read = day(raw.text_read)?;
    if law.text_read > law.date {
        return Err(Reason::Order);
    }
    Ok(())
}

fn weighing_of(raw: raw::Weighing) -> Read<Weighing> {
    raw.source.filter(|source| !source.trim().is_empty()).ok_or(Reason::NoSource)?;
    let mut marks = Vec::new();
    for (name, mark) in [
        ("maturity_from_age", raw.maturity_mark),
        ("open_decisions", raw.open_decisions_mark),
        ("do_not_inform", raw.do_not_inform_mark),
        ("danger", raw.danger_mark),
        ("travel_ban", raw.travel_ban_mark),
    ] {
        marks.push((name.to_owned(), word(Mark::parse(&mark), &mark)?));
    }
    Ok(Weighing {
        maturity_from_age: raw.maturity_from_age,
        open_decisions: raw.open_decisions,
        do_not_inform: raw.do_not_inform,
        danger: raw.danger,
        travel_ban: raw.travel_ban,
        marks,
    })
}

fn regime(raw: raw::Regime) -> Read<Regime> {
    let affects = raw.affects.map(|who| word(HuvudmanKind::parse(&who), &who)).transpose()?;
    Ok(Regime {
        from: day(raw.from)?,
        says: raw.says,
        confirmed: raw.confirmed,
        affects,
        standing: standing(Some(raw.from), None, &raw.mark, raw.source)?,
    })
}

fn pending(raw: raw::Pending) -> Read<Pending> {
    let standing = standing(None, None, &raw.mark, raw.source)?;
    Ok(Pending { on: day(raw.on)?, says: raw.says, standing })
}

fn provision(raw: raw::Provision) -> Read<Provision> {
    let standing = standing(raw.from, raw.to, &raw.mark, raw.source)?;
    Ok(Provision { cite: raw.cite, says: raw.says, today: raw.today, standing })
}

/// An automatic entry has a name the code knows; the others are for people.
fn known<T>(automatic: bool, parsed: Option<T>, id: &str) -> Read<Option<T>> {
    if automatic { word(parsed, id).map(Some) } else { Ok(None) }
}

fn secrecy(raw: raw::Secrecy) -> Read<SecrecyEntry> {
    Ok(SecrecyEntry {
        rule: known(raw.automatic, SecrecyRule::parse(&raw.id), &raw.id)?,
        test: word(HarmTest::parse(&raw.test), &raw.test)?,
        standing: standing(raw.from, raw.to, &raw.mark, raw.source)?,
        id: raw.id,
        provision: raw.provision,
        protects: raw.protects,
        holder: raw.holder,
        years: raw.years,
    })
}

fn breaker(raw: raw::Breaker) -> Read<BreakerEntry> {
    let huvudman = raw.huvudman.iter().map(|kind| word(HuvudmanKind::parse(kind), kind)).collect::<Read<_>>()?;
    Ok(BreakerEntry {
        breaker: known(raw.automatic, Breaker::parse(&raw.id), &raw.id)?,
        affirm: raw.affirm.map(|code| word(Condition::parse(&code), &code)).transpose()?,
        huvudman,
        standing: standing(raw.from, raw.to, &raw.mark, raw.source)?,
        id: raw.id,
        provision: raw.provision,
        receiver: raw.receiver,
        condition: raw.condition,
        opens: raw.opens,
    })
}

fn crime(raw: raw::Crime) -> Read<Crime> {
    let standing = standing(raw.from, None, &raw.mark, raw.source)?;
    let opens = raw.opens.iter().map(|id| word(Breaker::parse(id), id)).collect::<Read<_>>()?;
    Ok(Crime { id: raw.id, chapter: raw.chapter, opens, standing })
}

fn norm(raw: raw::Norm) -> Read<NormEntry> {
    Ok(NormEntry {
        norm: known(raw.automatic, Norm::parse(&raw.id), &raw.id)?,
        standing: standing(raw.from, raw.to, &raw.mark, raw.source)?,
        id: raw.id,
        provision: raw.provision,
        who: raw.who,
        says: raw.says,
    })
}

fn deadline(raw: raw::Deadline) -> Read<DeadlineEntry> {
    let count = raw.count.ok_or(Reason::NoCount);
    Ok(DeadlineEntry {
        kind: word(DeadlineKind::parse(&raw.id), &raw.id)?,
        start: word(StartEvent::parse(&raw.start), &raw.start)?,
        limit: match raw.limit.as_str() {
            "genast" => Limit::AtOnce,
            "days" => Limit::Days(count?),
            "months" => Limit::Months(count?),
            "none" => Limit::Unlimited,
            other => return Err(Reason::UnknownWord(other.to_owned())),
        },
        standing: standing(raw.from, raw.to, &raw.mark, raw.source)?,
        provision: raw.provision,
        extension: raw.extension,
    })
}

fn retention(raw: raw::Retention) -> Read<Retention> {
    let standing = standing(raw.from, raw.to, &raw.mark, raw.source)?;
    Ok(Retention {
        record: raw.record,
        says: raw.says,
        min_years: raw.min_years,
        max_years: raw.max_years,
        until_age: raw.until_age,
        provision: raw.provision,
        standing,
    })
}

/// One line a kind of huvudman.
fn paper(raw: raw::Paper) -> Read<Vec<PaperLine>> {
    let standing = standing(raw.from, raw.to, &raw.mark, raw.source)?;
    let line = word(PaperWord::parse(&raw.line), &raw.line)?;
    let one = |kind: &String| {
        Ok(PaperLine {
            line,
            huvudman: word(HuvudmanKind::parse(kind), kind)?,
            text: raw.text.clone(),
            provisions: raw.provisions.clone(),
            standing: standing.clone(),
        })
    };
    raw.huvudman.iter().map(one).collect()
}
