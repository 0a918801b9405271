//! Pupils and guardians: lists, cards, answers.

mod answers;
mod card;
mod labels;
mod routes;

use std::collections::BTreeSet;

use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::people::{Pupil, PupilQuery, PupilRow};
use uuid::Uuid;

pub use answers::{set_child_wish, set_circumstances, set_inform};
pub(crate) use card::{Card, card, guardian_views, identity, spaced};
pub use card::{pupil, reveal};
pub(crate) use labels::{labels, name, row_view, silence_reason};
pub use routes::{IndividualRoute, PupilRoute, by_source, routes};
pub(crate) use routes::{refresh, route_case, school_place};

use crate::api::people::{PupilListRequest, PupilListView, PupilRowView, SearchReportView, SearchRequest, SearchView};
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::gate;
use crate::open::OpenVault;

/// A page of pupils, with the numbers the heading says in a sentence.
///
/// # Errors
/// `forbidden` for those who only leave concerns, `input_invalid` for a limit outside 1 to 1000.
pub fn list(app: &App, request: PupilListRequest) -> Result<PupilListView> {
    if !(1..=1000).contains(&request.limit) {
        return Err(Error::new(Code::InputInvalid).with("field", "limit"));
    }
    let query = PupilQuery {
        text: request.query,
        include_left: request.include_left,
        only_different: request.only_different,
        offset: request.offset,
        limit: request.limit,
    };
    app.with(|vault| {
        refresh(app, vault)?;
        page(app, vault, &query, AccessPurpose::Oversikt)
    })
}

/// Pupils and reports by what is typed; only of what the reader may open.
///
/// # Errors
/// `vault_locked`.
pub fn search(app: &App, request: SearchRequest) -> Result<SearchView> {
    let limit = request.limit.clamp(1, 50);
    let query = PupilQuery { text: request.query, limit, ..PupilQuery::default() };
    app.with(|vault| {
        refresh(app, vault)?;
        // Anybody may pick a pupil to leave a concern about.
        let pupils = page(app, vault, &query, AccessPurpose::Oro)?.rows;
        let found: BTreeSet<Uuid> = pupils.iter().map(|pupil| pupil.id).collect();
        let reports = crate::reports::rows(app, vault)?;
        let reports = reports.into_iter().filter(|row| found.contains(&row.pupil_id)).take(limit);
        let reports = reports.map(|row| SearchReportView {
            id: row.id,
            pupil: row.pupil,
            receiver: row.receiver,
            state: crate::delivery::word(row.state).to_owned(),
        });
        Ok(SearchView { reports: reports.collect(), pupils })
    })
}

/// Siblings at the school that may be named beside a pupil. A protected pupil's would say who the pupil is.
pub(crate) fn siblings(
    app: &App,
    vault: &mut OpenVault,
    pupil: &Pupil,
    purpose: AccessPurpose,
) -> Result<Vec<PupilRow>> {
    if pupil.protection.is_some() {
        return Ok(Vec::new());
    }
    let guarded = vault.store.siblings(pupil.id)?;
    gate::open(vault, app.now(), purpose, guarded)
}

fn page(app: &App, vault: &mut OpenVault, query: &PupilQuery, purpose: AccessPurpose) -> Result<PupilListView> {
    let guarded = vault.store.pupil_page(query)?;
    let page = gate::open(vault, app.now(), purpose, guarded)?;
    let with_case = pupils_with_open_case(app, vault)?;
    let registers = vault.registers()?;
    let today = crate::time::today(app.now());
    let rows: Vec<PupilRowView> =
        page.rows.iter().map(|row| row_view(row, &registers, today, with_case.contains(&row.id))).collect();
    Ok(PupilListView {
        total: page.total,
        active: page.active,
        different: page.different,
        uncertain: page.uncertain,
        rows,
    })
}

/// Pupils with an open case that the reader may open. Others are not told apart from pupils without one.
pub(crate) fn pupils_with_open_case(app: &App, vault: &OpenVault) -> Result<BTreeSet<Uuid>> {
    let guarded = vault.store.open_cases()?;
    gate::pupils_of(vault, app.now(), AccessPurpose::Elevvard, guarded)
}
