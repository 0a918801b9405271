//! What the school answers about a pupil: home, placement, who may be told, what the child wants.

use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::people::{Circumstances, InformState as StoredInform};

use super::card::card;
use crate::api::people::{
    ChildWishRequest, CircumstancesRequest, CircumstancesView, GuardianInformRequest, InformState,
};
use crate::api::routing::ReceiverCardView;
use crate::api::session::Nothing;
use crate::app::App;
use crate::error::{Code, Result};
use crate::time::Day;

/// Stores what the register cannot know, and answers with the receiver that follows from it.
///
/// # Errors
/// `not_found`, `forbidden`.
pub fn set_circumstances(app: &App, request: CircumstancesRequest) -> Result<ReceiverCardView> {
    let view = app.with(|vault| {
        card(app, vault, request.pupil, AccessPurpose::Elevvard)?;
        let mut answers = stored(request.circumstances);
        answers.answered_on = Some(crate::time::today(app.now()));
        let context = vault.context(app);
        vault.store.write(&context, |writer| writer.set_circumstances(request.pupil, &answers))?;
        let card = card(app, vault, request.pupil, AccessPurpose::Elevvard)?;
        crate::receiver::card_for(app, vault, &card.pupil, None)
    })?;
    app.changed("pupils", &[request.pupil]);
    Ok(view)
}

/// Silences a guardian, or lifts the silence. A reason is always needed.
///
/// # Errors
/// `reason_needed`, `not_found`, `forbidden`.
pub fn set_inform(app: &App, request: GuardianInformRequest) -> Result<Nothing> {
    if request.reason.trim().is_empty() {
        return Err(Code::ReasonNeeded.into());
    }
    let pupil = app.with(|vault| {
        let pupil =
            vault.store.guardian_ref(request.guardian)?.and_then(|record| record.pupil).ok_or(Code::NotFound)?;
        card(app, vault, pupil, AccessPurpose::Elevvard)?;
        let state = match request.inform {
            InformState::Normal => StoredInform::Normal,
            InformState::Wait => StoredInform::Wait,
            InformState::DoNotInform => StoredInform::DoNotInform,
        };
        let context = vault.context(app);
        vault.store.write(&context, |writer| writer.set_inform(request.guardian, state, request.reason.trim()))?;
        Ok(pupil)
    })?;
    app.changed("pupils", &[pupil]);
    Ok(Nothing {})
}

/// Stores what the child wants told, and to whom.
///
/// # Errors
/// `not_found`, `forbidden`.
pub fn set_child_wish(app: &App, request: ChildWishRequest) -> Result<Nothing> {
    app.with(|vault| {
        card(app, vault, request.pupil, AccessPurpose::Elevvard)?;
        let context = vault.context(app);
        vault.store.write(&context, |writer| writer.set_child_wish(request.pupil, request.text.trim()))?;
        Ok(())
    })?;
    app.changed("pupils", &[request.pupil]);
    Ok(Nothing {})
}

/// The stored answers as a view.
pub(crate) fn circumstances_view(stored: &Circumstances) -> CircumstancesView {
    let stored = stored.clone();
    CircumstancesView {
        placed_by: stored.placed_by,
        placement_kind: stored.placement_kind,
        second_home_municipality: stored.second_home_municipality,
        second_home_stadsdel: stored.second_home_stadsdel,
        stays_at_municipality: stored.stays_at_municipality,
        stays_at_stadsdel: stored.stays_at_stadsdel,
        moved_on: stored.moved_on.and_then(|day| day.try_into().ok()),
        moved_from: stored.moved_from,
        open_inquiry: stored.open_inquiry,
        answered_on: stored.answered_on.and_then(|day| day.try_into().ok()),
    }
}

fn stored(view: CircumstancesView) -> Circumstances {
    let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    Circumstances {
        placed_by: said(view.placed_by),
        placement_kind: said(view.placement_kind),
        second_home_municipality: said(view.second_home_municipality),
        second_home_stadsdel: said(view.second_home_stadsdel),
        stays_at_municipality: said(view.stays_at_municipality),
        stays_at_stadsdel: said(view.stays_at_stadsdel),
        moved_on: view.moved_on.map(Day::get),
        moved_from: said(view.moved_from),
        open_inquiry: view.open_inquiry,
        answered_on: view.answered_on.map(Day::get),
    }
}
