//! Members of staff: who works here, in which role, and who answers for a domain's log.

use samsyn_rules::sekretess::{Domain, Role};
use samsyn_store::staff::Staff;

use crate::api::logs::{StaffListView, StaffPutRequest, StaffRowView};
use crate::api::session::Nothing;
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::open::OpenVault;
use crate::registers::may_keep_registers;

/// Everybody on the staff, by name. Names at work are read freely inside the vault.
///
/// # Errors
/// `vault_locked`.
pub fn list(app: &App, _request: Nothing) -> Result<StaffListView> {
    app.with(|vault| rows(vault))
}

/// Adds or changes a member of staff. A domain's responsible person must belong to it: no role outside EMI keeps EMI's log.
///
/// # Errors
/// `input_invalid`, `not_found`, `forbidden` for those who do not keep the settings.
pub fn put(app: &App, request: StaffPutRequest) -> Result<StaffListView> {
    let invalid = |field: &str| Error::new(Code::InputInvalid).with("field", field);
    let name = request.name.trim();
    let role = Role::parse(&request.role).ok_or_else(|| invalid("role"))?;
    let custodian_of = request
        .custodian_of
        .iter()
        .map(|word| Domain::parse(word).filter(|&domain| may_keep(role, domain)).ok_or_else(|| invalid("custodian_of")))
        .collect::<Result<Vec<_>>>()?;
    if name.is_empty() {
        return Err(invalid("name"));
    }
    let view = app.with(|vault| {
        may_keep_registers(vault)?;
        let known = vault.staff()?;
        let id = match request.id {
            Some(id) if known.contains_key(&id) => id,
            Some(_) => return Err(Code::NotFound.into()),
            None => vault.store.make_id()?,
        };
        let phone = request.phone.trim().to_owned();
        let staff = Staff { id, name: name.to_owned(), role, phone, custodian_of, active: request.active };
        let context = vault.context(app);
        vault.store.write(&context, |writer| writer.put_staff(&staff))?;
        vault.reload_user()?;
        rows(vault)
    })?;
    app.changed("settings", &[]);
    Ok(view)
}

/// Who may answer for a domain's log: somebody inside the branch (PDL 4:3 for EMI; the same custom for the others).
fn may_keep(role: Role, domain: Domain) -> bool {
    match domain {
        Domain::Emi => role.is_emi(),
        Domain::Epi => role.is_epi(),
        Domain::Private => false,
        Domain::Elevstod | Domain::Anmalan | Domain::Skola => !role.is_teaching() && role != Role::Huvudman,
    }
}

fn rows(vault: &OpenVault) -> Result<StaffListView> {
    let mut rows: Vec<StaffRowView> = vault
        .staff()?
        .into_values()
        .map(|staff| StaffRowView {
            id: staff.id,
            name: staff.name,
            role: staff.role.as_str().to_owned(),
            phone: staff.phone,
            custodian_of: staff.custodian_of.iter().map(|domain| domain.as_str().to_owned()).collect(),
            active: staff.active,
        })
        .collect();
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(StaffListView { rows })
}
