//! Letting go, or refusing: the row is committed first.

use std::collections::BTreeMap;

use samsyn_rules::sekretess::Domain;
use samsyn_store::Word;
use samsyn_store::disclosures::{Affirmed, NewDisclosure, Outcome};
use uuid::Uuid;

use super::items::{self, Item};
use super::mask::derive_masked;
use super::{decision, masked, texts};
use crate::api::delivery::TextSectionView;
use crate::api::sharing::{
    AffirmedCondition, ShareChannel, ShareDecisionView, ShareDoneView, ShareQuestion, ShareRefuseRequest, ShareRequest,
};
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::outfile::OutFolder;

/// Decides anew and lets go. Nothing leaves before the decision with its grounds, conditions and items is committed.
///
/// # Errors
/// `not_allowed` when the law says no or leaves it to a jurist, `conditions_open`, `guardian_silenced`, and those of asking.
pub fn share(app: &App, request: ShareRequest) -> Result<ShareDoneView> {
    let (id, sections, folder) = app.with(|vault| -> Result<(Uuid, Vec<TextSectionView>, Option<OutFolder>)> {
        let (card, all) = items::items(app, vault, request.question.pupil)?;
        let items = items::chosen(all, &request.question.items)?;
        let decided = decision::decide(app, vault, &card, &items, &request.question)?;
        may_go(&decided, &request.affirmed)?;
        // A folder that takes no file is told before the decision says that something left.
        let folder = match request.channel {
            ShareChannel::Print | ShareChannel::Pdf => Some(crate::delivery::out_folder(app, vault)?),
            ShareChannel::Copy | ShareChannel::Oral => None,
        };
        let (sections, masked) = masked(app, vault, &items, &request.masks)?;
        let text = format!("{}\n{}", what(&items, &request.masks), outcome_text(&request, masked));
        let new = record(&request.question, &items, &decided, &request.affirmed, Outcome::Disclosed, text);
        let context = vault.context(app);
        let id = vault.store.write(&context, |writer| writer.add_disclosure(&new))?;
        Ok((id, sections, folder))
    })?;
    let file = match &folder {
        Some(folder) => {
            let stem = format!("{}-{}", texts().say("file", &[]), &id.simple().to_string()[..8]);
            let file = folder.free(app, &stem, "pdf")?;
            let name = file.name();
            file.write(&pdf(app, &sections)?)?;
            Some(name)
        }
        None => None,
    };
    app.changed("cases", &[]);
    let folder = folder.map(|folder| folder.path().display().to_string());
    Ok(ShareDoneView { disclosure: id, at: app.now(), result: "disclosed".to_owned(), sections, file, folder })
}

/// Refuses a request. The refusal is kept with its reason, also where the law would have allowed: nobody must disclose what is only allowed.
///
/// # Errors
/// `reason_needed`, and those of asking.
pub fn refuse(app: &App, request: ShareRefuseRequest) -> Result<ShareDoneView> {
    let reason = request.reason.trim();
    if reason.is_empty() {
        return Err(Code::ReasonNeeded.into());
    }
    let id = app.with(|vault| {
        let (card, all) = items::items(app, vault, request.question.pupil)?;
        let items = items::chosen(all, &request.question.items)?;
        let decided = decision::decide(app, vault, &card, &items, &request.question)?;
        let text = format!("{}\n{reason}", what(&items, &[]));
        let new = record(&request.question, &items, &decided, &[], Outcome::Refused, text);
        let context = vault.context(app);
        Ok(vault.store.write(&context, |writer| writer.add_disclosure(&new))?)
    })?;
    app.changed("cases", &[]);
    Ok(ShareDoneView {
        disclosure: id,
        at: app.now(),
        result: "refused".to_owned(),
        sections: Vec::new(),
        file: None,
        folder: None,
    })
}

/// Whether the decision, with what the person affirmed, lets the items go.
fn may_go(decided: &ShareDecisionView, affirmed: &[AffirmedCondition]) -> Result<()> {
    if decided.silenced {
        return Err(Code::GuardianSilenced.into());
    }
    if !["require", "allow", "allow_if"].contains(&decided.decision.as_str()) {
        return Err(Error::new(Code::NotAllowed).with("decision", &decided.decision));
    }
    let reasons: BTreeMap<&str, &str> =
        affirmed.iter().map(|condition| (condition.code.as_str(), condition.reason.trim())).collect();
    let open = decided
        .conditions
        .iter()
        .find(|condition| reasons.get(condition.code.as_str()).is_none_or(|reason| reason.is_empty()));
    match open {
        Some(condition) => Err(Error::new(Code::ConditionsOpen).with("condition", &condition.code)),
        None => Ok(()),
    }
}

