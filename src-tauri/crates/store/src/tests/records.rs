//! Concerns, cases, entries, drafts, disclosures, staff and settings come back as they were given.
#![allow(clippy::unwrap_used)]

use samsyn_rules::sekretess::decide::{Condition, Party, Purpose};
use samsyn_rules::sekretess::{AccessPurpose, Actor, Domain, RecordKind, RecordRef, Role};
use uuid::Uuid;

use super::files::concern;
use super::support::{Vault, day, now, record};
use crate::concerns::{NewConcern, Urgent};
use crate::disclosures::{Affirmed, NewDisclosure, Outcome};
use crate::districts::{AddressPoint, NewRegister};
use crate::drafts::{DRAFT_LIMIT_BYTES, DraftKind, NewDraft};
use crate::entries::{EntryKind, NewEntry};
use crate::school::Point;
use crate::settings::SettingKey;
use crate::staff::Staff;
use crate::{StoreError, WriteContext};

pub(crate) fn entry(case: Uuid, domain: Domain) -> NewEntry {
    NewEntry {
        case,
        kind: EntryKind::Note,
        domain,
        happened_at: Some(now()),
        title: "Samtal".to_owned(),
        facts: "Vi talades vid.".to_owned(),
        child_words: "Jag vill inte gå hem.".to_owned(),
        assessment: "Oroväckande.".to_owned(),
        decision: "Nytt samtal.".to_owned(),
        corrects: None,
        reason: String::new(),
        draft: None,
    }
}

#[test]
fn a_concern_opens_a_case_and_the_next_one_joins_it() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    let new = NewConcern {
        pupil: Some(pupil),
        happened_on: Some(day("2026-11-20")),
        happened_at: chrono::NaiveTime::from_hms_opt(9, 40, 0),
        ongoing: true,
        child_words: "aj".to_owned(),
        urgent: Urgent::Yes,
        ..concern("ett blåmärke")
    };
    let first = vault.write(|writer| writer.add_concern(&new)).unwrap();
    let second = vault.write(|writer| writer.add_concern(&new)).unwrap();
    assert!(first.opened && !second.opened, "the second joins what the first opened");
    assert_eq!(first.case, second.case, "one open case for a pupil");
    let guarded = vault.store.concern(first.concern).unwrap().unwrap();
    assert_eq!(guarded.record().case, first.case, "the law sees the case");
    let stored = vault.read(AccessPurpose::Elevvard, guarded);
    assert_eq!((stored.what, stored.child_words), (new.what.clone(), new.child_words.clone()), "every word is kept");
    assert_eq!((stored.happened_on, stored.happened_at), (new.happened_on, new.happened_at), "and when");
    assert!(stored.ongoing && stored.urgent == Urgent::Yes, "and how");
    let same_instant = WriteContext { actor: vault.user(), at: vault.at };
    let third = vault.store.write(&same_instant, |writer| -> crate::Result<_> { writer.add_concern(&new) }).unwrap();
    let author = vault.user().id;
    let guarded = vault.store.concern_receipts(author).unwrap();
    let receipts = vault.read(AccessPurpose::Oro, guarded);
    assert_eq!(receipts[0].concern, third.concern, "of two at the same instant the later one is newer");
    let of_case = vault.store.concerns_of_case(first.case.unwrap()).unwrap();
    assert_eq!(of_case[1].record().id, second.concern, "newest first");
    let unknown = vault.write(|writer| writer.add_concern(&NewConcern { pupil: Some(Uuid::nil()), ..concern("x") }));
    assert!(matches!(unknown, Err(StoreError::NotFound)), "nobody is not somebody");
}

