//! What a recorder tells while it runs.

use std::path::PathBuf;
use std::time::Duration;

use super::align::{Drift, Gap};
use super::balance::Talk;
use super::flac::{Shape, Summary};
use super::level::Level;
use super::track::{Position, Track};
use super::watch::Trouble;

/// One thing told. Moments are [`crate::system::uptime`], positions are in the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Report {
    /// The first sound is there.
    Started {
        /// The file.
        file: PathBuf,
        /// The moment of the first sample.
        at: Duration,
        /// Rate and tracks.
        shape: Shape,
        /// Seconds that there is room for on the disk, where that is known.
        room: Option<u64>,
    },
    /// How loud a track is, ten times a second.
    Level {
        /// Which.
        track: Track,
        /// How loud.
        level: Level,
    },
    /// Who spoke how long, each second.
    Talk(Talk),
    /// Something is wrong; the recording goes on with what there is.
    Trouble(Trouble),
    /// That is over.
    Over(Trouble),
    /// Silence stands where a source gave nothing, or where the disk took nothing for too long.
    Gap(Gap),
    /// A track has a source again, perhaps another.
    Device {
        /// Which.
        track: Track,
        /// The source.
        device: String,
        /// The moment.
        at: Duration,
    },
    /// A source's clock was found to run so, or to run otherwise than told before.
    Drift(Drift),
    /// What is on the disk by now, each second.
    Written {
        /// Samples of each track.
        samples: u64,
        /// Bytes of the file.
        bytes: u64,
        /// Seconds that there is room for on the disk, where that is known.
        room: Option<u64>,
    },
    /// Nothing is recorded from here on.
    Paused {
        /// The position in the file, which will be that of what comes after.
        position: Position,
        /// The moment.
        at: Duration,
        /// Why.
        why: Pause,
    },
    /// The recording goes on.
    WentOn {
        /// The position in the file.
        position: Position,
        /// The moment of the sample there.
        at: Duration,
    },
    /// The recording is over and its file whole.
    Stopped {
        /// The file.
        file: PathBuf,
        /// Length, MD5, size.
        summary: Summary,
    },
    /// The recorder could not start, or not bring its file to an end. What is in the file plays.
    Failed {
        /// The file, when there is one.
        file: Option<PathBuf>,
        /// What went wrong, in words.
        why: String,
    },
}

/// Why a recording pauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// Somebody said so: off the record.
    Asked,
    /// The computer slept.
    Asleep,
}
