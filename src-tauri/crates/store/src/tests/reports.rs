//! Reports from draft to answer.
#![allow(clippy::unwrap_used)]

use samsyn_rules::sekretess::{AccessPurpose, Actor, Role};
use uuid::Uuid;

use super::files::concern;
use super::support::{Vault, day, now, record};
use crate::concerns::{NewConcern, Urgent};
use crate::orosanmalan::{ExportFormat, NewExport, NewProgress, NewReport, Receiver, Report, ReportState, Sent};
use crate::{StoreError, WriteContext};

pub(crate) fn new_report(pupil: Uuid, case: Option<Uuid>) -> NewReport {
    NewReport { pupil, case, concern: None, signal_at: None, content: "{\"what\":\"ett\"}".to_owned() }
}

fn receiver() -> Receiver {
    Receiver { id: "SE-0180-SDN-FARSTA".to_owned(), name: "Påhittade nämnden".to_owned() }
}

fn sent() -> Sent {
    Sent {
        how: "e-tjänst".to_owned(), at: now(), receiver: receiver(), feedback_requested_on: Some(day("2026-11-23"))
    }
}

fn progress(state: ReportState) -> NewProgress {
    NewProgress {
        state,
        at: now(),
        person: "Sam Social".to_owned(),
        outcome: String::new(),
        note: String::new(),
        arrived_on: None,
    }
}

fn export(report: Uuid, bytes: &[u8]) -> NewExport {
    NewExport {
        report,
        format: ExportFormat::Pdf,
        file: "AS-2026-0001.pdf".to_owned(),
        receiver: receiver(),
        bytes: bytes.to_vec(),
    }
}

/// A report all the way to the decision.
pub(crate) fn finish_report(vault: &mut Vault, pupil: Uuid, case: Option<Uuid>) -> Uuid {
    let report = vault.write(|writer| writer.start_report(&new_report(pupil, case))).unwrap().report;
    vault.write(|writer| writer.choose_receiver(report, Some(&receiver()), "placerad där")).unwrap();
    vault.write(|writer| writer.add_export(&export(report, b"%PDF"))).unwrap();
    vault.write(|writer| writer.mark_sent(report, &sent())).unwrap();
    vault.write(|writer| writer.add_progress(report, &progress(ReportState::Kvitterad))).unwrap();
    vault.write(|writer| writer.add_progress(report, &progress(ReportState::Beslut))).unwrap();
    report
}

fn read(vault: &mut Vault, report: Uuid) -> Report {
    let guarded = vault.store.report(report).unwrap().unwrap();
    vault.read(AccessPurpose::Anmalan, guarded)
}

#[test]
fn a_report_has_a_reference_without_personal_data() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    let references: Vec<String> = (0..3)
        .map(|_| vault.write(|writer| writer.start_report(&new_report(pupil, None))).unwrap().reference)
        .collect();
    assert!(references.iter().all(|text| text.starts_with("AS-2026-") && text.len() == 13), "{references:?}");
    let distinct: std::collections::BTreeSet<&String> = references.iter().collect();
    assert_eq!(distinct.len(), 3, "initials, year, and signs of its own: {references:?}");
}

#[test]
fn two_windows_keep_both_texts() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    let started = vault.write(|writer| writer.start_report(&new_report(pupil, None))).unwrap();
    let context = vault.context();
    let saved = vault.store.save_report(&context, started.report, "ett", started.revision).unwrap();
    let lost = vault.store.save_report(&context, started.report, "två", started.revision);
    assert!(matches!(lost, Err(StoreError::Conflict { revision }) if revision == saved), "the stored one is named");
    assert_eq!(read(&mut vault, started.report).content, "ett", "the first stands");
    let guarded = vault.store.report_versions(started.report).unwrap().unwrap();
    let versions = vault.read(AccessPurpose::Anmalan, guarded);
    assert_eq!(versions[0].content, "två", "and the second is not lost");
    let theirs = WriteContext { actor: Actor { id: Uuid::from_u128(2), role: Role::Rektor }, at: now() };
    let foreign = vault.store.save_report(&theirs, started.report, "tre", saved);
    assert!(matches!(foreign, Err(StoreError::NotFound)), "nobody edits another's report");
}

