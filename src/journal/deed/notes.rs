//! The data of events about notes: kept, edited, tagged, struck out, settled.

use serde::{Deserialize, Serialize};

use crate::journal::moment::Timestamp;

/// What kind of note it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// What the participant said, in the interviewer's words.
    Note,
    /// Verbatim.
    Quote,
    /// The interviewer's own thought.
    Memo,
    /// A follow-up for later.
    Parked,
    /// A question made up on the spot.
    Improvised,
    /// This moment, without words.
    Mark,
    /// In a member check: a nuance to a finding.
    Nuance,
    /// In a member check: something the finding lacked.
    Addition,
    /// In a member check: participants disagree.
    Disagreement,
    /// Afterwards: how it went.
    Debrief,
    /// A fragment of a transcript.
    Fragment,
    /// What somebody said in one go, as a transcript has it.
    Turn,
}

impl NoteKind {
    /// All kinds.
    pub const ALL: [NoteKind; 12] = [
        NoteKind::Note,
        NoteKind::Quote,
        NoteKind::Memo,
        NoteKind::Parked,
        NoteKind::Improvised,
        NoteKind::Mark,
        NoteKind::Nuance,
        NoteKind::Addition,
        NoteKind::Disagreement,
        NoteKind::Debrief,
        NoteKind::Fragment,
        NoteKind::Turn,
    ];

    /// Whether notes of this kind count as fragments. (What is off the record is not in the journal
    /// at all.)
    #[must_use]
    pub fn is_fragment(self) -> bool {
        matches!(self, NoteKind::Note | NoteKind::Quote | NoteKind::Fragment)
    }

    /// The word in the journal and in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            NoteKind::Note => "note",
            NoteKind::Quote => "quote",
            NoteKind::Memo => "memo",
            NoteKind::Parked => "parked",
            NoteKind::Improvised => "improvised",
            NoteKind::Mark => "mark",
            NoteKind::Nuance => "nuance",
            NoteKind::Addition => "addition",
            NoteKind::Disagreement => "disagreement",
            NoteKind::Debrief => "debrief",
            NoteKind::Fragment => "fragment",
            NoteKind::Turn => "turn",
        }
    }
}

/// Where a note's concepts come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The open question's.
    Default,
    /// Typed by the interviewer.
    Chosen,
    /// Confirmed in review.
    Reviewed,
}

impl Origin {
    /// All origins.
    pub const ALL: [Origin; 3] = [Origin::Default, Origin::Chosen, Origin::Reviewed];

    /// The word in the journal and in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Origin::Default => "default",
            Origin::Chosen => "chosen",
            Origin::Reviewed => "reviewed",
        }
    }
}

/// See [`super::Deed::Note`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The words, without the leading sign and the recognised tags.
    pub text: String,
    /// What kind of note.
    pub kind: NoteKind,
    /// Concept ids.
    pub concepts: Vec<String>,
    /// Where the concepts come from.
    pub origin: Origin,
    /// Outside the concept model (`#-`): counted nowhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
    /// The topic that was open; `opening` or `closing` there, `debrief` after the end.
    pub topic: Option<String>,
    /// The base question that was open.
    pub question: Option<String>,
    /// The probe that was open below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probe: Option<String>,
    /// Who spoke, when said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<String>,
    /// A theme in free words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// The moment of its first keystroke.
    pub at: Timestamp,
    /// The same on the session's clock, in milliseconds.
    pub ms: u64,
}

/// See [`super::Deed::Edited`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edited {
    /// The note's `seq`.
    pub note: u64,
    /// The words it has now.
    pub text: String,
}

/// See [`super::Deed::Tagged`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tagged {
    /// The note's `seq`.
    pub note: u64,
    /// The concepts it has now.
    pub concepts: Vec<String>,
    /// Outside the concept model.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
    /// Where the concepts come from.
    pub origin: Origin,
}

/// See [`super::Deed::Struck`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Struck {
    /// The note's `seq`.
    pub note: u64,
}

/// See [`super::Deed::Settled`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The `seq` of the parked note.
    pub note: u64,
    /// In whose journal it stands, when that is an observer's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
}
