//! What is saved while somebody works.

use uuid::Uuid;

use super::school::{MadeSchool, NOTE_BYTES};
use crate::api::concerns::{ConcernAddRequest, PersonCertainty, Urgent};
use crate::api::work::{DraftKind, DraftSaveRequest};
use crate::error::Result;
use crate::{concerns, drafts};

/// Length of a form half filled in, in bytes.
pub const DRAFT_BYTES: usize = 2000;

/// Leaves a concern about a pupil with an open case.
///
/// # Errors
/// What the service says.
pub fn concern(school: &MadeSchool) -> Result<()> {
    let request = ConcernAddRequest {
        pupil: Some(school.pupil),
        certainty: PersonCertainty::Sure,
        happened_on: None,
        happened_at: None,
        ongoing: false,
        what: "x".repeat(NOTE_BYTES),
        child_words: String::new(),
        urgent: Urgent::No,
        draft: None,
    };
    concerns::add(school.app(), request).map(|_| ())
}

/// Saves the draft of a form once more, with another text for each `typed`.
///
/// # Errors
/// What the service says.
pub fn draft(school: &MadeSchool, typed: usize) -> Result<()> {
    let request = DraftSaveRequest {
        draft: Uuid::from_u128(1),
        kind: DraftKind::Concern,
        pupil: Some(school.pupil),
        body: format!("{typed:0>DRAFT_BYTES$}"),
    };
    drafts::save(school.app(), request).map(|_| ())
}
