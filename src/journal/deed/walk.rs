//! Going along the guide: what was opened, asked, passed by, ticked.

use serde::{Deserialize, Serialize};

/// See [`super::Deed::Moved`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The place gone to: a question's or probe's id, a topic's without questions, `opening` or
    /// `closing`.
    pub to: String,
    /// How.
    pub how: Move,
}

/// How one came to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// To the next or the one before, in order.
    Step,
    /// By a jump, which can be gone back from.
    Jump,
    /// Back from a jump.
    Back,
    /// By the arrow keys, within the topic.
    Select,
}

/// What part a question played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A base question of the guide.
    Planned,
    /// A probe of the guide.
    Probe,
    /// A general follow-up.
    FollowUp,
    /// Made up on the spot.
    Improvised,
}

/// See [`super::Deed::Asked`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The question, probe or general follow-up.
    pub id: String,
    /// What part it played.
    pub role: Role,
    /// The place that is opened next, when one went on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// See [`super::Deed::Skipped`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The question or probe.
    pub id: String,
    /// Why, in the interviewer's words; may be empty.
    pub why: String,
    /// The place that is opened next, when one went on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// See [`super::Deed::Mentioned`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mentioned {
    /// The question or probe.
    pub id: String,
    /// The `seq` of the note that holds what was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<u64>,
}

/// See [`super::Deed::Ticked`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticked {
    /// The topic.
    pub topic: String,
    /// The checklist item's id.
    pub item: String,
    /// Ticked, or the tick taken away.
    pub on: bool,
}

/// See [`super::Deed::Condition`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The probe that has the condition.
    pub id: String,
    /// Opened, or closed again.
    pub open: bool,
}

/// See [`super::Deed::Flagged`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flagged {
    /// The item whose wording was unclear.
    pub id: String,
    /// Why, in the interviewer's words; may be empty.
    pub why: String,
}
