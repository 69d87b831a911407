//! The data of events in the study's own journal: themes with another name, exports, withdrawals.

use serde::{Deserialize, Serialize};

/// See [`super::Deed::ThemeRenamed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeRenamed {
    /// The theme as it was given.
    pub from: String,
    /// What it is called from here on.
    pub to: String,
}

/// See [`super::Deed::Exported`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exported {
    /// The format.
    pub format: String,
    /// The name of the file or folder, without the way to it.
    pub file: String,
    /// SHA-256 of the file; none for a folder.
    pub sha256: Option<String>,
    /// The ids of the sessions in it.
    pub sessions: Vec<String>,
    /// The language of the concepts' names; none where it is each model's first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Whose codings were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coder: Option<String>,
    /// The round that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// The attributes that were made coarser, or left out of some participants.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coarsened: Vec<String>,
    /// Whether it was asked that no names are looked for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unguarded: bool,
    /// How many codes stand in the place of names; none where there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codes: Option<usize>,
}

/// What of theirs a participant withdraws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Withdrawal {
    /// What they said verbatim, as the interviewer noted it.
    Quotes,
    /// What was recorded, and what was written out of it.
    Recording,
    /// All of it.
    All,
}

impl Withdrawal {
    /// The word in the journal and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Withdrawal::Quotes => "quotes",
            Withdrawal::Recording => "recording",
            Withdrawal::All => "all",
        }
    }
}

/// See [`super::Deed::Withdrawn`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Who.
    pub participant: String,
    /// What.
    pub scope: Withdrawal,
    /// The one session it is about; none where it is about all, those as well that turn up later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// The ids of the sessions it was about when it was written down.
    pub sessions: Vec<String>,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
