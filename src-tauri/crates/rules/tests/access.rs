//! Who may open which record, and that nothing opens before it is logged.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use samsyn_rules::sekretess::{
    Access, AccessFacts, AccessLog, AccessPurpose, Actor, At, Domain, Guarded, LoggedPermit, PERMIT_LIFETIME_S, Permit,
    PermitMismatch, RecordKind, RecordRef, RefusalReason, Role, access, may_write,
};
use uuid::Uuid;

const READER: Uuid = Uuid::from_u128(1);
const OTHER: Uuid = Uuid::from_u128(2);

fn now() -> At {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(8, 0, 0).unwrap()
}

fn record(kind: RecordKind, domain: Domain) -> RecordRef {
    RecordRef {
        id: Uuid::from_u128(10),
        kind,
        pupil: Some(Uuid::from_u128(20)),
        case: Some(Uuid::from_u128(30)),
        domain,
        author: Some(OTHER),
        protected: false,
    }
}

fn ask(role: Role, record: &RecordRef, purpose: AccessPurpose, facts: &AccessFacts) -> Access {
    access(&Actor { id: READER, role }, record, purpose, facts, now())
}

fn reason(answer: Access) -> Option<RefusalReason> {
    match answer {
        Access::Open(_) => None,
        Access::Refused(refusal) => Some(refusal.reason),
    }
}

fn assigned() -> AccessFacts {
    AccessFacts { assigned: true, ..AccessFacts::default() }
}

#[derive(Default)]
struct MemoryLog {
    rows: Vec<Uuid>,
    full: bool,
}

impl AccessLog for MemoryLog {
    type Error = &'static str;

    fn commit(&mut self, permits: &[Permit]) -> Result<(), Self::Error> {
        if self.full {
            return Err("disk full");
        }
        self.rows.extend(permits.iter().map(|permit| permit.record().id));
        Ok(())
    }
}

fn permit_for(record: &RecordRef) -> Permit {
    match ask(Role::Kurator, record, AccessPurpose::Elevvard, &assigned()) {
        Access::Open(permit) => permit,
        Access::Refused(refusal) => panic!("refused: {refusal:?}"),
    }
}

fn logged(record: &RecordRef) -> LoggedPermit {
    permit_for(record).commit(&mut MemoryLog::default()).unwrap()
}

#[test]
fn a_logged_permit_opens_its_own_record_for_its_own_reader_for_a_minute() {
    let note = record(RecordKind::Entry, Domain::Epi);
    let open = |reader, at| Guarded::seal(note.clone(), "said").open(&logged(&note), reader, at);
    assert_eq!(open(READER, now()), Ok("said"), "that is what a permit is for");
    assert_eq!(open(OTHER, now()), Err(PermitMismatch::OtherReader), "a colleague at the same screen asks anew");
    let last = now() + TimeDelta::seconds(PERMIT_LIFETIME_S);
    assert_eq!(open(READER, last), Err(PermitMismatch::Expired), "the minute has passed");
    assert_eq!(
        open(READER, now() - TimeDelta::seconds(1)),
        Err(PermitMismatch::Expired),
        "a clock set back does not stretch a permit"
    );
}

#[test]
fn a_permit_does_not_open_another_record_or_the_same_record_in_another_domain() {
    let note = record(RecordKind::Entry, Domain::Epi);
    let other = RecordRef { id: Uuid::from_u128(11), ..note.clone() };
    let moved = RecordRef { domain: Domain::Emi, ..note.clone() };
    for sealed in [other, moved] {
        assert_eq!(
            Guarded::seal(sealed, "said").open(&logged(&note), READER, now()),
            Err(PermitMismatch::OtherRecord),
            "the decision was about another record"
        );
    }
}

#[test]
fn a_log_that_fails_gives_no_logged_permit() {
    let note = record(RecordKind::Entry, Domain::Epi);
    let mut log = MemoryLog { full: true, ..MemoryLog::default() };
    assert_eq!(permit_for(&note).commit(&mut log), Err("disk full"), "no row, no content");
    let both = vec![permit_for(&note), permit_for(&note)];
    assert_eq!(Permit::commit_all(both, &mut log), Err("disk full"), "no rows, no content");
}

#[test]
fn a_list_is_logged_row_by_row_before_it_opens() {
    let notes: Vec<_> =
        (0..3).map(|n| RecordRef { id: Uuid::from_u128(100 + n), ..record(RecordKind::Entry, Domain::Epi) }).collect();
    let mut log = MemoryLog::default();
    let permits = Permit::commit_all(notes.iter().map(permit_for).collect(), &mut log).unwrap();
    assert_eq!(log.rows, notes.iter().map(|note| note.id).collect::<Vec<_>>(), "one row a record, in order");
    assert_eq!(permits.len(), 3, "and a permit for each");
}

#[test]
fn debug_of_sealed_content_shows_no_content() {
    let sealed = Guarded::seal(record(RecordKind::Entry, Domain::Epi), "hemligt");
    assert_eq!(format!("{sealed:?}"), "Guarded(entry, sealed)", "logs never hold content");
}

