//! people.

use crate::api::people::ChildWishRequest;
use crate::api::people::CircumstancesRequest;
use crate::api::people::GuardianInformRequest;
use crate::api::people::PupilListRequest;
use crate::api::people::PupilListView;
use crate::api::people::PupilRequest;
use crate::api::people::PupilView;
use crate::api::people::RevealRequest;
use crate::api::people::RevealView;
use crate::api::people::SearchRequest;
use crate::api::people::SearchView;
use crate::api::routing::ReceiverCardView;
use crate::api::session::Nothing;
use crate::app::App;
use crate::error::{Code, Result};

/// Not built yet.
pub fn list(_app: &App, _request: PupilListRequest) -> Result<PupilListView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn pupil(_app: &App, _request: PupilRequest) -> Result<PupilView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn reveal(_app: &App, _request: RevealRequest) -> Result<RevealView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn set_circumstances(_app: &App, _request: CircumstancesRequest) -> Result<ReceiverCardView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn set_child_wish(_app: &App, _request: ChildWishRequest) -> Result<Nothing> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn set_inform(_app: &App, _request: GuardianInformRequest) -> Result<Nothing> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn search(_app: &App, _request: SearchRequest) -> Result<SearchView> {
    Err(Code::Internal.into())
}
