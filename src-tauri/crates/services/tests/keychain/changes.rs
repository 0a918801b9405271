//! Changes of what opens a vault on a disk that fills up, with the real keyring beside it.

use std::io::Write;
use std::path::Path;
use std::process::Command;

use samsyn_services::api::dispatch;
use samsyn_services::app::{App, Ports};
use serde_json::{Value, json};

const OLD: &str = "fyra ord om havet";
const NEW: &str = "fyra nya ord om skogen";
const POLICIES: [&str; 3] = ["passphrase", "keyring_or_passphrase", "keyring_and_passphrase"];

fn call(app: &App, name: &str, request: Value) -> Result<Value, String> {
    match dispatch(app, name, &request.to_string()) {
        Ok(answer) => Ok(serde_json::from_str(&answer).unwrap()),
        Err(fault) => Err(serde_json::to_value(fault.code).unwrap().as_str().unwrap().to_owned()),
    }
}

fn program(disk: &Path) -> App {
    App::new(Ports::of_this_computer(disk.join("vault"), disk.join("exports")))
}

fn opens(disk: &Path, passphrase: &str) -> bool {
    call(&program(disk), "vault_unlock", json!({ "passphrase": passphrase })).is_ok()
}

/// Takes all room but `spare` bytes.
fn fill(disk: &Path, spare: usize) {
    let mut file = std::fs::File::create(disk.join("filler")).unwrap();
    let mut filled = 0;
    while file.write_all(&[0x55; 4096]).is_ok() {
        filled += 4096;
    }
    file.set_len((filled as u64).saturating_sub(spare as u64)).unwrap();
}

/// Every change of policy, at every number of free blocks that decides anything: what was refused leaves the old passphrase.
pub(super) fn on_a_full_disk() {
    let disk = tempfile::tempdir().unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=4m", "tmpfs"]).arg(disk.path()).status();
    assert!(mounted.unwrap().success(), "a small disk in a mount namespace of its own");
    let disk = disk.path();
    let (mut refused, mut done) = (0, 0);
    for from in POLICIES {
        for to in POLICIES {
            let made = json!({
                "school": "Norra skolan", "municipality": "0180", "stadsdel": null, "point": null, "huvudman": "kommunal",
                "user": "Mirja Ahlgren", "role": "kurator", "passphrase": OLD, "policy": from, "demonstration": false
            });
            let app = program(disk);
            call(&app, "vault_create", made).unwrap();
            for blocks in [0, 1, 16] {
                fill(disk, blocks * 4096);
                let changed = call(&app, "passphrase_change", json!({ "old": OLD, "new": NEW, "policy": to }));
                std::fs::remove_file(disk.join("filler")).unwrap();
                call(&app, "vault_lock", json!({})).unwrap();
                let what = format!("{from} to {to} with {blocks} blocks free: {changed:?}");
                if changed.is_ok() {
                    done += 1;
                    assert!(opens(disk, NEW) && !opens(disk, OLD), "the new one opens: {what}");
                    break;
                }
                refused += 1;
                assert_eq!(changed, Err("disk_full".to_owned()), "it says why: {what}");
                assert!(opens(disk, OLD) && !opens(disk, NEW), "the old one opens: {what}");
                call(&app, "vault_unlock", json!({ "passphrase": OLD })).unwrap();
            }
            drop(app);
            std::fs::remove_dir_all(disk.join("vault")).unwrap();
            // The keyring knows that a vault lay here: giving it up is said, not guessed.
            call(&program(disk), "vault_set_aside", json!({})).unwrap();
        }
    }
    assert_eq!(done, 9, "with room, every change is made");
    assert!(refused >= 9, "without, each was refused at least once: {refused}");
}
