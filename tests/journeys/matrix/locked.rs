//! Every command against a locked vault: refused before anything is done, whatever it asks for.

use std::collections::BTreeMap;
use std::path::Path;

use samsyn_services::api::{COMMANDS, When, when};
use serde_json::json;

use super::probes;
use super::world::World;
use crate::school::{PASSPHRASE, Samsyn};

/// What is there to do without an open vault, reviewed as such: to look, to make one, to open one, to close one, to bring one back. Municipalities and stadsdelar are
/// public facts of the program's own, and the first run asks for the school's before there is a vault.
const WITHOUT_A_VAULT: [&str; 11] = [
    "app_status",
    "vault_create",
    "vault_unlock",
    "vault_recover",
    "vault_lock",
    "activity",
    "vault_copies",
    "vault_restore",
    "vault_restore_keys",
    "vault_set_aside",
    "place_search",
];

fn needs_a_vault(command: &str) -> bool {
    matches!(when(command), Some(When::Open | When::Saving))
}

#[test]
fn only_these_commands_run_while_locked() {
    let declared: Vec<&str> = COMMANDS.iter().copied().filter(|name| !needs_a_vault(name)).collect();
    let unlisted: Vec<_> = declared.iter().filter(|name| !WITHOUT_A_VAULT.contains(name)).collect();
    assert!(unlisted.is_empty(), "a command that runs without an open vault is reviewed as such: {unlisted:?}");
}

#[test]
fn what_the_first_screens_ask_for_runs_without_a_vault() {
    let features = samsyn_tests::root().join("ui/src/features");
    let mut asked = 0;
    for path in
        ["setup", "unlock"].iter().flat_map(|screen| samsyn_tests::files(&features.join(screen), &[".tsx", ".ts"]))
    {
        let text = std::fs::read_to_string(&path).unwrap();
        if path.to_string_lossy().contains(".test.") {
            continue;
        }
        for command in COMMANDS.iter().filter(|command| text.contains(&format!("('{command}'"))) {
            asked += 1;
            assert!(!needs_a_vault(command), "{command} would leave a person in front of {} for ever", path.display());
        }
    }
    assert!(asked >= 5, "the screens that make, open and bring back a vault ask for something: {asked}");
}

#[test]
fn a_locked_vault_refuses_every_command_and_nothing_changes() {
    let world = World::new();
    let samsyn = &world.team.samsyn;
    let probes = probes::all(&world, "rektor");
    samsyn.call("vault_lock", json!({}));
    let before = files(samsyn.folder.path());
    for probe in probes.into_iter().filter(|probe| needs_a_vault(probe.command)) {
        let answer = samsyn.try_call(probe.command, probe.request.clone());
        assert_eq!(answer, Err("vault_locked".to_owned()), "{} is refused: {}", probe.command, probe.request);
    }
    assert_eq!(changed(&before, &files(samsyn.folder.path())), Vec::<String>::new(), "no file came, went or changed");
}

/// The requests with the most to do: each would write a file or the keyring, and each is right in every word.
#[test]
fn what_writes_outside_the_database_is_refused_too() {
    let samsyn = Samsyn::with_keyring();
    samsyn.create("kurator", true);
    let pupil = samsyn.pupil("Elsa Vintergren");
    let draft = samsyn.call("report_draft", json!({ "pupil": pupil["id"], "concern": null, "content": null }));
    let elsewhere = samsyn.folder.path().join("annanstans");
    samsyn.call("vault_lock", json!({}));
    let (before, keyring) = (files(samsyn.folder.path()), samsyn.keyring_changes());
    for (command, request) in [
        (
            "passphrase_change",
            json!({ "old": PASSPHRASE, "new": "fyra ord om skogen", "policy": "keyring_or_passphrase" }),
        ),
        ("passphrase_change", json!({ "old": PASSPHRASE, "new": "fyra ord om skogen", "policy": null })),
        ("recovery_key_replace", json!({ "proof": PASSPHRASE })),
        ("report_export", json!({ "report": draft["id"], "formats": ["text"], "folder": elsewhere.join("export") })),
        ("vault_rekey", json!({ "proof": PASSPHRASE, "passphrase": "fyra ord om skogen", "policy": null })),
        ("backup", json!({ "proof": PASSPHRASE, "file": elsewhere.join("kopia.samsyn-backup") })),
        ("settings_set", json!({ "export_folder": elsewhere.join("ny"), "proof": PASSPHRASE })),
    ] {
        assert_eq!(samsyn.try_call(command, request.clone()), Err("vault_locked".to_owned()), "{command} is refused");
    }
    assert_eq!(changed(&before, &files(samsyn.folder.path())), Vec::<String>::new(), "nothing was written");
    assert_eq!(samsyn.keyring_changes(), keyring, "the keyring was not touched");
    samsyn.unlock();
}

#[test]
fn what_opens_a_vault_is_refused_while_one_is_open() {
    let samsyn = Samsyn::new();
    let printed = samsyn.create("kurator", false)["groups"].clone();
    let printed: Vec<&str> = printed.as_array().expect("groups").iter().filter_map(|group| group.as_str()).collect();
    let before = files(samsyn.folder.path());
    for (command, request) in [
        ("vault_unlock", json!({ "passphrase": PASSPHRASE })),
        ("vault_recover", json!({ "recovery_key": printed.join("-"), "passphrase": "fyra nya ord nu" })),
    ] {
        assert_eq!(samsyn.try_call(command, request), Err("vault_open".to_owned()), "{command} has nothing to open");
    }
    assert_eq!(changed(&before, &files(samsyn.folder.path())), Vec::<String>::new(), "nobody's passphrase changed");
}

/// Every file below a folder, and every folder, with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let bytes = if entry.path().is_dir() {
                folders.push(entry.path());
                Vec::new()
            } else {
                std::fs::read(entry.path()).expect("a file")
            };
            found.insert(entry.path().display().to_string(), bytes);
        }
    }
    found
}

/// Paths that are not the same in both.
fn changed(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let paths = before.keys().chain(after.keys()).filter(|path| before.get(*path) != after.get(*path));
    paths.cloned().collect()
}
