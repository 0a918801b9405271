//! concerns.

use crate::api::concerns::ConcernAddRequest;
use crate::api::concerns::ConcernAddedView;
use crate::api::concerns::ConcernRequest;
use crate::api::concerns::ConcernView;
use crate::api::concerns::LeftConcernsView;
use crate::api::session::Nothing;
use crate::app::App;
use crate::error::{Code, Result};

/// Not built yet.
pub fn add(_app: &App, _request: ConcernAddRequest) -> Result<ConcernAddedView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn concern(_app: &App, _request: ConcernRequest) -> Result<ConcernView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn receive(_app: &App, _request: ConcernRequest) -> Result<ConcernView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn left(_app: &App, _request: Nothing) -> Result<LeftConcernsView> {
    Err(Code::Internal.into())
}
