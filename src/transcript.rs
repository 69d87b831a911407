//! Transcripts: who said what when, on the session's clock. Pure.

pub mod label;
pub mod names;
pub mod people;
pub mod place;
pub mod read;
pub mod script;

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
    /// `interviewer`, a participant, or `S1` and so on for a voice that nobody named; none when
    /// voices are not told apart.
    pub speaker: Option<String>,
    /// Its beginning on the session's clock, in milliseconds.
    pub ms: i64,
    /// Its end on the session's clock, in milliseconds.
    pub end_ms: i64,
    /// Its beginning in the recording, in samples; none without one.
    pub position: Option<u64>,
    /// The words.
    pub text: String,
    /// The topic that was open: its id, `opening` or `closing`; empty where the file does not say when
    /// it was said and several were open in the time it can have been.
    pub topic: String,
    /// The base question that was open.
    pub question: Option<String>,
}

/// The transcripts of a session, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transcripts(Vec<(String, Transcript)>);

impl Transcripts {
    /// Transcripts with their names, in any order.
    #[must_use]
    pub fn of(mut all: Vec<(String, Transcript)>) -> Transcripts {
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        Transcripts(all)
    }

    /// All of them, by name.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Transcript)> {
        self.0.iter().map(|(name, one)| (name.as_str(), one))
    }

    /// All of them, by name, to be changed.
    pub fn all_mut(&mut self) -> impl Iterator<Item = (&str, &mut Transcript)> {
        let all = self.0.iter_mut();
        all.map(|(name, one)| (name.as_str(), one))
    }

    /// The one with a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Transcript> {
        self.all().find(|(own, _)| *own == name).map(|(_, one)| one)
    }

    /// The turns of the one with a name; none when it is not there.
    #[must_use]
    pub fn turns(&self, name: &str) -> &[Turn] {
        self.get(name).map_or(&[], |one| &one.turns)
    }

    /// A turn, from 1.
    #[must_use]
    pub fn turn(&self, name: &str, turn: u32) -> Option<&Turn> {
        let index = usize::try_from(turn).ok()?.checked_sub(1)?;
        self.turns(name).get(index)
    }
}
