//! A file of the user's never lands in the vault and never over another file unasked.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::school::{PASSPHRASE, Samsyn};

fn vault_of(samsyn: &Samsyn) -> PathBuf {
    samsyn.folder.path().join("vault")
}

fn backup(samsyn: &Samsyn, file: &Path, overwrite: bool) -> Result<Value, String> {
    samsyn
        .try_call("backup", json!({ "proof": PASSPHRASE, "file": file.display().to_string(), "overwrite": overwrite }))
}

/// `path` from the folder the test runs in, with as many `..` as it takes.
fn relative(path: &Path) -> PathBuf {
    let here = std::env::current_dir().expect("a folder to run in");
    let up: PathBuf = here.components().skip(1).map(|_| "..").collect();
    up.join(path.strip_prefix("/").expect("an absolute path"))
}

/// Names below a folder, with the bytes of what no ordinary writing changes.
fn kept(vault: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(vault).expect("the vault").flatten() {
        let bytes = if entry.file_name() == "vault.keys" { std::fs::read(entry.path()).expect("keys") } else { vec![] };
        found.push((entry.path(), bytes));
    }
    found.sort();
    found
}

#[cfg(unix)]
#[test]
fn no_spelling_of_a_place_leads_into_the_vault() {
    use std::os::unix::fs::symlink;
    let samsyn = Samsyn::new();
    samsyn.create("kurator", false);
    let (vault, outside) = (vault_of(&samsyn), samsyn.folder.path().join("outside"));
    std::fs::create_dir(&outside).expect("a folder");
    symlink(&vault, outside.join("link")).expect("a link to the vault");
    symlink(outside.join("link"), outside.join("twice")).expect("a link to the link");
    symlink(vault.join("samsyn.db"), outside.join("db")).expect("a link to the database");
    symlink(vault.join("made-later"), outside.join("later")).expect("a link to nothing yet");
    std::fs::hard_link(vault.join("samsyn.db"), outside.join("hard")).expect("another name of the database");
    let places = [
        vault.join("samsyn.db"),
        vault.join("vault.keys"),
        vault.join("card.json"),
        vault.join("new.samsyn-backup"),
        vault.join("not/there/yet/copy"),
        vault.join("../vault/copy"),
        vault.join("../outside/../vault/./copy"),
        relative(&vault.join("copy")),
        outside.join("link/copy"),
        outside.join("link/new/copy"),
        outside.join("twice/copy"),
        outside.join("twice/../vault/copy"),
        outside.join("db"),
        outside.join("later"),
        outside.join("hard"),
    ];
    let before = kept(&vault);
    for place in &places {
        for overwrite in [false, true] {
            let answer = backup(&samsyn, place, overwrite).map(|_| ());
            let code = answer.expect_err("nothing is written there");
            assert!(
                ["inside_vault", "not_a_file"].contains(&code.as_str()),
                "{} with overwrite {overwrite} is refused for what it is, not {code}",
                place.display()
            );
        }
    }
    for folder in [vault.clone(), vault.join("exports/new"), outside.join("link"), relative(&vault)] {
        let folder = folder.display().to_string();
        let set = samsyn.try_call("settings_set", json!({ "export_folder": folder, "proof": PASSPHRASE }));
        assert_eq!(set, Err("inside_vault".to_owned()), "{folder} is no folder for exports");
    }
    assert_eq!(kept(&vault), before, "nothing came, went or changed in the vault");
    assert_eq!(samsyn.call("vault_verify", json!({}))["faults"], json!([]), "and it holds");
}

#[cfg(unix)]
#[test]
fn another_vault_is_no_place_either() {
    let (samsyn, other) = (Samsyn::new(), Samsyn::new());
    samsyn.create("kurator", false);
    other.create("kurator", false);
    other.call("vault_lock", json!({}));
    for name in ["samsyn.db", "vault.keys", "copy"] {
        let answer = backup(&samsyn, &vault_of(&other).join(name), true).map(|_| ());
        assert_eq!(answer, Err("inside_vault".to_owned()), "{name} of another vault stays");
    }
    let rescued = samsyn.folder.path().join("rescued.keys");
    std::fs::copy(vault_of(&other).join("vault.keys"), &rescued).expect("a key file taken out");
    assert_eq!(
        backup(&samsyn, &rescued, true).map(|_| ()),
        Err("inside_vault".to_owned()),
        "a key file lying alone opens a copy somewhere: it is never written over"
    );
    other.unlock();
}

