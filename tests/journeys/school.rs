//! A school in a temporary folder, driven through the door.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Duration, Utc};
use samsyn_services::api::dispatch;
use samsyn_services::app::{App, Clock, Ports};
use serde_json::{Value, json};

use crate::keyring::MemoryKeychain;

/// The passphrase of every made-up vault.
pub const PASSPHRASE: &str = "fyra ord om havet";

/// A clock the test moves.
#[derive(Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    fn at(instant: &str) -> Self {
        let instant: DateTime<Utc> = instant.parse().expect("an instant");
        Self(Arc::new(AtomicI64::new(instant.timestamp_millis())))
    }

    /// Lets time pass.
    pub fn pass(&self, time: Duration) {
        self.0.fetch_add(time.num_milliseconds(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0.load(Ordering::SeqCst)).expect("an instant")
    }
    fn steady(&self) -> std::time::Duration {
        std::time::Duration::from_millis(self.0.load(Ordering::SeqCst).unsigned_abs())
    }
}

/// A program over a vault of its own.
pub struct Samsyn {
    pub app: App,
    pub clock: TestClock,
    pub folder: Arc<tempfile::TempDir>,
    keychain: MemoryKeychain,
}

impl Samsyn {
    /// The program, without a vault.
    pub fn new() -> Self {
        Self::on(MemoryKeychain::none())
    }

    /// The program on a computer with a keyring.
    pub fn with_keyring() -> Self {
        Self::on(MemoryKeychain::default())
    }

    /// The program as the window starts it: the vault closes when nobody is there.
    pub fn locking_when_idle() -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a temporary folder"));
        let (clock, keychain) = (TestClock::at("2026-11-24T08:00:00Z"), MemoryKeychain::none());
        let ports = ports(&folder, &clock, &keychain).locking_when_idle();
        Self { app: App::new(ports), clock, folder, keychain }
    }

    fn on(keychain: MemoryKeychain) -> Self {
        Self::beside(Arc::new(tempfile::tempdir().expect("a temporary folder")), keychain)
    }

    /// The program over a folder, on a computer with this keyring.
    pub fn beside(folder: Arc<tempfile::TempDir>, keychain: MemoryKeychain) -> Self {
        Self::over(folder, TestClock::at("2026-11-24T08:00:00Z"), keychain)
    }

    fn over(folder: Arc<tempfile::TempDir>, clock: TestClock, keychain: MemoryKeychain) -> Self {
        Self { app: App::new(ports(&folder, &clock, &keychain)), clock, folder, keychain }
    }

    /// How many times a secret was put into the keyring or taken out.
    pub fn keyring_changes(&self) -> usize {
        self.keychain.changes()
    }

    /// A second program over the same vault, or this one started again after it ended.
    pub fn again(&self) -> Self {
        Self::over(Arc::clone(&self.folder), self.clock.clone(), self.keychain.clone())
    }

    /// The demonstration school, with a user of this role.
    pub fn demonstration(role: &str) -> Self {
        let samsyn = Self::new();
        samsyn.create(role, true);
        samsyn
    }

    /// A school in Farsta, empty or the demonstration's.
    pub fn create(&self, role: &str, demonstration: bool) -> Value {
        self.create_of("kommunal", role, demonstration)
    }

    /// A school of this huvudman.
    pub fn create_of(&self, huvudman: &str, role: &str, demonstration: bool) -> Value {
        self.call(
            "vault_create",
            json!({
                "school": "Norra skolan", "municipality": "0180", "stadsdel": "Farsta", "point": [59.245557, 18.088858],
                "huvudman": huvudman, "user": "Mirja Ahlgren", "role": role, "passphrase": PASSPHRASE,
                "policy": "passphrase", "demonstration": demonstration
            }),
        )
    }

    /// Runs a command that must work.
    pub fn call(&self, name: &str, request: Value) -> Value {
        self.try_call(name, request).unwrap_or_else(|code| panic!("{name} answered {code}"))
    }

    /// Runs a command; the error is its code.
    pub fn try_call(&self, name: &str, request: Value) -> Result<Value, String> {
        let request = serde_json::to_string(&request).expect("JSON");
        match dispatch(&self.app, name, &request) {
            Ok(answer) => Ok(serde_json::from_str(&answer).expect("JSON")),
            Err(fault) => {
                Err(serde_json::to_value(fault.view().code).expect("JSON").as_str().expect("a word").to_owned())
            }
        }
    }

    /// Opens the vault.
    pub fn unlock(&self) -> Value {
        self.call("vault_unlock", json!({ "passphrase": PASSPHRASE }))
    }

    /// Hands a file over.
    pub fn upload(&self, name: &str, bytes: &[u8]) -> Value {
        use base64::Engine;
        let base64 = base64::engine::general_purpose::STANDARD.encode(bytes);
        self.call("upload", json!({ "name": name, "base64": base64 }))["file"].clone()
    }

    /// Waits for long work to end and returns it.
    pub fn finish(&self, job: &Value) -> Value {
        let start = std::time::Instant::now();
        loop {
            let job = self.call("job", json!({ "job": job["job"] }));
            if job["state"] != "running" {
                return job;
            }
            assert!(start.elapsed() < std::time::Duration::from_secs(120), "long work must end");
            std::thread::yield_now();
        }
    }

    /// Imports a pupil register and returns the plan that was applied.
    pub fn import_pupils(&self, files: &[(&str, &[u8])]) -> Value {
        let files: Vec<Value> = files.iter().map(|(name, bytes)| self.upload(name, bytes)).collect();
        let job = self.call("pupil_import_check", json!({ "files": files, "mapping": null }));
        let done = self.finish(&job);
        assert_eq!(done["state"], "done", "the register can be read: {done}");
        let plan = self.call("pupil_import_plan", json!({ "job": job["job"] }));
        let applied = self.call("pupil_import_apply", json!({ "plan": plan["plan"], "confirm": true }));
        assert_eq!(self.finish(&applied)["state"], "done", "the plan can be applied");
        plan
    }

    /// The first pupil of this name.
    pub fn pupil(&self, name: &str) -> Value {
        let found = self.call("search", json!({ "query": name, "limit": 5 }));
        found["pupils"][0].clone()
    }
}

fn ports(folder: &tempfile::TempDir, clock: &TestClock, keychain: &MemoryKeychain) -> Ports {
    let mut ports = Ports::of_this_computer(folder.path().join("vault"), folder.path().join("exports"));
    ports.clock = Box::new(clock.clone());
    ports.keychain = Box::new(keychain.clone());
    ports
}

/// Files of the demonstration school: a small, made-up partition of the city.
pub fn demo_file(name: &str) -> Vec<u8> {
    let folder = samsyn_tests::root().join("src-tauri/crates/services/demo");
    std::fs::read(folder.join(name)).expect("the demonstration school's file")
}

/// Every byte of every file below a folder, for finding what must not be there.
pub fn bytes_below(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                bytes.extend(std::fs::read(entry.path()).expect("a file"));
            }
        }
    }
    bytes
}

/// Whether `needle` stands anywhere in `bytes`.
pub fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}
