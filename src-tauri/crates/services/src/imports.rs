//! imports.

use crate::api::imports::PlanRequest;
use crate::api::imports::PupilImportCheckRequest;
use crate::api::imports::PupilImportLiveRequest;
use crate::api::imports::PupilImportPlanView;
use crate::api::imports::UploadRequest;
use crate::api::imports::UploadView;
use crate::api::work::JobRequest;
use crate::api::work::JobView;
use crate::app::App;
use crate::error::{Code, Result};

/// Not built yet.
pub fn upload(_app: &App, _request: UploadRequest) -> Result<UploadView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn check(_app: &App, _request: PupilImportCheckRequest) -> Result<JobView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn live(_app: &App, _request: PupilImportLiveRequest) -> Result<JobView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn plan(_app: &App, _request: JobRequest) -> Result<PupilImportPlanView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn apply(_app: &App, _request: PlanRequest) -> Result<JobView> {
    Err(Code::Internal.into())
}
