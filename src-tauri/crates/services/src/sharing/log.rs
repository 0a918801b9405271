//! Who got what, and who opened what.

use std::collections::BTreeMap;
use std::fmt::Write;

use samsyn_rules::sekretess::{AccessPurpose, Domain};
use samsyn_store::audit::{AuditAction, AuditQuery};
use samsyn_store::disclosures::Disclosure;
use uuid::Uuid;

use super::mask::derive_masked;
use super::{silence, texts};
use crate::api::logs::{
    AccessLogRequest, AccessLogView, AccessRowView, DisclosureExportRequest, DisclosureExportView,
    DisclosureLogRequest, DisclosureLogView, DisclosureRowView,
};
use crate::api::sharing::AffirmedCondition;
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::gate;
use crate::open::OpenVault;
use crate::people::labels;

/// For whom the log may be exported.
const AUDIENCES: [&str; 3] = ["vardnadshavare", "dataskyddsombud", "inspektor"];

/// Who got what, when, on which ground, who decided. Only of what the reader may open.
///
/// # Errors
/// `vault_locked`.
pub fn log(app: &App, request: DisclosureLogRequest) -> Result<DisclosureLogView> {
    app.with(|vault| {
        let mut rows = rows(app, vault)?;
        let mut grounds: Vec<String> = rows.iter().flat_map(|row| row.grounds.clone()).collect();
        grounds.sort();
        grounds.dedup();
        rows.retain(|row| matches(row, &request));
        Ok(DisclosureLogView { rows, grounds })
    })
}

fn matches(row: &DisclosureRowView, filter: &DisclosureLogRequest) -> bool {
    let person = filter.person.trim().to_lowercase();
    let named = |name: &str| name.to_lowercase().contains(&person);
    filter.pupil.is_none_or(|pupil| pupil == row.pupil)
        && (person.is_empty() || named(&row.receiver_name) || named(&row.by))
        && (filter.ground.is_empty() || row.grounds.contains(&filter.ground))
}

fn rows(app: &App, vault: &mut OpenVault) -> Result<Vec<DisclosureRowView>> {
    let guarded = vault.store.disclosures()?;
    let opened = gate::open_each(vault, app.now(), AccessPurpose::Elevvard, guarded)?;
    let pupils: Vec<Uuid> = opened.iter().map(|disclosure| disclosure.decision.pupil).collect();
    let labels = labels(app, vault, &pupils)?;
    let staff = vault.staff()?;
    let label = |pupil: &Uuid| labels.get(pupil).map(|label| label.label.clone()).unwrap_or_default();
    let by = |id: &Uuid| staff.get(id).map(|member| member.name.clone()).unwrap_or_default();
    Ok(opened.into_iter().map(|row| view(label(&row.decision.pupil), by(&row.by), row)).collect())
}

fn view(pupil_label: String, by: String, row: Disclosure) -> DisclosureRowView {
    let decision = row.decision;
    DisclosureRowView {
        id: row.id,
        at: row.at,
        pupil: decision.pupil,
        pupil_label,
        receiver_kind: decision.receiver.as_str().to_owned(),
        receiver_name: decision.receiver_name,
        items: decision.items.len(),
        purpose: decision.purpose.as_str().to_owned(),
        grounds: decision.grounds,
        conditions: decision
            .conditions
            .into_iter()
            .map(|condition| AffirmedCondition { code: condition.code.as_str().to_owned(), reason: condition.reason })
            .collect(),
        result: decision.result.as_str().to_owned(),
        text: decision.text,
        by,
        by_role: row.by_role.as_str().to_owned(),
    }
}

/// Writes the log for somebody with a right to it. Names of other pupils, and for a guardian also of the other guardians and private receivers, are masked.
///
/// # Errors
/// `input_invalid` for an unknown audience, or a guardian's without a pupil; `guardian_silenced`; `disk_full`, `folder_not_writable`.
pub fn export_log(app: &App, request: DisclosureExportRequest) -> Result<DisclosureExportView> {
    let invalid = |field: &str| Error::new(Code::InputInvalid).with("field", field);
    if !AUDIENCES.contains(&request.audience.as_str()) {
        return Err(invalid("audience"));
    }
    let guardian = request.audience == "vardnadshavare";
    if guardian && request.filter.pupil.is_none() {
        return Err(invalid("pupil"));
    }
    let (text, rows, masked, folder) = app.with(|vault| {
        let names = if guardian { third_parties(app, vault, request.filter.pupil)? } else { Vec::new() };
        let rows: Vec<DisclosureRowView> =
            rows(app, vault)?.into_iter().filter(|row| matches(row, &request.filter)).collect();
        let (text, masked) = derive_masked(&table(&rows), &names, &texts().say("mask", &[]));
        Ok((text, rows.len(), masked, crate::delivery::out_folder(app, vault)?))
    })?;
    let stamp = crate::time::local(app.now()).format("%Y%m%d-%H%M%S");
    let out = folder.free(app, &format!("{}-{stamp}", texts().say("log_file", &[])), "csv")?;
    let file = out.name();
    let sha256 = crate::hex::encode(&out.write(text.as_bytes())?.sha256);
    Ok(DisclosureExportView { file, folder: folder.path().display().to_string(), sha256, rows, masked })
}

