//! Display, program and driver of one test, ended by pid when it is over.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The program on a virtual display, and a WebDriver on loopback. All end with this value.
pub struct Program {
    display: Child,
    program: Mutex<Child>,
    driver: Child,
    /// Name of the display.
    pub display_name: String,
    /// Port of the driver.
    pub port: u16,
    /// Folder of the vault and the exports; two programs may share one.
    folder: Arc<tempfile::TempDir>,
    /// What the program keeps outside them: settings and caches of the webview, and what it said.
    home: tempfile::TempDir,
}

/// Long enough for a cold start on two busy cores; every wait ends as soon as its condition holds.
pub const PATIENCE: Duration = Duration::from_secs(60);

impl Program {
    /// Starts over an empty folder.
    pub fn start() -> Self {
        Self::over(Arc::new(tempfile::tempdir().expect("a temporary folder")))
    }

    /// The same over a folder that may hold a vault already.
    pub fn over(folder: Arc<tempfile::TempDir>) -> Self {
        let vault = folder.path().join("vault");
        Self::run(Command::new(Self::binary()), folder, &vault)
    }

    /// The same with the vault on a small disk of its own, in memory, which [`Program::fill_the_disk`] fills.
    pub fn on_a_small_disk(folder: Arc<tempfile::TempDir>) -> Self {
        // The disk is the program's alone. What fills it lives as long as the program, which takes the place of the shell.
        let script = "mount -t tmpfs -o size=24m tmpfs \"$1/disk\" && cp -a \"$1/vault\" \"$1/disk/\" || exit 77;\
            (until [ -e \"$1/full\" ]; do kill -0 $$ || exit; sleep 0.05; done; cat /dev/zero > \"$1/disk/rest\"; mv \"$1/full\" \"$1/is-full\";\
             while [ -e \"$1/is-full\" ]; do kill -0 $$ || exit; sleep 0.05; done; rm \"$1/disk/rest\"; : > \"$1/is-free\") 2>/dev/null & exec \"$2\"";
        std::fs::create_dir(folder.path().join("disk")).expect("a place for the disk");
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", script, "sh"]);
        command.arg(folder.path()).arg(Self::binary());
        let vault = folder.path().join("disk/vault");
        Self::run(command, folder, &vault)
    }

    /// Fills the small disk to its last byte.
    pub fn fill_the_disk(&self) {
        std::fs::write(self.folder.path().join("full"), "").expect("a word to the shell");
        until("the disk is full", || self.folder.path().join("is-full").exists());
    }

    /// Makes room on it again.
    pub fn free_the_disk(&self) {
        std::fs::remove_file(self.folder.path().join("is-full")).expect("a word to the shell");
        until("there is room on the disk", || self.folder.path().join("is-free").exists());
    }

    fn run(mut command: Command, folder: Arc<tempfile::TempDir>, vault: &Path) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let (display, display_name) = start_display();
        let (port, target) = (free_port(), format!("127.0.0.1:{}", free_port()));
        let program = command
            .env("DISPLAY", &display_name)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // Where the driver finds the program, again after each lock: the page of before is gone by then.
            .env("WEBKIT_INSPECTOR_SERVER", &target)
            .env("SAMSYN_TEST_CLOCK", folder.path().join("clock"))
            .env("SAMSYN_VAULT", vault)
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
            .stderr(std::fs::File::create(home.path().join("log")).expect("a file for the log"))
            .spawn()
            .expect("the program starts");
        let driver = Command::new("WebKitWebDriver")
            .args([format!("--port={port}"), format!("--target={target}"), "--host=127.0.0.1".to_owned()])
            .arg("--replace-on-new-session")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is installed (package webkit2gtk-driver)");
        let program = Self { display, program: Mutex::new(program), driver, display_name, port, folder, home };
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

    /// The built program, with the seams that only tests have (tests/program).
    fn binary() -> PathBuf {
        let binary = samsyn_tests::root().join("target/debug/examples/samsyn-driven");
        assert!(binary.exists(), "build the program first: cargo build --workspace --all-targets");
        binary
    }

    /// Process id of the program.
    pub fn pid(&self) -> u32 {
        self.program.lock().unwrap_or_else(PoisonError::into_inner).id()
    }

    /// Process ids of the page: children of the program with this name.
    pub fn pages(&self) -> Vec<u32> {
        let Ok(processes) = std::fs::read_dir("/proc") else { return Vec::new() };
        let children = processes.flatten().filter_map(|entry| {
            let pid = entry.file_name().to_string_lossy().parse::<u32>().ok()?;
            let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
            let (name, rest) = stat.rsplit_once(')')?;
            let parent: u32 = rest.split_whitespace().nth(1)?.parse().ok()?;
            let alive = !rest.trim_start().starts_with('Z');
            (alive && parent == self.pid() && name.contains("(WebKitWebProces")).then_some(pid)
        });
        children.collect()
    }

    /// Ends the program as a power cut would.
    pub fn kill(&self) {
        let mut program = self.program.lock().unwrap_or_else(PoisonError::into_inner);
        program.kill().expect("there is a program to kill");
        program.wait().expect("it is gone");
    }

    /// Moves the program's clock forward.
    pub fn pass_s(&self, seconds: u32) {
        std::fs::write(self.folder.path().join("clock"), seconds.to_string()).expect("the clock can be moved");
    }

    /// What the program has said.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.home.path().join("log")).unwrap_or_default()
    }

    /// Whether the program has the vault open, by its own last word of it: a file that it holds is seen by the superuser alone.
    pub fn is_open(&self) -> bool {
        let log = self.log();
        let last = |word: &str| log.rfind(word);
        last("the vault is open") > last("the vault is locked") && !self.holds_no_database()
    }

    /// Whether the system says that the program has no database file open; false where it does not say.
    fn holds_no_database(&self) -> bool {
        let Ok(files) = std::fs::read_dir(format!("/proc/{}/fd", self.pid())) else { return false };
        let mut files = files.flatten().filter_map(|file| std::fs::read_link(file.path()).ok());
        !files.any(|file| file.ends_with("samsyn.db"))
    }

    /// Waits for the lock: the program says so, and the system sees no open database.
    pub fn until_locked(&self) {
        until("the vault is locked", || !self.is_open());
        let files = std::fs::read_dir(format!("/proc/{}/fd", self.pid()));
        assert!(files.is_err() || self.holds_no_database(), "and its database is closed");
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
        let program = self.program.get_mut().unwrap_or_else(PoisonError::into_inner);
        for child in [program, &mut self.driver, &mut self.display] {
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
