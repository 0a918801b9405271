//! What lies in which compartment: who a protected pupil is, where somebody lived, and what lies alone.
#![allow(clippy::unwrap_used)]

use samsyn_rules::sekretess::Domain;
use uuid::Uuid;

use super::files::concern;
use super::support::{Vault, day, hidden, record};
use crate::concerns::NewConcern;
use crate::keys::Place;
use crate::people::{GuardianRecord, Home, InformState};

#[test]
fn who_a_protected_pupil_is_lies_in_a_compartment_of_its_own() {
    let mut vault = Vault::new();
    let reached = GuardianRecord { protected: false, ..super::support::guardian("Robin Dold", "070-1740609") };
    let secret = crate::people::PupilRecord { guardians: vec![reached], ..hidden("elev-4711", "Vera", "Dold") };
    vault.import(vec![secret, record("e2", "Anna", "Påhittad", "7A")]);
    let vera = vault.id_of("elev-4711").unwrap();
    let count = |vault: &Vault, sql: &str| -> i64 { vault.store.db.query_row(sql, [], |row| row.get(0)).unwrap() };
    let own = format!("SELECT count(*) FROM compartment WHERE subject = x'{}'", vera.simple());
    assert_eq!(count(&vault, &own), 2, "identity and place of the protected one");
    assert_eq!(count(&vault, "SELECT count(*) FROM compartment WHERE kind = 'year'"), 1, "one for everybody else");
    let told = opened(&mut vault, "year");
    assert!(
        told.contains("Påhittad") && !told.contains("Vera") && !told.contains("Dold"),
        "the year's rows name others"
    );
    assert!(!told.contains("070-1740609") && !told.contains("elev-4711"), "and nothing of hers: no phone, no number");
    let identity = opened(&mut vault, "identity");
    assert!(identity.contains("Vera") && !identity.contains("070-1740609"), "who she is, and not how she is reached");
    assert!(opened(&mut vault, "place").contains("070-1740609"), "which lies apart");
    let report = vault.store.verify().unwrap();
    assert!(report.holds(), "all three make her: {:?}", report.faults);
}

#[test]
fn where_somebody_lived_is_gone_from_the_log_when_nobody_may_know() {
    let mut vault = Vault::new();
    let home = |n: u8| crate::people::PupilRecord {
        home: match record("", "", "", "").home {
            Home::Known(home) => {
                Home::Known(crate::people::Residence { street: Some(format!("Hemliga gatan {n}")), ..home })
            }
            other => other,
        },
        ..record("elev-4711", "Vera", "Dold", "7A")
    };
    let pupil = vault.pupil(home(1));
    let answers = crate::people::Circumstances {
        stays_at_stadsdel: Some("Hemliga stadsdelen".to_owned()),
        placed_by: Some("SE-0126".to_owned()),
        ..Default::default()
    };
    vault.write(|writer| writer.set_circumstances(pupil, &answers)).unwrap();
    let guardian: [u8; 16] = vault.store.db.query_row("SELECT id FROM guardian", [], |row| row.get(0)).unwrap();
    vault.write(|writer| writer.set_inform(Uuid::from_bytes(guardian), InformState::DoNotInform, "hot")).unwrap();
    vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).unwrap();
    vault.import(vec![home(2)]);
    let told = opened(&mut vault, "year") + &opened(&mut vault, "place");
    for secret in ["Hemliga gatan 1", "Hemliga gatan 2", "Hemliga stadsdelen", "070-1740606"] {
        assert!(told.contains(secret), "before: {secret}");
    }
    // Through a guardian as through a mark of her own.
    vault.import(vec![hidden("elev-4711", "Vera", "Dold")]);
    let told: String = ["school", "year", "place", "identity", "record", "case"]
        .into_iter()
        .map(|kind| opened(&mut vault, kind))
        .collect();
    assert!(!told.contains("Hemliga") && !told.contains("070-1740606"), "no event of any compartment tells it after");
    let report = vault.store.verify().unwrap();
    assert!(report.holds(), "the log verifies, and makes the same tables: {:?}", report.faults);
    assert_eq!(report.shredded, 3, "two rows of the register and the answers");
    let before = vault.store.digest().unwrap();
    vault.store.rebuild().unwrap();
    assert_eq!(vault.store.digest().unwrap(), before, "folded anew in place");
    let guarded = vault.store.pupil(pupil).unwrap().unwrap();
    let card = vault.read(samsyn_rules::sekretess::AccessPurpose::Elevvard, guarded);
    assert_eq!(card.circumstances.placed_by.as_deref(), Some("SE-0126"), "who placed her is no place");
    let silenced = card.guardians.iter().find(|each| each.id == Uuid::from_bytes(guardian)).unwrap();
    assert_eq!(silenced.inform, InformState::DoNotInform, "and whom not to tell is known still");
}

