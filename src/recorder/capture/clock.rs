//! When a sample was captured: a stream's count of samples laid on the computer's uptime.

use std::time::Duration;

/// Measurements further off than this are a jump (lost samples, a computer that slept); closer ones
/// are jitter, of which a quarter is followed.
const JUMP: Duration = Duration::from_millis(50);

/// The clock of one stream.
#[derive(Debug, Clone, Copy)]
pub struct StreamClock {
    rate: u32,
    anchor: Option<(u64, Duration)>,
}

impl StreamClock {
    /// A clock that knows no moment yet, for `rate` samples a second.
    #[must_use]
    pub fn new(rate: u32) -> StreamClock {
        StreamClock { rate, anchor: None }
    }

    /// Learns that the sample before `count` was captured at `at`.
    pub fn measured(&mut self, count: u64, at: Duration) {
        let at = match self.at(count) {
            Some(expected) if at.abs_diff(expected) < JUMP => {
                let (later, off) = (at > expected, at.abs_diff(expected) / 4);
                if later {
                    expected + off
                } else {
                    expected.saturating_sub(off)
                }
            }
            _ => at,
        };
        self.anchor = Some((count, at));
    }

    /// When the sample before `count` was captured, in uptime; none before the first measurement.
    #[must_use]
    pub fn at(&self, count: u64) -> Option<Duration> {
        let (known, at) = self.anchor?;
        let span = span(count.abs_diff(known), self.rate);
        Some(if count >= known {
            at + span
        } else {
            at.saturating_sub(span)
        })
    }
}

/// The time that a number of samples takes.
#[must_use]
pub fn span(samples: u64, rate: u32) -> Duration {
    crate::recorder::track::Position(samples).time(rate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn between_measurements_time_goes_by_the_samples() {
        let mut clock = StreamClock::new(48_000);
        assert_eq!(clock.at(0), None);
        clock.measured(4_800, ms(1_100));
        assert_eq!(clock.at(0), Some(ms(1_000)));
        assert_eq!(clock.at(52_800), Some(ms(2_100)));
    }

    #[test]
    fn jitter_is_smoothed_and_a_jump_is_followed() {
        let mut clock = StreamClock::new(1_000);
        clock.measured(0, ms(1_000));
        clock.measured(1_000, ms(2_020));
        assert_eq!(clock.at(1_000), Some(ms(2_005)));
        clock.measured(2_000, ms(2_965));
        assert_eq!(clock.at(2_000), Some(ms(2_995)));
        clock.measured(3_000, ms(9_000));
        assert_eq!(clock.at(3_000), Some(ms(9_000)));
    }

    #[test]
    fn a_device_that_runs_100_ppm_fast_is_followed_within_a_millisecond() {
        let mut clock = StreamClock::new(48_000);
        for second in 0..600_u64 {
            let count = second * 48_000 + second * 48_000 / 10_000;
            clock.measured(count, Duration::from_secs(second));
            let off = clock
                .at(count)
                .unwrap()
                .abs_diff(Duration::from_secs(second));
            assert!(off < ms(1), "{off:?}");
        }
    }
}
