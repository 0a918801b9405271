//! What a report says of the guardians: with a suspicion on the law's list they are told nothing before socialtjansten has been asked.
//!
//! Sending such a report silences them on the pupil's card, for everybody and until a person lifts it. Until it is sent the draft
//! silences them for those who may open it.

use samsyn_rules::sekretess::AccessPurpose;
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::gate;
use crate::open::OpenVault;
use crate::orosanmalan::content::OrosanmalanContent;

/// The suspicion that a report of the pupil names, in the contract's word, as far as the reader may open them.
pub(super) fn suspicion(app: &App, vault: &mut OpenVault, pupil: Uuid) -> Result<Option<String>> {
    let found = contents(app, vault, pupil)?;
    let named = found.iter().find_map(|(_, content)| content.do_not_inform.first());
    // The contract's word is the wire's.
    let word = named.and_then(|reason| serde_json::to_value(reason).ok());
    Ok(word.and_then(|word| word.as_str().map(str::to_owned)))
}

/// Whether a report that is not sent yet silences every guardian.
pub(super) fn by_draft(app: &App, vault: &mut OpenVault, pupil: Uuid) -> Result<bool> {
    Ok(contents(app, vault, pupil)?.iter().any(|(sent, content)| !sent && !content.do_not_inform.is_empty()))
}

/// Contents of the reports the reader may open, and whether each is sent.
fn contents(app: &App, vault: &mut OpenVault, pupil: Uuid) -> Result<Vec<(bool, OrosanmalanContent)>> {
    let guarded = vault.store.reports_of_pupil(pupil)?;
    let rows = gate::open_each(vault, app.now(), AccessPurpose::Anmalan, guarded)?;
    let mut found = Vec::new();
    for row in rows {
        let report = crate::reports::open(app, vault, row.id)?;
        found.push((row.sent.is_some(), crate::reports::content(&report)?));
    }
    Ok(found)
}
