//! Members of staff: who works here, in which role, and who answers for a domain's log.

use samsyn_rules::sekretess::{Domain, Member, RecordKind, RecordRef, Role, StaffRefusal, may_change_staff};
use samsyn_store::staff::Staff;

use crate::api::logs::{StaffListView, StaffPutRequest, StaffRowView};
use crate::api::session::Nothing;
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::gate;
use crate::open::OpenVault;

/// Everybody on the staff, by name. Names at work are read freely inside the vault.
///
/// # Errors
/// `vault_locked`.
pub fn list(app: &App, _request: Nothing) -> Result<StaffListView> {
    app.with(|vault| rows(vault))
}

/// Adds or changes a member of staff, as `rules::sekretess::may_change_staff` allows. What is refused stands in the log of the domain it
/// was aimed at.
///
/// # Errors
/// `input_invalid`, `not_found`, `forbidden` with the `reason`.
pub fn put(app: &App, request: StaffPutRequest) -> Result<StaffListView> {
    let view = app.with(|vault| {
        let staff = read(vault, request)?;
        decide(app, vault, &staff)?;
        let context = vault.context(app);
        vault.store.write(&context, |writer| writer.put_staff(&staff))?;
        vault.reload_user()?;
        rows(vault)
    })?;
    app.changed("settings", &[]);
    Ok(view)
}

/// The row as it would be. A new one gets its id here.
pub(crate) fn read(vault: &OpenVault, request: StaffPutRequest) -> Result<Staff> {
    let invalid = |field: &str| Error::new(Code::InputInvalid).with("field", field);
    let name = request.name.trim();
    if name.is_empty() {
        return Err(invalid("name"));
    }
    let domain = |word: &String| Domain::parse(word).ok_or_else(|| invalid("custodian_of"));
    Ok(Staff {
        id: match request.id {
            Some(id) if vault.staff()?.contains_key(&id) => id,
            Some(_) => return Err(Code::NotFound.into()),
            None => vault.store.make_id()?,
        },
        name: name.to_owned(),
        role: Role::parse(&request.role).ok_or_else(|| invalid("role"))?,
        phone: request.phone.trim().to_owned(),
        custodian_of: request.custodian_of.iter().map(domain).collect::<Result<_>>()?,
        active: request.active,
    })
}

fn decide(app: &App, vault: &mut OpenVault, staff: &Staff) -> Result<()> {
    let everybody: Vec<Member> = vault.staff()?.values().map(member).collect();
    let change = member(staff);
    let Err(reason) = may_change_staff(vault.actor().id, &everybody, &change) else { return Ok(()) };
    if reason == StaffRefusal::OutsideBranch {
        return Err(Error::new(Code::InputInvalid).with("field", "custodian_of"));
    }
    let emi = change.in_emi() || everybody.iter().any(|known| known.id == change.id && known.in_emi());
    let record = RecordRef {
        id: change.id,
        kind: RecordKind::Settings,
        pupil: None,
        case: None,
        domain: if emi { Domain::Emi } else { Domain::Skola },
        author: None,
        protected: false,
    };
    Err(gate::refuse_change(vault, app.now(), &record, reason.as_str())?.with("reason", reason.as_str()))
}

fn member(staff: &Staff) -> Member {
    Member {
        id: staff.id,
        name: staff.name.clone(),
        role: staff.role,
        custodian_of: staff.custodian_of.clone(),
        active: staff.active,
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
