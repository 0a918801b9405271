//! jobs.

use crate::api::work::JobRequest;
use crate::api::work::JobView;
use crate::app::App;
use crate::error::{Code, Result};

/// Not built yet.
pub fn job(_app: &App, _request: JobRequest) -> Result<JobView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn cancel(_app: &App, _request: JobRequest) -> Result<JobView> {
    Err(Code::Internal.into())
}
