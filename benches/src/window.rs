//! Cold start and memory of the window, against an empty Tauri window in the same run.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use samsyn_services::workloads::measure::median_ms;
use samsyn_services::workloads::report::Row;

/// Starts of each program; the first of each only warms the disk's cache.
const ROUNDS: usize = 6;
/// Waited after the page is there, so that memory is that of a program at rest.
const REST: Duration = Duration::from_millis(1500);

/// Both rows. `release` holds the built programs.
pub(crate) fn run(release: &Path) -> Vec<Row> {
    let ours = release.join("samsyn");
    let peer = release.join("examples/empty-window");
    let Some(display) = Display::start() else { return Vec::new() };
    let (mut our_times, mut peer_times, mut our_memory, mut peer_memory) = (vec![], vec![], vec![], vec![]);
    for round in 0..ROUNDS {
        for (program, times, memory) in
            [(&ours, &mut our_times, &mut our_memory), (&peer, &mut peer_times, &mut peer_memory)]
        {
            if let Some((time, mib)) = start(program, &display)
                && round > 0
            {
                times.push(time);
                memory.push(mib);
            }
        }
    }
    vec![
        Row::peer("window: cold start to page loaded", median_ms(our_times), median_ms(peer_times), 1.3, "ms"),
        Row::more("window: resident memory (PSS)", median(our_memory), median(peer_memory), 40.0, "MiB"),
    ]
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Time until the program says that its page is loaded, and its memory a moment later.
fn start(program: &PathBuf, display: &Display) -> Option<(Duration, f64)> {
    let home = tempfile::tempdir().ok()?;
    let begun = Instant::now();
    let mut child = Command::new(program)
        .env("DISPLAY", &display.name)
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .env("XDG_CACHE_HOME", home.path().join("cache"))
        .env("SAMSYN_VAULT", home.path().join("vault"))
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
        .env_remove("WAYLAND_DISPLAY")
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .ok()?;
    let loaded = child.stderr.take().and_then(|lines| {
        BufReader::new(lines).lines().map_while(Result::ok).find(|line| line.contains("page loaded"))
    });
    let time = begun.elapsed();
    std::thread::sleep(REST);
    let mib = memory_mib(child.id());
    end(&mut child);
    loaded.map(|_| (time, mib))
}

fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// Proportional memory of a process and everything it started.
fn memory_mib(root: u32) -> f64 {
    let mut family = vec![root];
    let mut next = 0;
    while let Some(&pid) = family.get(next) {
        let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
        family.extend(children.split_whitespace().filter_map(|child| child.parse::<u32>().ok()));
        next += 1;
    }
    let kib: u64 = family
        .iter()
        .filter_map(|pid| std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok())
        .filter_map(|text| {
            let line = text.lines().find(|line| line.starts_with("Pss:"))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        })
        .sum();
    kib as f64 / 1024.0
}

/// A virtual display of our own.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    fn start() -> Option<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut number = String::new();
        BufReader::new(server.stdout.take()?).read_line(&mut number).ok()?;
        Some(Self { server, name: format!(":{}", number.trim()) })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        end(&mut self.server);
    }
}