#[test]
fn a_concern_waits_until_it_is_taken_and_an_urgent_one_until_it_is_answered() {
    let mut vault = Vault::of(Role::Larare);
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    let plain = vault.write(|writer| writer.add_concern(&concern("lugn"))).unwrap();
    let urgent = NewConcern { pupil: Some(pupil), urgent: Urgent::Yes, ..concern("fara") };
    let urgent = vault.write(|writer| writer.add_concern(&urgent)).unwrap();
    let waiting = |vault: &Vault| -> Vec<Uuid> {
        vault.store.concerns_waiting().unwrap().iter().map(|g| g.record().id).collect()
    };
    assert_eq!(waiting(&vault), [plain.concern, urgent.concern], "both wait, oldest first");
    assert!(vault.store.assigned(urgent.case.unwrap()).unwrap().is_empty(), "a teacher is not put on the case");
    let kurator = Staff {
        id: Uuid::from_u128(5),
        name: "Alex".to_owned(),
        role: Role::Kurator,
        phone: String::new(),
        custodian_of: vec![],
        active: true,
    };
    vault.write(|writer| writer.put_staff(&kurator)).unwrap();
    let context = WriteContext { actor: Actor { id: kurator.id, role: kurator.role }, at: now() };
    let refused = vault.store.write(&context, |writer| writer.receive_concern(plain.concern));
    assert!(matches!(refused, Err(StoreError::NotTheUser)), "nobody writes on somebody else's device");
    let teacher = vault.user();
    vault.store.sit_down(context.actor, now()).unwrap();
    vault
        .store
        .write(&context, |writer| -> crate::Result<()> {
            writer.receive_concern(plain.concern)?;
            writer.receive_concern(urgent.concern)?;
            writer.receive_concern(urgent.concern)
        })
        .unwrap();
    vault.store.sit_down(teacher, now()).unwrap();
    assert_eq!(waiting(&vault), [urgent.concern], "danger now waits for a report or a reason");
    assert_eq!(vault.store.assigned(urgent.case.unwrap()).unwrap(), [kurator.id], "who takes it works in the case");
    let author = vault.user().id;
    let guarded = vault.store.concern_receipts(author).unwrap();
    let receipts = vault.read(AccessPurpose::Oro, guarded);
    assert_eq!(receipts[0].received_by, Some(kurator.id), "the writer is told by whom");
    vault.write(|writer| writer.dismiss_concern_signal(urgent.concern, "det var ett missförstånd")).unwrap();
    assert!(waiting(&vault).is_empty(), "a reason stops the clock");
    let another =
        vault.write(|writer| writer.add_concern(&NewConcern { urgent: Urgent::Yes, ..concern("fara") })).unwrap();
    vault.write(|writer| writer.dismiss_concern_signal(another.concern, "övning")).unwrap();
    assert!(waiting(&vault).is_empty(), "and whoever gives it has taken the concern");
}

#[test]
fn entries_never_change_and_a_correction_cites() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    let (case, opened) = vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).unwrap();
    assert!(opened, "there was none");
    let draft = NewDraft { id: Uuid::from_u128(3), kind: DraftKind::Entry, pupil: Some(pupil), body: "{}".to_owned() };
    let context = vault.context();
    vault.store.save_draft(&context, &draft).unwrap();
    let new = NewEntry { draft: Some(draft.id), ..entry(case, Domain::Epi) };
    let first = vault.write(|writer| writer.add_entry(&new)).unwrap();
    assert!(vault.store.draft(draft.id).unwrap().is_none(), "the draft is gone in the same transaction");
    let fix = NewEntry { corrects: Some(first), reason: "fel dag".to_owned(), ..entry(case, Domain::Epi) };
    let second = vault.write(|writer| writer.add_entry(&fix)).unwrap();
    let elsewhere = NewEntry { corrects: Some(first), ..entry(case, Domain::Elevstod) };
    let refused = vault.write(|writer| writer.add_entry(&elsewhere));
    assert!(matches!(refused, Err(StoreError::NotFound)), "a correction stays in its domain");
    let mut entries = Vec::new();
    for guarded in vault.store.entries_of_case(case).unwrap() {
        entries.push(vault.read(AccessPurpose::Elevvard, guarded));
    }
    let old = entries.iter().find(|entry| entry.id == first).unwrap();
    assert_eq!(old.facts, new.facts, "the old text stands");
    assert_eq!(old.corrected_by, Some(second), "and says by what it is corrected");
    assert_eq!(vault.store.entry_ref(second).unwrap().unwrap().domain, Domain::Epi, "sealed in its domain");
}

#[test]
fn a_case_is_closed_once_and_a_new_one_can_be_opened() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    let (case, _) = vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).unwrap();
    let (emi, _) = vault.write(|writer| writer.open_case(pupil, Domain::Emi)).unwrap();
    assert_ne!(case, emi, "a branch has its own case");
    vault.write(|writer| writer.close_case(case)).unwrap();
    let events = vault.store.event_count().unwrap();
    vault.write(|writer| writer.close_case(case)).unwrap();
    assert_eq!(vault.store.event_count().unwrap(), events, "closing again says nothing new");
    let (next, opened) = vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).unwrap();
    assert!(opened && next != case, "a closed case stays closed");
    assert_eq!(vault.store.open_cases().unwrap().len(), 2, "one in each branch");
    assert_eq!(vault.store.cases_of_pupil(pupil).unwrap().len(), 3, "and all of them about the pupil");
    let stranger = vault.write(|writer| writer.assign(next, Uuid::from_u128(9), true));
    assert!(matches!(stranger, Err(StoreError::NotFound)), "only staff are assigned");
    let user = vault.user();
    vault.write(|writer| writer.assign(next, user.id, false)).unwrap();
    assert!(vault.store.assigned(next).unwrap().is_empty(), "and released");
}