/// Names a guardian's copy must not show: the other guardians and the siblings. A silenced guardian stops the export: which of them asks, only a
/// person knows.
fn third_parties(app: &App, vault: &mut OpenVault, pupil: Option<Uuid>) -> Result<Vec<String>> {
    let Some(pupil) = pupil else { return Ok(Vec::new()) };
    let card = crate::people::card(app, vault, pupil, AccessPurpose::Elevvard)?;
    if silence::by_draft(app, vault, pupil)? || card.pupil.guardians.iter().any(super::is_silenced) {
        return Err(Code::GuardianSilenced.into());
    }
    let guarded = vault.store.siblings(pupil)?;
    let siblings = gate::open(vault, app.now(), AccessPurpose::Elevvard, guarded)?;
    let guardians = card.pupil.guardians.iter().map(|guardian| guardian.name.clone());
    Ok(guardians.chain(siblings.iter().map(|row| format!("{} {}", row.given, row.family))).collect())
}

/// Semicolons and a byte order mark: what the spreadsheet programs of Swedish schools open without asking.
fn table(rows: &[DisclosureRowView]) -> String {
    let mut text = format!("\u{feff}{}\r\n", texts().say("log_head", &[]));
    for row in rows {
        let at = crate::time::local(row.at).format("%Y-%m-%d %H:%M").to_string();
        let receiver =
            format!("{} {}", texts().say(&format!("receiver.{}", row.receiver_kind), &[]), row.receiver_name);
        let cells = [
            at,
            row.pupil_label.clone(),
            receiver.trim().to_owned(),
            row.items.to_string(),
            texts().say(&format!("purpose.{}", row.purpose), &[]),
            row.grounds.join(", "),
            texts().say(&format!("result.{}", row.result), &[]),
            row.text.clone(),
            format!("{} ({})", row.by, texts().say(&format!("receiver.{}", row.by_role), &[])),
        ];
        let quoted: Vec<String> = cells.iter().map(|cell| cell_of(cell)).collect();
        // Writing to a string cannot fail.
        let _ = write!(text, "{}\r\n", quoted.join(";"));
    }
    text
}

/// A cell no spreadsheet takes for a formula.
fn cell_of(text: &str) -> String {
    let safe = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    format!("\"{}\"", safe.replace('"', "\"\""))
}

/// The access log of a domain, for its responsible person (PDL 4:3). Others get an empty list of domains and no rows.
///
/// # Errors
/// `forbidden` for a domain the reader does not answer for, `input_invalid`.
pub fn access_log(app: &App, request: AccessLogRequest) -> Result<AccessLogView> {
    let invalid = |field: &str| Error::new(Code::InputInvalid).with("field", field);
    if !(1..=1000).contains(&request.limit) {
        return Err(invalid("limit"));
    }
    app.with(|vault| {
        let keeps = vault.user().custodian_of.clone();
        let domain = match &request.domain {
            Some(word) => Some(Domain::parse(word).ok_or_else(|| invalid("domain"))?),
            None => keeps.first().copied(),
        };
        let domains = keeps.iter().map(|domain| domain.as_str().to_owned()).collect();
        let Some(domain) = domain else { return Ok(AccessLogView { domains, rows: Vec::new() }) };
        let query =
            AuditQuery { pupil: request.pupil, actor: request.actor, limit: request.limit, ..AuditQuery::default() };
        let guarded = vault.store.audit(domain, &query)?;
        let rows = gate::open(vault, app.now(), AccessPurpose::Granskning, guarded)?;
        let pupils: Vec<Uuid> = rows.iter().filter_map(|row| row.pupil).collect();
        let labels = labels(app, vault, &pupils)?;
        let staff: BTreeMap<Uuid, String> = vault.staff()?.into_iter().map(|(id, member)| (id, member.name)).collect();
        // The log's own numbers run over all domains: their gaps would tell when another domain was written.
        let rows = rows.into_iter().zip(1..).map(|(row, number)| AccessRowView {
            seq: number,
            at: row.at,
            actor: staff.get(&row.actor).cloned().unwrap_or_default(),
            role: row.role.as_str().to_owned(),
            action: match (row.action, row.purpose) {
                // Nobody gives a purpose for changing what is another's.
                (AuditAction::Attempt, None) => "attempt_change".to_owned(),
                (action, _) => action.as_str().to_owned(),
            },
            kind: row.kind.as_str().to_owned(),
            pupil: row.pupil.and_then(|pupil| labels.get(&pupil)).map(|label| label.label.clone()).unwrap_or_default(),
            purpose: row.purpose.map(|purpose| purpose.as_str().to_owned()).unwrap_or_default(),
            ground: row.ground,
        });
        Ok(AccessLogView { domains, rows: rows.collect() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(cell_of("=1+1"), "\"'=1+1\"", "a spreadsheet shows the text and computes nothing");
        assert_eq!(cell_of("sa \"nej\""), "\"sa \"\"nej\"\"\"", "quotation marks are doubled");
    }
}
