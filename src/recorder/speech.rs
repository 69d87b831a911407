//! Whether somebody speaks, in frames of 16 milliseconds.

use std::f64::consts::PI;

use earshot::Detector;

use super::level;

/// Samples a second that the detector knows.
const RATE: u32 = 16_000;

/// Samples of a frame, and its length.
const FRAME: usize = 256;
/// Milliseconds of a frame.
pub const FRAME_MS: u64 = 16;

/// From this score upwards a frame is speech.
const VOICE: f32 = 0.5;

/// Frames that speech lasts on after its last sound, so that the closure of a `p` is no pause.
const HANG: u32 = 10;

/// A frame of one track.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heard {
    /// Whether somebody speaks in it.
    pub speaks: bool,
    /// Its loudness in decibels below full scale.
    pub loudness: f32,
}

/// Listens to one track.
pub struct Speech {
    detector: Box<Detector>,
    thin: Thin,
    frame: Vec<i16>,
    hang: u32,
}

impl Speech {
    /// Listens to a track of `rate` samples a second: 16 000, or a multiple of it.
    #[must_use]
    pub fn new(rate: u32) -> Speech {
        Speech {
            detector: Detector::default_boxed(),
            thin: Thin::new((rate + RATE / 2) / RATE),
            frame: Vec::with_capacity(FRAME),
            hang: 0,
        }
    }

    /// Takes samples and tells each frame that became whole.
    pub fn take(&mut self, samples: impl IntoIterator<Item = i16>, mut tell: impl FnMut(Heard)) {
        for sample in samples {
            let Some(sample) = self.thin.take(sample) else {
                continue;
            };
            self.frame.push(sample);
            if self.frame.len() == FRAME {
                tell(self.judge());
                self.frame.clear();
            }
        }
    }

    fn judge(&mut self) -> Heard {
        let loudness = level::loudness(&self.frame);
        if self.detector.predict_i16(&self.frame) >= VOICE {
            self.hang = HANG;
        } else {
            self.hang = self.hang.saturating_sub(1);
        }
        Heard {
            speaks: self.hang > 0,
            loudness,
        }
    }
}

/// One sample of several, after what is too high for it was taken out.
struct Thin {
    /// Samples that one is made of.
    of: usize,
    weights: Vec<f32>,
    /// The latest samples, in a ring, and where the next goes.
    ring: Vec<f32>,
    next: usize,
    waited: usize,
}

impl Thin {
    fn new(of: u32) -> Thin {
        let of = of.max(1);
        let length = if of == 1 { 1 } else { 12 * of + 1 };
        let weights: Vec<f64> = (0..length).map(|at| weight(at, length, of)).collect();
        let sum: f64 = weights.iter().sum();
        #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
        let weights: Vec<f32> = weights.iter().map(|weight| (weight / sum) as f32).collect();
        Thin {
            of: of as usize,
            ring: vec![0.0; weights.len()],
            weights,
            next: 0,
            waited: 0,
        }
    }

    fn take(&mut self, sample: i16) -> Option<i16> {
        if self.of == 1 {
            return Some(sample);
        }
        if let Some(slot) = self.ring.get_mut(self.next) {
            *slot = f32::from(sample);
        }
        self.next = (self.next + 1) % self.ring.len();
        self.waited += 1;
        if self.waited < self.of {
            return None;
        }
        self.waited = 0;
        let (newer, older) = self.ring.split_at(self.next);
        let samples = older.iter().chain(newer);
        let sum: f32 = samples.zip(&self.weights).map(|(s, w)| s * w).sum();
        #[expect(clippy::cast_possible_truncation, reason = "a float saturates")]
        let sample = sum.round() as i16;
        Some(sample)
    }
}

/// A sinc that lets through nine tenths of the band that is left, in a Hann window.
fn weight(at: u32, length: u32, of: u32) -> f64 {
    let x = f64::from(at) - f64::from(length - 1) / 2.0;
    let cut = 0.9 / f64::from(of);
    let sinc = if x == 0.0 {
        cut
    } else {
        (PI * cut * x).sin() / (PI * x)
    };
    sinc * (0.5 + 0.5 * (2.0 * PI * x / f64::from(length + 1)).cos())
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

    /// Seconds of a voice of sorts: pulses of a larynx through two formants, in syllables.
    fn voice(rate: u32, seconds: u32) -> Vec<i16> {
        let rate = f64::from(rate);
        let sample = |n: u32| {
            let time = f64::from(n) / rate;
            let syllable = (PI * 4.0 * time).sin().abs();
            let pitch = 120.0 + 15.0 * (2.0 * PI * 0.7 * time).sin();
            let harmonics = (1..30).map(|harmonic| {
                let hertz = f64::from(harmonic) * 120.0;
                let near = |formant: f64| 1.0 / (1.0 + ((hertz - formant) / 120.0).powi(2));
                let shift = 300.0 * (2.0 * PI * 1.3 * time).sin();
                let size = near(600.0 + shift) + 0.6 * near(1_500.0 - shift) + 0.03;
                size * (2.0 * PI * f64::from(harmonic) * pitch * time).sin()
            });
            (4_000.0 * syllable * harmonics.sum::<f64>()) as i16
        };
        (0..seconds * rate as u32).map(sample).collect()
    }

    fn share(rate: u32, samples: Vec<i16>) -> f64 {
        let (mut speaks, mut all) = (0, 0);
        Speech::new(rate).take(samples, |heard| {
            all += 1;
            speaks += u32::from(heard.speaks);
        });
        f64::from(speaks) / f64::from(all)
    }

    #[test]
    fn a_voice_is_speech_and_silence_and_noise_are_not() {
        for rate in [16_000, 48_000] {
            let voice = share(rate, voice(rate, 5));
            assert!(voice > 0.5, "{rate}: {voice}");
            let silence = share(rate, vec![0; 5 * rate as usize]);
            assert!(silence < 0.01, "{rate}: {silence}");
            let mut noise = 1_u32;
            let hiss = (0..5 * rate).map(|_| {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (noise >> 23) as i16 - 256
            });
            let hiss = share(rate, hiss.collect());
            assert!(hiss < 0.05, "{rate}: {hiss}");
        }
    }
}