#[test]
fn a_draft_is_its_authors_own() {
    let mut vault = Vault::new();
    let mut draft = NewDraft { id: Uuid::from_u128(1), kind: DraftKind::Concern, pupil: None, body: "ett".to_owned() };
    let mine = vault.context();
    vault.store.save_draft(&mine, &draft).unwrap();
    draft.body = "två".to_owned();
    vault.store.save_draft(&mine, &draft).unwrap();
    let theirs = WriteContext { actor: Actor { id: Uuid::from_u128(2), role: Role::Rektor }, at: now() };
    assert!(matches!(vault.store.save_draft(&theirs, &draft), Err(StoreError::NotFound)), "not somebody else's");
    vault.store.discard_draft(&theirs, draft.id).unwrap();
    let guarded = vault.store.draft(draft.id).unwrap().unwrap();
    assert_eq!(vault.read(AccessPurpose::Arbete, guarded).body, "två", "the last saved text");
    draft.body = "x".repeat(DRAFT_LIMIT_BYTES + 1);
    assert!(matches!(vault.store.save_draft(&mine, &draft), Err(StoreError::TooLarge { .. })), "a limit is a limit");
    assert_eq!(vault.store.drafts_of(mine.actor.id).unwrap().len(), 1, "one draft");
    let events = vault.store.event_count().unwrap();
    vault.store.discard_draft(&mine, draft.id).unwrap();
    assert!(vault.store.draft(draft.id).unwrap().is_none(), "thrown away");
    assert_eq!(vault.store.event_count().unwrap(), events, "working material is no event");
}

#[test]
fn a_disclosure_is_kept_with_its_ground() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    let (case, _) = vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).unwrap();
    let first = vault.write(|writer| writer.add_entry(&entry(case, Domain::Epi))).unwrap();
    let decision = NewDisclosure {
        pupil,
        case: Some(case),
        domain: Domain::Epi,
        receiver: Party::Rektor.into(),
        receiver_name: "Rut Rektor".to_owned(),
        items: vec![first, pupil],
        purpose: Purpose::StodTillEleven.into(),
        grounds: vec!["OSL 25:13 a".to_owned()],
        conditions: vec![Affirmed {
            code: Condition::NeedToKnow.into(),
            affirmed: true,
            reason: "för skolgången".to_owned(),
        }],
        result: Outcome::Disclosed.into(),
        text: "Uppgifterna lämnas.".to_owned(),
        law_register: day("2026-11-01"),
    };
    let events =
        decision.items.clone().into_iter().map(|item| *vault.store.event_of(item).unwrap().unwrap().as_bytes());
    let events: Vec<[u8; 32]> = events.collect();
    let id = vault.write(|writer| writer.add_disclosure(&decision)).unwrap();
    let guarded = vault.store.disclosure(id).unwrap().unwrap();
    let stored = vault.read(AccessPurpose::Elevvard, guarded);
    assert!(stored.decision == decision, "word for word");
    let cited: Vec<[u8; 32]> = stored.copied.iter().map(|copied| copied.event).collect();
    assert_eq!(cited, events, "each item as it was: a later change of the card is no part of it");
    assert_eq!(vault.store.disclosures_of_pupil(pupil).unwrap().len(), 1, "found by its pupil");
    assert_eq!(vault.store.disclosures().unwrap().len(), 1, "and among all");
    let unknown = NewDisclosure { items: vec![Uuid::from_u128(1)], ..decision.clone() };
    let refused = vault.write(|writer| writer.add_disclosure(&unknown));
    assert!(matches!(refused, Err(StoreError::NotFound)), "nobody discloses what is not there");
    let wrong = NewDisclosure { pupil: Uuid::nil(), ..decision };
    assert!(matches!(vault.write(|writer| writer.add_disclosure(&wrong)), Err(StoreError::NotFound)), "nobody");
}

