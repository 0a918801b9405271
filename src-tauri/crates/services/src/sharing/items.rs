//! What can be shared about a pupil: what the reader may open, as items with the law's kind of information.

use samsyn_rules::sekretess::{AccessPurpose, Domain};
use uuid::Uuid;

use super::texts;
use crate::api::concerns::{EntryKind, EntryView};
use crate::api::delivery::TextSectionView;
use crate::api::sharing::{KnownPersonView, ShareItemView, ShareReceiverView};
use crate::app::App;
use crate::chronology;
use crate::error::{Code, Error, Result};
use crate::gate;
use crate::open::OpenVault;
use crate::people::{Card, card};

/// Receivers outside the school, in the contract's words.
const OUTSIDE: [&str; 10] = [
    "socialnamnd",
    "polis",
    "elev",
    "annan_skola",
    "familjeratt",
    "sip",
    "region",
    "huvudman",
    "hemkommun",
    "allmanheten",
];

/// One item with its words.
pub(super) struct Item {
    pub(super) view: ShareItemView,
    pub(super) domain: Domain,
    pub(super) case: Option<Uuid>,
    pub(super) words: Words,
}

/// What an item says.
pub(super) enum Words {
    /// This.
    Said(String),
    /// What this report says. It names the pupil, protected or not, and is made when it is to be read.
    Report(Uuid),
}

/// The pupil's card and everything the reader may open of it, newest first, the contact data last.
pub(super) fn items(app: &App, vault: &mut OpenVault, pupil: Uuid) -> Result<(Card, Vec<Item>)> {
    let card = card(app, vault, pupil, AccessPurpose::Elevvard)?;
    let staff = vault.staff()?;
    let guarded = vault.store.cases_of_pupil(pupil)?;
    let cases = gate::open_each(vault, app.now(), AccessPurpose::Elevvard, guarded)?;
    let mut items = Vec::new();
    for case in &cases {
        let reports = chronology::reports(app, vault, case)?;
        for entry in chronology::entries(app, vault, case, &reports, &staff)? {
            items.extend(item(entry, case.id));
        }
    }
    items.sort_by(|a, b| b.view.at.cmp(&a.view.at).then_with(|| b.view.id.cmp(&a.view.id)));
    items.push(contact(app, &card));
    Ok((card, items))
}

/// The chosen items, in the order of the list.
///
/// # Errors
/// `input_invalid` when none is chosen, `not_found` for one the reader may not open.
pub(super) fn chosen(all: Vec<Item>, wanted: &[Uuid]) -> Result<Vec<Item>> {
    if wanted.is_empty() {
        return Err(Error::new(Code::InputInvalid).with("field", "items"));
    }
    let found: Vec<Item> = all.into_iter().filter(|item| wanted.contains(&item.view.id)).collect();
    if found.len() == wanted.len() { Ok(found) } else { Err(Code::NotFound.into()) }
}

fn item(entry: EntryView, case: Uuid) -> Option<Item> {
    let kind = match entry.kind {
        EntryKind::Concern => "concern",
        EntryKind::Note => "note",
        EntryKind::Decision => "decision",
        EntryKind::Call => "call",
        EntryKind::Report => "report",
        // A decision to disclose is no content to disclose again.
        EntryKind::Disclosure => return None,
    };
    let domain = Domain::parse(&entry.domain)?;
    let words = match entry.kind {
        EntryKind::Report => Words::Report(entry.id),
        _ => Words::Said(entry_text(&entry)),
    };
    let view = ShareItemView {
        id: entry.id,
        kind: kind.to_owned(),
        information: information(domain, entry.kind).to_owned(),
        domain: entry.domain,
        at: entry.at,
        title: entry.title,
        by: entry.by,
        by_role: entry.by_role,
    };
    Some(Item { view, domain, case: Some(case), words })
}

/// The law's kind of information: what decides is where the record lies, and that a decision in an arende is open (OSL 23:2).
fn information(domain: Domain, kind: EntryKind) -> &'static str {
    match (domain, kind) {
        (Domain::Emi, _) => "emi",
        (Domain::Anmalan, _) => "anmalan",
        (Domain::Epi, _) => "elevhalsa",
        (Domain::Elevstod, EntryKind::Decision) => "beslut",
        (Domain::Elevstod | Domain::Private, _) => "elevstod",
        (Domain::Skola, _) => "identitet",
    }
}

