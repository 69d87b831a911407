//! What a track heard in a test, in figures and in a verdict: before an interview one looks whether
//! both sides come through.

use super::level::{Level, Meter, NOTHING};

/// A peak below this is silence.
const SILENT: f32 = -60.0;
/// A loudest tenth of a second below this is too faint to transcribe well.
const FAINT: f32 = -45.0;
/// Tenths of a second that are cut off before it is clipping, and not one knock on the table.
const CUT_OFF: u32 = 2;

/// What a track heard.
#[derive(Debug)]
pub struct Hearing {
    meter: Meter,
    /// Samples that complete no more than one level.
    chunk: usize,
    peak: f32,
    loudest: f32,
    cut_off: u32,
    is_empty: bool,
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
            meter: Meter::new(rate),
            chunk: usize::try_from(rate / 100).unwrap_or_default().max(1),
            peak: NOTHING,
            loudest: NOTHING,
            cut_off: 0,
            is_empty: true,
        }
    }

    /// Takes samples in.
    pub fn take(&mut self, samples: &[i16]) {
        self.is_empty &= samples.is_empty();
        for some in samples.chunks(self.chunk) {
            if let Some(Level { peak, rms, clips }) = self.meter.take(some) {
                self.peak = self.peak.max(peak);
                self.loudest = self.loudest.max(rms);
                self.cut_off += u32::from(clips);
            }
        }
    }

    /// The highest sample, in decibels below full scale.
    #[must_use]
    pub fn peak(&self) -> f32 {
        self.peak
    }

    /// The loudest tenth of a second, which tells how loud a voice is, however long its pauses.
    #[must_use]
    pub fn loudest(&self) -> f32 {
        self.loudest
    }

    /// What to make of it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if self.is_empty {
            Verdict::Nothing
        } else if self.peak < SILENT {
            Verdict::Silent
        } else if self.cut_off >= CUT_OFF {
            Verdict::Clipping
        } else if self.loudest < FAINT {
            Verdict::Faint
        } else {
            Verdict::Good
        }
    }
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
        (0..9).for_each(|_| hearing.take(&[0; 1_000]));
        let loudest = hearing.loudest();
        assert!((loudest + 20.0).abs() < 0.01, "{loudest}");
        assert_eq!(hearing.verdict(), Verdict::Good);
    }
}