#[test]
fn facts_of_access_follow_the_case_and_the_school() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    let actor = vault.user();
    let card = vault.store.pupil_ref(pupil).unwrap().unwrap();
    assert!(!vault.store.access_facts(&actor, &card).unwrap().assigned, "nobody has the pupil's care yet");
    let (case, _) = vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).unwrap();
    assert!(vault.store.access_facts(&actor, &card).unwrap().assigned, "who works in the case has it");
    let entry = RecordRef { kind: RecordKind::Entry, case: Some(Uuid::nil()), ..card.clone() };
    assert!(!vault.store.access_facts(&actor, &entry).unwrap().assigned, "another case is another case");
    let mut school = vault.store.school().unwrap();
    school.reports_shared = true;
    vault.write(|writer| writer.set_school(&school)).unwrap();
    let facts = vault.store.access_facts(&actor, &card).unwrap();
    assert!(facts.reports_shared && !facts.granted, "the school's setting is a fact, a grant is none yet");
    assert!(facts.custodian_of.contains(&Domain::Elevstod), "the first kurator keeps the log");
    vault.write(|writer| writer.close_case(case)).unwrap();
    assert!(!vault.store.access_facts(&actor, &card).unwrap().assigned, "care ends with the case");
}

#[test]
fn settings_and_staff_come_back() {
    let mut vault = Vault::new();
    assert_eq!(vault.store.setting(SettingKey::IdleMinutes).unwrap(), None, "never set");
    vault.store.set_setting(SettingKey::IdleMinutes, Some("5")).unwrap();
    assert_eq!(vault.store.setting(SettingKey::IdleMinutes).unwrap().as_deref(), Some("5"), "set");
    vault.store.set_setting(SettingKey::IdleMinutes, None).unwrap();
    assert_eq!(vault.store.setting(SettingKey::IdleMinutes).unwrap(), None, "removed");
    let mut user = vault.store.user().unwrap();
    user.phone = "070-1740606".to_owned();
    vault.write(|writer| writer.put_staff(&user)).unwrap();
    assert_eq!(vault.store.user().unwrap(), user, "a new phone");
    assert_eq!(vault.store.staff().unwrap(), [user], "and the same person");
}

#[test]
fn registers_replace_their_own_period_and_nothing_else() {
    let mut vault = Vault::new();
    let register = |bytes: &[u8], from: Option<&str>| NewRegister {
        name: "gränser.geojson".to_owned(),
        count: 2,
        valid_from: from.map(day),
        sha256: <sha2::Sha256 as sha2::Digest>::digest(bytes).into(),
    };
    let old = vault.write(|writer| writer.add_area_file(&register(b"ett", None), b"ett")).unwrap();
    let next = vault.write(|writer| writer.add_area_file(&register(b"nasta", Some("2027-01-01")), b"nasta")).unwrap();
    let new = vault.write(|writer| writer.add_area_file(&register(b"rattat", None), b"rattat")).unwrap();
    let ids: Vec<Uuid> = vault.store.registers().unwrap().iter().map(|register| register.id).collect();
    assert_eq!(ids, [new, next], "the same period is replaced, another stands beside it; newest first");
    assert_eq!(vault.store.area_file(new).unwrap(), b"rattat", "byte for byte");
    assert!(matches!(vault.store.area_file(old), Err(StoreError::NotFound)), "the replaced one is gone");
    assert!(vault.store.verify().unwrap().holds(), "the files are the signed ones");
    let change = "UPDATE blob SET bytes = x'00' WHERE hash = (SELECT blob FROM register WHERE id = ?1)";
    vault.store.db.execute(change, [next.as_bytes()]).unwrap();
    assert!(matches!(vault.store.area_file(next), Err(StoreError::Damaged { .. })), "a changed file is not used");
    assert!(!vault.store.verify().unwrap().holds(), "and is noticed");
    let point = |key: &str, town: &str| AddressPoint {
        key: key.to_owned(),
        postal_code: "12345".to_owned(),
        postal_town: town.to_owned(),
        point: Point { latitude: 59.123_456_7, longitude: 18.1 },
    };
    let points = vec![point("gatan 1", "A"), point("gatan 1", "B"), point("gatan 2", "A")];
    vault.write(|writer| writer.replace_addresses(&register(b"1", None), b"1", points.clone())).unwrap();
    vault.write(|writer| writer.replace_addresses(&register(b"2", None), b"2", points.clone())).unwrap();
    assert_eq!(vault.store.all_address_points().unwrap(), points, "replaced, not added, in the order of the file");
    assert_eq!(vault.store.address_points("gatan 1").unwrap(), points[..2], "the same street in two towns");
    vault.write(|writer| writer.set_contact("SE-0180", "070-1740610", "", day("2026-11-20"))).unwrap();
    let contact = vault.store.contact("SE-0180").unwrap().unwrap();
    assert_eq!((contact.checked_on, contact.checked_by), (day("2026-11-20"), vault.user().id), "when and by whom");
    vault.write(|writer| writer.set_contact("SE-0180", "", "", day("2026-11-21"))).unwrap();
    assert!(vault.store.contacts().unwrap().is_empty(), "without phone and address it is none");
}
