//! drafts.

use crate::api::session::Nothing;
use crate::api::work::DraftRequest;
use crate::api::work::DraftSaveRequest;
use crate::api::work::DraftView;
use crate::api::work::DraftsView;
use crate::api::work::SavedView;
use crate::app::App;
use crate::error::{Code, Result};

/// Not built yet.
pub fn save(_app: &App, _request: DraftSaveRequest) -> Result<SavedView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn draft(_app: &App, _request: DraftRequest) -> Result<DraftView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn list(_app: &App, _request: Nothing) -> Result<DraftsView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn discard(_app: &App, _request: DraftRequest) -> Result<Nothing> {
    Err(Code::Internal.into())
}
