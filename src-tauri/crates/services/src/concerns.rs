//! Concerns: anybody leaves one, the team receives it.

use std::collections::BTreeMap;

use chrono::NaiveTime;
use samsyn_rules::sekretess::{AccessFacts, AccessPurpose, Actor, Domain, RecordKind, RecordRef, may_write};
use samsyn_store::concerns::{self as stored, Concern, NewConcern};
use samsyn_store::staff::Staff;
use serde::Deserialize;
use uuid::Uuid;

use crate::api::concerns::{
    ConcernAddRequest, ConcernAddedView, ConcernRequest, ConcernView, LeftConcernView, LeftConcernsView,
    PersonCertainty, Urgent,
};
use crate::api::session::Nothing;
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::gate;
use crate::open::OpenVault;
use crate::people::labels;
use crate::time::Day;

/// Leaves a concern. No role can keep anybody from it; what was typed is stored as it is.
///
/// # Errors
/// `input_invalid` when nothing was written, `not_found` for an unknown pupil, `disk_full`.
pub fn add(app: &App, request: ConcernAddRequest) -> Result<ConcernAddedView> {
    if request.what.trim().is_empty() && request.child_words.trim().is_empty() {
        return Err(Error::new(Code::InputInvalid).with("field", "what"));
    }
    let genast = request.urgent == Urgent::Yes;
    let at = app.now();
    let draft = request.draft;
    let concern = new_concern(request);
    let (added, reads_cases) = app.with(|vault| {
        let context = vault.context(app);
        let added = vault.store.write(&context, |writer| writer.add_concern(&concern))?;
        Ok((added, sees_cases(&vault.actor())))
    })?;
    draft.inspect(|&draft| app.held().let_go(draft));
    app.changed("concerns", &[added.concern]);
    app.changed("drafts", &[]);
    // Who works with no cases hands in and does not learn what else there is about the pupil.
    let case = added.case.filter(|_| reads_cases);
    Ok(ConcernAddedView { concern: added.concern, case, at, genast })
}

/// Whether the law lets this person have a case at all.
fn sees_cases(actor: &Actor) -> bool {
    let case = RecordRef {
        id: Uuid::nil(),
        kind: RecordKind::Case,
        pupil: None,
        case: None,
        domain: Domain::Elevstod,
        author: None,
        protected: false,
    };
    may_write(actor, &case, &AccessFacts::default()).is_ok()
}

/// A concern, for the receiving team.
///
/// # Errors
/// `not_found`, `forbidden`.
pub fn concern(app: &App, request: ConcernRequest) -> Result<ConcernView> {
    app.with(|vault| view(app, vault, request.concern))
}

/// Takes the concern: the writer is told who has it.
///
/// # Errors
/// `not_found`, `forbidden`.
pub fn receive(app: &App, request: ConcernRequest) -> Result<ConcernView> {
    let view = app.with(|vault| {
        // Whoever may not read a concern may not take it either.
        view(app, vault, request.concern)?;
        let context = vault.context(app);
        vault.store.write(&context, |writer| writer.receive_concern(request.concern))?;
        view(app, vault, request.concern)
    })?;
    app.changed("concerns", &[request.concern]);
    Ok(view)
}

/// Receipts of own concerns, newest first: never the content.
///
/// # Errors
/// `vault_locked`.
pub fn left(app: &App, _request: Nothing) -> Result<LeftConcernsView> {
    app.with(|vault| {
        let author = vault.actor().id;
        let guarded = vault.store.concern_receipts(author)?;
        let receipts = gate::open(vault, app.now(), AccessPurpose::Oro, guarded)?;
        let pupils: Vec<Uuid> = receipts.iter().filter_map(|receipt| receipt.pupil).collect();
        let labels = labels(app, vault, &pupils)?;
        let staff = vault.staff()?;
        let rows = receipts.into_iter().map(|receipt| LeftConcernView {
            concern: receipt.concern,
            pupil: receipt.pupil.and_then(|id| labels.get(&id)).map(|label| label.label.clone()).unwrap_or_default(),
            at: receipt.at,
            received_by: receipt.received_by.and_then(|id| staff.get(&id)).map(|staff| staff.name.clone()),
        });
        Ok(LeftConcernsView { rows: rows.collect() })
    })
}

