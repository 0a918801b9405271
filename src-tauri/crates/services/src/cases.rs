//! Cases: the chronology and its signed entries.

use std::collections::BTreeMap;

use samsyn_rules::sekretess::{AccessPurpose, Domain, RecordKind, RecordRef, Role, may_write};
use samsyn_store::cases::Case;
use samsyn_store::entries::{self as stored, NewEntry};
use samsyn_store::staff::Staff;
use uuid::Uuid;

use crate::api::concerns::{CaseRequest, CaseView, EntryAddRequest, EntryAddedView, EntryKind};
use crate::api::people::{CaseRefView, PupilRequest};
use crate::app::App;
use crate::chronology;
use crate::error::{Code, Error, Result};
use crate::gate;
use crate::open::{OpenVault, view};
use crate::time::Instant;

/// A case with its chronology. What the reader may not open leaves no trace in it.
///
/// # Errors
/// `not_found`, `forbidden`.
pub fn case(app: &App, request: CaseRequest) -> Result<CaseView> {
    app.with(|vault| {
        let guarded = vault.store.case(request.case)?.ok_or(Code::NotFound)?;
        let case = gate::open(vault, app.now(), AccessPurpose::Elevvard, guarded)?;
        let staff = vault.staff()?;
        let reports = chronology::reports(app, vault, &case)?;
        Ok(CaseView {
            id: case.id,
            pupil: case.pupil,
            opened_on: crate::time::today(case.opened_at),
            closed_on: case.closed_at.map(crate::time::today),
            steps: chronology::steps(app, &case, &reports),
            deadlines: reports.iter().flat_map(|report| crate::deadlines::of_report(app, report)).collect(),
            entries: chronology::entries(app, vault, &case, &reports, &staff)?,
            may_write: domains(vault, &case)?.iter().map(|domain| domain.as_str().to_owned()).collect(),
            assigned: case.assigned.iter().filter_map(|id| staff.get(id)).map(view).collect(),
        })
    })
}

/// The pupil's open case in the reader's branch; opened when there is none.
///
/// # Errors
/// `not_found`, `forbidden` for those who only leave concerns.
pub fn open(app: &App, request: PupilRequest) -> Result<CaseRefView> {
    let view = app.with(|vault| {
        let actor = vault.actor();
        // EMI keeps its own case, whose existence nobody else sees.
        let domain = if actor.role.is_emi() { Domain::Emi } else { Domain::Elevstod };
        let record = RecordRef {
            id: Uuid::nil(),
            kind: RecordKind::Case,
            pupil: Some(request.pupil),
            case: None,
            domain,
            author: Some(actor.id),
            protected: false,
        };
        let facts = vault.store.access_facts(&actor, &record)?;
        may_write(&actor, &record, &facts).map_err(|_| Error::from(Code::Forbidden))?;
        let context = vault.context(app);
        let (case, _) = vault.store.write(&context, |writer| writer.open_case(request.pupil, domain))?;
        let guarded = vault.store.case(case)?.ok_or(Code::NotFound)?;
        let case = gate::open(vault, app.now(), AccessPurpose::Elevvard, guarded)?;
        Ok(CaseRefView {
            id: case.id,
            opened_on: crate::time::today(case.opened_at),
            closed_on: case.closed_at.map(crate::time::today),
        })
    })?;
    app.changed("cases", &[view.id]);
    Ok(view)
}

/// Writes a signed entry. It never changes; a correction cites the old one and says why.
///
/// # Errors
/// `forbidden`, `input_invalid` when empty or of an unknown domain, `reason_needed` for a correction without one.
pub fn add_entry(app: &App, request: EntryAddRequest) -> Result<EntryAddedView> {
    if request.corrects.is_some() && request.reason.trim().is_empty() {
        return Err(Code::ReasonNeeded.into());
    }
    let entry = new_entry(request)?;
    let at = app.now();
    let id = app.with(|vault| {
        let guarded = vault.store.case(entry.case)?.ok_or(Code::NotFound)?;
        let case = gate::open(vault, at, AccessPurpose::Elevvard, guarded)?;
        if !domains(vault, &case)?.contains(&entry.domain) {
            return Err(Code::Forbidden.into());
        }
        let context = vault.context(app);
        Ok(vault.store.write(&context, |writer| writer.add_entry(&entry))?)
    })?;
    entry.draft.inspect(|&draft| app.held().let_go(draft));
    app.changed("cases", &[entry.case]);
    app.changed("drafts", &[]);
    Ok(EntryAddedView { entry: id, at })
}

fn new_entry(request: EntryAddRequest) -> Result<NewEntry> {
    let invalid = |field: &str| Error::new(Code::InputInvalid).with("field", field);
    let texts = [&request.facts, &request.child_words, &request.assessment, &request.decision];
    if texts.iter().all(|text| text.trim().is_empty()) {
        return Err(invalid("facts"));
    }
    Ok(NewEntry {
        case: request.case,
        kind: match request.kind {
            EntryKind::Note => stored::EntryKind::Note,
            EntryKind::Decision => stored::EntryKind::Decision,
            EntryKind::Call => stored::EntryKind::Call,
            EntryKind::Concern | EntryKind::Report | EntryKind::Disclosure => return Err(invalid("kind")),
        },
        domain: Domain::parse(&request.domain).ok_or_else(|| invalid("domain"))?,
        happened_at: request.at.map(Instant::get),
        title: request.title,
        facts: request.facts,
        child_words: request.child_words,
        assessment: request.assessment,
        decision: request.decision,
        corrects: request.corrects,
        reason: request.reason.trim().to_owned(),
        draft: request.draft,
    })
}

/// Domains the reader may write entries in, the role's own first.
fn domains(vault: &OpenVault, case: &Case) -> Result<Vec<Domain>> {
    let actor = vault.actor();
    let wanted: &[Domain] = match actor.role {
        Role::Skolskoterska | Role::Skollakare => &[Domain::Emi],
        role if role.is_epi() => &[Domain::Epi, Domain::Elevstod],
        _ => &[Domain::Elevstod],
    };
    let mut may = Vec::new();
    for &domain in wanted {
        let record = RecordRef {
            id: Uuid::nil(),
            kind: RecordKind::Entry,
            pupil: Some(case.pupil),
            case: Some(case.id),
            domain,
            author: Some(actor.id),
            protected: false,
        };
        let facts = vault.store.access_facts(&actor, &record)?;
        if may_write(&actor, &record, &facts).is_ok() {
            may.push(domain);
        }
    }
    Ok(may)
}

/// Staff by id, as the chronology names them.
pub(crate) type StaffById = BTreeMap<Uuid, Staff>;
