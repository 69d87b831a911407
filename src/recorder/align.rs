//! One or two tracks on one clock: the computer's own, so that a position in the file is a moment.
//!
//! Each source has a crystal of its own; its drift is learned from the stamps and taken out. What a
//! source did not give is silence of the same length.

use std::time::Duration;

use super::lane::{Lane, SETTLE};
use super::resample::Sinc;
use super::track::{Position, Track};

/// Seconds that what is heard is kept back: in that time lost samples show, and late ones arrive.
const HOLD: f64 = SETTLE + 0.05;

/// Seconds that a source which should give sound is waited for, while it gives none.
const PATIENCE: f64 = 2.0;

/// Pieces in which tracks are read, a hundredth of a second.
const PIECES: u32 = 100;

/// Seconds given at a time.
const MOST: u32 = 1;

/// A stretch of silence where a source gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Whose.
    pub track: Track,
    /// Its first sample.
    pub from: Position,
    /// How many.
    pub samples: u64,
}

/// How far a source's clock runs from the computer's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drift {
    /// Whose.
    pub track: Track,
    /// Millionths by which it is fast.
    pub ppm: f64,
}

/// Two tracks, or one, on their way to the file.
pub struct Aligner {
    rate: u32,
    /// The uptime at the first sample.
    origin: Duration,
    /// The position in the file at `origin`.
    begin: u64,
    /// Samples given since then.
    given: u64,
    lanes: Vec<(Track, Lane)>,
    sinc: Sinc,
    /// The tracks' samples of one piece.
    pieces: Vec<Vec<i16>>,
}

impl Aligner {
    /// An aligner whose first sample was captured at `origin` and stands at `begin` in the file.
    #[must_use]
    pub fn new(tracks: &[Track], rate: u32, origin: Duration, begin: Position) -> Aligner {
        Aligner {
            rate,
            origin,
            begin: begin.0,
            given: 0,
            lanes: tracks
                .iter()
                .map(|&track| (track, Lane::new(rate)))
                .collect(),
            sinc: Sinc::new(),
            pieces: vec![Vec::new(); tracks.len()],
        }
    }

    /// Takes samples of a track, the last of which was captured at `until`.
    pub fn samples(&mut self, track: Track, samples: &[i16], until: Duration) {
        let at = self.seconds(until);
        if let Some(lane) = self.lane(track) {
            lane.take(samples, at);
        }
    }

    /// A source gives nothing, until there are samples of it again.
    pub fn gone(&mut self, track: Track) {
        if let Some(lane) = self.lane(track) {
            lane.leave();
        }
    }

    /// The position of the next sample that is given.
    #[must_use]
    pub fn position(&self) -> Position {
        Position(self.begin + self.given)
    }

    /// Puts into `out`, interleaved, what is certain by `now`, a second of it at most; answers
    /// whether there is more.
    pub fn advance(&mut self, now: Duration, out: &mut Vec<i16>) -> bool {
        let now = self.seconds(now);
        let ready = self.lanes.iter().map(|(_, lane)| lane.ready());
        let ready = ready.fold(f64::INFINITY, f64::min);
        let limit = ready.max(now - PATIENCE).min(now - HOLD);
        let due = self.whole(limit).saturating_sub(self.given);
        let piece = u64::from(self.rate / PIECES).max(1);
        self.give(due - due % piece, out)
    }

    /// Puts into `out` all up to `at`, with silence where nothing came, a second at most; answers
    /// whether there is more.
    pub fn finish(&mut self, at: Duration, out: &mut Vec<i16>) -> bool {
        let due = self.whole(self.seconds(at)).saturating_sub(self.given);
        self.give(due, out)
    }

    /// Whether all that was captured up to `at` is here.
    #[must_use]
    pub fn has_all_until(&self, at: Duration) -> bool {
        let at = self.seconds(at);
        self.lanes.iter().all(|(_, lane)| lane.ready() >= at)
    }

