//! Cold start and memory of the window, against an empty Tauri window in the same run.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use samsyn_services::workloads::measure::median_ms;
use samsyn_services::workloads::report::Row;

use crate::Result;

/// Starts of each program; the first of each only warms the disk's cache.
const ROUNDS: usize = 6;
/// Waited after the page is there, so that memory is that of a program at rest.
const REST: Duration = Duration::from_millis(1500);

/// Both rows of the report. `built` is the folder of the built programs.
pub(crate) fn run(built: &Path) -> Result<Vec<Row>> {
    let ours = built.join("samsyn");
    let peer = built.join("examples/empty-window");
    let display = Display::start().ok_or("Xvfb does not start")?;
    let (mut our_times, mut peer_times, mut our_memory, mut peer_memory) = (vec![], vec![], vec![], vec![]);
    for round in 0..ROUNDS {
        for (program, times, memory) in
            [(&ours, &mut our_times, &mut our_memory), (&peer, &mut peer_times, &mut peer_memory)]
        {
            let (time, mib) = start(program, &display)?;
            if round > 0 {
                times.push(time);
                memory.push(mib);
            }
        }
    }
    Ok(vec![
        Row::peer("window: cold start to page loaded", median_ms(our_times), median_ms(peer_times), 1.3, "ms"),
        Row::more("window: resident memory (PSS)", median(our_memory), median(peer_memory), 40.0, "MiB"),
    ])
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Time until the program says that its page is loaded, and its memory a moment later.
fn start(program: &Path, display: &Display) -> Result<(Duration, f64)> {
    let home = tempfile::tempdir()?;
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
        .spawn()?;
    let mut last = String::new();
    // Open until the end: a program must not meet a closed standard error while it is measured.
    let mut said = BufReader::new(child.stderr.take().ok_or("no standard error")?).lines();
    let loaded = said.by_ref().map_while(std::result::Result::ok).any(|line| {
        last = line;
        last.contains("page loaded")
    });
    let time = begun.elapsed();
    std::thread::sleep(REST);
    let mib = memory_mib(child.id());
    end(&mut child);
    if loaded { Ok((time, mib)) } else { Err(format!("{} ended before its page: {last}", program.display()).into()) }
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
        // WebKit's processes are children of whichever thread started them.
        for thread in std::fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten() {
            let children = std::fs::read_to_string(thread.path().join("children")).unwrap_or_default();
            family.extend(children.split_whitespace().filter_map(|child| child.parse::<u32>().ok()));
        }
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
