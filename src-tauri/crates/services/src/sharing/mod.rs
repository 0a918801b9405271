//! Disclosure: the only way out for content. A question, a decision for each item, conditions a person affirms, and a committed row before
//! anything leaves.

mod carry_out;
mod decision;
mod items;
mod log;
mod mask;
mod silence;
mod told;

use std::sync::LazyLock;

use samsyn_store::people::{Guardian, InformState};

pub use carry_out::{refuse, share};
pub use log::{access_log, export_log, log};
pub(crate) use told::told;

use crate::api::delivery::TextSectionView;
use crate::api::sharing::{
    ShareDecisionView, SharePreviewRequest, SharePreviewView, ShareQuestion, ShareStartRequest, ShareStartView,
};
use crate::app::App;
use crate::error::Result;
use crate::open::OpenVault;
use crate::text::Texts;

static TEXTS: LazyLock<Texts> =
    LazyLock::new(|| Texts::parse(include_str!("../../text/sharing.sv.toml")).unwrap_or_default());

fn texts() -> &'static Texts {
    &TEXTS
}

/// What the reader may share about a pupil, with whom, and whose names may need to be masked.
///
/// # Errors
/// `not_found`, `forbidden`.
pub fn start(app: &App, request: ShareStartRequest) -> Result<ShareStartView> {
    app.with(|vault| {
        let (card, items) = items::items(app, vault, request.pupil)?;
        let every = silence::by_draft(app, vault, request.pupil)?;
        let receivers = items::receivers(vault, &card, every)?;
        let persons = items::persons(app, vault, &card, &items)?;
        let silenced = card.pupil.guardians.iter().filter(|guardian| every || is_silenced(guardian));
        let today = crate::time::today(app.now());
        Ok(ShareStartView {
            pupil: request.pupil,
            pupil_label: card.label.clone(),
            silenced: silenced.map(|guardian| guardian.name.clone()).collect(),
            items: items.into_iter().map(|item| item.view).collect(),
            receivers,
            purposes: decision::purposes(),
            persons,
            law_register: crate::law::date(),
            law_warnings: crate::law::warnings(today),
        })
    })
}

/// The decision on a question. Asking changes nothing.
///
/// # Errors
/// `not_found` for an item the reader may not open, `input_invalid`, `forbidden`.
pub fn decide(app: &App, question: ShareQuestion) -> Result<ShareDecisionView> {
    app.with(|vault| {
        let (card, items) = items::items(app, vault, question.pupil)?;
        let items = items::chosen(items, &question.items)?;
        decision::decide(app, vault, &card, &items, &question)
    })
}

/// What would go, with the chosen names masked.
///
/// # Errors
/// As [`decide`].
pub fn preview(app: &App, request: SharePreviewRequest) -> Result<SharePreviewView> {
    app.with(|vault| {
        let (_, items) = items::items(app, vault, request.question.pupil)?;
        let items = items::chosen(items, &request.question.items)?;
        let (sections, masked) = masked(app, vault, &items, &request.masks)?;
        let text = sections.iter().map(|section| section.text.as_str()).collect::<Vec<_>>().join("\n");
        let offers = mask::derive_offers(&text, &request.masks);
        Ok(SharePreviewView { sections, masked, offers })
    })
}

/// The items as sections, names masked in headings and words alike.
fn masked(
    app: &App,
    vault: &mut OpenVault,
    items: &[items::Item],
    masks: &[String],
) -> Result<(Vec<TextSectionView>, usize)> {
    let word = texts().say("mask", &[]);
    let (mut sections, mut places) = (Vec::with_capacity(items.len()), 0);
    for item in items {
        let words = items::words(app, vault, item)?;
        let (text, in_text) = mask::derive_masked(&words, masks, &word);
        let mut section = items::section(item, text);
        let (heading, in_heading) = mask::derive_masked(&section.heading, masks, &word);
        section.heading = heading;
        places += in_text + in_heading;
        sections.push(section);
    }
    Ok((sections, places))
}

/// A guardian who must not be told, or not before socialtjansten has been asked.
fn is_silenced(guardian: &Guardian) -> bool {
    guardian.inform != InformState::Normal
}
