//! What tests need and no program may have: several people at one keyboard. Behind the feature `testing`, and not a command of the door.

use uuid::Uuid;

use crate::app::App;
use crate::error::{Code, Result};

/// Lets another member of staff sit down at the keyboard, until the next.
///
/// # Errors
/// `vault_locked`, `not_found`.
pub fn act_as(app: &App, staff: Uuid) -> Result<()> {
    app.with(|vault| {
        let member = vault.staff()?.remove(&staff).ok_or(Code::NotFound)?;
        vault.sit_down(member);
        Ok(())
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
