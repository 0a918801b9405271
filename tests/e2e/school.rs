//! Schools made ahead through the services, for tests that are about something later.

use std::path::PathBuf;
use std::sync::Arc;

use samsyn_services::api::dispatch;
use samsyn_services::app::{App, Ports};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::program::Program;
use crate::window::Window;

/// The passphrase of every made-up vault.
pub const PASSPHRASE: &str = "fyra ord om havet";

/// A file of the demonstration school.
pub fn demo_file(name: &str) -> PathBuf {
    let file = samsyn_tests::root().join("src-tauri/crates/services/demo").join(name);
    assert!(file.exists(), "{} is part of the repository", file.display());
    file
}

/// A vault in a folder, open in the services and in no window yet.
pub struct School {
    app: App,
    folder: Arc<tempfile::TempDir>,
}

impl School {
    /// The demonstration school, with a kurator at the keyboard.
    pub fn demonstration() -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a temporary folder"));
        let ports = Ports::of_this_computer(folder.path().join("vault"), folder.path().join("exports"));
        let school = Self { app: App::new(ports), folder };
        school.call(
            "vault_create",
            json!({
                "school": "Norra skolan", "municipality": "0180", "stadsdel": "Farsta", "point": null,
                "huvudman": "kommunal", "user": "Mirja Ahlgren", "role": "kurator", "passphrase": PASSPHRASE,
                "policy": "passphrase", "demonstration": true
            }),
        );
        school
    }

    /// Runs a command of the door that must work.
    pub fn call(&self, name: &str, request: Value) -> Value {
        match dispatch(&self.app, name, &request.to_string()) {
            Ok(answer) => serde_json::from_str(&answer).expect("JSON"),
            Err(fault) => panic!("{name} answered {:?}", fault.view().code),
        }
    }

    /// The id of a pupil.
    pub fn pupil(&self, name: &str) -> Value {
        self.call("search", json!({ "query": name, "limit": 1 }))["pupils"][0]["id"].clone()
    }

    /// Locks the vault and opens a window on it.
    pub async fn open(self) -> (Program, Window) {
        self.app.lock();
        Self::show(Program::over(self.folder)).await
    }

    /// The same with the vault on a small disk.
    pub async fn open_on_a_small_disk(self) -> (Program, Window) {
        self.app.lock();
        Self::show(Program::on_a_small_disk(self.folder)).await
    }

    async fn show(program: Program) -> (Program, Window) {
        let window = Window::open(&program).await;
        window.unlock().await;
        (program, window)
    }
}

impl Window {
    /// Opens the vault with its passphrase, and waits until the work is there.
    pub async fn unlock(&self) {
        self.is_at("Lås upp").await;
        self.focus_is_on("Lösenfras").await;
        self.keys(PASSPHRASE).await;
        self.keys(Key::Enter).await;
        self.sees("Allt finns på den här datorn").await;
    }
}
