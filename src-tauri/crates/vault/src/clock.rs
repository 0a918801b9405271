//! A hybrid logical clock: wall time that never runs backwards.
//!
//! Order between events is causal first; the clock only breaks ties and tells people about when.

/// How far ahead of our wall clock another device may be before its time is doubted, and how far our own may move from the last time
/// seen before a person must say that it is right: 24 hours.
const SUSPECT_AHEAD_MS: u64 = 24 * 60 * 60 * 1000;
const COUNTER_BITS: u32 = 16;
/// The largest wall time the clock holds (the year 10889).
const MAX_WALL_MS: u64 = (1 << 48) - 1;

/// A point in hybrid logical time: 48 bits of milliseconds since 1970 and a 16-bit counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hlc(u64);

/// What we think of another device's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemoteClock {
    /// Near enough: our clock has moved past it.
    Trusted,
    /// More than 24 hours ahead of us: the event stands, our clock did not follow, and the time wins no tie.
    Suspect,
}

/// What we think of our own clock, by the last time seen in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnClock {
    /// Near enough, or there is nothing to compare with.
    Steady,
    /// More than 24 hours after everything seen: a long absence, or a wrong clock. Only a person knows.
    Ahead,
    /// More than 24 hours before what has been seen.
    Behind,
}

impl Hlc {
    /// Reads the stored or transmitted number.
    pub const fn from_u64(value: u64) -> Self {
        Self(value)
    }

    /// The number to store or send.
    pub const fn as_u64(self) -> u64 {
        self.0
    }

    /// Milliseconds since 1970-01-01 UTC.
    pub const fn wall_ms(self) -> u64 {
        self.0 >> COUNTER_BITS
    }

    fn at(wall_ms: u64) -> Self {
        Self(wall_ms.min(MAX_WALL_MS) << COUNTER_BITS)
    }

    /// What we think of our own clock when it says `now_ms`.
    pub const fn check_own(self, now_ms: u64) -> OwnClock {
        if self.0 == 0 {
            OwnClock::Steady
        } else if now_ms > self.wall_ms().saturating_add(SUSPECT_AHEAD_MS) {
            OwnClock::Ahead
        } else if self.wall_ms() > now_ms.saturating_add(SUSPECT_AHEAD_MS) {
            OwnClock::Behind
        } else {
            OwnClock::Steady
        }
    }

    /// The time of the next own event: later than every time seen, and not before `now_ms` unless our clock is in doubt. A clock in
    /// doubt counts on from the last time seen until somebody [confirms](Self::confirm) it: one wrong start would date all that follows.
    ///
    /// A full counter carries into the milliseconds, and the very last instant stays (it is the year 10889).
    #[must_use]
    pub fn next(self, now_ms: u64) -> Self {
        let after = Self(self.0.saturating_add(1));
        match self.check_own(now_ms) {
            OwnClock::Ahead => after,
            OwnClock::Steady | OwnClock::Behind => after.max(Self::at(now_ms)),
        }
    }

    /// A person has said that our clock is right.
    pub fn confirm(&mut self, now_ms: u64) {
        *self = (*self).max(Self::at(now_ms));
    }

