//! Display, driver and program of one test, ended by pid when it is over.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A virtual display and a WebDriver on loopback. Both end with this value.
pub struct Program {
    display: Child,
    driver: Child,
    display_name: String,
    /// Port of the driver.
    pub port: u16,
    /// Folder of the vault and the exports; two programs may share one.
    folder: Arc<tempfile::TempDir>,
    /// What the program keeps outside them: settings and caches of the webview.
    _home: tempfile::TempDir,
}

/// Long enough for a cold start on two busy cores; every wait ends as soon as its condition holds.
pub const PATIENCE: Duration = Duration::from_secs(60);

impl Program {
    /// Starts display and driver over an empty folder; the program itself starts with the session.
    pub fn start() -> Self {
        Self::over(Arc::new(tempfile::tempdir().expect("a temporary folder")))
    }

    /// The same over a folder that may hold a vault already.
    pub fn over(folder: Arc<tempfile::TempDir>) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let (display, display_name) = start_display();
        let port = free_port();
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .arg("--host=127.0.0.1")
            .env("DISPLAY", &display_name)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("SAMSYN_VAULT", folder.path().join("vault"))
            .env("SAMSYN_EXPORTS", folder.path().join("exports"))
            .env("HOME", home.path())
            .env("XDG_DATA_HOME", home.path().join("data"))
            .env("XDG_CONFIG_HOME", home.path().join("config"))
            .env("XDG_CACHE_HOME", home.path().join("cache"))
            .env("LANG", "sv_SE.UTF-8")
            .env("TZ", "Europe/Stockholm")
            // The test owns the keyring's state: none.
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is installed (package webkit2gtk-driver)");
        let program = Self { display, driver, display_name, port, folder, _home: home };
        until("the driver listens on its port", || std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
        program
    }

    /// The folder, to start a second program on the same vault.
    pub fn folder(&self) -> Arc<tempfile::TempDir> {
        Arc::clone(&self.folder)
    }

    /// Where exports go.
    pub fn exports(&self) -> PathBuf {
        self.folder.path().join("exports")
    }

    /// The built program.
    pub fn binary() -> PathBuf {
        let binary = samsyn_tests::root().join("target/debug/samsyn");
        assert!(binary.exists(), "build the program first: cargo build");
        binary
    }

    /// Process ids of the running program on this display (not of the driver or the display).
    fn pids(&self) -> Vec<u32> {
        let mark = format!("DISPLAY={}\0", self.display_name);
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
        let pids = self.pids();
        assert!(!pids.is_empty(), "there is a program to kill");
        for pid in pids {
            let _ = Command::new("kill").args(["-9", &pid.to_string()]).status();
        }
        until("the program is gone", || self.pids().is_empty());
    }

    /// The names of the windows on the display.
    pub fn titles(&self) -> Vec<String> {
        let found = Command::new("xwininfo").env("DISPLAY", &self.display_name).args(["-root", "-tree"]).output();
        let tree = found.expect("xwininfo is installed (package x11-utils)").stdout;
        String::from_utf8_lossy(&tree).lines().filter_map(|line| line.split('"').nth(1)).map(str::to_owned).collect()
    }
}

/// Waits until a condition outside the window holds.
pub fn until(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < PATIENCE, "it never came that {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Runs a checker from the system and gives what it says; its verdict must be good.
pub fn checked(command: &str, arguments: &[&str]) -> String {
    let output = Command::new(command).args(arguments).output();
    let output = output.unwrap_or_else(|fault| panic!("{command} is installed: {fault}"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{command} accepts the file: {said}{}", String::from_utf8_lossy(&output.stderr));
    said
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
