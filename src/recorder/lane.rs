//! One track on its way to the common clock: samples with stamps come in, sound and silence go out.

use std::collections::VecDeque;

use super::clock::Clock;
use super::resample::{REACH, Sinc};
use super::steer::Steer;

/// A stamp that is too late (or too early) counts once it has stayed so for this many seconds; until
/// then it may be a buffer that was fetched late.
pub const SETTLE: f64 = 0.25;

/// A stamp that is off by less than this, in seconds, counts once it has stayed so for longer: a server
/// on a busy computer hands on late for a second, and loses nothing. Until then the sound stands so much
/// too early.
const SMALL: f64 = 0.100;
const SETTLE_SMALL: f64 = 2.0;

/// A stretch of samples without a gap.
struct Stretch {
    /// Its first sample.
    first: u64,
    clock: Clock,
}

/// Stamps that are off all to one side, perhaps because samples were lost.
struct Shift {
    /// The first sample that would be shifted.
    first: u64,
    /// The first stamp, in seconds.
    since: f64,
    /// By how much the stamps are off together, and how many they are.
    sum: f64,
    count: f64,
}

/// One track.
pub struct Lane {
    rate: u32,
    /// Samples that may still be read; the first of them is number `base`.
    held: Vec<i16>,
    base: u64,
    /// The stretches that are not read to their end; the last one grows.
    stretches: VecDeque<Stretch>,
    shift: Option<Shift>,
    /// The place in the first stretch where reading goes on; none after silence.
    place: Option<f64>,
    steer: Steer,
    /// The source gives nothing.
    gone: bool,
    /// The position of the first sample of silence, while there is silence.
    silent_from: Option<u64>,
    /// Silence that is over: where it began, and how many samples.
    gaps: Vec<(u64, u64)>,
}

impl Lane {
    /// A track of a source that gave nothing yet.
    #[must_use]
    pub fn new(rate: u32) -> Lane {
        Lane {
            rate,
            // What the first sample is read with on its left.
            held: vec![0; REACH],
            base: 0,
            stretches: VecDeque::new(),
            shift: None,
            place: None,
            steer: Steer::default(),
            gone: true,
            silent_from: None,
            gaps: Vec::new(),
        }
    }

    /// Takes samples, the last of which was captured `at`, in seconds.
    pub fn take(&mut self, samples: &[i16], at: f64) {
        if samples.is_empty() {
            return;
        }
        let first = self.end();
        self.held.extend_from_slice(samples);
        let end = self.end();
        match self.stretches.back_mut() {
            Some(last) if !self.gone => {
                let late = last.clock.late(end, at);
                if last.clock.is_loss(late) {
                    self.suspect(first, end, at, late);
                } else {
                    if let Some(shift) = self.shift.take() {
                        last.clock.off_by(shift.sum / shift.count, shift.count);
                    }
                    last.clock.learn(end, at);
                }
            }
            last => {
                let clock = last.map_or_else(
                    || Clock::new(self.rate, end, at),
                    |last| last.clock.again(end, at),
                );
                self.stretches.push_back(Stretch { first, clock });
                self.gone = false;
            }
        }
    }

    /// The source gives nothing, until there are samples again.
    pub fn leave(&mut self) {
        self.gone = true;
        self.shift = None;
    }

    /// The seconds up to which there is something to read, or silence that will stay so.
    #[must_use]
    pub fn ready(&self) -> f64 {
        match self.stretches.back() {
            Some(last) if !self.gone => {
                // Reading may be a little ahead of the clock while it is hurried.
                let ahead = REACH_U64 + u64::from(self.rate / 40);
                last.clock.time(as_f64(self.end()) - as_f64(ahead))
            }
            _ => f64::INFINITY,
        }
    }

    /// Puts `count` samples of sound or silence into `out`; the first of them stands at `time` in
    /// seconds, and at `position` in the file.
    pub fn read(
        &mut self,
        sinc: &Sinc,
        time: f64,
        position: u64,
        count: usize,
        out: &mut Vec<i16>,
    ) {
        let mut done = 0;
        while done < count {
            let now = time + as_f64(done as u64) / f64::from(self.rate);
            let position = position + done as u64;
            done += match self.silence_at(now, count - done) {
                0 => self.sound(sinc, now, position, count - done, out),
                silence => {
                    self.silent_from.get_or_insert(position);
                    self.place = None;
                    out.resize(out.len() + silence, 0);
                    silence
                }
            };
        }
        self.forget();
    }

    /// The gaps that are over, as position and samples; each is given once. At the very end of a
    /// recording, `position`, one that is not over is given too.
    pub fn gaps(&mut self, end: Option<u64>) -> Vec<(u64, u64)> {
        if let Some(position) = end {
            self.close_gap(position);
        }
        std::mem::take(&mut self.gaps)
    }

    /// The clock of the source, once it gave something.
    #[must_use]
    pub fn clock(&self) -> Option<&Clock> {
        self.stretches.back().map(|last| &last.clock)
    }

    /// The number of the next sample.
    fn end(&self) -> u64 {
        self.base + self.held.len() as u64
    }

