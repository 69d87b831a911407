//! Transcripts: who said what when, on the session's clock. Pure.

pub mod label;
pub mod read;

use serde::{Deserialize, Serialize};

/// The shape of the file that a transcript is kept in.
pub const VERSION: u32 = 1;

/// A transcript as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// The shape of the file; this program writes [`VERSION`].
    pub version: u32,
    /// The recording it is of; none for one whose recording is elsewhere.
    pub source: Option<String>,
    /// What wrote it out: a recogniser, or the form the file came in.
    pub engine: String,
    /// The language spoken, a BCP 47 tag.
    pub language: String,
    /// What was said, the earliest first.
    pub turns: Vec<Turn>,
}

/// What one speaker said in one go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// `interviewer` or a participant; none when it is not known who spoke.
    pub speaker: Option<String>,
    /// Its beginning on the session's clock, in milliseconds.
    pub ms: i64,
    /// Its end on the session's clock, in milliseconds.
    pub end_ms: i64,
    /// Its beginning in the recording, in samples; none without one.
    pub position: Option<u64>,
    /// The words.
    pub text: String,
    /// The topic that was open: its id, `opening` or `closing`.
    pub topic: String,
    /// The base question that was open.
    pub question: Option<String>,
}
