//! The data of events about recordings. A file is named as it stands in the session's `audio/`
//! folder; positions are samples of one track since the file began.

use serde::{Deserialize, Serialize};

/// See [`super::Deed::RecordingStarted`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordingStarted {
    /// The file.
    pub file: String,
    /// Samples a second.
    pub rate: u32,
    /// The tracks in the order of the file's channels, each with its device.
    pub tracks: Vec<RecordedTrack>,
    /// The session's clock at position 0, in milliseconds.
    pub at_ms: u64,
}

/// A track and the device that it is recorded from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedTrack {
    /// `microphone` or `call`.
    pub track: String,
    /// The device, by the name that the system knows it by.
    pub device: String,
}

/// See [`super::Deed::RecordingPaused`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordingPaused {
    /// The file.
    pub file: String,
    /// The position up to which it was recorded.
    pub position: u64,
}

/// See [`super::Deed::RecordingContinued`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordingContinued {
    /// The file.
    pub file: String,
    /// The position from which it is recorded again.
    pub position: u64,
    /// The session's clock there, in milliseconds.
    pub at_ms: u64,
}

/// See [`super::Deed::RecordingStopped`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordingStopped {
    /// The file.
    pub file: String,
    /// How many samples each track has.
    pub samples: u64,
    /// The MD5 of the samples, as the file's own header has it; empty when the file could not be
    /// closed cleanly.
    pub md5: String,
}

/// See [`super::Deed::RecordingGap`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordingGap {
    /// The file.
    pub file: String,
    /// The track that is silent there.
    pub track: String,
    /// Where it begins.
    pub from: u64,
    /// How long it is.
    pub samples: u64,
}

/// See [`super::Deed::RecordingDevice`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordingDevice {
    /// The file.
    pub file: String,
    /// The track.
    pub track: String,
    /// Where.
    pub position: u64,
    /// The device that it is recorded from now; none when it went.
    pub device: Option<String>,
}

/// See [`super::Deed::RecordingTrouble`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordingTrouble {
    /// The file.
    pub file: String,
    /// Where.
    pub position: u64,
    /// What, in one word, with the track after a colon where one is meant: `silent:call`.
    pub what: String,
    /// Whether it began, or is over.
    pub begins: bool,
}

/// See [`super::Deed::RecordingDrift`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordingDrift {
    /// The file.
    pub file: String,
    /// The track.
    pub track: String,
    /// Where.
    pub position: u64,
    /// Millionths by which its clock is fast; that is taken out of the file.
    pub ppm: i32,
}

/// See [`super::Deed::Talked`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talked {
    /// The file that was listened to.
    pub file: String,
    /// Each section in which somebody spoke.
    pub sections: Vec<TalkedIn>,
    /// Whose the longest turn was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest_track: Option<String>,
    /// How long it was, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest_ms: Option<u64>,
}

/// How long each side spoke in a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkedIn {
    /// The topic, `opening` or `closing`.
    pub section: String,
    /// Speech on the microphone's track, in milliseconds.
    pub microphone_ms: u64,
    /// Speech on the call's track, in milliseconds.
    pub call_ms: u64,
}

/// See [`super::Deed::ConsentAloud`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentAloud {
    /// The file.
    pub file: String,
    /// Where.
    pub position: u64,
}

/// See [`super::Deed::RecordingAttached`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordingAttached {
    /// The file.
    pub file: String,
    /// Samples a second.
    pub rate: u32,
    /// How many samples each track has.
    pub samples: u64,
    /// The session's clock at position 0, in milliseconds; below 0 when the recording began before
    /// the session.
    pub at_ms: i64,
    /// The SHA-256 of the file.
    pub sha256: String,
}

/// See [`super::Deed::RecordingDestroyed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordingDestroyed {
    /// The file.
    pub file: String,
    /// The SHA-256 it had.
    pub sha256: String,
    /// Its bytes.
    pub bytes: u64,
    /// How long it was, in milliseconds; none when it could not be read any more.
    pub length_ms: Option<u64>,
    /// Why.
    pub why: String,
}

/// See [`super::Deed::Transcribed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcribed {
    /// The file, as it is named in the session's `transcript/` folder.
    pub file: String,
    /// The SHA-256 of the file.
    pub sha256: String,
    /// How many turns it has.
    pub turns: u64,
    /// What wrote it out: a recogniser, or the form the file came in.
    pub engine: String,
}