/// Everything that is sealed in compartments of this kind, as text.
fn opened(vault: &mut Vault, kind: &str) -> String {
    let keys = crate::keys::all_keys(&vault.store.db, &vault.store.key).unwrap();
    let sql = "SELECT e.kid FROM epoch e JOIN compartment c ON c.id = e.compartment WHERE c.kind = ?1";
    let kids: Vec<[u8; 16]> = crate::sql::all(&vault.store.db, sql, [kind], |row| row.get(0)).unwrap();
    let chains = crate::chains::chains(&vault.store.db).unwrap();
    let events = crate::sql::all(&vault.store.db, crate::log::STORED, [], crate::log::Stored::read).unwrap();
    let mut text = String::new();
    for event in events {
        let verified = samsyn_vault::verify_header(&event.header, &event.sig, &chains[0].public).unwrap();
        let kid = verified.header().kid;
        if let (true, Some(payload)) = (kids.contains(kid.as_bytes()), event.payload) {
            let sealed = samsyn_vault::SealedEvent { header: event.header, sig: event.sig, payload };
            let plain = samsyn_vault::open_event(&sealed, &verified, &keys[&kid]).unwrap();
            text.push_str(&String::from_utf8_lossy(&plain.body));
        }
    }
    text
}

#[test]
fn school_years_have_compartments_of_their_own() {
    let years = |text: &str| Place::year(day(text));
    assert_eq!(years("2026-07-01"), years("2027-06-30"), "one school year");
    assert_ne!(years("2026-06-30"), years("2026-07-01"), "ends with June");
}

#[test]
fn what_lies_in_no_case_lies_alone() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    let count = |vault: &Vault, domain: &str| -> i64 {
        let sql = "SELECT count(*) FROM compartment WHERE kind = 'record' AND domain = ?1";
        vault.store.db.query_row(sql, [domain], |row| row.get(0)).unwrap()
    };
    for _ in 0..2 {
        vault.write(|writer| writer.start_report(&super::reports::new_report(pupil, None))).unwrap();
        vault.write(|writer| writer.add_concern(&concern("utan elev"))).unwrap();
    }
    assert_eq!(count(&vault, "anmalan"), 2, "one a report: a reporter reads the own one");
    assert_eq!(count(&vault, "elevstod"), 2, "one a concern");
    let with = NewConcern { pupil: Some(pupil), ..concern("med elev") };
    vault.write(|writer| writer.add_concern(&with)).unwrap();
    assert_eq!(count(&vault, "elevstod"), 2, "one in a case lies in the case");
}

#[test]
fn why_a_guardian_is_silenced_lies_with_the_reports() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    let guardian: [u8; 16] = vault.store.db.query_row("SELECT id FROM guardian", [], |row| row.get(0)).unwrap();
    let guardian = Uuid::from_bytes(guardian);
    vault.write(|writer| writer.set_inform(guardian, InformState::DoNotInform, "misstanke om hot")).unwrap();
    let sql = "SELECT domain FROM compartment WHERE subject = ?1 ORDER BY domain";
    let domains: Vec<String> = crate::sql::all(&vault.store.db, sql, [pupil.as_bytes()], |row| row.get(0)).unwrap();
    assert_eq!(domains, ["anmalan", "skola"], "the reason apart from the state");
    assert!(vault.store.verify().unwrap().holds(), "and both are folded");
}
