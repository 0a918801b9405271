//! settings.

use crate::api::session::Nothing;
use crate::api::settings::BackupRequest;
use crate::api::settings::BackupView;
use crate::api::settings::SettingsSetRequest;
use crate::api::settings::SettingsView;
use crate::api::settings::VerifyView;
use crate::app::App;
use crate::error::{Code, Result};

/// Not built yet.
pub fn settings(_app: &App, _request: Nothing) -> Result<SettingsView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn set(_app: &App, _request: SettingsSetRequest) -> Result<SettingsView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn backup(_app: &App, _request: BackupRequest) -> Result<BackupView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn verify(_app: &App, _request: Nothing) -> Result<VerifyView> {
    Err(Code::Internal.into())
}