fn entry_text(entry: &EntryView) -> String {
    let parts = [
        ("facts", &entry.facts),
        ("child_words", &entry.child_words),
        ("assessment", &entry.assessment),
        ("decision", &entry.decision),
    ];
    let said = parts.iter().filter(|(_, text)| !text.trim().is_empty());
    said.map(|(label, text)| format!("{}\n{text}", texts().say(&format!("part.{label}"), &[])))
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// The words of an item.
pub(super) fn words(app: &App, vault: &mut OpenVault, item: &Item) -> Result<String> {
    let report = match &item.words {
        Words::Said(text) => return Ok(text.clone()),
        Words::Report(report) => *report,
    };
    let stored = crate::reports::open(app, vault, report)?;
    let paper = crate::reports::document(app, vault, &stored)?;
    crate::orosanmalan::text::derive_plain_text(&paper).map_err(|_| Error::new(Code::Internal).with("place", "text"))
}

/// Address and guardians' phones. Where the place is withheld there is nothing to tell: a phone leads to it.
fn contact(app: &App, card: &Card) -> Item {
    let pupil = &card.pupil;
    let withheld = pupil.home.is_withheld();
    let mut lines: Vec<String> = Vec::new();
    if !withheld {
        lines.extend(crate::receiver::address_line(&pupil.home));
        let told = pupil.guardians.iter().filter(|guardian| !guardian.protected && !guardian.phone.is_empty());
        lines.extend(told.map(|guardian| format!("{}: {}", guardian.name, guardian.phone)));
    }
    Item {
        view: ShareItemView {
            id: pupil.id,
            kind: "contact".to_owned(),
            domain: Domain::Skola.as_str().to_owned(),
            information: if withheld { "skyddad_adress" } else { "kontaktuppgift" }.to_owned(),
            at: app.now(),
            title: String::new(),
            by: String::new(),
            by_role: String::new(),
        },
        domain: Domain::Skola,
        case: None,
        words: Words::Said(lines.join("\n")),
    }
}

/// One section an item: heading and words.
pub(super) fn section(item: &Item, text: String) -> TextSectionView {
    let view = &item.view;
    let kind = texts().say(&format!("kind.{}", view.kind), &[]);
    let day = crate::time::today(view.at).to_string();
    let heading = if view.by.is_empty() { kind } else { format!("{kind}, {day}, {}", view.by) };
    TextSectionView { id: view.id.to_string(), heading, text }
}

/// Colleagues, guardians and the kinds of outside receivers.
pub(super) fn receivers(
    vault: &OpenVault,
    card: &Card,
    every_guardian_silenced: bool,
) -> Result<Vec<ShareReceiverView>> {
    let me = vault.actor().id;
    let colleagues = vault.staff()?.into_values().filter(|member| member.active && member.id != me);
    let mut receivers: Vec<ShareReceiverView> = colleagues
        .map(|member| ShareReceiverView {
            kind: member.role.as_str().to_owned(),
            id: Some(member.id),
            name: member.name,
            silenced: false,
        })
        .collect();
    receivers.sort_by(|a, b| a.name.cmp(&b.name));
    receivers.extend(card.pupil.guardians.iter().map(|guardian| ShareReceiverView {
        kind: "vardnadshavare".to_owned(),
        id: Some(guardian.id),
        name: guardian.name.clone(),
        silenced: every_guardian_silenced || super::is_silenced(guardian),
    }));
    receivers.extend(OUTSIDE.iter().map(|&kind| ShareReceiverView {
        kind: kind.to_owned(),
        id: None,
        name: String::new(),
        silenced: false,
    }));
    Ok(receivers)
}

/// Persons whose names may stand in the texts: guardians, siblings, and who wrote.
pub(super) fn persons(app: &App, vault: &mut OpenVault, card: &Card, items: &[Item]) -> Result<Vec<KnownPersonView>> {
    let person = |name: &str, relation: &str| KnownPersonView { name: name.to_owned(), relation: relation.to_owned() };
    let mut persons: Vec<KnownPersonView> =
        card.pupil.guardians.iter().map(|guardian| person(&guardian.name, "guardian")).collect();
    let siblings = crate::people::siblings(app, vault, &card.pupil, AccessPurpose::Elevvard)?;
    persons.extend(siblings.iter().map(|row| person(&format!("{} {}", row.given, row.family), "sibling")));
    persons.extend(items.iter().map(|item| person(&item.view.by, "staff")));
    persons.retain(|person| !person.name.trim().is_empty());
    let mut seen = std::collections::BTreeSet::new();
    persons.retain(|person| seen.insert(person.name.clone()));
    Ok(persons)
}
