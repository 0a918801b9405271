//! Files and plans that wait in memory. They belong to the open vault and go with it at lock.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::plan::PupilPlan;
use crate::api::imports::{PupilImportPlanView, UploadRequest, UploadView};
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::jobs::make_ordered_id;
use crate::registers::Plan;

/// The largest file handed over by the window.
const FILE_MIB_MAX: usize = 64;
/// More files than any import has.
const FILES_MAX: usize = 32;

/// A file as it was handed over; overwritten when nothing needs it any more.
pub(crate) struct Upload {
    /// Name, to tell kinds apart.
    pub(crate) name: Zeroizing<String>,
    /// Content.
    pub(crate) bytes: Zeroizing<Vec<u8>>,
}

/// What waits.
#[derive(Default)]
pub(crate) struct Uploads {
    files: BTreeMap<Uuid, Arc<Upload>>,
    registers: BTreeMap<Uuid, Plan>,
    pupils: BTreeMap<Uuid, PupilPlan>,
}

impl Uploads {
    /// A file by id.
    pub(crate) fn file(&self, id: Uuid) -> Result<Arc<Upload>> {
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
    if request.base64.len() / 4 * 3 > FILE_MIB_MAX << 20 {
        return Err(Error::of_bytes(Code::FileTooLarge, FILE_MIB_MAX << 20));
    }
    let base64 = Zeroizing::new(request.base64);
    let bytes = Zeroizing::new(STANDARD.decode(&*base64).map_err(|_| super::invalid("base64"))?);
    let view = UploadView {
        file: make_ordered_id(),
        name: request.name.clone(),
        size_bytes: bytes.len(),
        sha256: crate::hex::encode(&crate::hex::sha256(&bytes)),
    };
    let upload = Arc::new(Upload { name: Zeroizing::new(request.name), bytes });
    app.with(|vault| {
        let files = &mut vault.uploads.files;
        while files.len() >= FILES_MAX && files.pop_first().is_some() {}
        files.insert(view.file, upload);
        Ok(())
    })?;
    Ok(view)
}
