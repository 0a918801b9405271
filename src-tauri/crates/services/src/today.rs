//! today.

use crate::api::session::Nothing;
use crate::api::work::TodayView;
use crate::app::App;
use crate::error::{Code, Result};

/// Not built yet.
pub fn today(_app: &App, _request: Nothing) -> Result<TodayView> {
    Err(Code::Internal.into())
}
