//! The tracks of a recording, and positions in it.

use std::time::Duration;

/// One voice of the recording. With one track alone it is the microphone, whoever is heard in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Track {
    /// The interviewer, or a whole table: left in the file.
    Microphone,
    /// What the call plays, the participant: right in the file.
    Call,
}

impl Track {
    /// Both, in the order they have in a file.
    pub const BOTH: [Track; 2] = [Track::Microphone, Track::Call];

    /// The channel in a file, from 0.
    #[must_use]
    pub fn channel(self) -> usize {
        match self {
            Track::Microphone => 0,
            Track::Call => 1,
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Track {
        match self {
            Track::Microphone => Track::Call,
            Track::Call => Track::Microphone,
        }
    }

    /// The word that stands for it in the journal and in names of files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Track::Microphone => "microphone",
            Track::Call => "call",
        }
    }
}

/// Samples of one track since the start of one file; each run of the recorder makes a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position(pub u64);

impl Position {
    /// The time from the start of the file, at `rate` samples a second.
    #[must_use]
    pub fn time(self, rate: u32) -> Duration {
        let rate = u64::from(rate.max(1));
        let nanos = (self.0 % rate) * 1_000_000_000 / rate;
        Duration::from_secs(self.0 / rate) + Duration::from_nanos(nanos)
    }

    /// The last position that is not after `time` from the start of the file.
    #[must_use]
    pub fn at(time: Duration, rate: u32) -> Position {
        let part = u64::from(time.subsec_nanos()) * u64::from(rate) / 1_000_000_000;
        Position(time.as_secs() * u64::from(rate) + part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_and_times_go_over_into_each_other() {
        assert_eq!(Position(72_000).time(48_000), Duration::from_millis(1_500));
        assert_eq!(
            Position::at(Duration::from_millis(1_500), 48_000),
            Position(72_000)
        );
        assert_eq!(Position(1).time(48_000), Duration::from_nanos(20_833));
    }
}
