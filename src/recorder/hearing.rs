//! What a track heard, in figures and in a verdict: before an interview one looks whether both sides
//! come through.

/// Full scale.
const FULL: f64 = 32_768.0;
/// Windows to a second; the loudest tells how loud a voice is, however long the pauses.
const WINDOWS: u32 = 5;
/// Samples at the edge of the scale that make clipping, and not one knock on the table.
const CLIPPED: u64 = 10;
/// A peak below this is silence.
const SILENT_DB: f64 = -60.0;
/// A loudest window below this is too faint to transcribe well.
const FAINT_DB: f64 = -45.0;

/// What a track heard.
#[derive(Debug, Clone)]
pub struct Hearing {
    window: u32,
    taken: u32,
    sum: f64,
    loudest: f64,
    peak: u16,
    clipped: u64,
    count: u64,
}

/// What to make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Not a sample came.
    Nothing,
    /// Samples came, and nothing was in them.
    Silent,
    /// A voice too soft.
    Faint,
    /// A voice.
    Good,
    /// A voice too loud for the device.
    Clipping,
}

impl Hearing {
    /// Nothing heard yet, at `rate` samples a second.
    #[must_use]
    pub fn new(rate: u32) -> Hearing {
        Hearing {
            window: (rate / WINDOWS).max(1),
            taken: 0,
            sum: 0.0,
            loudest: 0.0,
            peak: 0,
            clipped: 0,
            count: 0,
        }
    }

    /// Takes samples in.
    pub fn take(&mut self, samples: &[i16]) {
        for &sample in samples {
            self.count += 1;
            self.peak = self.peak.max(sample.unsigned_abs());
            self.clipped += u64::from(sample == i16::MAX || sample == i16::MIN);
            self.sum += f64::from(sample) * f64::from(sample);
            self.taken += 1;
            if self.taken == self.window {
                self.loudest = self.loudest.max(self.sum / f64::from(self.window));
                (self.sum, self.taken) = (0.0, 0);
            }
        }
    }

    /// The highest sample, in dB below full scale; none when all were zero.
    #[must_use]
    pub fn peak_db(&self) -> Option<f64> {
        db(f64::from(self.peak) / FULL)
    }

    /// The effective level of the loudest fifth of a second, in dB below full scale.
    #[must_use]
    pub fn level_db(&self) -> Option<f64> {
        db(self.loudest.sqrt() / FULL)
    }

    /// The samples that were taken in.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// What to make of it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let below = |level: Option<f64>, limit: f64| level.is_none_or(|level| level < limit);
        if self.count == 0 {
            Verdict::Nothing
        } else if below(self.peak_db(), SILENT_DB) {
            Verdict::Silent
        } else if self.clipped >= CLIPPED {
            Verdict::Clipping
        } else if below(self.level_db(), FAINT_DB) {
            Verdict::Faint
        } else {
            Verdict::Good
        }
    }
}

fn db(share: f64) -> Option<f64> {
    (share > 0.0).then(|| 20.0 * share.log10())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A second of a square wave.
    fn heard(height: i16) -> Hearing {
        let mut hearing = Hearing::new(1_000);
        let wave: Vec<i16> = (0..1_000)
            .map(|at| if at % 20 < 10 { height } else { -height })
            .collect();
        hearing.take(&wave);
        hearing
    }

    #[test]
    fn what_is_heard_is_judged_by_its_level() {
        assert_eq!(Hearing::new(1_000).verdict(), Verdict::Nothing);
        assert_eq!(heard(0).verdict(), Verdict::Silent);
        assert_eq!(heard(10).verdict(), Verdict::Silent);
        assert_eq!(heard(60).verdict(), Verdict::Faint);
        assert_eq!(heard(3_000).verdict(), Verdict::Good);
        assert_eq!(heard(i16::MAX).verdict(), Verdict::Clipping);
    }

    #[test]
    fn a_voice_between_pauses_counts_by_its_loudest_part() {
        let mut hearing = heard(3_277);
        hearing.take(&vec![0; 9_000]);
        let level = hearing.level_db().unwrap();
        assert!((level + 20.0).abs() < 0.01, "{level}");
        assert_eq!(hearing.verdict(), Verdict::Good);
    }
}
