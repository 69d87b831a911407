//! What became of a question or probe.

use serde::Serialize;

/// What became of a question or probe. Mentioned is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing yet.
    Open,
    /// Its matter came up before its turn.
    Mentioned,
    /// It was asked.
    Asked,
    /// It was passed by on purpose.
    Skipped,
}

/// All that happened to a question or probe; moments in milliseconds on the session's clock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemState {
    /// Asked at.
    pub asked: Option<u64>,
    /// Skipped at, with the reason.
    pub skipped: Option<(u64, String)>,
    /// Mentioned at, first time first, with the `seq` of the note that holds what was said.
    pub mentioned: Vec<(u64, Option<u64>)>,
    /// Flagged as unclear.
    pub flagged: bool,
}

impl ItemState {
    /// What became of it: asked outweighs skipped, both outweigh mentioned.
    #[must_use]
    pub fn state(&self) -> State {
        if self.asked.is_some() {
            State::Asked
        } else if self.skipped.is_some() {
            State::Skipped
        } else if self.mentioned.is_empty() {
            State::Open
        } else {
            State::Mentioned
        }
    }
}
