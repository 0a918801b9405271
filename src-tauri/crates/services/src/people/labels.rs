//! What a pupil is called in lists, and what a protected one is called instead.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::people::PupilRow;
use uuid::Uuid;

use crate::api::people::PupilRowView;
use crate::api::routing::OverlapKind;
use crate::app::App;
use crate::error::Result;
use crate::gate;
use crate::open::OpenVault;
use crate::registers::Registers;
use crate::text::Texts;

static TEXTS: LazyLock<Texts> =
    LazyLock::new(|| Texts::parse(include_str!("../../text/people.sv.toml")).unwrap_or_default());

/// A pupil's name in a list, or the neutral label.
#[derive(Clone)]
pub(crate) struct Label {
    pub(crate) label: String,
    pub(crate) class: String,
    pub(crate) protected: bool,
}

/// Labels of these pupils; an unknown id has none.
pub(crate) fn labels(app: &App, vault: &mut OpenVault, pupils: &[Uuid]) -> Result<BTreeMap<Uuid, Label>> {
    if pupils.is_empty() {
        return Ok(BTreeMap::new());
    }
    let guarded = vault.store.pupil_rows(pupils)?;
    let rows = gate::open(vault, app.now(), AccessPurpose::Oro, guarded)?;
    Ok(rows.into_iter().map(|row| (row.id, label(&row))).collect())
}

/// The label of one row.
pub(crate) fn label(row: &PupilRow) -> Label {
    Label {
        label: name(row.protected_label.as_deref(), &row.given, &row.family),
        class: row.class.clone(),
        protected: row.protected_label.is_some(),
    }
}

/// Name, or the neutral label of a protected pupil.
pub(crate) fn name(protected_label: Option<&str>, given: &str, family: &str) -> String {
    match protected_label {
        Some(number) => TEXTS.say("protected_label", &[("number", number)]),
        None => format!("{given} {family}").trim().to_owned(),
    }
}

/// Why guardians are silenced when a report says so.
pub(crate) fn silence_reason() -> String {
    TEXTS.say("silence_reason", &[])
}

/// Whole years on `today`.
pub(crate) fn age(born: NaiveDate, today: NaiveDate) -> Option<u8> {
    let mut years = today.year() - born.year();
    if (today.month(), today.day()) < (born.month(), born.day()) {
        years -= 1;
    }
    u8::try_from(years).ok()
}

/// A row of a list.
pub(crate) fn row_view(row: &PupilRow, registers: &Registers, today: NaiveDate, open_case: bool) -> PupilRowView {
    let label = label(row);
    let routing = row.routing.as_ref();
    // A protected pupil's namnd would say where the pupil lives.
    let receiver = match routing.filter(|_| !label.protected).map(|routing| routing.receivers.as_slice()) {
        Some([only]) => registers.name(only).short,
        _ => String::new(),
    };
    PupilRowView {
        id: row.id,
        label: label.label,
        class: label.class,
        born: row.born,
        age: row.born.and_then(|born| age(born, today)),
        protected: label.protected,
        left: row.left_on.is_some(),
        receiver,
        certainty: routing.map_or_else(|| "stop".to_owned(), |routing| routing.certainty.clone()),
        overlap: overlap(routing.map(|routing| routing.overlap.as_str())),
        open_case,
    }
}

/// The stored word as a view; unknown is never the same.
pub(crate) fn overlap(word: Option<&str>) -> OverlapKind {
    match word {
        Some("same") => OverlapKind::Same,
        Some("different") => OverlapKind::Different,
        _ => OverlapKind::Unknown,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_birthday_counts_from_its_day() {
        let born = NaiveDate::from_ymd_opt(2013, 5, 14).unwrap();
        let eve = NaiveDate::from_ymd_opt(2026, 5, 13).unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 5, 14).unwrap();
        assert_eq!(age(born, eve), Some(12), "the day before, the year is not full");
        assert_eq!(age(born, day), Some(13), "on the day it is");
    }

    #[test]
    fn a_protected_pupil_has_no_name() {
        let said = name(Some("S-014"), "Vera", "L\u{f6}vstig");
        assert!(said.contains("S-014") && !said.contains("Vera"), "only the neutral label is shown");
    }
}