    /// Weighs a stamp that is off: when all have been for a while, samples were lost (or the stream
    /// was moved), and what came since then begins a stretch of its own.
    fn suspect(&mut self, first: u64, end: u64, at: f64, late: f64) {
        let fits = |shift: &Shift| shift.sum.is_sign_positive() == late.is_sign_positive();
        let mut shift = self.shift.take().filter(fits).unwrap_or(Shift {
            first,
            since: at,
            sum: 0.0,
            count: 0.0,
        });
        shift.sum += late;
        shift.count += 1.0;
        let mean = shift.sum / shift.count;
        let is_small = mean.abs() < SMALL;
        if at - shift.since < if is_small { SETTLE_SMALL } else { SETTLE } {
            self.shift = Some(shift);
        } else if let Some(last) = self.stretches.back() {
            let clock = last.clock.again(end, last.clock.stamp(end) + mean);
            // What was given meanwhile is not given again.
            let given = self.place.map_or(0, |place| whole_u64(place.ceil()));
            let first = shift.first.max(given);
            self.stretches.push_back(Stretch { first, clock });
        }
    }

    /// How many samples of silence there are from `time` on, up to `most`.
    fn silence_at(&mut self, time: f64, most: usize) -> usize {
        while let Some(next) = self.stretches.get(1) {
            let begins = next.clock.sample(time) >= as_f64(next.first) - 0.5;
            if !begins {
                break;
            }
            self.stretches.pop_front();
            self.place = None;
        }
        let Some(stretch) = self.stretches.front() else {
            return most;
        };
        let place = self.place.unwrap_or_else(|| stretch.clock.sample(time));
        let before = as_f64(stretch.first) - 0.5 - place;
        let next = self.stretches.get(1);
        let end = next.map_or(self.end(), |next| next.first);
        if before > 0.0 {
            whole(before).clamp(1, most)
        } else if place < as_f64(end) - 0.5 {
            0
        } else {
            let until = next.map(|next| as_f64(next.first) - 0.5 - next.clock.sample(time));
            until.map_or(most, |until| whole(until).clamp(1, most))
        }
    }

    /// Reads sound, up to the end of the stretch; answers how many samples it was.
    fn sound(
        &mut self,
        sinc: &Sinc,
        time: f64,
        position: u64,
        most: usize,
        out: &mut Vec<i16>,
    ) -> usize {
        self.close_gap(position);
        let Some(stretch) = self.stretches.front() else {
            return 0;
        };
        let rate = f64::from(self.rate);
        let clock = &stretch.clock;
        let (aim, faster) = (clock.sample(time), clock.faster());
        // On a sample at first, so that a source that does not drift is copied to the bit.
        let mut place = self.place.unwrap_or_else(|| {
            self.steer = Steer::begin(faster);
            aim.round()
        });
        let seconds = as_f64(most as u64) / rate;
        let behind = (aim - place) / rate;
        let step = self.steer.step(faster, behind, seconds);
        let end = self.stretches.get(1).map_or(self.end(), |next| next.first);
        let end = as_f64(end) - 0.5;
        let mut count = 0;
        while count < most && place < end {
            out.push(sinc_at(sinc, &self.held, place - as_f64(self.base)));
            place += step;
            count += 1;
        }
        self.place = Some(place);
        count
    }

    fn close_gap(&mut self, position: u64) {
        if let Some(from) = self.silent_from.take() {
            self.gaps.push((from, position - from));
        }
    }

    /// Lets go of samples that will not be read any more.
    fn forget(&mut self) {
        let Some(stretch) = self.stretches.front() else {
            return;
        };
        let place = self.place.map_or(stretch.first, whole_u64);
        let unread = place.saturating_sub(REACH_U64).min(self.end());
        let spent = usize::try_from(unread.saturating_sub(self.base)).unwrap_or(0);
        // Now and then, so that what is held moves seldom.
        if spent > self.rate as usize {
            self.held.drain(..spent);
            self.base += spent as u64;
        }
    }
}

const REACH_U64: u64 = REACH as u64;

/// The sound at a place in `held`; what is not there (yet) is silence.
fn sinc_at(sinc: &Sinc, held: &[i16], place: f64) -> i16 {
    let whole = place.floor();
    let middle = usize::try_from(whole_u64(whole)).unwrap_or(usize::MAX);
    let from = (middle + 1).checked_sub(REACH);
    if let Some(around) = from.and_then(|from| held.get(from..from + 2 * REACH)) {
        return sinc.at(around, place - whole);
    }
    let mut around = [0; 2 * REACH];
    for (slot, sample) in around.iter_mut().enumerate() {
        let index = (middle + 1 + slot).checked_sub(REACH);
        *sample = index
            .and_then(|index| held.get(index))
            .copied()
            .unwrap_or(0);
    }
    sinc.at(&around, place - whole)
}

/// Exact up to 2^53, thousands of years of samples.
#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53")]
fn as_f64(samples: u64) -> f64 {
    samples as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float saturates"
)]
fn whole_u64(place: f64) -> u64 {
    place as u64
}

/// Up to the next whole number.
fn whole(count: f64) -> usize {
    usize::try_from(whole_u64(count.ceil())).unwrap_or(usize::MAX)
}
