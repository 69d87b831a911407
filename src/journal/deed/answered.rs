//! The data of a member check's answers: whether a participant recognises a finding, and what the
//! moderator concludes of it.

use serde::{Deserialize, Serialize};

/// What a participant answers to a statement (Birt et al. 2016).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recognition {
    /// Recognises it.
    Recognised,
    /// Recognises it in part.
    Partly,
    /// Does not recognise it.
    Not,
    /// Has no view.
    None,
    /// Nodded, without words.
    Nod,
    /// Was out of the room.
    Absent,
}

impl Recognition {
    /// All answers.
    pub const ALL: [Recognition; 6] = [
        Recognition::Recognised,
        Recognition::Partly,
        Recognition::Not,
        Recognition::None,
        Recognition::Nod,
        Recognition::Absent,
    ];

    /// Whether it was given in words, so that the participant was heard.
    #[must_use]
    pub fn is_words(self) -> bool {
        !matches!(self, Recognition::Nod | Recognition::Absent)
    }

    /// The word that is typed and exported, in every language.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Recognition::Recognised => "recognised",
            Recognition::Partly => "partly",
            Recognition::Not => "not",
            Recognition::None => "none",
            Recognition::Nod => "nod",
            Recognition::Absent => "absent",
        }
    }
}

/// See [`super::Deed::Answered`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The statement's id.
    pub statement: String,
    /// Whose answer it is.
    pub participant: String,
    /// The answer.
    pub answer: Recognition,
    /// The nuance, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nuance: Option<String>,
    /// Given before anybody spoke.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub silent: bool,
}

/// What a moderator concludes of a finding after the participants were heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conclusion {
    /// It stands as it is.
    Confirmed,
    /// It stands in other words.
    Nuanced,
    /// It does not stand.
    Rejected,
    /// It stands, with something added.
    Extended,
}

impl Conclusion {
    /// All conclusions.
    pub const ALL: [Conclusion; 4] = [
        Conclusion::Confirmed,
        Conclusion::Nuanced,
        Conclusion::Rejected,
        Conclusion::Extended,
    ];

    /// The word that is typed and exported, in every language.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Conclusion::Confirmed => "confirmed",
            Conclusion::Nuanced => "nuanced",
            Conclusion::Rejected => "rejected",
            Conclusion::Extended => "extended",
        }
    }
}

/// See [`super::Deed::Concluded`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concluded {
    /// The statement's id.
    pub statement: String,
    /// What was concluded.
    pub conclusion: Conclusion,
    /// The finding in its new words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
}
