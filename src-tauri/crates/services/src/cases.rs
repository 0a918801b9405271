//! cases.

use crate::api::concerns::CaseRequest;
use crate::api::concerns::CaseView;
use crate::api::concerns::EntryAddRequest;
use crate::api::concerns::EntryAddedView;
use crate::api::people::CaseRefView;
use crate::api::people::PupilRequest;
use crate::app::App;
use crate::error::{Code, Result};

/// Not built yet.
pub fn case(_app: &App, _request: CaseRequest) -> Result<CaseView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn open(_app: &App, _request: PupilRequest) -> Result<CaseRefView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn add_entry(_app: &App, _request: EntryAddRequest) -> Result<EntryAddedView> {
    Err(Code::Internal.into())
}
