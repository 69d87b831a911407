//! How a source's own clock runs against the computer's: where a sample stands in time, learned from
//! stamps that jitter.
//!
//! A Kalman filter of two numbers, the offset and the drift. The drift of a crystal is some tens of
//! millionths and changes over minutes, so the filter may be slow: jitter of the stamps does not
//! come through. It takes the mean of a second's stamps: those of one second often go back to one
//! measurement, and are off together.

/// Seconds that a stamp is expected to be off, before any came, and how many stamps that is worth.
const STAMP: f64 = 0.010;
const WORTH: f64 = 5.0;

/// The weight of the latest stamp in what is expected after a while.
const LATEST: f64 = 0.02;

/// Seconds whose stamps count as one; at first fewer, twice as many each time.
const TOGETHER: (f64, f64) = (0.020, 1.0);

/// Seconds that the mean of a second's stamps is expected to be off; that of half a second counts half.
const MEAN: f64 = 0.000_8;

/// Seconds that a mean is off when it is a step, at the least. Servers change what they say of their
/// latency by some milliseconds when something begins to play: that is no drift, and nothing of it is in
/// the sound.
const STEP: f64 = 0.001_5;

/// Seconds that stamps are off when samples were lost, at the least and at the most.
const LOSS: (f64, f64) = (0.035, 0.045);

/// The part of a second in which a step is believed after all, little by little.
const BELIEF: f64 = 5e-6;

/// What is known of the drift beforehand, as a standard deviation (seconds a second).
const DRIFT: f64 = 100e-6;

/// So many standard deviations of a drift are doubt; what is beyond them is sure.
const SURE: f64 = 2.0;

/// How fast the drift may change: variance of the drift a second (one millionth a minute).
const WANDER: f64 = 1e-12 / 60.0;

/// A source's clock.
#[derive(Debug, Clone)]
pub struct Clock {
    /// Samples a second, as promised.
    rate: f64,
    /// The sample that the offset is about.
    samples: f64,
    /// When that sample was captured, in seconds.
    at: f64,
    /// Seconds a second that the source is slow.
    drift: f64,
    /// Variance of `at`, of `drift`, and what they have in common.
    of_at: f64,
    of_drift: f64,
    of_both: f64,
    /// How far stamps are off, on average, in seconds; and how many there were.
    spread: f64,
    stamps: f64,
    /// By how much stamps are later since the first, by steps.
    steps: f64,
    /// How late the stamps are that were not learned from yet, all together, and how many they are.
    late: f64,
    waiting: f64,
    /// Seconds after which they are learned from.
    together: f64,
}

impl Clock {
    /// A clock at its first stamp: the sample (counted from the start) was captured `at`.
    #[must_use]
    pub fn new(rate: u32, samples: u64, at: f64) -> Clock {
        Clock {
            rate: f64::from(rate),
            samples: as_f64(samples),
            at,
            drift: 0.0,
            of_at: STAMP * STAMP * 4.0,
            of_drift: DRIFT * DRIFT,
            of_both: 0.0,
            spread: STAMP,
            stamps: WORTH,
            steps: 0.0,
            late: 0.0,
            waiting: 0.0,
            together: TOGETHER.0,
        }
    }

    /// A clock of the same source after a gap: the drift stays known, the offset does not.
    #[must_use]
    pub fn again(&self, samples: u64, at: f64) -> Clock {
        Clock {
            samples: as_f64(samples),
            at,
            of_at: STAMP * STAMP * 4.0,
            of_both: 0.0,
            steps: 0.0,
            late: 0.0,
            waiting: 0.0,
            together: TOGETHER.0,
            ..self.clone()
        }
    }

    /// By how many seconds a stamp is later than expected.
    #[must_use]
    pub fn late(&self, samples: u64, at: f64) -> f64 {
        at - self.stamp(samples)
    }

    /// The stamp that is expected of a sample.
    #[must_use]
    pub fn stamp(&self, samples: u64) -> f64 {
        self.time(as_f64(samples)) + self.steps
    }

    /// Learns from a stamp.
    pub fn learn(&mut self, samples: u64, at: f64) {
        let late = self.late(samples, at);
        self.off_by(late, 1.0);
        self.late += late;
        self.waiting += 1.0;
        let samples = as_f64(samples);
        let step = (samples - self.samples) / self.rate;
        if step < self.together {
            return;
        }
        let late = std::mem::take(&mut self.late) / std::mem::take(&mut self.waiting);
        // The first ones are no steps: nothing is known yet.
        let is_step = self.together >= TOGETHER.1 && late.abs() > STEP;
        self.together = (2.0 * self.together).min(TOGETHER.1);
        self.go_on(samples, step);
        if is_step {
            self.steps += late;
        } else {
            self.correct(step, late);
        }
        let believed = self.steps.clamp(-BELIEF * step, BELIEF * step);
        self.steps -= believed;
    }

    /// Goes on by `step` seconds to a sample.
    fn go_on(&mut self, samples: f64, step: f64) {
        self.at = self.time(samples);
        self.samples = samples;
        self.of_at += step * (2.0 * self.of_both + step * self.of_drift);
        self.of_both += step * self.of_drift;
        self.of_drift += step * WANDER;
    }