    /// The gaps that are over since this was last asked; with `end`, those that last to the end too.
    /// Less than a millisecond is rounding where a source begins or ends, and not told.
    pub fn gaps(&mut self, end: bool) -> Vec<Gap> {
        let end = end.then_some(self.begin + self.given);
        let mut gaps = Vec::new();
        for (track, lane) in &mut self.lanes {
            let gaps_of_lane = lane.gaps(end).into_iter();
            let long = gaps_of_lane.filter(|(_, samples)| samples * 1000 > u64::from(self.rate));
            gaps.extend(long.map(|(from, samples)| Gap {
                track: *track,
                from: Position(from),
                samples,
            }));
        }
        gaps
    }

    /// The drift of each source that is known to `within` millionths.
    pub fn drifts(&self, within: f64) -> impl Iterator<Item = Drift> {
        self.lanes.iter().filter_map(move |(track, lane)| {
            let clock = lane.clock().filter(|clock| clock.ppm_spread() <= within)?;
            Some(Drift {
                track: *track,
                ppm: clock.ppm(),
            })
        })
    }

    fn lane(&mut self, track: Track) -> Option<&mut Lane> {
        let mut lanes = self.lanes.iter_mut();
        lanes.find(|(of, _)| *of == track).map(|(_, lane)| lane)
    }

    fn give(&mut self, due: u64, out: &mut Vec<i16>) -> bool {
        let most = u64::from(self.rate * MOST);
        let mut left = due.min(most);
        while left > 0 {
            let piece = left.min(u64::from(self.rate / PIECES).max(1));
            self.piece(usize::try_from(piece).unwrap_or(0), out);
            left -= piece;
        }
        due > most
    }

    fn piece(&mut self, count: usize, out: &mut Vec<i16>) {
        #[expect(clippy::cast_precision_loss, reason = "exact up to 2^53")]
        let time = self.given as f64 / f64::from(self.rate);
        let position = self.begin + self.given;
        for ((_, lane), piece) in self.lanes.iter_mut().zip(&mut self.pieces) {
            piece.clear();
            lane.read(&self.sinc, time, position, count, piece);
        }
        match self.pieces.as_slice() {
            [one] => out.extend_from_slice(one),
            [left, right] => out.extend(left.iter().zip(right).flat_map(|(l, r)| [*l, *r])),
            _ => {}
        }
        self.given += count as u64;
    }

    /// Seconds since the origin; before it, below zero.
    fn seconds(&self, at: Duration) -> f64 {
        let after = at.saturating_sub(self.origin).as_secs_f64();
        after - self.origin.saturating_sub(at).as_secs_f64()
    }

