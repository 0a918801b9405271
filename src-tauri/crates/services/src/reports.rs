//! reports.

use crate::api::delivery::ReportExportRequest;
use crate::api::delivery::ReportExportedView;
use crate::api::delivery::ReportProgressRequest;
use crate::api::delivery::ReportSentRequest;
use crate::api::delivery::ReportTextView;
use crate::api::reports::ReceiverChooseRequest;
use crate::api::reports::ReportDraftRequest;
use crate::api::reports::ReportListView;
use crate::api::reports::ReportRequest;
use crate::api::reports::ReportSaveRequest;
use crate::api::reports::ReportSavedView;
use crate::api::reports::ReportView;
use crate::api::reports::SignalDismissRequest;
use crate::api::routing::ReceiverCardView;
use crate::api::session::Nothing;
use crate::app::App;
use crate::error::{Code, Result};

/// Not built yet.
pub fn draft(_app: &App, _request: ReportDraftRequest) -> Result<ReportView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn report(_app: &App, _request: ReportRequest) -> Result<ReportView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn save(_app: &App, _request: ReportSaveRequest) -> Result<ReportSavedView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn list(_app: &App, _request: Nothing) -> Result<ReportListView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn choose_receiver(_app: &App, _request: ReceiverChooseRequest) -> Result<ReceiverCardView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn export(_app: &App, _request: ReportExportRequest) -> Result<ReportExportedView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn text(_app: &App, _request: ReportRequest) -> Result<ReportTextView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn sent(_app: &App, _request: ReportSentRequest) -> Result<ReportView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn progress(_app: &App, _request: ReportProgressRequest) -> Result<ReportView> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn dismiss_signal(_app: &App, _request: SignalDismissRequest) -> Result<Nothing> {
    Err(Code::Internal.into())
}

/// Not built yet.
pub fn discard(_app: &App, _request: ReportRequest) -> Result<Nothing> {
    Err(Code::Internal.into())
}
