//! The program: its ports to the computer and the vault it may have open.

use std::path::PathBuf;
use std::sync::Mutex;

use chrono::{DateTime, Utc};
use serde::Serialize;
use uuid::Uuid;

/// The wall clock. Tests own it.
pub trait Clock: Send + Sync {
    /// The instant now.
    fn now(&self) -> DateTime<Utc>;
}

/// The computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// Something changed: the window asks again for what it shows of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Topic (`pupils`, `reports`, `concerns`, `drafts`, `registers`, `settings`, `jobs`, `lock`).
    pub topic: &'static str,
    /// Ids that changed; empty means all.
    pub ids: Vec<Uuid>,
}

/// The program.
pub struct App {
    _state: Mutex<Option<PathBuf>>,
}
