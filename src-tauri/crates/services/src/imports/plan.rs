//! A comparison that waits for a person, and the changes it becomes.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use samsyn_store::people::{KnownPupil, Pseudonyms, PupilChange};
use uuid::Uuid;

use super::convert::{apply_fields, hide, mapping_view, record};
use crate::api::imports::{ImportSampleView, NotUnderstoodView, PupilImportPlanView};
use crate::import::{ImportPlan, PupilRow};
use crate::people::name;

/// Changes shown before a person says yes.
const SAMPLE_MAX: usize = 50;
/// Rows shown that were not understood; the number says how many there are.
const NOT_UNDERSTOOD_MAX: usize = 5000;

/// What an import would do.
pub(crate) struct PupilPlan {
    compared: ImportPlan,
    known: BTreeMap<Uuid, KnownPupil>,
    names: Pseudonyms,
    pub(super) source: &'static str,
}

impl PupilPlan {
    pub(super) fn new(compared: ImportPlan, known: Vec<KnownPupil>, names: Pseudonyms, source: &'static str) -> Self {
        let known = known.into_iter().map(|pupil| (pupil.id, pupil)).collect();
        Self { compared, known, names, source }
    }

    pub(super) fn is_suspicious(&self) -> bool {
        self.compared.is_suspicious()
    }

    pub(super) fn mapping_json(&self) -> Option<String> {
        serde_json::to_string(self.compared.mapping.as_ref()?).ok()
    }

    /// What a person looks at before anything changes.
    pub(super) fn view(&self, plan: Uuid) -> PupilImportPlanView {
        let compared = &self.compared;
        PupilImportPlanView {
            plan,
            rows: compared.rows,
            new: compared.new.len(),
            changed: compared.changed.len(),
            unchanged: compared.unchanged.len(),
            gone: compared.gone.len(),
            protected: compared.protected.len(),
            not_understood: compared
                .not_understood
                .iter()
                .take(NOT_UNDERSTOOD_MAX)
                .map(|row| NotUnderstoodView {
                    row: row.source.row,
                    why: row.why.code().to_owned(),
                    detail: row.why.detail(),
                })
                .collect(),
            suspicious: compared.is_suspicious(),
            columns: compared.columns.clone(),
            mapping: compared.mapping.as_ref().map(mapping_view),
            sample: self.sample(),
        }
    }

    fn sample(&self) -> Vec<ImportSampleView> {
        let of_row = |kind: &str, row: &PupilRow, fields: Vec<String>| ImportSampleView {
            kind: kind.to_owned(),
            // A protected pupil is named in no list, this one included.
            label: if row.protection.is_protected() { String::new() } else { name(None, &row.given, &row.family) },
            class: if row.protection.is_protected() { String::new() } else { row.class.clone().unwrap_or_default() },
            fields,
        };
        let changed = self.compared.changed.iter().map(|change| {
            of_row("changed", &change.row, change.fields.iter().map(|field| field.code().to_owned()).collect())
        });
        let gone = self.compared.gone.iter().filter_map(|id| Some(&self.known.get(id)?.record)).map(|record| {
            ImportSampleView {
                kind: "gone".to_owned(),
                label: if record.protection.is_some() {
                    String::new()
                } else {
                    name(None, &record.given, &record.family)
                },
                class: if record.protection.is_some() { String::new() } else { record.class.clone() },
                fields: Vec::new(),
            }
        });
        let new = self.compared.new.iter().map(|row| of_row("new", row, Vec::new()));
        changed.take(SAMPLE_MAX).chain(gone.take(SAMPLE_MAX)).chain(new.take(SAMPLE_MAX)).collect()
    }

    /// The changes, in the order of the register.
    pub(super) fn into_changes(self, today: NaiveDate) -> Vec<PupilChange> {
        let Self { compared, mut known, names, .. } = self;
        let new = compared.new.iter().map(|row| PupilChange::Put { pupil: None, record: Box::new(record(row)) });
        let mut changes: Vec<PupilChange> = new.collect();
        for change in &compared.changed {
            let Some(before) = known.remove(&change.id) else { continue };
            let after = apply_fields(before.record, change, &names);
            changes.push(PupilChange::Put { pupil: Some(change.id), record: Box::new(after) });
        }
        for (id, settled) in &compared.hidden {
            let Some(before) = known.remove(id) else { continue };
            changes.push(PupilChange::Put { pupil: Some(*id), record: Box::new(hide(before.record, settled)) });
            // Who had left is not back.
            changes.extend(before.left_on.map(|on| PupilChange::Left { pupil: *id, on }));
        }
        changes.extend(compared.gone.iter().map(|&pupil| PupilChange::Left { pupil, on: today }));
        changes
    }
}