#[test]
fn outside_emi_an_emi_record_does_not_exist() {
    for &kind in RecordKind::ALL {
        for &role in Role::ALL.iter().filter(|role| !role.is_emi()) {
            let facts =
                AccessFacts { assigned: true, granted: true, custodian_of: Domain::ALL.to_vec(), reports_shared: true };
            let answer = ask(role, &record(kind, Domain::Emi), AccessPurpose::Elevvard, &facts);
            assert_eq!(reason(answer), Some(RefusalReason::Invisible), "{kind:?} {role:?}: OSL 25:1, 8:2");
        }
    }
}

#[test]
fn inside_emi_one_needs_to_take_part_in_the_care() {
    let journal = record(RecordKind::Entry, Domain::Emi);
    let nurse = |facts: &AccessFacts| reason(ask(Role::Skolskoterska, &journal, AccessPurpose::Elevvard, facts));
    assert_eq!(nurse(&AccessFacts::default()), Some(RefusalReason::NotAssigned), "PDL 4:1");
    assert_eq!(nurse(&assigned()), None, "the assigned nurse reads");
}

#[test]
fn another_users_draft_does_not_exist_and_ones_own_opens() {
    let draft = record(RecordKind::Draft, Domain::Private);
    let own = RecordRef { author: Some(READER), ..draft.clone() };
    for &role in Role::ALL {
        let answer = ask(role, &draft, AccessPurpose::Arbete, &assigned());
        assert_eq!(reason(answer), Some(RefusalReason::Invisible), "{role:?}: private to its author");
    }
    let answer = ask(Role::Larare, &own, AccessPurpose::Arbete, &AccessFacts::default());
    assert_eq!(reason(answer), None, "a teacher finishes an own draft");
}

#[test]
fn a_teacher_leaves_concerns_and_reads_none_not_even_the_own() {
    let own = RecordRef { author: Some(READER), ..record(RecordKind::Concern, Domain::Elevstod) };
    let facts = AccessFacts { granted: true, ..assigned() };
    for role in [Role::Larare, Role::Mentor] {
        let answer = ask(role, &own, AccessPurpose::Elevvard, &facts);
        assert_eq!(reason(answer), Some(RefusalReason::WriteOnly), "{role:?}: write-only after handing in");
        let list = record(RecordKind::PupilList, Domain::Skola);
        assert_eq!(reason(ask(role, &list, AccessPurpose::Oro, &facts)), None, "{role:?}: to pick the pupil");
        let browse = ask(role, &list, AccessPurpose::Oversikt, &facts);
        assert_eq!(reason(browse), Some(RefusalReason::WriteOnly), "{role:?}: not to browse");
        let card = record(RecordKind::Pupil, Domain::Skola);
        let card = ask(role, &card, AccessPurpose::Oro, &facts);
        assert_eq!(reason(card), Some(RefusalReason::WriteOnly), "{role:?}: name and class only");
    }
}

#[test]
fn a_concern_reaches_kurator_and_rektor_before_anybody_is_assigned() {
    let concern = record(RecordKind::Concern, Domain::Elevstod);
    for role in [Role::Kurator, Role::Rektor] {
        let answer = ask(role, &concern, AccessPurpose::Elevvard, &AccessFacts::default());
        assert_eq!(reason(answer), None, "{role:?} receives concerns");
    }
    let answer = ask(Role::Skolpsykolog, &concern, AccessPurpose::Elevvard, &AccessFacts::default());
    assert_eq!(reason(answer), Some(RefusalReason::NotAssigned), "the others wait for the case");
}

#[test]
fn case_content_needs_the_case_and_never_an_overview() {
    let note = record(RecordKind::Entry, Domain::Epi);
    let rektor = |purpose, facts: &AccessFacts| reason(ask(Role::Rektor, &note, purpose, facts));
    assert_eq!(
        rektor(AccessPurpose::Elevvard, &AccessFacts::default()),
        Some(RefusalReason::NotAssigned),
        "same branch, but no need to know"
    );
    assert_eq!(rektor(AccessPurpose::Oversikt, &assigned()), Some(RefusalReason::Purpose), "not to browse");
    assert_eq!(rektor(AccessPurpose::Elevvard, &assigned()), None, "assigned");
    let nurse = ask(Role::Skolskoterska, &note, AccessPurpose::Elevvard, &assigned());
    assert_eq!(reason(nurse), Some(RefusalReason::OtherBranch), "EMI stands outside the 23:2 branch");
    let register = ask(Role::Registeransvarig, &note, AccessPurpose::Register, &assigned());
    assert_eq!(reason(register), Some(RefusalReason::Role), "keeps registers, sees no case");
}

