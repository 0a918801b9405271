//! What must hold between the entries: references resolve, wordings neither overlap nor leave a gap, every name the
//! code asks for is there, and the law changes on switches only.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use samsyn_rules::law::{Breaker, DeadlineKind, LawRegister, Norm, PaperWord, SecrecyRule, Standing, Validity};
use samsyn_rules::sekretess::HuvudmanKind;

use super::read::{LawFault, Placed, Places, Reason};

/// Checks the whole register.
pub(super) fn check(law: &LawRegister, places: &Places) -> Result<(), LawFault> {
    regimes(law, places)?;
    let provisions = law.provisions.iter().map(|entry| (entry.cite.as_str(), &entry.standing));
    let secrecy = law.secrecy.iter().map(|entry| (entry.id.as_str(), &entry.standing));
    let breakers = law.breakers.iter().map(|entry| (entry.id.as_str(), &entry.standing));
    let norms = law.norms.iter().map(|entry| (entry.id.as_str(), &entry.standing));
    let deadlines = law.deadlines.iter().map(|entry| (entry.kind.as_str(), &entry.standing));
    let retention = law.retention.iter().map(|entry| (entry.record.as_str(), &entry.standing));
    wordings(law, provisions, &places.provisions)?;
    wordings(law, secrecy, &places.secrecy)?;
    wordings(law, breakers, &places.breakers)?;
    wordings(law, norms, &places.norms)?;
    wordings(law, deadlines, &places.deadlines)?;
    wordings(law, retention, &places.retention)?;
    let names: Vec<String> =
        law.paper.iter().map(|entry| format!("{} {}", entry.line.as_str(), entry.huvudman.as_str())).collect();
    let paper = names.iter().map(String::as_str).zip(law.paper.iter().map(|entry| &entry.standing));
    wordings(law, paper, &places.paper)?;
    references(law, places)?;
    nothing_missing(law)
}

fn regimes(law: &LawRegister, places: &Places) -> Result<(), LawFault> {
    for (index, (regime, place)) in law.regimes.iter().zip(&places.regimes).enumerate() {
        source(law, &regime.standing, place)?;
        if index > 0 && law.regimes[index - 1].from >= regime.from {
            return Err(place.refuse(Reason::Order));
        }
    }
    for (change, place) in law.pending.iter().zip(&places.pending) {
        source(law, &change.standing, place)?;
    }
    Ok(())
}

fn source(law: &LawRegister, standing: &Standing, place: &Placed) -> Result<(), LawFault> {
    if law.sources.iter().any(|source| source.id == standing.source) {
        return Ok(());
    }
    Err(place.refuse(Reason::UnknownSource(standing.source.clone())))
}

/// Each entry by itself, and all entries of one name together.
fn wordings<'a>(
    law: &LawRegister,
    entries: impl Iterator<Item = (&'a str, &'a Standing)>,
    places: &[Placed],
) -> Result<(), LawFault> {
    let begins = law.regimes.first().map(|regime| regime.from);
    let mut of_name: BTreeMap<&str, Vec<(Validity, &Placed)>> = BTreeMap::new();
    for ((name, standing), place) in entries.zip(places) {
        source(law, standing, place)?;
        let Validity { from, to } = standing.validity;
        if let Some(early) = from.filter(|from| begins.is_none_or(|begins| *from < begins)) {
            return Err(place.refuse(Reason::BeforeRegister(early)));
        }
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            return Err(place.refuse(Reason::Order));
        }
        if !law.is_switch(from, to) {
            return Err(place.refuse(Reason::NoSwitch(name.to_owned())));
        }
        of_name.entry(name).or_default().push((standing.validity, place));
    }
    for (name, mut validities) in of_name {
        validities.sort_by_key(|(validity, _)| validity.from);
        for pair in validities.windows(2) {
            let next_day = pair[0].0.to.and_then(|to: NaiveDate| to.checked_add_days(Days::new(1)));
            if next_day.is_none() || next_day != pair[1].0.from {
                return Err(pair[1].1.refuse(Reason::OverlapOrGap(name.to_owned())));
            }
        }
    }
    Ok(())
}

fn references(law: &LawRegister, places: &Places) -> Result<(), LawFault> {
    let secrecy = law.secrecy.iter().map(|entry| (&entry.provision, &entry.standing)).zip(&places.secrecy);
    let breakers = law.breakers.iter().map(|entry| (&entry.provision, &entry.standing)).zip(&places.breakers);
    let norms = law.norms.iter().map(|entry| (&entry.provision, &entry.standing)).zip(&places.norms);
    let deadlines = law.deadlines.iter().map(|entry| (&entry.provision, &entry.standing)).zip(&places.deadlines);
    let retention = law.retention.iter().map(|entry| (&entry.provision, &entry.standing)).zip(&places.retention);
    for ((provision, standing), place) in secrecy.chain(breakers).chain(norms).chain(deadlines).chain(retention) {
        if !has_provision(law, provision, standing.validity) {
            return Err(place.refuse(Reason::UnknownProvision(provision.clone())));
        }
    }
    for (line, place) in law.paper.iter().zip(&places.paper) {
        let lacking = line.provisions.iter().find(|cite| !has_provision(law, cite, line.standing.validity));
        if let Some(cite) = lacking {
            return Err(place.refuse(Reason::UnknownProvision(cite.clone())));
        }
    }
    for (provision, place) in law.provisions.iter().zip(&places.provisions) {
        if let Some(today) = provision.today.as_ref().filter(|cite| law.provision(cite, law.date).is_none()) {
            return Err(place.refuse(Reason::UnknownProvision(today.clone())));
        }
    }
    for (breaker, place) in law.breakers.iter().zip(&places.breakers) {
        for id in &breaker.opens {
            if !law.secrecy.iter().any(|rule| rule.id == *id) {
                return Err(place.refuse(Reason::UnknownSecrecy(id.clone())));
            }
        }
    }
    Ok(())
}

/// Whether the provision has a wording on every switch the validity covers, its first day included.
fn has_provision(law: &LawRegister, cite: &str, validity: Validity) -> bool {
    let switches = law.regimes.iter().map(|regime| regime.from);
    switches.filter(|day| validity.holds(*day)).all(|day| law.provision(cite, day).is_some())
}

fn nothing_missing(law: &LawRegister) -> Result<(), LawFault> {
    let missing =
        |name: &str| Err(LawFault { file: "law".to_owned(), line: 0, reason: Reason::Missing(name.to_owned()) });
    if law.regimes.is_empty() {
        return missing("regime");
    }
    for rule in SecrecyRule::ALL {
        if !law.secrecy.iter().any(|entry| entry.rule == Some(*rule)) {
            return missing(rule.as_str());
        }
    }
    for breaker in Breaker::ALL {
        if !law.breakers.iter().any(|entry| entry.breaker == Some(*breaker)) {
            return missing(breaker.as_str());
        }
    }
    for norm in Norm::ALL {
        if !law.norms.iter().any(|entry| entry.norm == Some(*norm)) {
            return missing(norm.as_str());
        }
    }
    for line in PaperWord::ALL {
        for huvudman in HuvudmanKind::ALL {
            if law.paper_line(*line, *huvudman, law.date).is_none() {
                return missing(line.as_str());
            }
        }
    }
    for kind in DeadlineKind::ALL {
        if law.deadline(*kind, law.date).is_none() {
            return missing(kind.as_str());
        }
    }
    Ok(())
}
