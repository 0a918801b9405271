//! Contacts: each checked by somebody on a day, or empty.

use samsyn_rules::sekretess::{AccessPurpose, Domain, RecordKind, RecordRef, may_write};
use samsyn_store::Store;
use samsyn_store::districts::Contact;
use uuid::Uuid;

use crate::api::routing::ContactSetRequest;
use crate::api::session::{Nothing, PhoneView};
use crate::api::settings::ContactRowView;
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::gate;
use crate::open::OpenVault;

/// The key of the emergency number.
const SOCIALJOUR: &str = "socialjour";

/// Stores a contact that somebody has checked.
///
/// # Errors
/// `not_found` for an unknown receiver, `input_invalid` for a number with other signs, `forbidden`.
pub fn set_contact(app: &App, request: ContactSetRequest) -> Result<Nothing> {
    let phone = request.phone.trim();
    if !phone.chars().all(|sign| sign.is_ascii_digit() || " -+()".contains(sign)) {
        return Err(Error::new(Code::InputInvalid).with("field", "phone"));
    }
    app.with(|vault| {
        may_keep_registers(vault)?;
        if request.receiver != SOCIALJOUR {
            vault.registers()?.find(&request.receiver).ok_or(Code::NotFound)?;
        }
        let context = vault.context(app);
        vault.store.write(&context, |writer| {
            writer.set_contact(&request.receiver, phone, request.sdk_address.trim(), request.checked_on.get())
        })?;
        vault.write_card(app)
    })?;
    app.changed("settings", &[]);
    Ok(Nothing {})
}

/// Only those who keep the registers change what everybody relies on.
pub(crate) fn may_keep_registers(vault: &OpenVault) -> Result<()> {
    let actor = vault.actor();
    let record = RecordRef {
        id: Uuid::nil(),
        kind: RecordKind::Register,
        pupil: None,
        case: None,
        domain: Domain::Skola,
        author: None,
        protected: false,
    };
    let facts = vault.store.access_facts(&actor, &record)?;
    may_write(&actor, &record, &facts).map_err(|_| Code::Forbidden.into())
}

/// The emergency number, if anybody has checked one.
pub(crate) fn socialjour(store: &Store) -> Result<Option<PhoneView>> {
    phone_of(store, store.contact(SOCIALJOUR)?)
}

/// The reception's phone of a receiver.
pub(crate) fn phone(store: &Store, receiver: &str) -> Result<Option<PhoneView>> {
    phone_of(store, store.contact(receiver)?)
}

fn phone_of(store: &Store, contact: Option<Contact>) -> Result<Option<PhoneView>> {
    let Some(contact) = contact.filter(|contact| !contact.phone.is_empty()) else { return Ok(None) };
    let by = store.staff()?.into_iter().find(|staff| staff.id == contact.checked_by);
    // What nobody can have meant was not checked by anybody.
    let Ok(checked_on) = contact.checked_on.try_into() else { return Ok(None) };
    Ok(Some(PhoneView {
        number: contact.phone,
        checked_on,
        checked_by: by.map(|staff| staff.name).unwrap_or_default(),
    }))
}

/// Receivers this school meets, with their contacts and how many pupils each concerns.
pub(crate) fn contact_rows(app: &App, vault: &mut OpenVault) -> Result<Vec<ContactRowView>> {
    let guarded = vault.store.receiver_counts()?;
    let counts = gate::open(vault, app.now(), AccessPurpose::Oro, guarded)?;
    let registers = vault.registers()?;
    let mut rows = Vec::new();
    for (id, pupils) in counts {
        let contact = vault.store.contact(&id)?;
        rows.push(ContactRowView {
            receiver: registers.name(&id),
            phone: phone(&vault.store, &id)?,
            sdk_address: contact.map(|contact| contact.sdk_address).unwrap_or_default(),
            pupils,
        });
    }
    Ok(rows)
}