fn record(
    question: &ShareQuestion,
    items: &[Item],
    decided: &ShareDecisionView,
    affirmed: &[AffirmedCondition],
    result: Outcome,
    text: String,
) -> NewDisclosure {
    NewDisclosure {
        pupil: question.pupil,
        case: case_of(items),
        domain: strictest(items),
        receiver: Word::of(&question.receiver_kind),
        receiver_name: question.receiver_name.trim().to_owned(),
        items: items.iter().map(|item| item.view.id).collect(),
        purpose: Word::of(&question.purpose),
        grounds: decided.grounds.iter().map(|ground| ground.provision.clone()).collect(),
        conditions: affirmed
            .iter()
            .map(|condition| Affirmed {
                code: Word::of(&condition.code),
                affirmed: true,
                reason: condition.reason.trim().to_owned(),
            })
            .collect(),
        result: result.into(),
        text,
        law_register: decided.law_register,
    }
}

/// The one case the items belong to.
fn case_of(items: &[Item]) -> Option<Uuid> {
    items.iter().find_map(|item| item.case)
}

/// The log row lies where the most protected of the items does, so that it tells nobody more than the items would.
fn strictest(items: &[Item]) -> Domain {
    const ORDER: [Domain; 5] = [Domain::Emi, Domain::Epi, Domain::Anmalan, Domain::Elevstod, Domain::Skola];
    ORDER.into_iter().find(|&domain| items.iter().any(|item| item.domain == domain)).unwrap_or(Domain::Skola)
}

/// Which items it is about, by heading and title: never their words.
fn what(items: &[Item], masks: &[String]) -> String {
    let named = items.iter().map(|item| {
        let heading = items::section(item, String::new()).heading;
        if item.view.title.is_empty() { heading } else { format!("{heading}: {}", item.view.title) }
    });
    let said = texts().say("told.items", &[("items", &named.collect::<Vec<_>>().join("; "))]);
    derive_masked(&said, masks, &texts().say("mask", &[])).0
}

/// How it went, how much was masked, and what the law wants recorded.
fn outcome_text(request: &ShareRequest, masked: usize) -> String {
    let channel = match request.channel {
        ShareChannel::Print => "print",
        ShareChannel::Pdf => "pdf",
        ShareChannel::Copy => "copy",
        ShareChannel::Oral => "oral",
    };
    let mut lines = vec![texts().say(&format!("channel.{channel}"), &[])];
    if masked > 0 {
        lines.push(texts().say("masked", &[("places", &masked.to_string())]));
    }
    let recorded = request.record.iter().filter(|(_, value)| !value.trim().is_empty());
    lines.extend(
        recorded.map(|(key, value)| format!("{}: {}", texts().say(&format!("record.{key}"), &[]), value.trim())),
    );
    lines.join("\n")
}

fn pdf(app: &App, sections: &[TextSectionView]) -> Result<Vec<u8>> {
    let today = crate::time::today(app.now());
    crate::orosanmalan::pdf::derive_disclosure_pdf(sections, today).map_err(|fault| {
        tracing::error!(%fault, "the PDF could not be made");
        Error::from(Code::PdfFailed)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::sharing::ConditionView;

    fn decided(decision: &str, silenced: bool) -> ShareDecisionView {
        ShareDecisionView {
            decision: decision.to_owned(),
            items: Vec::new(),
            asks: Vec::new(),
            conditions: vec![ConditionView { code: "necessity".to_owned(), text: String::new() }],
            record: Vec::new(),
            grounds: Vec::new(),
            explanation: String::new(),
            regime: chrono::NaiveDate::default(),
            law_register: chrono::NaiveDate::default(),
            silenced,
        }
    }

    fn affirmed(reason: &str) -> Vec<AffirmedCondition> {
        vec![AffirmedCondition { code: "necessity".to_owned(), reason: reason.to_owned() }]
    }

    #[test]
    fn a_no_and_a_question_to_a_jurist_let_nothing_go() {
        for decision in ["deny", "manual", "", "Allow"] {
            let fault = may_go(&decided(decision, false), &affirmed("behövs")).map_err(|fault| fault.code);
            assert_eq!(fault, Err(Code::NotAllowed), "{decision:?} is not a yes");
        }
    }

    #[test]
    fn a_condition_is_affirmed_with_a_reason_or_not_at_all() {
        for given in [Vec::new(), affirmed("  ")] {
            let fault = may_go(&decided("allow_if", false), &given).map_err(|fault| fault.code);
            assert_eq!(fault, Err(Code::ConditionsOpen), "a tick without a reason is no assessment");
        }
        assert!(may_go(&decided("allow_if", false), &affirmed("Eleven behöver det.")).is_ok(), "with one it may go");
    }

    #[test]
    fn a_silenced_guardian_gets_nothing_even_where_the_law_allows() {
        let fault = may_go(&decided("allow", true), &affirmed("begärt")).map_err(|fault| fault.code);
        assert_eq!(fault, Err(Code::GuardianSilenced), "do not inform holds letters, prints and exports");
    }
}
