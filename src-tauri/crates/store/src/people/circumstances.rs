//! What the register cannot know about home and placement, and the child's wish.

use chrono::NaiveDate;
use minicbor::{Decode, Encode};
use rusqlite::{Connection, params};
use samsyn_rules::sekretess::Domain;
use uuid::Uuid;

use crate::fact::{Fact, Stamp};
use crate::keys::Place;
use crate::sql::{change, exists};
use crate::wire::encode_body;
use crate::{Result, StoreError, Writer};

/// The school's answers. The default has not been answered.
#[derive(Clone, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(map)]
pub struct Circumstances {
    /// Receiver id of the placing namnd, `unknown` when nobody knows which.
    #[n(0)]
    pub placed_by: Option<String>,
    /// `familjehem`, `hvb`, `stodboende`, `sis`.
    #[n(1)]
    pub placement_kind: Option<String>,
    /// Second home: municipality code.
    #[n(2)]
    pub second_home_municipality: Option<String>,
    /// Second home: stadsdel.
    #[n(3)]
    pub second_home_stadsdel: Option<String>,
    /// Stays elsewhere than registered: municipality code.
    #[n(4)]
    pub stays_at_municipality: Option<String>,
    /// Stays elsewhere: stadsdel.
    #[n(5)]
    pub stays_at_stadsdel: Option<String>,
    /// Moved on.
    #[cbor(n(6), with = "crate::wire", has_nil)]
    pub moved_on: Option<NaiveDate>,
    /// Receiver before the move.
    #[n(7)]
    pub moved_from: Option<String>,
    /// An inquiry was open there.
    #[n(8)]
    pub open_inquiry: bool,
    /// Answered by a person on this day.
    #[cbor(n(9), with = "crate::wire", has_nil)]
    pub answered_on: Option<NaiveDate>,
}

impl Circumstances {
    /// Whether an answer says where the pupil lives, stays or came from. Who placed the pupil does not.
    fn tells_whereabouts(&self) -> bool {
        [
            &self.second_home_municipality,
            &self.second_home_stadsdel,
            &self.stays_at_municipality,
            &self.stays_at_stadsdel,
            &self.moved_from,
        ]
        .iter()
        .any(|answer| answer.is_some())
    }

    /// What may stay when the pupil's place is withheld.
    pub(super) fn without_whereabouts(self) -> Self {
        Self {
            placed_by: self.placed_by,
            placement_kind: self.placement_kind,
            moved_on: self.moved_on,
            open_inquiry: self.open_inquiry,
            answered_on: self.answered_on,
            ..Self::default()
        }
    }
}

impl Writer<'_> {
    /// Replaces the answers.
    ///
    /// # Errors
    /// [`crate::StoreError::WhereaboutsOfProtected`] when a pupil whose place is withheld is given any whereabouts,
    /// [`crate::StoreError::NotFound`].
    pub fn set_circumstances(&mut self, pupil: Uuid, circumstances: &Circumstances) -> Result<()> {
        let record = self.pupil_record(pupil)?;
        if circumstances.tells_whereabouts() && self.is_withheld(pupil)? {
            return Err(StoreError::WhereaboutsOfProtected);
        }
        self.append(&CircumstancesSet { pupil, circumstances: circumstances.clone() }, &record)?;
        self.forget_routing(pupil)
    }

    /// Stores what the child wants told, and to whom; empty removes it.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`].
    pub fn set_child_wish(&mut self, pupil: Uuid, text: &str) -> Result<()> {
        let record = self.pupil_record(pupil)?;
        self.append(&ChildWishSet { pupil, text: text.to_owned() }, &record).map(|_| ())
    }
}

/// The answers, all of them.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct CircumstancesSet {
    #[cbor(n(0), with = "crate::wire")]
    pupil: Uuid,
    #[n(1)]
    circumstances: Circumstances,
}

impl CircumstancesSet {
    pub(super) fn tells_place(&self) -> bool {
        self.circumstances.tells_whereabouts()
    }

    pub(super) fn without_place(&self) -> Self {
        Self { pupil: self.pupil, circumstances: self.circumstances.clone().without_whereabouts() }
    }
}

impl Fact for CircumstancesSet {
    const NUMBER: u16 = 10;
    const NAME: &'static str = "circumstances_set";

    fn record(&self) -> Uuid {
        self.pupil
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::whereabouts(self.pupil)))
    }

    fn apply(&self, db: &Connection, _: &Stamp) -> Result<()> {
        let pupil = self.pupil.as_bytes();
        let withheld = exists(db, "SELECT 1 FROM pupil WHERE id = ?1 AND withheld IS NOT NULL", params![pupil])?;
        let kept = self.circumstances.clone();
        let kept = if withheld { kept.without_whereabouts() } else { kept };
        change(db, "UPDATE pupil SET circumstances = ?2 WHERE id = ?1", params![pupil, encode_body(&kept)?]).map(|_| ())
    }
}

/// What the child wants.
#[derive(Encode, Decode)]
#[cbor(map)]
pub(crate) struct ChildWishSet {
    #[cbor(n(0), with = "crate::wire")]
    pupil: Uuid,
    #[n(1)]
    text: String,
}

impl Fact for ChildWishSet {
    const NUMBER: u16 = 11;
    const NAME: &'static str = "child_wish_set";

    fn record(&self) -> Uuid {
        self.pupil
    }

    fn place(&self, _: &Connection) -> Result<Option<Place>> {
        Ok(Some(Place::of(None, self.pupil, Domain::Skola)))
    }

    fn apply(&self, db: &Connection, _: &Stamp) -> Result<()> {
        let params = params![self.pupil.as_bytes(), self.text];
        change(db, "UPDATE pupil SET child_wish = ?2 WHERE id = ?1", params).map(|_| ())
    }
}