    /// Takes note of another device's time.
    pub fn observe(&mut self, remote: Self, now_ms: u64) -> RemoteClock {
        if remote.wall_ms() > now_ms.saturating_add(SUSPECT_AHEAD_MS) {
            return RemoteClock::Suspect;
        }
        *self = (*self).max(remote);
        RemoteClock::Trusted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOON_MS: u64 = 1_795_345_200_000;

    #[test]
    fn a_clock_set_back_does_not_take_time_with_it() {
        let before = Hlc::default().next(NOON_MS);
        let after = before.next(NOON_MS - 3_600_000);
        assert!(after > before, "winter time or a corrected clock never reorders own events");
        assert_eq!(after.wall_ms(), NOON_MS, "the shown time stays the latest known");
    }

    #[test]
    fn a_full_counter_carries_into_the_milliseconds() {
        let full = Hlc::from_u64(NOON_MS << 16 | 0xFFFF);
        assert_eq!(full.next(NOON_MS), Hlc::from_u64((NOON_MS + 1) << 16), "65 536 events in one millisecond");
    }

    #[test]
    fn a_day_ahead_is_trusted_and_a_moment_more_is_suspect() {
        let mut clock = Hlc::default().next(NOON_MS);
        let limit = Hlc::from_u64((NOON_MS + SUSPECT_AHEAD_MS) << 16 | 9);
        assert_eq!(clock.observe(limit, NOON_MS), RemoteClock::Trusted, "24 hours are allowed");
        assert!(clock.next(NOON_MS) > limit, "our next event comes after what we saw");
        let beyond = Hlc::from_u64((NOON_MS + SUSPECT_AHEAD_MS + 1) << 16);
        let before = clock;
        assert_eq!(clock.observe(beyond, NOON_MS), RemoteClock::Suspect, "a wrong clock is marked");
        assert_eq!(clock, before, "a wrong clock does not drag ours along");
    }

    #[test]
    fn an_own_clock_that_leaps_is_followed_only_when_a_person_says_so() {
        let friday = Hlc::default().next(NOON_MS);
        let far = NOON_MS + 11 * 365 * SUSPECT_AHEAD_MS;
        assert_eq!(friday.check_own(NOON_MS + SUSPECT_AHEAD_MS), OwnClock::Steady, "a day is a night and a day");
        assert_eq!(friday.check_own(far), OwnClock::Ahead, "eleven years are a question");
        let mut clock = friday;
        for _ in 0..100 {
            clock = clock.next(far);
        }
        assert_eq!(clock.wall_ms(), NOON_MS, "a hundred events later the log has not followed, not even step by step");
        assert!(clock > friday, "and they stand in order");
        let after = clock.next(NOON_MS + 1000);
        assert_eq!(after.wall_ms(), NOON_MS + 1000, "a corrected clock is believed at once: nothing was pinned");
        clock.confirm(far);
        assert_eq!(clock.next(far).wall_ms(), far, "a confirmed one is followed");
        assert_eq!(clock.check_own(NOON_MS), OwnClock::Behind, "and a clock far behind it is a question again");
        assert_eq!(Hlc::default().check_own(far), OwnClock::Steady, "with nothing seen there is nothing to doubt by");
    }

    proptest! {
        #[test]
        fn a_clock_moves_at_most_a_day_without_a_person(start in 1..MAX_WALL_MS << 16, walls in proptest::collection::vec(any::<u64>(), 1..100)) {
            let mut clock = Hlc::from_u64(start);
            for wall in walls {
                let next = clock.next(wall);
                // One millisecond more for a full counter.
                prop_assert!(next.wall_ms() <= clock.wall_ms() + SUSPECT_AHEAD_MS + 1, "no leap");
                clock = next;
            }
        }

        #[test]
        fn own_time_always_grows(start in 0..u64::MAX - 1000, walls in proptest::collection::vec(any::<u64>(), 1..100)) {
            let mut clock = Hlc::from_u64(start);
            for wall in walls {
                let next = clock.next(wall);
                prop_assert!(next > clock || clock.as_u64() >= MAX_WALL_MS << 16, "monotone below the end of time");
                clock = next;
            }
        }

        #[test]
        fn observing_never_moves_backwards_nor_past_a_day(own: u64, remote: u64, now in 0..MAX_WALL_MS) {
            let mut clock = Hlc::from_u64(own);
            clock.observe(Hlc::from_u64(remote), now);
            prop_assert!(clock.as_u64() >= own, "never backwards");
            prop_assert!(clock.as_u64() == own || clock.wall_ms() <= now + SUSPECT_AHEAD_MS, "never far ahead");
        }
    }
}