    /// Whole samples up to a time in seconds.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float saturates"
    )]
    fn whole(&self, seconds: f64) -> u64 {
        // A little more, so that a whole number of samples is not one less by rounding.
        (seconds * f64::from(self.rate) + 1e-6) as u64
    }
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

    const UP: Duration = Duration::from_secs(100_000);
    const BOTH: [Track; 2] = Track::BOTH;

    fn up(seconds: f64) -> Duration {
        UP + Duration::from_secs_f64(seconds)
    }

    /// Noise between -1 and 1.
    struct Noise(u64);

    impl Noise {
        fn next(&mut self) -> f64 {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (self.0 >> 40) as f64 / f64::from(1 << 23) - 1.0
        }
    }

    /// A source that hears `sound(seconds)` with a clock that is `ppm` fast.
    struct Source<F> {
        rate: f64,
        ppm: f64,
        done: u64,
        sound: F,
    }

    impl<F: Fn(f64) -> f64> Source<F> {
        fn time(&self, sample: u64) -> f64 {
            sample as f64 / self.rate / (1.0 + self.ppm / 1e6)
        }

        /// A buffer, and the second its last sample was captured.
        fn buffer(&mut self, length: u64) -> (Vec<i16>, f64) {
            let numbers = self.done..self.done + length;
            let samples = numbers.map(|n| (self.sound)(self.time(n)).round() as i16);
            let samples = samples.collect();
            self.done += length;
            (samples, self.time(self.done))
        }
    }

    fn sine(time: f64) -> f64 {
        30_000.0 * (2.0 * std::f64::consts::PI * time).sin()
    }

    /// The greatest error in seconds, after the first seconds: how far the sound stands from its time.
    fn worst(sound: &[i16], rate: f64) -> f64 {
        let sound = sound.iter().enumerate().skip(5 * rate as usize);
        let slope = 2.0 * std::f64::consts::PI * 30_000.0;
        let errors = sound.filter_map(|(n, sample)| {
            let time = n as f64 / rate;
            let steep = (2.0 * std::f64::consts::PI * time).cos();
            (steep.abs() > 0.9).then(|| (f64::from(*sample) - sine(time)) / slope / steep)
        });
        errors.fold(0.0, |worst, error| worst.max(error.abs()))
    }

    fn every(out: &[i16], channel: usize) -> Vec<i16> {
        out.iter().skip(channel).step_by(2).copied().collect()
    }

    /// Two sources with stamps that jitter; the greatest error of each track in seconds.
    fn drifting(ppm: [f64; 2], jitter: f64, minutes: u32) -> [f64; 2] {
        let rate = 250;
        let mut aligner = Aligner::new(&BOTH, rate, UP, Position(0));
        let mut sources = ppm.map(|ppm| Source {
            rate: f64::from(rate),
            ppm,
            done: 0,
            sound: sine,
        });
        let (mut noise, mut out) = (Noise(3), vec![]);
        for _ in 0..minutes * 60 * 50 {
            let mut now = 0.0_f64;
            for (source, track) in sources.iter_mut().zip(BOTH) {
                let (samples, at) = source.buffer(5);
                now = now.max(at);
                let stamp = at + noise.next() * jitter;
                aligner.samples(track, &samples, up(stamp.max(0.0)));
            }
            aligner.advance(up(now), &mut out);
        }
        assert_eq!(aligner.gaps(true), []);
        for (drift, ppm) in aligner.drifts(5.0).zip(ppm) {
            assert!((drift.ppm - ppm).abs() < 3.0, "{drift:?}");
        }
        [0, 1].map(|channel| worst(&every(&out, channel), f64::from(rate)))
    }

    #[test]
    fn tracks_that_drift_apart_for_an_hour_stay_together() {
        for (jitter, minutes) in [(0.001, 10), (0.020, 60)] {
            let errors = drifting([-100.0, 100.0], jitter, minutes);
            assert!(errors.iter().all(|error| *error < 0.013), "{errors:?}");
        }
    }

    #[test]
    fn a_source_without_drift_is_copied_to_the_bit() {
        let mut source = Source {
            rate: 16_000.0,
            ppm: 0.0,
            done: 0,
            sound: |time: f64| 9_000.0 * (time * 5_000.0).sin(),
        };
        let mut aligner = Aligner::new(&BOTH[..1], 16_000, UP, Position(0));
        let (mut all, mut out) = (vec![], vec![]);
        for _ in 0..500 {
            let (samples, at) = source.buffer(320);
            all.extend_from_slice(&samples);
            aligner.samples(Track::Microphone, &samples, up(at));
            aligner.advance(up(at), &mut out);
        }
        while aligner.finish(up(10.0), &mut out) {}
        assert!(out == all);
        assert_eq!(aligner.gaps(true), []);
    }

    /// Ten seconds of one source at 16 kHz; `lost` says of each buffer of 20 ms whether it is lost,
    /// `gone` whether that is told.
    fn with_a_hole(hole: std::ops::Range<u32>, told: bool) -> (Vec<i16>, Vec<Gap>) {
        let mut source = Source {
            rate: 16_000.0,
            ppm: 0.0,
            done: 0,
            sound: |time: f64| 9_000.0 + time,
        };
        let mut aligner = Aligner::new(&BOTH[..1], 16_000, UP, Position(0));
        let (mut noise, mut out) = (Noise(9), vec![]);
        for buffer in 0..500 {
            let (samples, at) = source.buffer(320);
            if hole.contains(&buffer) {
                if told {
                    aligner.gone(Track::Microphone);
                }
            } else {
                let at = at + noise.next() * 0.001;
                aligner.samples(Track::Microphone, &samples, up(at));
            }
            aligner.advance(up(at), &mut out);
        }
        while aligner.finish(up(10.0), &mut out) {}
        let gaps = aligner.gaps(true);
        (out, gaps)
    }

    #[test]
    fn what_a_source_did_not_give_is_silence_of_the_same_length() {
        for (hole, told) in [
            (200..350, true),
            (200..350, false),
            (200..202, false),
            (490..500, true),
        ] {
            let (out, gaps) = with_a_hole(hole.clone(), told);
            assert_eq!(out.len(), 160_000);
            let [gap] = gaps.as_slice() else {
                panic!("{hole:?}: {gaps:?}");
            };
            let from = u64::from(hole.start) * 320;
            let samples = hole.len() as u64 * 320;
            assert!(gap.from.0.abs_diff(from) <= 16, "{hole:?}: {gap:?}");
            assert!(gap.samples.abs_diff(samples) <= 32, "{hole:?}: {gap:?}");
            let silent = out.iter().filter(|sample| **sample == 0).count() as u64;
            assert!(silent.abs_diff(gap.samples) <= 16, "{silent} {gap:?}");
        }
    }

    #[test]
    fn buffers_that_are_fetched_late_leave_no_gap() {
        let mut source = Source {
            rate: 16_000.0,
            ppm: 0.0,
            done: 0,
            sound: |time: f64| 9_000.0 + time,
        };
        let mut aligner = Aligner::new(&BOTH[..1], 16_000, UP, Position(0));
        let (mut out, mut waiting) = (vec![], vec![]);
        for buffer in 0..500 {
            let (samples, at) = source.buffer(320);
            waiting.push(samples);
            // A second in which nothing is fetched; then all at once, with the stamp of that moment.
            if !(200..250).contains(&buffer) {
                for samples in waiting.drain(..) {
                    aligner.samples(Track::Microphone, &samples, up(at));
                }
            }
            aligner.advance(up(at), &mut out);
        }
        while aligner.finish(up(10.0), &mut out) {}
        assert_eq!(aligner.gaps(true), []);
        assert!(out.iter().all(|sample| *sample > 8_000));
    }

    #[test]
    fn a_track_without_a_source_is_silence_from_the_first_sample() {
        let mut aligner = Aligner::new(&BOTH, 16_000, UP, Position(500));
        let mut out = vec![];
        aligner.samples(Track::Microphone, &vec![1; 16_000], up(1.0));
        while aligner.finish(up(3.0), &mut out) {}
        assert_eq!(out.len(), 2 * 48_000);
        let gaps = aligner.gaps(true);
        let gap = |track, from, samples| Gap {
            track,
            from: Position(from),
            samples,
        };
        assert_eq!(
            gaps,
            [
                gap(Track::Microphone, 16_500, 32_000),
                gap(Track::Call, 500, 48_000)
            ]
        );
    }

    proptest::proptest! {
        #[test]
        fn every_moment_is_in_the_file_once(
            events in proptest::collection::vec((0_u8..10, 1_usize..200, -0.2_f64..0.2), 1..100),
        ) {
            let mut aligner = Aligner::new(&BOTH, 800, UP, Position(0));
            let (mut now, mut out) = (0.0, vec![]);
            for (what, length, off) in events {
                now += length as f64 / 800.0;
                let track = BOTH[usize::from(what % 2)];
                match what {
                    0..8 => aligner.samples(track, &vec![1; length], up((now + off).max(0.0))),
                    _ => aligner.gone(track),
                }
                aligner.advance(up(now), &mut out);
            }
            while aligner.finish(up(now), &mut out) {}
            let wanted = (now * 800.0 + 1e-6) as usize;
            proptest::prop_assert!(out.len().abs_diff(2 * wanted) <= 2);
        }
    }
}
