//! Register files: checked before they replace anything.

use std::sync::Arc;

use samsyn_rules::districts::normalise_street;
use samsyn_store::districts::{AddressPoint, NewRegister, Register as StoredRegister, RegisterKind as StoredKind};
use samsyn_store::school::Point;

use super::contacts::may_keep_registers;
use crate::api::imports::{
    PlanRequest, RegisterCheckRequest, RegisterCheckView, RegisterFaultView, RegisterKind, RegisterView,
};
use crate::app::App;
use crate::districts::{embedded, read_addresses, read_areas};
use crate::error::{Code, Error, Result};
use crate::import::{Continue, Progress};
use crate::imports::Upload;

/// A checked file that waits to be put to use.
pub(crate) struct Plan {
    kind: RegisterKind,
    file: Arc<Upload>,
}

/// Checks a file handed over by the window. Changes nothing.
///
/// # Errors
/// `file_gone`, or why the file cannot be read at all.
pub fn check(app: &App, request: RegisterCheckRequest) -> Result<RegisterCheckView> {
    let file = app.with(|vault| {
        may_keep_registers(vault)?;
        vault.uploads.file(request.file)
    })?;
    let mut view = examine(request.kind, &file.name, &file.bytes, &WhileOpen(app))?;
    if view.faults.iter().all(|fault| !fault.fatal) {
        let plan = Plan { kind: request.kind, file };
        view.plan = Some(app.with(|vault| Ok(vault.uploads.plan_register(plan)))?);
    }
    Ok(view)
}

/// Puts a checked file to use.
///
/// # Errors
/// `plan_gone`, `forbidden`, `disk_full`.
pub fn apply(app: &App, request: PlanRequest) -> Result<RegisterView> {
    let plan = app.with(|vault| {
        // First: an attempt must not take the plan from those who may.
        may_keep_registers(vault)?;
        vault.uploads.take_register(request.plan)
    })?;
    import(app, plan.kind, &plan.file.name, &plan.file.bytes)
}

/// Checks a file and puts it to use in one step, for the command line.
///
/// # Errors
/// `register_invalid` with the first fault that stops it; the old register then stays.
pub fn import(app: &App, kind: RegisterKind, name: &str, bytes: &[u8]) -> Result<RegisterView> {
    app.with(|vault| may_keep_registers(vault))?;
    import_for(app, kind, name, bytes)
}

/// As [`import`], also for the demonstration school, whatever role its user has.
pub(crate) fn import_for(app: &App, kind: RegisterKind, name: &str, bytes: &[u8]) -> Result<RegisterView> {
    let view = examine(kind, name, bytes, &WhileOpen(app))?;
    if let Some(fault) = view.faults.iter().find(|fault| fault.fatal) {
        return Err(Error::new(Code::RegisterInvalid).with("fault", &fault.code).with("place", &fault.place));
    }
    let register = NewRegister {
        name: name.to_owned(),
        count: view.count,
        valid_from: view.valid_from,
        sha256: crate::hex::sha256(bytes),
    };
    // Read before the vault is held: nobody who reports waits for a file.
    let points = match kind {
        RegisterKind::Areas => None,
        RegisterKind::Addresses => Some(address_points(bytes, &WhileOpen(app))?),
    };
    let stored = app.with(|vault| {
        let context = vault.context(app);
        let id = match points {
            None => vault.store.write(&context, |writer| writer.add_area_file(&register, bytes))?,
            Some(points) => vault.store.write(&context, |writer| writer.replace_addresses(&register, bytes, points))?,
        };
        vault.forget_registers();
        let stored = vault.store.registers()?.into_iter().find(|stored| stored.id == id);
        stored.ok_or_else(|| Error::from(Code::NotFound))
    })?;
    app.changed("registers", &[]);
    app.changed("pupils", &[]);
    Ok(register_view(&stored))
}

/// Goes on as long as the vault is open: the lock stops the reading of a file too.
struct WhileOpen<'a>(&'a App);

impl Progress for WhileOpen<'_> {
    fn step(&self, _done: usize, _total: usize) -> Continue {
        if self.0.with(|_| Ok(())).is_ok() { Continue::Yes } else { Continue::Cancel }
    }
}

/// What kind of register file this is, by its content.
#[must_use]
pub fn detect(bytes: &[u8]) -> RegisterKind {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_lowercase();
    if head.trim_start().starts_with('{') && head.contains("polygon") {
        RegisterKind::Areas
    } else {
        RegisterKind::Addresses
    }
}

fn examine(kind: RegisterKind, name: &str, bytes: &[u8], progress: &dyn Progress) -> Result<RegisterCheckView> {
    let sha256 = crate::hex::encode(&crate::hex::sha256(bytes));
    let (count, valid_from, faults) = match kind {
        RegisterKind::Areas => {
            let read = read_areas(name, bytes, embedded()?, progress)?;
            let faults = read.faults.iter().map(|fault| RegisterFaultView {
                code: fault.code().to_owned(),
                place: fault.place(),
                fatal: fault.is_fatal(),
            });
            (read.file.areas.len(), read.valid_from, faults.collect())
        }
        RegisterKind::Addresses => {
            let read = read_addresses(bytes, progress)?;
            let faults = read.faults.iter().map(|fault| RegisterFaultView {
                code: fault.code.to_owned(),
                place: fault.line.to_string(),
                // One odd row never decides anything; it does not keep the others out.
                fatal: false,
            });
            (read.rows, None, faults.collect())
        }
    };
    Ok(RegisterCheckView { plan: None, kind, count, valid_from, faults, sha256, changes: 0 })
}

fn address_points(bytes: &[u8], progress: &dyn Progress) -> Result<Vec<AddressPoint>> {
    let read = read_addresses(bytes, progress)?;
    let point = |row: samsyn_rules::districts::AddressRow| AddressPoint {
        key: normalise_street(&row.street),
        postal_code: row.postal_code.chars().filter(char::is_ascii_digit).collect(),
        postal_town: row.postal_town,
        point: Point { latitude: row.point.lat, longitude: row.point.lon },
    };
    Ok(read.addresses.into_iter().map(point).collect())
}

/// A register in use, as the settings show it.
pub(crate) fn register_view(stored: &StoredRegister) -> RegisterView {
    RegisterView {
        kind: match stored.kind {
            StoredKind::Areas => RegisterKind::Areas,
            StoredKind::Addresses => RegisterKind::Addresses,
        },
        name: stored.name.clone(),
        count: stored.count,
        valid_from: stored.valid_from,
        imported_at: stored.imported_at,
        sha256: crate::hex::encode(&stored.sha256),
    }
}
