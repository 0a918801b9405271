//! The lock, the printed key, copies, and what survives.

use serde_json::json;

use crate::school::{PASSPHRASE, Samsyn};

#[test]
fn text_saved_a_moment_ago_is_there_after_the_program_was_killed() {
    let samsyn = Samsyn::demonstration("kurator");
    let draft = "018f6b1c-0000-7000-8000-000000000001";
    samsyn.call(
        "draft_save",
        json!({ "draft": draft, "kind": "concern", "pupil": null, "body": "{\"what\":\"Halvskriven\"}" }),
    );
    // No lock, no goodbye: the file is simply opened again once the first program is gone.
    let again = samsyn.again();
    drop(samsyn);
    again.unlock();
    let kept = again.call("draft", json!({ "draft": draft }));
    assert!(
        kept["body"].as_str().expect("a body").contains("Halvskriven"),
        "what was typed is there at the next start"
    );
}

#[test]
fn locking_closes_everything_and_the_passphrase_opens_it() {
    let samsyn = Samsyn::demonstration("kurator");
    samsyn.call("vault_lock", json!({}));
    assert_eq!(
        samsyn.try_call("pupil_list", json!({ "limit": 5 })),
        Err("vault_locked".to_owned()),
        "nothing is read while locked"
    );
    assert_eq!(
        samsyn.try_call("vault_unlock", json!({ "passphrase": "fel ord om havet" })),
        Err("passphrase_wrong".to_owned()),
        "a wrong passphrase is told"
    );
    assert_eq!(samsyn.unlock()["user"]["name"], "Mirja Ahlgren", "and nothing is lost by it");
}

#[test]
fn the_printed_key_opens_the_vault_and_sets_a_new_passphrase() {
    let samsyn = Samsyn::new();
    let printed = samsyn.create("kurator", false)["groups"]
        .as_array()
        .expect("groups")
        .iter()
        .map(|group| group.as_str().expect("a group"))
        .collect::<Vec<_>>()
        .join(" ");
    samsyn.call("vault_lock", json!({}));
    samsyn.call("vault_recover", json!({ "recovery_key": printed.to_lowercase(), "passphrase": "fyra nya ord nu" }));
    samsyn.call("vault_lock", json!({}));
    assert_eq!(
        samsyn.try_call("vault_unlock", json!({ "passphrase": PASSPHRASE })),
        Err("passphrase_wrong".to_owned()),
        "the old passphrase is gone"
    );
    samsyn.call("vault_unlock", json!({ "passphrase": "fyra nya ord nu" }));
}

#[test]
fn two_programs_do_not_share_a_vault() {
    let samsyn = Samsyn::demonstration("kurator");
    let second = samsyn.again();
    assert_eq!(
        second.try_call("vault_unlock", json!({ "passphrase": PASSPHRASE })),
        Err("vault_in_use".to_owned()),
        "the second is told"
    );
    samsyn.call("vault_lock", json!({}));
    second.unlock();
}

#[test]
fn a_copy_is_verified_when_it_is_written() {
    let samsyn = Samsyn::demonstration("kurator");
    let file = samsyn.folder.path().join("kopia.samsyn");
    let copy = samsyn.call("backup", json!({ "proof": PASSPHRASE, "file": file.display().to_string() }));
    assert!(file.exists() && copy["size_bytes"].as_u64().unwrap_or(1) > 0, "the copy lies where it was asked for");
}

#[test]
fn a_damaged_database_is_moved_aside_and_never_deleted() {
    let samsyn = Samsyn::demonstration("kurator");
    samsyn.call("vault_lock", json!({}));
    let vault = samsyn.folder.path().join("vault");
    let database = std::fs::read_dir(&vault)
        .expect("the vault")
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "db" || ending == "sqlite"))
        .expect("the database");
    let mut bytes = std::fs::read(&database).expect("the database");
    let middle = bytes.len() / 2;
    for byte in &mut bytes[4096..middle] {
        *byte ^= 0x5a;
    }
    std::fs::write(&database, &bytes).expect("the damage");
    let opened = samsyn.try_call("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    if opened.is_ok() {
        assert_ne!(
            samsyn.call("vault_verify", json!({}))["faults"],
            json!([]),
            "damage that opening does not meet is found by checking"
        );
        return;
    }
    assert_eq!(opened, Err("vault_damaged".to_owned()), "the user is told that nothing of the file opens");
    let kept = std::fs::read_dir(&vault)
        .expect("the vault")
        .flatten()
        .any(|entry| std::fs::read(entry.path()).is_ok_and(|found| found == bytes));
    assert!(kept, "every byte of it is still there");
}

/// A job that ends after the lock, and even after the next unlocking, brings nothing of its own back.
#[test]
fn long_work_of_one_opening_never_reaches_the_next() {
    let samsyn = Samsyn::demonstration("registeransvarig");
    let register = crate::school::demo_file("elever.csv");
    let file = samsyn.upload("elever.csv", &register);
    let check = json!({ "files": [file], "mapping": null });
    let job = samsyn.call("pupil_import_check", check.clone());
    // At once: most often the job is still reading, and whenever it ends, it ends outside.
    samsyn.call("vault_lock", json!({}));
    samsyn.unlock();
    for (command, request) in [
        ("pupil_import_plan", json!({ "job": job["job"] })),
        ("pupil_import_apply", json!({ "plan": job["job"], "confirm": true })),
    ] {
        assert_eq!(samsyn.try_call(command, request), Err("plan_gone".to_owned()), "{command}: no plan came back");
    }
    assert_eq!(samsyn.try_call("job", json!({ "job": job["job"] })), Err("not_found".to_owned()), "nor the job");
    assert_eq!(samsyn.try_call("pupil_import_check", check), Err("file_gone".to_owned()), "nor the file");
}
