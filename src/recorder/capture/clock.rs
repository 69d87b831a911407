//! When a sample was captured: a stream's count of samples laid on the computer's uptime.
//!
//! A measurement is late when this program or the server was kept waiting, and now and then early by
//! some milliseconds when a server is between two states. So the middle one of some counts.

use std::collections::VecDeque;
use std::time::Duration;

/// Measurements of which the middle one counts, and how far they lie apart at the least.
const SOME: usize = 15;
const APART: Duration = Duration::from_millis(80);

/// A measurement that is later than it can be by more than this is a jump: samples were lost, or the
/// computer slept.
const JUMP: Duration = Duration::from_millis(50);

/// The clock of one stream.
#[derive(Debug, Clone)]
pub struct StreamClock {
    rate: u32,
    /// A count, and the moment of the sample before it.
    anchor: Option<(u64, Duration)>,
    measurements: VecDeque<(u64, Duration)>,
}

impl StreamClock {
    /// A clock that knows no moment yet, for `rate` samples a second.
    #[must_use]
    pub fn new(rate: u32) -> StreamClock {
        StreamClock {
            rate,
            anchor: None,
            measurements: VecDeque::new(),
        }
    }

    /// Learns that the sample before `count` was captured at `at`, or before that, by `within` at the
    /// most.
    pub fn measured(&mut self, count: u64, at: Duration, within: Duration) {
        let expected = self.at(count).unwrap_or(at);
        if at.saturating_sub(expected) > within + JUMP {
            self.measurements.clear();
        }
        if let Some((last, _)) = self.measurements.back()
            && self.is_sure()
            && span(count.saturating_sub(*last), self.rate) < APART
        {
            return;
        }
        if self.measurements.len() >= SOME {
            self.measurements.pop_front();
        }
        self.measurements.push_back((count, at));
        let all = self.measurements.iter();
        let mut moments: Vec<_> = all
            .map(|(of, at)| *at + span(count.saturating_sub(*of), self.rate))
            .collect();
        moments.sort_unstable();
        let middle = moments.get((moments.len() - 1) / 2).copied();
        self.anchor = Some((count, middle.unwrap_or(at)));
    }

    /// Whether there are so many measurements that a few which are wrong do not count.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.measurements.len() >= SOME
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

    const PROMPT: Duration = Duration::from_millis(1);

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn between_measurements_time_goes_by_the_samples() {
        let mut clock = StreamClock::new(48_000);
        assert_eq!(clock.at(0), None);
        clock.measured(4_800, ms(1_100), PROMPT);
        assert_eq!(clock.at(0), Some(ms(1_000)));
        assert_eq!(clock.at(52_800), Some(ms(2_100)));
    }

    #[test]
    fn a_measurement_that_comes_late_or_early_does_not_count() {
        let mut clock = StreamClock::new(1_000);
        for tenth in 0..100 {
            let (late, early) = match tenth % 7 {
                1 | 4 => (9 * (tenth % 3), 0),
                6 => (0, 10),
                _ => (0, 0),
            };
            let at = ms(1_000 + tenth * 100 + late - early);
            clock.measured(tenth * 100, at, ms(30));
            assert_eq!(clock.at(0), Some(ms(1_000)), "{tenth}");
        }
    }

    #[test]
    fn samples_that_were_lost_show_within_a_second() {
        for lost in [20, 2_000] {
            let mut clock = StreamClock::new(1_000);
            for tenth in 0..20 {
                let lost = if tenth < 10 { 0 } else { lost };
                clock.measured(tenth * 100, ms(1_000 + tenth * 100 + lost), PROMPT);
            }
            assert_eq!(clock.at(2_000), Some(ms(3_000 + lost)));
        }
    }

    #[test]
    fn a_measurement_that_cannot_be_so_late_is_a_jump_and_followed_at_once() {
        let mut clock = StreamClock::new(1_000);
        clock.measured(1_000, ms(2_000), PROMPT);
        clock.measured(2_000, ms(3_060), ms(100));
        assert_eq!(clock.at(2_000), Some(ms(3_000)));
        clock.measured(2_100, ms(3_160), PROMPT);
        assert_eq!(clock.at(2_100), Some(ms(3_160)));
    }

    #[test]
    fn a_device_that_runs_100_ppm_fast_or_slow_is_followed_within_a_millisecond() {
        for slow in [false, true] {
            let mut clock = StreamClock::new(48_000);
            for second in 0..600_u64 {
                let off = second * 48_000 / 10_000;
                let count = second * 48_000;
                let count = if slow { count - off } else { count + off };
                let at = Duration::from_secs(second);
                clock.measured(count, at, PROMPT);
                let off = clock.at(count).unwrap().abs_diff(at);
                assert!(off < ms(1), "{off:?}");
            }
        }
    }
}
