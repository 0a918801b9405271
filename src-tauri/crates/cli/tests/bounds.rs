//! What has no end, or what nobody can mean, is refused by the command line before it is read.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_samsyn-cli")).args(args).current_dir(folder).env("LC_ALL", "C").output().unwrap()
}

fn complaint(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args);
    assert_eq!(output.status.code(), Some(1), "{args:?} is refused");
    assert!(output.stdout.is_empty(), "{args:?}: nothing on standard output");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "{args:?}: one clear line: {said}");
    said
}

/// A folder with a vault, and every kind of file that is none.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pass"), "fyra ord om havet\n").unwrap();
    std::fs::write(folder.path().join("draft.json"), "{\n \"Elsa slogs av sin pappa\": 1}").unwrap();
    std::fs::create_dir(folder.path().join("a-folder")).unwrap();
    let place = ["--school", "Norra skolan", "--municipality", "0180", "--huvudman", "kommunal"];
    let person = ["--user", "Mirja Ahlgren", "--role", "kurator", "--demonstration"];
    let vault = ["vault", "create", "--vault", "v", "--passphrase-file", "pass"];
    assert_eq!(run(folder.path(), &[&vault[..], &place, &person].concat()).status.code(), Some(0), "a vault");
    folder
}

#[cfg(unix)]
#[test]
fn what_is_no_ordinary_file_is_refused_unopened() {
    let folder = folder();
    let here = folder.path();
    let made = Command::new("mkfifo").arg(here.join("pipe")).status().unwrap();
    assert!(made.success(), "a pipe nobody writes to");
    let vault = ["--vault", "v", "--passphrase-file", "pass"];
    for strange in ["/dev/zero", "pipe", "a-folder"] {
        complaint(here, &["vault", "unlock-check", "--vault", "v", "--passphrase-file", strange]);
        complaint(here, &["route", "--cases", strange, "--json"]);
        complaint(here, &["sekretess", "--cases", strange, "--json"]);
        complaint(here, &[&["import", "register", "areas", strange][..], &vault].concat());
        complaint(here, &[&["import", "pupils", "draft.json", "--mapping", strange][..], &vault].concat());
        complaint(here, &[&["concern", "add", "--pupil", "x", "--from", strange][..], &vault].concat());
        let said =
            complaint(here, &[&["orosanmalan", "draft", "--pupil", "x", "--from", strange][..], &vault].concat());
        assert!(said.contains(strange), "the path is said as it was typed: {said}");
    }
    complaint(here, &[&["import", "pupils", "/dev/zero"][..], &vault].concat());
    for strange in ["/dev/zero", "pipe", "a-folder"] {
        complaint(here, &["vault", "restore", "--from", strange, "--vault", "new", "--passphrase-file", "pass"]);
    }
    std::fs::create_dir(here.join("dump")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", here.join("dump/Elsa Vintergren.json")).unwrap();
    let said = complaint(here, &[&["import", "pupils", "dump"][..], &vault].concat());
    assert!(said.contains("dump (1)") && !said.contains("Elsa"), "a name that nobody typed is not said: {said}");
}

#[test]
fn a_key_is_named_by_its_place_and_never_by_its_text() {
    let folder = folder();
    let vault = ["--vault", "v", "--passphrase-file", "pass"];
    for command in [["orosanmalan", "draft"], ["concern", "add"]] {
        let args = [&command[..], &["--pupil", "201305142380", "--from", "draft.json"], &vault].concat();
        let said = complaint(folder.path(), &args);
        assert!(said.contains("2:") && !said.contains("Elsa"), "line and column, and no word of a child: {said}");
    }
}

#[test]
fn days_and_places_that_nobody_can_mean_are_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    for args in [
        &["deadlines", "--reported", "+262142-12-31"][..],
        &["deadlines", "--reported", "1899-12-31"],
        &["deadlines", "--reported", "2026-11-02", "--decided", "-262143-01-01"],
        &["personnummer", "--date", "2201-01-01"],
        &["vault", "create", "--point", "1e308,-1e308"],
        &["vault", "create", "--point", "18.06,59.33"],
    ] {
        let output = run(folder.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?} is refused where it is read");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!said.contains("panicked"), "{args:?}: and never by a panic: {said}");
    }
    let last = run(folder.path(), &["deadlines", "--reported", "2200-12-31", "--json"]);
    assert_eq!(last.status.code(), Some(0), "the last day has its deadlines");
}
