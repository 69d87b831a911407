//! The data of the event that says that a kind of private data was destroyed.

use serde::{Deserialize, Serialize};

/// A kind of private data that can be destroyed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Private {
    /// The key, the speakers and the researcher's own terms.
    Key,
    /// Lists of sign-ups.
    Signups,
    /// Transcripts as they came.
    Transcripts,
}

impl Private {
    /// The word in the journal.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Private::Key => "key",
            Private::Signups => "signups",
            Private::Transcripts => "transcripts",
        }
    }
}

/// See [`super::Deed::Destroyed`]. Names of files may be those of people, and are not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destroyed {
    /// What.
    pub what: Private,
    /// Each file.
    pub files: Vec<DestroyedFile>,
    /// How many participants the key was about; none of what is locked, or is no key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<usize>,
    /// Who destroyed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Why, in words.
    pub why: String,
}

/// A file that was destroyed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DestroyedFile {
    /// SHA-256 of what was in it.
    pub sha256: String,
    /// How large it was.
    pub bytes: u64,
    /// Whether it was encrypted.
    pub locked: bool,
}
