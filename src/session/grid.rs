//! The grid of a member check: for each statement a row with everyone's answer. Silence is not assent:
//! what nobody was asked stays open.

use std::collections::BTreeMap;

use super::Session;
use super::answers::Given;
use super::item::State;
use crate::journal::deed::Recognition;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'s> {
    /// Not asked yet.
    Open,
    /// Not at the table when the statement was laid there.
    Away,
    /// Answered; an answer that was changed is among the given ones.
    Given(&'s Given),
}

impl Cell<'_> {
    /// The answer: who was away is absent, who was not asked has none.
    #[must_use]
    pub fn answer(self) -> Option<Recognition> {
        match self {
            Cell::Open => None,
            Cell::Away => Some(Recognition::Absent),
            Cell::Given(given) => Some(given.answered.answer),
        }
    }
}

impl Session {
    /// What a participant answered to a statement, by its index in the outline.
    #[must_use]
    pub fn cell(&self, statement: usize, participant: &str) -> Cell<'_> {
        let id = self.outline.item(statement).map_or("", |item| &item.id);
        match self.answers.of(id, participant).last() {
            Some(given) => Cell::Given(given),
            None if self.table.is_here(participant) => Cell::Open,
            None if self.was_laid_to(statement, participant) => Cell::Open,
            None => Cell::Away,
        }
    }

    /// A statement's row: everyone who is or was expected, with what stands there.
    pub fn row(&self, statement: usize) -> impl Iterator<Item = (&str, Cell<'_>)> {
        let everyone = self.table.everyone().iter();
        everyone.map(move |who| (who.as_str(), self.cell(statement, who)))
    }

    /// Who was not asked for an answer to a statement, in the order they are asked.
    pub fn open_in_row(&self, statement: usize) -> impl Iterator<Item = &str> {
        let everyone = self.table.everyone().iter().map(String::as_str);
        let gone = everyone.filter(|who| !self.table.is_here(who));
        self.turns(statement)
            .chain(gone)
            .filter(move |who| self.cell(statement, who) == Cell::Open)
    }

    /// Those at the table in the order they are asked: it turns by one from statement to statement,
    /// since who speaks first sways the rest. Where everyone answered in silence it is the table's.
    pub fn turns(&self, statement: usize) -> impl Iterator<Item = &str> {
        let here = self.table.here();
        let before = self.outline.statements().take_while(|at| *at < statement);
        let first = match (self.silent, here.len()) {
            (true, _) | (_, 0) => 0,
            (false, count) => before.count() % count,
        };
        let (later, sooner) = here.split_at(first);
        sooner.iter().chain(later).map(String::as_str)
    }

    /// Whether somebody was not asked for an answer to a statement that was not passed by.
    #[must_use]
    pub fn has_open_cells(&self, statement: usize) -> bool {
        let is_passed_by = self.state_of(statement) == State::Skipped;
        let is_statement = self.outline.is_statement(statement);
        is_statement && !is_passed_by && self.row(statement).any(|(_, cell)| cell == Cell::Open)
    }

    /// Whether everyone answered a statement who could.
    #[must_use]
    pub fn is_row_full(&self, statement: usize) -> bool {
        if !self.outline.is_statement(statement) {
            return false;
        }
        let mut is_answered = false;
        for (_, cell) in self.row(statement) {
            match cell {
                Cell::Open => return false,
                Cell::Given(_) => is_answered = true,
                Cell::Away => {}
            }
        }
        is_answered
    }

    /// How often each was heard: answers in words, and notes that name her as a speaker.
    #[must_use]
    pub fn heard(&self) -> BTreeMap<&str, usize> {
        let answers = self.answers.standing().map(|given| &given.answered);
        let answers = answers.filter(|answered| answered.answer.is_words());
        let notes = self.notes.all().iter().filter(|note| !note.struck);
        let speakers = notes.flat_map(|note| &note.note.speakers);
        let mut heard = BTreeMap::new();
        for who in answers
            .map(|answered| &answered.participant)
            .chain(speakers)
        {
            *heard.entry(who.as_str()).or_default() += 1;
        }
        heard
    }

    fn was_laid_to(&self, statement: usize, participant: &str) -> bool {
        let laid = self.laid.get(&statement);
        laid.is_some_and(|who| who.contains(participant))
    }

    /// Takes that the open statement lies before everyone at the table.
    pub(super) fn lay(&mut self) {
        let Some(item) = self.place.item() else {
            return;
        };
        if self.outline.is_statement(item) {
            let here = self.table.here().iter().cloned();
            self.laid.entry(item).or_default().extend(here);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::guide::load::load;
    use crate::guide::outline::Outline;
    use crate::journal::Event;
    use crate::journal::deed::{Answered, Deed, Joined, Left, Move, Moved, Silent};
    use crate::journal::moment::Timestamp;
    use crate::session::header::{Header, Phase};

    fn session(participants: &[&str]) -> Session {
        let guide = load("kwaliteitszorg-member-check", None).unwrap().guide;
        let outline = Outline::of(&guide);
        let header = Header {
            uuid: uuid::Uuid::nil(),
            guide: guide.id.clone(),
            guide_version: guide.version.clone(),
            guide_sha256: String::new(),
            participants: participants.iter().map(ToString::to_string).collect(),
            phase: Phase::MemberCheck,
            language: "nl".into(),
            start: time::OffsetDateTime::UNIX_EPOCH,
        };
        Session::new(header.into(), guide.into(), Arc::new(outline))
    }

    fn take(session: &mut Session, deed: impl Into<Deed>) {
        let seq = session.next_seq;
        session.apply(&Event {
            seq,
            at: Timestamp::new(time::OffsetDateTime::UNIX_EPOCH),
            ms: seq * 1_000,
            deed: deed.into(),
        });
    }

    fn go(session: &mut Session, to: &str) -> usize {
        let (to, how) = (to.to_owned(), Move::Jump);
        take(session, Moved { to, how });
        session.place.item().unwrap()
    }

    fn answer(session: &mut Session, statement: &str, who: &str) {
        take(
            session,
            Answered {
                statement: statement.into(),
                participant: who.into(),
                answer: Recognition::Partly,
                nuance: None,
                silent: false,
            },
        );
    }

    fn turns(session: &Session, statement: usize) -> Vec<String> {
        session.turns(statement).map(str::to_owned).collect()
    }

    #[test]
    fn the_first_to_speak_is_another_one_at_each_statement() {
        let mut session = session(&["R1", "R2", "R3"]);
        let first = go(&mut session, "M1.s1");
        assert_eq!(turns(&session, first), ["R1", "R2", "R3"]);
        assert_eq!(turns(&session, first + 1), ["R2", "R3", "R1"]);
        let of_the_next_topic = go(&mut session, "M2.s1");
        assert_eq!(turns(&session, of_the_next_topic), ["R1", "R2", "R3"]);
        take(&mut session, Silent { on: true });
        assert_eq!(turns(&session, first + 1), ["R1", "R2", "R3"]);
    }

    #[test]
    fn a_row_is_full_once_everyone_there_has_answered() {
        let mut session = session(&["R1", "R2"]);
        let item = go(&mut session, "M1.s1");
        answer(&mut session, "M1.s1", "R1");
        assert!(!session.is_row_full(item));
        answer(&mut session, "M1.s1", "R2");
        assert!(session.is_row_full(item) && !session.is_ahead(item));
        let question = session.outline.find("M1.1").unwrap();
        assert!(!session.is_row_full(question), "a question has no row");
    }

    #[test]
    fn who_left_after_a_statement_was_laid_stays_open_there_and_is_absent_later() {
        let mut session = session(&["R1", "R2"]);
        let first = go(&mut session, "M1.s1");
        take(
            &mut session,
            Left {
                participant: "R2".into(),
            },
        );
        let second = go(&mut session, "M1.s2");
        assert_eq!(session.cell(first, "R2"), Cell::Open);
        assert_eq!(session.cell(second, "R2"), Cell::Away);
        answer(&mut session, "M1.s2", "R1");
        assert!(session.is_row_full(second));
        assert_eq!(session.open_in_row(first).collect::<Vec<_>>(), ["R1", "R2"]);
    }

    #[test]
    fn who_joins_late_is_open_everywhere() {
        let mut session = session(&["R1"]);
        let item = go(&mut session, "M1.s1");
        answer(&mut session, "M1.s1", "R1");
        take(
            &mut session,
            Joined {
                participant: "R3".into(),
            },
        );
        assert_eq!(session.cell(item, "R3"), Cell::Open);
        assert_eq!(session.open_in_row(item).collect::<Vec<_>>(), ["R3"]);
    }

    #[test]
    fn an_empty_table_fills_no_row() {
        let mut session = session(&["R1"]);
        take(
            &mut session,
            Left {
                participant: "R1".into(),
            },
        );
        let item = go(&mut session, "M1.s1");
        assert!(!session.is_row_full(item));
        assert_eq!(session.turns(item).count(), 0);
    }
}
