//! The receiver card: to whom, why, how sure.

use samsyn_rules::districts::{Point, RouteCase, RouteDecision};
use samsyn_store::orosanmalan::ReportRow;
use samsyn_store::people::{Home, Pupil, RoutingInput};

use crate::api::routing::{ChosenReceiverView, OverlapKind, ReasonView, ReceiverCardView, ReceiverView};
use crate::app::App;
use crate::districts;
use crate::error::Result;
use crate::open::OpenVault;
use crate::people::route_case;
use crate::registers::{Registers, phone};

/// The card of a pupil, or of a report about one (with danger now and a receiver chosen by hand).
pub(crate) fn card_for(
    app: &App,
    vault: &mut OpenVault,
    pupil: &Pupil,
    report: Option<&ReportRow>,
) -> Result<ReceiverCardView> {
    let registers = vault.registers()?;
    let today = crate::time::today(app.now());
    let school = vault.store.school()?;
    let case = RouteCase {
        acute: report.is_some_and(|row| row.signal_at.is_some() && row.sent.is_none()),
        ..route_case(&input(pupil), &school, today)
    };
    let decision = registers.route(&case, today, vault.clock(app.now()));
    let mut receivers = Vec::new();
    for id in &decision.receivers {
        receivers.push(receiver(vault, &registers, id.as_str())?);
    }
    let chosen = match report.and_then(|row| row.chosen.as_ref()) {
        None => None,
        Some(chosen) => Some(ChosenReceiverView {
            receiver: registers.name(&chosen.receiver.id),
            reason: chosen.reason.clone(),
            by: vault.staff()?.get(&chosen.by).map(|staff| staff.name.clone()).unwrap_or_default(),
            at: chosen.at,
        }),
    };
    Ok(ReceiverCardView {
        certainty: decision.certainty.as_str().to_owned(),
        receivers,
        because: because(&decision, today)?,
        preventive: decision.preventive.as_ref().map(|id| registers.name(id.as_str())),
        overlap: match decision.overlap {
            samsyn_rules::districts::Overlap::Same => OverlapKind::Same,
            samsyn_rules::districts::Overlap::Different => OverlapKind::Different,
            samsyn_rules::districts::Overlap::Unknown => OverlapKind::Unknown,
        },
        phone_first: decision.phone_first,
        warnings: decision.warnings.iter().map(|warning| warning.as_str().to_owned()).collect(),
        register: decision.register,
        chosen,
    })
}

fn receiver(vault: &OpenVault, registers: &Registers, id: &str) -> Result<ReceiverView> {
    let name = registers.name(id);
    let contact = vault.store.contact(id)?;
    Ok(ReceiverView {
        id: name.id,
        name: name.name,
        short: name.short,
        phone: phone(&vault.store, id)?,
        e_service: registers.e_service(id),
        sdk_address: contact.map(|contact| contact.sdk_address).filter(|address| !address.is_empty()),
    })
}

fn because(decision: &RouteDecision, today: chrono::NaiveDate) -> Result<Vec<ReasonView>> {
    let worded = districts::view(serde_json::Value::Null, decision, today)?;
    let reasons = worded.individual.because.into_iter();
    Ok(reasons
        .map(|reason| ReasonView { rule: reason.rule.to_owned(), text: reason.text, source: reason.source })
        .collect())
}

/// What routing needs of a card.
fn input(pupil: &Pupil) -> RoutingInput {
    RoutingInput {
        pupil: pupil.id,
        born: pupil.born,
        protection: pupil.protection,
        home: pupil.home.clone(),
        assigned_municipality: pupil.assigned_municipality.clone(),
        circumstances: pupil.circumstances.clone(),
    }
}

/// An address in one line; nothing when no street is known or nobody may know.
pub(crate) fn address_line(home: &Home) -> Option<String> {
    let residence = home.known()?;
    let street = residence.street.as_deref().map(str::trim).filter(|street| !street.is_empty())?;
    let code = spaced(residence.postal_code.as_deref().unwrap_or_default());
    let town = residence.postal_town.as_deref().unwrap_or_default();
    let rest = format!("{code} {town}").trim().to_owned();
    Some(if rest.is_empty() { street.to_owned() } else { format!("{street}, {rest}") })
}

/// A postal code as it is written on paper: `123 45`.
fn spaced(code: &str) -> String {
    match (code.get(..3), code.get(3..)) {
        (Some(first), Some(rest)) if code.len() == 5 && code.bytes().all(|digit| digit.is_ascii_digit()) => {
            format!("{first} {rest}")
        }
        _ => code.to_owned(),
    }
}

/// A stored place as the rules take it.
pub(crate) fn point(stored: samsyn_store::school::Point) -> Option<Point> {
    let point = Point { lat: stored.latitude, lon: stored.longitude };
    point.is_in_sweden().then_some(point)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postal_code_is_written_as_on_paper() {
        assert_eq!(spaced("12932"), "129 32", "five digits in two groups");
        assert_eq!(spaced("SE-1"), "SE-1", "what is no Swedish code stays as it is");
        assert_eq!(spaced("12\u{e5}4"), "12\u{e5}4", "five bytes are not five digits");
    }
}
