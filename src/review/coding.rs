//! What one unit is coded with in one round.

use crate::journal::deed::{Note, Origin};

/// What a coder said of a unit; what was not said stays as it was proposed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coding {
    /// The concepts it was given.
    pub tags: Option<Tags>,
    /// The theme it was given, or that it has none.
    pub theme: Option<Option<String>>,
    /// The coder is in doubt.
    pub doubtful: bool,
    /// The coder's remark.
    pub remark: Option<String>,
    /// It was given its concepts, or they were confirmed, in this very round.
    pub reviewed: bool,
}

/// Concepts, and who gave them when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tags {
    /// Concept ids.
    pub concepts: Vec<String>,
    /// Outside the model: counted nowhere.
    pub outside: bool,
    /// The coder.
    pub coder: String,
    /// The round.
    pub round: u32,
}

/// How a unit stands: what a coder said, and below that what was proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Concept ids.
    pub concepts: &'a [String],
    /// Outside the model: counted nowhere.
    pub outside: bool,
    /// Where the concepts come from.
    pub origin: Origin,
    /// A theme in free words.
    pub theme: Option<&'a str>,
    /// What a coder said of it.
    pub coding: Option<&'a Coding>,
}

impl<'a> Standing<'a> {
    /// How a note stands.
    #[must_use]
    pub fn of_note(note: &'a Note, coding: Option<&'a Coding>) -> Standing<'a> {
        let tags = coding.and_then(|coding| coding.tags.as_ref());
        let theme = coding.and_then(|coding| coding.theme.as_ref());
        Standing {
            concepts: tags.map_or(&note.concepts, |tags| &tags.concepts),
            outside: tags.map_or(note.outside, |tags| tags.outside),
            origin: tags.map_or(note.origin, |_| Origin::Reviewed),
            theme: theme.map_or(note.theme.as_deref(), Option::as_deref),
            coding,
        }
    }

    /// How a fragment of a transcript stands.
    #[must_use]
    pub fn of_fragment(coding: &'a Coding) -> Standing<'a> {
        let tags = coding.tags.as_ref();
        Standing {
            concepts: tags.map_or(&[], |tags| &tags.concepts),
            outside: tags.is_some_and(|tags| tags.outside),
            origin: Origin::Reviewed,
            theme: coding.theme.as_ref().and_then(Option::as_deref),
            coding: Some(coding),
        }
    }
}
