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
    given: BTreeMap<String, BTreeMap<String, Vec<Given>>>,
    /// Who answered last, by statement.
    latest: BTreeMap<String, String>,
    /// By statement, the latest.
    concluded: BTreeMap<String, Concluded>,
}

impl Answers {
    pub(super) fn take(&mut self, given: Given) {
        let of = &given.answered;
        self.latest
            .insert(of.statement.clone(), of.participant.clone());
        let row = self.given.entry(of.statement.clone()).or_default();
        row.entry(of.participant.clone()).or_default().push(given);
    }

    pub(super) fn conclude(&mut self, concluded: Concluded) {
        self.concluded
            .insert(concluded.statement.clone(), concluded);
    }

    /// What a participant answered to a statement, the latest last.
    #[must_use]
    pub fn of(&self, statement: &str, participant: &str) -> &[Given] {
        let row = self.given.get(statement);
        row.and_then(|row| row.get(participant))
            .map_or(&[], Vec::as_slice)
    }

    /// Who answered last to a statement.
    #[must_use]
    pub fn latest(&self, statement: &str) -> Option<&str> {
        self.latest.get(statement).map(String::as_str)
    }

    /// The answers that stand, by statement, then by participant.
    pub fn standing(&self) -> impl Iterator<Item = &Given> {
        let rows = self.given.values().flat_map(BTreeMap::values);
        rows.filter_map(|given| given.last())
    }

    /// What was concluded of a finding.
    #[must_use]
    pub fn conclusion(&self, statement: &str) -> Option<&Concluded> {
        self.concluded.get(statement)
    }
}
