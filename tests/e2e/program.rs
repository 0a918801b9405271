//! Display, driver and program of one test, ended by pid when it is over.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A virtual display and a WebDriver on loopback. Both end with this value.
pub struct Program {
    display: Child,
    driver: Child,
    display_name: String,
    /// Port of the driver.
    pub port: u16,
    /// Folder of this test: vault, exports, home.
    pub folder: tempfile::TempDir,
}

/// Long enough for a cold start on two busy cores; every wait ends as soon as its condition holds.
pub const PATIENCE: Duration = Duration::from_secs(60);

impl Program {
    /// Starts display and driver; the program itself starts with the session.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (display, display_name) = start_display();
        let port = free_port();
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .arg("--host=127.0.0.1")
            .env("DISPLAY", &display_name)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("SAMSYN_VAULT", folder.path().join("vault"))
            .env("SAMSYN_EXPORTS", folder.path().join("exports"))
            .env("HOME", folder.path())
            .env("XDG_DATA_HOME", folder.path().join("data"))
            .env("XDG_CONFIG_HOME", folder.path().join("config"))
            .env("XDG_CACHE_HOME", folder.path().join("cache"))
            .env("LANG", "sv_SE.UTF-8")
            // The test owns the keyring's state: none.
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is installed (package webkit2gtk-driver)");
        let program = Self { display, driver, display_name, port, folder };
        program.await_driver();
        program
    }

    fn await_driver(&self) {
        let start = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(start.elapsed() < PATIENCE, "the driver must listen on its port");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The built program.
    pub fn binary() -> PathBuf {
        let binary = samsyn_tests::root().join("target/debug/samsyn");
        assert!(binary.exists(), "build the program first: cargo build");
        binary
    }

    /// Process ids of the running program (not of the driver or the display).
    pub fn pids(&self) -> Vec<u32> {
        let mark = format!("SAMSYN_VAULT={}", self.folder.path().join("vault").display());
        let Ok(processes) = std::fs::read_dir("/proc") else { return Vec::new() };
        processes
            .flatten()
            .filter_map(|entry| entry.file_name().to_string_lossy().parse::<u32>().ok())
            .filter(|pid| {
                let exe = std::fs::read_link(format!("/proc/{pid}/exe")).unwrap_or_default();
                let environment = std::fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
                exe == Self::binary() && String::from_utf8_lossy(&environment).contains(&mark)
            })
            .collect()
    }

    /// Ends the program as a power cut would.
    pub fn kill(&self) {
        for pid in self.pids() {
            let _ = Command::new("kill").args(["-9", &pid.to_string()]).status();
        }
        let start = Instant::now();
        while !self.pids().is_empty() {
            assert!(start.elapsed() < PATIENCE, "the program must be gone");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// A picture of the whole display.
    pub fn screenshot(&self, file: &Path) {
        let _ = Command::new("import").env("DISPLAY", &self.display_name).args(["-window", "root"]).arg(file).status();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        for pid in self.pids() {
            let _ = Command::new("kill").arg(pid.to_string()).status();
        }
        for child in [&mut self.driver, &mut self.display] {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Xvfb chooses a free display number and tells it.
fn start_display() -> (Child, String) {
    let mut display = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is installed (package xvfb)");
    let mut number = String::new();
    let stdout = display.stdout.take().expect("standard output is piped");
    BufReader::new(stdout).read_line(&mut number).expect("Xvfb tells its display");
    (display, format!(":{}", number.trim()))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port on loopback");
    listener.local_addr().expect("the port has a number").port()
}
