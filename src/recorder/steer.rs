//! How fast a track is read: as fast as its source surely runs, and back to its place where it is off.
//!
//! The speed changes so slowly that nothing of it is heard, and that an utterance keeps its shape; as
//! long as nothing is certain, sound is not bent at all.

/// Seconds that the place may be off before it is turned back, and when that is done. A source that
/// does not drift stays within the first, and is copied to the bit.
const OFF: f64 = 0.001_5;
const MADE_GOOD: f64 = 0.000_1;

/// Less than this, in seconds, is turned back at a speed that no measurement of a voice would show: a
/// hundred-thousandth.
const NEAR: f64 = 0.012;
const GENTLE: f64 = 10e-6;

/// By how much the speed may change in a second: 7 in a million.
const CHANGE: f64 = 7e-6;

/// The most that reading is hurried or slowed: 5 in 10,000, a hundredth of a semitone.
const HASTE: f64 = 500e-6;

/// The speed of reading.
#[derive(Debug, Default)]
pub struct Steer {
    /// How much faster than promised.
    faster: f64,
    /// The place is being turned back.
    is_turning: bool,
}

impl Steer {
    /// A speed at the beginning of a stretch, of a source that is faster than promised.
    #[must_use]
    pub fn begin(faster: f64) -> Steer {
        Steer {
            faster,
            is_turning: false,
        }
    }

    /// Samples to go on for one that is given, over the next `seconds`. The source is surely `faster`
    /// than promised, and the place is `behind` by so many seconds, or ahead when below zero.
    pub fn step(&mut self, faster: f64, behind: f64, seconds: f64) -> f64 {
        self.is_turning = behind.abs() > if self.is_turning { MADE_GOOD } else { OFF };
        // As fast as can still be stopped in time, with half to spare.
        let stoppable = (CHANGE * behind.abs()).sqrt();
        let most = if behind.abs() < NEAR { GENTLE } else { HASTE };
        let haste = stoppable.min(most);
        let aim = if self.is_turning {
            faster + haste.copysign(behind)
        } else {
            faster
        };
        let change = CHANGE * seconds;
        self.faster += (aim - self.faster).clamp(-change, change);
        1.0 + self.faster
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a source that is `faster`, which is known, from `behind` on; gives how far it is behind
    /// each hundredth of a second.
    fn read(faster: f64, mut behind: f64, seconds: u32) -> Vec<f64> {
        let mut steer = Steer::default();
        let pieces = 0..seconds * 100;
        let piece = |_| {
            behind += (1.0 + faster - steer.step(faster, behind, 0.01)) * 0.01;
            behind
        };
        pieces.map(piece).collect()
    }

    #[test]
    fn a_place_that_is_a_little_off_is_left_alone() {
        let way = read(0.0, 0.0014, 60);
        assert!(
            way.iter()
                .all(|behind| behind.to_bits() == 0.0014_f64.to_bits())
        );
    }

    #[test]
    fn a_place_that_is_off_is_turned_back_and_not_beyond() {
        for behind in [0.003, -0.010, 0.040] {
            let way = read(0.0, behind, 2_000);
            assert!(way.iter().all(|left| left * behind > -1e-6), "{behind}");
            let left = way.last().unwrap();
            assert!(left.abs() <= MADE_GOOD, "{left} of {behind}");
        }
    }

    #[test]
    fn a_drift_of_100_ppm_that_shows_at_once_costs_less_than_four_milliseconds() {
        for faster in [-100e-6, 100e-6] {
            let way = read(faster, 0.0, 600);
            assert!(way.iter().all(|behind| behind.abs() < 0.004));
            assert!(way.last().unwrap().abs() <= OFF);
        }
    }
}
