//! Chains: a device signs one, for its person, and a file that came back begins another.
#![allow(clippy::unwrap_used)]

use rusqlite::params;
use samsyn_rules::sekretess::{Actor, Domain, Role};
use samsyn_vault::OwnClock;
use uuid::Uuid;

use super::files::concern;
use super::log::raw;
use super::support::{KEYS_FILE, Vault, key, now, open, record};
use crate::{NewLife, StoreError, WriteContext, restore_backup};

/// Device, and whether its signing key is in the file, of every chain.
fn devices(vault: &Vault) -> Vec<(Vec<u8>, bool)> {
    let sql = "SELECT device, sealed IS NOT NULL FROM chain ORDER BY n";
    let mut statement = vault.store.db.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<rusqlite::Result<_>>().unwrap()
}

#[test]
fn a_new_life_has_a_new_device_and_the_old_chain_still_verifies() {
    let mut vault = Vault::new();
    vault.write(|writer| writer.add_concern(&concern("före"))).unwrap();
    let (before, digest) = (vault.store.event_count().unwrap(), vault.store.digest().unwrap());
    vault.store.begin_incarnation(now(), NewLife::RolledBack).unwrap();
    vault.write(|writer| writer.add_concern(&concern("efter"))).unwrap();
    let mut vault = vault.reopen();
    vault.write(|writer| writer.add_concern(&concern("efter omstart"))).unwrap();
    let devices = devices(&vault);
    assert_eq!(devices.len(), 2, "two lives");
    assert_ne!(devices[0].0, devices[1].0, "of two devices");
    assert_eq!((devices[0].1, devices[1].1), (false, true), "nobody can sign with the old one's key any more");
    let report = vault.store.verify().unwrap();
    assert!(report.holds(), "both chains hold: {:?}", report.faults);
    assert_eq!(report.events, before + 1 + 3 + 3, "every event of both was verified");
    assert_ne!(vault.store.digest().unwrap(), digest, "and what came after is there");
    let bound: i64 = vault.store.db.query_row("SELECT count(*) FROM device", [], |row| row.get(0)).unwrap();
    assert_eq!(bound, 2, "both devices are the person's");
}

#[test]
fn a_copy_holds_no_signing_key_and_goes_on_as_another_device() {
    let mut vault = Vault::new();
    let pupil = vault.pupil(record("e1", "Anna", "Påhittad", "7A"));
    vault.write(|writer| writer.open_case(pupil, Domain::Elevstod)).unwrap();
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("kopia.db");
    vault.store.backup(&file).unwrap();
    let sealed: i64 = raw(&file).query_row("SELECT count(sealed) FROM chain", [], |row| row.get(0)).unwrap();
    assert_eq!(sealed, 0, "whoever finds the copy can sign nothing in this device's name");
    let home = tempfile::tempdir().unwrap();
    restore_backup(&file, KEYS_FILE, home.path(), &key(), now()).unwrap();
    let mut restored = Vault { store: open(home.path()).unwrap(), dir: home, at: now() };
    // Both go on: no number of a chain is ever given twice.
    restored.write(|writer| writer.add_concern(&concern("i kopian"))).unwrap();
    vault.write(|writer| writer.add_concern(&concern("i originalet"))).unwrap();
    let (old, new) = (devices(&vault), devices(&restored));
    assert_eq!(old[0].0, new[0].0, "the old chain is in both");
    assert_eq!(old.len(), 1, "the original goes on with it");
    assert_eq!((new.len(), new[0].1, new[1].1), (2, false, true), "the copy with another");
    assert!(vault.store.verify().unwrap().holds() && restored.store.verify().unwrap().holds(), "and both hold");
    let restored = restored.reopen();
    assert_eq!(devices(&restored).len(), 2, "opening it again begins nothing more");
}

