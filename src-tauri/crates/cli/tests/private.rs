//! Other accounts of the computer, and what falls to the disk when a program falls.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const SOMEBODY_ELSE: u32 = 65534;

fn superuser() -> bool {
    std::fs::metadata("/proc/self").unwrap().uid() == 0
}

/// Runs the program as a shell with the most careless habits would.
fn careless(folder: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_samsyn-cli");
    let (vault, pass) = (folder.join("vault"), folder.join("pass"));
    let mut command = Command::new("sh");
    command.args(["-c", r#"umask 000; ulimit -c unlimited; exec "$0" "$@""#, program]);
    command.args(arguments).arg("--vault").arg(vault).arg("--passphrase-file").arg(pass).output().unwrap()
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

/// Every file of a vault is its owner's, or the assertion names it.
fn all_private(vault: &Path) {
    assert_eq!(mode(vault), 0o700, "nobody else enters the folder");
    for entry in std::fs::read_dir(vault).unwrap().flatten() {
        assert_eq!(mode(&entry.path()), 0o600, "{} is its owner's", entry.path().display());
    }
}

#[test]
fn a_vault_is_its_owners_from_the_first_day_and_again_at_every_opening() {
    let place = tempfile::tempdir().unwrap();
    let (folder, vault) = (place.path(), place.path().join("vault"));
    std::fs::write(folder.join("pass"), "fyra ord om havet\n").unwrap();
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    let place = ["--school", "Norra skolan", "--municipality", "0180", "--huvudman", "kommunal"];
    let person = ["--user", "Mirja Ahlgren", "--role", "kurator"];
    let made = careless(folder, &[&["vault", "create"], &place[..], &person[..]].concat());
    assert!(made.status.success(), "a vault is made: {}", String::from_utf8_lossy(&made.stderr));
    all_private(&vault);
    for name in ["samsyn.db", "vault.keys", "card.json", "samsyn.lock"] {
        std::fs::set_permissions(vault.join(name), std::fs::Permissions::from_mode(0o666)).unwrap();
    }
    std::fs::set_permissions(&vault, std::fs::Permissions::from_mode(0o777)).unwrap();
    assert!(careless(folder, &["vault", "unlock-check"]).status.success(), "a vault that lay open to all opens");
    all_private(&vault);
    if superuser() {
        for attempt in ["cat card.json", "cat samsyn.db", "flock -n samsyn.lock true", "touch new"] {
            let script = format!("cd '{}' && {attempt}", vault.display());
            let tried =
                Command::new("sh").args(["-c", &script]).uid(SOMEBODY_ELSE).gid(SOMEBODY_ELSE).output().unwrap();
            assert!(!tried.status.success(), "{attempt} is not for another user of the computer");
        }
        assert!(careless(folder, &["vault", "unlock-check"]).status.success(), "and the vault still opens");
    }
}

#[test]
fn a_program_that_falls_leaves_no_image_of_its_memory() {
    let mut command = Command::new("sh");
    let script = r#"ulimit -c unlimited; exec "$0" personnummer"#;
    command.args(["-c", script, env!("CARGO_BIN_EXE_samsyn-cli")]).stdin(Stdio::piped()).stdout(Stdio::piped());
    if superuser() {
        command.uid(SOMEBODY_ELSE).gid(SOMEBODY_ELSE);
    }
    let mut running = command.spawn().unwrap();
    writeln!(running.stdin.as_mut().unwrap(), "20130514-2380").unwrap();
    let mut answer = String::new();
    BufReader::new(running.stdout.take().unwrap()).read_line(&mut answer).unwrap();
    assert!(!answer.is_empty(), "it has begun its work");
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", running.id())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    let words: Vec<&str> = core.split_whitespace().collect();
    assert_eq!(words[4..6], ["0", "0"], "no image, and no way to raise the limit: {core}");
    let memory = std::fs::metadata(format!("/proc/{}/mem", running.id())).unwrap();
    assert_eq!(memory.uid(), 0, "the system keeps the memory from other programs of the same user");
    drop(running.stdin.take());
    running.wait().unwrap();
}
