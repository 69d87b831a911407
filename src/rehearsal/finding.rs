//! What is wrong in a script, with its line.

use crate::safe::shown;
use crate::texts::{RehearsalTexts, fill};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The guide has no such place.
    NoSuchPlace(String),
    /// The guide has no such question or probe.
    NoSuchQuestion(String),
    /// No checklist has such an item.
    NoSuchCheck(String),
    /// The guide has no such consent item.
    NoSuchConsent(String),
    /// Nothing is said.
    NoWords,
    /// Not a number of seconds.
    NotSeconds(String),
    /// Not a participant.
    NotAParticipant(String),
    /// Not a command.
    NotACommand(String),
    /// Said after a line that moves on, so nobody can tell to which question.
    Nowhere,
    /// The interviewer reacts before anything was said.
    NothingSaid,
}

impl Finding {
    /// In words: `line 12: …`.
    #[must_use]
    pub fn say(&self, texts: &RehearsalTexts) -> String {
        let (text, what) = match &self.problem {
            Problem::NoSuchPlace(id) => (texts.no_such_place, id.as_str()),
            Problem::NoSuchQuestion(id) => (texts.no_such_question, id.as_str()),
            Problem::NoSuchCheck(id) => (texts.no_such_check, id.as_str()),
            Problem::NoSuchConsent(id) => (texts.no_such_consent, id.as_str()),
            Problem::NotSeconds(text) => (texts.not_seconds, text.as_str()),
            Problem::NotAParticipant(text) => (texts.not_a_participant, text.as_str()),
            Problem::NotACommand(text) => (texts.not_a_command, text.as_str()),
            Problem::NoWords => (texts.no_words, ""),
            Problem::Nowhere => (texts.nowhere, ""),
            Problem::NothingSaid => (texts.nothing_said, ""),
        };
        let what = fill(text, &[("what", &shown(what))]);
        fill(texts.finding, &[("line", &self.line), ("what", &what)])
    }
}
