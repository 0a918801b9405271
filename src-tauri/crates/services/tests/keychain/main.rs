//! The real keyring of a Linux desktop, in sessions of its own: open, locked, and none at all.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod changes;

use std::process::{Command, Output};
use std::time::{Duration, Instant};

use samsyn_services::keychain::{Keychain, KeychainFault, KeychainStatus, OsKeychain};
use samsyn_vault::{EntryName, Secret32, VaultId};

const CASE: &str = "SAMSYN_KEYRING_CASE";
const OPEN_KEYRING: &str =
    r#"printf test-only | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$0" "$@""#;

/// Runs this program again as `case`, in a home and a session of its own; `None` when the packages are not installed.
fn in_a_session(case: &str, wrapper: &[&str]) -> Option<Output> {
    let home = tempfile::tempdir().unwrap();
    let runtime = tempfile::Builder::new().prefix("kr").tempdir().unwrap();
    let mut words = wrapper.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    words.push(std::env::current_exe().unwrap().display().to_string());
    words.extend(["--exact", "the_case_of_the_environment", "--nocapture"].map(str::to_owned));
    let run = Command::new(&words[0])
        .args(&words[1..])
        .env(CASE, case)
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", runtime.path())
        .env_remove("XDG_DATA_HOME")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output();
    match run {
        Ok(output) => Some(output),
        Err(fault) => {
            println!("skipped: {} does not start: {fault}", words[0]);
            None
        }
    }
}

fn installed() -> bool {
    let found = Command::new("gnome-keyring-daemon").arg("--version").output().is_ok();
    if !found {
        println!("skipped: gnome-keyring-daemon is not installed");
    }
    found
}

fn holds(case: &str, wrapper: &[&str]) {
    let Some(output) = in_a_session(case, wrapper) else { return };
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the case {case} holds in its session: {said}");
    assert!(said.contains("1 passed"), "and was run: {said}");
}

const NAME: EntryName = EntryName::new(VaultId::from_bytes([7; 16]), [1; 16]);

fn secret(byte: u8) -> Secret32 {
    Secret32::from_bytes([byte; 32])
}

#[test]
fn an_open_keyring_keeps_replaces_and_forgets() {
    if installed() {
        holds("open", &["dbus-run-session", "--", "sh", "-c", OPEN_KEYRING]);
    }
    assert!(std::env::var_os(CASE).is_none(), "this is the outer run");
}

#[test]
fn a_locked_keyring_says_so_without_a_question() {
    if installed() {
        holds("locked", &["dbus-run-session", "--", "sh", "-c", OPEN_KEYRING]);
    }
    assert!(std::env::var_os(CASE).is_none(), "this is the outer run");
}

#[test]
fn a_session_without_an_open_keyring_is_an_ordinary_state() {
    holds("closed", &["dbus-run-session", "--"]);
    assert!(std::env::var_os(CASE).is_none(), "this is the outer run");
}

#[test]
fn a_computer_without_a_session_bus_has_no_keyring() {
    holds("none", &["env"]);
    assert!(std::env::var_os(CASE).is_none(), "this is the outer run");
}

/// A disk of its own that can be filled; only the superuser may mount one.
#[test]
fn a_full_disk_leaves_the_old_passphrase_working() {
    if installed() {
        let wrapper = ["unshare", "-m", "dbus-run-session", "--", "sh", "-c", OPEN_KEYRING];
        let may_mount = Command::new("unshare").args(["-m", "true"]).status().is_ok_and(|status| status.success());
        if may_mount {
            holds("full", &wrapper);
        } else {
            println!("skipped: this user may not mount a small disk");
        }
    }
    assert!(std::env::var_os(CASE).is_none(), "this is the outer run");
}

/// The inner run. Outside of a session of ours it touches nobody's keyring.
#[test]
fn the_case_of_the_environment() {
    let keychain = OsKeychain::default();
    let started = Instant::now();
    match std::env::var(CASE).as_deref() {
        Ok("open") => open(&keychain),
        Ok("locked") => locked(&keychain),
        Ok("full") => return changes::on_a_full_disk(),
        Ok("closed") => {
            let status = keychain.status();
            assert!(matches!(status, KeychainStatus::Missing | KeychainStatus::Locked), "{status:?}: nothing is open");
            assert!(keychain.get(&NAME).is_err(), "and nothing is read");
            assert!(keychain.set(&NAME, &secret(1)).is_err(), "or written into a collection made on the way");
        }
        Ok("none") => {
            assert_eq!(keychain.status(), KeychainStatus::Missing, "no bus, no keyring");
            assert_eq!(keychain.get(&NAME), Err(KeychainFault::Missing), "a fault and no panic");
            assert_eq!(keychain.set(&NAME, &secret(1)), Err(KeychainFault::Missing), "when writing as well");
            assert_eq!(keychain.remove(&NAME), Err(KeychainFault::Missing), "and removing");
        }
        other => assert!(other.is_err(), "there is no such case"),
    }
    assert!(started.elapsed() < Duration::from_secs(15), "nobody waits for a question that is never shown");
}

fn open(keychain: &OsKeychain) {
    assert_eq!(keychain.status(), KeychainStatus::Ready, "the login collection is open");
    assert_eq!(keychain.get(&NAME), Ok(None), "there is no secret yet");
    assert_eq!(keychain.set(&NAME, &secret(1)), Ok(()), "one is kept");
    assert_eq!(keychain.get(&NAME), Ok(Some(secret(1))), "and read");
    assert_eq!(keychain.set(&NAME, &secret(2)), Ok(()), "another takes its place");
    assert_eq!(keychain.get(&NAME), Ok(Some(secret(2))), "not beside it");
    assert_eq!(
        keychain.get(&EntryName::new(VaultId::from_bytes([7; 16]), [2; 16])),
        Ok(None),
        "another secret of the vault has a name of its own"
    );
    assert_eq!(keychain.remove(&NAME), Ok(()), "it is removed");
    assert_eq!(keychain.remove(&NAME), Ok(()), "twice is fine");
    assert_eq!(keychain.get(&NAME), Ok(None), "and gone");
}

fn locked(keychain: &OsKeychain) {
    use secret_service::EncryptionType;
    use secret_service::blocking::SecretService;

    assert_eq!(keychain.set(&NAME, &secret(1)), Ok(()), "a secret lies in the keyring");
    let service = SecretService::connect(EncryptionType::Plain).unwrap();
    service.get_default_collection().unwrap().lock().unwrap();
    assert_eq!(keychain.status(), KeychainStatus::Locked, "a locked keyring is told from none");
    assert_eq!(keychain.get(&NAME), Err(KeychainFault::Locked), "no prompt is opened");
    assert_eq!(keychain.set(&NAME, &secret(2)), Err(KeychainFault::Locked), "when writing as well");
    assert_eq!(keychain.remove(&NAME), Err(KeychainFault::Locked), "and removing");
}
