//! What a new draft starts with: the concern that led to it and what the case already says.

use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::concerns::Concern;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Code, Result};
use crate::gate;
use crate::open::OpenVault;
use crate::orosanmalan::content::{Observation, ObservationSource, OrosanmalanContent};

/// What the draft is made from.
pub(super) struct Source {
    pub(super) case: Option<Uuid>,
    pub(super) concern: Option<Concern>,
    earlier: Vec<Concern>,
}

/// Finds the case and the concerns the reporter may read. A teacher has none, and reports all the same.
pub(super) fn source(app: &App, vault: &mut OpenVault, pupil: Uuid, concern: Option<Uuid>) -> Result<Source> {
    vault.store.pupil_ref(pupil)?.ok_or(Code::NotFound)?;
    let at = app.now();
    let chosen = match concern {
        None => None,
        Some(id) => {
            let guarded = vault.store.concern(id)?.ok_or(Code::NotFound)?;
            Some(gate::open(vault, at, AccessPurpose::Elevvard, guarded)?)
        }
    };
    let guarded = vault.store.cases_of_pupil(pupil)?;
    let cases = gate::open_each(vault, at, AccessPurpose::Elevvard, guarded)?;
    let open = cases.iter().find(|case| case.closed_at.is_none()).map(|case| case.id);
    let case = chosen.as_ref().and_then(|concern| concern.case).or(open);
    let mut earlier = Vec::new();
    if let Some(case) = case {
        let guarded = vault.store.concerns_of_case(case)?;
        earlier = gate::open_each(vault, at, AccessPurpose::Elevvard, guarded)?;
    }
    let chosen = chosen.or_else(|| (!earlier.is_empty()).then(|| earlier.remove(0)));
    if let Some(chosen) = &chosen {
        earlier.retain(|concern| concern.id != chosen.id);
    }
    Ok(Source { case, concern: chosen, earlier })
}

/// The prefilled content: each concern is a dated observation, the child's words stand for themselves.
pub(super) fn content(vault: &OpenVault, source: &Source) -> OrosanmalanContent {
    let user = vault.user().id;
    let mut content = super::with_reporter(OrosanmalanContent::default(), vault);
    for concern in source.concern.iter().chain(&source.earlier) {
        content.observations.push(Observation {
            date: date(concern),
            // Whoever did not write the concern has it from somebody else.
            source: Some(if concern.by == user { ObservationSource::Saw } else { ObservationSource::OtherSaid }),
            who: if concern.by == user { String::new() } else { crate::words::role(&concern.by_role) },
            text: concern.what.clone(),
        });
    }
    if let Some(concern) = &source.concern {
        content.child_words.clone_from(&concern.child_words);
        content.danger_now.acute = match concern.urgent {
            samsyn_store::concerns::Urgent::Yes => Some(true),
            samsyn_store::concerns::Urgent::No => Some(false),
            samsyn_store::concerns::Urgent::Unknown => None,
        };
    }
    content
}

fn date(concern: &Concern) -> String {
    match (concern.happened_on, concern.happened_at) {
        (Some(day), Some(time)) => format!("{day}T{}", time.format("%H:%M")),
        (Some(day), None) => day.to_string(),
        (None, _) => String::new(),
    }
}
