//! Files and plans that wait in memory; gone at lock.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use uuid::Uuid;

use super::plan::PupilPlan;
use crate::api::imports::{PupilImportPlanView, UploadRequest, UploadView};
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::registers::Plan;

/// The largest file handed over by the window.
const FILE_MIB_MAX: usize = 64;
/// More files than any import has.
const FILES_MAX: usize = 32;

/// What waits.
#[derive(Default)]
pub(crate) struct Uploads {
    files: BTreeMap<Uuid, (String, Vec<u8>)>,
    registers: BTreeMap<Uuid, Plan>,
    pupils: BTreeMap<Uuid, PupilPlan>,
}

impl Uploads {
    /// A file by id.
    pub(crate) fn file(&self, id: Uuid) -> Result<(String, Vec<u8>)> {
        self.files.get(&id).cloned().ok_or_else(|| Code::FileGone.into())
    }

    /// Keeps a checked register file until it is put to use.
    pub(crate) fn plan_register(&mut self, plan: Plan) -> Uuid {
        let id = Uuid::new_v4();
        self.registers.insert(id, plan);
        id
    }

    /// Takes a checked register file.
    pub(crate) fn take_register(&mut self, id: Uuid) -> Result<Plan> {
        self.registers.remove(&id).ok_or_else(|| Code::PlanGone.into())
    }

    /// Keeps the plan of a finished check.
    pub(super) fn keep_plan(&mut self, id: Uuid, plan: PupilPlan) {
        self.pupils.insert(id, plan);
    }

    /// What a plan would do.
    pub(super) fn plan_view(&self, id: Uuid) -> Result<PupilImportPlanView> {
        self.pupils.get(&id).map(|plan| plan.view(id)).ok_or_else(|| Code::PlanGone.into())
    }

    /// Takes a plan; a suspicious one only when a person has seen it.
    pub(super) fn take_plan(&mut self, id: Uuid, confirmed: bool) -> Result<PupilPlan> {
        match self.pupils.get(&id) {
            None => Err(Code::PlanGone.into()),
            Some(plan) if plan.is_suspicious() && !confirmed => Err(Code::ConfirmNeeded.into()),
            Some(_) => self.pupils.remove(&id).ok_or_else(|| Code::PlanGone.into()),
        }
    }
}

/// Hands a file over.
///
/// # Errors
/// `file_too_large`, `input_invalid` when it is not base64, `vault_locked`.
pub fn upload(app: &App, request: UploadRequest) -> Result<UploadView> {
    app.with(|_| Ok(()))?;
    let too_large = || Error::new(Code::FileTooLarge).with("limit_mib", FILE_MIB_MAX);
    if request.base64.len() / 4 * 3 > FILE_MIB_MAX << 20 {
        return Err(too_large());
    }
    let bytes = STANDARD.decode(&request.base64).map_err(|_| super::invalid("base64"))?;
    let mut uploads = app.uploads();
    while uploads.files.len() >= FILES_MAX && uploads.files.pop_first().is_some() {}
    let view = UploadView {
        file: Uuid::now_v7(),
        name: request.name.clone(),
        size_bytes: bytes.len(),
        sha256: crate::hex::encode(&crate::hex::sha256(&bytes)),
    };
    uploads.files.insert(view.file, (request.name, bytes));
    Ok(view)
}
