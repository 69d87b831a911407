//! A member check's answers: each that was given, the changed ones too, and what was concluded.

use std::collections::BTreeMap;

use crate::journal::deed::{Answered, Concluded};
use crate::journal::moment::Timestamp;

/// An answer with its moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The answer.
    pub answered: Answered,
    /// When, by the calendar.
    pub at: Timestamp,
    /// When, in milliseconds on the session's clock.
    pub ms: u64,
}

/// The answers and conclusions of a member check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// By statement and participant, in the order they were given; never empty.
    given: BTreeMap<(String, String), Vec<Given>>,
    /// By statement, the latest.
    concluded: BTreeMap<String, Concluded>,
}

impl Answers {
    pub(super) fn take(&mut self, given: Given) {
        let of = &given.answered;
        let key = (of.statement.clone(), of.participant.clone());
        self.given.entry(key).or_default().push(given);
    }

    pub(super) fn conclude(&mut self, concluded: Concluded) {
        self.concluded
            .insert(concluded.statement.clone(), concluded);
    }

    /// What a participant answered to a statement, the latest last.
    #[must_use]
    pub fn of(&self, statement: &str, participant: &str) -> &[Given] {
        let key = (statement.to_owned(), participant.to_owned());
        self.given.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The answers that stand, by statement, then by participant.
    pub fn standing(&self) -> impl Iterator<Item = &Given> {
        self.given.values().filter_map(|given| given.last())
    }

    /// What was concluded of a finding.
    #[must_use]
    pub fn conclusion(&self, statement: &str) -> Option<&Concluded> {
        self.concluded.get(statement)
    }
}