#[test]
fn what_was_sent_does_not_change() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    let started = vault.write(|writer| writer.start_report(&new_report(pupil, None))).unwrap();
    let id = started.report;
    vault.write(|writer| writer.choose_receiver(id, Some(&receiver()), "bor hos mormor")).unwrap();
    let made = vault.write(|writer| writer.add_export(&export(id, b"%PDF-1.7"))).unwrap();
    vault.write(|writer| writer.mark_sent(id, &sent())).unwrap();
    let report = read(&mut vault, id);
    assert!(report.row.sent == Some(sent()) && report.row.state == ReportState::Skickad, "how and when it was sent");
    assert_eq!(report.content, "{\"what\":\"ett\"}", "the text as it was");
    assert_eq!(report.row.chosen.unwrap().reason, "bor hos mormor", "why this receiver");
    assert!(report.exports == [made.clone()], "the export with its digest");
    let guarded = vault.store.export_bytes(made.id).unwrap().unwrap();
    assert_eq!(vault.read(AccessPurpose::Anmalan, guarded), b"%PDF-1.7", "the bytes as they left");
    let context = vault.context();
    let late = vault.store.save_report(&context, id, "ändrad", started.revision);
    assert!(matches!(late, Err(StoreError::ReportSent)), "no text after sending");
    for refused in [
        vault.write(|writer| writer.mark_sent(id, &sent())),
        vault.write(|writer| writer.discard_report(id)),
        vault.write(|writer| writer.choose_receiver(id, None, "ångrar")),
    ] {
        assert!(matches!(refused, Err(StoreError::ReportSent)), "sent is sent");
    }
    let large = export(id, &vec![0; 32 * 1024 * 1024 + 1]);
    let refused = vault.write(|writer| writer.add_export(&large));
    assert!(matches!(refused, Err(StoreError::TooLarge { .. })), "an export has an end");
    let fits = export(id, &vec![7; 5 * 1024 * 1024]);
    let large = vault.write(|writer| writer.add_export(&fits)).unwrap();
    let guarded = vault.store.export_bytes(large.id).unwrap().unwrap();
    assert!(vault.read(AccessPurpose::Anmalan, guarded) == fits.bytes, "more than fits an event lies beside the log");
}

#[test]
fn states_come_in_order_and_once() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    let id = vault.write(|writer| writer.start_report(&new_report(pupil, None))).unwrap().report;
    let put = |vault: &mut Vault, state| vault.write(|writer| writer.add_progress(id, &progress(state)));
    let early = put(&mut vault, ReportState::Kvitterad);
    assert!(matches!(early, Err(StoreError::StateOrder)), "nothing comes back before it was sent");
    vault.write(|writer| writer.mark_sent(id, &sent())).unwrap();
    put(&mut vault, ReportState::Kvitterad).unwrap();
    for state in [ReportState::Utkast, ReportState::Skickad, ReportState::Levererad, ReportState::Kvitterad] {
        assert!(matches!(put(&mut vault, state), Err(StoreError::StateOrder)), "nothing goes back");
    }
    put(&mut vault, ReportState::Beslut).unwrap();
    let row = read(&mut vault, id).row;
    let states: Vec<ReportState> = row.progress.iter().map(|step| step.what.state).collect();
    assert_eq!(states, [ReportState::Kvitterad, ReportState::Beslut], "delivered was skipped, and that is allowed");
    assert_eq!(row.state, ReportState::Beslut, "the last is the state");
}

#[test]
fn a_thrown_away_report_leaves_only_that_it_was_begun() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    let started = vault.write(|writer| writer.start_report(&new_report(pupil, None))).unwrap();
    let (id, thrown) = (started.report, started.reference);
    vault.write(|writer| writer.discard_report(id)).unwrap();
    assert!(vault.store.report(id).unwrap().is_none(), "it is in no list");
    assert!(
        vault.store.reports().unwrap().is_empty() && vault.store.reports_of_pupil(pupil).unwrap().is_empty(),
        "none"
    );
    let next = vault.write(|writer| writer.start_report(&new_report(pupil, None))).unwrap();
    assert_ne!(next.reference, thrown, "its reference is not given again");
    assert!(vault.store.verify().unwrap().holds(), "and the log holds");
}

#[test]
fn a_sent_report_answers_its_urgent_concern() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    let urgent = NewConcern { pupil: Some(pupil), urgent: Urgent::Yes, ..concern("fara") };
    let added = vault.write(|writer| writer.add_concern(&urgent)).unwrap();
    vault.write(|writer| writer.receive_concern(added.concern)).unwrap();
    let new = NewReport { concern: Some(added.concern), signal_at: Some(now()), ..new_report(pupil, added.case) };
    let id = vault.write(|writer| writer.start_report(&new)).unwrap().report;
    assert_eq!(vault.store.concerns_waiting().unwrap().len(), 1, "a begun report is no answer");
    vault.write(|writer| writer.dismiss_report_signal(id, "inte bråttom")).unwrap();
    vault.write(|writer| writer.mark_sent(id, &sent())).unwrap();
    assert!(vault.store.concerns_waiting().unwrap().is_empty(), "a sent one is");
    let row = read(&mut vault, id).row;
    assert_eq!(row.signal_at, Some(now()), "when the clock began");
    assert_eq!(row.dismissed.unwrap().reason, "inte bråttom", "and why it was stopped");
}