#[test]
fn nobody_writes_on_somebody_elses_device() {
    let mut vault = Vault::new();
    let other = Actor { id: Uuid::from_u128(5), role: Role::Rektor };
    let context = WriteContext { actor: other, at: now() };
    let events = vault.store.event_count().unwrap();
    let refused = vault.store.write(&context, |writer| writer.add_concern(&concern("i annans namn")));
    assert!(matches!(refused, Err(StoreError::NotTheUser)), "the device is the user's");
    assert_eq!(vault.store.event_count().unwrap(), events, "and nothing was written");
}

#[test]
fn a_new_life_that_cannot_be_written_leaves_the_old_one() {
    let mut vault = Vault::new();
    vault.store.db.pragma_update(None, "query_only", true).unwrap();
    assert!(vault.store.begin_incarnation(now(), NewLife::RolledBack).is_err(), "nothing can be written");
    vault.store.db.pragma_update(None, "query_only", false).unwrap();
    vault.write(|writer| writer.add_concern(&concern("vidare"))).unwrap();
    assert_eq!(devices(&vault).len(), 1, "the old chain goes on");
    assert!(vault.store.verify().unwrap().holds(), "and holds");
}

#[test]
fn people_at_devices_of_their_own_share_a_file() {
    let mut vault = Vault::new();
    let (first, second) = (vault.user(), Actor { id: Uuid::from_u128(5), role: Role::Rektor });
    for (turn, actor) in [second, first, second, first].into_iter().enumerate() {
        vault.store.sit_down(actor, now()).unwrap();
        let context = WriteContext { actor, at: now() };
        let said = concern(&format!("nummer {turn}"));
        vault.store.write(&context, |writer| writer.add_concern(&said)).unwrap();
    }
    assert_eq!(devices(&vault).len(), 2, "each has one device, however often they sit down");
    let report = vault.store.verify().unwrap();
    assert!(report.holds(), "two chains, one log: {:?}", report.faults);
    let before = vault.store.digest().unwrap();
    vault.store.rebuild().unwrap();
    assert_eq!(vault.store.digest().unwrap(), before, "folded in the one order of both");
}

#[test]
fn each_chain_is_walked_to_its_own_break() {
    let mut vault = Vault::new();
    vault.write(|writer| writer.add_concern(&concern("ett"))).unwrap();
    vault.store.begin_incarnation(now(), NewLife::RolledBack).unwrap();
    vault.write(|writer| writer.add_concern(&concern("två"))).unwrap();
    let whole = vault.store.verify().unwrap().events;
    let broken = "UPDATE event SET sig = zeroblob(64) WHERE chain = ?1 AND seq = 2";
    vault.store.db.execute(broken, params![2]).unwrap();
    let report = vault.store.verify().unwrap();
    assert!(
        report.faults.iter().any(|fault| fault == "signature:2.2"),
        "named by chain and number: {:?}",
        report.faults
    );
    assert_eq!(report.events, whole - 3, "the first chain is believed to its end, the second to the break");
    let stranger = "UPDATE chain SET public = zeroblob(32) WHERE n = 1";
    vault.store.db.execute(stranger, []).unwrap();
    assert!(!vault.store.verify().unwrap().holds(), "a chain under another key than its device's is none");
}

#[test]
fn a_clock_that_leaps_does_not_take_the_log_along() {
    let mut vault = Vault::new();
    let far = now() + chrono::TimeDelta::days(11 * 365);
    assert_eq!(vault.store.check_clock(now()), OwnClock::Steady, "as usual");
    assert_eq!(vault.store.check_clock(far), OwnClock::Ahead, "a question for a person");
    vault.at = far;
    vault.write(|writer| writer.add_concern(&concern("2037"))).unwrap();
    let mut vault = vault.reopen();
    assert_eq!(vault.store.check_clock(now()), OwnClock::Steady, "one wrong start pins nothing");
    vault.store.confirm_clock(far);
    vault.write(|writer| writer.add_concern(&concern("bekräftad"))).unwrap();
    let vault = vault.reopen();
    assert_eq!(vault.store.check_clock(far), OwnClock::Steady, "what a person has confirmed stands in the log");
    assert_eq!(vault.store.check_clock(now()), OwnClock::Behind, "and what lies far before it is a question again");
}
