//! A hybrid logical clock: wall time that never runs backwards.
//!
//! Order between events is causal first; the clock only breaks ties and tells people about when.

/// How far ahead of our wall clock another device may be before its time is doubted: 24 hours.
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

    /// The time of the next own event: later than every time seen, and not before `now_ms`.
    ///
    /// A full counter carries into the milliseconds, and the very last instant stays (it is the year 10889).
    #[must_use]
    pub fn next(self, now_ms: u64) -> Self {
        Self(self.0.saturating_add(1)).max(Self::at(now_ms))
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

    proptest! {
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
