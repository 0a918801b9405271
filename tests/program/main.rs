//! Samsyn as the tests of the real window start it: a driver may steer it, and the tests own its clock.
//! A program of its own, so that what people run has no such way in.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use samsyn_services::app::{Clock, SystemClock};

/// The computer's clock, moved forward by the seconds that a file holds.
struct MovedClock(Option<PathBuf>);

impl MovedClock {
    fn moved_s(&self) -> u32 {
        let text = self.0.as_ref().and_then(|file| std::fs::read_to_string(file).ok());
        text.and_then(|text| text.trim().parse().ok()).unwrap_or_default()
    }
}

impl Clock for MovedClock {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + TimeDelta::seconds(self.moved_s().into())
    }

    fn steady(&self) -> Duration {
        SystemClock.steady() + Duration::from_secs(self.moved_s().into())
    }
}

fn main() -> ExitCode {
    let clock = MovedClock(std::env::var_os("SAMSYN_TEST_CLOCK").map(PathBuf::from));
    samsyn::run(samsyn::Seams { driven: true, clock: Box::new(clock) })
}
