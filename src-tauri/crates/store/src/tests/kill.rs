//! The program is killed three hundred times while it writes: whatever it said was saved is there.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use samsyn_rules::sekretess::{Actor, Domain, Role};
use samsyn_vault::{KeyFile, KeyringSecret, OsEntropy, Policy, SeededEntropy};
use uuid::Uuid;

use super::files::concern;
use super::support::{now, record, run, setup};
use crate::drafts::{DraftKind, NewDraft};
use crate::people::PupilChange;
use crate::settings::SettingKey;
use crate::{Part, Store, StoreSetup, WriteContext};

const FOLDER: &str = "SAMSYN_TEST_KILL";
const KILLS: u64 = 300;

/// The keyring's secret: no passphrase is stretched three hundred times.
fn secret() -> KeyringSecret {
    KeyringSecret::make(&SeededEntropy::new(32)).unwrap()
}

fn make(dir: &Path) {
    let entropy = SeededEntropy::new(31);
    let (keys, key, _) =
        KeyFile::make(&entropy, Policy::KeyringOrPassphrase, "fyra ord om havet", Some(&secret())).unwrap();
    let setup = StoreSetup { vault: keys.vault(), ..setup(Role::Kurator) };
    let mut store =
        Store::create(dir, Arc::new(key), (&setup, &keys.to_bytes()), now(), Arc::new(SeededEntropy::new(7))).unwrap();
    let change = PupilChange::Put { pupil: None, record: Box::new(record("e1", "Anna", "Påhittad", "7A")) };
    let context = context(&store);
    store.write(&context, |writer| writer.apply_import(&run(1), &[change])).unwrap();
}

fn open(dir: &Path) -> Store {
    let keys = KeyFile::load(&Part::Keys.path(dir)).unwrap();
    let key = keys.unlock_keyring(secret().secret()).unwrap();
    Store::open(dir, Arc::new(key), None, now(), Arc::new(OsEntropy)).unwrap()
}

fn context(store: &Store) -> WriteContext {
    let user = store.user().unwrap();
    WriteContext { actor: Actor { id: user.id, role: user.role }, at: now() }
}

/// Writes of every kind, each said on standard output once it is saved: `a` with the number of events, `d` with the draft's text.
fn write_until_killed(dir: &Path) -> ! {
    let mut store = open(dir);
    let context = context(&store);
    for n in 0_u64.. {
        let id = Uuid::from_u128(u128::from(store.event_count().unwrap()) << 32 | u128::from(n));
        match n % 6 {
            0 => {
                let change =
                    PupilChange::Put { pupil: None, record: Box::new(record(&format!("p{id}"), "Bo", "Ny", "7B")) };
                store.write(&context, |writer| writer.apply_import(&run(id.as_u128()), &[change])).unwrap();
            }
            1 => drop(store.write(&context, |writer| writer.add_concern(&concern("oro"))).unwrap()),
            2 => {
                let id = "SELECT id FROM pupil WHERE source_id = 'e1'";
                let pupil = Uuid::from_bytes(store.db.query_row(id, [], |row| row.get(0)).unwrap());
                store
                    .write(&context, |writer| writer.open_case(pupil, Domain::Elevstod))
                    .map(|_| ())
                    .unwrap_or_default();
                store.write(&context, |writer| writer.set_child_wish(pupil, &n.to_string())).unwrap();
            }
            3 => store.set_setting(SettingKey::IdleMinutes, Some(&(3 + n % 9).to_string())).unwrap(),
            4 => store.settle().unwrap(),
            _ => {
                let body = format!("{n:0>900}");
                let draft =
                    NewDraft { id: Uuid::from_u128(1), kind: DraftKind::Concern, pupil: None, body: body.clone() };
                store.save_draft(&context, &draft).unwrap();
                println!("d {body}");
            }
        }
        println!("a {}", store.event_count().unwrap());
    }
    unreachable!("numbers do not end")
}

/// The last whole line of each kind.
fn said(output: impl std::io::Read, until: usize, kill: impl FnOnce()) -> (u64, Option<String>) {
    let (mut events, mut draft, mut kill) = (0, None, Some(kill));
    for (line, text) in BufReader::new(output).lines().map_while(Result::ok).enumerate() {
        if line >= until
            && let Some(kill) = kill.take()
        {
            kill();
        }
        match text.split_once(' ') {
            Some(("a", number)) => events = number.parse().unwrap_or(events),
            Some(("d", body)) if body.len() == 900 => draft = Some(body.to_owned()),
            _ => {}
        }
    }
    (events, draft)
}

#[test]
fn three_hundred_kills_lose_nothing_that_was_said_to_be_saved() {
    if let Some(dir) = std::env::var_os(FOLDER) {
        write_until_killed(Path::new(&dir));
    }
    let dir = tempfile::tempdir().unwrap();
    make(dir.path());
    let myself = std::env::current_exe().unwrap();
    for kill in 0..KILLS {
        let mut child = Command::new(&myself)
            .args(["tests::kill::three_hundred_kills_lose_nothing_that_was_said_to_be_saved", "--exact", "--nocapture"])
            .env(FOLDER, dir.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let output = child.stdout.take().unwrap();
        // At another place of the work every time: kill(2) with SIGKILL.
        let (events, draft) = said(output, 1 + usize::try_from(kill % 23).unwrap(), || child.kill().unwrap());
        child.wait().unwrap();
        let mut store = open(dir.path());
        assert_eq!(store.losses().unwrap(), [], "kill {kill}: nothing is told as lost that is not");
        let there = store.event_count().unwrap();
        assert!(there >= events, "kill {kill}: {events} events were said to be saved, {there} are there");
        if let Some(body) = draft {
            let stored: String =
                store.db.query_row("SELECT body FROM draft WHERE kind = 'concern'", [], |row| row.get(0)).unwrap();
            assert!(stored >= body || stored.len() == 900, "kill {kill}: the draft is one that was saved");
        }
        if kill % 25 == 0 {
            assert!(store.verify().unwrap().holds(), "kill {kill}: the log holds");
        }
        drop(store);
        assert!(
            !fs::read_dir(dir.path())
                .unwrap()
                .any(|entry| { entry.unwrap().file_name().to_string_lossy().starts_with("samsyn-damaged") }),
            "kill {kill}: nothing had to be kept aside"
        );
    }
}
