//! registers.

use crate::api::imports::PlanRequest;
use crate::api::imports::RegisterCheckRequest;
use crate::api::imports::RegisterCheckView;
use crate::api::imports::RegisterView;
use crate::api::routing::ContactSetRequest;
use crate::api::routing::PlaceSearchView;
use crate::api::routing::ReceiverSearchRequest;
use crate::api::routing::ReceiverSearchView;
use crate::api::session::Nothing;
use crate::app::App;
use crate::error::{Code, Result};

/// Not built yet.
pub fn search(_app: &App, _request: ReceiverSearchRequest) -> Result<ReceiverSearchView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn places(_app: &App, _request: ReceiverSearchRequest) -> Result<PlaceSearchView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn set_contact(_app: &App, _request: ContactSetRequest) -> Result<Nothing> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn check(_app: &App, _request: RegisterCheckRequest) -> Result<RegisterCheckView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn apply(_app: &App, _request: PlanRequest) -> Result<RegisterView> {
    Err(Code::Internal.into())
}
