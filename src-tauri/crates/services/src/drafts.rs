//! Drafts of forms: working material of one person, saved while it is typed.

use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::drafts::{self as stored, Draft, NewDraft};
use uuid::Uuid;

use crate::api::session::Nothing;
use crate::api::work::{DraftKind, DraftRequest, DraftRowView, DraftSaveRequest, DraftView, DraftsView, SavedView};
use crate::app::App;
use crate::error::{Code, Result};
use crate::gate;
use crate::held::{self, Saves};
use crate::open::OpenVault;
use crate::people::labels;

impl Saves for DraftSaveRequest {
    fn id(&self) -> Uuid {
        self.draft
    }
}

/// Autosave of a form.
///
/// # Errors
/// `vault_locked`, `disk_full`, `file_too_large`.
pub fn save(app: &App, request: DraftSaveRequest) -> Result<SavedView> {
    let at = app.now();
    app.with(|vault| {
        let context = vault.context(app);
        let draft =
            NewDraft { id: request.draft, kind: stored_kind(request.kind), pupil: request.pupil, body: request.body };
        Ok(vault.store.save_draft(&context, &draft)?)
    })?;
    Ok(SavedView { at })
}

/// A draft of one's own.
///
/// # Errors
/// `not_found`.
pub fn draft(app: &App, request: DraftRequest) -> Result<DraftView> {
    let at = app.now();
    app.with(|vault| {
        let draft = match held::waiting::<DraftSaveRequest>(app, vault, "draft_save", request.draft) {
            // What was typed last, which the disk has not taken yet.
            Some(DraftSaveRequest { draft, kind, pupil, body }) => {
                Draft { id: draft, kind: stored_kind(kind), pupil, body, saved_at: at }
            }
            None => {
                let guarded = vault.store.draft(request.draft)?.ok_or(Code::NotFound)?;
                gate::open(vault, at, AccessPurpose::Arbete, guarded)?
            }
        };
        let label = label(app, vault, draft.pupil)?;
        Ok(DraftView {
            draft: draft.id,
            kind: view_kind(draft.kind),
            pupil: draft.pupil,
            pupil_label: label,
            body: draft.body,
            saved_at: draft.saved_at,
        })
    })
}

/// Own drafts, newest first. Undo levels belong to a report and are not listed.
///
/// # Errors
/// `vault_locked`.
pub fn list(app: &App, _request: Nothing) -> Result<DraftsView> {
    app.with(|vault| Ok(DraftsView { rows: rows(app, vault)? }))
}

/// Rows of own drafts.
pub(crate) fn rows(app: &App, vault: &mut OpenVault) -> Result<Vec<DraftRowView>> {
    let author = vault.actor().id;
    let guarded = vault.store.drafts_of(author)?;
    let drafts = gate::open_each(vault, app.now(), AccessPurpose::Arbete, guarded)?;
    let pupils: Vec<Uuid> = drafts.iter().filter_map(|draft| draft.pupil).collect();
    let labels = labels(app, vault, &pupils)?;
    let row = |draft: &Draft| DraftRowView {
        id: draft.id,
        kind: draft.kind.as_str().to_owned(),
        pupil_id: draft.pupil,
        pupil: draft.pupil.and_then(|pupil| labels.get(&pupil)).map(|label| label.label.clone()).unwrap_or_default(),
        saved_at: draft.saved_at,
    };
    Ok(drafts.iter().filter(|draft| draft.kind != stored::DraftKind::Undo).map(row).collect())
}

/// Throws a draft of one's own away.
///
/// # Errors
/// `vault_locked`.
pub fn discard(app: &App, request: DraftRequest) -> Result<Nothing> {
    app.with(|vault| {
        let context = vault.context(app);
        Ok(vault.store.discard_draft(&context, request.draft)?)
    })?;
    app.held().let_go(request.draft);
    app.changed("drafts", &[request.draft]);
    Ok(Nothing {})
}

fn label(app: &App, vault: &mut OpenVault, pupil: Option<Uuid>) -> Result<String> {
    let Some(pupil) = pupil else { return Ok(String::new()) };
    Ok(labels(app, vault, &[pupil])?.remove(&pupil).map(|label| label.label).unwrap_or_default())
}

fn stored_kind(kind: DraftKind) -> stored::DraftKind {
    match kind {
        DraftKind::Concern => stored::DraftKind::Concern,
        DraftKind::Entry => stored::DraftKind::Entry,
        DraftKind::Undo => stored::DraftKind::Undo,
    }
}

fn view_kind(kind: stored::DraftKind) -> DraftKind {
    match kind {
        stored::DraftKind::Concern => DraftKind::Concern,
        stored::DraftKind::Entry => DraftKind::Entry,
        stored::DraftKind::Undo => DraftKind::Undo,
    }
}
