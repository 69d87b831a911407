//! Sources that are made up, with clocks and stamps as bad as real ones.

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

/// How far the sound stands from its time: moments and errors in seconds, after the first seconds.
fn errors(sound: &[i16], rate: f64) -> Vec<(f64, f64)> {
    let sound = sound.iter().enumerate().skip(5 * rate as usize);
    let slope = 2.0 * std::f64::consts::PI * 30_000.0;
    let errors = sound.filter_map(|(n, sample)| {
        let time = n as f64 / rate;
        let steep = (2.0 * std::f64::consts::PI * time).cos();
        let off = (f64::from(*sample) - sine(time)) / slope / steep;
        (steep.abs() > 0.9).then_some((time, off))
    });
    errors.collect()
}

fn worst(errors: &[(f64, f64)]) -> f64 {
    errors.iter().map(|(_, off)| off.abs()).fold(0.0, f64::max)
}

/// How much any ten seconds are bent, at the most: what is left of the errors in them when the best
/// line is taken out, which is another place and another speed.
fn bent(errors: &[(f64, f64)]) -> f64 {
    let bent = errors.chunk_by(|(one, _), (other, _)| {
        one.div_euclid(10.0) as u64 == other.div_euclid(10.0) as u64
    });
    let bent = bent.map(|some| {
        let count = some.len() as f64;
        let mean = |of: &dyn Fn(&(f64, f64)) -> f64| some.iter().map(of).sum::<f64>() / count;
        let (time, off) = (mean(&|it| it.0), mean(&|it| it.1));
        let both = mean(&|it| (it.0 - time) * (it.1 - off));
        let slope = both / mean(&|it| (it.0 - time).powi(2));
        mean(&|it| (it.1 - off - slope * (it.0 - time)).powi(2)).sqrt()
    });
    bent.fold(0.0, f64::max)
}

fn every(out: &[i16], channel: usize) -> Vec<i16> {
    out.iter().skip(channel).step_by(2).copied().collect()
}

/// Two sources whose stamps are `late`, given some noise; the errors of each track.
fn drifting(ppm: [f64; 2], late: impl Fn(&mut Noise) -> f64, minutes: u32) -> [Vec<(f64, f64)>; 2] {
    let rate = 1_000;
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
            let (samples, at) = source.buffer(20);
            now = now.max(at);
            let stamp = at + late(&mut noise);
            aligner.samples(track, &samples, up(stamp.max(0.0)));
        }
        aligner.advance(up(now), &mut out);
    }
    assert_eq!(aligner.gaps(true), []);
    for (drift, ppm) in aligner.drifts(5.0).zip(ppm) {
        assert!((drift.ppm - ppm).abs() < 3.0, "{drift:?}");
    }
    [0, 1].map(|channel| errors(&every(&out, channel), f64::from(rate)))
}

#[test]
fn tracks_that_drift_apart_for_half_an_hour_stay_together() {
    for (jitter, minutes) in [(0.001, 10), (0.003, 30)] {
        let errors = drifting([-100.0, 100.0], |noise| noise.next() * jitter, minutes);
        let worst = errors.each_ref().map(|errors| worst(errors));
        let bent = errors.each_ref().map(|errors| bent(errors));
        assert!(
            worst.iter().all(|error| *error < 0.003),
            "{jitter}: {worst:?}"
        );
        // Ten seconds of a voice that are so much bent are like themselves to 0.99: at 700 Hz, where
        // its middle is, a seventh of a radian.
        assert!(bent.iter().all(|bent| *bent < 32e-6), "{jitter}: {bent:?}");
    }
}

#[test]
fn a_source_without_drift_is_copied_to_the_bit() {
    for jitter in [0.0, 0.001, 0.003] {
        let mut source = Source {
            rate: 8_000.0,
            ppm: 0.0,
            done: 0,
            sound: |time: f64| 9_000.0 * (time * 5_000.0).sin(),
        };
        let mut aligner = Aligner::new(&BOTH[..1], 8_000, UP, Position(0));
        let (mut noise, mut all, mut out) = (Noise(5), vec![], vec![]);
        for _ in 0..5 * 60 * 50 {
            let (samples, at) = source.buffer(160);
            all.extend_from_slice(&samples);
            let stamp = at + noise.next() * jitter;
            aligner.samples(Track::Microphone, &samples, up(stamp.max(0.0)));
            aligner.advance(up(at), &mut out);
        }
        while aligner.finish(up(300.0), &mut out) {}
        assert_eq!(aligner.gaps(true), []);
        assert_eq!(out.len(), all.len());
        // Where it begins is as certain as the first stamps are.
        let from = 4_000;
        let copy = out.get(from..from + 8_000).unwrap();
        let first = (from - 32..from + 32).find(|first| all[*first..].starts_with(copy));
        let first = first.unwrap_or_else(|| panic!("bent from the beginning: {jitter}"));
        assert!(first == from || jitter > 0.0);
        let both = all[first..].iter().zip(&out[from..]);
        let same = both.clone().take_while(|(one, other)| one == other).count();
        assert!(same + 32 >= both.len(), "bent at {same}: {jitter}");
    }
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
    for (hole, told) in [(200..350, true), (200..350, false), (490..500, true)] {
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
fn a_small_loss_that_is_not_told_is_a_gap_of_its_length_within_some_seconds() {
    for lost in [2, 6, 10] {
        let (out, gaps) = with_a_hole(200..200 + lost, false);
        assert_eq!(out.len(), 160_000);
        let [gap] = gaps.as_slice() else {
            panic!("{lost}: {gaps:?}");
        };
        let within = 200 * 320..320 * 320;
        assert!(within.contains(&(gap.from.0 + 16)), "{lost}: {gap:?}");
        let length = u64::from(lost) * 320;
        assert!(gap.samples.abs_diff(length) <= 32, "{lost}: {gap:?}");
    }
}

#[test]
fn a_server_that_hands_on_late_for_a_second_has_lost_nothing() {
    let mut source = Source {
        rate: 16_000.0,
        ppm: 0.0,
        done: 0,
        sound: |time: f64| 9_000.0 + time,
    };
    let mut aligner = Aligner::new(&BOTH[..1], 16_000, UP, Position(0));
    let mut out = vec![];
    for buffer in 0..500 {
        let (samples, at) = source.buffer(320);
        let late = if (200..260).contains(&buffer) {
            0.06
        } else {
            0.0
        };
        aligner.samples(Track::Microphone, &samples, up(at + late));
        aligner.advance(up(at), &mut out);
    }
    while aligner.finish(up(10.0), &mut out) {}
    assert_eq!(aligner.gaps(true), []);
    assert!(out.iter().all(|sample| *sample >= 9_000));
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