#[cfg(unix)]
#[test]
fn what_lies_there_is_replaced_only_when_asked_and_only_when_it_is_a_file() {
    let samsyn = Samsyn::new();
    samsyn.create("kurator", false);
    let folder = samsyn.folder.path();
    let file = folder.join("kopia");
    std::fs::write(&file, "a letter").expect("a file of the user's");
    assert_eq!(backup(&samsyn, &file, false).map(|_| ()), Err("file_exists".to_owned()), "it is not replaced unasked");
    assert_eq!(std::fs::read(&file).expect("the file"), b"a letter", "and is as it was");
    let copy = backup(&samsyn, &file, true).expect("a person said yes");
    assert_eq!(std::fs::metadata(&file).expect("the copy").len(), copy["size_bytes"], "then it is");
    std::fs::create_dir(folder.join("folder")).expect("a folder");
    let made = std::process::Command::new("mkfifo").arg(folder.join("pipe")).status().expect("mkfifo");
    assert!(made.success(), "a pipe lies there");
    std::os::unix::fs::symlink(&file, folder.join("link")).expect("a link");
    let spelled = PathBuf::from(format!("{}/", folder.join("folder").display()));
    for place in [folder.join("folder"), folder.join("pipe"), folder.join("link"), "/dev/null".into(), spelled] {
        for overwrite in [false, true] {
            let answer = backup(&samsyn, &place, overwrite).map(|_| ());
            assert_eq!(answer, Err("not_a_file".to_owned()), "{} is never replaced", place.display());
        }
    }
    assert_eq!(backup(&samsyn, Path::new(".."), true).map(|_| ()), Err("not_a_file".to_owned()), "no name at all");
}

#[test]
fn an_export_beside_an_earlier_one_gets_a_name_of_its_own() {
    let samsyn = Samsyn::demonstration("kurator");
    let elsa = samsyn.pupil("Elsa");
    let draft = samsyn.call("report_draft", json!({ "pupil": elsa["id"], "concern": null, "content": null }));
    let mut names = Vec::new();
    for _ in 0..3 {
        let exported =
            samsyn.call("report_export", json!({ "report": draft["id"], "formats": ["text"], "folder": null }));
        let name = exported["files"][0]["file"].as_str().expect("a name").to_owned();
        let path = Path::new(exported["folder"].as_str().expect("a folder")).join(&name);
        let bytes = std::fs::read(&path).expect("the answer names the file that was written");
        names.push((name, bytes.len()));
    }
    let stem = names[0].0.trim_end_matches(".txt").to_owned();
    assert_eq!(names[1].0, format!("{stem}-2.txt"), "the second is numbered");
    assert_eq!(names[2].0, format!("{stem}-3.txt"), "and the third");
}

#[cfg(unix)]
#[test]
fn an_export_goes_into_no_vault() {
    let samsyn = Samsyn::demonstration("kurator");
    let elsa = samsyn.pupil("Elsa");
    let draft = samsyn.call("report_draft", json!({ "pupil": elsa["id"], "concern": null, "content": null }));
    let vault = vault_of(&samsyn);
    let before = kept(&vault);
    let link = samsyn.folder.path().join("link");
    std::os::unix::fs::symlink(&vault, &link).expect("a link to the vault");
    for folder in [vault.clone(), vault.join("new"), link.join("new"), relative(&vault)] {
        let folder = folder.display().to_string();
        let request = json!({ "report": draft["id"], "formats": ["text"], "folder": folder });
        assert_eq!(samsyn.try_call("report_export", request), Err("inside_vault".to_owned()), "{folder}");
    }
    let report = samsyn.call("report", json!({ "report": draft["id"] }));
    assert_eq!(report["exports"], json!([]), "what did not leave is not sealed as if it had");
    assert_eq!(kept(&vault), before, "nothing came into the vault");
}
