//! session.

use crate::api::session::AppStatusView;
use crate::api::session::Nothing;
use crate::api::session::RecoveryKeyView;
use crate::api::session::SessionView;
use crate::api::session::VaultCreateRequest;
use crate::api::session::VaultRecoverRequest;
use crate::api::session::VaultUnlockRequest;
use crate::api::settings::PassphraseChangeRequest;
use crate::app::App;
use crate::error::{Code, Result};

/// Not built yet.
pub fn status(_app: &App, _request: Nothing) -> Result<AppStatusView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn create(_app: &App, _request: VaultCreateRequest) -> Result<RecoveryKeyView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn unlock(_app: &App, _request: VaultUnlockRequest) -> Result<SessionView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn recover(_app: &App, _request: VaultRecoverRequest) -> Result<SessionView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn lock(_app: &App, _request: Nothing) -> Result<Nothing> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn current(_app: &App, _request: Nothing) -> Result<SessionView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn change_passphrase(_app: &App, _request: PassphraseChangeRequest) -> Result<Nothing> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn replace_recovery_key(_app: &App, _request: Nothing) -> Result<RecoveryKeyView> {
    Err(Code::Internal.into())
}
