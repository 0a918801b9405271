//! Whether this computer's clock can be right. It decides deadlines, ages and which namnd there is, so a clock that stands far from the
//! last thing written is a question to a person, and no receiver is certain until it is answered.

use chrono::{DateTime, TimeDelta, Utc};
use samsyn_store::settings::SettingKey;
use samsyn_vault::OwnClock;

use crate::api::session::{ClockState, Nothing, SessionView};
use crate::app::App;
use crate::error::Result;
use crate::open::OpenVault;

/// How long an answer holds, hours: as far as a clock may move from what is known before it is asked about.
const ANSWER_H: i64 = 24;

impl OpenVault {
    /// What the log, or the last answer of a person, makes of the clock now.
    pub(crate) fn clock(&self, now: DateTime<Utc>) -> ClockState {
        let near = |said: DateTime<Utc>| (now - said).abs() <= TimeDelta::hours(ANSWER_H);
        if self.clock_said.is_some_and(near) {
            return ClockState::Steady;
        }
        match self.store.check_clock(now) {
            OwnClock::Steady => ClockState::Steady,
            OwnClock::Ahead => ClockState::Ahead,
            OwnClock::Behind => ClockState::Behind,
        }
    }

    /// Takes up the last answer, so that whoever works every day is asked once.
    pub(crate) fn recall_clock(&mut self, now: DateTime<Utc>) -> Result<()> {
        let said = self.store.setting(SettingKey::ClockConfirmed)?;
        self.clock_said =
            said.and_then(|said| DateTime::parse_from_rfc3339(&said).ok()).map(|at| at.with_timezone(&Utc));
        let doubted = self.store.check_clock(now) != OwnClock::Steady;
        if doubted && self.clock(now) == ClockState::Steady {
            self.answer_clock(now)?;
        }
        Ok(())
    }

    /// A person says that the clock is right.
    fn answer_clock(&mut self, now: DateTime<Utc>) -> Result<()> {
        self.store.set_setting(SettingKey::ClockConfirmed, Some(&now.to_rfc3339()))?;
        self.store.confirm_clock(now);
        self.clock_said = Some(now);
        Ok(())
    }
}

/// Says that this computer's clock is right.
///
/// # Errors
/// `vault_locked`, `disk_full`.
pub fn confirm(app: &App, _request: Nothing) -> Result<SessionView> {
    let view = app.with(|vault| {
        let now = app.now();
        vault.answer_clock(now)?;
        vault.session_view(now)
    })?;
    app.changed("settings", &[]);
    app.changed("pupils", &[]);
    Ok(view)
}
