//! What the register cannot know about home and placement, and the child's wish.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{Result, Writer, not_built};

/// The school's answers. The default has not been answered.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Circumstances {
    /// Receiver id of the placing namnd, `unknown` when nobody knows which.
    pub placed_by: Option<String>,
    /// `familjehem`, `hvb`, `stodboende`, `sis`.
    pub placement_kind: Option<String>,
    /// Second home: municipality code.
    pub second_home_municipality: Option<String>,
    /// Second home: stadsdel.
    pub second_home_stadsdel: Option<String>,
    /// Stays elsewhere than registered: municipality code.
    pub stays_at_municipality: Option<String>,
    /// Stays elsewhere: stadsdel.
    pub stays_at_stadsdel: Option<String>,
    /// Moved on.
    pub moved_on: Option<NaiveDate>,
    /// Receiver before the move.
    pub moved_from: Option<String>,
    /// An inquiry was open there.
    pub open_inquiry: bool,
    /// Answered by a person on this day.
    pub answered_on: Option<NaiveDate>,
}

impl Writer<'_> {
    /// Replaces the answers.
    ///
    /// # Errors
    /// [`crate::StoreError::WhereaboutsOfProtected`] when a protected pupil is given any whereabouts,
    /// [`crate::StoreError::NotFound`].
    pub fn set_circumstances(&mut self, pupil: Uuid, circumstances: &Circumstances) -> Result<()> {
        let _ = (pupil, circumstances);
        not_built()
    }

    /// Stores what the child wants told, and to whom; empty removes it.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn set_child_wish(&mut self, pupil: Uuid, text: &str) -> Result<()> {
        let _ = (pupil, text);
        not_built()
    }
}