/// The fields of a concern in a file of `samsyn-cli concern add`. Missing parts are empty.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct ConcernFile {
    /// Day it happened.
    pub happened_on: Option<Day>,
    /// Time of day.
    pub happened_at: Option<NaiveTime>,
    /// It has gone on for some time.
    pub ongoing: bool,
    /// What was seen or heard.
    pub what: String,
    /// The child's own words.
    pub child_words: String,
    /// Danger now; not known when absent.
    pub urgent: Option<Urgent>,
    /// How sure of the person; sure when absent, since the pupil is named.
    pub certainty: Option<PersonCertainty>,
}

impl ConcernFile {
    /// The request that leaves this concern about `pupil`.
    #[must_use]
    pub fn into_request(self, pupil: Uuid) -> ConcernAddRequest {
        ConcernAddRequest {
            pupil: Some(pupil),
            certainty: self.certainty.unwrap_or(PersonCertainty::Sure),
            happened_on: self.happened_on,
            happened_at: self.happened_at,
            ongoing: self.ongoing,
            what: self.what,
            child_words: self.child_words,
            urgent: self.urgent.unwrap_or(Urgent::Unknown),
            draft: None,
        }
    }
}

fn view(app: &App, vault: &mut OpenVault, id: Uuid) -> Result<ConcernView> {
    let guarded = vault.store.concern(id)?.ok_or(Code::NotFound)?;
    let concern = gate::open(vault, app.now(), AccessPurpose::Elevvard, guarded)?;
    let pupils: Vec<Uuid> = concern.pupil.into_iter().collect();
    let label = labels(app, vault, &pupils)?.into_values().next().map(|label| label.label).unwrap_or_default();
    Ok(concern_view(concern, label, &vault.staff()?))
}

fn concern_view(concern: Concern, pupil_label: String, staff: &BTreeMap<Uuid, Staff>) -> ConcernView {
    let name = |id: Uuid| staff.get(&id).map(|staff| staff.name.clone());
    ConcernView {
        concern: concern.id,
        case: concern.case,
        pupil: concern.pupil,
        pupil_label,
        by: name(concern.by).unwrap_or_default(),
        by_role: concern.by_role.as_str().to_owned(),
        at: concern.at,
        happened_on: concern.happened_on,
        happened_at: concern.happened_at,
        ongoing: concern.ongoing,
        certainty: match concern.certainty {
            stored::PersonCertainty::Sure => PersonCertainty::Sure,
            stored::PersonCertainty::Probable => PersonCertainty::Probable,
            stored::PersonCertainty::Unknown => PersonCertainty::Unknown,
        },
        what: concern.what,
        child_words: concern.child_words,
        urgent: match concern.urgent {
            stored::Urgent::Yes => Urgent::Yes,
            stored::Urgent::No => Urgent::No,
            stored::Urgent::Unknown => Urgent::Unknown,
        },
        received_by: concern.received_by.and_then(name),
    }
}

fn new_concern(request: ConcernAddRequest) -> NewConcern {
    NewConcern {
        pupil: request.pupil,
        certainty: match request.certainty {
            PersonCertainty::Sure => stored::PersonCertainty::Sure,
            PersonCertainty::Probable => stored::PersonCertainty::Probable,
            PersonCertainty::Unknown => stored::PersonCertainty::Unknown,
        },
        happened_on: request.happened_on.map(Day::get),
        happened_at: request.happened_at,
        ongoing: request.ongoing,
        what: request.what,
        child_words: request.child_words,
        urgent: match request.urgent {
            Urgent::Yes => stored::Urgent::Yes,
            Urgent::No => stored::Urgent::No,
            Urgent::Unknown => stored::Urgent::Unknown,
        },
        draft: request.draft,
    }
}
