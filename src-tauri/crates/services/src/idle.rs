//! How long nobody has been at the keyboard.
//!
//! Only a person counts: the window says so by the command `activity`. What the window asks for by itself, whether it still
//! answers, or whether it is there at all, changes nothing.

use std::sync::Mutex;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::app::{Clock, unpoisoned};

/// The count since the vault was opened; none while it is locked.
#[derive(Default)]
pub(crate) struct Idle(Mutex<Option<Count>>);

struct Count {
    limit: Duration,
    wall: DateTime<Utc>,
    steady: Duration,
    /// The time is out, and the window has been told.
    over: bool,
}

/// What is to be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Due {
    /// Somebody was here lately, or nothing is open.
    Nothing,
    /// The time is out: whatever is still being typed is saved now.
    LastWords,
    /// The lock.
    Lock,
}

impl Count {
    /// Time since the last act: the longer of what the two clocks say. The wall clock goes on while the computer sleeps,
    /// the steady one when somebody sets the wall clock back. A clock that leaps forward locks too early, which harms nobody.
    fn passed(&self, clock: &dyn Clock) -> Duration {
        let wall = (clock.now() - self.wall).to_std().unwrap_or_default();
        wall.max(clock.steady().saturating_sub(self.steady))
    }

    fn is_over(&self, clock: &dyn Clock) -> bool {
        self.over || self.passed(clock) >= self.limit
    }
}

impl Idle {
    /// The vault was opened: the count begins.
    pub(crate) fn begin(&self, clock: &dyn Clock, limit: Duration) {
        *unpoisoned(&self.0) = Some(Count { limit, wall: clock.now(), steady: clock.steady(), over: false });
    }

    /// Another limit, from the last act on.
    pub(crate) fn set_limit(&self, limit: Duration) {
        if let Some(count) = unpoisoned(&self.0).as_mut() {
            count.limit = limit;
        }
    }

    /// A person did something. Too late once the time is out: what is over is not brought back by a mouse.
    pub(crate) fn touch(&self, clock: &dyn Clock) {
        if let Some(count) = unpoisoned(&self.0).as_mut().filter(|count| !count.is_over(clock)) {
            (count.wall, count.steady) = (clock.now(), clock.steady());
        }
    }

    /// The vault was locked.
    pub(crate) fn end(&self) {
        *unpoisoned(&self.0) = None;
    }

    /// Whether the time is out.
    pub(crate) fn is_over(&self, clock: &dyn Clock) -> bool {
        unpoisoned(&self.0).as_ref().is_some_and(|count| count.is_over(clock))
    }

    /// Looks at the clock. The lock comes one look after the last words.
    pub(crate) fn look(&self, clock: &dyn Clock) -> Due {
        match unpoisoned(&self.0).as_mut() {
            Some(count) if count.over => Due::Lock,
            Some(count) if count.is_over(clock) => {
                count.over = true;
                Due::LastWords
            }
            _ => Due::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;

    /// Two clocks that a test moves apart.
    #[derive(Default)]
    struct Moved {
        wall_s: AtomicI64,
        steady_s: AtomicI64,
    }

    impl Moved {
        fn pass(&self, wall_s: i64, steady_s: i64) {
            self.wall_s.fetch_add(wall_s, Ordering::SeqCst);
            self.steady_s.fetch_add(steady_s, Ordering::SeqCst);
        }
    }

    impl Clock for Moved {
        fn now(&self) -> DateTime<Utc> {
            DateTime::from_timestamp(1_800_000_000 + self.wall_s.load(Ordering::SeqCst), 0).unwrap_or_default()
        }
        fn steady(&self) -> Duration {
            Duration::from_secs(self.steady_s.load(Ordering::SeqCst).unsigned_abs())
        }
    }

    const LIMIT: Duration = Duration::from_secs(180);

    fn begun(clock: &Moved) -> Idle {
        let idle = Idle::default();
        idle.begin(clock, LIMIT);
        idle
    }

    #[test]
    fn the_lock_comes_at_the_limit_and_last_words_before_it() {
        let clock = Moved::default();
        let idle = begun(&clock);
        clock.pass(179, 179);
        assert_eq!(idle.look(&clock), Due::Nothing, "a second is left");
        clock.pass(1, 1);
        assert!(idle.is_over(&clock), "nothing begins from here on, whether anybody has looked or not");
        assert_eq!(idle.look(&clock), Due::LastWords, "what is being typed is saved first");
        assert_eq!(idle.look(&clock), Due::Lock, "and then nothing is waited for");
    }

    #[test]
    fn a_person_starts_the_count_anew_until_it_is_over() {
        let clock = Moved::default();
        let idle = begun(&clock);
        clock.pass(179, 179);
        idle.touch(&clock);
        clock.pass(179, 179);
        assert_eq!(idle.look(&clock), Due::Nothing, "somebody was here");
        clock.pass(1, 1);
        idle.touch(&clock);
        assert_eq!(idle.look(&clock), Due::LastWords, "a moved mouse does not bring back what is over");
        idle.touch(&clock);
        assert_eq!(idle.look(&clock), Due::Lock, "nor does a second one");
    }

    #[test]
    fn neither_sleep_nor_a_clock_set_back_holds_it_open() {
        let clock = Moved::default();
        let idle = begun(&clock);
        clock.pass(3600, 0);
        assert_eq!(idle.look(&clock), Due::LastWords, "the computer slept: only the wall clock went on");
        let idle = begun(&clock);
        clock.pass(-86_400, 180);
        assert_eq!(idle.look(&clock), Due::LastWords, "somebody set the clock back: only the steady one went on");
    }

    #[test]
    fn a_shorter_limit_holds_at_once_and_a_locked_vault_has_none() {
        let clock = Moved::default();
        let idle = begun(&clock);
        clock.pass(60, 60);
        idle.set_limit(Duration::from_secs(60));
        assert_eq!(idle.look(&clock), Due::LastWords, "it counts from the last act");
        idle.end();
        assert_eq!(idle.look(&clock), Due::Nothing, "nothing is open");
    }
}