#[test]
fn a_report_opens_for_its_author_and_by_setting_for_kurator_and_rektor() {
    let report = record(RecordKind::Orosanmalan, Domain::Anmalan);
    let own = RecordRef { author: Some(READER), ..report.clone() };
    let shared = AccessFacts { reports_shared: true, ..AccessFacts::default() };
    for &role in Role::ALL {
        let by_setting = reason(ask(role, &report, AccessPurpose::Anmalan, &shared)).is_none();
        assert_eq!(by_setting, matches!(role, Role::Kurator | Role::Rektor), "{role:?}: the school's setting");
        let unshared = ask(role, &report, AccessPurpose::Anmalan, &AccessFacts::default());
        assert!(reason(unshared).is_some(), "{role:?}: the default opens for nobody else");
    }
    let author = ask(Role::Larare, &own, AccessPurpose::Anmalan, &AccessFacts::default());
    assert_eq!(reason(author), None, "a teacher follows up an own report");
}

#[test]
fn the_huvudman_sees_numbers_only() {
    for &kind in RecordKind::ALL.iter().filter(|kind| **kind != RecordKind::Draft) {
        let answer = ask(Role::Huvudman, &record(kind, Domain::Skola), AccessPurpose::Oversikt, &assigned());
        assert_eq!(reason(answer).is_none(), kind == RecordKind::Indicators, "{kind:?}");
    }
}

#[test]
fn only_the_custodian_reads_a_domains_log_and_only_to_review() {
    let log = record(RecordKind::Log, Domain::Epi);
    let custodian = AccessFacts { custodian_of: vec![Domain::Epi], ..AccessFacts::default() };
    let rektor = |purpose, facts: &AccessFacts| reason(ask(Role::Rektor, &log, purpose, facts));
    assert_eq!(rektor(AccessPurpose::Granskning, &custodian), None, "PDL 4:3");
    assert_eq!(rektor(AccessPurpose::Elevvard, &custodian), Some(RefusalReason::Purpose), "for review only");
    assert_eq!(
        rektor(AccessPurpose::Granskning, &AccessFacts::default()),
        Some(RefusalReason::NotCustodian),
        "a rektor is no custodian by office"
    );
}

#[test]
fn everybody_may_write_a_concern_and_a_report_and_nobody_anothers() {
    for &role in Role::ALL {
        let actor = Actor { id: READER, role };
        for kind in [RecordKind::Concern, RecordKind::Orosanmalan, RecordKind::Draft] {
            let own = RecordRef { author: Some(READER), ..record(kind, Domain::Anmalan) };
            assert_eq!(may_write(&actor, &own, &AccessFacts::default()), Ok(()), "{role:?} {kind:?}: SoL 19:1");
            let others = record(kind, Domain::Anmalan);
            assert!(may_write(&actor, &others, &assigned()).is_err(), "{role:?} {kind:?}: no role edits another's");
        }
    }
}

fn any_record() -> impl Strategy<Value = RecordRef> {
    (
        prop::sample::select(RecordKind::ALL),
        prop::sample::select(Domain::ALL),
        prop::sample::select(vec![None, Some(READER), Some(OTHER)]),
        any::<bool>(),
    )
        .prop_map(|(kind, domain, author, protected)| RecordRef { author, protected, ..record(kind, domain) })
}

fn any_facts() -> impl Strategy<Value = AccessFacts> {
    (any::<bool>(), any::<bool>(), any::<bool>(), prop::sample::subsequence(Domain::ALL, 0..=Domain::ALL.len()))
        .prop_map(|(assigned, granted, reports_shared, custodian_of)| AccessFacts {
            assigned,
            granted,
            custodian_of,
            reports_shared,
        })
}

proptest! {
    #[test]
    fn knowing_less_or_protecting_the_pupil_never_opens_more(
        role in prop::sample::select(Role::ALL),
        record in any_record(),
        purpose in prop::sample::select(AccessPurpose::ALL),
        facts in any_facts(),
    ) {
        let opens = |record: &RecordRef, facts: &AccessFacts| reason(ask(role, record, purpose, facts)).is_none();
        let nothing_known = AccessFacts::default();
        let protected = RecordRef { protected: true, ..record.clone() };
        if opens(&record, &nothing_known) {
            prop_assert!(opens(&record, &facts), "a fact never closes what is open without it");
        }
        if opens(&protected, &facts) {
            prop_assert!(opens(&RecordRef { protected: false, ..record.clone() }, &facts), "protected only narrows");
        }
    }
}

#[test]
fn a_decision_about_a_report_opens_as_the_report_does() {
    let decided = record(RecordKind::Disclosure, Domain::Anmalan);
    let of_entry = record(RecordKind::Disclosure, Domain::Elevstod);
    for role in [Role::Rektor, Role::Kurator, Role::Skolpsykolog, Role::Skolskoterska] {
        let refused = reason(ask(role, &decided, AccessPurpose::Elevvard, &assigned()));
        assert_eq!(refused, Some(RefusalReason::Role), "{role:?} would learn that there is a report");
        assert_eq!(
            reason(ask(role, &of_entry, AccessPurpose::Elevvard, &assigned())),
            None,
            "{role:?} knows of the entry already"
        );
    }
    let shared = AccessFacts { reports_shared: true, ..assigned() };
    assert_eq!(
        reason(ask(Role::Rektor, &decided, AccessPurpose::Elevvard, &shared)),
        None,
        "where the school shares reports it shares what was decided of them"
    );
}
