//! Reading sound between its samples: a windowed sinc in a table.
//!
//! Linear or cubic interpolation would take the top off a voice recorded at 16 kHz.

use std::f64::consts::PI;

/// Samples on each side of a place that count for it.
pub const REACH: usize = 12;

/// Places between two samples that the table knows; between those it is linear.
const STEPS: usize = 256;

/// The table of weights.
pub struct Sinc {
    /// For each step: the weights of the samples around it.
    rows: Vec<[f32; 2 * REACH]>,
}

impl Sinc {
    /// Works out the table.
    #[must_use]
    pub fn new() -> Sinc {
        let rows = 0..=STEPS;
        Sinc {
            rows: rows.map(|step| row(as_f64(step) / as_f64(STEPS))).collect(),
        }
    }

    /// The sound at a place `part` (0 to 1) after the middle of `around`, which holds [`REACH`]
    /// samples up to and with the one before the place, and as many after. A place on a sample is
    /// that sample to the bit.
    #[must_use]
    pub fn at(&self, around: &[i16], part: f64) -> i16 {
        if part == 0.0 {
            return around.get(REACH - 1).copied().unwrap_or(0);
        }
        let step = part.clamp(0.0, 1.0) * as_f64(STEPS);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and STEPS"
        )]
        let (row, rest) = (step as usize, step.fract() as f32);
        let (Some(low), Some(high)) = (
            self.rows.get(row),
            self.rows.get(row + 1).or(self.rows.get(row)),
        ) else {
            return 0;
        };
        let weights = low.iter().zip(high);
        let sum: f32 = weights
            .zip(around)
            .map(|((low, high), sample)| (low + (high - low) * rest) * f32::from(*sample))
            .sum();
        #[expect(clippy::cast_possible_truncation, reason = "a float saturates")]
        let sample = sum.round() as i16;
        sample
    }
}

impl Default for Sinc {
    fn default() -> Sinc {
        Sinc::new()
    }
}

/// The weights at a place, so scaled that they add up to 1.
fn row(part: f64) -> [f32; 2 * REACH] {
    let mut weights = [0.0; 2 * REACH];
    for (at, weight) in weights.iter_mut().enumerate() {
        // From the place to the sample.
        let far = as_f64(at) - as_f64(REACH - 1) - part;
        *weight = sinc(far) * window(far);
    }
    let sum: f64 = weights.iter().sum();
    #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
    weights.map(|weight| (weight / sum) as f32)
}

fn sinc(x: f64) -> f64 {
    if x.abs() < 1e-9 {
        1.0
    } else if x.fract() == 0.0 {
        0.0
    } else {
        (PI * x).sin() / (PI * x)
    }
}

/// Hann's window, as wide as the reach.
fn window(x: f64) -> f64 {
    0.5 + 0.5 * (PI * x / as_f64(REACH)).cos()
}

fn as_f64(small: usize) -> f64 {
    u32::try_from(small).map_or(f64::MAX, f64::from)
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

    fn tone(hertz: f64, rate: f64, at: f64) -> f64 {
        10_000.0 * (2.0 * PI * hertz * at / rate).sin()
    }

    #[test]
    fn a_tone_is_read_between_its_samples() {
        let sinc = Sinc::new();
        for hertz in [200.0, 1_000.0, 3_500.0, 6_000.0] {
            let samples: Vec<i16> = (0..64_u32)
                .map(|n| tone(hertz, 16_000.0, f64::from(n)).round() as i16)
                .collect();
            for n in 20..40 {
                for part in [0.0, 0.1, 0.25, 0.5, 0.77, 1.0] {
                    let around = &samples[n + 1 - REACH..=n + REACH];
                    let wanted = tone(hertz, 16_000.0, n as f64 + part);
                    let error = (f64::from(sinc.at(around, part)) - wanted).abs();
                    assert!(error < 100.0, "{hertz} Hz at {part}: {error}");
                }
            }
        }
    }

    #[test]
    fn a_place_on_a_sample_is_that_sample() {
        let samples: Vec<i16> = (0..24).map(|n| n * 1_000 - 9_000).collect();
        assert_eq!(Sinc::new().at(&samples, 0.0), samples[REACH - 1]);
    }
}
