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
    /// The observer who took it down; none when the moderator did.
    pub author: Option<String>,
}

/// The answers and conclusions of a member check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// By statement and participant, by the clock; never empty.
    given: BTreeMap<String, BTreeMap<String, Vec<Given>>>,
    /// Who answered last, and when, by statement.
    latest: BTreeMap<String, (u64, String)>,
    /// By statement, the latest.
    concluded: BTreeMap<String, Concluded>,
}

impl Answers {
    pub(super) fn take(&mut self, given: Given) {
        let of = &given.answered;
        self.note_latest(&given);
        let row = self.given.entry(of.statement.clone()).or_default();
        let cell = row.entry(of.participant.clone()).or_default();
        let at = cell.partition_point(|earlier| earlier.ms <= given.ms);
        cell.insert(at, given);
    }

    fn note_latest(&mut self, given: &Given) {
        let of = &given.answered;
        let latest = self.latest.get(&of.statement);
        if latest.is_none_or(|(ms, _)| *ms <= given.ms) {
            let latest = (given.ms, of.participant.clone());
            self.latest.insert(of.statement.clone(), latest);
        }
    }

    /// Takes what observers took down, in the place of what they had before.
    pub(super) fn put_beside(&mut self, beside: Vec<Given>) {
        let before = std::mem::take(&mut self.given);
        self.latest.clear();
        let cells = before.into_values().flat_map(BTreeMap::into_values);
        let own = cells.flatten().filter(|given| given.author.is_none());
        for given in own.chain(beside) {
            self.take(given);
        }
    }

    /// All that were given, by statement, by participant, then by the clock.
    pub fn all(&self) -> impl Iterator<Item = &Given> {
        let rows = self.given.values().flat_map(BTreeMap::values);
        rows.flatten()
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
        self.latest.get(statement).map(|(_, who)| who.as_str())
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
