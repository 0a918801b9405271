//! The report as a document: everything that is printed, from one place.

use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::orosanmalan::Report;

use super::content;
use crate::app::App;
use crate::error::Result;
use crate::open::OpenVault;
use crate::orosanmalan::document::{Address, Child, Guardian, OrosanmalanDocument, Reason, Receiver, School, Sibling};
use crate::orosanmalan::words::legal_lines;
use crate::people::{card, identity, spaced};

/// Builds the document. Whoever reports names the child, protected or not; the address of a protected one has no place.
///
/// # Errors
/// `not_found`, `forbidden`.
pub(crate) fn document(app: &App, vault: &mut OpenVault, report: &Report) -> Result<OrosanmalanDocument> {
    let card = card(app, vault, report.row.pupil, AccessPurpose::Anmalan)?;
    let who = identity(app, vault, report.row.pupil, AccessPurpose::Anmalan)?;
    let receiver = crate::receiver::card_for(app, vault, &card.pupil, Some(&report.row))?;
    let siblings = crate::people::siblings(app, vault, &card.pupil, AccessPurpose::Anmalan)?;
    let school = vault.store.school()?;
    let written_at = crate::time::local(app.now());
    let protected = card.pupil.protection.is_some();
    let address = match crate::receiver::address_line(&card.pupil.home) {
        _ if protected => Address::Protected,
        _ if card.pupil.home.is_withheld() => Address::Withheld,
        Some(line) => Address::Known(line),
        None => Address::Unknown,
    };
    let guardian = |guardian: &samsyn_store::people::Guardian| Guardian {
        name: guardian.name.clone(),
        relation: crate::words::relation(&guardian.relation),
        phone: guardian.phone.clone(),
    };
    Ok(OrosanmalanDocument {
        reference: report.row.reference.clone(),
        written_at,
        printed_by: vault.user().name.clone(),
        register: Some(receiver.register),
        receiver: paper_receiver(receiver),
        child: Child {
            name: format!("{} {}", who.given, who.family).trim().to_owned(),
            personal_number: who.number.as_deref().map(spaced).unwrap_or_default(),
            class: who.class,
            address,
        },
        guardians: who.guardians.iter().map(guardian).collect(),
        content: content(report)?,
        siblings: siblings
            .into_iter()
            .map(|row| Sibling { name: format!("{} {}", row.given, row.family), note: row.class })
            .collect(),
        school: School { name: school.name, address: String::new() },
        legal: legal_lines(written_at.date_naive(), school.huvudman),
    })
}

fn paper_receiver(card: crate::api::routing::ReceiverCardView) -> Receiver {
    let by_hand = card.chosen.as_ref();
    let name = match (by_hand, card.receivers.as_slice()) {
        (Some(chosen), _) => chosen.receiver.name.clone(),
        (None, [only]) => only.name.clone(),
        _ => String::new(),
    };
    Receiver {
        name,
        unit: crate::words::reception(),
        why: card.because.into_iter().map(|reason| Reason { text: reason.text, source: reason.source }).collect(),
        chosen_by_hand_reason: card.chosen.map(|chosen| chosen.reason),
    }
}
