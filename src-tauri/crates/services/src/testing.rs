//! What tests need and no program may have: several people at one keyboard. Behind the feature `testing`, and not a command of the door.

use uuid::Uuid;

use crate::api::logs::StaffPutRequest;
use crate::app::App;
use crate::error::{Code, Result};

/// Lets another member of staff sit down at the keyboard, until the next.
///
/// # Errors
/// `vault_locked`, `not_found`.
pub fn act_as(app: &App, staff: Uuid) -> Result<()> {
    app.with(|vault| {
        let member = vault.staff()?.remove(&staff).ok_or(Code::NotFound)?;
        vault.sit_down(app, member)
    })
}

/// Assigns a member of staff to a case.
///
/// # Errors
/// `vault_locked`, `not_found`.
pub fn assign(app: &App, case: Uuid, staff: Uuid) -> Result<()> {
    app.with(|vault| {
        let context = vault.context(app);
        Ok(vault.store.write(&context, |writer| writer.assign(case, staff, true))?)
    })
}

/// Puts a member of staff in without asking the law: what the school's paper key does when nobody answers for EMI yet.
///
/// # Errors
/// `vault_locked`, `input_invalid`, `not_found`.
pub fn seat(app: &App, request: StaffPutRequest) -> Result<Uuid> {
    app.with(|vault| {
        let staff = crate::staff::read(vault, request)?;
        let context = vault.context(app);
        vault.store.write(&context, |writer| writer.put_staff(&staff))?;
        vault.reload_user()?;
        Ok(staff.id)
    })
}
