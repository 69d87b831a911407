//! How loud a track is, ten times a second.

/// Decibels below which there is nothing: one step of 16 bits is at -90.
pub const NOTHING: f32 = -96.0;

/// Levels a second.
const PER_SECOND: u32 = 10;

/// A sample this near to full scale is cut off.
const FULL: u16 = 32_760;

/// So many of those on end are clipping; a single one may be a peak that just fits.
const ON_END: u32 = 3;

/// The level of a tenth of a second, in decibels below full scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// The highest sample.
    pub peak: f32,
    /// The root of the mean square: what is heard as loudness.
    pub rms: f32,
    /// Whether the sound was cut off at full scale.
    pub clips: bool,
}

/// Adds up samples to levels.
#[derive(Debug)]
pub struct Meter {
    /// Samples of a level.
    length: u32,
    count: u32,
    squares: u64,
    peak: u16,
    full: u32,
    clips: bool,
}

impl Meter {
    /// A meter of a track.
    #[must_use]
    pub fn new(rate: u32) -> Meter {
        Meter {
            length: (rate / PER_SECOND).max(1),
            count: 0,
            squares: 0,
            peak: 0,
            full: 0,
            clips: false,
        }
    }

    /// Takes samples; gives the latest level, when one became whole.
    pub fn take(&mut self, samples: &[i16]) -> Option<Level> {
        let mut latest: Option<Level> = None;
        for sample in samples {
            self.add(*sample);
            if self.count == self.length {
                let level = self.level();
                // None of them may hide that another clipped.
                let clips = level.clips || latest.is_some_and(|level| level.clips);
                latest = Some(Level { clips, ..level });
            }
        }
        latest
    }

    fn add(&mut self, sample: i16) {
        let size = sample.unsigned_abs();
        self.count += 1;
        self.squares += u64::from(size) * u64::from(size);
        self.peak = self.peak.max(size);
        self.full = if size >= FULL { self.full + 1 } else { 0 };
        self.clips |= self.full >= ON_END;
    }

    fn level(&mut self) -> Level {
        let level = Level {
            peak: decibels(f64::from(self.peak)),
            rms: decibels(root_mean(self.squares, self.count)),
            clips: self.clips,
        };
        (self.count, self.squares, self.peak, self.clips) = (0, 0, 0, false);
        level
    }
}

/// The loudness of some samples, in decibels below full scale.
#[must_use]
pub fn loudness(samples: &[i16]) -> f32 {
    let square = |sample: &i16| u64::from(sample.unsigned_abs()).pow(2);
    let count = u32::try_from(samples.len()).unwrap_or(u32::MAX);
    decibels(root_mean(samples.iter().map(square).sum(), count))
}

#[expect(clippy::cast_precision_loss, reason = "a level needs few digits")]
fn root_mean(squares: u64, count: u32) -> f64 {
    (squares as f64 / f64::from(count.max(1))).sqrt()
}

#[expect(clippy::cast_possible_truncation, reason = "a level needs few digits")]
fn decibels(size: f64) -> f32 {
    let decibels = 20.0 * (size / 32_768.0).log10();
    (decibels as f32).max(NOTHING)
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

    #[test]
    fn a_full_tone_and_silence_have_the_levels_they_should() {
        let tone = |n: u32| (32_767.0 * (f64::from(n) / 7.0).sin()) as i16;
        let tone: Vec<i16> = (0..1_600).map(tone).collect();
        let level = Meter::new(16_000).take(&tone).unwrap();
        assert!(
            level.peak > -0.1 && (level.rms + 3.0).abs() < 0.1,
            "{level:?}"
        );
        assert!(!level.clips);
        let silent = Meter::new(16_000).take(&[0; 1_600]).unwrap();
        assert_eq!((silent.peak, silent.rms), (NOTHING, NOTHING));
    }

    #[test]
    fn clipping_is_full_scale_on_end_and_not_hidden_by_what_follows() {
        let mut sound = vec![0; 3_200];
        sound[100] = i16::MAX;
        sound[200] = i16::MIN;
        assert!(!Meter::new(16_000).take(&sound).unwrap().clips);
        sound[100..103].fill(i16::MAX);
        assert!(Meter::new(16_000).take(&sound).unwrap().clips);
    }

    #[test]
    fn levels_come_ten_times_a_second_however_the_samples_come() {
        let mut meter = Meter::new(16_000);
        let levels = (0..500).filter_map(|_| meter.take(&[5; 321])).count();
        assert_eq!(levels, 500 * 321 / 1_600);
    }
}