    /// Learns that the stamps of the last `step` seconds were late.
    fn correct(&mut self, step: f64, late: f64) {
        let whole = self.of_at + MEAN * MEAN / step;
        let (by_at, by_drift) = (self.of_at / whole, self.of_both / whole);
        self.at += by_at * late;
        self.drift += by_drift * late;
        self.of_drift -= by_drift * self.of_both;
        self.of_both -= by_at * self.of_both;
        self.of_at -= by_at * self.of_at;
    }

    /// Takes notice that stamps are off, by so many seconds and so many times, without learning from
    /// them.
    pub fn off_by(&mut self, late: f64, times: f64) {
        self.stamps += times;
        let weight = LATEST.max(1.0 / self.stamps) * times;
        self.spread += (late.abs() - self.spread) * weight.min(1.0);
    }

    /// When a sample was captured, in seconds.
    #[must_use]
    pub fn time(&self, sample: f64) -> f64 {
        self.at + (sample - self.samples) / self.rate * (1.0 + self.drift)
    }

    /// The sample, with its part, that was captured at a time in seconds.
    #[must_use]
    pub fn sample(&self, time: f64) -> f64 {
        self.samples + (time - self.at) / (1.0 + self.drift) * self.rate
    }

    /// By how much the source surely runs faster than promised; below zero, slower.
    #[must_use]
    pub fn faster(&self) -> f64 {
        let faster = 1.0 / (1.0 + self.drift) - 1.0;
        let sure = faster.abs() - SURE * self.of_drift.sqrt();
        sure.max(0.0).copysign(faster)
    }

    /// Millionths by which the source is fast.
    #[must_use]
    pub fn ppm(&self) -> f64 {
        (1.0 / (1.0 + self.drift) - 1.0) * 1e6
    }

    /// What is known of [`Clock::ppm`], as a standard deviation.
    #[must_use]
    pub fn ppm_spread(&self) -> f64 {
        self.of_drift.sqrt() * 1e6
    }

    /// Whether a stamp that is so late, and stays so, tells that samples were lost: it is further from
    /// the clock, with all steps there were, than jitter and what servers say of their latency.
    #[must_use]
    pub fn is_loss(&self, late: f64) -> bool {
        (late + self.steps).abs() > (4.5 * self.spread).clamp(LOSS.0, LOSS.1)
    }
}

/// Exact up to 2^53, thousands of years of samples.
#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53")]
fn as_f64(samples: u64) -> f64 {
    samples as f64
}

#[cfg(test)]
mod tests {
    // Sound that is made up has no need of care.
    #![allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss
    )]

    use super::*;

    /// Stamps of 20 ms buffers over some seconds, off by up to `jitter` seconds either way.
    fn stamps(ppm: f64, jitter: f64, seconds: u32) -> impl Iterator<Item = (u64, f64, f64)> {
        let mut noise = 7_u64;
        (1..=u64::from(seconds) * 50).map(move |buffer| {
            noise = noise
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let off = (noise >> 40) as f64 / f64::from(1 << 23) - 1.0;
            let samples = buffer * 960;
            let true_at = samples as f64 / 48_000.0 / (1.0 + ppm / 1e6);
            (samples, true_at, true_at + off * jitter)
        })
    }

    #[test]
    fn drift_is_learned_from_stamps_that_jitter() {
        for ppm in [-100.0, 0.0, 100.0] {
            let mut clock = Clock::new(48_000, 0, 0.0);
            let mut worst = 0.0_f64;
            for (samples, true_at, at) in stamps(ppm, 0.005, 3600) {
                clock.learn(samples, at);
                if samples > 48_000 * 60 {
                    worst = worst.max(clock.late(samples, true_at).abs());
                }
            }
            assert!((clock.ppm() - ppm).abs() < 3.0, "{} of {ppm}", clock.ppm());
            assert!(worst < 0.003, "{worst}");
        }
    }

    #[test]
    fn a_loss_shows_sooner_when_stamps_are_quiet() {
        let mut clock = Clock::new(48_000, 0, 0.0);
        assert!(!clock.is_loss(0.036));
        for (samples, _, at) in stamps(0.0, 0.001, 20) {
            clock.learn(samples, at);
        }
        assert!(clock.is_loss(0.036) && !clock.is_loss(0.030));
    }

    #[test]
    fn a_step_in_what_a_server_says_is_no_drift() {
        let mut clock = Clock::new(48_000, 0, 0.0);
        let mut worst = 0.0_f64;
        for (samples, true_at, at) in stamps(0.0, 0.001, 600) {
            let step = match samples / 48_000 {
                20..60 => 0.009,
                60..100 => -0.005,
                100..300 => 0.004,
                _ => 0.0,
            };
            clock.learn(samples, at + step);
            worst = worst.max((clock.time(as_f64(samples)) - true_at).abs());
        }
        assert!(worst < 0.002, "{worst}");
        assert!(clock.ppm().abs() < 6.0, "{}", clock.ppm());
    }
}
