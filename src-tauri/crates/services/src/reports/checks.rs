//! Hints on a draft: what a reader at the namnd would stumble on. Nothing here stops a report.

use samsyn_rules::sekretess::AccessPurpose;
use samsyn_store::orosanmalan::ReportRow;
use samsyn_store::people::PupilQuery;

use crate::api::reports::CheckView;
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::gate;
use crate::open::{Named, OpenVault};
use crate::orosanmalan::checks::{Names, PupilName, derive_checks};
use crate::orosanmalan::content::OrosanmalanContent;

/// More pupils than any school has; a bound all the same.
const PUPILS_MAX: usize = 50_000;

/// The hints as views.
pub(super) fn views(
    app: &App,
    vault: &mut OpenVault,
    row: &ReportRow,
    content: &OrosanmalanContent,
) -> Result<Vec<CheckView>> {
    let at = app.now();
    let others = names(app, vault)?;
    let card = crate::people::card(app, vault, row.pupil, AccessPurpose::Anmalan)?;
    let siblings = crate::people::siblings(app, vault, &card.pupil, AccessPurpose::Anmalan)?;
    let guardians: Vec<(&str, &str)> = card
        .pupil
        .guardians
        .iter()
        .map(|guardian| guardian.name.split_once(' ').unwrap_or((&guardian.name, "")))
        .collect();
    let name = |given, family| PupilName { given, family };
    let mut expected = vec![name(&card.pupil.given, &card.pupil.family)];
    expected.extend(guardians.iter().map(|(given, family)| name(given, family)));
    let known = Names {
        expected,
        siblings: siblings.iter().map(|row| name(&row.given, &row.family)).collect(),
        others: others
            .iter()
            .filter(|other| other.id != row.pupil)
            .map(|other| name(&other.given, &other.family))
            .collect(),
    };
    let count = u8::try_from(card.pupil.guardians.len()).unwrap_or(u8::MAX);
    let today = crate::time::today(at);
    let checks =
        derive_checks(content, count, &known, today).map_err(|_| Error::new(Code::Internal).with("place", "words"))?;
    Ok(checks.into_iter().map(CheckView::from).collect())
}

/// Names of the school's pupils, read and logged once while the vault is open. Protected pupils have none.
fn names(app: &App, vault: &mut OpenVault) -> Result<std::sync::Arc<Vec<Named>>> {
    if let Some(names) = vault.names() {
        return Ok(names);
    }
    let guarded = vault.store.pupil_page(&PupilQuery { limit: PUPILS_MAX, ..PupilQuery::default() })?;
    let page = gate::open(vault, app.now(), AccessPurpose::Anmalan, guarded)?;
    let named = page.rows.into_iter().filter(|row| row.protected_label.is_none());
    let names = named.map(|row| Named { id: row.id, given: row.given, family: row.family }).collect();
    Ok(vault.keep_names(names))
}
