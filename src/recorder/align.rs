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
mod tests;
